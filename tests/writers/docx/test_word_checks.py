"""The eight checks of our own: each finds its fault in a broken copy, and nothing in a whole file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from tests.writers.docx.reading_back import W, broken
from tests.writers.docx.word_checks import CHECKS, DCTERMS, WP, word_faults

Element = etree._Element
Change = Callable[[Element], None]


def first(root: Element, tag: str) -> Element:
    """The first element of a tag; the fault needs one to be made in."""
    found = next(root.iter(tag), None)
    assert found is not None, tag
    return found


def remove(root: Element, tag: str) -> None:
    """Take the first element of a tag out."""
    element = first(root, tag)
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def set_all(root: Element, tag: str, name: str, value: str) -> None:
    """Give every element of a tag the same attribute."""
    for element in root.iter(tag):
        element.set(name, value)


def instruct(root: Element, instruction: str) -> None:
    """Replace the first field instruction."""
    first(root, f"{W}instrText").text = instruction


def end_with_table(root: Element) -> None:
    """Put a table at the end of the first cell."""
    etree.SubElement(first(root, f"{W}tc"), f"{W}tbl")


def write(root: Element, tag: str, words: str) -> None:
    """Replace the words of the first element of a tag."""
    first(root, tag).text = words


DOCUMENT, CORE, STYLES = "word/document.xml", "docProps/core.xml", "word/styles.xml"
FAULTS: list[tuple[str, str, Change, str]] = [
    ("bookmark without end", DOCUMENT, lambda r: remove(r, f"{W}bookmarkEnd"), "never ends"),
    ("bookmark without start", DOCUMENT, lambda r: remove(r, f"{W}bookmarkStart"), "without having begun"),
    ("equal bookmark ids", DOCUMENT, lambda r: set_all(r, f"{W}bookmarkStart", f"{W}id", "7"), "two bookmarks have"),
    ("equal bookmark names", DOCUMENT, lambda r: set_all(r, f"{W}bookmarkStart", f"{W}name", "a"), "are called a"),
    ("field without begin", DOCUMENT, lambda r: remove(r, f"{W}fldChar"), "stands alone"),
    ("field without end", DOCUMENT, lambda r: set_all(r, f"{W}fldChar", f"{W}fldCharType", "begin"), "never end"),
    ("active field", DOCUMENT, lambda r: instruct(r, " DDEAUTO c:\\\\x "), "DDEAUTO is not on the list"),
    ("linked picture field", DOCUMENT, lambda r: instruct(r, "INCLUDEPICTURE x"), "INCLUDEPICTURE is not"),
    ("table ends a cell", DOCUMENT, end_with_table, "does not end with a paragraph"),
    ("picture without words", DOCUMENT, lambda r: set_all(r, f"{WP}docPr", "descr", " "), "no alternative text"),
    ("date of another kind", CORE, lambda r: write(r, f"{DCTERMS}created", "20 Nov 2026"), "created is"),
    ("no date", CORE, lambda r: remove(r, f"{DCTERMS}modified"), "modified is ''"),
    ("header row not marked", DOCUMENT, lambda r: remove(r, f"{W}tblHeader"), "header row is not marked"),
    ("no language", STYLES, lambda r: remove(r, f"{W}lang"), "does not name its language"),
]


def test_a_whole_file_has_no_faults(specimen_docx: bytes) -> None:
    """The specimen, which holds every kind of thing the checks look at, passes all eight."""
    assert word_faults(specimen_docx) == []
    assert len(CHECKS) == 8


@pytest.mark.parametrize(("part", "change", "words"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_each_fault_is_found(specimen_docx: bytes, part: str, change: Change, words: str) -> None:
    """One change to one part, and the check for it says so."""
    faults = word_faults(broken(specimen_docx, change, part))
    assert any(words in fault for fault in faults), faults


def test_equal_ids_of_controls_are_found(specimen_docx: bytes) -> None:
    """Two check boxes, or two pictures, with one id."""

    def same_ids(root: Element) -> None:
        for element in root.iterfind(f".//{W}sdtPr/{W}id"):
            element.set(f"{W}val", "1")

    assert any("objects have the id 1" in fault for fault in word_faults(broken(specimen_docx, same_ids)))

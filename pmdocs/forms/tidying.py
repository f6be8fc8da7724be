"""Puts right what filling in leaves behind in Word's markup: empty tables and cells, ids used twice, stale marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Final

from docx.oxml.parser import OxmlElement

from pmdocs.forms.xml import W14, Element, W

_STALE: Final = (f"{W}proofErr", f"{W}lastRenderedPageBreak")
_FILL: Final = re.compile(r"[0-9A-Fa-f]{6}|auto")
# CT_TcPr is a sequence; tags for shades and merged cells put their elements in front of the others.
_CELL_ORDER: Final = (
    "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection",
    "tcFitText", "vAlign", "hideMark", "headers", "cellIns", "cellDel", "cellMerge", "tcPrChange",
)  # fmt: skip
_PARAGRAPH_IDS: Final = (f"{W14}paraId", f"{W14}textId")


@dataclass(slots=True)
class Tidying:
    """One pass over all parts of a form: ids are unique in the file, not only in their part."""

    bookmarks: Iterator[int] = field(default_factory=lambda: count(0))
    names: set[str] = field(default_factory=set)
    paragraphs: set[str] = field(default_factory=set)
    controls: set[str] = field(default_factory=set)

    def part(self, root: Element) -> None:
        """Put one part right."""
        for stale in list(root.iter(*_STALE)):
            _drop(stale)
        for table in list(root.iter(f"{W}tbl")):
            if next(table.iter(f"{W}tr"), None) is None:
                _drop(table)  # Word calls a file with such a table damaged
        for cell in root.iter(f"{W}tc"):
            _tidy_cell(cell)
        self._bookmarks(root)
        self._once(root)

    def _bookmarks(self, root: Element) -> None:
        """Number bookmarks anew; one that was repeated with its paragraph stays where it stood first."""
        waiting: dict[str, list[str | None]] = {}
        for mark in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            old = mark.get(f"{W}id", "")
            if mark.tag == f"{W}bookmarkStart":
                name = mark.get(f"{W}name", "")
                number = None if name in self.names else str(next(self.bookmarks))
                self.names.add(name)
                waiting.setdefault(old, []).append(number)
            else:
                number = waiting.get(old, [None]).pop(0) if waiting.get(old) else None
            if number is None:
                _drop(mark)
            else:
                mark.set(f"{W}id", number)
        for mark in list(root.iter(f"{W}bookmarkStart")):
            if any(mark.get(f"{W}id") in numbers for numbers in waiting.values()):
                _drop(mark)  # its end was left out

    def _once(self, root: Element) -> None:
        """Ids of paragraphs and content controls that were repeated: Word gives those without one a new id."""
        for paragraph in root.iter(f"{W}p", f"{W}tr"):
            identity = paragraph.get(_PARAGRAPH_IDS[0], "")
            if identity in self.paragraphs:
                for name in set(_PARAGRAPH_IDS).intersection(map(str, paragraph.attrib)):
                    del paragraph.attrib[name]
            elif identity:
                self.paragraphs.add(identity)
        for control in list(root.iterfind(f".//{W}sdtPr/{W}id")):
            identity = control.get(f"{W}val", "")
            if identity in self.controls:
                _drop(control)
            self.controls.add(identity)


def _tidy_cell(cell: Element) -> None:
    """A cell ends with a paragraph, and its properties stand in the order Word wants."""
    if len(cell) == 0 or cell[-1].tag != f"{W}p":
        cell.append(OxmlElement("w:p"))
    for properties in cell.findall(f"{W}tcPr"):
        properties.text = None
        for shade in properties.findall(f"{W}shd"):
            if not _FILL.fullmatch(shade.get(f"{W}fill", "auto")):
                shade.set(f"{W}fill", "auto")
        properties[:] = sorted(_last_of_each(properties), key=_rank)


def _last_of_each(properties: Element) -> list[Element]:
    """The properties, each once: what a tag says about a cell wins over what the form said before."""
    found: dict[str, Element] = {}
    for element in properties:
        found.setdefault(str(element.tag), element)
    return list(found.values())


def _rank(element: Element) -> int:
    name = str(element.tag).removeprefix(W)
    return _CELL_ORDER.index(name) if name in _CELL_ORDER else len(_CELL_ORDER)


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)

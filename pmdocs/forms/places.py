"""Says where a paragraph of a form stands: "table 2, row 3, cell 1", "paragraph 4, under 'Money'"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Final

from pmdocs.forms.xml import Element, W
from pmdocs.source.quoting import shortened

_TRANSPARENT: Final = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins"))
_LONGEST_HEADING: Final = 40


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: in words, and the numbers of the text, row and table around it.

    `text` numbers the cell, text box or story, so that two paragraphs with one number can be left out together;
    `row` and `table` are 0 outside tables.
    """

    words: str
    text: int
    row: int = 0
    table: int = 0


@dataclass(slots=True)
class _Story:
    headings: Collection[str]
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    tables: Iterator[int] = field(default_factory=lambda: count(1))
    paragraphs: Iterator[int] = field(default_factory=lambda: count(1))
    heading: str = ""


def placed_paragraphs(root: Element, label: str, headings: Collection[str]) -> Iterator[tuple[Element, Place]]:
    """Every paragraph of a part, in reading order, with its place.

    `label` names the part where it is not the text itself ("the header"); `headings` are the ids of heading styles.
    Paragraphs without words are not counted, as nobody sees them.
    """
    story = _Story(headings)
    around = Place(label, next(story.numbers))
    body = root.find(f"{W}body")
    yield from _blocks(root if body is None else body, around, story)


def own_texts(paragraph: Element) -> Iterator[Element]:
    """The pieces of text of a paragraph, without those of text boxes anchored in it."""
    for element in paragraph:
        if element.tag == f"{W}t":
            yield element
        elif element.tag != f"{W}txbxContent":
            yield from own_texts(element)


def words_of(paragraph: Element) -> str:
    """The words of a paragraph."""
    return "".join(text.text or "" for text in own_texts(paragraph))


def _blocks(parent: Element, around: Place, story: _Story) -> Iterator[tuple[Element, Place]]:
    for child in parent:
        if child.tag == f"{W}p":
            yield from _paragraph(child, around, story)
        elif child.tag == f"{W}tbl":
            yield from _table(child, around, story)
        elif child.tag in _TRANSPARENT or child.tag in (f"{W}footnote", f"{W}endnote"):
            yield from _blocks(child, around, story)


def _paragraph(paragraph: Element, around: Place, story: _Story) -> Iterator[tuple[Element, Place]]:
    words = " ".join(words_of(paragraph).split())
    place = around
    if not around.row:
        place = replace(around, words=_joined(around.words, _counted(paragraph, words, story)))
    yield paragraph, place
    for box in paragraph.iter(f"{W}txbxContent"):
        inside = Place(_joined(around.words, "a text box"), next(story.numbers))
        yield from _blocks(box, inside, story)


def _counted(paragraph: Element, words: str, story: _Story) -> str:
    if not words:
        return "an empty paragraph"
    under = f", under '{story.heading}'" if story.heading else ""
    if _style(paragraph) in story.headings:
        story.heading = shortened(words)[:_LONGEST_HEADING]
    return f"paragraph {next(story.paragraphs)}{under}"


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def _table(table: Element, around: Place, story: _Story) -> Iterator[tuple[Element, Place]]:
    identity = next(story.numbers)
    name = f"{around.words}, inner table" if around.row else _joined(around.words, f"table {next(story.tables)}")
    for number, row in enumerate(_within(table, f"{W}tr"), 1):
        row_identity = next(story.numbers)
        for column, cell in enumerate(_within(row, f"{W}tc"), 1):
            words = f"{name}, row {number}, cell {column}"
            yield from _blocks(cell, Place(words, next(story.numbers), row_identity, identity), story)


def _within(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table, or the cells of a row, also where content controls stand around them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _within(child, tag)


def _joined(label: str, words: str) -> str:
    return f"{label}, {words}" if label else words

"""Prepares a document's tree for paper: what only pages need, and no template should have to know."""

from __future__ import annotations

from itertools import pairwise
from typing import Final
from xml.etree.ElementTree import Element

SVG: Final = "{http://www.w3.org/2000/svg}"
ROOMY_CONTENTS: Final = 32
"""Entries up to which a table of contents is set with white between its lines."""

LETTERS: Final = 50
"""Letters on a line, by a cautious guess."""
LONG: Final = 28
"""Lines of one cell from which its row may break over pages; below, a row fits on one page."""
TALL: Final = 42
"""Lines of one column from which columns are set as blocks, on an upright page; on one on its side, as for cells."""
LINE_BREAK: Final = "line-break"
"""What stands for ``br`` on paper; pages.css knows it."""
_STARTS: Final = frozenset({"p", "li", "tr", "br", "h2", "h3"})


def prepare(root: Element) -> None:
    """Mark rows that may break or must not stand alone; give drawings the one text that a PDF keeps."""
    for element in root.iter():
        if element.tag == "tbody":
            _keep_company(element)
        elif element.tag == "tr":
            _allow_break(element)
            _lower_anchor(element)
        elif element.tag == "br":
            _plain_break(element)
        elif element.tag == "section":
            landscape = "landscape" in element.get("class", "").split()
            _stack(element, LONG if landscape else TALL)
            if landscape:
                _end_chapters(element)
        elif element.tag == "nav":
            _tighten(element)
        elif element.tag == f"{SVG}svg":
            _describe(element)


def _keep_company(body: Element) -> None:
    """The last row of a table never goes over to the next page alone.

    A style sheet can say so too, but its selector counts all rows again for every row.
    """
    if len(body) > 1:
        _mark(body[-2], "last-but-one")


def _allow_break(row: Element) -> None:
    if any(_lines(cell) > LONG for cell in row):
        _mark(row, "long")


def _lower_anchor(row: Element) -> None:
    """An anchor stands in a row's first cell, which begins where the row does.

    Elements of one kind share their computed style if their parents do; a row with a name of its own has a style of
    its own, and so would everything inside it: a quarter of a long register's time.
    """
    if "id" in row.attrib and len(row) and "id" not in row[0].attrib:
        row[0].set("id", row.attrib.pop("id"))


def _plain_break(line_end: Element) -> None:
    """A line break made of a line feed: the library makes its own of generated content, whose style nothing shares."""
    line_end.tag, line_end.text = LINE_BREAK, "\n"


def _end_chapters(section: Element) -> None:
    """Mark what stands before a chapter: the room between them belongs to it, as the style sheet says.

    A style sheet could find it too, but its selector looks through all rows for every row.
    """
    for before, after in pairwise(section):
        if after.tag == "h1":
            _mark(before, "chapter-end")


def _stack(section: Element, room: int) -> None:
    """Columns too tall for a page stand below each other, since they cannot go on over pages side by side.

    A card that holds such columns goes on over pages too, or its heading would be left behind on an empty one.
    """
    for box in section.iter("div"):
        if "grid" in box.get("class", "").split() and any(_lines(column) > room for column in box):
            _mark(box, "tall")
    for card in section.iter("article"):
        if any("tall" in box.get("class", "").split() for box in card.iter("div")):
            _mark(card, "tall")


def _lines(element: Element) -> int:
    """About how many lines the words of an element take."""
    starts = sum(1 for inner in element.iter() if inner.tag in _STARTS)
    return starts + len("".join(element.itertext())) // LETTERS


def _tighten(contents: Element) -> None:
    """A long table of contents keeps to one page while it can."""
    if len(contents.findall("ol/li")) > ROOMY_CONTENTS:
        _mark(contents, "dense")


def _mark(element: Element, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())


def _describe(drawing: Element) -> None:
    """PDF has one alternative text for a figure; take it from the title and the description."""
    title, words = drawing.find(f"{SVG}title"), (drawing.findtext(f"{SVG}desc") or "").strip()
    if title is not None and words:
        start = (title.text or "").strip()
        title.text = f"{start}{'' if start.endswith(('.', '!', '?', ':')) else '.'} {words}"

"""Prepares a document's tree for paper: what only pages need, and no template should have to know."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

SVG: Final = "{http://www.w3.org/2000/svg}"
ROOMY_CONTENTS: Final = 32
"""Entries up to which a table of contents is set with white between its lines."""

LONG_CELL: Final = 1_400
"""Letters in one cell from which its row may break over pages; below, a row fits on one page."""


def prepare(root: Element) -> None:
    """Mark rows that may break or must not stand alone; give drawings the one text that a PDF keeps."""
    for element in root.iter():
        if element.tag == "tbody":
            _keep_company(element)
        elif element.tag == "tr":
            _allow_break(element)
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
    if any(len("".join(cell.itertext())) > LONG_CELL for cell in row):
        _mark(row, "long")


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

"""About how high blocks will be, in points, judged by their words alone: good enough to tell what fits on a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import ceil
from types import MappingProxyType
from typing import Final

from pmdocs.writers.docx.elements import Element
from pmdocs.writers.docx.reading import SVG, classes, text_of

GRIDS: Final[Mapping[str, tuple[float, ...]]] = MappingProxyType(
    {
        "two": (1.0, 1.0),
        "three": (1.0, 1.0, 1.0),
        "wide-left": (1.9, 1.0),
        "wide-right": (1.0, 1.9),
    }
)
"""The shares of the columns of each kind of grid, as the style sheet has them."""
GAPS: Final = MappingProxyType({2: 9.0, 3: 7.0})
"""The millimetres between the columns of a grid, by how many it has."""
_POINTS_PER_MILLIMETRE: Final = 72 / 25.4
_LETTER: Final = 0.44  # the mean width of a letter, in its size
_LEADING: Final = 1.35
_TEXT, _TABLE, _COMPACT = 10.0, 9.0, 8.0  # sizes of letters
_AIR: Final = {"p": 7.0, "li": 2.5, "ul": 5.0, "ol": 5.0, "aside": 8.0, "article": 22.0, "table": 10.0, "figure": 34.0}
_HEADINGS: Final = {"h1": 36.0, "h2": 24.0, "h3": 24.0}  # with the white above them, where there is little of it
_LARGE: Final = {"title": 2.0, "lead": 1.25, "subtitle": 1.15}
_ROW, _COMPACT_ROW, _HEADER_ROW, _CAPTION, _ENTRY, _PICTURE = 9.3, 5.6, 14.0, 16.0, 17.0, 220.0
_TILES: Final = 42.0
_MOST_ROWS: Final = 200  # more fit on no page, whatever they hold
_POINTS: Final = re.compile(r"(\d+(?:\.\d+)?)(pt|px)?")
_WORDS: Final = frozenset({"span", "a", "strong", "em", "code", "br", "sub", "sup"})


def height_of(element: Element, width: float) -> float:
    """The height of a block in a column of a width, both in points, with the white below it."""
    tag, kinds = str(element.tag), classes(element)
    if tag in _HEADINGS:
        return _HEADINGS[tag]
    if tag == "table":
        return _table(element, width)
    if tag == "figure":
        return _AIR[tag] + sum(map(_drawing, element.iterchildren(f"{SVG}svg", "img")))
    if tag == "nav":
        return _ENTRY * sum(1 for _ in element.iter("li"))
    if tag == "div" and "grid" in kinds:
        return _grid(element, width)
    inside = width - _TEXT if tag == "li" else width
    return _words(element, inside) + sum(height_of(block, inside) for block in _blocks(element)) + _AIR.get(tag, 0.0)


def _blocks(element: Element) -> list[Element]:
    return [child for child in element if child.tag not in _WORDS]


def _words(element: Element, width: float) -> float:
    """The lines of the words that stand in an element itself, and not in a block inside it."""
    parts = [element.text or ""]
    for child in element:
        parts += [text_of(child) if child.tag in _WORDS else "", child.tail or ""]
    whole = len(" ".join("".join(parts).split()))
    if not whole:
        return 0.0
    size = _TEXT * max((_LARGE.get(kind, 1.0) for kind in classes(element)), default=1.0)
    return _lines(whole, width, size) * size * _LEADING


def _grid(element: Element, width: float) -> float:
    shares = shares_of(element) or (1.0,)
    room = width - GAPS.get(len(shares), 0.0) * _POINTS_PER_MILLIMETRE * (len(shares) - 1)
    widths = [room * share / sum(shares) for share in shares]
    children = list(element.iterchildren("div"))
    rows = (children[start : start + len(shares)] for start in range(0, len(children), len(shares)))
    return sum(max(map(height_of, row, widths)) for row in rows)


def shares_of(element: Element) -> tuple[float, ...]:
    """The shares of the columns of a grid; none for what is no grid."""
    kinds = classes(element)
    return next((GRIDS[kind] for kind in sorted(kinds) if kind in GRIDS), ()) if "grid" in kinds else ()


def _table(element: Element, width: float) -> float:
    kinds = classes(element)
    ends = _AIR["table"] + (_CAPTION if element.find("caption") is not None else 0.0)
    if "tiles" in kinds:
        return _TILES + ends
    shares = [float(match[1]) for col in element.iter("col") if (match := _POINTS.search(col.get("style") or ""))]
    widths = [width * share / sum(shares) for share in shares]
    rows = [row for part in element.iterchildren("tbody", "tfoot") for row in part.iterchildren("tr")]
    heads = _HEADER_ROW if element.find("thead") is not None else 0.0
    return height_of_rows(rows, widths, "compact" in kinds) + heads + ends


def height_of_rows(rows: list[Element], widths: list[float], compact: bool) -> float:
    """The height of rows of a table whose columns have these widths, in points."""
    size, air = (_COMPACT, _COMPACT_ROW) if compact else (_TABLE, _ROW)
    return sum(_row(row, widths, size) + air for row in rows[:_MOST_ROWS])


def _row(row: Element, widths: list[float], size: float) -> float:
    """The highest cell of a row; one over several columns has the width of them all."""
    places = zip(row, widths, strict=True) if len(row) == len(widths) else ((cell, sum(widths)) for cell in row)
    return max((_cell(cell, width, size) for cell, width in places), default=1) * size * _LEADING


def _cell(cell: Element, width: float, size: float) -> int:
    anew = sum(1 for _ in cell.iter("br")) + max(sum(1 for _ in cell.iter("p", "li")) - 1, 0)
    return _lines(len(text_of(cell)), width - size, size) + anew


def _lines(letters: int, width: float, size: float) -> int:
    return max(1, ceil(letters * _LETTER * size / max(width, size)))


def _drawing(drawing: Element) -> float:
    match = _POINTS.match(drawing.get("height") or "")
    return _PICTURE if match is None else float(match[1]) * (0.75 if match[2] != "pt" else 1.0)

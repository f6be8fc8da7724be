"""Puts the children of a grid side by side: newspaper columns in a continuous section, a column break between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import accumulate, islice, pairwise
from types import MappingProxyType
from typing import Final

from pmdocs.writers.docx.elements import Element, W, set_property, w
from pmdocs.writers.docx.layout import Columns, twips
from pmdocs.writers.docx.manuscript import Flow
from pmdocs.writers.docx.reading import classes, text_of

GRIDS: Final[Mapping[str, tuple[float, ...]]] = MappingProxyType(
    {
        "two": (1.0, 1.0),
        "three": (1.0, 1.0, 1.0),
        "wide-left": (1.9, 1.0),
        "wide-right": (1.0, 1.9),
    }
)
"""The shares of the columns of each kind of grid, as the style sheet has them."""
_GAPS: Final = {2: 9.0, 3: 7.0}  # millimetres
_MOST_LETTERS, _MOST_BLOCKS = 1500, 30
_LINES_OF_A_FIGURE: Final = 12
_BLOCKS: Final = ("p", "li", "tr", "h1", "h2", "h3")


def stands_side_by_side(element: Element, flow: Flow) -> bool:
    """Whether a division is a grid that Word's columns can show.

    Columns belong to sections, so a grid in a card, which is kept on one page, or in another grid has its children one
    after the other. So has one with a long child: text that runs over a page's end would go on in the next column.
    """
    plain = flow.parent is flow.book.body and flow.style == "BodyText" and not flow.card and not flow.depth
    if not plain or flow.book.layout.columns is not None or not _shares(element):
        return False
    children = list(element.iterchildren("div"))
    return bool(children) and all(map(_is_short, children))


def side_by_side(element: Element, flow: Flow, write: Callable[[Element, Flow], None]) -> None:
    """The children of a grid in rows of as many columns as it has."""
    shares = _shares(element)
    columns = _columns(shares, flow.book.layout.text_width)
    flow.book.mark(element.get("id"))
    for row in _rows(element.iterchildren("div"), len(shares)):
        with flow.book.columns(columns):
            for place, child in enumerate(row):
                if place:
                    flow.book.next_column()
                _column(child, replace(flow, width=columns.widths[place]), write)


def _column(child: Element, flow: Flow, write: Callable[[Element, Flow], None]) -> None:
    """A child as one column, kept together; its first words stand level with those of the others."""
    start = len(flow.parent)
    with flow.kept():
        write(child, flow)
        if flow.book.column_waits:
            with flow.line("Gap"):
                pass
    first = flow.parent[start] if len(flow.parent) > start else None
    if first is not None and first.tag == f"{W}p":
        set_property(first, w("spacing", before="0"))


def _shares(element: Element) -> tuple[float, ...]:
    kinds = classes(element)
    return next((GRIDS[kind] for kind in sorted(kinds) if kind in GRIDS), ()) if "grid" in kinds else ()


def _columns(shares: tuple[float, ...], width: int) -> Columns:
    """Widths that fill the text's width to the last twentieth of a point."""
    gap = twips(_GAPS[len(shares)])
    room = width - gap * (len(shares) - 1)
    edges = [round(room * part / sum(shares)) for part in accumulate(shares, initial=0.0)]
    widths = tuple(right - left for left, right in pairwise(edges))
    # Word takes widths that differ by a rounding for columns that a person made unequal.
    return Columns((room // len(shares),) * len(shares) if len(set(shares)) == 1 else widths, gap)


def _rows(children: Iterable[Element], count: int) -> Iterator[list[Element]]:
    left = iter(children)
    while row := list(islice(left, count)):
        yield row


def _is_short(child: Element) -> bool:
    figures, blocks = (sum(1 for _ in child.iter(*tags)) for tags in (("figure",), _BLOCKS))
    return len(text_of(child)) <= _MOST_LETTERS and blocks + figures * _LINES_OF_A_FIGURE <= _MOST_BLOCKS

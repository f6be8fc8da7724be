"""Puts the children of a grid side by side: newspaper columns in a continuous section, a column break between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import accumulate, islice, pairwise
from typing import Final

from pmdocs.writers.docx.air import set_spacing, thin
from pmdocs.writers.docx.elements import Element, W
from pmdocs.writers.docx.heights import GAPS, height_of, shares_of
from pmdocs.writers.docx.layout import Columns, Layout, twips
from pmdocs.writers.docx.manuscript import Flow
from pmdocs.writers.docx.reading import classes, is_dense, text_of

_MOST_LETTERS, _MOST_BLOCKS = 1500, 30
_LINES_OF_A_FIGURE: Final = 12
_ALONE: Final = frozenset({"cover", "landscape"})  # parts after which a new page begins
_FULL: Final = 0.94
"""Of a page, as heights are guessed: what is guessed higher has been seen to run over."""
_FULL_AND_DENSE: Final = 1.1
"""The same where headings and lists have little white, for which the guess is too high."""
_BLOCKS: Final = ("p", "li", "tr", "h1", "h2", "h3")


def stands_side_by_side(element: Element, flow: Flow) -> bool:
    """Whether a division is a grid that Word's columns can show.

    Columns belong to sections, so a grid in a card, which is kept on one page, or in another grid has its children one
    after the other. So has one that may reach a page's end: there Word leaves the headings behind, and what has no room
    goes on in the next column. Only where a part begins on a new page is it known what stands above.
    """
    plain = flow.parent is flow.book.body and flow.style == "BodyText" and not flow.card and not flow.depth
    if not plain or flow.book.layout.columns is not None or not shares_of(element):
        return False
    children = list(element.iterchildren("div"))
    return bool(children) and all(map(_is_short, children)) and _ends_on_first_page(element, flow.book.layout)


def _ends_on_first_page(element: Element, layout: Layout) -> bool:
    """Whether a block is all on the page that the part around it starts."""
    share = _FULL_AND_DENSE if is_dense(element) else _FULL
    width, most = layout.text_width / 20, (layout.height - layout.top - layout.bottom) / 20
    left = most * share - height_of(element, width)
    for above in _since_page_start(element):
        left -= height_of(above, width)
        if left < 0:
            return False
    return left >= 0


def _since_page_start(element: Element) -> Iterator[Element]:
    """The blocks between a block and the start of its page as far as it is known, from the last to the first."""
    for above in element.itersiblings("*", preceding=True):
        kinds = classes(above) if above.tag == "section" else frozenset()
        if kinds & _ALONE:
            return
        yield above
        if "page" in kinds:
            return
    around = element.getparent()
    if around is not None and around.tag != "body" and not classes(around) & {"page", *_ALONE}:
        yield from _since_page_start(around)


def side_by_side(element: Element, flow: Flow, write: Callable[[Element, Flow], None]) -> None:
    """The children of a grid in rows of as many columns as it has."""
    shares = shares_of(element)
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
            with flow.line("Gap") as line:
                thin(line.paragraph)
    first = flow.parent[start] if len(flow.parent) > start else None
    if first is not None and first.tag == f"{W}p":
        set_spacing(first, before="0")


def _columns(shares: tuple[float, ...], width: int) -> Columns:
    """Widths that fill the text's width to the last twentieth of a point."""
    gap = twips(GAPS[len(shares)])
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

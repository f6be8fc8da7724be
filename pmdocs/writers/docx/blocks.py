"""The blocks of the vocabulary, one small function each, and the table that finds them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from pmdocs.writers.docx.columns import side_by_side, stands_side_by_side
from pmdocs.writers.docx.content import write_content
from pmdocs.writers.docx.contents import contents
from pmdocs.writers.docx.cover_page import write_cover
from pmdocs.writers.docx.elements import Element, W, keep_with_next
from pmdocs.writers.docx.inline import nodes, write_words
from pmdocs.writers.docx.lists import bullets, numbers
from pmdocs.writers.docx.manuscript import BlockWriter, Flow, ListStyles
from pmdocs.writers.docx.pictures import figure
from pmdocs.writers.docx.reading import classes
from pmdocs.writers.docx.tables import table

PARAGRAPH_STYLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "title": "Title",
        "subtitle": "Subtitle",
        "kicker": "Kicker",
        "lead": "Lead",
        "note": "Note",
        "empty": "Empty",
        "source": "Source",
    }
)
CALLOUT_STYLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "info": "CalloutInfo",
        "decision": "CalloutDecision",
        "warning": "CalloutWarning",
        "todo": "CalloutToDo",
    }
)

_CARD_LEVEL: Final = 3  # the level that the records of a register have as cards


def _section(element: Element, flow: Flow) -> None:
    kinds, book = classes(element), flow.book
    if "cover" in kinds:
        with book.pages_like(book.cover):
            write_cover(element, replace(flow, width=book.layout.text_width))
    elif "landscape" in kinds:
        with book.pages_like(book.sideways):
            _inside(element, replace(flow, width=book.layout.text_width))
    else:
        if "page" in kinds:
            book.start_page()
        _inside(element, flow)


def _inside(element: Element, flow: Flow) -> None:
    flow.book.mark(element.get("id"))
    write_content(element, flow)


def _paragraph(element: Element, flow: Flow) -> None:
    kinds = classes(element)
    style = next((PARAGRAPH_STYLES[kind] for kind in sorted(kinds) if kind in PARAGRAPH_STYLES), "")
    if "callout-title" in kinds:
        flow = replace(flow, look=replace(flow.look, style=f"{flow.style}Heading"))
    if style == "Source" and len(flow.parent):
        _keep_near(flow.parent[-1])
    _text(element, flow, style or flow.next_style())


def _keep_near(block: Element) -> None:
    """Where figures come from stands on the page of the figures.

    Not so the end of columns, which LibreOffice would keep with nothing but its last page.
    """
    if block.find(f"{W}pPr/{W}sectPr") is None:
        keep_with_next(block.findall(f"{W}tr")[-1] if block.tag == f"{W}tbl" else block)


def _text(element: Element, flow: Flow, style: str) -> None:
    flow.book.mark(element.get("id"))
    with flow.line(style) as line:
        write_words(nodes(element), line, flow.look, flow.book)


def _heading(element: Element, flow: Flow) -> None:
    """A heading; Word's own update of the contents lists those in a built-in style, so unlisted ones have another."""
    level = int(str(element.tag)[1])
    style = f"Heading{level}"
    if "unlisted" in classes(element) and level <= flow.book.contents_depth:
        style = "TOCHeading" if level == 1 else f"UnlistedHeading{level}"
    elif flow.card and level == _CARD_LEVEL > flow.book.contents_depth:
        style = "CardHeading"
    _text(element, flow, style)


def _callout(element: Element, flow: Flow) -> None:
    style = next(CALLOUT_STYLES[kind] for kind in classes(element) if kind in CALLOUT_STYLES)
    inside = replace(flow, style=style, first="", lists=_lists_of_callout(style), depth=0)
    flow.book.mark(element.get("id"))
    with flow.kept():
        write_content(element, inside)


def _lists_of_callout(style: str) -> ListStyles:
    # A paragraph of another style would end the box.
    three = (style, style, style)
    return ListStyles(bullet=three, number=three, plain=three, more=three, check=style, numbers=5, bullets="5")


def _card(element: Element, flow: Flow) -> None:
    with flow.kept():
        _inside(element, replace(flow, card=True))


def _division(element: Element, flow: Flow) -> None:
    if stands_side_by_side(element, flow):
        side_by_side(element, flow, _inside)
        return
    grids = [inner for inner in element.iter("div") if "grid" in classes(inner)]
    whole = "keep" in classes(element) and all(stands_side_by_side(grid, flow) for grid in grids)
    with flow.kept() if whole else nullcontext():
        _inside(element, flow)


BLOCKS: Final[Mapping[str, BlockWriter]] = MappingProxyType(
    {
        "section": _section,
        "p": _paragraph,
        "h1": _heading,
        "h2": _heading,
        "h3": _heading,
        "ul": bullets,
        "ol": numbers,
        "table": table,
        "aside": _callout,
        "article": _card,
        "figure": figure,
        "nav": contents,
        "div": _division,
    }
)

"""Writes the cover: the logo, the words on their grounds of colour, and the facts beside each other at the foot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice, pairwise
from types import MappingProxyType
from typing import Final

from pmdocs.theme.cover import on_cover
from pmdocs.writers.docx.air import set_spacing, thin
from pmdocs.writers.docx.content import write_block, write_content
from pmdocs.writers.docx.covers import FACTS_ACROSS, Space, cover_spaces, grounds, words_on
from pmdocs.writers.docx.elements import Element, W, paragraph, sub, w
from pmdocs.writers.docx.layout import twips
from pmdocs.writers.docx.manuscript import Flow
from pmdocs.writers.docx.pictures import logo
from pmdocs.writers.docx.reading import classes, text_of

_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {"kicker": "CoverKickerWords", "title": "CoverTitleWords", "subtitle": "CoverSubtitleWords"}
)


def write_cover(element: Element, flow: Flow) -> None:
    """What stands on a cover; on an organisation's own pages, words in its styles and a plain table of facts."""
    flow.book.mark(element.get("id"))
    if flow.book.air is None:
        logo(flow)
        write_content(element, flow)
        return
    start = len(flow.parent)
    if flow.book.logo:
        flow.book.logo = on_cover(flow.book.theme).logo
    logo(flow)
    if len(flow.parent) > start and flow.book.logo:
        high = str(twips(flow.book.logo.height))
        set_spacing(flow.parent[start], line=high, lineRule="atLeast")
    spaces = cover_spaces(flow.book.theme, words_on(element))
    for child in element.iterchildren("*"):
        _write_composed(child, flow, spaces)
    if len(flow.parent) > start:
        if flow.parent[start].tag != f"{W}p":
            flow.parent.insert(start, thin(paragraph("Gap")))
        flow.parent[start][1:1] = list(grounds(flow))


def _write_composed(child: Element, flow: Flow, spaces: Mapping[str, Space]) -> None:
    kind = next((kind for kind in classes(child) if kind in _WORDS), "")
    if child.tag == "table" and "facts" in classes(child):
        _write_facts(child, flow)
    elif kind:
        write_block(child, replace(flow, look=replace(flow.look, style=_WORDS[kind])))
        space = spaces[kind]
        set_spacing(flow.parent[-1], before=str(space.before), after=str(space.after))
    else:
        write_block(child, flow)


def _write_facts(element: Element, flow: Flow) -> None:
    """Each fact is a cell: what it is called, and below it what it says."""
    one = sub(flow.parent, "tbl")
    widths = [right - left for left, right in pairwise(flow.width * n // FACTS_ACROSS for n in range(FACTS_ACROSS + 1))]
    rows = list(element.iter("tr"))
    one.append(_properties(element, flow, [text_of(row[0]) for row in rows if len(row)]))
    one.append(w("tblGrid", *(w("gridCol", w=str(width)) for width in widths)))
    facts = iter(rows)
    while some := list(islice(facts, FACTS_ACROSS)):
        line = sub(one, "tr")
        line.append(w("trPr", w("cantSplit")))
        for place, width in enumerate(widths):
            _write_fact(some[place] if place < len(some) else None, line, flow, width)


def _properties(element: Element, flow: Flow, names: list[str]) -> Element:
    properties = w("tblPr", w("tblStyle", val="PmdocsCover"))
    if flow.book.right_to_left:
        sub(properties, "bidiVisual")
    sub(properties, "tblW", w=str(flow.width), type="dxa")
    sub(properties, "tblLayout", type="fixed")
    looks = dict.fromkeys(("firstRow", "lastRow", "firstColumn", "lastColumn"), "0")
    sub(properties, "tblLook", val="0600", **looks, noHBand="1", noVBand="1")
    title = element.get("aria-label") or ", ".join(names)
    sub(properties, "tblCaption", val=title)
    sub(properties, "tblDescription", val=", ".join(names) or title)
    return properties


def _write_fact(row: Element | None, line: Element, flow: Flow, width: int) -> None:
    cell = sub(line, "tc")
    cell.append(w("tcPr", w("tcW", w=str(width), type="dxa")))
    if row is None:
        cell.append(paragraph("CoverLabel"))
        return
    flow.book.mark(row.get("id"))
    for part, style in zip(row, ("CoverLabel", "CoverValue"), strict=False):
        write_content(part, Flow(flow.book, cell, style, width, start=len(cell), look=flow.look))
    if cell[-1].tag != f"{W}p":
        cell.append(paragraph("CoverLabel"))

"""Writes whatever an element holds, words and blocks mixed, where blocks may stand: the body, a cell, a list item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from pmdocs.writers.docx.elements import Element
from pmdocs.writers.docx.inline import INLINE, Node, nodes, write_words
from pmdocs.writers.docx.line import is_blank
from pmdocs.writers.docx.manuscript import Flow


class UnsupportedElement(Exception):
    """An element that the vocabulary does not have; the composer should have stopped it."""


def write_content(element: Element, flow: Flow) -> None:
    """The content of an element: words between blocks become paragraphs of the place's own style."""
    if not len(element):
        _write_loose((element.text or "",), flow)
        return
    for words, group in groupby(nodes(element), _is_words):
        if words:
            _write_loose(group, flow)
            continue
        for block in group:
            write_block(block, flow)  # type: ignore[arg-type]


def write_block(element: Element, flow: Flow) -> None:
    """One block, by the function that the table of blocks has for it."""
    tag = str(element.tag)
    if tag not in flow.book.blocks:
        raise UnsupportedElement(tag)
    flow.book.blocks[tag](element, spoken(element, flow))


def spoken(element: Element, flow: Flow) -> Flow:
    """The flow with the language and direction that an element asks for."""
    language, direction = element.get("lang"), element.get("dir")
    if language:
        flow = replace(flow, look=replace(flow.look, language=language))
    if direction:
        own = "rtl" if flow.book.right_to_left else "ltr"
        flow = replace(flow, direction="" if direction == own else direction)
    return flow


def _is_words(node: Node) -> bool:
    return isinstance(node, str) or node.tag in INLINE


def _write_loose(group: Iterable[Node], flow: Flow) -> None:
    content = list(group)
    if all(isinstance(node, str) and is_blank(node) for node in content):
        return
    with flow.line(flow.next_style()) as line:
        write_words(content, line, flow.look, flow.book)

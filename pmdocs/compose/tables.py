"""Checks what readers and writers need of a table: a title, widths, marked header cells, whole rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from pmdocs.compose.finding import Finding
from pmdocs.compose.vocabulary import RAG, TABLE_KINDS
from pmdocs.markup import classes, text_of

_WIDTH: Final = re.compile(r"width:\s*(\d+(?:\.\d+)?)%;?")
_MOST_COLUMNS: Final = 60


def check_table(table: Element) -> Iterator[Finding]:
    """Every fault of one table."""
    kinds = TABLE_KINDS.intersection(classes(table))
    if len(kinds) != 1:
        yield Finding("PM311", f"A table has exactly one kind of {_words(TABLE_KINDS)}.", table)
    if table.find("caption") is None and not table.get("aria-label", "").strip():
        yield Finding("PM316", "The table has neither a caption nor an aria-label.", table)
    if table.find("tbody/tr") is None:
        yield Finding("PM316", "The table has no rows; say in one line that there is nothing.", table)
    if "register" in kinds and table.find("thead/tr") is None:
        yield Finding("PM316", "The register has no header row.", table)
    yield from _widths(table)
    yield from _rows(table)


def _widths(table: Element) -> Iterator[Finding]:
    columns = table.findall("colgroup/col")
    if not columns:
        yield Finding("PM316", "The table has no column widths.", table)
        return
    found = [_WIDTH.fullmatch(column.get("style", "").strip()) for column in columns]
    if None in found:
        yield Finding("PM314", 'Each column is given as style="width: N%".', table)
        return
    total = sum(float(match[1]) for match in found if match)
    if abs(total - 100) > 0.5:
        yield Finding("PM314", f"The column widths add up to {total:g} %, not 100 %.", table)


def _rows(table: Element) -> Iterator[Finding]:
    width = len(table.findall("colgroup/col"))
    for part in table:
        if part.tag not in ("thead", "tbody", "tfoot"):
            continue
        for row in part.iterfind("tr"):
            yield from _row(row, part.tag, width)


def _row(row: Element, part: str, width: int) -> Iterator[Finding]:
    spans = 0
    for cell in row:
        if cell.tag in ("th", "td"):
            spans += _span(cell)
            yield from _cell(cell, row, part)
    if width and spans != width:
        yield Finding("PM316", f"The row has cells for {spans} columns; the table has {width}.", row)


def _cell(cell: Element, row: Element, part: str) -> Iterator[Finding]:
    if cell.tag == "th" and cell.get("scope") not in ("col", "row"):
        yield Finding("PM316", 'A header cell needs scope="col" or scope="row".', cell)
    if cell.get("colspan") is not None and not (part == "tfoot" or "group" in classes(row)):
        yield Finding("PM314", "colspan is for the table's foot and for rows of the class group.", cell)
    if _span(cell) not in range(1, _MOST_COLUMNS + 1):
        yield Finding("PM314", f"colspan is a number from 1 to {_MOST_COLUMNS}.", cell)
    if RAG.intersection(classes(cell)) and not text_of(cell):
        yield Finding("PM316", "A coloured cell says in words what its colour means.", cell)


def _span(cell: Element) -> int:
    span = cell.get("colspan", "1")
    return int(span) if span.isascii() and span.isdigit() and len(span) < 4 else 0


def _words(names: frozenset[str]) -> str:
    *first, last = sorted(names)
    return f"{', '.join(first)} or {last}"

"""What Word will write before numbered headings, so that a table of contents can show it at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from pmdocs.corporate.style_book import StyleBook
from pmdocs.writers.docx.corporate.merging import Merged
from pmdocs.writers.docx.corporate.numbers import abstract_of, level_of
from pmdocs.writers.docx.elements import Element, W, w

_WORD: Final = re.compile(r"[A-Z][a-z]+|[0-9]")
_PLACE: Final = re.compile(r"%([1-9])")
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def heading_labels(
    body: Element, book: StyleBook, numbering: Element, headings: Collection[str]
) -> Iterator[tuple[Element, str]]:
    """Each heading that is counted by itself, with its number as words: ``2.1``; `headings` are the ids of styles."""
    counters: dict[str, list[int]] = {}
    for paragraph in body.iter(f"{W}p"):
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        identity = "" if named is None else named.get(f"{W}val", "")
        level = level_of(identity, book, numbering) if identity in headings else None
        if level is None or paragraph.find(f"{W}pPr/{W}numPr") is not None:
            continue
        number = book.property(book.styles.get(identity), "pPr/numPr/numId", "val")
        abstract = abstract_of(number, numbering)
        if abstract is None:
            continue
        formats = _formats(abstract)
        counts = counters.setdefault(level.abstract, [start - 1 for _, _, start in formats])
        _count(counts, level.depth, formats)
        yield paragraph, _label(counts, level.depth, formats)


def uncounted(name: str, book: StyleBook, merged: Merged) -> str:
    """The id of the style for a heading of ours outside the count: the file's own, without number; added if need be."""
    identity = f"Pmdocs{name}NoNumber"
    base = merged.their(name)
    present = book.root.iterchildren(f"{W}style")
    if all(style.get(f"{W}styleId") != identity for style in present):
        words = " ".join(_WORD.findall(name))
        style = w("style", type="paragraph", customStyle="1", styleId=identity)
        style.extend(
            (w("name", val=f"Pmdocs {words} without Number"), w("basedOn", val=base), w("uiPriority", val="99"))
        )
        style.append(w("pPr", w("numPr", w("numId", val="0")), w("ind", left="0", firstLine="0")))
        book.root.append(style)
    return identity


Format = tuple[str, str, int]
"""How a level is written: the pattern (``%1.%2``), the kind of digits, and the number it starts with."""


def _formats(abstract: Element) -> list[Format]:
    found = {level.get(f"{W}ilvl", "0"): level for level in abstract.iterchildren(f"{W}lvl")}
    return [_format(found.get(str(depth))) for depth in range(9)]


def _format(level: Element | None) -> Format:
    def said(tag: str, otherwise: str) -> str:
        found = level.find(W + tag) if level is not None else None
        return otherwise if found is None else found.get(f"{W}val", otherwise)

    start = said("start", "1")
    return said("lvlText", ""), said("numFmt", "decimal"), int(start) if start.isdecimal() else 1


def _count(counts: list[int], depth: int, formats: list[Format]) -> None:
    """One further on this level; levels below start again, levels above that were never counted begin."""
    for above in range(depth):
        counts[above] = max(counts[above], formats[above][2])
    counts[depth] += 1
    for below in range(depth + 1, len(counts)):
        counts[below] = formats[below][2] - 1


def _label(counts: list[int], depth: int, formats: list[Format]) -> str:
    pattern, kind, _ = formats[depth]
    if kind in ("bullet", "none"):
        return ""

    def number(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        return _written(counts[level], formats[level][1])

    return _PLACE.sub(number, pattern).strip()


def _written(number: int, kind: str) -> str:
    if kind.endswith("Roman"):
        roman = _roman(number)
        return roman.upper() if kind.startswith("upper") else roman
    if kind.endswith("Letter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if kind.startswith("upper") else letter
    return f"{number:02d}" if kind == "decimalZero" else str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written

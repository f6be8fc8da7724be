"""The status report as a reader takes it in: key figures, ratings with their reasons, decisions, what changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lxml.html
from lxml.html import HtmlElement

from pmdocs.documents import DocumentKind
from pmdocs.figures import Figures
from tests.building import composed_from


@dataclass(frozen=True)
class ReadPage:
    """The words of a status report, part by part."""

    tiles: Mapping[str, str]
    ratings: Mapping[str, str]
    decisions: str
    changed: str
    words: str

    @property
    def verdict(self) -> str:
        """What a sponsor reads as a judgement: key figures, ratings, decisions and changes."""
        return " ".join((*self.tiles.values(), *self.ratings.values(), self.decisions, self.changed))


def read(figures: Figures, folder: Path) -> ReadPage:
    """The status report of these figures, composed and read."""
    tree: Any = lxml.html.document_fromstring(composed_from(figures, DocumentKind.STATUS_REPORT, folder).html)
    body: HtmlElement = tree.body
    return ReadPage(
        tiles=dict(_tiles(body)),
        ratings=dict(_ratings(body)),
        decisions=" ".join(_words(part) for part in body.find_class("decision")),
        changed=_section(body, "What changed since the last report"),
        words=_words(body),
    )


def _tiles(body: HtmlElement) -> Iterator[tuple[str, str]]:
    for table in body.find_class("tiles")[:1]:
        rows = [[_words(cell) for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]
        for head, *below in zip(*rows, strict=True):
            yield head, " ".join(below)


def _ratings(body: HtmlElement) -> Iterator[tuple[str, str]]:
    for row in body.get_element_by_id("t-ratings").iter("tr"):
        name, *rest = [_words(cell) for cell in row]
        yield name.lower(), " ".join(rest[1:])


def _section(body: HtmlElement, heading: str) -> str:
    """The words from a heading of the first two ranks to the next of the same rank."""
    found: list[str] = []
    inside, rank = False, ""
    for element in body.iter("h1", "h2", "p", "li", "td"):
        if element.tag in {"h1", "h2"}:
            if not inside and heading in _words(element):
                inside, rank = True, element.tag
                continue
            if inside and element.tag <= rank:
                break
        if inside:
            found.append(_words(element))
    return " ".join(found)


def _words(element: HtmlElement) -> str:
    return re.sub(r"\s+", " ", " ".join(element.itertext())).replace(" ,", ",").replace(" .", ".").strip()

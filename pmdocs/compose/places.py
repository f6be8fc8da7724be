"""Checks what spans a whole document: heading levels, ids, links, chips and boxes that need their parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final
from xml.etree.ElementTree import Element

from pmdocs.compose.finding import Finding
from pmdocs.compose.richtext import is_safe_link
from pmdocs.compose.vocabulary import CALLOUTS, HEAT, MOVEMENTS, RAG
from pmdocs.markup import SVG, classes, elements, text_of

DEEPEST_LIST: Final = 3


def check_places(root: Element) -> Iterator[Finding]:
    """Faults that show only when the document is seen as a whole."""
    every = [element for element in elements(root) if not element.tag.startswith(SVG)]
    yield from _headings(every)
    yield from _titles(every)
    yield from _ids_and_links(every)
    for element in every:
        if element.tag in _COMPLETE:
            yield from _COMPLETE[element.tag](element)
    yield from _columns(every)
    yield from _deep_lists(root, 0)


def _headings(every: list[Element]) -> Iterator[Finding]:
    last = 0
    for element in every:
        if element.tag in ("h1", "h2", "h3"):
            level = int(element.tag[1])
            if level > last + 1:
                before = f"after h{last}" if last else "as the first heading"
                yield Finding("PM315", f"{element.tag} stands {before}: {text_of(element)[:60]!r}.", element)
            if not text_of(element):
                yield Finding("PM313", f"The heading {element.tag} is empty.", element)
            last = level


def _titles(every: list[Element]) -> Iterator[Finding]:
    titles = [element for element in every if element.tag == "p" and "title" in classes(element)]
    for extra in titles[1:]:
        yield Finding("PM313", "A document has one title.", extra)


def _ids_and_links(every: list[Element]) -> Iterator[Finding]:
    places: dict[str, Element] = {}
    for element in every:
        name = element.get("id")
        if name is None:
            continue
        if not name or any(letter.isspace() for letter in name):
            yield Finding("PM314", f"The id {name!r} is empty or holds a space.", element)
        elif name in places:
            yield Finding("PM320", f"The id {name!r} is used twice.", element)
        places.setdefault(name, element)
    for element in every:
        if element.tag == "a":
            yield from _link(element, places)


def _link(link: Element, places: Mapping[str, Element]) -> Iterator[Finding]:
    address, kinds = link.get("href", ""), classes(link)
    if not is_safe_link(address):
        yield Finding("PM318", f"The link to {address[:80]!r} is not allowed.", link)
    elif address.startswith("#") and "maybe" not in kinds and address[1:] not in places:
        yield Finding("PM321", f"No place has the id {address[1:]!r}.", link)
    elif "ref" in kinds and not _has_number(places.get(address[1:])):
        yield Finding("PM322", f"{address[1:]!r} is no table or figure with a caption.", link)
    if "ref" in kinds and (len(link) or (link.text or "").strip()):
        yield Finding("PM313", "A reference is empty; its words are filled in.", link)
    if "ref" not in kinds and not text_of(link):
        yield Finding("PM318", "The link has no words.", link)


def _has_number(place: Element | None) -> bool:
    if place is None:
        return False
    return place.find("caption" if place.tag == "table" else "figcaption") is not None


def _span(span: Element) -> Iterator[Finding]:
    kinds = set(classes(span))
    for chip, shades, what in (("rag", RAG, "colour"), ("band", HEAT, "shade"), ("delta", MOVEMENTS, "direction")):
        if chip in kinds and len(kinds & shades) != 1:
            yield Finding("PM311", f"A chip of the class {chip} has exactly one {what}.", span)
        if chip in kinds and not text_of(span):
            yield Finding("PM316", "A chip says in words what its colour means.", span)


def _aside(aside: Element) -> Iterator[Finding]:
    kinds = set(classes(aside))
    if "callout" not in kinds or len(kinds & CALLOUTS) != 1:
        yield Finding("PM311", f"A boxed remark is a callout and one of {', '.join(sorted(CALLOUTS))}.", aside)


def _nav(nav: Element) -> Iterator[Finding]:
    if "toc" not in classes(nav):
        yield Finding("PM311", 'The only navigation is nav class="toc".', nav)
    if nav.get("data-depth", "2") not in ("1", "2", "3"):
        yield Finding("PM314", "data-depth is 1, 2 or 3.", nav)
    if len(nav) or (nav.text or "").strip():
        yield Finding("PM313", "The table of contents is empty; it is filled from the headings.", nav)


def _div(div: Element) -> Iterator[Finding]:
    if "grid" in classes(div):
        for child in div:
            if child.tag != "div":
                yield Finding("PM313", "The columns of a grid are div elements.", child)


def _columns(every: list[Element]) -> Iterator[Finding]:
    columns = {id(child) for element in every if "grid" in classes(element) for child in element}
    for element in every:
        if element.tag == "div" and not classes(element) and id(element) not in columns:
            yield Finding("PM311", "A div is a grid, a column of a grid, or kept together (keep).", element)


_COMPLETE: Final[Mapping[str, Callable[[Element], Iterator[Finding]]]] = MappingProxyType(
    {"span": _span, "aside": _aside, "nav": _nav, "div": _div}
)


def _deep_lists(element: Element, depth: int) -> Iterator[Finding]:
    for child in element:
        if not child.tag.startswith(SVG):
            deeper = depth + (child.tag in ("ul", "ol"))
            if deeper > DEEPEST_LIST and child.tag in ("ul", "ol"):
                yield Finding("PM313", f"Lists go {DEEPEST_LIST} levels deep.", child)
            yield from _deep_lists(child, deeper)

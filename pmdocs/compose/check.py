"""Checks a document against the vocabulary: elements, classes, attributes and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from pmdocs.compose.finding import Finding
from pmdocs.compose.particulars import check_head
from pmdocs.compose.pictures import check_drawing, check_picture
from pmdocs.compose.places import check_places
from pmdocs.compose.suggest import nearest
from pmdocs.compose.tables import check_table
from pmdocs.compose.vocabulary import ELEMENTS, EVERYWHERE, Rule
from pmdocs.markup import SVG, classes, elements

STAMP: Final = "data-pm-at"
"""Carries the template line of an element in a traced rendering; never part of a document."""


def check(root: Element) -> tuple[Finding, ...]:
    """Everything in the document that the vocabulary does not allow, in document order."""
    return (*check_head(root), *_walk(root), *check_places(root))


def _walk(root: Element) -> Iterator[Finding]:
    for element in elements(root):
        if element.tag.startswith(SVG):
            yield from check_drawing(element)
            continue
        rule = ELEMENTS.get(element.tag)
        if rule is None:
            yield _unknown_element(element)
            continue
        yield from _classes(element, rule)
        yield from _attributes(element, rule)
        yield from _content(element, rule)
        if element.tag == "table":
            yield from check_table(element)
        elif element.tag == "figure":
            yield from check_picture(element)


def _unknown_element(element: Element) -> Finding:
    near = nearest(element.tag, ELEMENTS)
    hint = f" Did you mean {near!r}?" if near else ""
    return Finding("PM310", f"The element <{element.tag}> is not in the vocabulary.{hint}", element)


def _classes(element: Element, rule: Rule) -> Iterator[Finding]:
    if element.tag == "body":  # names the kind of document
        return
    for name in classes(element):
        if name not in rule.classes:
            near = nearest(name, rule.classes)
            hint = f" Did you mean {near!r}?" if near else ""
            yield Finding("PM311", f"The class {name!r} is not known on <{element.tag}>.{hint}", element)


def _attributes(element: Element, rule: Rule) -> Iterator[Finding]:
    for name in element.attrib:
        if name not in rule.attributes and name not in EVERYWHERE and name != STAMP:
            yield Finding("PM312", f"The attribute {name!r} is not known on <{element.tag}>.", element)


def _content(element: Element, rule: Rule) -> Iterator[Finding]:
    loose = "" if rule.text else _loose_text(element)
    if loose:
        message = f"The words {loose!r} stand directly inside <{element.tag}>, in no paragraph or cell."
        yield Finding("PM313", message, element)
    for child in element:
        name = child.tag.removeprefix(SVG)
        if name not in rule.children and (name in ELEMENTS or name == "svg"):
            yield Finding("PM313", f"<{name}> may not stand inside <{element.tag}>.", child)


def _loose_text(element: Element) -> str:
    texts = (element.text or "", *(child.tail or "" for child in element))
    return " ".join(" ".join(texts).split())[:60]

"""Fills in what only the whole document knows: heading ids, caption numbers, references, the table of contents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from pmdocs.markup import SVG, classes, elements, text_of

Translate = Callable[[str], str]
HEADINGS: Final = ("h1", "h2", "h3")


def enrich(root: Element, translate: Translate) -> None:
    """Complete the tree in place; it has passed the vocabulary check before."""
    every = [element for element in elements(root) if not element.tag.startswith(SVG)]
    name_headings(every)
    places = {element.get("id", ""): element for element in every if element.get("id")}
    labels = number_captions(every, translate)
    for element in every:
        if element.tag == "a":
            _settle_link(element, places, labels)
        elif element.tag == "nav":
            fill_contents(element, every)


def name_headings(every: list[Element]) -> None:
    """Give every heading without an id one made from its words, the same in every build."""
    taken = {element.get("id") for element in every}
    for element in every:
        if element.tag in HEADINGS and not element.get("id"):
            name = base = f"h-{slug(text_of(element))}"
            count = 1
            while name in taken:
                count += 1
                name = f"{base}-{count}"
            taken.add(name)
            element.set("id", name)


def slug(text: str) -> str:
    """Words as an id: small letters and figures of any script, joined by hyphens."""
    plain = unicodedata.normalize("NFC", text).casefold()
    return re.sub(r"[\W_]+", "-", plain).strip("-")[:60].strip("-") or "section"


def number_captions(every: list[Element], translate: Translate) -> Mapping[str, str]:
    """Write "Table 3" before each caption; returns the labels by the id of their table or figure."""
    labels: dict[str, str] = {}
    counts = {"Table": 0, "Figure": 0}
    words = {"Table": translate("Table"), "Figure": translate("Figure")}
    for element in every:
        kind = {"table": "Table", "figure": "Figure"}.get(element.tag)
        caption = element.find("caption" if kind == "Table" else "figcaption") if kind else None
        if kind is None or caption is None:
            continue
        counts[kind] += 1
        _label(caption, kind, words[kind], counts[kind])
        if element.get("id"):
            labels[element.get("id", "")] = f"{words[kind]} {counts[kind]}"
    return labels


def _label(caption: Element, kind: str, word: str, number: int) -> None:
    label = Element("span", {"class": "caption-label"})
    label.text = f"{word} "
    count = SubElement(label, "span", {"class": "seq", "data-seq": kind})
    count.text = str(number)
    label.tail = f" {(caption.text or '').lstrip()}"
    caption.text = None
    caption.insert(0, label)


def _settle_link(link: Element, places: Mapping[str, Element], labels: Mapping[str, str]) -> None:
    """Fill references; a link that may lead nowhere becomes plain words where it would."""
    kinds, target = classes(link), link.get("href", "")[1:]
    if "ref" in kinds:
        link.text = labels[target]
    if "maybe" not in kinds:
        return
    if target in places:
        link.attrib.pop("class")
    else:
        link.tag = "span"
        link.attrib.clear()
        link.set("class", "nowrap")


def fill_contents(nav: Element, every: list[Element]) -> None:
    """One entry per listed heading down to the depth asked for."""
    depth = int(nav.get("data-depth", "2"))
    entries = Element("ol")
    for element in every:
        if element.tag in HEADINGS[:depth] and "unlisted" not in classes(element):
            item = SubElement(entries, "li", {"class": f"toc-{element.tag[1]}"})
            link = SubElement(item, "a", {"href": f"#{element.get('id')}"})
            link.text = text_of(element)
    if len(entries):
        nav.append(entries)

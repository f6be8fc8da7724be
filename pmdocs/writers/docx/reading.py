"""The composed tree as the Word writer walks it: each element knows the one around it."""

from __future__ import annotations

import re
from typing import Any, Final
from xml.etree.ElementTree import Element as Composed

from lxml import etree

from pmdocs.markup import SVG as SVG
from pmdocs.writers.docx.elements import Element

DENSE: Final = frozenset({"status-report"})
"""Kinds of documents whose headings and lists have little white."""
_SVG_NAMES: Final[Any] = {None: "http://www.w3.org/2000/svg", "xlink": "http://www.w3.org/1999/xlink"}
_DECLARED: Final = ("{http://www.w3.org/2000/xmlns/}", "xmlns:")


def linked(element: Composed, around: Element | None = None) -> Element:
    """A copy of the tree below an element that also leads upwards, as a last child of `around`.

    Word needs to know where a table or grid stands; the composed tree, which travels between processes, does not say.
    """
    names = _SVG_NAMES if element.tag == f"{SVG}svg" else None
    attributes = {key: value for key, value in element.attrib.items() if not key.startswith(_DECLARED)}
    if around is None:
        copy = etree.Element(element.tag, attributes, nsmap=names)
    else:
        copy = etree.SubElement(around, element.tag, attributes, nsmap=names)
    copy.text, copy.tail = element.text, element.tail
    for child in element:
        linked(child, copy)
    return copy


def classes(element: Element) -> frozenset[str]:
    """The classes of an element."""
    return frozenset((element.get("class") or "").split())


def is_dense(element: Element) -> bool:
    """True in a kind of document whose headings and lists have little white."""
    root = element.getroottree().getroot()
    return any(not DENSE.isdisjoint(classes(body)) for body in root.iterchildren("body"))


def meta(root: Element, name: str) -> str:
    """What the document's head says under a name; empty if it says nothing."""
    found = root.find(f"./head/meta[@name='{name}']")
    return "" if found is None else found.get("content") or ""


def text_of(element: Element) -> str:
    """The words of an element, white space collapsed."""
    return " ".join(re.split(r"[ \t\r\n\f]+", "".join(map(str, element.itertext())))).strip()

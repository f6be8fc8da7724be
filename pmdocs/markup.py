"""Reads document markup into a tree and writes a tree as markup, with the parser both writers use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from xml.etree.ElementTree import Element

from tinyhtml5 import parser as html_parser
from tinyhtml5.constants import namespaces

SVG: Final = f"{{{namespaces['svg']}}}"
VOID: Final = frozenset({"meta", "br", "col", "img"})
_PREFIXES: Final[Mapping[str, str]] = {
    f"{{{namespaces['xlink']}}}": "xlink:",
    f"{{{namespaces['xml']}}}": "xml:",
    f"{{{namespaces['xmlns']}}}": "xmlns:",
    SVG: "",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Markup the parser had to repair: its line and column, the parser's name for it, and the tag it stumbled over."""

    line: int
    column: int
    kind: str
    name: str


def parse(html: str) -> tuple[Element, tuple[Fault, ...]]:
    """The document's tree, and everything that had to be repaired to get one."""
    parser = html_parser.HTMLParser(namespace_html_elements=False)
    root = parser.parse(html)
    _drop_comments(root)
    faults = (Fault(place[0], place[1], kind, _name(values)) for place, kind, values in parser.errors)
    return root, tuple(fault for fault in faults if fault.kind not in _HARMLESS)


_HARMLESS: Final = frozenset({"invalid-codepoint"})


def _name(values: Mapping[str, Any] | None) -> str:
    return str((values or {}).get("name", ""))


def _drop_comments(root: Element) -> None:
    """Take out the comments, which a tree holds as elements without a name; what follows them stays."""
    for parent in list(root.iter()):
        for place, child in reversed(list(enumerate(parent))):
            if callable(child.tag):  # the types say that a tag is text
                _append(parent, place, child.tail or "")
                parent.remove(child)


def _append(parent: Element, place: int, text: str) -> None:
    """Put text where the child at a place begins."""
    if place:
        before = parent[place - 1]
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def elements(root: Element) -> Iterator[Element]:
    """Every element in document order, drawings' insides left out."""
    stack = [root]
    while stack:
        element = stack.pop()
        yield element
        if not element.tag.startswith(SVG):
            stack.extend(reversed(element))


def classes(element: Element) -> tuple[str, ...]:
    """The classes of an element, in the order they were written."""
    return tuple(element.get("class", "").split())


def text_of(element: Element) -> str:
    """The words inside an element, with spaces collapsed; a line break reads as a space."""
    return " ".join(" ".join(_texts(element)).split()) if element.find(".//br") is not None else _joined(element)


def _joined(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield from _texts(child) if child.tag != "br" else (" ",)
        yield child.tail or ""


def write(root: Element) -> str:
    """The tree as markup that parses back to the same tree."""
    parts = ["<!DOCTYPE html>\n"]
    _write(root, parts.append)
    return "".join(parts)


def _write(element: Element, put: Callable[[str], None]) -> None:
    name = _short(element.tag)
    put(f"<{name}")
    for key, value in element.attrib.items():
        put(f' {_short(key)}="{_text(value).replace(chr(34), "&quot;")}"')
    put(">")
    if name in VOID and not element.tag.startswith(SVG):
        return
    put(_text(element.text))
    for child in element:
        _write(child, put)
        put(_text(child.tail))
    put(f"</{name}>")


def _short(name: str) -> str:
    if name[0] != "{":
        return name
    for uri, prefix in _PREFIXES.items():
        if name.startswith(uri):
            return prefix + name.removeprefix(uri)
    return name


def _text(text: str | None) -> str:
    if not text:
        return ""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\u00a0", "&#160;")

"""Reads markup that is well-formed XML but for its void elements, ten times faster than a parser of any HTML does.

Templates close what they open and quote what they assign, so nearly all of a document needs none of the rules by
which HTML is repaired. Whatever might be read in two ways is left to `pmdocs.markup.parse`: the answer is None, and
time is all that is lost. The tree is that parser's tree, provided that each element may stand where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element
from xml.parsers import expat

from tinyhtml5.constants import adjust_svg_attributes, namespaces

from pmdocs.compose.vocabulary import ELEMENTS
from pmdocs.markup import SVG, VOID, parse

_START: Final = re.compile(r"\s*<!DOCTYPE html>\s*(?=<html\b)", re.IGNORECASE)
_BEHIND: Final = " \n"
_DRAWING: Final = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_VOID: Final = re.compile(rf'<((?:{"|".join(sorted(VOID))})(?:\s+[\w:-]+="[^"<]*")*)\s*/?>')
_DRAWN_TWO_WAYS: Final = re.compile(
    r"<[!?]"  # comments and instructions: words in a title, nothing elsewhere
    r'|="[^"]*[\t\n\r]'  # XML makes a space of it
    r"|&\#(?!(?:34|39|160|x22|x27);)"  # HTML has meanings of its own for some numbers
)
_TWO_WAYS: Final = re.compile(rf"{_DRAWN_TWO_WAYS.pattern}|/\s*>")  # an element closed at once: HTML opens it
_SHAPES: Final = frozenset(
    {"svg", "g", "line", "polyline", "polygon", "rect", "circle", "path", "text", "title", "desc"}
)
_WORDS_ONLY: Final = frozenset({f"{SVG}title", f"{SVG}desc"})
_SPELT_AS_USUAL: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z]+)*|viewBox|xmlns|xmlns:xmlns")
_XMLNS: Final = f"{{{namespaces['xmlns']}}}xmlns"


class _Unclear(Exception):
    """The markup may mean something else to a parser of HTML."""


def read_plain(html: str) -> Element | None:
    """The document's tree, or None where only the parser of HTML can tell."""
    start = _START.match(html)
    if start is None:
        return None
    text = html[start.end() :].rstrip(_BEHIND)
    drawings = _DRAWING.findall(text)
    text = _VOID.sub(_closed, _DRAWING.sub("<svg></svg>", text))
    if _TWO_WAYS.search(text):
        return None
    try:
        root = _Page(iter(drawings)).read(text)
    except (_Unclear, expat.ExpatError):
        return None
    if [part.tag for part in root] != ["head", "body"]:
        return None
    _append(root[1], html[len(html.rstrip(_BEHIND)) :])  # HTML counts white space behind everything to the body
    return root


def _closed(void: re.Match[str]) -> str:
    return f"<{void[1]}></{void[1].split(None, 1)[0]}>"


class _Reader:
    """Builds a tree of what the XML parser meets."""

    def __init__(self) -> None:
        """Nothing is open yet."""
        self.open: list[Element] = []
        self._root: Element | None = None

    def read(self, text: str) -> Element:
        """The root element."""
        parser = expat.ParserCreate()
        parser.buffer_text = parser.ordered_attributes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = lambda _: self.open.pop()
        parser.CharacterDataHandler = self.words
        parser.Parse(text, True)
        if self._root is None:
            raise _Unclear
        return self._root

    def _start(self, name: str, attributes: list[str]) -> None:
        element = self.element(name, dict(zip(attributes[::2], attributes[1::2], strict=True)))
        if self.open:
            self.open[-1].append(element)
        else:
            self._root = element
        self.open.append(element)

    def element(self, name: str, attributes: dict[str, str]) -> Element:
        """The element as the parser of HTML makes it; raises `_Unclear` if that is uncertain."""
        raise NotImplementedError

    def words(self, text: str) -> None:
        """Text inside the element that is open."""
        _append(self.open[-1], text)


class _Page(_Reader):
    """Reads elements of the vocabulary, with drawings set aside."""

    def __init__(self, drawings: Iterator[str]) -> None:
        """Take the drawings in their order."""
        super().__init__()
        self._drawings = drawings

    def element(self, name: str, attributes: dict[str, str]) -> Element:
        """Any element of the vocabulary; no link in a link, which HTML takes apart."""
        if name == "svg":
            return _drawing(next(self._drawings))
        if name not in ELEMENTS or (name == "a" and any(around.tag == "a" for around in self.open)):
            raise _Unclear
        return Element(name, attributes)

    def words(self, text: str) -> None:
        """HTML drops white space before the head, and counts to the body what follows it."""
        inside = self.open[-1]
        if len(self.open) > 1 or len(inside) == 1:
            _append(inside, text)
        elif len(inside) > 1:
            _append(inside[1], text)


class _Drawing(_Reader):
    """Reads the shapes of our own charts."""

    def element(self, name: str, attributes: dict[str, str]) -> Element:
        """A shape whose name and attributes are spelt as HTML spells them."""
        if name not in _SHAPES or (self.open and self.open[-1].tag in _WORDS_ONLY):
            raise _Unclear
        if any(key in adjust_svg_attributes or not _SPELT_AS_USUAL.fullmatch(key) for key in attributes):
            raise _Unclear
        return Element(SVG + name, {_XMLNS if key == "xmlns" else key: value for key, value in attributes.items()})


def _drawing(text: str) -> Element:
    """A drawing; by the parser of HTML if it holds more than simple shapes."""
    if not _DRAWN_TWO_WAYS.search(text):
        try:
            return _Drawing().read(text)
        except (_Unclear, expat.ExpatError):
            pass
    root, faults = parse(f"<!DOCTYPE html><html><head><title>-</title></head><body>{text}</body></html>")
    body = root[1]
    if faults or len(body) != 1 or body[0].tag != f"{SVG}svg":
        raise _Unclear
    return body[0]


def _append(element: Element, text: str) -> None:
    if not text:
        return
    if len(element):
        last = element[-1]
        last.tail = (last.tail or "") + text
    else:
        element.text = (element.text or "") + text

"""Hands the layout library a finished tree in place of markup, and spares it the styles our documents never use."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any, Final
from xml.etree.ElementTree import Element

import cssselect2
from weasyprint import CSS, HTML

_NOTES: Final = re.compile(r"^::(?:foot)?note-[a-z]+ \{[^}]*\}$", re.MULTILINE)
_MARKER: Final = re.compile(r"^::marker \{", re.MULTILINE)


class Tree(HTML):  # type: ignore[misc]
    """A document the layout library need not parse, since the composer has it as the tree that the parser would give.

    The library (seen in 70) takes markup only; this sets what its own constructor sets.
    """

    def __init__(self, root: Element, base_url: str | None, url_fetcher: Any) -> None:
        """Take the tree as it is, with the place from which pictures are named and what may read them."""
        self.base_url, self.url_fetcher, self.media_type = base_url, url_fetcher, "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


class LeanTree(Tree):
    """A document laid out with fewer styles; where the library asks for its sheet otherwise, merely more slowly.

    The library's own style sheet gives each element a marker, and calls and marks of foot- and endnotes. Only list
    items have a marker in our documents, and none has notes; six styles for each cell of a long register take a
    quarter of the memory it needs.
    """

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return [_sheet()] if not forms else list(super()._ua_stylesheets(forms))


@cache
def _sheet() -> CSS:
    return CSS(string=lean(files("weasyprint").joinpath("css", "html5_ua.css").read_text(encoding="utf-8")))


def lean(sheet: str) -> str:
    """The library's style sheet with markers for list items alone, and without notes."""
    return _MARKER.sub("li::marker {", _NOTES.sub("", sheet))

"""Spares every element the styles of markers and notes, which the layout library works out for all of them.

The library's own style sheet gives each element a marker, and calls and marks of foot- and endnotes. Only list items
have a marker in our documents, and none has notes; six styles for each cell of a long register take a quarter of the
memory it needs.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

from weasyprint import CSS, HTML

_NOTES: Final = re.compile(r"^::(?:foot)?note-[a-z]+ \{[^}]*\}$", re.MULTILINE)
_MARKER: Final = re.compile(r"^::marker \{", re.MULTILINE)


class LeanHTML(HTML):  # type: ignore[misc]
    """A document laid out with fewer styles; where the library asks for its sheet otherwise, merely more slowly."""

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return [_sheet()] if not forms else list(super()._ua_stylesheets(forms))


@cache
def _sheet() -> CSS:
    return CSS(string=lean(files("weasyprint").joinpath("css", "html5_ua.css").read_text(encoding="utf-8")))


def lean(sheet: str) -> str:
    """The library's style sheet with markers for list items alone, and without notes."""
    return _MARKER.sub("li::marker {", _NOTES.sub("", sheet))

"""Formatting inside a form's values: signs that no text can hold, put in while tags are run and taken out after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from markupsafe import Markup

_OPEN: Final = "\ufdd1"
_CLOSE: Final = "\ufdd2"
_ELEMENT: Final = re.compile(r"<([^<>]*)>")
_MARK: Final = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_CHART: Final = "chart "


class Piece(NamedTuple):
    """A run of words, or a mark between them such as ``strong``, ``/strong`` or ``chart 0``."""

    words: str
    mark: str


def as_marks(markup: Markup) -> Markup:
    """Formatted words with a mark in place of every element; the words stay escaped as they are."""
    return Markup(_ELEMENT.sub(rf"{_OPEN}\1{_CLOSE}", str(markup)))  # noqa: S704 - it was markup before


def chart_mark(number: int) -> Markup:
    """The mark of the chart of this number."""
    return Markup(f"{_OPEN}{_CHART}{number}{_CLOSE}")  # noqa: S704 - nothing in it comes from a value


def has_marks(text: str) -> bool:
    """True if there is a mark in the text."""
    return _OPEN in text


def pieces(text: str) -> Iterator[Piece]:
    """The words and marks of a text in their order."""
    end = 0
    for match in _MARK.finditer(text):
        if match.start() > end:
            yield Piece(text[end : match.start()], "")
        yield Piece("", match[1])
        end = match.end()
    if end < len(text):
        yield Piece(text[end:], "")


def without_marks(text: str) -> str:
    """The words alone, for places that can hold no formatting."""
    return _MARK.sub("", text)


def chart_number(mark: str) -> int | None:
    """The number of the chart a mark stands for; None if it stands for something else."""
    number = mark.removeprefix(_CHART)
    return int(number) if mark.startswith(_CHART) and number.isdecimal() else None

"""What a chart takes from the theme: colours, typeface, sizes of type and line, and the widths of the page."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Final

from pmdocs.charts.metrics import Fonts, text_width

MILLIMETRE: Final = 72 / 25.4
"""Points in a millimetre."""


class Span(StrEnum):
    """How much of the page's width a chart takes."""

    TEXT = "text"
    HALF = "half"
    LANDSCAPE = "landscape"


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """Colours as ``#rrggbb``; sizes, widths and heights in points. The defaults are a quiet blue on white, on A4."""

    ink: str = "#1f2933"
    muted: str = "#5b6672"
    accent: str = "#1f5a94"
    accent_dark: str = "#123a63"
    accent_soft: str = "#dbe7f3"
    line: str = "#c8d0d8"
    band: str = "#f1f4f7"
    paper: str = "#ffffff"
    green: str = "#2e7d4f"
    amber: str = "#b96a00"
    red: str = "#b3261e"
    grey: str = "#8a94a0"
    blue: str = "#2f6db5"
    font_family: str = "Carlito, Calibri, sans-serif"
    fonts: Fonts = Fonts()
    text_size: float = 8.0
    small_size: float = 7.0
    text_width: float = 170 * MILLIMETRE
    half_width: float = 82 * MILLIMETRE
    landscape_width: float = 257 * MILLIMETRE
    text_height: float = 225 * MILLIMETRE
    landscape_height: float = 140 * MILLIMETRE

    @classmethod
    def from_theme(cls, theme: Any, **sizes: float) -> ChartStyle:
        """The style in a theme's colours; `sizes` are the page's widths and heights where they are not A4's.

        Colours are taken from ``theme.colours`` by name; one that the theme does not have keeps its default.
        """
        names = {field.name for field in fields(cls) if field.type == "str" and field.name != "font_family"}
        found = {name: str(getattr(theme.colours, name)) for name in names if hasattr(theme.colours, name)}
        return cls(**found, **sizes)

    @property
    def grid(self) -> str:
        """Gridlines: half way from a table's hairlines to the paper."""
        return mixed(self.line, self.paper, 0.45)

    def width(self, span: Span) -> float:
        """The width of a chart, in points."""
        return {Span.TEXT: self.text_width, Span.HALF: self.half_width, Span.LANDSCAPE: self.landscape_width}[span]

    def most_height(self, span: Span) -> float:
        """The height that a chart and its caption's page leave it, in points."""
        return self.landscape_height if span is Span.LANDSCAPE else self.text_height

    def measure(self, words: str, size: float | None = None, bold: bool = False) -> float:
        """The length of a line of text, in points; in the text's size unless told."""
        return text_width(words, size or self.text_size, bold, self.fonts)


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with a `share` of another mixed in, both as ``#rrggbb``; opaque, so that it prints everywhere alike."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(mine * (1 - share) + theirs * share):02x}" for mine, theirs in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue; the short form ``#rgb`` is understood."""
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)

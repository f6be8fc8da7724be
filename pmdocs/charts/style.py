"""What a chart takes from the theme: colours, typeface, sizes of type and line, and the widths of the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from pmdocs.charts.metrics import Fonts, text_width
from pmdocs.theme.faces import SYMBOLS

if TYPE_CHECKING:
    from pmdocs.theme import Family, Theme

MILLIMETRE: Final = 72 / 25.4
"""Points in a millimetre."""
_SHARE_OF_PAGE: Final = 0.88
_SHIPPED_FAMILY: Final = "Carlito"
_UNKNOWN_WIDTH: Final = 1.15


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
    font_family: str = "Carlito,Calibri,sans-serif"
    fonts: Fonts = field(default_factory=Fonts)
    text_size: float = 8.0
    small_size: float = 7.0
    text_width: float = 170 * MILLIMETRE
    half_width: float = 82 * MILLIMETRE
    landscape_width: float = 257 * MILLIMETRE
    text_height: float = 225 * MILLIMETRE
    landscape_height: float = 140 * MILLIMETRE

    @classmethod
    def from_theme(cls, theme: Theme) -> ChartStyle:
        """The style in a theme's colours and typeface, as wide as its pages.

        The theme's grey is a colour for words; lines of baselines are drawn in a lighter tone of it.
        """
        colours, family = theme.colours, theme.fonts.text
        return cls(
            ink=colours.ink,
            muted=colours.muted,
            accent=colours.accent,
            accent_dark=colours.accent_dark,
            accent_soft=colours.accent_soft,
            line=colours.line,
            band=colours.band,
            paper=colours.paper,
            green=colours.green,
            amber=colours.amber,
            red=colours.red,
            grey=mixed(colours.grey, colours.paper, 0.3),
            blue=colours.blue,
            font_family=font_list((family.family, SYMBOLS, *theme.fonts.fallback, "sans-serif")),
            fonts=_fonts(family),
            text_width=theme.text_width * MILLIMETRE,
            half_width=theme.half_width * MILLIMETRE,
            landscape_width=theme.landscape_width * MILLIMETRE,
            text_height=theme.text_height * MILLIMETRE * _SHARE_OF_PAGE,
            landscape_height=theme.landscape_height * MILLIMETRE * _SHARE_OF_PAGE,
        )

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


def font_list(families: Iterable[str]) -> str:
    """Families for an attribute, in order; a name of several words in quotes, without what could end the quotes."""
    names = ("".join(letter for letter in family if letter not in "'\",\\") for family in families)
    return ",".join(name if name.replace("-", "").isalpha() else f"'{name}'" for name in names if name)


def _fonts(family: Family) -> Fonts:
    """The files of a family; a family of the machine's own is taken to be a little wider than ours."""
    regular = str(family.regular or "")
    bold = str(family.bold or family.regular or "")
    return Fonts(regular, bold, 1.0 if regular or family.family == _SHIPPED_FAMILY else _UNKNOWN_WIDTH)


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with a `share` of another mixed in, both as ``#rrggbb``; opaque, so that it prints everywhere alike."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(mine * (1 - share) + theirs * share):02x}" for mine, theirs in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue; the short form ``#rgb`` is understood."""
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)

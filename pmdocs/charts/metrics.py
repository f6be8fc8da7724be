"""How wide words are in the chart's own font, and how they are shortened or broken to fit."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from types import MappingProxyType
from typing import Final
from unicodedata import category, combining, east_asian_width

from fontTools.ttLib import TTFont

from pmdocs.charts.svg import clean

ASCENT: Final = 0.75
"""How far above its baseline a line of text reaches, in font sizes."""
DESCENT: Final = 0.25
"""How far below its baseline a line of text reaches, in font sizes."""
ELLIPSIS: Final = "…"
_SHIPPED: Final = {False: "Carlito-Regular.ttf", True: "Carlito-Bold.ttf"}
_BREAKS_AFTER: Final = frozenset("-/–—_·")


@dataclass(frozen=True, slots=True)
class Fonts:
    """Where the two faces of a chart's text are; an empty path is the face that ships with pmdocs.

    `stretch` makes every width larger: for a face whose own widths are not known.
    """

    regular: str = ""
    bold: str = ""
    stretch: float = 1.0

    def advances(self, bold: bool) -> Mapping[str, float]:
        """The advance of every character of a face, in font sizes."""
        return _advances(self.bold if bold else self.regular, bold)


@dataclass(frozen=True, slots=True)
class Fitted:
    """Words as they are drawn, and the whole text when some of it had to go."""

    lines: tuple[str, ...]
    full: str | None = None

    @property
    def line(self) -> str:
        """The first line; empty when there was no text."""
        return self.lines[0] if self.lines else ""


def text_width(words: str, size: float, bold: bool = False, fonts: Fonts | None = None) -> float:
    """The length of a line of text in points: the sum of its advances, without kerning, as WeasyPrint sets it."""
    return size * sum(_steps(clean(words), bold, fonts or Fonts()))


def shorten(words: str, width: float, size: float, bold: bool = False, fonts: Fonts | None = None) -> Fitted:
    """The words in one line no wider than `width`, cut with an ellipsis; empty when not even that has room."""
    return wrap(words, width, size, bold, fonts, most=1)


def wrap(
    words: str, width: float, size: float, bold: bool = False, fonts: Fonts | None = None, most: int = 2
) -> Fitted:
    """The words in at most `most` lines no wider than `width`; the last one is cut with an ellipsis."""
    whole, faces = clean(words), fonts or Fonts()
    rest, lines = whole, list[str]()
    while rest and len(lines) < most - 1:
        end = _line_end(rest, width / size, bold, faces)
        lines.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    last = _cut(rest, width / size, bold, faces)
    lines.append(last)
    shown = tuple(part for part in lines if part)
    return Fitted(shown, None if last == rest and all(lines[:-1]) else whole)


def _line_end(words: str, width: float, bold: bool, fonts: Fonts) -> int:
    """Where a line of `width` font sizes ends: after a space or a hyphen, within a word only if it must."""
    fits = bisect_right(list(accumulate(_steps(words, bold, fonts))), width + 1e-9)
    if fits >= len(words):
        return len(words)
    if words[fits] == " ":
        return fits
    breaks = [place for place in range(1, fits + 1) if _may_break(words[place - 1], words[place])]
    return breaks[-1] if breaks else max(fits, 1)


def _may_break(before: str, after: str) -> bool:
    return before == " " or before in _BREAKS_AFTER or "W" in (east_asian_width(before), east_asian_width(after))


def _cut(words: str, width: float, bold: bool, fonts: Fonts) -> str:
    """As many of the words as fit, with an ellipsis when that is not all."""
    reach = list(accumulate(_steps(words, bold, fonts)))
    if not words or reach[-1] <= width + 1e-9:
        return words
    room = width - _steps(ELLIPSIS, bold, fonts)[0]
    if room < 0:
        return ""
    kept = words[: bisect_right(reach, room + 1e-9)]
    while kept and (kept[-1] in " \N{ZERO WIDTH JOINER}" or combining(words[len(kept)])):
        kept = kept[:-1]
    return kept + ELLIPSIS


def _steps(words: str, bold: bool, fonts: Fonts) -> list[float]:
    known = fonts.advances(bold)
    return [fonts.stretch * (known[letter] if letter in known else _estimate(letter)) for letter in words]


def _estimate(letter: str) -> float:
    """The advance of a character that another font must draw: generous, so that nothing runs over."""
    if combining(letter) or category(letter) in ("Cf", "Mn", "Me"):
        return 0.0
    if east_asian_width(letter) in ("W", "F"):
        return 1.35 if category(letter) == "So" else 1.0
    return 0.75


@cache
def _advances(path: str, bold: bool) -> Mapping[str, float]:
    """Read once for each face: the same file gives the same widths."""
    shipped = files("pmdocs.theme") / "fonts" / _SHIPPED[bold]
    data = Path(path).read_bytes() if path else shipped.read_bytes()
    with TTFont(BytesIO(data), fontNumber=0, lazy=True) as font:
        per_em = font["head"].unitsPerEm
        steps = font["hmtx"].metrics
        return MappingProxyType({chr(code): steps[name][0] / per_em for code, name in font.getBestCmap().items()})

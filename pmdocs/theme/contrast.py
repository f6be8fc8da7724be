"""How well words can be read on their ground: the contrast ratio of WCAG 2.2, and the pairs a theme must get right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pmdocs.theme.theme import Colours

COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")
TEXT_AA: Final = Decimal("4.5")
LARGE_AA: Final = Decimal("3.0")
"""Level AA for words of 18 pt and more, and for shapes."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of one colour on a ground of another, by their names in the theme, with the ratio level AA asks for."""

    words: str
    ground: str
    least: Decimal = TEXT_AA


PAIRS: Final = (
    Pair("ink", "paper"),
    Pair("ink", "band"),
    Pair("ink", "accent_soft"),
    Pair("muted", "paper"),
    Pair("muted", "band"),
    Pair("accent", "paper"),
    Pair("accent", "band"),
    Pair("accent_dark", "paper"),
    Pair("accent_dark", "accent_soft"),
    Pair("paper", "accent_dark"),
    *(Pair(tone, f"{tone}_soft") for tone in ("green", "amber", "red", "grey", "blue")),
    *(Pair(tone, "paper") for tone in ("green", "amber", "red", "grey", "blue")),
    *(Pair("ink", f"{shades}.{shade}") for shades in ("heat", "heat_o") for shade in range(4)),
)


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A pair that cannot be read well enough, with the ratio it reaches (two decimals)."""

    pair: Pair
    ratio: Decimal


def contrast(first: str, second: str) -> Decimal:
    """The contrast ratio of two ``#rrggbb`` colours (WCAG 2.2): 1 for the same, 21 for black on white."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + Decimal("0.05")) / (low + Decimal("0.05"))


def shortfalls(colours: Colours) -> Iterator[Shortfall]:
    """The pairs of a theme below level AA."""
    for pair in PAIRS:
        ratio = contrast(named(colours, pair.words), named(colours, pair.ground))
        if ratio < pair.least:
            yield Shortfall(pair, ratio.quantize(Decimal("0.01")))


def named(colours: Colours, name: str) -> str:
    """A colour by its name in the theme; ``heat.2`` is the third shade of the risk bands."""
    base, _, shade = name.partition(".")
    value = getattr(colours, base)
    return str(value[int(shade)] if shade else value)


def _luminance(colour: str) -> Decimal:
    """Relative luminance, WCAG 2.2: linear light of the three channels, weighed by the eye's response."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return Decimal("0.2126") * red + Decimal("0.7152") * green + Decimal("0.0722") * blue


def _linear(channel: int) -> Decimal:
    value = Decimal(channel) / 255
    if value <= Decimal("0.04045"):
        return value / Decimal("12.92")
    return ((value + Decimal("0.055")) / Decimal("1.055")) ** Decimal("2.4")

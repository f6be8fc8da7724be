"""Colours as Word writes them, and which of two can be read on a shade."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pmdocs.theme import Theme

# The weights of red, green and blue in relative luminance (WCAG 2.2).
_WEIGHTS: Final = (0.2126, 0.7152, 0.0722)


def hexadecimal(colour: str) -> str:
    """``#1f4e79`` as Word writes it: ``1F4E79``."""
    return colour.removeprefix("#").upper()


def readable_on(shade: str, theme: Theme) -> str:
    """The theme's ink, or its paper where that has more contrast on a shade."""
    ink, paper = theme.colours.ink, theme.colours.paper
    return max((ink, paper), key=lambda colour: contrast(colour, shade))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG 2.2 defines it, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a colour as WCAG 2.2 defines it, from 0 for black to 1 for white."""
    digits = hexadecimal(colour)
    channels = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(weight * channel for weight, channel in zip(_WEIGHTS, linear, strict=True))

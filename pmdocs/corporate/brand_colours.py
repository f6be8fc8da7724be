"""From an organisation's colours to those of a theme: the same hues, dark enough to be read."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from pmdocs.corporate.palette import Palette
from pmdocs.corporate.roles import played_by
from pmdocs.corporate.style_book import StyleBook
from pmdocs.theme import Colours
from pmdocs.theme.contrast import TEXT_AA, contrast

WHITE: Final = "#ffffff"
BLACK: Final = "#000000"
OFFICE_BLUES: Final = frozenset({"#4f81bd", "#5b9bd5", "#4472c4", "#156082", "#0f6fc6"})
"""The first accent of the themes that Office itself brings along: nobody's brand."""
_STEP: Final = 0.01
_GREY: Final = 0.08
"""The saturation below which a colour has no hue worth speaking of."""
_DEEPER: Final = 0.72
"""Of the lightness of the accent: that of headings, where headings have no colour of their own."""


@dataclass(frozen=True, slots=True)
class Change:
    """A colour of the organisation that was made darker: its name in the theme, before and after."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class BrandColours:
    """The colours of the theme, and those that had to be changed so that words can be read."""

    colours: Colours
    changes: tuple[Change, ...]


def brand_colours(book: StyleBook, palette: Palette) -> BrandColours:
    """The theme's colours from a file's theme and the colour of its headings."""
    heading = palette.look(book.find("heading 1", "paragraph"), book).colour
    text = palette.look(played_by("Body Text", "paragraph", book) or book.find("Normal", "paragraph"), book).colour
    accent = _accent(palette.colour("accent1"), heading)
    wanted = {
        "ink": text or palette.colour("text1") or BLACK,
        "accent": accent,
        "accent_dark": heading or _scaled(accent, _DEEPER),
    }
    soft = mixed(accent, WHITE, 0.09)
    ink = _dark_enough_for_shades(readable(wanted["ink"], (WHITE, soft)))
    band = mixed(ink, WHITE, 0.045)
    kept = {
        "ink": ink,
        "accent": readable(accent, (WHITE, band)),
        "accent_dark": readable(wanted["accent_dark"], (WHITE, soft)),
    }
    colours = replace(
        Colours(),
        ink=ink,
        accent=kept["accent"],
        accent_dark=kept["accent_dark"],
        muted=readable(mixed(ink, WHITE, 0.7), (WHITE, band)),
        accent_soft=soft,
        line=mixed(ink, WHITE, 0.22),
        band=band,
    )
    changes = (Change(name, colour, kept[name]) for name, colour in wanted.items() if colour != kept[name])
    return BrandColours(colours, tuple(changes))


def readable(colour: str, grounds: Iterable[str]) -> str:
    """The colour itself if words in it can be read on every ground (level AA), else the lightest darker one."""
    grounds, lightness = tuple(grounds), 1.0
    while any(contrast(colour, ground) < TEXT_AA for ground in grounds) and lightness > 0:
        lightness -= _STEP
        colour = _scaled(colour, 1 - _STEP * 2) if lightness > _STEP else BLACK
    return colour


def mixed(first: str, second: str, share: float) -> str:
    """So much of the first colour, the rest of the second."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(255 * (one * share + other * (1 - share))):02x}" for one, other in pairs)


def _accent(accent: str | None, heading: str | None) -> str:
    """The first accent of the file's theme, unless nobody chose it and the headings have a colour that somebody did."""
    if heading is not None and _has_hue(heading) and (accent is None or accent in OFFICE_BLUES):
        return heading
    return accent or heading or Colours().accent


def _dark_enough_for_shades(ink: str) -> str:
    colours = Colours()
    return readable(ink, (*colours.heat, *colours.heat_o))


def _has_hue(colour: str) -> bool:
    _, light, saturation = colorsys.rgb_to_hls(*_channels(colour))
    return saturation > _GREY and light > _GREY


def _scaled(colour: str, share: float) -> str:
    hue, light, saturation = colorsys.rgb_to_hls(*_channels(colour))
    return "#" + "".join(
        f"{round(channel * 255):02x}" for channel in colorsys.hls_to_rgb(hue, light * share, saturation)
    )


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue

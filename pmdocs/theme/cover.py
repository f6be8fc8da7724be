"""Composes the cover: a ground of colour that runs off the sheet, the title standing on its edge, facts at the foot.

All measures are millimetres from the sheet's top left corner. The title grows upwards from the line it stands on and
the subtitle downwards, so a long title never pushes anything off the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pmdocs.theme.theme import Theme

EDGE: Final = 24
"""White above and below the words of a cover."""

LOGO_EDGE: Final = 16
"""White above and below a logo, which keeps a strip of paper above the colour: it is made for paper."""

LOGO_MOST: Final = 45
"""The height that a cover gives a logo at most; its width is at most half of the sheet's."""

_WORDS: Final = 45
"""Room for the kicker and a title of three lines above the line it stands on."""

_NEAR: Final = 8
"""The least white above the kicker, below a logo that leaves no more."""

_RULE: Final = 6
"""Room for the line above the kicker where there is no ground."""

_LEAST_LOGO: Final = 16
"""A logo is never made smaller than this; one no higher stands where it stood before there was a limit."""

_SHARES: Final[Mapping[str, tuple[tuple[int, float], ...]]] = {
    "title": ((28, 1.0), (60, 0.8), (110, 0.62), (200, 0.48), (320, 0.4)),
    "subtitle": ((90, 1.0), (180, 0.82), (260, 0.7)),
}
_SMALLEST: Final = 0.5


@dataclass(frozen=True, slots=True)
class Composition:
    """One way to compose a cover: where the words begin, and at which share of the height the title stands.

    `ground` is the share of the height that is coloured (0 for none), `stripe` the width of a second colour at
    its left, `above` and `below` the white between the line and the words on either side.
    """

    left: int
    line: float
    ground: float
    stripe: int
    above: int
    below: int


COMPOSITIONS: Final[Mapping[str, Composition]] = {
    "quiet": Composition(left=26, line=0.47, ground=0.47, stripe=0, above=10, below=11),
    "bold": Composition(left=38, line=0.52, ground=1.0, stripe=14, above=2, below=6),
    "plain": Composition(left=25, line=0.36, ground=0.0, stripe=0, above=2, below=5),
}


def cover_properties(theme: Theme) -> dict[str, str]:
    """The colours of the cover's words, by the ground they stand on."""
    colours, composition = theme.colours, COMPOSITIONS[theme.cover]
    on_colour = composition.ground > 0
    foot_on_colour = composition.ground == 1
    return {
        "cover-kicker": colours.accent_soft if on_colour else colours.accent,
        "cover-title": colours.paper if on_colour else colours.accent_dark,
        "cover-ink": colours.paper if foot_on_colour else colours.ink,
        "cover-subtitle": colours.paper if foot_on_colour else colours.accent_dark,
        "cover-quiet": colours.accent_soft if foot_on_colour else colours.muted,
        "cover-line": colours.accent_soft if foot_on_colour else colours.line,
    }


def size_share(name: str, words: str) -> float:
    """The share of the theme's size in which a ``title`` or ``subtitle`` is set: long words are smaller."""
    letters = len(" ".join(words.split()))
    return next((share for most, share in _SHARES[name] if letters <= most), _SMALLEST)


def on_cover(theme: Theme) -> Theme:
    """A theme whose logo is no larger than its cover can hold above all words."""
    if theme.logo is None:
        return theme
    edges = 2 * LOGO_EDGE if COMPOSITIONS[theme.cover].ground else LOGO_EDGE
    most = max(_LEAST_LOGO, min(LOGO_MOST, _words_end(theme) - _NEAR - edges))
    width, height = min(theme.logo.width, theme.sheet[0] / 2), min(theme.logo.height, most)
    return replace(theme, logo=replace(theme.logo, width=width, height=height))


def _words_end(theme: Theme) -> float:
    """How far down the kicker may stand, so that a title of three lines has room below it."""
    composition = COMPOSITIONS[theme.cover]
    return theme.sheet[1] * composition.line - composition.above - _WORDS


def ground_top(theme: Theme) -> float:
    """Where the ground of colour begins."""
    return theme.logo.height + 2 * LOGO_EDGE if theme.logo else 0.0


def words_top(theme: Theme) -> float:
    """Where the kicker stands: below the logo, and further down where it has a line above it."""
    usual = ground_top(theme) + EDGE + (0 if COMPOSITIONS[theme.cover].ground else _RULE)
    if theme.logo is None or theme.logo.height <= _LEAST_LOGO:
        return usual
    return min(usual, max(_words_end(theme), LOGO_EDGE + theme.logo.height + _NEAR))


def cover_css(theme: Theme) -> str:
    """The cover's page, its ground, and where its words stand."""
    theme = on_cover(theme)
    composition, height = COMPOSITIONS[theme.cover], theme.sheet[1]
    left, line = composition.left, composition.line * height
    return "\n".join(
        (
            f"@page cover {{ margin: {EDGE}mm {EDGE}mm {EDGE}mm {left}mm }}",
            f"section.cover {{ height: {height - 2 * EDGE:g}mm; position: relative; z-index: 0 }}",
            "section.cover > p { position: absolute; left: 0; right: 0 }",
            f"section.cover > p.kicker {{ top: {words_top(theme) - EDGE:g}mm }}",
            f"section.cover > p.title {{ bottom: {height - EDGE - line + composition.above:g}mm }}",
            f"section.cover > p.subtitle {{ top: {line - EDGE + composition.below:g}mm }}",
            _ground(theme, composition, ground_top(theme)),
            _logo(theme),
        )
    )


def _ground(theme: Theme, composition: Composition, top: float) -> str:
    width, height = theme.sheet
    colours = theme.colours
    if not composition.ground:
        return f"section.cover > p.kicker {{ border-top: 3pt solid {colours.accent}; padding-top: 5mm }}"
    return (
        f"section.cover::after {{ content: ''; position: absolute; z-index: -1; box-sizing: border-box; "
        f"left: -{composition.left}mm; top: {top - EDGE:g}mm; width: {width:g}mm; "
        f"height: {height * composition.ground - top:g}mm; background: {colours.accent_dark}; "
        f"border-left: {composition.stripe}mm solid {colours.accent} }}"
    )


def _logo(theme: Theme) -> str:
    """The logo as an ornament: it says nothing that the words do not say, so it is no figure of the document."""
    if theme.logo is None:
        return ""
    place = theme.logo.path.resolve().as_uri()
    return (
        f"section.cover::before {{ content: ''; position: absolute; left: 0; top: {LOGO_EDGE - EDGE}mm; "
        f"width: {theme.logo.width:g}mm; height: {theme.logo.height:g}mm; "
        f'background: url("{place}") no-repeat left center / contain }}'
    )

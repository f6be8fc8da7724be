"""Turns a theme into the values that the base file's styles, numbering, fonts and colours are filled with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from babel.core import get_global

from pmdocs.theme.cover import COMPOSITIONS, cover_properties
from pmdocs.writers.docx.covers import CoverWords, cover_sizes
from pmdocs.writers.docx.layout import twips, usual

if TYPE_CHECKING:
    from pmdocs.theme import Theme

_EAST_ASIAN: Final = ("zh", "ja", "ko")
_COMPLEX: Final = ("ar", "he", "fa", "ur", "yi", "hi", "th")
_COUNTRIES: Final = {"en": "en-GB", "ar": "ar-SA"}  # dates are written as in Britain; Arabic as Word takes it
_RATINGS: Final = ("green", "amber", "red", "grey", "blue")
_PLAIN_COLOURS: Final = ("ink", "muted", "accent", "accent_dark", "accent_soft", "line", "band", "paper")
# Leading in 240ths of the 1.22 em that Word calls one line of Calibri; the air around rows and paragraphs in twips.
_AIR: Final = {
    "comfortable": {"leading": 279, "table_leading": 262, "row": 95, "gap": 140, "block": 334},
    "compact": {"leading": 260, "table_leading": 250, "row": 56, "gap": 96, "block": 223},
}
# The air around headings, list items and callouts, above columns and below tables, in twips; a dense document has less.
_SPACES: Final = {
    False: {
        "h1_before": 900, "h1_after": 306, "h2_before": 476, "h2_after": 142, "h3_before": 306, "h3_after": 88,
        "item_before": 48, "item_after": 50,
    },
    True: {
        "h1_before": 278, "h1_after": 111, "h2_before": 250, "h2_after": 83, "h3_before": 250, "h3_after": 83,
        "item_before": 20, "item_after": 23,
    },
}  # fmt: skip
_DENSE_CALLOUT, _DENSE_TABLE = 167, 194
_HEAD_OF_PAGE: Final = {False: 206, True: 0}  # where the printed page has a bar above the heading of a chapter
_DENSE_SIZES: Final = {"h1": 14.0, "h2": 11.0}
# Kicker, title and subtitle at the head of a page, of a dense document or another, and on a cover not composed by us.
_SIZES_OF_HEAD: Final = {
    True: {"kicker": 9.0, "title": 20.0, "subtitle": 11.0},
    False: {"kicker": 9.0, "title": 25.0, "subtitle": 13.0},
}
_SPACES_OF_HEAD: Final = {
    True: {"kicker_before": 0, "kicker_after": 28, "title_after": 85, "subtitle_after": 113},
    False: {"kicker_before": 0, "kicker_after": 100, "title_after": 85, "subtitle_after": 283},
}
_COVER: Final = {"kicker_after": 340, "title_after": 283, "subtitle_after": 794}


@dataclass(frozen=True, slots=True)
class Script:
    """How a document is written: its language tag, and from which side."""

    language: str
    right_to_left: bool


def theme_values(theme: Theme, script: Script, cover: CoverWords | None, dense: bool = False) -> Mapping[str, str]:
    """What each ``$name`` in the base file stands for; `cover` is None for a document without one.

    A `dense` document has smaller headings and less air, so that its first page holds all that one reader needs.
    """
    return {
        **_colours(theme),
        **_sizes(theme, dense),
        **_head_of(theme, cover, dense),
        **{name.replace("-", "_"): hexadecimal(colour) for name, colour in cover_properties(theme).items()},
        **_rule(theme, cover),
        **_spaces(theme, dense),
        **{name: str(value) for name, value in _AIR[str(theme.density)].items()},
        "language": languages(script)["val"],
        "language_ea": languages(script)["eastAsia"],
        "language_cs": languages(script)["bidi"],
        "rtl": str(int(script.right_to_left)),
        "lead_gap": "255",
        "font_text": theme.fonts.text.word,
        "font_heading": theme.fonts.heading.word,
        "font_text_fallback": theme.fonts.text.family,
        "text_width": str(usual(theme).text_width),
        "landscape_width": str(usual(theme).turned().text_width),
    }


def languages(script: Script) -> dict[str, str]:
    """The attributes of ``w:lang``: the document's language, and one each for East Asian and complex letters."""
    base, own = script.language.split("-")[0].lower(), proofed(script.language)
    return {
        "val": own,
        "eastAsia": own if base in _EAST_ASIAN else "en-US",
        "bidi": own if base in _COMPLEX else "ar-SA",
    }


def proofed(tag: str) -> str:
    """A language as Word has dictionaries for it: with a country, where a document only says ``en``."""
    if tag in _COUNTRIES or "-" in tag:
        return _COUNTRIES.get(tag, tag)
    country = str(get_global("likely_subtags").get(tag, "")).rpartition("_")[2]
    return f"{tag}-{country}" if country else tag


def _rule(theme: Theme, cover: CoverWords | None) -> dict[str, str]:
    """The line above the kicker of a cover that has no ground."""
    ruled = cover is not None and not COMPOSITIONS[theme.cover].ground
    return {"rule": "single" if ruled else "none", "rule_space": "14" if ruled else "0"}


def _spaces(theme: Theme, dense: bool) -> dict[str, str]:
    callout = _DENSE_CALLOUT if dense else _AIR[str(theme.density)]["block"]
    spaces = {**_SPACES[dense], "callout": callout, "below_table": air(theme, dense).below_table}
    return {name: str(space) for name, space in spaces.items()}


@dataclass(frozen=True, slots=True)
class Air:
    """The white that depends on what stands above, in twips: below a table, and above a chapter that opens a page."""

    below_table: int
    head_of_page: int


def air(theme: Theme, dense: bool) -> Air:
    """The air of a document in a theme."""
    return Air(_DENSE_TABLE if dense else _AIR[str(theme.density)]["block"], _HEAD_OF_PAGE[dense])


def _head_of(theme: Theme, cover: CoverWords | None, dense: bool) -> dict[str, str]:
    """Kicker, title and subtitle: large and low on a cover, closer together at the head of a page."""
    sizes, spaces = dict(_SIZES_OF_HEAD[dense]), dict(_SPACES_OF_HEAD[dense])
    if cover is not None:
        sizes = cover_sizes(theme, cover)
        drop = twips(46 - (theme.logo.height if theme.logo else 0))
        spaces = {"kicker_before": drop, **_COVER}
    found = {f"sz_{name}": half_points(size) for name, size in sizes.items()}
    return found | {name: str(space) for name, space in spaces.items()}


def hexadecimal(colour: str) -> str:
    """``#1f4e79`` as Word writes it: ``1F4E79``."""
    return colour.removeprefix("#").upper()


def half_points(points: float) -> str:
    """A type size as Word writes it, to the nearest half point."""
    return str(round(points * 2))


def _colours(theme: Theme) -> dict[str, str]:
    colours = theme.colours
    named = {name: getattr(colours, name) for name in (*_PLAIN_COLOURS, *_RATINGS)}
    named |= {f"{rating}_soft": getattr(colours, f"{rating}_soft") for rating in _RATINGS}
    named |= {f"heat{n}": shade for n, shade in enumerate(colours.heat, start=1)}
    named |= {f"heato{n}": shade for n, shade in enumerate(colours.heat_o, start=1)}
    return {name: hexadecimal(colour) for name, colour in named.items()}


def _sizes(theme: Theme, dense: bool) -> dict[str, str]:
    sizes = theme.sizes
    points = {
        "text": sizes.text,
        "small": sizes.small,
        "h1": sizes.h1,
        "h2": sizes.h2,
        "h3": sizes.h3,
        "lead": sizes.text * 1.24,
        "source": sizes.small - 1,
        "furniture": sizes.small - 0.5,
        "table": sizes.text - 1,
        "compact": sizes.text - 2,
        "chip": sizes.text - 2,
        "tag": sizes.text - 2.5,
        "todo": sizes.text - 1.5,
        "tile": sizes.text + 6,
        "tile_small": sizes.text + 3.5,
    }
    if dense:
        points.update(_DENSE_SIZES)
    return {f"sz_{name}": half_points(size) for name, size in points.items()}

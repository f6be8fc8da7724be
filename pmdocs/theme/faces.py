"""The font files of a theme: those that come with pmdocs, and those a theme names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pmdocs.theme.theme import Family, Theme

SYMBOLS: Final = "PM Symbols"
"""Signs that the text face lacks: shapes of ratings, arrows, boxes, ticks."""


@dataclass(frozen=True, slots=True)
class Face:
    """One font file of a family."""

    family: str
    bold: bool
    italic: bool
    path: Path


def shipped(name: str) -> Path:
    """A font file that comes with pmdocs."""
    return Path(str(files("pmdocs.theme").joinpath("fonts", name)))


def theme_faces(theme: Theme) -> tuple[Face, ...]:
    """Every font file the theme's documents are set in, each once, the signs last."""
    faces = dict.fromkeys((*family_faces(theme.fonts.text), *family_faces(theme.fonts.heading)))
    return (*faces, Face(SYMBOLS, bold=False, italic=False, path=shipped("PMSymbols.ttf")))


def family_faces(family: Family) -> Iterator[Face]:
    """The files of one family; none where the machine's own fonts are meant."""
    named = [family.regular, family.bold, family.italic, family.bold_italic]
    if family.family == "Carlito" and not any(named):
        named = [shipped(f"Carlito-{style}.ttf") for style in ("Regular", "Bold", "Italic", "BoldItalic")]
    for path, bold, italic in zip(named, (False, True, False, True), (False, False, True, True), strict=True):
        if path is not None:
            yield Face(family.family, bold, italic, path)

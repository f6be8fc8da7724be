"""The look of the documents: one frozen value that drives the PDF's style sheet and Word's styles alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from pmdocs.theme.css import screen_css, theme_css

MILLIMETRES_PER_INCH: Final = 25.4
COLUMN_GAP: Final = 9.0
"""Millimetres between columns that stand side by side."""


class Paper(StrEnum):
    """The sheet: A4 or US Letter."""

    A4 = "A4"
    LETTER = "Letter"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in millimetres, upright."""
        return (210.0, 297.0) if self is Paper.A4 else (8.5 * MILLIMETRES_PER_INCH, 11 * MILLIMETRES_PER_INCH)


class Orientation(StrEnum):
    """Which way the sheet lies where a document does not ask for a page on its side."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Density(StrEnum):
    """How much air there is between lines, rows and paragraphs."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


class Cover(StrEnum):
    """How a cover is composed: white with one band, a ground of colour, or words alone."""

    QUIET = "quiet"
    BOLD = "bold"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour of a document as ``#rrggbb``.

    The five ratings have a strong tone for words and shapes and a ``_soft`` tint for the ground beneath them.
    `heat` are the grounds of risk bands from low to high, `heat_o` those of opportunities.
    """

    ink: str = "#1c2730"
    muted: str = "#586571"
    accent: str = "#14566b"
    accent_dark: str = "#0c3a49"
    accent_soft: str = "#e7eff2"
    line: str = "#cbd3d9"
    band: str = "#f4f6f7"
    paper: str = "#ffffff"
    green: str = "#1d6f47"
    amber: str = "#94530a"
    red: str = "#b0281f"
    grey: str = "#58636e"
    blue: str = "#245593"
    green_soft: str = "#e2f1e8"
    amber_soft: str = "#fcefd9"
    red_soft: str = "#fbe7e4"
    grey_soft: str = "#eceff2"
    blue_soft: str = "#e5edf7"
    heat: tuple[str, str, str, str] = ("#e6f2e9", "#fcf2cf", "#f8d6ae", "#efaea3")
    heat_o: tuple[str, str, str, str] = ("#eef4f9", "#d5e6f3", "#acd0e9", "#7fb6dc")


@dataclass(frozen=True, slots=True)
class Family:
    """One typeface: its files for the PDF, and the face Word names.

    The files are paths; None means the face is taken from the machine under `family`. `word` is a face readers
    have, with the same widths, so that both formats break lines alike.
    """

    family: str = "Carlito"
    word: str = "Calibri"
    regular: Path | None = None
    bold: Path | None = None
    italic: Path | None = None
    bold_italic: Path | None = None


@dataclass(frozen=True, slots=True)
class Fonts:
    """The faces of text and headings, and those asked, in order, for letters neither of them has."""

    text: Family = field(default_factory=Family)
    heading: Family = field(default_factory=Family)
    fallback: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Margins:
    """The white around the text of an upright page, in millimetres."""

    top: float = 26.0
    right: float = 22.0
    bottom: float = 24.0
    left: float = 22.0


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes in points."""

    text: float = 10.0
    small: float = 8.5
    h1: float = 21.0
    h2: float = 13.5
    h3: float = 11.0
    title: float = 44.0
    subtitle: float = 19.0


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words at the head and foot of every page; None leaves a place to the document."""

    header_left: str | None = None
    header_right: str | None = None
    footer_left: str | None = None


@dataclass(frozen=True, slots=True)
class Logo:
    """The organisation's sign: a picture file, the box it is fitted into (mm), and the words that stand for it."""

    path: Path
    width: float = 45.0
    height: float = 16.0
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours, typefaces, paper and furniture of every document of a project.

    `word_base` is the organisation's own Word file, whose styles, header, footer and page set-up win in Word.
    """

    name: str = "quiet"
    colours: Colours = field(default_factory=Colours)
    fonts: Fonts = field(default_factory=Fonts)
    paper: Paper = Paper.A4
    orientation: Orientation = Orientation.PORTRAIT
    margins: Margins = field(default_factory=Margins)
    sizes: Sizes = field(default_factory=Sizes)
    density: Density = Density.COMFORTABLE
    cover: Cover = Cover.QUIET
    furniture: Furniture = field(default_factory=Furniture)
    logo: Logo | None = None
    style_sheet: Path | None = None
    word_base: Path | None = None

    @property
    def sheet(self) -> tuple[float, float]:
        """Width and height of the usual page in millimetres, the way it lies."""
        width, height = self.paper.size
        return (width, height) if self.orientation is Orientation.PORTRAIT else (height, width)

    @property
    def text_width(self) -> float:
        """Millimetres between the margins of the usual page."""
        return self.sheet[0] - self.margins.left - self.margins.right

    @property
    def text_height(self) -> float:
        """Millimetres between head and foot of the usual page."""
        return self.sheet[1] - self.margins.top - self.margins.bottom

    @property
    def half_width(self) -> float:
        """Millimetres of one of two equal columns."""
        return (self.text_width - COLUMN_GAP) / 2

    @property
    def landscape_width(self) -> float:
        """Millimetres between the margins of a page on its side."""
        return self.paper.size[1] - self.margins.left - self.margins.right

    @property
    def landscape_height(self) -> float:
        """Millimetres between head and foot of a page on its side."""
        return self.paper.size[0] - self.margins.top - self.margins.bottom

    def css(self) -> str:
        """The theme as the first style sheet of the PDF: fonts, custom properties and page boxes."""
        return theme_css(self)

    def screen_css(self) -> str:
        """The theme for a page read on a screen: custom properties alone, since fonts and paper are the reader's."""
        return screen_css(self)

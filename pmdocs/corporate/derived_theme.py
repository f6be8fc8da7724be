"""Derives a theme from a corporate file, so that the PDF carries the brand that the file gives to Word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal
from typing import Final

from pmdocs.corporate.brand_colours import WHITE, BrandColours, brand_colours
from pmdocs.corporate.inspection import style_book
from pmdocs.corporate.logo import LogoPicture, find_logo
from pmdocs.corporate.package import CorporateFile
from pmdocs.corporate.page_setup import PageSetup, page_setup
from pmdocs.corporate.palette import Look, Palette
from pmdocs.corporate.roles import played_by
from pmdocs.corporate.style_book import StyleBook
from pmdocs.diagnostics import Diagnostic, Mark, Severity
from pmdocs.theme import Colours, Family, Fonts, Sizes, Theme
from pmdocs.theme.codes import CODES
from pmdocs.theme.contrast import contrast

SIZE_BOUNDS: Final = {
    "text": (8.0, 14.0),
    "h1": (12.0, 40.0),
    "h2": (10.0, 28.0),
    "h3": (9.0, 20.0),
    "title": (20.0, 72.0),
    "subtitle": (11.0, 36.0),
}
"""Points within which the type of a document can be laid out well; a size outside is brought to the nearest."""
LOGO_BOUNDS: Final = (4.0, 120.0)
_SIZE_STYLES: Final = {
    "h1": "heading 1",
    "h2": "heading 2",
    "h3": "heading 3",
    "title": "Title",
    "subtitle": "Subtitle",
}
_SMALLER: Final = 1.5
_SAME_WIDTHS: Final = {"calibri": "Carlito"}
"""Faces whose twin of the same widths comes with pmdocs."""


@dataclass(frozen=True, slots=True)
class DerivedTheme:
    """The values of a theme made from a corporate file, and what could not be taken over as it is.

    `text` and `heading` name the face of the PDF and the one of Word.
    """

    file: CorporateFile
    colours: BrandColours
    text: Family
    heading: Family
    sizes: Sizes
    page: PageSetup
    logo: LogoPicture | None
    notices: tuple[Diagnostic, ...]

    def on(self, theme: Theme) -> Theme:
        """The theme with these colours, faces and sizes, each where the theme has none of its own."""
        faces = Fonts(self.text, self.heading, theme.fonts.fallback)
        return replace(
            theme,
            colours=self.colours.colours if theme.colours == Colours() else theme.colours,
            fonts=faces if theme.fonts == Fonts(fallback=theme.fonts.fallback) else theme.fonts,
            sizes=self.sizes if theme.sizes == Sizes() else theme.sizes,
        )


def derive(file: CorporateFile, has_font: Callable[[str], bool]) -> DerivedTheme:
    """The theme of a file; `has_font` tells whether this machine has a font of a name."""
    book, palette = style_book(file), Palette(file)
    running = played_by("Body Text", "paragraph", book) or book.find("Normal", "paragraph")
    text = palette.look(running, book)
    title = book.find("heading 1", "paragraph") or book.find("Title", "paragraph")
    heading = palette.look(title, book) if title else text
    colours, page, logo = brand_colours(book, palette), page_setup(file), find_logo(file)
    fonts = dict.fromkeys((text.font, heading.font))
    notices = [
        *page.notices,
        *(_colour_notice(file, change.name, change.before, change.after) for change in colours.changes),
    ]
    notices += [_font_notice(file, font) for font in fonts if not _is_at_hand(font, has_font)]
    if logo is not None and not logo.ending:
        fact = f"The picture '{logo.part}' in the header is of a kind that only Word can draw."
        notices.append(_notice(file, "PM368", fact))
    usable = logo if logo is not None and logo.ending else None
    return DerivedTheme(
        file,
        colours,
        _family(text.font, has_font),
        _family(heading.font, has_font),
        _sizes(text, book, palette),
        page,
        usable,
        tuple(notices),
    )


def _family(font: str, has_font: Callable[[str], bool]) -> Family:
    """A face this machine has is used as it is; for another the PDF takes the one that comes with pmdocs."""
    twin = _SAME_WIDTHS.get(font.casefold())
    return Family(family=font if not twin and has_font(font) else Family().family, word=font)


def is_as_wide(family: Family, font: str) -> bool:
    """True if lines set in a family break where they break in a font."""
    return family.family.casefold() in (font.casefold(), _SAME_WIDTHS.get(font.casefold(), "").casefold())


def _is_at_hand(font: str, has_font: Callable[[str], bool]) -> bool:
    return font.casefold() in _SAME_WIDTHS or has_font(font)


def _sizes(text: Look, book: StyleBook, palette: Palette) -> Sizes:
    found = {"text": _within("text", text.size)}
    for name, canonical in _SIZE_STYLES.items():
        style = book.find(canonical, "paragraph")
        if style is not None:
            found[name] = _within(name, palette.look(style, book).size)
    return Sizes(**found, small=found["text"] - _SMALLER)


def _within(name: str, size: float) -> float:
    least, most = SIZE_BOUNDS[name]
    return min(max(size, least), most)


def _colour_notice(file: CorporateFile, name: str, before: str, after: str) -> Diagnostic:
    reached = contrast(before, WHITE).quantize(Decimal("0.1"), ROUND_DOWN)
    fact = f"'{name}' is {before} in the file, {reached} to 1 on white; the theme has {after}."
    return _notice(file, "PM366", fact)


def _font_notice(file: CorporateFile, font: str) -> Diagnostic:
    fact = f"The font '{font}' is not on this machine; Word keeps it, the PDF is set in {Family().family}."
    return _notice(file, "PM359", fact)


def _notice(file: CorporateFile, code: str, fact: str) -> Diagnostic:
    return Diagnostic(code, fact, CODES[code].remedy, Mark(file.path), Severity.NOTICE)

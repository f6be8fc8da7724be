"""The colours and fonts of a Word file: its theme, and what a style comes to in the end."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pmdocs.corporate.package import CorporateFile
from pmdocs.corporate.style_book import StyleBook, WordStyle
from pmdocs.corporate.xml import Element, W

A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WORDS_OWN_FONT: Final = "Times New Roman"
WORDS_OWN_SIZE: Final = 10.0
_HEX: Final = re.compile(r"[0-9A-Fa-f]{6}")
_SCHEME: Final = {
    "dark1": "dk1",
    "light1": "lt1",
    "dark2": "dk2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_MAPPED: Final = {"text1": "t1", "background1": "bg1", "text2": "t2", "background2": "bg2"}
_USUAL: Final = {"t1": "dark1", "bg1": "light1", "t2": "dark2", "bg2": "light2"}


@dataclass(frozen=True, slots=True)
class Look:
    """What words in a style look like: font, size in points, colour as ``#rrggbb`` or None for black, weight."""

    font: str
    size: float
    colour: str | None
    bold: bool


class Palette:
    """The colours and fonts of a file's theme; a file without one has none, which is told apart from black."""

    def __init__(self, file: CorporateFile) -> None:
        """Read the theme, and which of its colours are for text and ground."""
        theme, settings = file.related("theme"), file.related("settings")
        self._colours = _scheme(file.tree(theme)) if theme else {}
        self._fonts = _fonts(file.tree(theme)) if theme else {}
        mapping = file.tree(settings).find(f"{W}clrSchemeMapping") if settings else None
        self._mapping = {} if mapping is None else {str(key).removeprefix(W): str(to) for key, to in mapping.items()}

    def colour(self, name: str) -> str | None:
        """A colour of the theme by the name Word's styles use, such as ``accent1`` or ``text2``."""
        short = _MAPPED.get(name, name)
        name = self._mapping.get(short, _USUAL.get(short, name))
        return self._colours.get(_SCHEME.get(name, name))

    def font(self, use: str) -> str | None:
        """The font of the theme for headings (``major``) or text (``minor``); None where the theme has none."""
        return self._fonts.get(use)

    def resolved(self, element: Element | None) -> str | None:
        """The colour a ``w:color`` means: that of the theme, lighter or darker as it says, else its own."""
        if element is None:
            return None
        name = element.get(f"{W}themeColor")
        base = self.colour(name) if name else None
        if base is None:
            value = element.get(f"{W}val", "")
            return f"#{value.lower()}" if _HEX.fullmatch(value) else None
        return _shaded(base, element.get(f"{W}themeShade"), element.get(f"{W}themeTint"))

    def look(self, style: WordStyle | None, book: StyleBook) -> Look:
        """What a style comes to, through the styles it is based on, the file's defaults and the theme."""
        size = book.property(style, "rPr/sz", "val") or ""
        return Look(
            font=self._font_of(style, book),
            size=int(size) / 2 if size.isdecimal() and int(size) else WORDS_OWN_SIZE,
            colour=self._colour_of(style, book),
            bold=book.has(style, "rPr/b"),
        )

    def _font_of(self, style: WordStyle | None, book: StyleBook) -> str:
        elements = [one.element.find(f"{W}rPr/{W}rFonts") for one in (book.chain(style) if style else ())]
        elements.append(book.root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts"))
        for element in elements:
            if element is None:
                continue
            use = element.get(f"{W}asciiTheme") or element.get(f"{W}hAnsiTheme") or ""
            named = self.font(use[:5]) if use else None
            named = named or element.get(f"{W}ascii") or element.get(f"{W}hAnsi")
            if named:
                return named
        return WORDS_OWN_FONT

    def _colour_of(self, style: WordStyle | None, book: StyleBook) -> str | None:
        for one in book.chain(style) if style else ():
            element = one.element.find(f"{W}rPr/{W}color")
            if element is not None:
                return self.resolved(element)
        return self.resolved(book.root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}color"))


def _scheme(theme: Element) -> Mapping[str, str]:
    found = {}
    for slot in theme.iterfind(f"{A}themeElements/{A}clrScheme/*"):
        for colour in slot.iter(f"{A}srgbClr", f"{A}sysClr"):
            value = colour.get("lastClr") or colour.get("val") or ""
            if _HEX.fullmatch(value):
                found[str(slot.tag).removeprefix(A)] = f"#{value.lower()}"
    return found


def _fonts(theme: Element) -> Mapping[str, str]:
    scheme = f"{A}themeElements/{A}fontScheme"
    found = {use: theme.find(f"{scheme}/{A}{use}Font/{A}latin") for use in ("major", "minor")}
    return {use: font.get("typeface", "") for use, font in found.items() if font is not None and font.get("typeface")}


def _shaded(colour: str, shade: str | None, tint: str | None) -> str:
    """A colour of the theme made darker or lighter, as ECMA-376 part 1, 17.3.2.6 says: its lightness is scaled."""
    hue, light, saturation = colorsys.rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))
    light *= _share(shade)
    light = light * _share(tint) + (1 - _share(tint))
    channels = colorsys.hls_to_rgb(hue, light, saturation)
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def _share(text: str | None) -> float:
    try:
        return min(int(text, 16), 255) / 255 if text else 1.0
    except ValueError:
        return 1.0

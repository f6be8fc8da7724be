"""Writes a theme as the first style sheet of the PDF: font files, custom properties and page boxes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Final

from pmdocs.theme.cover import cover_css, cover_properties
from pmdocs.theme.faces import SYMBOLS, Face, theme_faces

if TYPE_CHECKING:
    from pmdocs.theme.theme import Theme

_AIR: Final[Mapping[str, Mapping[str, str]]] = {
    "comfortable": {"leading": "1.42", "row": "1.7mm", "paragraph": "2.6mm", "block": "6mm"},
    "compact": {"leading": "1.32", "row": "1.1mm", "paragraph": "1.8mm", "block": "4mm"},
}


def theme_css(theme: Theme) -> str:
    """Fonts, properties and pages of one theme; everything else in the style sheets refers to these names."""
    parts = [*map(_font_face, theme_faces(theme)), _properties(theme), _pages(theme)]
    if theme.style_sheet is not None:
        parts.append(theme.style_sheet.read_text(encoding="utf-8"))
    return "\n".join(parts)


def screen_css(theme: Theme) -> str:
    """The properties of one theme, with the face readers have beside the one that is printed."""
    return f"{_properties(theme)}\n{_root(_fonts(theme, on_screen=True))}"


def quoted(text: str) -> str:
    """A text as a CSS string, safe whatever it holds."""
    escaped = "".join(_escaped(letter) for letter in text)
    return f'"{escaped}"'


def _escaped(letter: str) -> str:
    return f"\\{ord(letter):x} " if letter in '"\\<>&' or ord(letter) < 32 else letter


def _font_face(face: Face) -> str:
    return (
        f"@font-face {{ font-family: {quoted(face.family)}; src: url({quoted(face.path.resolve().as_uri())}); "
        f"font-weight: {700 if face.bold else 400}; font-style: {'italic' if face.italic else 'normal'} }}"
    )


def _properties(theme: Theme) -> str:
    values = {**_colours(theme), **_fonts(theme), **_sizes(theme), **_AIR[theme.density], **cover_properties(theme)}
    return _root(values)


def _root(values: Mapping[str, str]) -> str:
    lines = "".join(f"  --{name}: {value};\n" for name, value in values.items())
    return f":root {{\n{lines}}}"


def _colours(theme: Theme) -> dict[str, str]:
    found: dict[str, str] = {}
    for spot in fields(theme.colours):
        value, name = getattr(theme.colours, spot.name), spot.name.replace("_", "-")
        if isinstance(value, str):
            found[name] = value
        else:
            found.update({f"{name}{'' if name.endswith('-o') else '-'}{n}": shade for n, shade in enumerate(value, 1)})
    return found


def _fonts(theme: Theme, *, on_screen: bool = False) -> dict[str, str]:
    found = {"symbol-face": f"{quoted(SYMBOLS)}, sans-serif"}
    for use, family in (("text", theme.fonts.text), ("heading", theme.fonts.heading)):
        names = [family.family, *([family.word] if on_screen else []), SYMBOLS, *theme.fonts.fallback]
        found[f"{use}-face"] = ", ".join([*map(quoted, dict.fromkeys(names)), "sans-serif"])
    return found


_FROM_TEXT: Final = {"table": -1, "compact": -1.8, "label": -2, "tile": 7, "tile-of-4": 6, "tile-of-5": 3.5}
"""Sizes that follow that of the text, in points larger or smaller."""


def _sizes(theme: Theme) -> dict[str, str]:
    sizes = {spot.name: getattr(theme.sizes, spot.name) for spot in fields(theme.sizes)}
    sizes |= {name: theme.sizes.text + more for name, more in _FROM_TEXT.items()}
    sizes["source"] = theme.sizes.small - 1
    return {f"{name}-size": f"{size:g}pt" for name, size in sizes.items()}


def _pages(theme: Theme) -> str:
    (width, height), (short, long) = theme.sheet, theme.paper.size
    margins = theme.margins
    around = f"{margins.top:g}mm {margins.right:g}mm {margins.bottom:g}mm {margins.left:g}mm"
    return "\n".join(
        (
            f"@page {{ size: {width:g}mm {height:g}mm; margin: {around} }}",
            f"@page landscape {{ size: {long:g}mm {short:g}mm }}",
            cover_css(theme),
        )
    )

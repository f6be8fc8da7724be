"""The theme as a style sheet: fonts, properties, pages."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from pmdocs.theme import SHIPPED, Family, Fonts, Theme, load_theme
from pmdocs.theme.codes import CODES
from pmdocs.theme.css import quoted
from pmdocs.theme.faces import SYMBOLS, theme_faces
from pmdocs.theme.theme import Sizes

SHEETS = ("base", "tables", "components", "pages", "screen")


def sheet(name: str) -> str:
    """A style sheet that comes with the templates."""
    return files("pmdocs.templates").joinpath("styles", f"{name}.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SHIPPED)
def test_every_property_that_is_used_is_set(name: str) -> None:
    """No style sheet asks for a name the theme does not give."""
    given = set(re.findall(r"^\s*--([\w-]+):", load_theme(name).css(), re.MULTILINE))
    used = {match for part in SHEETS for match in re.findall(r"var\(--([\w-]+)\)", sheet(part))}
    assert used <= given


def test_colours_live_in_the_theme_alone() -> None:
    """The style sheets hold no colour of their own: changing a theme changes every page."""
    assert [name for name in SHEETS if re.search(r"#[0-9a-fA-F]{3,6}\b", sheet(name))] == []


def test_pages_have_the_paper_of_the_theme() -> None:
    """Letter is 215.9 by 279.4 mm, and lies on its side for wide parts."""
    css = load_theme("plain").css()
    assert "size: 215.9mm 279.4mm" in css
    assert "@page landscape { size: 279.4mm 215.9mm }" in css


def test_measures_between_the_margins() -> None:
    """A4 less 22 mm on either side leaves 166 mm; two columns leave 78.5 mm each."""
    theme = Theme()
    assert (theme.text_width, theme.half_width, theme.landscape_width) == (166.0, 78.5, 253.0)
    assert (theme.text_height, theme.landscape_height) == (247.0, 160.0)


def test_texts_cannot_leave_their_string() -> None:
    """Quotes, backslashes and line ends in furniture stay words."""
    assert quoted('a "b" \\ c\nd') == '"a \\22 b\\22  \\5c  c\\a d"'


def test_fonts_come_with_us() -> None:
    """Carlito in four styles and the signs, each a readable font file."""
    faces = theme_faces(Theme())
    assert [(face.family, face.bold, face.italic) for face in faces] == [
        ("Carlito", False, False),
        ("Carlito", True, False),
        ("Carlito", False, True),
        ("Carlito", True, True),
        (SYMBOLS, False, False),
    ]
    assert all(TTFont(face.path)["name"].getDebugName(1) == face.family for face in faces)


def test_signs_of_ratings_and_arrows_are_in_our_fonts() -> None:
    """Every sign documents use is in Carlito or in the signs' font: nothing depends on the machine."""
    regular, *_, signs = theme_faces(Theme())
    known = set(TTFont(regular.path).getBestCmap()) | set(TTFont(signs.path).getBestCmap())
    assert [sign for sign in "●▲■◇◆✓✗↑↓→←↗↘☐☑⚠–—…−±×≤≥≠€£¥₺₽" if ord(sign) not in known] == []


def test_a_family_without_files_is_the_machines() -> None:
    """A theme may name a face of the machine; then only the signs' font is ours."""
    theme = replace(Theme(), fonts=Fonts(text=Family("Arial", "Arial"), heading=Family("Arial", "Arial")))
    assert [face.family for face in theme_faces(theme)] == [SYMBOLS]


def test_fonts_carry_their_licences() -> None:
    """Both font families lie beside the text of the SIL Open Font Licence."""
    folder = Path(str(files("pmdocs.theme").joinpath("fonts")))
    for name in ("Carlito-OFL.txt", "PMSymbols-OFL.txt"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / name).read_text(encoding="utf-8")


def test_every_code_has_a_full_entry() -> None:
    """Title, reason and remedy are there for each code of themes."""
    assert all(all((entry.title, entry.why, entry.remedy)) for entry in CODES.values())


def test_a_screen_gets_the_theme_without_files_of_this_machine() -> None:
    """A page to publish names faces and colours, and no path of the machine it was made on."""
    css = Theme().screen_css()
    assert '"Carlito", "Calibri", "PM Symbols", sans-serif' in css
    assert "file:" not in css
    assert "@page" not in css


def test_tables_follow_the_size_of_the_text() -> None:
    """With text of 12 points, tables have 11 and the small words of their heads 10, as in Word."""
    css = replace(Theme(), sizes=Sizes(text=12)).css()
    assert "--table-size: 11pt;" in css
    assert "--label-size: 10pt;" in css
    assert "--compact-size: 10.2pt;" in css

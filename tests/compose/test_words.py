"""The fixed words of a document in its language."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from pmdocs.compose.words import translations


@pytest.fixture
def locale(tmp_path: Path) -> Path:
    """A folder with a German catalogue of one word, and a Swiss one."""
    for tag, word in (("de", "Abbildung"), ("de_CH", "Figur")):
        folder = tmp_path / tag / "LC_MESSAGES"
        folder.mkdir(parents=True)
        catalogue = Catalog(locale=tag)
        catalogue.add("Figure", word)
        with (folder / "pmdocs.mo").open("wb") as file:
            write_mo(file, catalogue)
    return tmp_path


@pytest.mark.parametrize(
    ("language", "word"),
    [("de", "Abbildung"), ("de-AT", "Abbildung"), ("de-CH", "Figur"), ("fr", "Figure"), ("", "Figure")],
)
def test_the_nearest_catalogue_speaks(locale: Path, language: str, word: str) -> None:
    """A region's own words come first, then the language's, then the English of the templates."""
    assert translations(language, locale).gettext("Figure") == word


def test_a_language_is_no_path(locale: Path) -> None:
    """A tag with dots and slashes finds nothing outside the folder."""
    assert translations("../de", locale / "de").gettext("Figure") == "Figure"


def test_every_shipped_language_can_be_opened() -> None:
    """English needs no catalogue: its words are in the templates."""
    assert translations("en").gettext("Table") == "Table"

"""Which style of a Word file plays which part: by canonical name, by its name in another language, by its id."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from pmdocs.corporate.inspection import inspect
from pmdocs.corporate.package import open_corporate
from pmdocs.corporate.roles import played_by
from pmdocs.corporate.style_book import StyleBook
from tests.corporate_files import FRENCH, GERMAN, bare, english, french, german, landscape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def book(*styles: str, usual_table: str = "") -> StyleBook:
    """Styles written as ``kind id name [alias]``; an id of ``-`` for none."""
    written = []
    for style in styles:
        kind, identity, name, *alias = style.split("|")
        aliases = f'<w:aliases w:val="{alias[0]}"/>' if alias else ""
        written.append(f'<w:style w:type="{kind}" w:styleId="{identity}"><w:name w:val="{name}"/>{aliases}</w:style>')
    root = etree.fromstring(f'<w:styles xmlns:w="{WORD}">{"".join(written)}</w:styles>')
    return StyleBook(root, usual_table)


def roles(path: Path) -> dict[str, str | None]:
    """The id of the style for each role."""
    return {one.role.label: one.identity for one in inspect(open_corporate(path)).played}


@pytest.mark.parametrize(
    "style",
    [
        "paragraph|Heading1|heading 1",
        "paragraph|berschrift1|heading 1",
        "paragraph|a|Überschrift 1",
        "paragraph|a|Titre 1",
        "paragraph|a|HEADING  1",
        "paragraph|a|Chapter|heading 1",
        "paragraph|berschrift1|Kapitel",
        "paragraph|Ttulo1|Capítulo",
    ],
)
def test_a_heading_is_found_in_every_guise(style: str) -> None:
    """By its canonical name, a translated one, one that people gave it, or the id that Word made of it."""
    assert book(style).find("heading 1", "paragraph") is not None


def test_the_canonical_name_wins() -> None:
    """A style of one's own called Überschrift 1 does not take the place of the real heading."""
    found = book("paragraph|b|Überschrift 1", "paragraph|a|heading 1").find("heading 1", "paragraph")
    assert found is not None
    assert found.identity == "a"


def test_a_name_says_more_than_an_id() -> None:
    """In a German file the id "Titel" may belong to "heading 1"; it is then no title."""
    assert book("paragraph|Titel|heading 1").find("Title", "paragraph") is None


def test_kinds_are_kept_apart() -> None:
    """A character style called Title is no paragraph."""
    assert book("character|Title|Title").find("Title", "paragraph") is None


@pytest.mark.parametrize("localised", [False, True])
def test_a_german_file_plays_all_its_parts(tmp_path: Path, localised: bool) -> None:
    """With German ids and canonical names, as Word writes it; and with German names, as other programs do."""
    found = roles(german(tmp_path, localised_names=localised))
    parts = {"Heading 1": "heading 1", "Running text": "Body Text", "Bullets": "List Bullet", "Contents 1": "toc 1"}
    for role, canonical in parts.items():
        assert found[role] == "".join(letter for letter in GERMAN[canonical] if letter.isascii() and letter != " ")
    assert found["Contents heading"] is None  # it is counted there, like a chapter


def test_a_french_file_plays_all_its_parts(tmp_path: Path) -> None:
    """A French Word writes "Titre1" where an English one has "Heading1"."""
    found = roles(french(tmp_path))
    assert found["Heading 1"] == FRENCH["heading 1"].replace(" ", "")
    assert (found["Title"], found["Caption"]) == ("Titre", "Lgende")


def test_what_a_file_lacks_is_told_as_missing(tmp_path: Path) -> None:
    """The bare file has nothing; the English one no titles, and sets its text in Normal."""
    assert set(roles(bare(tmp_path)).values()) == {None}
    found = roles(english(tmp_path))
    assert (found["Title"], found["Caption"], found["Running text"]) == (None, None, "Normal")


def test_the_usual_table_of_a_file_is_its_register(tmp_path: Path) -> None:
    """The style Word gives to new tables; key figures and heat maps keep their own look."""
    found = roles(english(tmp_path))
    assert (found["Table: register"], found["Table: signatures"]) == ("HarbourTable", "HarbourTable")
    assert (found["Table: matrix"], found["Table: key figures"]) == (None, None)


def test_a_table_style_named_for_us_comes_before_the_usual_one() -> None:
    """A second name, as Word's "Modify Style" takes it after a comma, settles which table is meant."""
    styles = ("table|Plain|House plain", "table|Grand|House grand|Pmdocs Register")
    found = played_by("Pmdocs Register", "table", book(*styles, usual_table="Plain"))
    assert found is not None
    assert found.identity == "Grand"


def test_nobody_chose_the_default_table() -> None:
    """What every table has without a style is no house style."""
    root = etree.fromstring(
        f'<w:styles xmlns:w="{WORD}"><w:style w:type="table" w:default="1" w:styleId="a">'
        '<w:name w:val="Normal Table"/></w:style></w:styles>'
    )
    assert played_by("Pmdocs Register", "table", StyleBook(root, "a")) is None


def test_a_ring_of_styles_ends() -> None:
    """Two styles based on each other, as a broken program left them."""
    root = etree.fromstring(
        f'<w:styles xmlns:w="{WORD}">'
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/><w:basedOn w:val="b"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="b"/><w:basedOn w:val="a"/></w:style></w:styles>'
    )
    ring = StyleBook(root)
    assert [style.identity for style in ring.chain(ring.styles["a"])] == ["a", "b"]
    assert ring.property(ring.styles["a"], "rPr/sz", "val") is None


@pytest.mark.parametrize(
    ("make", "sheet", "margins"),
    [
        (english, "Letter portrait", (30, 25.4, 25.4, 25.4)),
        (german, "A4 portrait", (35, 20, 28, 27)),
        (landscape, "A4 landscape", (25, 20, 20, 20)),
    ],
)
def test_pages_are_those_of_the_text(
    tmp_path: Path, make: Callable[[Path], Path], sheet: str, margins: tuple[float, ...]
) -> None:
    """Of several sections the last upright one counts, not a cover with margins of its own."""
    found = inspect(open_corporate(make(tmp_path)))
    assert (found.sheet, found.margins) == (sheet, margins)


def test_header_footer_and_logo_are_told(tmp_path: Path) -> None:
    """Which pages each is for, its words and its pictures."""
    found = inspect(open_corporate(german(tmp_path)))
    assert [(one.kind, one.place, one.words, one.pictures) for one in found.parts] == [
        ("header", "default", "Stadtwerke Nordhafen Vertraulich", 1),
        ("footer", "default", "Stadtwerke Nordhafen GmbH, 12345 Nordhafen Seite 1 von 1", 0),
    ]
    assert found.logo is not None
    assert (found.logo.width, found.logo.height, found.logo.ending) == (36, 12, ".png")
    other = inspect(open_corporate(english(tmp_path)))
    assert [(one.place, one.pictures) for one in other.parts] == [("default", 0), ("first", 1)]
    assert (other.has("header"), other.has("footer")) == (True, False)


def test_what_would_lock_or_ask_is_told(tmp_path: Path) -> None:
    """Protection and the question whether fields are to be updated are not handed on."""
    found = inspect(open_corporate(german(tmp_path)))
    assert found.left_out == (
        "the protection against changes",
        "the question whether fields are to be updated",
    )

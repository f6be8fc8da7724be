"""The brand of a Word file as a theme: its colours, faces, sizes, pages and logo, so that the PDF carries them too."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pmdocs.corporate.brand_colours import WHITE, readable
from pmdocs.corporate.derived_theme import derive
from pmdocs.corporate.dressing import dressed
from pmdocs.corporate.face_widths import USUAL_WIDTH, running_width
from pmdocs.corporate.package import open_corporate
from pmdocs.corporate.theme_file import theme_files, write_theme
from pmdocs.diagnostics import OutputError
from pmdocs.theme import Paper, Theme, check_theme, load_theme
from pmdocs.theme.contrast import TEXT_AA, contrast, shortfalls
from tests.corporate_files import NAVY, WINE, bare, english, french, german, landscape

COLOURS = st.tuples(*(st.integers(0, 255) for _ in range(3))).map(lambda rgb: "#{:02x}{:02x}{:02x}".format(*rgb))


def nothing(_: str) -> bool:
    """A machine without fonts."""
    return False


def everything(_: str) -> bool:
    """A machine with all fonts."""
    return True


def derived_theme(file: Path, has_font: Callable[[str], bool] = nothing) -> Theme:
    """The theme as it is read back from the file that `pmdocs theme from` writes."""
    target = file.with_suffix(".yaml")
    write_theme(theme_files(derive(open_corporate(file), has_font), target))
    theme, warnings = check_theme(target)
    assert warnings == ()
    return theme


def test_the_german_brand(tmp_path: Path) -> None:
    """Wine red, Georgia for Word, wide margins, the logo of the header in its size; and the file itself as the base."""
    theme = derived_theme(german(tmp_path))
    assert (theme.colours.accent, theme.colours.accent_dark) == (f"#{WINE.lower()}", f"#{WINE.lower()}")
    assert (theme.fonts.text.word, theme.fonts.text.family) == ("Georgia", "Carlito")
    assert (theme.margins.top, theme.margins.left, theme.paper) == (35, 27, Paper.A4)
    assert (theme.sizes.text, theme.sizes.h1, theme.sizes.title) == (11, 14, 26)
    assert theme.word_base == (tmp_path / "nordhafen.docx").resolve()
    assert theme.logo is not None
    assert (theme.logo.width, theme.logo.height) == (36, 12)
    with Image.open(io.BytesIO(theme.logo.path.read_bytes())) as picture:
        assert picture.size == (480, 160)


def test_the_english_brand(tmp_path: Path) -> None:
    """Letter paper, navy, and the words that stand for the logo."""
    theme = derived_theme(english(tmp_path))
    assert (theme.paper, theme.colours.accent) == (Paper.LETTER, f"#{NAVY.lower()}")
    assert theme.logo is not None
    assert theme.logo.alt == "Harbour Trust"


def test_a_pale_brand_is_made_readable_and_told(tmp_path: Path) -> None:
    """An orange of 2.0 to 1 becomes a darker one of the same hue; the theme file names the original."""
    file = french(tmp_path)
    derived = derive(open_corporate(file), nothing)
    told = [item.message for item in derived.notices if item.code == "PM366"]
    assert told[0] == "'accent' is #f9a01b in the file, 2.0 to 1 on white; the theme has #9d6006."
    assert '  accent: "#9d6006"     # #f9a01b in the Word file: too pale for words' in (
        theme_files(derived, tmp_path / "region.yaml").files[0][1].decode()
    )


@given(COLOURS)
def test_every_colour_becomes_readable_on_white(colour: str) -> None:
    """At least 4.5 to 1; a colour that is dark enough is left alone."""
    after = readable(colour, (WHITE,))
    assert contrast(after, WHITE) >= TEXT_AA
    assert after == colour or contrast(colour, WHITE) < TEXT_AA


def test_fonts_of_this_machine_are_used(tmp_path: Path) -> None:
    """Where the machine has the face, the PDF is set in it; where not, that is told once for each face."""
    file = french(tmp_path)
    assert derived_theme(file, everything).fonts.text.family == "Verdana"
    told = [item.message for item in derive(open_corporate(file), nothing).notices if item.code == "PM359"]
    assert told == [
        "The font 'Verdana' is not on this machine; Word keeps it, the PDF is set in Carlito.",
        "The font 'Trebuchet MS' is not on this machine; Word keeps it, the PDF is set in Carlito.",
    ]


@pytest.mark.parametrize("make", [bare, landscape])
def test_a_file_without_brand_gives_a_theme_all_the_same(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    """Nothing is asked of a file but that it is one."""
    theme = derived_theme(make(tmp_path))
    assert theme.logo is None
    assert not list(shortfalls(theme.colours))


def test_a_theme_is_never_overwritten_unasked(tmp_path: Path) -> None:
    """Neither the theme nor its logo; with force, both are replaced."""
    file = german(tmp_path)
    made = theme_files(derive(open_corporate(file), nothing), tmp_path / "brand.yaml")
    (tmp_path / "brand-logo.png").write_bytes(b"mine")
    with pytest.raises(OutputError, match=r"brand-logo\.png' exists already"):
        write_theme(made)
    assert not (tmp_path / "brand.yaml").exists()
    write_theme(made, force=True)
    assert (tmp_path / "brand-logo.png").read_bytes() != b"mine"


def test_a_word_file_elsewhere_is_named_in_a_remark(tmp_path: Path) -> None:
    """A theme looks for files beside it and nowhere else."""
    (tmp_path / "it").mkdir()
    made = theme_files(derive(open_corporate(german(tmp_path / "it")), nothing), tmp_path / "sub" / "brand.yaml")
    assert '# word_base: "nordhafen.docx"' in made.files[0][1].decode()


def test_the_default_theme_takes_on_the_brand(tmp_path: Path) -> None:
    """A base without a theme: pages, colours, faces and sizes are the file's, in PDF and Word alike."""
    theme, _ = dressed(Theme(word_base=german(tmp_path)), nothing)
    assert theme.colours.accent == f"#{WINE.lower()}"
    assert (theme.margins.left, theme.sizes.text, theme.fonts.text.word) == (27, 11, "Georgia")


def test_a_theme_keeps_what_it_says_itself(tmp_path: Path) -> None:
    """Bold on a corporate file: its own colours and sizes, the file's pages."""
    bold = load_theme("bold")
    theme, _ = dressed(Theme(colours=bold.colours, sizes=bold.sizes, word_base=german(tmp_path)), nothing)
    assert (theme.colours, theme.sizes) == (bold.colours, bold.sizes)
    assert theme.margins.left == 27


def test_a_theme_without_a_word_file_stays_as_it_is() -> None:
    """And nothing is told."""
    assert dressed(Theme(), nothing) == (Theme(), ())


def test_what_the_pdf_cannot_follow_is_told(tmp_path: Path) -> None:
    """Another face breaks lines elsewhere: the numbers in Word's contents are near, not exact."""
    _, told = dressed(Theme(word_base=german(tmp_path)), nothing)
    assert [item.code for item in told] == ["PM359", "PM367", "PM369", "PM369"]
    assert told[1].message == (
        "The page numbers in Word's contents are counted in Carlito 11 pt, the file is set in Georgia."
    )
    _, told = dressed(Theme(word_base=german(tmp_path)), everything)
    assert [item.code for item in told] == ["PM369", "PM369"]


def test_colours_that_were_not_taken_are_not_told(tmp_path: Path) -> None:
    """Who brings colours need not hear that others were too pale."""
    _, told = dressed(Theme(colours=load_theme("bold").colours, word_base=french(tmp_path)), nothing)
    assert "PM366" not in {item.code for item in told}


def test_faces_differ_in_width() -> None:
    """Verdana runs a quarter wider than Calibri; one nobody knows is taken for a usual one."""
    assert running_width("Calibri") == 1
    assert running_width("verdana") > 1.2 > running_width("Arial") > 1
    assert running_width("House Grotesk") == USUAL_WIDTH

"""How wide words are, and how they are cut and broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from pmdocs.charts.metrics import ELLIPSIS, Fonts, shorten, text_width, wrap
from pmdocs.charts.svg import clean
from pmdocs.theme.faces import shipped

words = st.text(st.characters(codec="utf-8"), max_size=80)


def test_figures_are_all_equally_wide() -> None:
    """Carlito's figures stand in columns: 1038 of 2048 units each."""
    assert {round(text_width(figure, 2048), 6) for figure in "0123456789"} == {1038}


@pytest.mark.parametrize("bold", [False, True])
def test_widths_agree_with_another_reader_of_the_font(bold: bool) -> None:
    """Pillow's basic layout adds the same advances."""
    path = shipped("Carlito-Bold.ttf" if bold else "Carlito-Regular.ttf")
    font = ImageFont.truetype(str(path), 200, layout_engine=ImageFont.Layout.BASIC)
    sample = "Second migration rehearsal"
    assert text_width(sample, 200, bold) == pytest.approx(font.getlength(sample), rel=0.01)


def test_a_named_file_replaces_the_shipped_face() -> None:
    """The bold face given as the regular one makes regular text wider; an unknown face can be stretched."""
    bold = Fonts(regular=str(shipped("Carlito-Bold.ttf")))
    assert text_width("Wide", 10, fonts=bold) == text_width("Wide", 10, bold=True)
    assert text_width("Wide", 10, fonts=Fonts(stretch=1.5)) == pytest.approx(1.5 * text_width("Wide", 10))


def test_letters_of_other_fonts_are_estimated() -> None:
    """An ideograph is as wide as the type is high; a mark on a letter takes no room."""
    assert text_width("割", 10) == 10
    assert text_width("x\N{COMBINING RING ABOVE}", 10) == text_width("x", 10)


def test_words_that_fit_are_whole() -> None:
    """Nothing is cut, so there is nothing to tell on pointing at it."""
    assert shorten("Pilot", 100, 8).line == "Pilot"
    assert shorten("Pilot", 100, 8).full is None


def test_words_that_do_not_fit_say_what_they_were() -> None:
    """The cut is marked, and the whole text is kept."""
    fitted = shorten("Second migration rehearsal", 50, 8)
    assert fitted.line.endswith(ELLIPSIS)
    assert fitted.full == "Second migration rehearsal"


def test_a_cut_leaves_no_space_and_no_mark_behind() -> None:
    """The ellipsis stands at a letter, and a letter keeps its mark."""
    assert shorten("ab cdef", text_width("ab …", 8), 8).line == "ab…"
    assert shorten("Wx\N{COMBINING RING ABOVE}yz", text_width("Wx…", 8), 8).line == "Wx\N{COMBINING RING ABOVE}…"


def test_lines_break_at_spaces_and_after_hyphens() -> None:
    """Two lines, the break where a reader expects it."""
    assert wrap("Go/no-go decision", 50, 8).lines == ("Go/no-go", "decision")
    assert wrap("Cut-over", text_width("over", 8) + 1, 8).lines == ("Cut-", "over")
    assert wrap("割当承認", 16, 8).lines == ("割当", "承認")


def test_a_word_longer_than_its_line_is_broken() -> None:
    """It has no better place; the second line is cut."""
    fitted = wrap("Wertpapierleihe", 22, 8)
    assert len(fitted.lines) == 2
    assert fitted.lines[1].endswith(ELLIPSIS)
    assert "Wertpapierleihe".startswith("".join(fitted.lines).rstrip(ELLIPSIS))


@given(words, st.floats(0, 200), st.booleans(), st.integers(1, 3))
def test_no_line_is_wider_than_its_room(text: str, width: float, bold: bool, most: int) -> None:
    """Whatever the words: every line fits, unless a single letter is wider than the line."""
    fitted = wrap(text, width, 8, bold, most=most)
    assert len(fitted.lines) <= most
    for line in fitted.lines:
        assert text_width(line, 8, bold) <= width + 0.001 or len(clean(line)) == 1


@given(words)
def test_nothing_is_lost_without_a_word(text: str) -> None:
    """Either every letter is drawn, or the whole text is kept beside."""
    fitted = wrap(text, 60, 8)
    drawn = "".join("".join(fitted.lines).split())
    assert fitted.full == clean(text) or drawn == "".join(clean(text).split())


def test_paths_are_read_once(tmp_path: Path) -> None:
    """A face is measured when first asked for; the file may go afterwards."""
    copy = tmp_path / "face.ttf"
    copy.write_bytes(shipped("Carlito-Regular.ttf").read_bytes())
    fonts = Fonts(regular=str(copy))
    before = text_width("Pilot", 8, fonts=fonts)
    copy.unlink()
    assert text_width("Pilot", 8, fonts=fonts) == before

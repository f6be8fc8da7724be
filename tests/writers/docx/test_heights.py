"""Heights guessed from words alone: close enough to tell what fits on a page."""

from __future__ import annotations

import datetime as dt

import pytest
from lxml import etree

from pmdocs.documents import DocumentKind
from pmdocs.writers.docx.elements import Element
from pmdocs.writers.docx.heights import height_of
from pmdocs.writers.docx.reading import classes, linked
from tests.building import composed

TEXT_WIDTH = 470.6  # A4 between margins of 22 mm, in points
TEXT_HEIGHT = 700.2


def block(html: str) -> Element:
    """One block."""
    return etree.fromstring(html)


@pytest.mark.parametrize(("letters", "lines"), [(10, 1), (100, 1), (120, 2), (1000, 10)])
def test_a_paragraph_is_as_high_as_its_lines(letters: int, lines: int) -> None:
    """A line of 470 points holds about 107 letters of 10 points; each line is 13.5 points high, and 7 stand below."""
    assert height_of(block(f"<p>{'a' * letters}</p>"), TEXT_WIDTH) == pytest.approx(13.5 * lines + 7)


def test_a_grid_is_as_high_as_its_highest_child() -> None:
    """Three lines beside one are three lines; a second row comes on top."""
    short, tall = "<div><p>a</p></div>", f"<div><p>{'a' * 150}</p></div>"
    assert height_of(block(f'<div class="grid two">{short}{tall}</div>'), TEXT_WIDTH) == pytest.approx(3 * 13.5 + 7)
    two_rows = block(f'<div class="grid two">{short}{short}{tall}</div>')
    assert height_of(two_rows, TEXT_WIDTH) == pytest.approx(4 * 13.5 + 14)


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    """A cell of 200 points with 100 letters of 9 points has three lines; so has one with two breaks."""
    table = (
        '<table class="register"><colgroup><col style="width: 60%"/><col style="width: 40%"/></colgroup>'
        "<tbody><tr><td>a</td><td>{}</td></tr></tbody></table>"
    )
    one = height_of(block(table.format("a")), 500)
    assert height_of(block(table.format("a" * 100)), 500) - one == pytest.approx(2 * 9 * 1.35)
    assert height_of(block(table.format("a<br/>b<br/>c")), 500) - one == pytest.approx(2 * 9 * 1.35)


def test_a_drawing_says_its_own_height() -> None:
    """200 points, or 200 CSS pixels of which 96 make an inch, and the room for the caption."""
    figure = '<figure><svg xmlns="http://www.w3.org/2000/svg" height="200{}"/></figure>'
    heights = [height_of(block(figure.format(unit)), TEXT_WIDTH) for unit in ("pt", "")]
    assert heights == [pytest.approx(234), pytest.approx(184)]


@pytest.mark.parametrize("day", [dt.date(2026, 6, 26), dt.date(2026, 10, 30), dt.date(2026, 11, 20)])
def test_what_fits_on_a_page_is_guessed_to_fit(day: dt.date) -> None:
    """The first page of a status report, which is full, is guessed to be between nine tenths and a fifth more."""
    body = linked(composed("orion", DocumentKind.STATUS_REPORT, day).root).findall("body")[0]
    blocks = []
    for child in body:
        if "page" in classes(child):
            break
        blocks.append(child)
    guessed = sum(height_of(child, TEXT_WIDTH) for child in blocks)
    assert 0.8 * TEXT_HEIGHT < guessed < 1.2 * TEXT_HEIGHT


def test_the_layout_of_a_template_says_nothing() -> None:
    """Line feeds between blocks are no line of words."""
    tight, loose = "<div><p>a</p><p>b</p></div>", "<div>\n  <p>a</p>\n  <p>b</p>\n</div>"
    assert height_of(block(loose), TEXT_WIDTH) == height_of(block(tight), TEXT_WIDTH) == pytest.approx(2 * (13.5 + 7))


def test_columns_have_the_widths_of_their_grid() -> None:
    """In the narrow column of a wide-left grid 300 letters are nine lines; in the wide one, five."""
    long, short = f"<div><p>{'a' * 300}</p></div>", "<div><p>a</p></div>"
    narrow, wide = (
        height_of(block(f'<div class="grid wide-left">{children}</div>'), TEXT_WIDTH)
        for children in (short + long, long + short)
    )
    assert narrow == pytest.approx(9 * 13.5 + 7)
    assert wide == pytest.approx(5 * 13.5 + 7)

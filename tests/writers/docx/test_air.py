"""The white between blocks: what a page's head, a heading above or a table above asks for, as on the printed page."""

from __future__ import annotations

import pytest

from pmdocs.theme import Density, Theme
from pmdocs.writers.docx import write_docx
from tests.writers.docx.composing import document
from tests.writers.docx.reading_back import Element, W, part

TABLE = (
    '<table class="facts" aria-label="t"><colgroup><col style="width: 100%"></colgroup>'
    "<tbody><tr><td>a</td></tr></tbody></table>"
)


def before(body: str, words: str, theme: Theme | None = None) -> str | None:
    """The space that the paragraph with these words has before it by itself, in twips; None if its style says it."""
    for paragraph in part(write_docx(document(body), theme or Theme())).iter(f"{W}p"):
        if _text(paragraph) == words:
            return _space(paragraph)
    raise AssertionError(words)


def _text(paragraph: Element) -> str:
    return "".join(piece.text or "" for piece in paragraph.iter(f"{W}t"))


def _space(paragraph: Element) -> str | None:
    own = paragraph.find(f"{W}pPr/{W}spacing")
    return None if own is None else own.get(f"{W}before")


def test_a_chapter_at_the_head_of_a_page_stands_where_the_printed_one_does() -> None:
    """206 twips are the bar that the PDF has there and the 3 mm below it; other blocks begin at the top."""
    page = '<h1>x</h1><section class="page">{}</section>'
    assert before(page.format("<h1>y</h1>"), "y") == "206"
    assert before(page.format("<p>y</p>"), "y") == "0"
    assert before('<h1>x</h1><section class="landscape"><h1>y</h1></section>', "y") == "206"


def test_a_heading_right_under_another_has_the_white_of_the_upper_one() -> None:
    """Word takes the larger of two spaces; the one before a part is made for text above it."""
    assert before("<h1>x</h1><h2>y</h2><p>a</p>", "y") == "0"
    assert before("<h1>x</h1><p>a</p><h2>y</h2>", "y") is None
    assert before("<h1>w</h1><h2>x</h2><h1>y</h1>", "y") is None


@pytest.mark.parametrize(("density", "space"), [(Density.COMFORTABLE, "334"), (Density.COMPACT, "223")])
def test_text_stands_off_from_the_table_above_it(density: Density, space: str) -> None:
    """6 mm in a comfortable theme, 4 mm in a compact one, a little less than printed; a source stays close."""
    body = f"<h1>x</h1>{TABLE}<p>y</p>"
    assert before(body, "y", Theme(density=density)) == space
    assert before(f'<h1>x</h1>{TABLE}<p class="source">y</p>', "y") is None
    assert before(f"<h1>x</h1>{TABLE}<h2>y</h2>", "y") is None


def test_a_gap_that_only_word_wants_takes_no_room() -> None:
    """The paragraph after a table that ends the file is one point high; the gap between two tables is 6 mm."""
    paragraphs = part(write_docx(document(f"{TABLE}{TABLE}"), Theme())).iter(f"{W}p")
    gaps = [paragraph for paragraph in paragraphs if not _text(paragraph)]
    lines = [found.get(f"{W}line") for gap in gaps for found in gap.iterfind(f"{W}pPr/{W}spacing")]
    assert lines == ["20"]
    assert len(gaps) == 2


def test_what_is_said_of_a_gap_later_counts() -> None:
    """A table that begins a page: the paragraph Word needs above it is at the head of the page and one point high."""
    data = write_docx(document(f'<h1>x</h1><section class="page">{TABLE}</section>'), Theme())
    (gap,) = [p for p in part(data).iter(f"{W}p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    spacing = gap.find(f"{W}pPr/{W}spacing")
    assert spacing is not None
    assert (spacing.get(f"{W}before"), spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("0", "20", "exact")


def test_columns_below_a_table_stand_level() -> None:
    """What begins the first of two columns has no more white above it than what begins the second."""
    columns = '<div class="grid two"><div><p>c</p></div><div><p>d</p></div></div>'
    body = f'<section class="page"><h1>x</h1>{TABLE}{columns}</section>'
    assert before(body, "c") == before(body, "d") == "0"

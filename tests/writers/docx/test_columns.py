"""Grids: side by side in Word's own columns where it has them, one after the other where it has not."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmdocs.theme import Theme
from pmdocs.writers.docx import write_docx
from tests.outline import outline
from tests.writers.docx.composing import document
from tests.writers.docx.conformance import conformance_faults, converted_text
from tests.writers.docx.reading_back import find, values

TABLE = (
    '<table class="plain" aria-label="{label}"><colgroup><col style="width: 100%"></colgroup>'
    "<tbody><tr><td>{label}</td></tr></tbody></table>"
)
TWO = '<div class="grid two"><div><h2>Done</h2><p>a</p></div><div><h2>Next</h2><p>b</p></div></div>'
LONG = "<p>Two lines of words, so that forty such paragraphs are more than a page of them can be.</p>"
PORTRAIT = "--- portrait 11906 x 16838"


def lines(body: str) -> list[str]:
    """The outline of a body after its first heading."""
    return [line for line in outline(write_docx(document(body), Theme())).splitlines()[1:] if line[0] in "[- "]


def test_a_grid_is_a_continuous_section_with_columns() -> None:
    """Text, a gap, the children with a break between them, then text again over the full width of the same page."""
    assert lines(f"<h1>x</h1>{TWO}<p>after</p>") == [
        "[Column Gap]",
        f"{PORTRAIT} header footer",
        "[heading 2 +keepNext +spacing] Done",
        "[Body Text] a",
        "[heading 2 +keepNext +spacing] ║ Next",
        "[Body Text] b",
        f"{PORTRAIT} continuous columns 2 header footer",
        "[Body Text] after",
        f"{PORTRAIT} continuous header footer",
    ]


@pytest.mark.parametrize(("kind", "widths"), [("wide-left", "5832+3070"), ("wide-right", "3070+5832")])
def test_one_column_may_be_wider(kind: str, widths: str) -> None:
    """1.9 to 1 of what a text of 9,412 twips leaves beside a gap of 9 mm."""
    body = f'<h1>x</h1><div class="grid {kind}"><div><p>a</p></div><div><p>b</p></div></div>'
    assert f"{PORTRAIT} continuous columns {widths} header footer" in lines(body)


def test_what_is_in_a_column_is_as_wide_as_the_column() -> None:
    """A table in one of two columns: half of 9,412 twips less the gap of 510."""
    body = f'<h1>x</h1><div class="grid two"><div>{TABLE.format(label="t")}</div><div><p>b</p></div></div>'
    assert "[table Pmdocs Plain: 4451] t" in lines(body)


def test_what_ends_columns_is_not_kept_with_a_source() -> None:
    """LibreOffice would put the line that says where figures come from on a page of its own."""
    grid = f'<div class="grid two"><div><p>a</p></div><div>{TABLE.format(label="t")}</div></div>'
    found = lines(f'<h1>x</h1>{grid}<p class="source">s</p>')
    start = found.index("[Source] s") - 2
    assert found[start : start + 2] == ["[Gap +spacing]", f"{PORTRAIT} continuous columns 2 header footer"]


def test_a_part_kept_whole_may_break_where_its_grid_is_not_side_by_side() -> None:
    """Children below each other are higher than the page was asked to hold."""
    keep = f'<div class="keep"><h1>y</h1>{TWO}</div>'
    assert "[Body Text +keepNext] a" not in lines(f"{LONG * 40}{keep}".replace("<p>", "<h1>x</h1><p>", 1))


def test_more_children_than_columns_go_below() -> None:
    """Five children in three columns are a row of three and a row of two."""
    children = "".join(f"<div><p>{name}</p></div>" for name in "abcde")
    found = lines(f'<h1>x</h1><div class="grid three">{children}</div>')
    words = [line.split("] ")[-1] for line in found if line.startswith("[Body")]
    assert words == ["a", "║ b", "║ c", "d", "║ e"]
    assert sum("columns 3" in line for line in found) == 2


@pytest.mark.parametrize(
    "body",
    [
        f'<article class="card"><h2>R-7</h2>{TWO.replace("h2", "p")}</article>',
        f'<div class="grid two"><div><p>{"words " * 400}</p></div><div><p>b</p></div></div>',
        f'<div class="grid two"><div>{"<p>a</p>" * 40}</div><div><p>b</p></div></div>',
        f"{LONG * 40}{TWO}",
        f'<section class="page">{LONG * 60}</section>{TWO}',
    ],
    ids=["card", "long text", "many blocks", "foot of a page", "some page"],
)
def test_where_columns_cannot_be_children_follow_each_other(body: str) -> None:
    """A section would break the card's page; and text that reaches a page's end would go on in the next column."""
    data = write_docx(document(f"<h1>x</h1>{body}"), Theme())
    assert not find(data, "//w:cols")
    assert len(find(data, "//w:sectPr")) == 1


def test_a_grid_in_a_grid_has_its_children_one_after_the_other() -> None:
    """Only the outer one has columns."""
    body = f'<h1>x</h1><div class="grid two"><div>{TWO}</div><div><p>c</p></div></div>'
    assert len(find(write_docx(document(body), Theme()), "//w:cols")) == 1


def test_columns_stand_on_the_pages_around_them() -> None:
    """In a landscape part the section lies on its side, with the landscape header."""
    found = lines(f'<h1>x</h1><section class="landscape"><h2>y</h2>{TWO}</section><p>z</p>')
    assert "--- landscape 16838 x 11906 continuous columns 2 header footer" in found
    assert found[-1] == f"{PORTRAIT} header footer"


def test_the_page_after_a_grid_is_a_new_one() -> None:
    """A part that starts a page does so after columns too: its section begins on the next page."""
    found = lines(f'<h1>x</h1>{TWO}<section class="page"><h1>y</h1></section>')
    assert found[-2:] == ["[heading 1 +spacing] y", f"{PORTRAIT} header footer"]


def test_a_grid_may_start_the_page() -> None:
    """Nothing stands between the page break and the columns."""
    found = lines(f'<h1>x</h1><section class="page">{TWO}</section>')
    assert found[:2] == [f"{PORTRAIT} header footer", "[heading 2 +keepNext +spacing] Done"]
    assert found[-1] == f"{PORTRAIT} columns 2 header footer"


def test_header_and_footer_go_on() -> None:
    """All sections of upright pages name the same header and the same footer."""
    data = write_docx(document(f"<h1>x</h1>{TWO}<p>z</p>"), Theme())
    references = values(data, "//w:headerReference/@r:id"), values(data, "//w:footerReference/@r:id")
    assert [len(found) for found in references] == [3, 3]
    assert [len(set(found)) for found in references] == [1, 1]


ODD = {
    "alone": TWO,
    "first and last": f"{TWO}<p>x</p>{TWO}",
    "neighbours": f"<h1>x</h1>{TWO}{TWO}",
    "tables": '<h1>x</h1><div class="grid two"><div>{0}</div><div>{0}</div></div>'.format(TABLE.format(label="t")),
    "after a table": f"<h1>x</h1>{TABLE.format(label='t')}{TWO}",
    "empty child": '<h1>x</h1><div class="grid two"><div><p>a</p></div><div></div></div>',
    "after a cover": f'<section class="cover"><p class="title">T</p></section>{TWO}',
    "end of a landscape part": f'<section class="landscape"><h1>y</h1>{TWO}</section><p>z</p>',
}


@pytest.mark.parametrize("body", ODD.values(), ids=ODD)
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_columns_anywhere_have_no_faults(body: str, direction: str, tmp_path: Path) -> None:
    """Neither checker finds anything, wherever a grid stands."""
    one = document(body.replace("h2", "h1"), direction=direction)
    assert conformance_faults(write_docx(one, Theme()), tmp_path) == []


def test_libreoffice_sets_them_side_by_side(tmp_path: Path) -> None:
    """Headings on one line of the page, tables at the end of both columns too, and what follows below them."""
    left, right = (TABLE.format(label=label) for label in ("Left table", "Right table"))
    grid = (
        f'<div class="grid two"><div><h2>Done</h2>{left}</div><div><h2>Next</h2><p>Words</p>{right}</div></div>'
        "<p>Below</p>"
    )
    (page,) = converted_text(write_docx(document(f"<h1>Above</h1>{grid}"), Theme()), tmp_path)
    shown = [line for line in page.splitlines() if line.strip()]
    heads = next(line for line in shown if "Done" in line)
    assert heads.split() == ["Done", "Next"]
    column = heads.index("Next")
    assert next(line for line in shown if "Right table" in line).index("Right") == pytest.approx(column, abs=3)
    places = [page.index(word) for word in ("Above", "Done", "Right table", "Below")]
    assert places == sorted(places)

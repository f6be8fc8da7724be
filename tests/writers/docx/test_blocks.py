"""Blocks: headings, lists, callouts, cards, sections, each in the style Word has for it."""

from __future__ import annotations

import pytest

from pmdocs.theme import Cover, Theme
from pmdocs.writers.docx import write_docx
from pmdocs.writers.docx.content import UnsupportedElement
from tests.markup import rewritten
from tests.outline import outline
from tests.writers.docx.composing import document
from tests.writers.docx.reading_back import W, find, values

TABLE = (
    '<table class="facts" aria-label="t"><colgroup><col style="width: 100%"></colgroup>'
    "<tbody><tr><td>a</td></tr><tr><td>b</td></tr></tbody></table>"
)


def lines(body: str) -> list[str]:
    """The outline of a body, without the furniture and the end of the last section."""
    shown = outline(write_docx(document(body), Theme())).splitlines()
    return [line for line in shown if not line.startswith(("header", "footer"))][:-1]


def test_an_element_without_a_function_stops_the_writing() -> None:
    """The last net: what the table of blocks does not know is named, not skipped."""
    odd = rewritten(document("<h1>x</h1>"), '<html lang="en"><body><details>y</details></body></html>')
    with pytest.raises(UnsupportedElement, match="details"):
        write_docx(odd, Theme())


def test_paragraphs_have_one_style_per_role() -> None:
    """Titles, leads, notes and sources are told apart by style alone."""
    body = '<p class="kicker">k</p><p class="title">t</p><p class="subtitle">s</p><h1>x</h1><p>b</p>'
    body += '<p class="lead">l</p><p class="note">n</p><p class="empty">e</p><p class="source">q</p>'
    styles = [line.split("]")[0][1:] for line in lines(body)]
    assert styles == [
        "Kicker", "Title", "Subtitle", "heading 1", "Body Text", "Lead", "Note", "Empty +keepNext", "Source",
    ]  # fmt: skip


def test_lists_nest_three_levels() -> None:
    """Bullets and numbers have styles for each level; a second paragraph of an item goes on under the first."""
    body = "<h1>x</h1><ul><li>a<ol><li>b<ul><li>c</li></ul></li></ol></li><li><p>d</p><p>e</p></li></ul>"
    assert lines(body)[1:] == [
        "[List Bullet] a",
        "[List Number 2 +numPr] b",
        "[List Bullet 3] c",
        "[List Bullet] d",
        "[List Continue] e",
    ]


def test_every_numbered_list_counts_from_its_own_start() -> None:
    """Three lists are three numberings: from 1, from 1 again, from 4."""
    data = write_docx(
        document('<h1>x</h1><ol><li>a</li></ol><p>-</p><ol><li>b</li></ol><ol start="4"><li>c</li></ol>'), Theme()
    )
    numbers = values(data, "//w:numPr/w:numId/@w:val")
    assert len(set(numbers)) == 3
    starts = [values(data, f"//w:num[@w:numId='{n}']//w:startOverride/@w:val", "word/numbering.xml") for n in numbers]
    assert starts == [["1"], ["1"], ["4"]]


def test_a_checklist_can_be_ticked_in_word() -> None:
    """Each item begins with Word's own check box, in the state the template gave it."""
    data = write_docx(
        document('<h1>x</h1><ul class="checklist"><li class="done">a</li><li class="open">b</li></ul>'), Theme()
    )
    assert values(data, "//w14:checkbox/w14:checked/@w14:val") == ["1", "0"]
    assert values(data, "//w:sdtContent//w:t/text()") == ["☑", "☐"]
    assert lines('<h1>x</h1><ul><li class="done">a</li></ul>')[1:] == ["[List Bullet] a"]


def test_a_callout_is_one_box() -> None:
    """All its paragraphs share a style, so that Word draws one box; they stay on one page."""
    body = '<h1>x</h1><aside class="callout warning"><p class="callout-title">T</p><p>a</p><ul><li>b</li></ul></aside>'
    assert lines(body)[1:] == [
        "[Callout Warning +keepNext] {Callout Warning Heading: T}",
        "[Callout Warning +keepNext] a",
        "[Callout Warning +numPr] b",
    ]


def test_lists_of_a_callout_hang_from_the_edge_of_its_box() -> None:
    """Words hang behind the mark, but a first line begins where the box's text does, or it would be another box."""
    data = write_docx(document("<h1>x</h1>"), Theme())
    edge = int(values(data, "//w:style[@w:styleId='Callout']/w:pPr/w:ind/@w:left", "word/styles.xml")[0])
    for abstract in (4, 5):
        indents = find(data, f"//w:abstractNum[@w:abstractNumId='{abstract}']//w:ind", "word/numbering.xml")
        sides = [(int(one.get(f"{W}left", "")), int(one.get(f"{W}hanging", "0"))) for one in indents]
        assert [left for left, _ in sides] == [504, 788, 1072]
        assert {left - hanging for left, hanging in sides} == {edge}


def test_a_card_stays_on_one_page() -> None:
    """Every paragraph but the last is kept with the next, the rows of tables too."""
    body = f'<h1>x</h1><h2>y</h2><article class="card"><h3 class="unlisted">R-7</h3>{TABLE}<p>end</p></article>'
    assert lines(body)[2:] == [
        "[Card Heading +keepNext +spacing] R-7",
        "[table Pmdocs Facts: 9412] t",
        "  | [Table Text +keepNext] a",
        "  | [Table Text +keepNext] b",
        "[Body Text +spacing] end",
    ]


def test_a_part_that_starts_a_page() -> None:
    """The page break belongs to its first paragraph; at the head of the file there is none."""
    body = '<section class="page"><h1>a</h1></section><section class="page"><h1>b</h1></section>'
    assert lines(body) == ["[heading 1] a", "[heading 1 +pageBreakBefore +spacing] b"]
    table_first = f'<h1>a</h1><section class="page">{TABLE}</section>'
    assert lines(table_first)[1] == "[Gap +pageBreakBefore +spacing]"


def test_the_cover_and_landscape_parts_are_sections() -> None:
    """A cover without header and footer; a part on its side; upright pages again; none of them empty."""
    body = (
        '<section class="cover"><p class="title">T</p></section><section class="page"><h1>a</h1></section>'
        '<section class="landscape"><h1>b</h1></section><section class="landscape"><h1>c</h1></section><h1>d</h1>'
    )
    shown = outline(write_docx(document(body), Theme(cover=Cover.PLAIN))).splitlines()
    assert shown[:10] == [
        "[Title +spacing] {Cover Title Words: T}",
        "--- portrait 11906 x 16838",
        "[heading 1 +spacing] a",
        "--- portrait 11906 x 16838 header footer",
        "[heading 1 +spacing] b",
        "--- landscape 16838 x 11906 header footer",
        "[heading 1 +spacing] c",
        "--- landscape 16838 x 11906 header footer",
        "[heading 1 +spacing] d",
        "--- portrait 11906 x 16838 header footer",
    ]


def test_a_document_that_ends_on_its_side() -> None:
    """The last section's properties stand at the end of the body; no empty page follows."""
    shown = outline(write_docx(document('<section class="landscape"><h1>a</h1></section>'), Theme())).splitlines()
    assert shown[:2] == ["[heading 1] a", "--- landscape 16838 x 11906 header footer"]
    data = write_docx(document('<section class="landscape"><h1>a</h1></section>'), Theme())
    assert len(find(data, "/w:document/w:body/w:sectPr")) == 1
    assert len(find(data, "//w:sectPr")) == 1


def test_furniture_is_made_once_for_each_kind_of_page() -> None:
    """Two landscape parts share their header and footer."""
    body = (
        '<h1>x</h1><section class="landscape"><p>a</p></section><p>b</p><section class="landscape"><p>c</p></section>'
    )
    data = write_docx(document(body), Theme())
    assert len(set(values(data, "//w:headerReference/@r:id"))) == 2
    assert len(values(data, "//w:headerReference/@r:id")) == 4

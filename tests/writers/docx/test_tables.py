"""Tables: widths that fill the page, header rows that are marked, looks through styles, nothing torn apart."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pmdocs.compose.composed import Composed
from pmdocs.compose.stage import outline as outline_of
from pmdocs.markup import parse
from pmdocs.theme import Paper, Theme
from pmdocs.writers.docx import write_docx
from pmdocs.writers.docx.tables import column_widths
from tests.counting import calls
from tests.outline import outline
from tests.writers.docx.composing import document
from tests.writers.docx.reading_back import W, find, values


def table(rows: str, kind: str = "register", columns: int = 2, head: bool = True, attributes: str = "") -> str:
    """A table of a kind with equal columns."""
    cols = f'<col style="width: {100 / columns}%">' * columns
    heads = '<th scope="col">H</th>' * columns
    thead = f"<thead><tr>{heads}</tr></thead>" if head else ""
    return (
        f'<table class="{kind}" aria-label="Title" {attributes}><colgroup>{cols}</colgroup>{thead}'
        f"<tbody>{rows}</tbody></table>"
    )


def written(rows: str, kind: str = "register", columns: int = 2, head: bool = True) -> bytes:
    """A document with one table."""
    return write_docx(document(table(rows, kind, columns, head)), Theme())


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.integers(1000, 20000))
def test_widths_fill_the_page_exactly(shares: list[int], width: int) -> None:
    """Percentages become whole twentieths of a point that add up to the width there is, none off by a whole one."""
    cols = "".join(f'<col style="width: {share / sum(shares) * 100:.4f}%"/>' for share in shares)
    found = column_widths(etree.fromstring(f"<table><colgroup>{cols}</colgroup></table>"), width)
    assert sum(found) == width
    assert all(abs(got - width * share / sum(shares)) <= 1.1 for got, share in zip(found, shares, strict=True))


@pytest.mark.parametrize(("paper", "width"), [(Paper.A4, 11906 - 2494), (Paper.LETTER, 12240 - 2494)])
def test_a_table_is_as_wide_as_the_text(paper: Paper, width: int) -> None:
    """On either paper, upright: the paper less two margins of 22 mm."""
    data = write_docx(document(table("<tr><td>a</td><td>b</td></tr>")), Theme(paper=paper))
    assert values(data, "//w:tblW/@w:w") == [str(width)]
    assert sum(map(int, values(data, "//w:gridCol/@w:w"))) == width
    assert sum(map(int, values(data, "//w:tr[2]/w:tc/w:tcPr/w:tcW/@w:w"))) == width


def test_a_table_on_its_side_is_wider() -> None:
    """A landscape section gives its tables the long side of the paper."""
    body = f'<section class="landscape">{table("<tr><td>a</td><td>b</td></tr>")}</section>'
    assert values(write_docx(document(body), Theme()), "//w:tblW/@w:w") == [str(16838 - 2494)]


def test_header_rows_are_marked_and_rows_do_not_split() -> None:
    """The header row repeats on every page; every row stays whole; the style is told which parts there are."""
    data = written("<tr><td>a</td><td>b</td></tr>" * 3)
    assert len(find(data, "//w:tr/w:trPr/w:tblHeader")) == 1
    assert len(find(data, "//w:tr/w:trPr/w:cantSplit")) == 4
    assert values(data, "//w:tblLook/@w:firstRow") == ["1"]
    assert values(data, "//w:tblLook/@w:val") == ["0720"]


def test_readers_of_the_screen_get_title_and_description() -> None:
    """The title is the caption or the label, the description what the template says."""
    rows = "<tr><td>a</td><td>b</td></tr>"
    plain = table(rows, attributes='data-desc="Two columns."')
    captioned = plain.replace('aria-label="Title"', 'id="t"').replace(
        "<colgroup>", "<caption>Cap</caption><colgroup>", 1
    )
    data = write_docx(document(plain + captioned), Theme())
    assert values(data, "//w:tblCaption/@w:val") == ["Title", "Table 1 Cap"]
    assert values(data, "//w:tblDescription/@w:val") == ["Two columns.", "Two columns."]


def test_without_words_of_the_template_a_table_names_its_columns_or_rows() -> None:
    """A reader of the screen hears what to expect: the header row, else the heads of the rows, else the title again."""
    cells = "<tr><th scope='row'>Budget</th><td>b</td></tr><tr><th scope='row'>Finish</th><td>d</td></tr>"
    found = [values(written(cells, "facts", head=head), "//w:tblDescription/@w:val") for head in (True, False)]
    assert found == [["H, H"], ["Budget, Finish"]]
    bare = written("<tr><td>a</td><td>b</td></tr>", "plain", head=False)
    assert values(bare, "//w:tblDescription/@w:val") == ["Title"]
    many = "".join(f"<tr><th scope='row'>Row {n}</th><td>b</td></tr>" for n in range(200))
    (long,) = values(written(many, "facts", head=False), "//w:tblDescription/@w:val")
    assert len(long) == 250


def test_looks_come_from_paragraph_styles() -> None:
    """A figure is right-aligned by its style; no paragraph is aligned by hand."""
    data = written('<tr><td class="num">1</td><td class="center">b</td></tr><tr><td class="id">c</td><td>d</td></tr>')
    styles = values(data, "//w:tr[position() > 1]//w:pStyle/@w:val")
    assert styles == ["TableNumber", "TableCentre", "TableId", "TableText"]
    assert not find(data, "//w:jc")


def test_compact_tables_use_smaller_sisters() -> None:
    """Each paragraph style of tables has one, and it changes the size only."""
    data = written("<tr><td>a</td><td>b</td></tr>", "register compact")
    assert set(values(data, "//w:tbl//w:pStyle/@w:val")) == {"TableHeadCompact", "TableTextCompact"}
    sister = find(data, "//w:style[@w:styleId='TableTextCompact']", "word/styles.xml")[0]
    assert [str(child.tag).removeprefix(W) for child in sister] == ["name", "basedOn", "uiPriority", "rPr"]
    assert values(data, "//w:tblStyle/@w:val") == ["PmdocsRegisterCompact"]
    rows = find(data, "//w:style[@w:styleId='PmdocsRegisterCompact']/w:tblPr/w:tblCellMar/w:top", "word/styles.xml")
    assert len(rows) == 1


def test_a_sister_has_the_looks_of_all_parts() -> None:
    """Only Word inherits the looks of header row and last column from the larger sister; so they stand here too."""
    path = "//w:style[@w:styleId='PmdocsRegister{}']/w:tblStylePr/@w:type"
    data = written("<tr><td>a</td><td>b</td></tr>")
    usual, compact = (values(data, path.format(ending), "word/styles.xml") for ending in ("", "Compact"))
    assert compact == usual == ["firstRow", "lastRow", "lastCol"]


def test_chips_in_compact_tables_are_smaller() -> None:
    """A rating, a band, a tag and what is to be completed have sisters one point smaller."""
    chips = (
        '<tr><td><span class="rag rag-red">Red</span> <span class="band heat-4">20</span></td>'
        '<td><span class="tag">Gate</span> <span class="todo">To be completed</span></td></tr>'
    )
    styles = values(written(chips, "register compact"), "//w:tr[2]//w:rStyle/@w:val")
    assert styles == ["RagRedCompact", "Band4Compact", "TagCompact", "ToDoCompact"]
    size = "//w:style[@w:styleId='RagRed{}']/w:rPr/w:sz/@w:val"
    usual, compact = (values(written(chips), size.format(ending), "word/styles.xml") for ending in ("", "Compact"))
    assert [int(found) for found in usual] == [int(found) + 2 for found in compact]


def test_a_chip_breaks_where_no_line_can_hold_it() -> None:
    """In a narrow column its words may stand on two lines; a space that never breaks would tear a word apart."""
    chip = '<td><span class="rag rag-grey">Not yet measurable</span></td>'
    rows = (f"<tr>{chip}{'<td>a</td>' * columns}</tr>" for columns in (8, 2))
    narrow, wide = (values(written(row, columns=row.count("<td>")), "//w:tr[2]//w:t/text()")[0] for row in rows)
    assert narrow == "◇\u00a0Not yet measurable"
    assert wide == "◇\u00a0Not\u00a0yet\u00a0measurable"


@pytest.mark.parametrize("kind", ["facts compact", "matrix", "ragstrip"])
def test_tables_seen_at_once_stay_whole(kind: str) -> None:
    """Facts in a card, a map of risks and a strip of ratings are never torn; other tables may be."""
    data = written("<tr><th scope='row'>a</th><td>b</td></tr>" * 9, kind, head=False)
    assert [len(row.findall(f".//{W}keepNext")) for row in find(data, "//w:tr")] == [2] * 8 + [0]


def test_a_score_among_key_figures_is_as_large_as_an_amount() -> None:
    """The style of its chip says no size there, so it has that of the tile; in the note below it is small."""
    chip = '<span class="band heat-4">20</span>'
    rows = f'<tr><td>{chip}</td><td>60</td></tr><tr class="tile-note"><td>{chip}</td><td>n</td></tr>'
    data = written(rows, "tiles")
    assert values(data, "//w:rStyle/@w:val") == ["Band4Tile", "Band4"]
    assert values(data, "//w:style[@w:styleId='Band4Tile']/w:rPr/w:shd/@w:fill", "word/styles.xml")
    assert not find(data, "//w:style[@w:styleId='Band4Tile']/w:rPr/w:sz", "word/styles.xml")


def test_facts_below_each_other_in_a_card_line_up() -> None:
    """Three tables meant for columns follow each other: all have the narrowest labels; elsewhere each has its own."""
    rows = "<tr><th scope='row'>a</th><td>b</td></tr>"
    tables = [
        f'<table class="facts compact" aria-label="t"><colgroup><col style="width: {share}%">'
        f'<col style="width: {100 - share}%"></colgroup><tbody>{rows}</tbody></table>'
        for share in (30, 25, 40)
    ]
    columns, first = "".join(f"<div>{one}</div>" for one in tables), "//w:tbl/w:tblGrid/w:gridCol[1]/@w:w"
    card = f'<h1>x</h1><h2>y</h2><article class="card"><h3>R</h3><div class="grid three">{columns}</div></article>'
    assert values(write_docx(document(card), Theme()), first) == ["2353"] * 3
    assert values(write_docx(document(f"<h1>x</h1>{''.join(tables)}"), Theme()), first) == ["2824", "2353", "3765"]


def test_only_ratings_and_bands_shade_cells() -> None:
    """A rating's soft tint, a band's shade, the tint of a sub-heading; no other cell is touched."""
    rows = (
        '<tr class="group"><td colspan="2">G</td></tr><tr><td class="rag-red">Red</td><td class="heat-2">6</td></tr>'
        '<tr><td class="heat-o4">20</td><td>plain</td></tr>'
    )
    colours = Theme().colours
    wanted = [colours.band, colours.red_soft, colours.heat[1], colours.heat_o[3]]
    assert values(written(rows), "//w:tcPr/w:shd/@w:fill") == [shade[1:].upper() for shade in wanted]


def test_a_row_that_spans_columns() -> None:
    """A sub-heading over three columns has the width of all three."""
    data = written('<tr class="group"><td colspan="3">G</td></tr><tr><td>a</td><td>b</td><td>c</td></tr>', columns=3)
    assert values(data, "//w:gridSpan/@w:val") == ["3"]
    widths = values(data, "//w:tr[2]/w:tc/w:tcPr/w:tcW/@w:w")
    assert widths == values(data, "//w:tblW/@w:w")


def test_full_and_empty_cells() -> None:
    """Five paragraphs and a list stay apart; an empty cell has the one paragraph Word wants."""
    five = "".join(f"<p>{n}</p>" for n in range(5))
    data = written(f"<tr><td>{five}<ul><li>a<ol><li>b</li></ol></li></ul></td><td></td></tr>")
    full, empty = find(data, "//w:tr[2]/w:tc")
    assert [p.get(f"{W}val") for p in full.iter(f"{W}pStyle")] == [
        "TableText", *["TableNext"] * 4, "TableBullet", "TableListNumber2",
    ]  # fmt: skip
    assert [p.get(f"{W}val") for p in empty.iter(f"{W}pStyle")] == ["TableText"]


def test_no_row_is_alone_on_a_page() -> None:
    """Of six rows, head and first are kept with the second and the fifth with the last; a table of three stays whole.

    An only row goes with what follows, since LibreOffice may lose one that does not fit below its head.
    """
    long = written("<tr><td>a</td><td>b</td></tr>" * 6)
    kept = [len(row.findall(f".//{W}keepNext")) for row in find(long, "//w:tr")]
    assert kept == [2, 2, 0, 0, 0, 2, 0]
    short = written("<tr><td>a</td><td>b</td></tr>" * 3)
    assert [len(row.findall(f".//{W}keepNext")) for row in find(short, "//w:tr")] == [2, 2, 2, 0]
    single = written("<tr><td>a</td><td>b</td></tr>")
    assert [len(row.findall(f".//{W}keepNext")) for row in find(single, "//w:tr")] == [2, 2]


def kept_rows(data: bytes) -> list[bool]:
    """Which rows are kept with the next, every paragraph of them."""
    return [all(p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p")) for row in find(data, "//w:tr")]


def test_rows_below_a_sub_heading_stay_with_it() -> None:
    """Two groups of three rows: each stays whole, and a page may end between them; one too high for a page may not."""
    group, row = '<tr class="group"><td colspan="2">G</td></tr>', "<tr><td>a</td><td>b</td></tr>"
    assert kept_rows(written((group + row * 3) * 2)) == [True, True, True, True, False, True, True, True, False]
    high = kept_rows(written(group + row * 60))
    assert high[:2] == [True, True]
    assert not any(high[3:-2])


def test_key_figures_below_a_heading_stay_with_what_follows() -> None:
    """Below a heading or its lead they sum up what comes next; after other words they may end a page."""
    tiles = table("<tr><td>1</td><td>2</td></tr><tr><td>a</td><td>b</td></tr>", "tiles")
    for above, kept in (("", True), ('<p class="lead">l</p>', True), ("<p>p</p>", False)):
        data = write_docx(document(f"<h1>x</h1>{above}{tiles}<p>y</p>"), Theme())
        assert kept_rows(data)[-1] is kept
    facts = table("<tr><td>a</td><td>b</td></tr>", "facts", head=False)
    gaps = find(
        write_docx(document(f"<h1>x</h1>{tiles}{facts}<p>y</p>"), Theme()), "//w:p[w:pPr/w:pStyle/@w:val='Gap']"
    )
    assert [gap.find(f"{W}pPr/{W}keepNext") is not None for gap in gaps] == [True]


def test_a_source_stays_with_its_table() -> None:
    """The last row is kept with the line that says where the figures come from."""
    data = write_docx(document(table("<tr><td>a</td><td>b</td></tr>") + '<p class="source">s</p>'), Theme())
    assert len(find(data, "//w:tr[last()]//w:keepNext")) == 2


def test_tables_do_not_grow_together() -> None:
    """Word makes one of two tables that touch, so a gap stands between them; a thin one ends the file."""
    one = table("<tr><td>a</td><td>b</td></tr>" * 2)
    lines = [line for line in outline(write_docx(document(one + one), Theme())).splitlines() if line.startswith("[")]
    kinds = [line.split(":")[0] for line in lines]
    assert kinds == ["[table Pmdocs Register", "[Gap]", "[table Pmdocs Register", "[Gap +spacing]"]


def test_many_tiles_have_smaller_figures() -> None:
    """Four key figures are large; with five, a date such as 26 Mar 2027 would no longer fit into its tile."""
    for columns, style in ((4, "TileValue"), (5, "TileValueSmall")):
        data = written(f"<tr>{'<td>26 Mar 2027</td>' * columns}</tr>", "tiles", columns)
        assert set(values(data, "//w:tr[2]//w:pStyle/@w:val")) == {style}


def test_room_to_sign() -> None:
    """Rows for signatures are high enough for a pen, and grow if they must."""
    data = written("<tr><td>Ada</td><td></td></tr>", "signatures")
    assert values(data, "//w:trHeight/@w:hRule") == ["atLeast"]


def register(rows: int) -> Composed:
    """A composed register of eight columns, written out by hand: the composer's time is not what is measured."""
    cells = (
        '<td class="id">R-{n}</td><td>Because <strong>something</strong> happens, it may slip.</td>'
        '<td class="num heat-3">12</td><td class="num">24,000</td><td>Reduce &amp; watch</td><td>Owner {n}</td>'
        '<td class="date">12 Jan 2027</td><td class="rag-amber"><span class="rag rag-amber">Amber</span></td>'
    )
    body = "".join(f'<tr id="R-{n}">{cells.format(n=n)}</tr>' for n in range(rows))
    columns, heads = '<col style="width: 12.5%">' * 8, '<th scope="col">H</th>' * 8
    html = (
        '<!DOCTYPE html>\n<html lang="en" dir="ltr"><head><meta charset="utf-8"></head><body>'
        f'<table class="register" aria-label="r"><colgroup>{columns}</colgroup><thead><tr>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table></body></html>"
    )
    root, _ = parse(html)
    return Composed("register", root, outline_of(root), "t", "a", "s", "k", "en", date(2026, 11, 20))


def test_a_long_register_is_written_in_proportion() -> None:
    """The second hundred rows take the work of the first: nothing walks the table for each of its cells."""
    none, one, two = (calls(partial(write_docx, register(rows), Theme())) for rows in (1, 101, 201))
    assert two - one < 1.05 * (one - none)

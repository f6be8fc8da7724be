"""Fields live on in Word, and show the right thing before Word has touched them."""

from __future__ import annotations

from pmdocs.theme import Furniture, Theme
from pmdocs.writers.docx import write_docx
from tests.markup import rewritten
from tests.outline import outline
from tests.writers.docx.composing import document, specimen
from tests.writers.docx.reading_back import find, values

CHAPTERS = '<nav class="toc" data-depth="2"></nav><h1>One</h1><h2>Part</h2><h3>Detail</h3><h1 class="unlisted">Two</h1>'


def instructions(data: bytes, name: str = "word/document.xml") -> list[str]:
    """The instructions of all fields."""
    return [text.strip() for text in values(data, "//w:instrText/text()", name)]


def test_contents_are_one_field_filled_from_the_headings() -> None:
    """Two listed headings down to level 2, each with its page and a link to its own place."""
    data = write_docx(document(CHAPTERS), Theme(), {"h-one": 3, "h-part": 4})
    assert instructions(data) == [
        'TOC \\o "1-2" \\h \\z',
        "PAGEREF _Toc100000001 \\h",
        "PAGEREF _Toc100000002 \\h",
    ]
    lines = outline(data).splitlines()
    assert lines[:2] == ["| [toc 1] <(One→<3>)->_Toc100000001", "| [toc 2] (Part→<4>)->_Toc100000002>"]


def test_the_contents_stand_in_words_own_frame() -> None:
    """The frame brings the tab that updates the table."""
    data = write_docx(document(CHAPTERS), Theme())
    assert values(data, "//w:docPartGallery/@w:val") == ["Table of Contents"]


def test_pages_nobody_knows_are_left_open() -> None:
    """Without a layout there is no number to show, and none is guessed."""
    assert "(One→<>)" in outline(write_docx(document(CHAPTERS), Theme()))


def test_unlisted_headings_stay_out_of_words_own_update() -> None:
    """The field lists built-in styles only, so a level that it shows has another style; a deeper one need not."""
    lines = outline(write_docx(document(CHAPTERS + '<h2>P</h2><h3 class="unlisted">Card</h3>'), Theme())).splitlines()
    assert "[TOC Heading] Two" in lines
    assert "[heading 3 +spacing] Card" in lines


def test_unlisted_headings_are_in_words_navigation_pane() -> None:
    """Their styles have the outline level of their depth, below a heading of level 1 no level is left out."""
    level = "//w:style[@w:styleId='UnlistedHeading{}']/w:pPr/w:outlineLvl/@w:val"
    data = write_docx(document(CHAPTERS), Theme())
    assert [values(data, level.format(depth), "word/styles.xml") for depth in (2, 3)] == [["1"], ["2"]]


def test_a_card_that_the_contents_list_has_a_heading_that_word_lists() -> None:
    """Three levels in the contents: the heading of a card keeps Word's own style."""
    card = '<h2>P</h2><article class="card"><h3>R-7</h3><p>x</p></article>'
    for depth, style in (("2", "CardHeading"), ("3", "Heading3")):
        data = write_docx(document(CHAPTERS.replace('"2"', f'"{depth}"') + card), Theme())
        assert values(data, "//w:p[w:r/w:t='R-7']/w:pPr/w:pStyle/@w:val") == [style]


def test_contents_without_headings_are_nothing() -> None:
    """No empty frame, no field without result."""
    data = write_docx(document('<nav class="toc"></nav><p>x</p>'), Theme())
    assert not find(data, "//w:sdt")
    assert not instructions(data)


def test_captions_count_and_references_show_the_count(specimen_docx: bytes) -> None:
    """Word counts tables and figures apart; a reference leads to the label, and shows it."""
    found = instructions(specimen_docx)
    assert found.count("SEQ Table \\* ARABIC") == 5
    assert found.count("SEQ Figure \\* ARABIC") == 1
    assert [text for text in found if text.startswith("REF")] == ["REF t_risks \\h", "REF c_cost \\h"]
    path = "//w:bookmarkStart[@w:name='t_risks']/following-sibling::w:r[position() <= 6]/w:t/text()"
    assert values(specimen_docx, path) == ["Table ", "3"]


def test_no_field_asks_to_be_updated(specimen_docx: bytes) -> None:
    """Neither the settings nor a field make Word ask anything when the file is opened."""
    assert not find(specimen_docx, "//w:updateFields", "word/settings.xml")
    assert not values(specimen_docx, "//@w:dirty")


def test_the_foot_counts_pages_and_the_head_says_draft() -> None:
    """Page n of m are fields, the second filled with the last page known; the watermark is words in the header."""
    lines = outline(write_docx(specimen(), Theme(), {"h-risks": 6, "h-control": 8})).splitlines()
    assert "footer1: [footer] Internal · Version 0.9 · Data date 20 Nov 2026→Page <1> of <8>" in lines
    assert "header1: [header] ORION→{Watermark: Draft} · Specimen" in lines


def test_the_theme_may_word_the_furniture() -> None:
    """What the theme says stands; an empty text leaves the place empty; long ones are shortened."""
    theme = Theme(furniture=Furniture(header_left="Harbour", header_right="", footer_left="f" * 200))
    lines = outline(write_docx(document("<h1>x</h1>"), theme)).splitlines()
    assert "header1: [header] Harbour→" in lines
    assert any(line.startswith("footer1: [footer] " + "f" * 109 + "…→") for line in lines)


def test_the_page_label_speaks_the_documents_language() -> None:
    """The composer may give the words around the two numbers."""
    html = specimen().html.replace("</title>", '</title><meta name="pm-page-label" content="Seite {n} von {m}">')
    german = outline(write_docx(rewritten(specimen(), html), Theme()))
    assert "Seite <1> von <1>" in german

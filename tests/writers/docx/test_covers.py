"""Covers: the grounds, the words and the facts stand in Word where they stand on paper."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from pmdocs.compose.composed import Composed
from pmdocs.theme import Cover, Logo, Orientation, Paper, Theme, load_theme
from pmdocs.theme.cover import COMPOSITIONS
from pmdocs.writers.docx import write_docx
from pmdocs.writers.docx.covers import CoverWords, cover_layout, cover_sizes, cover_spaces
from pmdocs.writers.pdf import write_pdf
from tests.libreoffice import printed
from tests.markup import rewritten
from tests.outline import outline
from tests.writers.docx.composing import document
from tests.writers.docx.conformance import conformance_faults
from tests.writers.docx.reading_back import values

EMU_PER_MM = 36_000
POINTS_PER_MM = 72 / 25.4
LONG = "Replacement of the lending and returns desks " * 7
PLAIN = (
    '<table class="plain" aria-label="t"><colgroup><col style="width: 100%"></colgroup>'
    "<tbody><tr><td>a</td></tr></tbody></table>"
)
every_cover = pytest.mark.parametrize("cover", list(Cover))


def cover(title: str = "Charter", subtitle: str = "New lending system") -> Composed:
    """A document with a cover of four facts and a page."""
    facts = "".join(f"<tr><th scope='row'>Fact {n}</th><td>Value {n}</td></tr>" for n in range(4))
    return document(
        f'<section class="cover"><p class="kicker">Northbank</p><p class="title">{title}</p>'
        f'<p class="subtitle">{subtitle}</p><table class="facts" aria-label="About"><colgroup>'
        f'<col style="width: 30%"><col style="width: 70%"></colgroup><tbody>{facts}</tbody></table></section>'
        '<section class="page"><h1>Chapter</h1></section>'
    )


def theme(kind: Cover, paper: Paper = Paper.A4) -> Theme:
    """A theme that ships, with the cover of the same name, on one paper or the other."""
    return replace(load_theme(kind.value), paper=paper)


def feet(pdf: bytes) -> list[dict[str, float]]:
    """On each page, how far below the sheet's head the lines stand, in millimetres, by their words."""
    found = []
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as file:
        for page in file:
            text = page.get_textpage()
            boxes = (text.get_rect(n) for n in range(text.count_rects()))
            lines = {text.get_text_bounded(*box).strip(): (page.get_height() - box[1]) / POINTS_PER_MM for box in boxes}
            found.append(lines)
    return found


@pytest.mark.parametrize("paper", list(Paper))
def test_every_line_stands_where_it_stands_on_paper(paper: Paper) -> None:
    """Kicker, title and subtitle no more than 3 mm apart; the facts 8 mm, as in Word they keep away from the foot."""
    files = {kind.value: write_docx(cover(), theme(kind, paper)) for kind in Cover}
    word = {name: feet(data)[0] for name, data in printed(files).items()}
    for kind in Cover:
        paged = feet(write_pdf(cover(), theme(kind, paper)).data)[0]
        for words, near in (("Northbank", 3), ("Charter", 3), ("New lending system", 3), ("Value 3", 8)):
            assert word[kind.value][words] == pytest.approx(paged[words], abs=near), (kind, words)


def test_a_long_title_pushes_nothing_off_the_cover() -> None:
    """315 letters in title and subtitle: the facts still stand on page 1, the chapter on page 2."""
    files = {
        f"{kind.value}-{paper.value}": write_docx(cover(LONG, LONG), theme(kind, paper))
        for kind in Cover
        for paper in Paper
    }
    for name, data in printed(files).items():
        first, second = feet(data)
        assert "Value 3" in first, name
        assert "Chapter" in second, name


def grounds(data: bytes) -> list[tuple[int, int, int]]:
    """Top, width and height of each ground, in whole millimetres."""
    path = "//wp:anchor[.//w14:decorative or .//*[local-name()='decorative']]"
    tops = values(data, f"{path}/wp:positionV/wp:posOffset/text()")
    sizes = zip(values(data, f"{path}/wp:extent/@cx"), values(data, f"{path}/wp:extent/@cy"), strict=True)
    return [
        (round(int(top) / EMU_PER_MM), round(int(width) / EMU_PER_MM), round(int(height) / EMU_PER_MM))
        for top, (width, height) in zip(tops, sizes, strict=True)
    ]


def test_the_ground_is_the_theme_s() -> None:
    """47 % of the sheet for the quiet cover; all of it and a stripe for the bold one; none for the plain one."""
    shown = {kind: grounds(write_docx(cover(), theme(kind))) for kind in Cover}
    assert shown[Cover.QUIET] == [(0, 210, 140)]
    assert shown[Cover.BOLD] == [(0, 210, 297), (0, 14, 297)]
    assert shown[Cover.PLAIN] == []


def test_a_logo_keeps_a_strip_of_white(tmp_path: Path) -> None:
    """A logo 16 mm high stands on paper, 16 mm from the head and as much above the colour."""
    (tmp_path / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="90" height="30"/></svg>'
    )
    with_logo = replace(theme(Cover.QUIET), logo=Logo(tmp_path / "logo.svg", height=16))
    assert grounds(write_docx(cover(), with_logo)) == [(48, 210, 140 - 48)]


def test_a_large_logo_leaves_the_words_their_room(tmp_path: Path) -> None:
    """A box of 120 by 120 mm: on a cover no higher than 45 mm, and the facts stay on page 1."""
    Image.new("RGB", (40, 400), "#14566b").save(tmp_path / "tall.png", dpi=(20, 20))
    large = Logo(tmp_path / "tall.png", width=120, height=120)
    files = {kind.value: write_docx(cover(), replace(theme(kind, Paper.LETTER), logo=large)) for kind in Cover}
    for data in files.values():
        assert int(values(data, "//pic:pic/pic:spPr/a:xfrm/a:ext/@cy")[0]) <= 45 * EMU_PER_MM
    for name, data in printed(files).items():
        first, second = feet(data)
        assert "Value 3" in first, name
        assert "Chapter" in second, name


def test_a_long_fact_pushes_nothing_off_the_cover() -> None:
    """A sponsor of 240 letters takes several lines, and the white above the facts is as much less."""
    long = cover(LONG).html.replace("Value 0", "Donaudampfschifffahrtsgesellschaft " * 7)
    files = {kind.value: write_docx(rewritten(cover(), long), theme(kind)) for kind in Cover}
    for name, data in printed(files).items():
        first, second = feet(data)
        assert "Value 3" in first, name
        assert "Chapter" in second, name


@every_cover
def test_covers_have_no_faults(cover: Cover, tmp_path: Path) -> None:
    """Neither checker finds anything, from left to right and from right to left."""
    for one in (document_of("ltr"), document_of("rtl")):
        assert conformance_faults(write_docx(one, theme(cover)), tmp_path) == []


def document_of(direction: str) -> Composed:
    """The cover in a document of either direction."""
    return rewritten(cover(), cover().html.replace('dir="ltr"', f'dir="{direction}"'))


def test_words_keep_their_own_styles() -> None:
    """A title is a Title in its own dark colour; what it has on the ground is said by the words' style alone."""
    lines = outline(write_docx(cover(), theme(Cover.QUIET))).splitlines()
    assert lines[1] == "[Title +spacing] {Cover Title Words: Charter}"
    white, dark = (
        values(
            write_docx(cover(), theme(Cover.QUIET)),
            f"//w:style[@w:styleId='{name}']//w:color/@w:val",
            "word/styles.xml",
        )
        for name in ("CoverTitleWords", "Title")
    )
    assert (white, dark) == (["FFFFFF"], [Theme().colours.accent_dark[1:].upper()])


def test_a_cover_without_facts_or_words_is_a_cover() -> None:
    """A template of one's own may leave out any of them; a table of another kind stays what it is."""
    for body in ("", '<p class="title">T</p>', f"<p>Words</p>{PLAIN}", PLAIN):
        data = write_docx(document(f'<section class="cover">{body}</section><h1>x</h1>'), theme(Cover.QUIET))
        assert len(values(data, "//w:sectPr/w:pgSz/@w:w")) == (2 if body else 1)


def test_the_white_above_a_title_shrinks_by_its_lines() -> None:
    """A title of one line of 44 points stands on the line of 47 % of the sheet; one of two stands on it too."""
    one, two = (CoverWords(title, "Sub", 3) for title in ("Charter", "Charter of the whole project"))
    spaces = [cover_spaces(Theme(), words)["kicker"].after for words in (one, two)]
    line = round(cover_sizes(Theme(), one)["title"] * 1.2207 * 214 / 240 * 20)
    assert spaces[0] - spaces[1] == line
    assert cover_layout(replace(Theme(), orientation=Orientation.LANDSCAPE)).landscape
    assert COMPOSITIONS["quiet"].line == 0.47

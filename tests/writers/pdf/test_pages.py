"""Where things stand: pages of anchors, furniture, landscape parts, rows that keep company."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pmdocs.compose import Composed
from pmdocs.markup import parse, text_of
from pmdocs.theme import Furniture, Theme
from pmdocs.writers.pdf import PdfResult, write_pdf

Body = Callable[[str], Composed]
HEAD = (
    "<colgroup><col style='width: 50%'><col style='width: 50%'></colgroup>"
    "<thead><tr><th scope='col'>Left</th><th scope='col'>Right</th></tr></thead>"
)


def words(data: bytes, folder: Path) -> list[str]:
    """The words of each page."""
    path = folder / "pages.pdf"
    path.write_bytes(data)
    text = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout
    return text.split("\f")[:-1]


def register(rows: str) -> str:
    """A register on a page of its own."""
    return f"<h1>Register</h1><table class='register'><caption>Rows</caption>{HEAD}<tbody>{rows}</tbody></table>"


def test_every_anchor_has_its_page(printed: PdfResult, specimen: Composed, tmp_path: Path) -> None:
    """The page given for each heading is the page on which its words stand, and all ids are there."""
    pages = words(printed.data, tmp_path)
    assert printed.page_count == len(pages)
    root, _ = parse(specimen.html)
    for heading in root.iter("h1"):
        shown = " ".join(pages[printed.pages[heading.get("id", "")] - 1].split())
        assert text_of(heading) in shown
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    assert ids <= set(printed.pages)


def test_contents_show_the_same_pages(printed: PdfResult, specimen: Composed, tmp_path: Path) -> None:
    """What the contents page prints is what the result says."""
    contents = words(printed.data, tmp_path)[printed.pages["contents"] - 1]
    root, _ = parse(specimen.html)
    for link in root.iterfind(".//nav/ol/li/a"):
        number = printed.pages[link.get("href", "")[1:]]
        assert re.search(rf"{re.escape(text_of(link))}[ .]+{number}\n", contents)


def test_furniture_stands_everywhere_but_on_the_cover(printed: PdfResult, tmp_path: Path) -> None:
    """Code, title, sensitivity, draft mark and page number are on each page after the cover."""
    cover, *others = words(printed.data, tmp_path)
    assert "Page 1" not in cover
    for number, text in enumerate(others, 2):
        assert f"Page {number} of {printed.page_count}" in text
        for part in ("TIDEWATCH", "Draft", "Internal · Version 1.0"):
            assert part in text


def test_a_theme_sets_the_furniture(page: Body, tmp_path: Path) -> None:
    """Words of the theme replace the document's, and an empty word leaves the place empty."""
    theme = replace(Theme(), furniture=Furniture(header_left="Northbank", footer_left=""))
    (text,) = words(write_pdf(page("<h1>x</h1>"), theme).data, tmp_path)
    assert "Northbank" in text
    assert "ORION" not in text
    assert "Internal" not in text


def test_wide_parts_lie_on_their_side(page: Body, tmp_path: Path) -> None:
    """A landscape section turns its own pages and no other."""
    body = "<section><h1>a</h1></section><section class='landscape'><h1>b</h1></section><section><h1>c</h1></section>"
    path = tmp_path / "wide.pdf"
    path.write_bytes(write_pdf(page(body), Theme()).data)
    sizes = subprocess.run(["pdfinfo", "-l", "9", path], check=True, capture_output=True, text=True).stdout
    shapes = re.findall(r"size:\s+([\d.]+) x ([\d.]+)", sizes)
    assert [float(width) > float(height) for width, height in shapes] == [False, True, False]


@pytest.mark.parametrize("rows", range(24, 32))
def test_no_row_stands_alone_on_a_page(page: Body, tmp_path: Path, rows: int) -> None:
    """However a register falls, no page holds a single row, and each repeats the header."""
    body = "".join(f"<tr><td>row</td><td>{number}</td></tr>" for number in range(rows))
    pages = words(write_pdf(page(register(body)), Theme()).data, tmp_path)
    counts = [text.count("row ") for text in pages]
    assert sum(counts) == rows
    assert min(counts) > 1
    assert all("Left" in text for text in pages)


def test_a_row_longer_than_a_page_goes_on_under_its_header(page: Body, tmp_path: Path) -> None:
    """Nine hundred words in one cell are all there, and every page says what the columns are."""
    body = (
        "<tr><td>a</td><td>b</td></tr><tr><td>c</td><td>" + "quay " * 1400 + "</td></tr><tr><td>d</td><td>e</td></tr>"
    )
    pages = words(write_pdf(page(register(body)), Theme()).data, tmp_path)
    assert len(pages) > 2
    assert sum(text.count("quay") for text in pages) == 1400
    assert all("Left" in text for text in pages)


def test_a_heading_never_stands_at_the_foot(page: Body, tmp_path: Path) -> None:
    """With the page nearly full, a heading goes over with the text it heads."""
    for lines in range(36, 46):
        body = "<h1>Start</h1>" + "<p>line</p>" * lines + "<h2>Heading</h2><p>Followed by this.</p>"
        pages = words(write_pdf(page(body), Theme()).data, tmp_path)
        (home,) = [text for text in pages if "Heading" in text]
        assert "Followed by this." in home


def test_long_words_stay_inside_their_cells(page: Body, tmp_path: Path) -> None:
    """A word of 200 letters is broken, not run over the next cell or off the page."""
    path = tmp_path / "long.pdf"
    path.write_bytes(write_pdf(page(register(f"<tr><td>{'W' * 200}</td><td>next</td></tr>")), Theme()).data)
    boxes = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True, text=True).stdout
    found = re.findall(r'xMin="([\d.]+)".*?xMax="([\d.]+)".*?>(\w+)</word>', boxes)
    middle = min(float(start) for start, _, word in found if word == "next")
    assert all(float(end) <= middle for _, end, word in found if set(word) == {"W"})


def test_header_labels_wrap_where_figures_do_not(page: Body, tmp_path: Path) -> None:
    """A long label over a narrow column of figures stays above its column, inside the page."""
    label = "Expected value now and after the response to the risk"
    body = (
        "<h1>x</h1><table class='register' aria-label='x'><colgroup><col style='width: 88%'><col style='width: 12%'>"
        f"</colgroup><thead><tr><th scope='col'>a</th><th scope='col' class='num'>{label}</th></tr></thead>"
        "<tbody><tr><td>b</td><td class='num'>1</td></tr></tbody></table>"
    )
    path = tmp_path / "label.pdf"
    path.write_bytes(write_pdf(page(body), Theme()).data)
    boxes = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True, text=True).stdout
    found = re.findall(r'xMin="([\d.]+)".*?xMax="([\d.]+)".*?>(\w+)</word>', boxes)
    millimetre = 72 / 25.4
    edges = [(float(start), float(end)) for start, end, word in found if word in label.split()]
    assert min(start for start, _ in edges) >= (22 + 0.88 * 166) * millimetre - 1
    assert max(end for _, end in edges) <= (22 + 166) * millimetre + 1


def test_a_long_contents_list_keeps_to_one_page(page: Body, tmp_path: Path) -> None:
    """Forty entries are set tighter rather than leaving two on a page of their own."""
    headings = "".join(f"<h2>Part {number}</h2><p>x</p>" for number in range(39))
    contents = "<h1 class='unlisted'>Contents</h1><nav class='toc'></nav>"
    body = f"{contents}<section class='page'><h1>First</h1>{headings}</section>"
    pages = words(write_pdf(page(body), Theme()).data, tmp_path)
    assert "Part 38" in pages[0]


def test_a_long_title_keeps_to_the_cover(page: Body, tmp_path: Path) -> None:
    """Three hundred letters in title and subtitle leave the cover one page, with nothing lost."""
    title, project = "Very long title " * 19, "Very long project " * 17
    facts = (
        "<table class='facts' aria-label='f'><colgroup><col style='width: 50%'><col style='width: 50%'></colgroup>"
        "<tbody><tr><th scope='row'>Sponsor</th><td>Ada</td></tr></tbody></table>"
    )
    body = (
        f"<section class='cover'><p class='kicker'>k</p><p class='title'>{title}</p><p class='subtitle'>{project}</p>"
        f"{facts}</section><section><h1>After</h1></section>"
    )
    cover, after = words(write_pdf(page(body), Theme()).data, tmp_path)
    assert "After" in after
    assert (cover.count("title"), cover.count("project"), "Sponsor" in cover) == (19, 17, True)

"""What is written opens in Word and LibreOffice without a word of complaint, whatever is in it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from pmdocs.theme import Cover, Density, Logo, Paper, Theme
from pmdocs.writers.docx import write_docx
from tests.writers.docx.composing import SPECIMEN, composed, document
from tests.writers.docx.conformance import conformance_faults, converted_text
from tests.writers.docx.reading_back import W, broken

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="90" height="30" fill="#14566b"/></svg>'
)


def test_the_specimen_has_no_faults(specimen_docx: bytes, tmp_path: Path) -> None:
    """Every element of the vocabulary, and neither checker finds anything."""
    assert conformance_faults(specimen_docx, tmp_path) == []


def test_a_document_from_right_to_left_has_no_faults(tmp_path: Path) -> None:
    """Arabic as the language of the document turns paragraphs, tables and sections round."""
    html = SPECIMEN.read_text(encoding="utf-8").replace('lang="en" dir="ltr"', 'lang="ar" dir="rtl"')
    assert conformance_faults(write_docx(composed(html), Theme()), tmp_path) == []


@pytest.mark.parametrize("cover", list(Cover))
def test_other_themes_have_no_faults(cover: Cover, tmp_path: Path) -> None:
    """Each kind of cover, on Letter paper, compact, with a logo."""
    (tmp_path / "logo.svg").write_text(LOGO, encoding="utf-8")
    theme = Theme(cover=cover, paper=Paper.LETTER, density=Density.COMPACT, logo=Logo(tmp_path / "logo.svg"))
    html = SPECIMEN.read_text(encoding="utf-8")
    assert conformance_faults(write_docx(composed(html), theme), tmp_path) == []


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Only this</h1>",
        '<section class="landscape"><h1>Wide</h1></section><section class="landscape"><p>Again</p></section>',
        '<section class="cover"><p class="title">T</p></section>',
        '<h1 class="unlisted">Contents</h1><nav class="toc" data-depth="3"></nav>',
        '<section class="page"><table class="plain" aria-label="a"><colgroup><col style="width: 100%"></colgroup>'
        '<tbody><tr><td></td></tr></tbody></table><table class="plain" aria-label="b"><colgroup>'
        '<col style="width: 100%"></colgroup><tbody><tr><td><ul><li>x</li></ul></td></tr></tbody></table></section>',
    ],
    ids=["one heading", "two landscape parts", "cover alone", "nothing to list", "two bare tables"],
)
def test_small_and_odd_documents_have_no_faults(body: str, tmp_path: Path) -> None:
    """Documents that begin or end where Word wants something else to stand."""
    assert conformance_faults(write_docx(document(body), Theme()), tmp_path) == []


def test_the_checkers_are_awake(specimen_docx: bytes, tmp_path: Path) -> None:
    """Properties in the wrong order, and a style that does not exist: both are reported."""

    def turn_round(root: etree._Element) -> None:
        properties = next(p for p in root.iter(f"{W}pPr") if len(p) > 1)
        properties.append(properties[0])

    def misname(root: etree._Element) -> None:
        next(root.iter(f"{W}pStyle")).set(f"{W}val", "NoSuchStyle")

    assert conformance_faults(broken(specimen_docx, turn_round), tmp_path)
    assert any("NoSuchStyle" in fault for fault in conformance_faults(broken(specimen_docx, misname), tmp_path))


def test_libreoffice_lays_it_out(specimen_docx: bytes, tmp_path: Path) -> None:
    """Contents on page 2, header rows, furniture with page numbers, no furniture on the cover."""
    pages = converted_text(specimen_docx, tmp_path)
    assert len(pages) >= 8
    assert "Page" not in pages[0]
    assert f"Page 2 of {len(pages)}" in pages[1]
    assert re.search(r"The project on one page[. ]+3\n", pages[1])
    assert "The project on one page" in pages[2]
    assert "Table 3" in pages[2]


def test_header_rows_are_repeated(tmp_path: Path) -> None:
    """A register of a hundred rows shows its header on each of its pages."""
    rows = "".join(f"<tr><td>Row {n}</td><td>{'words ' * 9}</td></tr>" for n in range(100))
    table = (
        '<table class="register" aria-label="Long">'
        '<colgroup><col style="width: 40%"><col style="width: 60%"></colgroup>'
        f'<thead><tr><th scope="col">Number</th><th scope="col">Meaning</th></tr></thead><tbody>{rows}</tbody></table>'
    )
    pages = converted_text(write_docx(document(table), Theme()), tmp_path)
    assert len(pages) > 2
    assert all("Meaning" in page for page in pages)


def test_a_title_of_300_letters_still_fits_a_property(tmp_path: Path) -> None:
    """Word keeps 255 characters of a title; the rest is cut with an ellipsis, and the file stays whole."""
    long = replace(document("<h1>x</h1>"), title="Words " * 50)
    assert conformance_faults(write_docx(long, Theme()), tmp_path) == []

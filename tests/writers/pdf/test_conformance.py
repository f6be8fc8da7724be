"""One file is both accessible and archivable: PDF/UA-1 and PDF/A-3a, by checkers that are not ours."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from pmdocs.compose import Composed
from pmdocs.theme import SHIPPED, Logo, Theme, load_theme
from pmdocs.writers.pdf import PdfResult, write_pdf
from tests.writers.pdf.conformance import failures


@pytest.mark.parametrize("name", SHIPPED)
def test_the_specimen_keeps_both_standards(specimen: Composed, name: str, tmp_path: Path) -> None:
    """Every building block, in every theme that comes with us, passes both checks and qpdf's."""
    path = tmp_path / "specimen.pdf"
    path.write_bytes(write_pdf(specimen, load_theme(name)).data)
    assert failures(path, "ua1") == []
    assert failures(path, "3a") == []
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)


def test_pictures_keep_both_standards(page: Callable[[str], Composed], tmp_path: Path) -> None:
    """A photograph and a drawing, both scaled to fit: neither is smoothed, which the archive forbids."""
    Image.effect_noise((2000, 900), 60).save(tmp_path / "quay.png")
    shape = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="9"><rect width="30" height="9" fill="#369"/></svg>'
    )
    (tmp_path / "lamp.svg").write_text(shape, encoding="utf-8")
    figure = "<figure><img src='{}' alt='{}'><figcaption>c</figcaption></figure>"
    body = "<h1>Pictures</h1>" + figure.format("quay.png", "The quay") + figure.format("lamp.svg", "A lamp")
    path = tmp_path / "pictures.pdf"
    path.write_bytes(write_pdf(page(body), Theme(), tmp_path).data)
    assert failures(path, "ua1") == []
    assert failures(path, "3a") == []


def test_a_logo_keeps_both_standards(specimen: Composed, tmp_path: Path) -> None:
    """The logo is an ornament of the cover, not a figure without words."""
    Image.new("RGB", (400, 100), "#7a1f4b").save(tmp_path / "logo.png")
    path = tmp_path / "logo.pdf"
    path.write_bytes(write_pdf(specimen, replace(Theme(), logo=Logo(tmp_path / "logo.png"))).data)
    assert failures(path, "ua1") == []
    assert failures(path, "3a") == []


def test_the_checker_sees_a_missing_claim(printed: PdfResult, tmp_path: Path) -> None:
    """The same file without its language is refused: the checker is awake."""
    path = tmp_path / "broken.pdf"
    path.write_bytes(printed.data)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        del pdf.Root.Lang
        pdf.save(path)
    assert failures(path, "ua1") != []


def test_every_header_cell_says_what_it_heads(printed: PdfResult, tmp_path: Path) -> None:
    """Cells of a header row head columns, a header cell before data heads its row; both occur."""
    path = tmp_path / "specimen.pdf"
    path.write_bytes(printed.data)
    with pikepdf.open(path) as pdf:
        heads = [entry for entry in pdf.objects if isinstance(entry, pikepdf.Dictionary) and entry.get("/S") == "/TH"]
        scopes = [str(head.A.Scope) for head in heads]
    assert heads
    assert set(scopes) == {"/Column", "/Row"}


def test_the_file_says_what_it_is(printed: PdfResult, tmp_path: Path) -> None:
    """Title, author, language and the data date are in the file; its bookmarks follow the headings."""
    path = tmp_path / "specimen.pdf"
    path.write_bytes(printed.data)
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo.Title) == "Project charter: Tidewatch: quays that light themselves"
        assert str(pdf.docinfo.CreationDate).startswith("D:20261120")
        assert (str(pdf.docinfo.Author), str(pdf.Root.Lang)) == ("Grace Pilot", "en")
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root][:3] == [
                "Document control",
                "Contents",
                "The project on one page",
            ]


def test_fonts_are_embedded_and_the_file_stays_small(printed: PdfResult, tmp_path: Path) -> None:
    """All fonts are in the file as subsets of our own; eight pages weigh less than 150 KB."""
    path = tmp_path / "specimen.pdf"
    path.write_bytes(printed.data)
    listed = subprocess.run(["pdffonts", path], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    assert listed
    for line in listed:
        assert "Carlito" in line or "Symbols" in line
        assert " yes yes yes " in line  # embedded, subset, with a way back to letters
    assert len(printed.data) < 150_000

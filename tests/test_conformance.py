"""Every document of every sample arrives finished: it keeps the standards, and others open it without a word."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

import docx
import pikepdf
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from pmdocs.documents import DocumentKind
from pmdocs.markup import parse, text_of
from pmdocs.production import Format
from pmdocs.theme import load_theme
from pmdocs.writers.pdf import write_pdf
from tests.building import EDITIONS, Edition
from tests.placement import placement_faults
from tests.readable import bookmarks, page_texts
from tests.test_parity import facts, found_in, plain
from tests.writers.docx.conformance import conformance_faults as word_file_faults
from tests.writers.docx.reading_back import broken
from tests.writers.pdf.conformance import conformance_faults as pdf_faults

HEADINGS = ("h1", "h2", "h3")
ONE = Edition("sprint", DocumentKind.CHARTER)
every_edition = pytest.mark.parametrize("edition", EDITIONS, ids=str)


def pdf_of(edition: Edition) -> bytes:
    """The PDF as it is saved."""
    return edition.built.files[Format.PDF]


def word_of(edition: Edition) -> bytes:
    """The Word file as it is saved."""
    return edition.built.files[Format.DOCX]


def page_of(edition: Edition) -> Element:
    """The page both formats were written from."""
    return parse(edition.built.composed.html)[0]


def headings_of(edition: Edition) -> list[tuple[int, str]]:
    """Level and words of each heading of the page, in its order."""
    found = (element for element in page_of(edition).iter() if element.tag in HEADINGS)
    return [(HEADINGS.index(str(element.tag)) + 1, words(text_of(element))) for element in found]


def words(text: str) -> str:
    """Text with single plain spaces and without soft hyphens."""
    return " ".join(text.replace("\u00ad", "").split())


@every_edition
def test_the_pdf_keeps_both_standards(edition: Edition, tmp_path: Path) -> None:
    """PDF/UA-1 and PDF/A-3a hold, qpdf finds no damage, all fonts are in the file."""
    assert pdf_faults(pdf_of(edition), tmp_path) == []


@every_edition
def test_the_pdf_says_what_it_is(edition: Edition) -> None:
    """Title and language are the page's; the bookmarks are its headings, in order and by level."""
    page = edition.built.composed
    with pikepdf.open(io.BytesIO(pdf_of(edition))) as pdf:
        assert str(pdf.docinfo.Title) == page.title
        assert str(pdf.Root.Lang) == page.language
        assert len(pdf.pages) == edition.built.pages
    assert [(level, words(title)) for level, title in bookmarks(pdf_of(edition))] == headings_of(edition)


@every_edition
def test_the_links_of_the_pdf_lead_somewhere(edition: Edition) -> None:
    """Each link between ids is there, at least once for each line it stands on, and its target is in the file."""
    asked = Counter(link.get("href", "")[1:] for link in page_of(edition).iter("a") if link.get("href", "")[:1] == "#")
    with pikepdf.open(io.BytesIO(pdf_of(edition))) as pdf:
        targets = {str(name) for name in pikepdf.NameTree(pdf.Root.Names.Dests)} if asked else set()
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        made = Counter(str(note.Dest) for note in notes if "/Dest" in note)
    assert set(asked) <= targets
    assert not asked - made


@every_edition
def test_the_word_file_has_no_faults(edition: Edition, tmp_path: Path) -> None:
    """Two checkers and our own eight checks find nothing that Word would have to repair."""
    assert word_file_faults(word_of(edition), tmp_path) == []


@every_edition
def test_the_word_file_says_what_it_is(edition: Edition) -> None:
    """Title and language are the page's; its headings are headings in Word too, in order and by level."""
    document = docx.Document(io.BytesIO(word_of(edition)))
    page = edition.built.composed
    assert document.core_properties.title == page.title[:255]
    assert document.core_properties.language == page.language
    assert word_headings(document) == headings_of(edition)


def word_headings(document: Document) -> list[tuple[int, str]]:
    """Level and words of each heading, those kept out of the contents included."""
    own = {"toc heading": "heading 1", "card heading": "heading 3"}
    names = {style.style_id: (style.name or "").lower() for style in document.styles}
    found = []
    for paragraph in document.element.body.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = "" if style is None else names[style.get(qn("w:val"))]
        if level := re.search(r"\bheading (\d)$", own.get(name, name)):
            text = "".join(piece.text or "" for piece in paragraph.iter(qn("w:t")))
            found.append((int(level[1]), words(text)))
    return found


@every_edition
def test_the_links_of_the_word_file_lead_somewhere(edition: Edition) -> None:
    """Each link has its bookmark, and a page with links has not lost them all."""
    body = docx.Document(io.BytesIO(word_of(edition))).element.body
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    links = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink")) if link.get(qn("w:anchor"))}
    assert links <= marks
    assert bool(links) == any(link.get("href", "")[:1] == "#" for link in page_of(edition).iter("a"))


@every_edition
def test_libreoffice_opens_the_word_file_and_shows_its_text(edition: Edition) -> None:
    """What LibreOffice prints of the Word file holds every fact of the page."""
    shown = plain("".join(page_texts(edition.through_libreoffice))).casefold()  # a style may set its words in capitals
    lost = [fact for _, fact in facts(edition.built.composed.html) if not found_in(fact.casefold(), shown)]
    assert not lost


@every_edition
def test_nothing_hangs_over(edition: Edition) -> None:
    """All words stand between the margins, and none over others: in the PDF, and in Word as LibreOffice prints it."""
    assert placement_faults(pdf_of(edition)) == []
    assert placement_faults(edition.through_libreoffice) == []


def test_words_that_hang_over_are_seen(tmp_path: Path) -> None:
    """A cell that does not wrap its words is found: they leave the page's margin, or stand over the next cell."""
    sheet = tmp_path / "stiff.css"
    sheet.write_text("td { white-space: nowrap }", encoding="utf-8")
    stiff = write_pdf(ONE.built.composed, replace(load_theme("quiet"), style_sheet=sheet)).data
    faults = " ".join(placement_faults(stiff))
    assert "outside the margin" in faults
    assert "in the same place" in faults


def without_language(pdf: pikepdf.Pdf) -> None:
    """Take the language out."""
    del pdf.Root.Lang


def with_damaged_tags(pdf: pikepdf.Pdf) -> None:
    """Call the first heading one of the fourth level."""
    tags = (entry for entry in pdf.objects if isinstance(entry, pikepdf.Dictionary) and entry.get("/S") == "/H1")
    next(tags).S = pikepdf.Name("/H4")


def with_torn_tags(pdf: pikepdf.Pdf) -> None:
    """Take away what ties the words on the pages to their tags."""
    del pdf.Root.StructTreeRoot.ParentTree


def without_alternative(pdf: pikepdf.Pdf) -> None:
    """Take the words of the first drawing out."""
    tags = (entry for entry in pdf.objects if isinstance(entry, pikepdf.Dictionary) and entry.get("/S") == "/Figure")
    del next(tags).Alt


def without_title(pdf: pikepdf.Pdf) -> None:
    """Take the description of the file out."""
    del pdf.Root.Metadata


def with_loose_font(pdf: pikepdf.Pdf) -> None:
    """Take the first font's file out."""
    fonts = (entry for entry in pdf.objects if isinstance(entry, pikepdf.Dictionary) and "/FontFile2" in entry)
    del next(fonts).FontFile2


HARMS = (without_language, with_damaged_tags, with_torn_tags, without_alternative, without_title, with_loose_font)


@pytest.mark.parametrize("harm", HARMS)
def test_the_checkers_of_pdf_are_awake(harm: Callable[[pikepdf.Pdf], None], tmp_path: Path) -> None:
    """Without its language, its description, a font or the words of a drawing, or with damaged tags, it is refused."""
    harmed = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_of(ONE))) as pdf:
        harm(pdf)
        pdf.save(harmed)
    assert pdf_faults(harmed.getvalue(), tmp_path)


def test_a_torn_pdf_is_noticed(tmp_path: Path) -> None:
    """Half a file is damage."""
    data = pdf_of(ONE)
    assert any(fault.startswith("qpdf") for fault in pdf_faults(data[: len(data) // 2], tmp_path))


def test_a_bookmark_twice_is_noticed(tmp_path: Path) -> None:
    """Two bookmarks of one name in a Word file are reported."""

    def rename(root: etree._Element) -> None:
        first, second, *_ = root.iter(qn("w:bookmarkStart"))
        second.set(qn("w:name"), first.get(qn("w:name"), ""))

    assert any("bookmarks are called" in fault for fault in word_file_faults(broken(word_of(ONE), rename), tmp_path))

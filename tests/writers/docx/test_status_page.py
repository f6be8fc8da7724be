"""The status report's first page, for the sponsor alone, is one page in Word too."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from pypdf import PdfReader

from pmdocs.documents import DocumentKind
from pmdocs.production import Format
from pmdocs.theme import Furniture, Theme
from pmdocs.writers.docx import write_docx
from tests.building import Edition, composed
from tests.writers.docx.reading_back import values

REPORT = Edition("orion", DocumentKind.STATUS_REPORT, dt.date(2026, 11, 20))


def pages(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def test_the_first_page_holds_what_the_sponsor_needs() -> None:
    """Ratings, decision, milestones beside risks, done beside next: all on page 1; the team's part starts page 2."""
    first, second = pages(REPORT.through_libreoffice)[:2]
    places = [first.index(word) for word in ("Where we stand", "Decisions needed", "Top risks", "Next")]
    assert places == sorted(places)
    assert "First daily comparisons without difference" in first
    assert "What changed since the last report" in second


def test_it_has_as_many_pages_as_the_pdf() -> None:
    """Charts of the same size and the same dense headings: one more or less at most, as the two set tables."""
    printed = len(pages(REPORT.through_libreoffice))
    assert printed == pytest.approx(len(pages(REPORT.built.files[Format.PDF])), abs=1)


def test_other_documents_keep_their_large_headings() -> None:
    """14 pt in the status report, 21 pt in the charter; less air above list items only in the former."""
    sizes = [
        values(write_docx(composed("minimal", kind), Theme()), path, "word/styles.xml")[0]
        for kind in (DocumentKind.STATUS_REPORT, DocumentKind.CHARTER)
        for path in (
            "//w:style[@w:styleId='Heading1']//w:sz/@w:val",
            "//w:style[@w:styleId='ListBullet']//w:spacing/@w:before",
        )
    ]
    assert sizes == ["28", "20", str(round(Theme().sizes.h1 * 2)), "48"]


def test_words_of_the_theme_stand_at_head_and_foot_of_all_pages() -> None:
    """A theme's own header and footer take the place of the document's in every section, columns or not."""
    theme = Theme(furniture=Furniture(header_left="Harbour", header_right="", footer_left="Pilot"))
    data = write_docx(composed("minimal", DocumentKind.STATUS_REPORT), theme)
    assert values(data, "//w:p[1]//w:t/text()", "word/header1.xml") == ["Harbour"]
    assert values(data, "//w:p[1]//w:t/text()", "word/footer1.xml")[0] == "Pilot"
    assert len(set(values(data, "//w:headerReference/@r:id"))) == 1

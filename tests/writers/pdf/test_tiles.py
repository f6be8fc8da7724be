"""Tiles of key figures: amounts stay whole."""

from __future__ import annotations

import io

import pypdfium2

from pmdocs.compose.formats import Formats
from pmdocs.theme import Theme
from pmdocs.writers.pdf import write_pdf
from tests.markup import rewritten
from tests.writers.docx.composing import document


def test_a_sign_with_dots_stays_with_its_amount() -> None:
    """Five tiles of riyals, whose sign ends in a full stop, are one line each."""
    amount = Formats("ar").money(450_000, "SAR")
    columns = '<col style="width: 20%">' * 5
    head = "".join("<th scope='col'>Budget</th>" for _ in range(5))
    tiles = (
        f'<table class="tiles" aria-label="t"><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead>'
        f"<tbody><tr>{f'<td>{amount}</td>' * 5}</tr></tbody></table>"
    )
    page = document(tiles)
    data = write_pdf(rewritten(page, page.html.replace('dir="ltr"', 'dir="rtl"')), Theme()).data
    with pypdfium2.PdfDocument(io.BytesIO(data)) as file:
        text = file[0].get_textpage()
        tops = [text.get_charbox(at)[3] for at in range(text.count_chars()) if text.get_text_range(at, 1) in "45.س"]
    assert max(tops) - min(tops) < 12

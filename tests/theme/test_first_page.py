"""In every theme that ships, the status report says all that a sponsor needs on its first page."""

from __future__ import annotations

import datetime as dt

import pytest

from pmdocs.build import composed_page
from pmdocs.documents import DOCUMENTS, DocumentKind, Voice
from pmdocs.theme import SHIPPED, load_theme
from pmdocs.writers.pdf import write_pdf
from tests.building import SAMPLES, figures
from tests.readable import page_texts

FULLEST = dt.date(2026, 11, 20)
"""A report of Orion in trouble: all ratings amber, a decision needed, long reasons."""
AFTER_IT = "Outlook"


@pytest.mark.parametrize("name", SHIPPED)
def test_the_first_page_is_complete(name: str) -> None:
    """The outlook, with which the rest begins, stands at the head of the second page, Letter paper included."""
    theme = load_theme(name)
    page = composed_page(
        DOCUMENTS[DocumentKind.STATUS_REPORT], figures("orion", FULLEST), Voice("en", "EUR"), theme, SAMPLES / "orion"
    )
    first, second, *_ = page_texts(write_pdf(page, theme, SAMPLES / "orion").data)
    assert "Next" in first
    assert AFTER_IT not in first
    assert AFTER_IT in second[:200], second

"""Page 1 of a status report is complete in itself and ends with its page, in good weeks and in bad ones."""

from __future__ import annotations

import datetime as dt

import pytest

from pmdocs.documents import DocumentKind
from pmdocs.theme import load_theme
from pmdocs.writers.pdf import write_pdf
from tests.building import composed

SECOND_PAGE = "h-what-changed-since-the-last-report"


@pytest.mark.parametrize("day", [dt.date(2026, 6, 26), dt.date(2026, 10, 30), dt.date(2026, 11, 20)])
def test_page_one_holds_all_a_sponsor_needs(day: dt.date) -> None:
    """Three reports of Orion, that of its fullest week among them: the team's part begins page 2."""
    report = write_pdf(composed("orion", DocumentKind.STATUS_REPORT, day), load_theme("quiet"))
    assert report.pages[SECOND_PAGE] == 2

"""The specimen as a Word file, written once for all tests that only look at it."""

from __future__ import annotations

import pytest

from pmdocs.theme import Theme
from pmdocs.writers.docx import write_docx
from tests.writers.docx.composing import specimen

PAGES = {"h-the-project-on-one-page": 3, "h-milestones-and-money": 4, "h-risks": 6}


@pytest.fixture(scope="session")
def specimen_docx() -> bytes:
    """The specimen with the pages of three of its headings known."""
    return write_docx(specimen(), Theme(), PAGES)

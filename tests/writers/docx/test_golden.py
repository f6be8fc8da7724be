"""The specimen's outline, block by block, against the one a person has read and approved.

After looking at the difference and at the pages, renew the file with ``python -m tests.writers.docx.test_golden``.
"""

from __future__ import annotations

from pathlib import Path

from pmdocs.theme import Theme
from pmdocs.writers.docx import write_docx
from tests.outline import outline
from tests.writers.docx.composing import specimen
from tests.writers.docx.conftest import PAGES

GOLDEN = Path(__file__).parent / "specimen.outline.txt"


def test_the_outline_is_the_approved_one(specimen_docx: bytes) -> None:
    """Styles, words, marks, tables, bookmarks, sections and furniture of the specimen are as they were."""
    assert outline(specimen_docx).splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    GOLDEN.write_text(outline(write_docx(specimen(), Theme(), PAGES)), encoding="utf-8")

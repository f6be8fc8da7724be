"""Each document of two small projects, as HTML, Word outline and PDF text, is as a person has approved it.

After reading the differences and looking at the pages, renew the texts with ``pytest tests/test_golden.py
--update-golden``; what changed is listed at the end of the run.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pmdocs.documents import DocumentKind
from pmdocs.production import Format
from tests.approved import Approved
from tests.building import Edition
from tests.outline import outline
from tests.readable import html_text, pdf_text

DEFINITIONS = ("minimal", "lantern")
ASPECTS: dict[str, Callable[[Edition], str]] = {
    "html": lambda edition: html_text(edition.built.composed.html),
    "docx.txt": lambda edition: outline(edition.built.files[Format.DOCX]),
    "pdf.txt": lambda edition: pdf_text(edition.built.files[Format.PDF]),
}


def file_name(edition: Edition, aspect: str) -> str:
    """Where a text is kept: ``minimal/charter.pdf.txt``."""
    return f"{edition.sample}/{edition.kind.value}.{aspect}"


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("kind", list(DocumentKind))
@pytest.mark.parametrize("name", DEFINITIONS)
def test_the_document_is_as_approved(name: str, kind: DocumentKind, aspect: str, approved: Approved) -> None:
    """The words, their order and their styles are those a person has read."""
    edition = Edition(name, kind)
    approved.check(file_name(edition, aspect), ASPECTS[aspect](edition))


def test_no_approved_text_is_left_over(approved: Approved) -> None:
    """Every file in the folders of the approved texts belongs to a document that is made."""
    made = [Edition(name, kind) for name in DEFINITIONS for kind in DocumentKind]
    approved.check_orphans(file_name(edition, aspect) for edition in made for aspect in ASPECTS)


def test_a_changed_word_is_shown_by_name(tmp_path: Path) -> None:
    """The check can fail: the file is named, and old and new line stand below each other."""
    (tmp_path / "a.txt").write_text("Budget\n9,000 EUR\n", encoding="utf-8")
    with pytest.raises(AssertionError, match=r"(?s)a\.txt is not as approved.*-9,000 EUR\n\+8,000 EUR"):
        Approved(False, print, tmp_path).check("a.txt", "Budget\n8,000 EUR\n")


def test_missing_and_left_over_texts_are_named(tmp_path: Path) -> None:
    """A document without an approved text fails, and so does a text without a document."""
    texts = Approved(False, print, tmp_path)
    with pytest.raises(AssertionError, match=r"orion/charter\.html has not been approved"):
        texts.check("orion/charter.html", "x")
    (tmp_path / "orion").mkdir()
    (tmp_path / "orion" / "gone.html").touch()
    with pytest.raises(AssertionError, match=r"Nothing makes orion/gone\.html"):
        texts.check_orphans(["orion/charter.html"])


def test_renewing_writes_and_tells(tmp_path: Path) -> None:
    """What is new, changed or gone is said, file by file; a second run has nothing to say."""
    told: list[str] = []
    texts = Approved(True, told.append, tmp_path)
    texts.check("s/a.txt", "one\n")
    texts.check("s/a.txt", "one\ntwo\n")
    texts.check("s/a.txt", "one\ntwo\n")
    texts.check_orphans([])
    assert told == ["s/a.txt: new", "s/a.txt: 1 lines more, 0 fewer", "s/a.txt: removed"]
    assert not (tmp_path / "s" / "a.txt").exists()

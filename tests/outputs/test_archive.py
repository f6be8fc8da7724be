"""Equal contents give equal archives, whoever zipped them and whenever."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import pytest
from docx import Document

from pmdocs.outputs import settle_zip


def zipped(parts: Sequence[tuple[str, bytes]], moment: tuple[int, int, int, int, int, int], method: int) -> bytes:
    """An archive of the parts, in this order, as if written at this moment."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name, moment), content, method)
    return buffer.getvalue()


PARTS = [
    ("word/document.xml", b"<d/>" * 500),
    ("Custom/a.xml", b"<c/>"),
    ("_rels/.rels", b"<r/>"),
    ("[Content_Types].xml", b"<t/>"),
]


def test_order_time_and_compression_leave_no_trace() -> None:
    """Written twice, in another order, at another time, compressed and not: the same bytes."""
    first = settle_zip(zipped(PARTS, (2026, 1, 2, 3, 4, 6), zipfile.ZIP_DEFLATED))
    second = settle_zip(zipped(PARTS[::-1], (2031, 5, 6, 7, 8, 10), zipfile.ZIP_STORED))
    assert first == second
    assert settle_zip(first) == first


def test_the_content_types_come_first_and_nothing_is_lost() -> None:
    """Readers that sniff a Word file look at the first entry; every part is still there, whole."""
    with zipfile.ZipFile(io.BytesIO(settle_zip(zipped(PARTS, (2026, 1, 1, 0, 0, 0), zipfile.ZIP_STORED)))) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "_rels/.rels", "Custom/a.xml", "word/document.xml"]
        assert {(name, archive.read(name)) for name in archive.namelist()} == set(PARTS)
        assert archive.testzip() is None


def test_a_word_file_still_opens() -> None:
    """python-docx reads its own document back from the settled bytes."""
    buffer = io.BytesIO()
    document = Document()
    document.add_paragraph("Replace the lending system")
    document.save(buffer)
    settled = settle_zip(buffer.getvalue())
    assert settled.startswith(b"PK")
    assert [p.text for p in Document(io.BytesIO(settled)).paragraphs] == ["Replace the lending system"]


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")  # what this test is about
def test_two_entries_of_one_name_are_refused() -> None:
    """Of two equal names one would be lost, so this is an error and not a choice."""
    doubled = zipped([*PARTS, PARTS[0]], (2026, 1, 1, 0, 0, 0), zipfile.ZIP_STORED)
    with pytest.raises(ValueError, match=r"word/document\.xml"):
        settle_zip(doubled)

"""A project code and a document always give one plain, safe file name."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdocs.diagnostics import OutputError
from pmdocs.outputs.names import STEM_BYTES, output_name, refuse_collisions, slug


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ORION", "ORION"),
        ("ORION-2.0", "ORION-2.0"),
        ("under_score", "under_score"),
        ("a:b", "a-b"),
        ("Phase 1 / Build", "Phase-1-Build"),
        ("../../x", "x"),
        ("C:\\Temp\\x", "C-Temp-x"),
        ("-rf", "rf"),
        (".hidden", "hidden"),
        ("ends with a dot.", "ends-with-a-dot"),
        ("two..dots", "two.dots"),
        ("line\nbreak\x00nul", "line-break-nul"),
        ("left\u202eright", "left-right"),
        ("e\u0301te\u0301", "\u00e9t\u00e9"),
        ("\u0301mark first", "mark-first"),
        ("Ωmega 計画 مشروع", "Ωmega-計画-مشروع"),
        ("CON", "CON_"),
        ("nul.charter", "nul_.charter"),
        ("com¹", "com¹_"),
        ("CONTRACT", "CONTRACT"),
    ],
)
def test_a_slug_keeps_what_every_system_accepts(text: str, name: str) -> None:
    """Letters, digits, ``_``, ``-`` and single dots stay; the rest becomes one dash; device names get a mark."""
    assert slug(text) == name


def test_an_output_is_named_by_project_document_and_data_date() -> None:
    """The names that the documentation promises, with the suffix with or without its dot."""
    assert output_name("ORION", "charter", "docx") == "ORION-charter.docx"
    assert output_name("ORION", "status-report", ".pdf", date(2026, 11, 20)) == "ORION-status-report-2026-11-20.pdf"
    assert output_name("CON", "charter", "pdf") == "CON-charter.pdf"
    assert output_name("con.2", "charter", "pdf") == "con_.2-charter.pdf"
    assert output_name("../../x", "charter", "pdf") == "x-charter.pdf"


def test_a_long_code_is_cut_and_the_document_and_date_stay_readable() -> None:
    """300 letters of three bytes each give at most 120 bytes before the suffix, and another long code another name."""
    names = [output_name("計" * 299 + end, "status-report", "docx", date(2026, 11, 20)) for end in "画案"]
    for name in names:
        assert name.endswith("-status-report-2026-11-20.docx")
        assert len(name.encode()) <= STEM_BYTES + len(".docx")
    assert names[0] != names[1]


def test_a_code_of_which_nothing_is_left_still_has_a_name_of_its_own() -> None:
    """``***`` and ``???`` both lose every character, and still become two names."""
    first, second = slug("***"), slug("???")
    assert first.startswith("unnamed-")
    assert second.startswith("unnamed-")
    assert first != second


@given(st.text())
def test_any_text_gives_a_plain_name(text: str) -> None:
    """Whatever is typed: one path component, NFC, no dot or dash at the ends, short, and a slug of itself."""
    name = slug(text)
    assert name
    assert len(name.encode()) <= STEM_BYTES
    assert unicodedata.is_normalized("NFC", name)
    assert name == name.strip("-. ")
    assert not set(name) & set('/\\:*?"<>|\0\n')
    assert slug(name) == name


@pytest.mark.parametrize(
    "names",
    [
        ["ORION-charter.pdf", "orion-charter.pdf"],
        ["ORION-charter.pdf", "ORION-charter.pdf"],
        ["caf\u00e9.pdf", "cafe\u0301.pdf"],
        ["STRASSE.pdf", "straße.pdf"],
    ],
)
def test_names_that_are_one_file_somewhere_are_refused(names: list[str]) -> None:
    """On Windows and macOS ``ORION`` and ``orion`` are one file: the second would silently replace the first."""
    with pytest.raises(OutputError, match="under one name"):
        refuse_collisions(names)


def test_different_names_are_not_refused() -> None:
    """Two formats of one document are two files."""
    refuse_collisions(["ORION-charter.pdf", "ORION-charter.docx", "ORION-charter-2.pdf"])

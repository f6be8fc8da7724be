"""Codes: every code that is reported is explained, and every code explained is reported."""

from __future__ import annotations

import re
from pathlib import Path

import pmdocs.source
from pmdocs.diagnostics import Diagnostic, Mark, Severity
from pmdocs.source.codes import CODES
from pmdocs.source.findings import Findings
from pmdocs.source.limits import MAX_SHOWN

FOLDER = Path(pmdocs.source.__file__).parent
TESTS = Path(__file__).parent


def codes_in(folder: Path, *without: str) -> set[str]:
    """Every code named in the Python files of a folder."""
    files = [file for file in folder.glob("*.py") if file.name not in without]
    assert len(files) > 5
    return {code for file in files for code in re.findall(r"PM\d{3}", file.read_text(encoding="utf-8"))}


def test_reported_and_explained_codes_agree() -> None:
    """The table has neither a gap nor a leftover, and stays in its range."""
    assert codes_in(FOLDER, "codes.py") == set(CODES)
    assert all("PM001" <= code <= "PM099" for code in CODES)


def test_every_code_has_a_test() -> None:
    """Each code is expected by name somewhere in these tests."""
    assert set(CODES) - codes_in(TESTS, "test_codes.py") == set()


def test_explanations_are_sentences() -> None:
    """A title without a full stop; a reason and a remedy in whole sentences; no title twice."""
    assert len({doc.title for doc in CODES.values()}) == len(CODES)
    for doc in CODES.values():
        assert not doc.title.endswith(".")
        assert all(text[0].isupper() or text[0] in "'<" for text in (doc.title, doc.why, doc.remedy))
        assert doc.why.endswith(".")
        assert doc.remedy.endswith(".")


def test_a_flood_is_cut_and_counted() -> None:
    """One file shows at most a hundred errors and as many warnings; the rest is a number."""
    findings = Findings()
    for line in range(1, MAX_SHOWN + 51):
        findings.add(Diagnostic("PM012", "x", mark=Mark(Path("a"), line, 1)))
    findings.add(Diagnostic("PM033", "x", mark=Mark(Path("a"), 1, 1), severity=Severity.WARNING))
    findings.add(Diagnostic("PM012", "x", mark=Mark(Path("b"), 1, 1)))
    report = findings.report()
    assert len(report) == MAX_SHOWN + 3
    assert (report[0].code, report[0].message) == ("PM099", "50 more problems in this file not shown.")
    assert report[-1].mark == Mark(Path("b"), 1, 1)

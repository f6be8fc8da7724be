"""PDF of a form: made by the real program, judged by the file it leaves, and the same whenever it is made."""

from __future__ import annotations

import datetime as dt
import os
import stat
import time
from pathlib import Path

import pikepdf
import pypdf
import pytest

from pmdocs.diagnostics import FormatUnavailable
from pmdocs.forms import office
from pmdocs.forms.office import page_count, settled, to_pdf
from tests.forms.making import filled, lines, write_form

DAY = dt.date(2026, 6, 26)


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A filled-in form of one page."""
    return filled(write_form(tmp_path_factory.mktemp("form"), lines("{{ view.summary }}", "Größe → ok"))).data


def program(folder: Path, *commands: str) -> Path:
    """A program that stands where LibreOffice would."""
    path = folder / "soffice"
    path.write_text("\n".join(("#!/bin/sh", *commands)) + "\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_the_pdf_shows_the_form_and_is_the_same_every_time(form: bytes, tmp_path: Path) -> None:
    """Two conversions, one after the other: text, title, date, tags, and equal bytes."""
    first = to_pdf(form, DAY)
    time.sleep(1.1)  # the program writes the second it was made
    assert to_pdf(form, DAY) == first
    path = tmp_path / "form.pdf"
    path.write_bytes(first)
    pages = pypdf.PdfReader(path).pages
    assert "The pilot runs." in pages[0].extract_text()
    assert page_count(first) == len(pages) == 1
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Status report 4: Parking permits online"
        assert str(pdf.docinfo["/CreationDate"]) == "D:20260626120000Z'"
        assert pdf.Root.MarkInfo.Marked


def test_the_profile_is_empty_and_gone_afterwards(form: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a person has set up in LibreOffice does not matter, and nothing is left behind."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    to_pdf(form, DAY)
    assert list(tmp_path.iterdir()) == []


def test_a_program_that_calls_its_failure_a_success(form: bytes, tmp_path: Path) -> None:
    """It ends with 0 and says something; there is no file, so there is no PDF."""
    silent = program(tmp_path, 'echo "source file could not be loaded"', "exit 0")
    with pytest.raises(FormatUnavailable) as caught:
        to_pdf(form, DAY, silent)
    assert "could not turn the form into PDF. It said: source file could not be loaded." in str(caught.value)


def test_half_a_file_is_no_pdf(form: bytes, tmp_path: Path) -> None:
    """The beginning of a PDF without its end."""
    torn = program(
        tmp_path,
        'while [ "$1" != "--outdir" ]; do shift; done',
        'mkdir -p "$2"',
        'printf "%%PDF-1.6\\n1 0 obj" > "$2/form.pdf"',
    )
    with pytest.raises(FormatUnavailable):
        to_pdf(form, DAY, torn)


def test_a_program_that_never_ends_is_ended(form: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With everything it started: LibreOffice starts a second program and waits for it."""
    monkeypatch.setattr(office, "PATIENCE", 0.5)
    mark = tmp_path / "child"
    endless = program(tmp_path, f"sh -c 'echo $$ > {mark}; sleep 60' &", "sleep 60")
    with pytest.raises(FormatUnavailable) as caught:
        to_pdf(form, DAY, endless)
    assert "it took longer than 0.5 seconds" in str(caught.value)
    child = int(mark.read_text())
    time.sleep(0.2)
    assert not _runs(child)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def test_only_dates_and_random_numbers_are_settled() -> None:
    """Words on a page that look like one stay as they are."""
    page = b"%PDF-1.6 (The code is <0123456789ABCDEF0123456789ABCDEF>) " + b"." * 3_000
    end = b"/CreationDate(D:20261123132749Z')/ID [ <BF5405D2C8A51455DA3DDBA2B670B196>\n] %%EOF"
    result = settled(page + end, DAY)
    assert len(result) == len(page + end)
    assert result.startswith(page)
    assert b"(D:20260626120000Z')" in result
    assert b"BF5405D2" not in result
    assert settled(page + end.replace(b"BF54", b"AA00").replace(b"132749", b"235959"), DAY) == result

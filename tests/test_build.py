"""The whole way: a definition on disk becomes saved documents, the same ones every time."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pmdocs.build import Request, build
from pmdocs.diagnostics import DefinitionError
from pmdocs.documents import DocumentKind
from pmdocs.production import Format
from tests.building import SAMPLES, TODAY

STATUS = (DocumentKind.STATUS_REPORT,)


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_ten_lines_become_twelve_files(tmp_path: Path) -> None:
    """The minimal sample builds all six documents, each in Word and PDF, under predictable names."""
    built = build(Request(SAMPLES / "minimal.yaml", TODAY, out=tmp_path))
    assert built.saved.exit_code == 0
    names = sorted(_contents(tmp_path))
    assert names == sorted(
        f"DESK-{name}.{ending}"
        for ending in ("docx", "pdf")
        for name in (
            "charter",
            "communication-plan",
            "risk-register",
            "status-report-2026-11-20",
            "closure-report",
            "lessons-learned",
        )
    )


def test_same_input_same_bytes_in_two_processes_and_two_folders(tmp_path: Path) -> None:
    """Copied elsewhere and built by another process with another hash seed, time zone and locale: the same bytes."""
    here, there = tmp_path / "here", tmp_path / "there" / "deep"
    for folder, seed, zone in ((here, "1", "UTC"), (there, "2", "Asia/Tokyo")):
        folder.mkdir(parents=True)
        shutil.copy(SAMPLES / "minimal.yaml", folder / "project.yaml")
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        command = [sys.executable, "-m", "pmdocs", "build", "--date", "2026-05-01", "--quiet"]
        subprocess.run(command, cwd=folder, env=environment, check=True)
    assert _contents(here / "out") == _contents(there / "out")
    assert len(_contents(here / "out")) == 12


def test_a_past_report_is_the_one_built_then(tmp_path: Path) -> None:
    """The status report of 21 August, built with all later updates in the folder and built without them."""
    day = dt.date(2026, 8, 21)
    then = tmp_path / "orion"
    shutil.copytree(SAMPLES / "orion", then)
    for path in (then / "updates").iterdir():
        if path.stem > day.isoformat():
            path.unlink()
    project = (then / "project.yaml").read_text(encoding="utf-8").replace("  - closure.yaml\n", "")
    (then / "project.yaml").write_text(project, encoding="utf-8")
    build(Request(then, TODAY, documents=STATUS, data_date=day, out=tmp_path / "then"))
    build(Request(SAMPLES / "orion", TODAY, documents=STATUS, data_date=day, out=tmp_path / "now"))
    assert _contents(tmp_path / "then") == _contents(tmp_path / "now")


def test_html_is_one_file_that_needs_nothing_else(tmp_path: Path) -> None:
    """The HTML page brings its styles along and refers to nothing outside itself."""
    build(Request(SAMPLES / "minimal.yaml", TODAY, documents=STATUS, formats=(Format.HTML,), out=tmp_path))
    (page,) = tmp_path.glob("*.html")
    text = page.read_text(encoding="utf-8")
    assert "<style>" in text
    assert "<link" not in text
    assert "src=" not in text


def test_nothing_is_written_when_the_definition_has_errors(tmp_path: Path) -> None:
    """A probability of 7 stops the build before the output folder exists."""
    path = tmp_path / "project.yaml"
    text = (SAMPLES / "minimal.yaml").read_text(encoding="utf-8")
    path.write_text(text + "\nrisks: [{id: R-1, title: Late, probability: 7, impact: 2}]\n", encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        build(Request(path, TODAY))
    assert "7" in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_strict_stops_at_warnings(tmp_path: Path) -> None:
    """A pending decision without a date is a warning; --strict makes it stop the build."""
    path = tmp_path / "project.yaml"
    text = (SAMPLES / "minimal.yaml").read_text(encoding="utf-8")
    path.write_text(text + "\ndecisions: [{id: DEC-1, text: Where the desk stands}]\n", encoding="utf-8")
    build(Request(path, TODAY, documents=STATUS, formats=(Format.HTML,)))
    with pytest.raises(DefinitionError):
        build(Request(path, TODAY, documents=STATUS, formats=(Format.HTML,), strict=True))

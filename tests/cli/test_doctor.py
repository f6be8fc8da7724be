"""``pmdocs doctor``: what this machine can make, tried for real, and how to mend the rest."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pmdocs.machine import State, examine
from pmdocs.machine.examination import Needs, letters_check, office_check
from pmdocs.machine.scripts import EMOJI, OTHER, SCRIPTS, letters_by_script
from pmdocs.theme import Theme
from pmdocs.writers.pdf.engine import Faces, faces_for
from tests.building import SAMPLES
from tests.cli.running import run, run_apart
from tests.forms.making import lines, write_form

WITHOUT_PANGO = """
import sys
import cffi
def refuse(self, name, *flags):
    raise OSError(f"cannot load library {name!r}")
cffi.FFI.dlopen = refuse
from pmdocs.cli import main
main(["doctor", *sys.argv[1:]])
"""
UNWRITTEN = "\U00018b00"
"""A letter of the Khitan small script, which no font of this machine has."""


def test_a_machine_that_has_everything(tmp_path: Path) -> None:
    """Every part is tried; the answer is 0, in words and as data."""
    answer = run_apart(tmp_path, "doctor")
    assert answer.code == 0, answer.out
    for part in (
        "Python",
        "Word documents",
        "PDF documents",
        "Arabic letters",
        "Hebrew letters",
        "Emoji",
        "LibreOffice",
    ):
        assert part in answer.out
    assert "This machine can make every document." in answer.out
    data = run_apart(tmp_path, "doctor", "--json").data
    assert data["ok"] is True
    assert {check["state"] for check in data["checks"]} == {"ok"}


def test_a_machine_without_pango(tmp_path: Path) -> None:
    """PDF cannot be made: exit code 4, and the packages to install."""
    run_ = subprocess.run(
        [sys.executable, "-c", WITHOUT_PANGO], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert run_.returncode == 4
    assert "missing  PDF documents" in run_.stdout
    assert "apt install libpango" in run_.stdout
    assert "This machine cannot make PDF: see what is missing above." in run_.stderr


def test_with_a_project_only_its_own_letters_count(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A project in Arabic asks for Arabic letters and for nothing else."""
    text = (SAMPLES / "minimal.yaml").read_text(encoding="utf-8")
    (tmp_path / "project.yaml").write_text(text.replace("Northbank", "بنك الشمال"), encoding="utf-8")
    answer = run(capsys, "doctor", tmp_path)
    assert answer.code == 0
    assert "Arabic letters" in answer.out
    assert "Hebrew letters" not in answer.out
    assert "every document of this project" in answer.out


def test_a_letter_no_font_has_stops_the_pdf_of_its_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The letter is shown, with a font to install; the build says the same."""
    text = (SAMPLES / "minimal.yaml").read_text(encoding="utf-8")
    (tmp_path / "project.yaml").write_text(text.replace("Northbank", f"North{UNWRITTEN}bank"), encoding="utf-8")
    answer = run(capsys, "doctor", tmp_path)
    assert answer.code == 4
    assert f"No font has {UNWRITTEN}, which this project uses." in answer.out
    built = run(capsys, "status", tmp_path, "--format", "pdf", "--date", "2026-05-01")
    assert built.code == 1
    assert "PM340" in built.err


def test_a_project_with_forms_asks_for_libreoffice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The check is part of the answer; here it is found."""
    shutil.copy(SAMPLES / "minimal.yaml", tmp_path / "project.yaml")
    write_form(tmp_path, lines("{{ document.title }}"), "charter.docx")
    with (tmp_path / "project.yaml").open("a", encoding="utf-8") as file:
        file.write("\ntemplates: {charter: charter.docx}\n")
    answer = run(capsys, "doctor", tmp_path)
    assert answer.code == 0
    assert "PDF of Word forms" in answer.out


def test_libreoffice_is_missed_only_where_it_is_needed() -> None:
    """Advice for everybody, a lack for a project with forms."""
    assert office_check(None, needed=False).state is State.ADVICE
    lack = office_check(None, needed=True)
    assert (lack.state, lack.stops) == (State.MISSING, "PDF of Word forms")
    assert "apt install libreoffice-writer" in lack.remedy
    assert office_check(Path("/usr/bin/soffice"), needed=True).state is State.GOOD


def test_a_script_without_a_font_is_advice_until_a_project_uses_it() -> None:
    """With the package that has it and the name of a font for other systems."""
    arabic = SCRIPTS[0]
    lack = Faces((), "مش")
    advice, missing = letters_check(arabic, lack, used=False), letters_check(arabic, lack, used=True)
    assert (advice.state, missing.state) == (State.ADVICE, State.MISSING)
    assert "No font has م ش, which this project uses." in missing.fact
    for check in (advice, missing):
        assert "apt install fonts-noto-core" in check.remedy
        assert "Noto Sans Arabic" in check.remedy


def test_letters_are_sorted_by_script() -> None:
    """From anywhere in the definition; what every face has does not count."""
    data = {"a": ["Größe Ελλάδα Москва – → ●"], "b": {"c": "项目 プロ 프로 🚀 ᠀ᠮ"}, "d": None}
    found = {script.name: letters for script, letters in letters_by_script(data).items()}
    assert found == {
        "Chinese letters": "目项",
        "Japanese letters": "プロ",
        "Korean letters": "로프",
        EMOJI.name: "🚀",
        OTHER.name: "ᠮ",
    }


def test_the_samples_of_each_script_are_written_in_it() -> None:
    """Else the check would look for the wrong letters."""
    for script in SCRIPTS:
        assert script in letters_by_script(script.sample), script.name
    assert set(letters_by_script(EMOJI.sample)) == {EMOJI}


def test_faces_are_those_a_document_gets() -> None:
    """Laid out by the same library with the same theme: our own face for plain words."""
    faces = faces_for({"plain": "Plain words", "strange": f"x{UNWRITTEN}y"}, Theme())
    assert faces["plain"] == Faces(("Carlito",), "")
    assert faces["strange"].missing == UNWRITTEN


def test_every_lack_has_a_remedy() -> None:
    """Nothing is told without what to do."""
    for check in examine(Theme(), Needs({OTHER: UNWRITTEN}, forms=True)):
        assert bool(check.remedy) == (check.state is not State.GOOD)


def test_a_project_that_is_named_must_be_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip in the path is not answered with a clean bill of health."""
    assert run(capsys, "doctor", tmp_path / "orion").code == 1

"""Killed, interrupted, refused, raced: no document is ever a part of itself, and no person's words are lost."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pmdocs.diagnostics import OutputError
from pmdocs.outputs import Output, SaveIncomplete, SaveStatus, save_all
from pmdocs.outputs.lock import locked
from tests.outputs import contender
from tests.outputs.interruptions import EDITED, INCOMPLETE, NAMES, REFUSED, STOPPED

TOP = Path(__file__).parents[2]
FINAL = {
    "ORION-charter.docx": "new",
    "ORION-charter.pdf": "new",
    EDITED: "edited",
    "ORION-risk-register.new.docx": "new",
}


def python(*arguments: str | Path) -> list[str]:
    """A command that runs one of our modules in a Python of its own."""
    return [sys.executable, "-W", "error", "-m", *map(str, arguments)]


def interruptions(kind: str, folder: Path) -> list[dict[str, Any]]:
    """What was found at every step a save can be interrupted at."""
    run = subprocess.run(
        python("tests.outputs.interruptions", kind, folder), cwd=TOP, capture_output=True, text=True, check=True
    )
    findings: list[dict[str, Any]] = json.loads(run.stdout)
    # 3 files are looked at, 3 and the record are prepared and put in place: fewer steps would mean a blind test.
    assert len(findings) >= 12
    return findings


def assert_whole(found: dict[str, str]) -> None:
    """Every document is the old issue or the new one, and the edited one is as the person left it."""
    assert found[EDITED] == "edited"
    assert {found[name] for name in NAMES if name != EDITED} <= {"old", "new"}
    assert found.get("ORION-risk-register.new.docx", "new") == "new"


@pytest.mark.parametrize(("kind", "ended"), [("kill", -9), ("ctrl-c", STOPPED)])
def test_stopped_at_any_step_every_document_is_whole(tmp_path: Path, kind: str, ended: int) -> None:
    """Before every step on the disk in turn: whole documents then, and the next build finishes the work.

    The next build says 3 for the edited register alone: no file of ours looks edited, and nothing is left lying about.
    """
    for finding in interruptions(kind, tmp_path):
        assert finding["ended"] == ended, finding
        assert_whole(finding["found"])
        assert finding["again"] == 3, finding
        assert finding["finally"] == FINAL, finding


def test_refused_at_any_step_either_nothing_has_changed_or_the_report_tells(tmp_path: Path) -> None:
    """The system refuses one step: an `OutputError` leaves all as it was; later, only the refused file is old."""
    endings = set()
    for finding in interruptions("error", tmp_path):
        found, ended = finding["found"], finding["ended"]
        endings.add(ended)
        assert_whole(found)
        assert finding["finally"] == FINAL, finding
        if ended == REFUSED:
            assert found == {"ORION-charter.docx": "old", "ORION-charter.pdf": "old", EDITED: "edited"}, finding
        elif ended == INCOMPLETE:
            assert [found.get(name) for name in FINAL].count("new") == 2, finding
    assert {REFUSED, INCOMPLETE} <= endings <= {REFUSED, INCOMPLETE, 0}


FULL = """
import resource, sys
from pathlib import Path
from pmdocs.diagnostics import OutputError
from pmdocs.outputs import Output, save_all
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    save_all([Output("a.pdf", b"n" * 50_000), Output("b.pdf", b"n" * 150_000)], Path(sys.argv[1]), inputs={})
except OutputError as error:
    sys.exit(str(error))
"""


def test_a_full_disk_changes_nothing(tmp_path: Path) -> None:
    """The second of two files does not fit: both old ones stand, no part of a new one is left, the message names it."""
    save_all([Output("a.pdf", b"old"), Output("b.pdf", b"old")], tmp_path, inputs={})
    run = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)], cwd=TOP, capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert f"'{tmp_path / 'b.pdf'}' could not be written: the file is larger than this disk" in run.stderr
    assert "Traceback" not in run.stderr
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.pdf")} == {"a.pdf": b"old", "b.pdf": b"old"}
    assert list(tmp_path.rglob("*tmp*")) == []


def test_two_runs_at_once_never_show_a_mixture(tmp_path: Path) -> None:
    """Two runs save 20 times each while a reader looks: always one run's bytes, all of them; nobody finds an edit."""
    runs = [
        subprocess.Popen(python("tests.outputs.contender", tmp_path, letter, "20"), cwd=TOP) for letter in ("a", "b")
    ]
    target = tmp_path / "ORION-charter.pdf"
    looks = 0
    while any(run.poll() is None for run in runs):
        if target.exists():
            data = target.read_bytes()
            assert len(set(data)) == 1
            assert len(data) >= contender.SIZE
            looks += 1
    assert looks > 10
    assert [run.returncode for run in runs] == [0, 0]
    assert [path.name for path in tmp_path.glob("*") if path.is_file()] == [target.name]


def test_a_run_that_does_not_finish_is_not_waited_for_without_end(tmp_path: Path) -> None:
    """Another run holds the folder: after our patience we say so, and write nothing."""
    save_all([Output("a.pdf", b"old")], tmp_path, inputs={})
    with (
        locked(tmp_path / ".pmdocs" / "lock", 1.0),
        pytest.raises(OutputError, match="Another pmdocs run is saving into .*Wait for it"),
    ):
        save_all([Output("a.pdf", b"new")], tmp_path, inputs={}, patience=0.2)
    assert (tmp_path / "a.pdf").read_bytes() == b"old"
    assert save_all([Output("a.pdf", b"new")], tmp_path, inputs={}).exit_code == 0

"""Killed, interrupted, refused, raced: no document is ever a part of itself, and no person's words are lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pmdocs.diagnostics import OutputError
from pmdocs.outputs import Output, save_all
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


def interruptions(kind: str, folder: Path, *options: str) -> list[dict[str, Any]]:
    """What was found at every step a save can be interrupted at."""
    run = subprocess.run(
        python("tests.outputs.interruptions", kind, folder, *options),
        cwd=TOP,
        capture_output=True,
        text=True,
        check=True,
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


def test_killed_at_any_step_of_a_forced_save_the_persons_words_are_somewhere(tmp_path: Path) -> None:
    """With ``force`` the edited register is replaced, but never before its backup stands, whole."""
    for finding in interruptions("kill", tmp_path, "force"):
        for found in (finding["found"], finding["finally"]):
            assert "edited" in found.values(), finding
            assert {found[name] for name in NAMES} <= {"old", "new", "edited"}, finding


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


def script(text: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a few lines in a Python of their own, since an audit hook or a limit cannot be taken back."""
    return subprocess.run(
        [sys.executable, "-c", text, str(folder)], cwd=TOP, capture_output=True, text=True, check=True
    )


FULL = """
import resource, sys
from pathlib import Path
from pmdocs.diagnostics import OutputError
from pmdocs.outputs import Output, save_all
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    save_all([Output("a.pdf", b"n" * 50_000), Output("b.pdf", b"n" * 150_000)], Path(sys.argv[1]), inputs={})
except OutputError as error:
    print(error)
"""


def test_a_full_disk_changes_nothing(tmp_path: Path) -> None:
    """The second of two files does not fit: both old ones stand, no part of a new one is left, the message names it."""
    save_all([Output("a.pdf", b"old"), Output("b.pdf", b"old")], tmp_path, inputs={})
    message = script(FULL, tmp_path).stdout
    assert f"'{tmp_path / 'b.pdf'}' could not be written: the file is larger than this disk" in message
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.pdf")} == {"a.pdf": b"old", "b.pdf": b"old"}
    assert list(tmp_path.rglob("*tmp*")) == []


OPEN_IN_WORD = """
import errno, json, sys
from pathlib import Path
from pmdocs.outputs import Output, SaveIncomplete, save_all

def word_has_it_open(event, arguments):
    if event == "os.rename" and str(arguments[1]).endswith("a.docx"):
        refusal = PermissionError(errno.EACCES, "The process cannot access the file")
        refusal.winerror = 32
        raise refusal

sys.addaudithook(word_has_it_open)
try:
    save_all([Output("a.docx", b"new"), Output("a.pdf", b"new")], Path(sys.argv[1]), inputs={})
except SaveIncomplete as error:
    statuses = [file.status.value for file in error.report.files]
    print(json.dumps([str(error), error.exit_code, error.report.exit_code, statuses]))
"""


def test_a_file_open_in_word_keeps_its_old_version_and_the_others_are_saved(tmp_path: Path) -> None:
    """Windows refuses to replace what Word has open: the old file stands, the PDF is new, and the message says so."""
    save_all([Output("a.docx", b"old"), Output("a.pdf", b"old")], tmp_path, inputs={})
    message, raised, reported, statuses = json.loads(script(OPEN_IN_WORD, tmp_path).stdout)
    assert message == (
        f"'{tmp_path / 'a.docx'}' could not be written: it is open in another program, such as Word. "
        "Close it there and build again. The old file stands."
    )
    assert (raised, reported, statuses) == (5, 5, ["failed", "written"])
    assert {path.name: path.read_bytes() for path in tmp_path.glob("a.*")} == {"a.docx": b"old", "a.pdf": b"new"}
    again = save_all([Output("a.docx", b"new"), Output("a.pdf", b"new")], tmp_path, inputs={})
    assert [file.status.value for file in again.files] == ["written", "unchanged"]


KILLED = """
import os, signal, sys
from pathlib import Path
from pmdocs.outputs import Output, save_all

def power_cut(event, arguments):
    if event == "os.rename" and str(arguments[1]).endswith("a.docx"):
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(power_cut)
save_all([Output("a.docx", sys.argv[2].encode())], Path(sys.argv[1]), inputs={})
"""


def test_killed_twice_in_a_row_our_own_file_is_still_ours(tmp_path: Path) -> None:
    """The second and the third issue never got into place; the fourth still knows the first for ours."""
    save_all([Output("a.docx", b"first")], tmp_path, inputs={})
    for words in ("second", "third"):
        run = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), words], cwd=TOP, check=False)
        assert run.returncode == -9
        assert (tmp_path / "a.docx").read_bytes() == b"first"
    assert save_all([Output("a.docx", b"fourth")], tmp_path, inputs={}).exit_code == 0
    assert (tmp_path / "a.docx").read_bytes() == b"fourth"


EDITED_MEANWHILE = """
import sys
from pathlib import Path
from pmdocs.outputs import Output, SaveIncomplete, save_all

target = Path(sys.argv[1], "a.docx")

def a_person_saves(event, arguments):
    if event == "os.rename" and str(arguments[1]).endswith("manifest.json"):
        target.write_bytes(b"my own words")

sys.addaudithook(a_person_saves)
try:
    save_all([Output("a.docx", b"new")], target.parent, inputs={})
except SaveIncomplete as error:
    print(error)
"""


def test_an_edit_made_while_we_save_is_left_as_it_is(tmp_path: Path) -> None:
    """The person saves after we looked and before we replace: their words stay, and the next build treats them so."""
    save_all([Output("a.docx", b"old")], tmp_path, inputs={})
    assert "was changed by another program during the build" in script(EDITED_MEANWHILE, tmp_path).stdout
    assert (tmp_path / "a.docx").read_bytes() == b"my own words"
    assert save_all([Output("a.docx", b"new")], tmp_path, inputs={}).exit_code == 3
    assert (tmp_path / "a.docx").read_bytes() == b"my own words"


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
        pytest.raises(OutputError, match=r"Another pmdocs run is saving into .*Wait for it"),
    ):
        save_all([Output("a.pdf", b"new")], tmp_path, inputs={}, patience=0.2)
    assert (tmp_path / "a.pdf").read_bytes() == b"old"
    assert save_all([Output("a.pdf", b"new")], tmp_path, inputs={}).exit_code == 0

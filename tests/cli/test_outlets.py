"""Where answers go: a reader that has gone, a full disk and a closed console are no faults of the program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import SAMPLES

MINIMAL = str(SAMPLES / "minimal.yaml")
BUILD = ("status", MINIMAL, "--format", "html", "--date", "2026-05-01", "--out", "out")


def shell(folder: Path, line: str, *, buffered: bool) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which `pmdocs` is the command."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    if not buffered:
        environment["PYTHONUNBUFFERED"] = "1"
    script = f'pmdocs() {{ {sys.executable} -m pmdocs "$@"; }}\n{line}'
    return subprocess.run(
        ["bash", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("buffered", [True, False])
@pytest.mark.parametrize(
    "command", ["explain", "schema", "--help", f"figures {MINIMAL}", f"validate {MINIMAL}", " ".join(BUILD)]
)
def test_a_reader_may_leave_early(tmp_path: Path, command: str, buffered: bool) -> None:
    """`head` closes the pipe: the command ends as it would have, and says nothing about it."""
    found = shell(tmp_path, f'pmdocs {command} 2>errors | true; echo "${{PIPESTATUS[0]}}"', buffered=buffered)
    assert found.stdout == "0\n"
    said = (tmp_path / "errors").read_text(encoding="utf-8")
    assert "rror" not in said
    assert (tmp_path / "out").exists() == command.startswith("status")


def test_what_was_wrong_is_still_the_exit_code(tmp_path: Path) -> None:
    """Whoever reads only the first line of the errors does not turn a failure into a success."""
    found = shell(tmp_path, 'pmdocs validate nosuch 2>&1 | true; echo "${PIPESTATUS[0]}"', buffered=True)
    assert found.stdout == "1\n"


@pytest.mark.parametrize("buffered", [True, False])
@pytest.mark.parametrize(
    "command", ["explain", "--help", f"figures {MINIMAL}", f"validate {MINIMAL} --json", "validate nosuch --json"]
)
def test_an_answer_that_finds_no_room_is_told(tmp_path: Path, command: str, buffered: bool) -> None:
    """A full disk: exit code 5 and a sentence, never a fault of the program or a trace."""
    found = shell(tmp_path, f"pmdocs {command} >/dev/full", buffered=buffered)
    assert found.returncode == 5
    assert found.stderr.startswith("Stopped: The answer could not be written")
    assert len(found.stderr.splitlines()) == 1


def test_documents_are_built_where_nobody_listens(tmp_path: Path) -> None:
    """Standard input, output and errors closed, as some schedulers start a command."""
    found = shell(tmp_path, f"pmdocs {' '.join(BUILD)} <&- >&- 2>&-", buffered=True)
    assert found.returncode == 0
    assert len(list((tmp_path / "out").glob("DESK*.html"))) == 1


def test_errors_that_find_no_room_change_nothing(tmp_path: Path) -> None:
    """Of errors nobody can be told; the exit code tells enough."""
    found = shell(tmp_path, "pmdocs validate nosuch 2>&-; echo $?", buffered=True)
    assert found.stdout == "1\n"


def test_what_libraries_warn_of_is_not_for_managers(tmp_path: Path) -> None:
    """A warning names a line of a library's code: it is kept from the page of a person who writes projects."""
    code = (
        "import sys, warnings, pmdocs.load as load\n"
        "real = load.load\n"
        "def warned(*words, **more):\n"
        "    warnings.warn('could be a decompression bomb', RuntimeWarning)\n"
        "    return real(*words, **more)\n"
        "load.load = warned\n"
        "from pmdocs.cli import main\n"
        "main(['validate', sys.argv[1]])\n"
    )
    command = [sys.executable, "-W", "always", "-c", code, MINIMAL]
    found = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stderr) == (0, "")

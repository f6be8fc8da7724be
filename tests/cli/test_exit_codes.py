"""Every documented exit code of a real run, with what a person and a machine are told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pmdocs.cli.main import COMMANDS
from tests.building import SAMPLES
from tests.cli.running import contents, run, run_apart

MINIMAL = SAMPLES / "minimal.yaml"
QUICK = ("--format", "html", "--date", "2026-05-01")


def broken(folder: Path, module: str, error: str) -> dict[str, str]:
    """An environment in which one library cannot be imported, as after a half-finished installation."""
    folder.mkdir()
    (folder / f"{module}.py").write_text(f"raise {error}\n", encoding="utf-8")
    return {"PYTHONPATH": os.pathsep.join((str(folder), str(SAMPLES.parent)))}


# --- 0: built -------------------------------------------------------------------------------------------------


def test_a_build_ends_with_a_table_of_what_was_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The table on standard output, the progress beside it, and exit code 0."""
    answer = run(capsys, "build", MINIMAL, "charter", "status-report", "--out", tmp_path, *QUICK)
    assert answer.code == 0
    assert "DESK-charter.html" in answer.out
    assert f"2 files in {tmp_path}" in answer.out
    assert "data date 2026-05-01" in answer.out
    assert "Composing the pages" in answer.err
    assert sorted(path.name for path in tmp_path.glob("*.html")) == [
        "DESK-charter.html",
        "DESK-status-report-2026-05-01.html",
    ]


def test_quiet_says_nothing_when_all_is_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither here nor there."""
    answer = run(capsys, "charter", MINIMAL, "-q", "--out", tmp_path, *QUICK)
    assert (answer.code, answer.out, answer.err) == (0, "", "")


def test_verbose_also_prints_notices(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A ten-line start has an objective without an owner: worth a notice, which is not printed unless asked for."""
    usual = run(capsys, "status", MINIMAL, "--out", tmp_path, *QUICK)
    asked = run(capsys, "status", MINIMAL, "-v", "--out", tmp_path, *QUICK)
    assert "PM210" not in usual.err
    assert "minimal.yaml:10:5: notice PM210: Objective O-1 does not say" in asked.err
    assert "1 notice (listed above)" in asked.out


def test_json_tells_the_files_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One JSON text on standard output; paths, sizes and diagnostics in it."""
    answer = run(capsys, "status", MINIMAL, "--json", "--out", tmp_path, *QUICK)
    assert answer.err == ""
    assert answer.data["ok"] is True
    assert answer.data["exit_code"] == answer.code == 0
    (file,) = answer.data["files"]
    assert Path(file["path"]).stat().st_size == file["bytes"]
    assert file["status"] == "written"
    assert {item["code"] for item in answer.data["diagnostics"]} == {"PM210"}


def test_validate_computes_the_figures_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A reserve drawn too far is a matter of figures, and told by validate on the dates on which it is true."""
    path = tmp_path / "project.yaml"
    path.write_text(
        "project: {code: X, title: T, start: 2026-01-05, finish: 2026-12-18}\n"
        "budget: {lines: [{category: Staff, amount: 100}], contingency: 10}\n"
        "updates: [{date: 2026-01-30, cost: {reserve_used: 11}}]\n",
        encoding="utf-8",
    )
    answer = run(capsys, "validate", path)
    assert answer.code == 0
    assert "warning PM262" in answer.err
    assert f"    See also {path}:2:64" in answer.err
    assert "1 warning." in answer.out
    assert run(capsys, "validate", path, "--date", "2026-01-29").err == ""
    assert run(capsys, "validate", path, "--strict").code == 1
    assert contents(tmp_path).keys() == {"project.yaml"}


def test_a_console_of_another_encoding_is_no_reason_to_stop(tmp_path: Path) -> None:
    """Where the console has no letter for an ellipsis it shows a question mark."""
    answer = run_apart(tmp_path, "explain", "PM225", environment={"PYTHONIOENCODING": "latin-1"})
    assert answer.code == 0
    assert "'risk: ?'" in answer.out


# --- 2: wrong usage -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["biuld", "x.yaml"], "Did you mean 'build'?"),
        (["project.yaml"], "To build it, write: pmdocs build project.yaml"),
        (["frobnicate"], "See pmdocs --help"),
        (["x" * 5000], "See pmdocs --help"),
        (["check", "."], "Did you mean 'validate'?"),
        (["new"], "Did you mean 'init'?"),
        (["risk-register"], "To build that document, write: pmdocs build . risk-register"),
        (["risk-registr"], "To build that document, write: pmdocs build . risk-register"),
        (["lessons"], "To build that document, write: pmdocs build . lessons-learned"),
        ([str(MINIMAL.parent)], f"To build it, write: pmdocs build {MINIMAL.parent}"),
        (["build", str(MINIMAL), "chartr"], "There is no document 'chartr'. Did you mean 'charter'?"),
        (["build", str(MINIMAL), "invoice"], "There is no document 'invoice'. There are: charter, communication-plan"),
        (["build", "charter"], "write: pmdocs build . charter"),
        (["build", "chartr", "risk-register"], "write: pmdocs build . charter risk-register"),
        (["build", "Status"], "write: pmdocs build . status-report"),
        (["build", str(MINIMAL), "--format", "odt"], "'odt' is not one of 'docx', 'pdf', 'html'"),
        (["build", str(MINIMAL), "--date", "1 May"], "Write year-month-day"),
        (["status", str(MINIMAL), "--date", "1.5.2026"], "can be read in two ways. Write year-month-day: 2026-05-01"),
        (["validate", str(MINIMAL), "--date", "2026-02-30"], "2026-02-30 is not a day of the calendar"),
        (["figures", str(MINIMAL), "--date", "0026-05-01"], "The year of 0026-05-01 cannot be right"),
        (["build", str(MINIMAL), "--lang", "../../x"], "'../../x' is not a language code. Write a code such as en"),
        (["charter", str(MINIMAL), "--lang", ""], "nothing is written there"),
        (["build", str(MINIMAL), "--out", ""], "nothing is written there. Write a value, or leave it out."),
        (["status", str(MINIMAL), "--date", " "], "nothing is written there"),
        (["build", ""], "nothing is written there"),
        (["init", ""], "nothing is written there"),
        (["build", str(MINIMAL), "--jobs", "0"], "0 is not in the range"),
        (["build", str(MINIMAL), "--colour"], "No such option"),
        (["validate", str(MINIMAL), "another.yaml"], "unexpected extra argument"),
        (["explain", "PM2222"], "PM222  Red risk without a dated action"),
        (["explain", "frobnicate"], "Write pmdocs explain for the list"),
    ],
)
def test_wrong_usage_is_told_with_what_to_write(
    arguments: list[str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Exit code 2, in words and in JSON; nothing is written."""
    monkeypatch.chdir(tmp_path)
    answer = run(capsys, *arguments)
    assert answer.code == 2
    assert words in answer.err
    assert "Traceback" not in answer.err
    if arguments[0] in COMMANDS:
        machine = run(capsys, *arguments, "--json")
        assert machine.code == machine.data["exit_code"] == 2
        assert machine.err == ""
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("arguments", [("validate",), ("init",), ("figures", MINIMAL), ("update", "--json")])
def test_a_folder_that_is_gone_is_told(tmp_path: Path, arguments: tuple[object, ...]) -> None:
    """Somebody has deleted or moved the folder in which the terminal stands: not a fault of the program."""
    gone = tmp_path / "gone"
    gone.mkdir()
    line = 'rmdir "$PWD" && exec "$@"'
    command = ["bash", "-c", line, "bash", sys.executable, "-m", "pmdocs", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(SAMPLES.parent)}
    found = subprocess.run(command, cwd=gone, env=environment, capture_output=True, text=True, check=False)
    assert found.returncode == 2
    assert "The folder this terminal stands in is gone. Change to another one" in found.stderr + found.stdout


@pytest.mark.parametrize("spelling", ["Status Report", "status_report", "STATUS-REPORT", "status"])
def test_document_names_are_forgiving(spelling: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Capitals, spaces and underscores do not matter; short forms are those of a definition."""
    assert run(capsys, "build", MINIMAL, spelling, "-q", "--out", tmp_path, *QUICK).code == 0
    assert (tmp_path / "DESK-status-report-2026-05-01.html").exists()


@pytest.mark.parametrize("spelling", ["DOCX", ".docx", "word", "Word"])
def test_formats_are_forgiving(spelling: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Capitals do not matter, and Word may be called Word."""
    build = ("status", MINIMAL, "-q", "--out", tmp_path, "--date", "2026-05-01", "--format", spelling)
    assert run(capsys, *build).code == 0
    assert (tmp_path / "DESK-status-report-2026-05-01.docx").exists()


def test_a_language_is_written_as_in_a_definition(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An underscore becomes the hyphen that documents carry."""
    assert run(capsys, "status", MINIMAL, "-q", "--lang", "en_US", "--out", tmp_path, *QUICK).code == 0
    assert '<html lang="en-US"' in (tmp_path / "DESK-status-report-en-US-2026-05-01.html").read_text(encoding="utf-8")


def test_a_file_that_may_not_be_read_is_told_the_same_however_it_is_named(tmp_path: Path) -> None:
    """By its folder or by itself: PM003 and exit code 1, as for anything else that is wrong with a definition."""
    (tmp_path / "project.yaml").write_text("project: {}\n", encoding="utf-8")
    (tmp_path / "project.yaml").chmod(0)
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from pmdocs.cli import main\n"
        "import pmdocs.source.files as files\n"
        "os.access = lambda *_, **__: False\n"
        "def refuse(path): raise PermissionError(13, 'Permission denied')\n"
        "files._regular_bytes = refuse\n"
        "main(['validate', *sys.argv[1:]])\n"
    )
    said = set()
    for name in ((), ("project.yaml",), (".",)):
        found = subprocess.run([sys.executable, "-c", code, *name], cwd=tmp_path, capture_output=True, text=True)
        assert found.returncode == 1
        said.add(found.stderr)
    assert len(said) == 1
    assert "project.yaml: error PM003: 'project.yaml' cannot be read (Permission denied)." in said.pop()


def test_an_unknown_theme_is_told_with_the_nearest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a theme is called is part of what a person wrote: exit code 1."""
    answer = run(capsys, "build", MINIMAL, "--theme", "bolt", "--out", tmp_path / "out")
    assert answer.code == 1
    assert "error PM350: There is no theme 'bolt'. Did you mean 'bold'?" in answer.err
    assert not (tmp_path / "out").exists()


# --- 3: an edited file was kept -------------------------------------------------------------------------------


def test_an_edited_document_is_kept_and_told_even_to_the_quiet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The edit stands, the new version lies beside it, the message says how to replace it."""
    build = ("status", MINIMAL, "-q", "--out", tmp_path, *QUICK)
    assert run(capsys, *build).code == 0
    edited = tmp_path / "DESK-status-report-2026-05-01.html"
    edited.write_text("mine", encoding="utf-8")
    answer = run(capsys, *build)
    assert answer.code == 3
    assert edited.read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "DESK-status-report-2026-05-01.new.html").exists()
    assert f"{edited.name} was edited since pmdocs wrote it and was kept." in answer.err
    assert "--force" in answer.err
    machine = run(capsys, *build[:2], "--json", *build[3:])
    assert (machine.code, machine.data["ok"], machine.data["files"][0]["status"]) == (3, False, "kept-edited")


def test_force_replaces_the_edit_and_keeps_a_backup(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 0, and the edit is in a file of its own."""
    build = ("status", MINIMAL, "--out", tmp_path, *QUICK)
    run(capsys, *build)
    edited = tmp_path / "DESK-status-report-2026-05-01.html"
    edited.write_text("mine", encoding="utf-8")
    answer = run(capsys, *build, "--force")
    (backup,) = tmp_path.glob("*.backup-*.html")
    assert answer.code == 0
    assert backup.read_text(encoding="utf-8") == "mine"
    assert f"The edited file was saved as {backup.name}." in answer.err


# --- 4: a format is not available here ------------------------------------------------------------------------


def test_without_pango_word_is_still_built(tmp_path: Path) -> None:
    """The library cannot be loaded: the message says which and how to mend it, the Word file is there."""
    environment = broken(tmp_path / "lib", "weasyprint", "OSError('cannot load library libpango-1.0-0')")
    out = tmp_path / "out"
    answer = run_apart(tmp_path, "status", MINIMAL, "-q", "--out", out, "--date", "2026-05-01", environment=environment)
    assert answer.code == 4
    assert "apt install libpango" in answer.err
    assert "Traceback" not in answer.err
    assert [path.name for path in out.glob("DESK*")] == ["DESK-status-report-2026-05-01.docx"]


# --- 5: an output could not be written ------------------------------------------------------------------------


def test_an_output_folder_that_is_a_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is lost: the file stands as it was."""
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    answer = run(capsys, "status", MINIMAL, "--out", tmp_path / "out", *QUICK)
    assert answer.code == 5
    assert "Stopped:" in answer.err
    assert f"{tmp_path / 'out'}" in answer.err
    assert "Traceback" not in answer.err
    assert contents(tmp_path) == {"out": contents(tmp_path)["out"]}
    assert run(capsys, "status", MINIMAL, "--json", "--out", tmp_path / "out", *QUICK).data["exit_code"] == 5


def test_a_folder_that_may_not_be_written_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """No user may write there, not even the administrator."""
    folder = Path("/proc/pmdocs") if sys.platform == "linux" else Path("/dev/null/pmdocs")
    answer = run(capsys, "status", MINIMAL, "--out", folder, *QUICK)
    assert answer.code == 5
    assert str(folder) in answer.err
    assert "Traceback" not in answer.err


# --- 70: a fault of ours --------------------------------------------------------------------------------------


def test_a_fault_of_ours_is_owned_up_to(tmp_path: Path) -> None:
    """One line of apology and a report with the trace in a file; the trace itself only with --debug."""
    environment = broken(tmp_path / "lib", "babel", "RuntimeError('half an installation')")
    environment["TMPDIR"] = str(tmp_path)
    answer = run_apart(tmp_path, "status", MINIMAL, environment=environment)
    assert answer.code == 70
    assert "Sorry, this is a fault of pmdocs, not yours." in answer.err
    assert "Traceback" not in answer.err
    (report,) = tmp_path.glob("pmdocs-report-*.txt")
    text = report.read_text(encoding="utf-8")
    assert str(report) in answer.err
    assert "half an installation" in text
    assert f"pmdocs status {MINIMAL}" in text
    debugged = run_apart(tmp_path, "status", MINIMAL, "--debug", environment=environment)
    assert "Traceback" in debugged.err
    machine = run_apart(tmp_path, "status", MINIMAL, "--json", environment=environment)
    assert (machine.code, machine.data["exit_code"]) == (70, 70)


def test_a_fault_while_a_problem_is_told_is_owned_up_to_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No trace reaches a person on this way either."""

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("cannot tell")

    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr("pmdocs.cli.faults.show_diagnostics", broken)
    answer = run(capsys, "validate", tmp_path / "nosuch.yaml")
    assert answer.code == 70
    assert answer.err.startswith("Sorry, this is a fault of pmdocs")


def test_a_fault_is_owned_up_to_even_where_no_report_can_be_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A full disk does not turn the apology into a trace."""

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("half an installation")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", full)
    monkeypatch.setattr("pmdocs.load.load", broken)
    answer = run(capsys, "validate", MINIMAL)
    assert answer.code == 70
    assert answer.err.startswith("Sorry, this is a fault of pmdocs, not yours. No report could be saved; --debug shows")
    assert "Traceback" in run(capsys, "validate", MINIMAL, "--debug").err


# --- 130: interrupted -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("moment", ["Reading the definition", "Composing the pages", "ORION-"])
def test_an_interrupted_build_leaves_nothing_half_written(moment: str, tmp_path: Path) -> None:
    """Ctrl-C at the start, while pages are composed, and once a document is done: 130, one line, no trace, no file."""
    out = tmp_path / "out"
    command = [sys.executable, "-m", "pmdocs", "build", str(SAMPLES / "orion"), "--out", str(out), "--jobs", "2"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stderr is not None
    said = []
    for line in process.stderr:
        said.append(line)
        if moment in line:
            os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the command and all its processes
            break
    _, rest = process.communicate(timeout=120)
    words = "".join((*said, rest))
    assert process.returncode == 130, words
    assert words.endswith("Interrupted. Nothing is half-written.\n")
    assert "Traceback" not in words
    assert not list(out.glob("ORION*"))


def test_machines_are_told_of_an_interruption(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In JSON, and nothing beside it."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pmdocs.load.load", interrupted)
    answer = run(capsys, "validate", MINIMAL, "--json")
    assert (answer.code, answer.data["exit_code"], answer.err.strip()) == (130, 130, "")


def test_an_interruption_while_problems_are_told_leaves_no_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C in the middle of a long list ends it like anything else."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pmdocs.cli.faults.show_diagnostics", interrupted)
    answer = run(capsys, "validate", tmp_path / "nosuch.yaml")
    assert (answer.code, answer.err.strip()) == (130, "Interrupted. Nothing is half-written.")

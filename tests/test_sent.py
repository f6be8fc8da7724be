"""A report that was sent stays as it was: another one of its date stands beside it, and says what has changed."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from pmdocs.cli import main

PLAN = """\
project: {code: X, title: T, start: 2026-01-05, finish: 2026-12-18, status: STATUS, language: en}
people: {ada: {name: Ada}}
milestones: [{id: M-1, name: End, date: 2026-12-18}]
"""
FIRST, SECOND = "date: 2026-02-06\nsummary: One.\n", "date: 2026-03-06\nsummary: Two.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two reports, in a folder of its own."""
    write(tmp_path, "project.yaml", PLAN.replace("STATUS", "draft"))
    write(tmp_path, "updates/2026-02-06.yaml", FIRST)
    write(tmp_path, "updates/2026-03-06.yaml", SECOND)
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    """A file of the project."""
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run(*arguments: str) -> int:
    """The exit code of the command line."""
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--format", "docx"])
    return int(ended.value.code or 0)


def names(project: Path) -> set[str]:
    """What stands in the folder of outputs."""
    return {path.name for path in (project / "out").glob("*.docx")}


def test_the_report_of_a_past_date_is_kept(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After its summary was changed in the update, the new version stands beside it; the update is named."""
    assert run("status", str(project), "--date", "2026-02-06") == 0
    before = (project / "out" / "X-status-report-2026-02-06.docx").read_bytes()
    assert run("status", str(project), "--date", "2026-02-06") == 0
    write(project, "updates/2026-02-06.yaml", FIRST.replace("One", "Another"))
    assert run("status", str(project), "--date", "2026-02-06") == 3
    said = capsys.readouterr().err
    assert "was sent as it is and was kept; these inputs have changed since: updates/2026-02-06.yaml." in said
    assert "X-status-report-2026-02-06.new.docx" in said
    assert (project / "out" / "X-status-report-2026-02-06.docx").read_bytes() == before


def test_force_replaces_it_and_keeps_a_backup(project: Path) -> None:
    """The one that was sent is not lost either."""
    run("status", str(project), "--date", "2026-02-06")
    write(project, "updates/2026-02-06.yaml", FIRST.replace("One", "Another"))
    assert run("status", str(project), "--date", "2026-02-06", "--force") == 0
    assert any(".backup-" in name for name in names(project))


def test_the_report_of_this_week_is_replaced(project: Path) -> None:
    """While it is being worked on nobody has it yet."""
    run("status", str(project))
    write(project, "updates/2026-03-06.yaml", SECOND.replace("Two", "Three"))
    assert run("status", str(project)) == 0
    assert names(project) == {"X-status-report-2026-03-06.docx"}


def test_a_later_update_changes_nothing_about_it(project: Path) -> None:
    """The same bytes come out, whatever was added since: nothing to keep, nothing to say."""
    run("status", str(project), "--date", "2026-02-06")
    write(project, "updates/2026-04-03.yaml", "date: 2026-04-03\nsummary: Later.\n")
    assert run("status", str(project), "--date", "2026-02-06") == 0


def test_a_charter_becomes_final_without_a_word(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What stands there is a draft, which nobody has signed."""
    run("build", str(project), "charter")
    write(project, "project.yaml", PLAN.replace("STATUS", "final"))
    assert run("build", str(project), "charter") == 0
    assert names(project) == {"X-charter.docx"}
    assert "was sent" not in capsys.readouterr().err


@pytest.mark.parametrize("status", ["final", "draft"])
def test_a_final_charter_is_kept(project: Path, status: str) -> None:
    """Once it is final others have signed it, also when the next version is called a draft again."""
    write(project, "project.yaml", PLAN.replace("STATUS", "final"))
    assert run("build", str(project), "charter") == 0
    before = (project / "out" / "X-charter.docx").read_bytes()
    for title in ("Other", "Third"):
        write(project, "project.yaml", PLAN.replace("STATUS", status).replace("title: T", f"title: {title}"))
        assert run("build", str(project), "charter") == 3
    assert names(project) == {"X-charter.docx", "X-charter.new.docx"}
    assert (project / "out" / "X-charter.docx").read_bytes() == before


def test_a_theme_that_has_changed_is_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The definition is the same, the look is not: the theme's file is to blame, not pmdocs."""
    write(project, "project.yaml", PLAN.replace("STATUS", "draft") + "theme: ours.yaml\n")
    write(project, "ours.yaml", "colours: {accent: '#1f4e79'}\n")
    assert run("status", str(project), "--date", "2026-02-06") == 0
    write(project, "ours.yaml", "colours: {accent: '#7a1f1f'}\n")
    assert run("status", str(project), "--date", "2026-02-06") == 3
    assert "these inputs have changed since: ours.yaml." in capsys.readouterr().err


def test_two_languages_have_two_names(project: Path) -> None:
    """An edit in one language is not in the way of the other."""
    run("status", str(project))
    path = project / "out" / "X-status-report-2026-03-06.docx"
    document = docx.Document(str(path))
    document.add_paragraph("Written by hand")
    document.save(str(path))
    assert run("status", str(project), "--lang", "de") == 0
    assert names(project) == {"X-status-report-2026-03-06.docx", "X-status-report-de-2026-03-06.docx"}

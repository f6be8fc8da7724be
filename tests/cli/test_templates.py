"""``pmdocs templates``: what documents are made from, copies to change, and forms checked and explained."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from pmdocs.compose.shelf import blocks_of, shipped_templates, template_text
from tests.building import SAMPLES
from tests.cli.running import contents, run, run_apart
from tests.forms.making import lines, write_form

MINIMAL = SAMPLES / "minimal.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A ten-line project in a folder of its own."""
    folder = tmp_path / "desk"
    folder.mkdir()
    shutil.copy(MINIMAL, folder / "project.yaml")
    return folder


def test_the_list_says_what_each_document_is_made_from(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ours, a person's own, and a Word form; shared templates stand below."""
    write_form(project, lines("{{ document.title }}"), "report.docx")
    with (project / "project.yaml").open("a", encoding="utf-8") as file:
        file.write("\ntemplates: {status-report: report.docx}\n")
    run(capsys, "templates", "copy", "charter", project)
    rows = run(capsys, "templates", "list", project, "--json").data["templates"]
    used = {row["document"]: row["used"] for row in rows}
    assert used["charter"] == f"your own {project}/templates/charter/charter.html.j2"
    assert used["status-report"] == f"your Word form {project}/report.docx"
    assert used["risk-register"] == "as shipped"
    assert sorted(row["template"] for row in rows) == sorted(shipped_templates())


def test_the_list_needs_no_project(tmp_path: Path) -> None:
    """In an empty folder it tells what comes with pmdocs; a folder named on purpose must hold a project."""
    answer = run_apart(tmp_path, "templates", "list")
    assert answer.code == 0
    assert "lessons-learned" in answer.out
    refused = run_apart(tmp_path, "templates", "list", ".")
    assert refused.code == 0
    (tmp_path / "other").mkdir()
    assert run_apart(tmp_path, "templates", "list", "other").code == 1


@pytest.mark.parametrize("name", [name for name in shipped_templates() if blocks_of(name)])
def test_a_copy_changes_nothing_until_a_block_is_written(name: str) -> None:
    """It extends ours and names every block there is."""
    from pmdocs.compose.shelf import override_text

    text = override_text(name)
    assert text.endswith(f'{{% extends "pmdocs/{name}" %}}\n')
    for block in blocks_of(name):
        assert f"{{% block {block.name} %}}" in text


def test_a_document_built_with_a_copy_is_the_same(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Copied, as an outline or whole, and built: not a byte differs."""
    quick = ("charter", "risk-register", "--format", "html", "--date", "2026-05-01")
    run(capsys, "build", project, *quick, "--out", project / "before")
    run(capsys, "templates", "copy", "charter", project)
    run(capsys, "templates", "copy", "risk-register", project, "--whole")
    run(capsys, "build", project, *quick, "--out", project / "after")
    for file in ("DESK-charter.html", "DESK-risk-register.html"):
        assert (project / "before" / file).read_bytes() == (project / "after" / file).read_bytes()
    whole = project / "templates" / "charter" / "risk-register.html.j2"
    assert whole.read_text(encoding="utf-8") == template_text("charter/risk-register.html.j2")


def test_the_example_in_a_copy_works(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Taken out of its comment, the sentence of our own stands in the document."""
    run(capsys, "templates", "copy", "status", project)
    path = project / "templates" / "status" / "status-report.html.j2"
    text = path.read_text(encoding="utf-8")
    start = text.index("       {% block page_one %}")
    end = text.index("{% endblock %}", start) + len("{% endblock %}")
    path.write_text(text + text[start:end] + "\n", encoding="utf-8")
    answer = run(capsys, "status", project, "--format", "html", "--date", "2026-05-01")
    assert answer.code == 0, answer.err
    assert "A sentence of our own." in (project / "out" / "DESK-status-report-2026-05-01.html").read_text(
        encoding="utf-8"
    )


def test_a_copy_never_touches_a_file(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not even one that is empty."""
    path = project / "templates" / "base.html.j2"
    path.parent.mkdir()
    path.touch()
    before = contents(project)
    answer = run(capsys, "templates", "copy", "base", project)
    assert answer.code == 5
    assert "is there already and was not touched" in answer.err
    assert contents(project) == before


@pytest.mark.parametrize(
    ("name", "hint"),
    [("charta", "Did you mean 'charter'?"), ("macroz.html.j2", "Did you mean 'macros"), ("xyz", "templates list")],
)
def test_an_unknown_template_is_answered_with_a_hint(
    project: Path, capsys: pytest.CaptureFixture[str], name: str, hint: str
) -> None:
    """Wrong usage, and the name that was meant."""
    answer = run(capsys, "templates", "copy", name, project)
    assert answer.code == 2
    assert hint in answer.err
    assert not (project / "templates").exists()


def test_a_template_without_blocks_is_copied_whole(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Said before anything is written."""
    assert "Copy all of it: --whole" in run(capsys, "templates", "copy", "macros", project).err
    assert run(capsys, "templates", "copy", "macros", project, "--whole").code == 0


def test_a_copy_that_a_form_makes_useless_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The form wins; a person who does not know would look for hours."""
    write_form(project, lines("x"), "charter.docx")
    with (project / "project.yaml").open("a", encoding="utf-8") as file:
        file.write("\ntemplates: {charter: charter.docx}\n")
    assert "But the charter is made from your Word form" in run(capsys, "templates", "copy", "charter", project).err


def test_a_copy_is_told_of_whatever_the_definition_says(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The copy is written: a definition that does not hold yet is no reason to say that nothing was."""
    (project / "project.yaml").write_text("risks: 7\n", encoding="utf-8")
    answer = run(capsys, "templates", "copy", "charter", project)
    assert (answer.code, answer.err) == (0, "")
    assert (project / "templates" / "charter" / "charter.html.j2").is_file()


def test_an_unknown_command_of_the_group(capsys: pytest.CaptureFixture[str]) -> None:
    """A near miss is named; anything else is answered with the list."""
    assert "There is no command 'templates lst'. Did you mean 'list'?" in run(capsys, "templates", "lst").err
    assert "There are: list, copy, check, names." in run(capsys, "templates", "xyz").err


def test_check_lists_tags_and_what_does_not_exist(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each tag with its place; exit code 1 and the name that was meant."""
    form = write_form(tmp_path, lines("{{ document.title }}", "{{ view.sumary }}"), "Our status report.docx")
    answer = run(capsys, "templates", "check", form)
    assert answer.code == 1
    assert "Our status report.docx, a form for the status-report: 2 tags" in answer.out
    assert "paragraph 2  {{ view.sumary }}" in answer.out
    assert "unknown name 'sumary' in view, did you mean 'summary'?" in answer.err
    assert answer.err.rstrip().endswith("1 error.")


def test_check_is_content_with_a_right_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 0, and --quiet says nothing."""
    form = write_form(tmp_path, lines("{{ view.purpose|rich }}"), "charter.docx")
    answer = run(capsys, "templates", "check", form)
    assert (answer.code, answer.err) == (0, "")
    assert "Every tag exists" in answer.out
    quiet = run(capsys, "templates", "check", form, "--quiet")
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")


def test_check_answers_machines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Tags and problems as data."""
    form = write_form(tmp_path, lines("{{ view.nothing }}"), "charter.docx")
    answer = run(capsys, "templates", "check", form, "--json")
    assert answer.code == answer.data["exit_code"] == 1
    assert answer.data["tags"] == [{"place": "paragraph 1", "tag": "{{ view.nothing }}"}]
    assert answer.data["diagnostics"][0]["code"] == "PM381"


def test_check_has_to_know_the_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Told by the file's name or by --for, not guessed."""
    form = write_form(tmp_path, lines("{{ document.title }}"), "letter.docx")
    answer = run(capsys, "templates", "check", form)
    assert answer.code == 2
    assert "does not say which document it is a form of. Say so: --for charter." in answer.err
    assert run(capsys, "templates", "check", form, "--for", "risk register").code == 0
    assert "Did you mean 'charter'?" in run(capsys, "templates", "check", form, "--for", "chartr").err


def test_check_of_a_form_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip in the name is put right; a file that is no form is told as one."""
    write_form(tmp_path, lines("x"), "charter.docx")
    answer = run(capsys, "templates", "check", tmp_path / "chartr.docx")
    assert answer.code == 2
    assert f"Did you mean '{tmp_path}/charter.docx'?" in answer.err
    (tmp_path / "status.docx").write_text("plain text", encoding="utf-8")
    answer = run(capsys, "templates", "check", tmp_path / "status.docx")
    assert answer.code == 1
    assert "PM370" in answer.err


def test_check_of_a_form_without_tags(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is wrong with it, but it would always say the same."""
    form = write_form(tmp_path, lines("Dear sponsor"), "charter.docx")
    assert "It has no tags" in run(capsys, "templates", "check", form).out


def test_names_of_a_document(capsys: pytest.CaptureFixture[str]) -> None:
    """Each with what it is and the tag that shows it; entries of lists are set in."""
    answer = run(capsys, "templates", "names", "status-report")
    assert answer.code == 0
    assert re.search(r"^view\.data_date +date +\{\{ view\.data_date\|date \}\}$", answer.out, re.MULTILINE)
    assert "    row.title " in answer.out
    data = run(capsys, "templates", "names", "status report", "--json").data["names"]
    assert {"name": "view.s_curve", "meaning": "chart", "tag": "{{ draw(view.s_curve) }}", "depth": 0} in data


def test_names_with_a_word_in_them(capsys: pytest.CaptureFixture[str]) -> None:
    """Those of a list come with its entries, those of an entry with its list; a word in none is said."""
    found = run(capsys, "templates", "names", "status-report", "milestones", "--json").data["names"]
    paths = [one["name"] for one in found]
    assert paths[0] == "view.key_milestones"
    assert "row.baseline" in paths
    assert not any("cost" in path for path in paths)
    dates = run(capsys, "templates", "names", "charter", "signed").out.splitlines()
    assert dates[1].startswith("document.approvals")
    assert dates[2].startswith("    row.signed")
    answer = run(capsys, "templates", "names", "charter", "unicorn")
    assert answer.code == 2
    assert "No name of the charter has 'unicorn' in it." in answer.err

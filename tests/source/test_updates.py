"""Updates: every YAML file of the updates folder is one update, after those in the definition."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmdocs.diagnostics import Severity
from pmdocs.source import Source, load_source


def project(folder: Path, definition: str, **updates: str) -> Source:
    """Write a definition and its updates, named by their week, and load them."""
    (folder / "project.yaml").write_text(definition, encoding="utf-8")
    (folder / "updates").mkdir(exist_ok=True)
    for name, text in updates.items():
        (folder / "updates" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load_source(folder)


def told(source: Source) -> list[str]:
    """Each problem as 'file:line:column code'."""
    return [
        f"{d.mark and d.mark.file.name}:{d.mark and d.mark.line}:{d.mark and d.mark.column} {d.code}"
        for d in source.diagnostics
    ]


def test_updates_follow_those_written_inline(tmp_path: Path) -> None:
    """Inline updates come first, then the files by name, each list of updates in its order."""
    source = project(
        tmp_path,
        "code: A\nupdates:\n  - date: 2026-03-06\n",
        w2="- date: 2026-01-16\n- date: 2026-01-23\n",
        w1="date: 2026-01-09\n",
    )
    assert source.diagnostics == ()
    dates = ["2026-03-06", "2026-01-09", "2026-01-16", "2026-01-23"]
    assert source.data == {"code": "A", "updates": [{"date": date} for date in dates]}
    assert str(source.mark(["updates", 0, "date"])) == f"{tmp_path}/project.yaml:3:11"
    assert str(source.mark(["updates", 1, "date"])) == f"{tmp_path}/updates/w1.yaml:1:7"
    assert str(source.mark(["updates", 3])) == f"{tmp_path}/updates/w2.yaml:2:3"
    assert str(source.key_mark(["updates", 3, "date"])) == f"{tmp_path}/updates/w2.yaml:2:3"
    assert [file.name for file in source.files] == ["project.yaml", "w1.yaml", "w2.yaml"]


@pytest.mark.parametrize("inline", ["", "updates:\n", "updates: []\n"])
def test_updates_without_any_inline(tmp_path: Path, inline: str) -> None:
    """The folder alone is enough."""
    source = project(tmp_path, f"code: A\n{inline}", w1="date: 2026-01-09\n")
    assert source.data["updates"] == [{"date": "2026-01-09"}]
    assert source.mark(["updates", 0, "date"]).file.name == "w1.yaml"


def test_an_empty_folder_adds_nothing(tmp_path: Path) -> None:
    """No update, no topic."""
    assert project(tmp_path, "code: A\n").data == {"code": "A"}


def test_other_files_are_ignored(tmp_path: Path) -> None:
    """Notes, hidden files and an editor's copies are no updates; .yml and capitals are."""
    project(tmp_path, "code: A\n", w1="date: a\n")
    for name in [
        "notes.md",
        ".hidden.yaml",
        ".#w1.yaml",
        "w1.yaml~",
        "#w1.yaml#",
        "~$w1.yaml",
        "w1.yaml.bak",
        ".w1.yaml.swp",
    ]:
        (tmp_path / "updates" / name).write_text("date: [", encoding="utf-8")
    (tmp_path / "updates" / "w2.YML").write_text("date: b\n", encoding="utf-8")
    source = load_source(tmp_path)
    assert source.diagnostics == ()
    assert source.data["updates"] == [{"date": "a"}, {"date": "b"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("just words\n", "w1.yaml:1:1 PM050"),
        ("- date: a\n- words\n", "w1.yaml:2:3 PM050"),
        ("- [date]\n", "w1.yaml:1:3 PM050"),
        ("date: [\n", "w1.yaml:1:7 PM015"),
    ],
)
def test_what_is_no_update(tmp_path: Path, text: str, expected: str) -> None:
    """A report without it would be wrong, so there is no data to build from."""
    source = project(tmp_path, "code: A\n", w1=text)
    assert (told(source), source.data) == ([expected], {})


def test_an_empty_update_is_a_warning(tmp_path: Path) -> None:
    """A file just created does not stop the build."""
    source = project(tmp_path, "code: A\n", w1="")
    assert (told(source), source.data) == (["w1.yaml:0:0 PM006"], {"code": "A"})
    assert source.diagnostics[0].severity is Severity.WARNING


def test_problems_of_updates_are_told_with_those_of_a_broken_definition(tmp_path: Path) -> None:
    """One run finds both."""
    assert told(project(tmp_path, "a: [b\n", w1="c: *d\n")) == ["project.yaml:1:4 PM015", "w1.yaml:1:4 PM023"]


def test_inline_updates_that_are_no_list(tmp_path: Path) -> None:
    """Files cannot be added to a map."""
    assert told(project(tmp_path, "updates: {date: a}\n", w1="date: b\n")) == ["w1.yaml:1:1 PM047"]


def test_updates_in_a_folder_below_are_missed(tmp_path: Path) -> None:
    """A folder per year would silently be left out, so a warning says so."""
    (tmp_path / "updates" / "2026").mkdir(parents=True)
    (tmp_path / "updates" / "2026" / "w1.yaml").write_text("date: a\n", encoding="utf-8")
    (tmp_path / "updates" / "pictures").mkdir()
    source = project(tmp_path, "code: A\n")
    assert (told(source), source.data) == (["2026:0:0 PM051"], {"code": "A"})


def test_updates_outside_the_folder_are_refused(tmp_path: Path) -> None:
    """Neither a linked update nor a linked folder may lead out."""
    (tmp_path / "w0.yaml").write_text("secret: x\n", encoding="utf-8")
    folder = tmp_path / "orion"
    folder.mkdir()
    source = project(folder, "code: A\n", w1="date: a\n")
    (folder / "updates" / "w2.yaml").symlink_to(tmp_path / "w0.yaml")
    source = load_source(folder)
    assert (told(source), source.data) == (["w2.yaml:0:0 PM042"], {})
    other = tmp_path / "lyra"
    other.mkdir()
    (other / "project.yaml").write_text("code: A\n", encoding="utf-8")
    (other / "updates").symlink_to(folder / "updates")
    assert told(load_source(other)) == ["updates:0:0 PM042"]


def test_an_update_that_is_also_included(tmp_path: Path) -> None:
    """A file is either a part of the definition or an update."""
    source = project(tmp_path, "include: updates/w1.yaml\n", w1="date: a\n")
    assert told(source) == ["w1.yaml:0:0 PM044"]
    assert [(mark.line, mark.column) for mark in source.diagnostics[0].related] == [(1, 10)]


def test_a_file_named_for_another_day(tmp_path: Path) -> None:
    """A slip in the month would change reports that were sent long ago."""
    source = project(tmp_path, "code: A\n", **{"2026-12-04": "date: 2026-11-04\n", "2026-12-11": "date: 2026-12-11\n"})
    (only,) = source.diagnostics
    assert (only.code, only.severity) == ("PM052", Severity.WARNING)
    assert only.message == "The file is named for 2026-12-04, but its update is dated 2026-11-04."


def test_a_folder_whose_name_is_nearly_right(tmp_path: Path) -> None:
    """Its updates would be missing from every report."""
    (tmp_path / "project.yaml").write_text("code: A\n", encoding="utf-8")
    (tmp_path / "update").mkdir()
    (tmp_path / "update" / "w1.yaml").write_text("date: 2026-01-09\n", encoding="utf-8")
    (only,) = load_source(tmp_path).diagnostics
    assert (only.code, only.remedy) == ("PM051", "Rename it to 'updates'.")

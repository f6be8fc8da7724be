"""``pmdocs init`` and ``pmdocs schema``: from an empty folder to documents, and never over a file that is there."""

from __future__ import annotations

import datetime as dt
import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from pmdocs.build import Request, build
from pmdocs.load import load
from pmdocs.production import Format
from pmdocs.reckoning import reckon
from pmdocs.starter import project_code, project_title, starter_files
from tests.cli.running import contents, run, run_apart

HEADER = "# yaml-language-server: $schema="


def put(folder: Path, files: dict[str, str]) -> None:
    """Write files by their paths."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("today", ["2026-01-01", "2026-02-28", "2026-11-22", "2026-11-23", "2027-12-31"])
def test_the_starter_is_a_project_nothing_is_wrong_with(tmp_path: Path, today: str) -> None:
    """On any day of the week and the year: no error, no warning, no notice."""
    day = dt.date.fromisoformat(today)
    put(tmp_path, dict(starter_files("new-project", day)))
    definition = load(tmp_path)
    assert [str(item) for item in reckon(definition, day).diagnostics] == []
    assert definition.project.project.start <= day


def test_the_starter_builds_every_document(tmp_path: Path) -> None:
    """As it is, in Word and PDF."""
    put(tmp_path, dict(starter_files("new-project", dt.date(2026, 11, 23))))
    built = build(Request(tmp_path, dt.date(2026, 11, 23), formats=(Format.DOCX, Format.PDF)))
    assert len(built.saved.files) == 12
    assert built.saved.exit_code == 0


def test_the_starter_agrees_with_the_schemas_beside_it(tmp_path: Path) -> None:
    """An editor underlines nothing; the first line of each file leads to its schema."""
    files = starter_files("new-project", dt.date(2026, 11, 23))
    put(tmp_path, dict(files))
    for name in ("project.yaml", "updates/2026-11-23.yaml"):
        text = files[name]
        schema = (tmp_path / name).parent / text.splitlines()[0].removeprefix(HEADER)
        data = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - a safe loader that leaves every value as text
        validator = Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
        assert [error.message for error in validator.iter_errors(data)] == []


def test_init_in_an_empty_folder(tmp_path: Path) -> None:
    """Four files, named with what each is for, and the next command to type."""
    answer = run_apart(tmp_path, "init", "desk move")
    assert answer.code == 0
    assert sorted(contents(tmp_path / "desk move")) == sorted(
        (
            "project.schema.json",
            "project.yaml",
            "update.schema.json",
            next((tmp_path / "desk move" / "updates").iterdir()).relative_to(tmp_path / "desk move").as_posix(),
        )
    )
    command = next(line.strip() for line in answer.out.splitlines() if "pmdocs validate" in line)
    checked = run_apart(tmp_path, *shlex.split(command)[1:])
    assert checked.code == 0, checked.err
    assert "DESK-MOVE is fine: 2 files read." in checked.out


def test_init_where_a_project_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written, nothing is touched."""
    (tmp_path / "project.yml").write_text("mine", encoding="utf-8")
    before = contents(tmp_path)
    answer = run(capsys, "init", tmp_path)
    assert answer.code == 5
    assert "is there already: this folder holds a project. Nothing was written." in answer.err
    assert contents(tmp_path) == before


def test_init_beside_other_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A schema that is there already stays; everything else is written."""
    (tmp_path / "project.schema.json").write_text("{}", encoding="utf-8")
    answer = run(capsys, "init", tmp_path, "--json")
    assert answer.data["kept"] == ["project.schema.json"]
    assert "project.yaml" in answer.data["written"]
    assert (tmp_path / "project.schema.json").read_text(encoding="utf-8") == "{}"


def test_init_where_no_folder_can_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file is in the way: said in words, exit code 5."""
    (tmp_path / "notes.txt").touch()
    answer = run(capsys, "init", tmp_path / "notes.txt" / "new")
    assert answer.code == 5
    assert "could not be written: a part of its path is a file, not a folder" in answer.err
    assert "--out" not in answer.err


def test_init_writes_all_or_nothing(tmp_path: Path) -> None:
    """Where the schema finds no room, no part of a project stays, and a second try with more room succeeds."""
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "notes.txt").write_text("mine", encoding="utf-8")
    tight = f"ulimit -f 200; {shlex.quote(sys.executable)} -m pmdocs init desk"
    found = subprocess.run(["bash", "-c", tight], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert found.returncode == 5
    assert "project.schema.json' could not be written: the file is larger than this disk" in found.stderr
    assert list(contents(tmp_path)) == ["desk/notes.txt"]
    assert not (tmp_path / "desk" / "updates").exists()
    assert run_apart(tmp_path, "init", "desk").code == 0


@pytest.mark.parametrize(
    ("name", "code", "title"),
    [
        ("desk-move", "DESK-MOVE", "Desk move"),
        ("Größe 7", "GROE-7", "Größe 7"),
        ("2026 budget", "PROJECT", "2026 budget"),
        ("項目", "PROJECT", "項目"),
        ("", "PROJECT", "My project"),
        ("a_very_long_name_for_a_folder", "A-VERY-LONG", "A very long name for a folder"),
    ],
)
def test_code_and_title_come_from_the_folder(name: str, code: str, title: str) -> None:
    """A code every file system takes, a title a person can keep."""
    assert (project_code(name), project_title(name)) == (code, title)


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """For a definition, a part of one, an update."""
    titles = [json.loads(run(capsys, "schema", "--of", part).out)["title"] for part in ("definition", "part", "update")]
    assert titles[0] == "A project for pmdocs"
    assert len(set(titles)) == 3


def test_the_schema_replaces_its_older_self_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """After an upgrade it is written anew; a file of another kind is left alone."""
    target = tmp_path / "schemas" / "project.schema.json"
    assert run(capsys, "schema", "--out", target).code == 0
    first = target.read_bytes()
    target.write_bytes(first.replace(b"currency", b"money_unit"))
    assert run(capsys, "schema", "--out", target).code == 0
    assert target.read_bytes() == first
    other = tmp_path / "project.yaml"
    other.write_text("project: {}", encoding="utf-8")
    answer = run(capsys, "schema", "--out", other)
    assert answer.code == 5
    assert "is no schema of pmdocs; it was not touched" in answer.err
    assert other.read_text(encoding="utf-8") == "project: {}"

"""Finding the definition: a file, a folder, or a sentence that says what is there instead."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from pmdocs.diagnostics import DefinitionError, Diagnostic, Severity
from pmdocs.source import load_source


def refused(path: Path) -> Diagnostic:
    """The one reason why there is nothing to read."""
    with pytest.raises(DefinitionError) as caught:
        load_source(path)
    (problem,) = caught.value.diagnostics
    return problem


@pytest.mark.parametrize("name", ["project.yaml", "project.yml"])
def test_a_folder_holds_a_definition(tmp_path: Path, name: str) -> None:
    """The definition of a folder is project.yaml or project.yml; its folder bounds the project."""
    (tmp_path / name).write_text("code: A\n", encoding="utf-8")
    source = load_source(tmp_path)
    assert (source.path, source.root, source.data) == (tmp_path / name, tmp_path, {"code": "A"})


def test_paths_stay_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative path stays relative in every mark."""
    (tmp_path / "orion.yaml").write_text("code: A\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    source = load_source(Path("orion.yaml"))
    assert (source.path, source.root) == (Path("orion.yaml"), Path())
    assert str(source.mark(["code"])) == "orion.yaml:1:7"


def test_the_fingerprint_is_of_the_bytes(tmp_path: Path) -> None:
    """Line ends and byte order marks count."""
    content = b"\xef\xbb\xbfcode: A\r\n"
    (tmp_path / "project.yaml").write_bytes(content)
    source = load_source(tmp_path)
    assert dict(source.digests) == {tmp_path / "project.yaml": hashlib.sha256(content).hexdigest()}


def test_a_missing_file_names_its_neighbours(tmp_path: Path) -> None:
    """A slip, or a forgotten suffix, is answered with the file that is there."""
    (tmp_path / "orion.yaml").write_text("code: A\n", encoding="utf-8")
    for name in ("orin.yaml", "orion", "orion.yml"):
        problem = refused(tmp_path / name)
        assert problem.code == "PM001"
        assert f"'{tmp_path / 'orion.yaml'}'" in problem.remedy


def test_a_missing_folder(tmp_path: Path) -> None:
    """Where nothing comes close, the way to start is named."""
    problem = refused(tmp_path / "no" / "such" / "project.yaml")
    assert problem.code == "PM001"
    assert "pmdocs init" in problem.remedy


def test_a_folder_without_a_definition_names_the_files_in_it(tmp_path: Path) -> None:
    """Other YAML files may be the definition under another name."""
    assert "pmdocs init" in refused(tmp_path).remedy
    (tmp_path / "orion.yaml").write_text("code: A\n", encoding="utf-8")
    problem = refused(tmp_path)
    assert problem.code == "PM002"
    assert f"'{tmp_path / 'orion.yaml'}'" in problem.remedy


@pytest.mark.parametrize(
    ("stand", "named", "project"),
    [
        (".", "updates/one.yaml", "'."),
        (".", "updates", "'."),
        ("updates", "one.yaml", "'.."),
        ("updates", ".", "'.."),
        ("out", ".", "'.."),
        ("..", "orion/updates/one.yaml", "'orion"),
        ("..", "orion/out", "'orion"),
    ],
)
def test_what_lies_in_a_project_leads_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand: str, named: str, project: str
) -> None:
    """An update, the folder of updates or that of the documents: the folder to name instead is told."""
    folder = tmp_path / "orion"
    for name in ("project.yaml", "updates/one.yaml", "out/ORION-charter.docx"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("date: 2026-11-20\n", encoding="utf-8")
    monkeypatch.chdir(folder / stand)
    problem = refused(Path(named))
    assert problem.code == ("PM001" if named.endswith(".yaml") else "PM002")
    assert problem.remedy.endswith(f"{project}'.")


def test_an_update_alone_is_read_as_what_a_person_says_it_is(tmp_path: Path) -> None:
    """Where no project is above, a folder may be called updates and still hold a definition."""
    (tmp_path / "updates").mkdir()
    (tmp_path / "updates" / "orion.yaml").write_text("code: A\n", encoding="utf-8")
    assert load_source(tmp_path / "updates" / "orion.yaml").data == {"code": "A"}


def test_a_folder_with_a_space_can_be_typed_as_it_is_told(tmp_path: Path) -> None:
    """The command that is named works when copied."""
    (tmp_path / "desk move").mkdir()
    assert f"pmdocs init '{tmp_path / 'desk move'}'" in refused(tmp_path / "desk move").remedy


def test_two_definitions(tmp_path: Path) -> None:
    """project.yaml is read, and that the other is not is said."""
    (tmp_path / "project.yaml").write_text("code: A\n", encoding="utf-8")
    (tmp_path / "project.yml").write_text("code: B\n", encoding="utf-8")
    source = load_source(tmp_path)
    assert source.data == {"code": "A"}
    assert [(d.code, d.severity) for d in source.diagnostics] == [("PM052", Severity.WARNING)]


def test_a_name_no_file_can_have(tmp_path: Path) -> None:
    """A path too long for the system is told, not thrown."""
    assert refused(tmp_path / ("x" * 5000)).code == "PM003"


def test_a_pipe_is_no_definition(tmp_path: Path) -> None:
    """Nothing is waited for."""
    os.mkfifo(tmp_path / "project.yaml")
    source = load_source(tmp_path)
    assert (source.data, [d.code for d in source.diagnostics]) == ({}, ["PM003"])


def test_a_linked_definition(tmp_path: Path) -> None:
    """A link out of the folder is followed if a person names it, not if it merely lies in the folder."""
    (tmp_path / "real.yaml").write_text("code: A\n", encoding="utf-8")
    folder = tmp_path / "orion"
    folder.mkdir()
    (folder / "project.yaml").symlink_to(tmp_path / "real.yaml")
    assert load_source(folder / "project.yaml").data == {"code": "A"}
    assert [d.code for d in load_source(folder).diagnostics] == ["PM042"]


def test_a_linked_folder_is_its_own_root(tmp_path: Path) -> None:
    """A project reached through a link includes its own files."""
    real = tmp_path / "real"
    real.mkdir()
    (real / "project.yaml").write_text("include: a.yaml\n", encoding="utf-8")
    (real / "a.yaml").write_text("code: A\n", encoding="utf-8")
    (tmp_path / "link").symlink_to(real)
    source = load_source(tmp_path / "link")
    assert source.data == {"code": "A"}
    assert source.mark(["code"]).file == tmp_path / "link" / "a.yaml"

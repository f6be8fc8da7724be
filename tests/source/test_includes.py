"""Includes: a definition in several files reads like one, and none of them lies outside the folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pmdocs.diagnostics import Severity
from pmdocs.source import Source, load_source
from pmdocs.source.limits import MAX_INCLUDE_DEPTH


def project(folder: Path, **files: str) -> Source:
    """Write files, named by their stem with __ for a folder, and load the definition among them."""
    for name, text in files.items():
        path = folder / (name.replace("__", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_source(folder / "project.yaml")


def told(source: Source) -> list[str]:
    """Each problem as 'file:line:column code'."""
    return [
        f"{d.mark and d.mark.file.name}:{d.mark and d.mark.line}:{d.mark and d.mark.column} {d.code}"
        for d in source.diagnostics
    ]


def test_topics_of_included_files(tmp_path: Path) -> None:
    """New topics are added, lists appended, maps merged; `include` itself is gone; marks keep their file."""
    source = project(
        tmp_path,
        project="include: [risks.yaml, registers/people.yaml]\nrisks: [{id: R-1}]\npeople: {ada: {name: Ada}}\n",
        risks="risks:\n  - id: R-2\n  - plain\nissues: [{id: I-1}]\n",
        registers__people="people:\n  grace:\n    name: Grace\n",
    )
    assert source.diagnostics == ()
    assert source.data == {
        "risks": [{"id": "R-1"}, {"id": "R-2"}, "plain"],
        "people": {"ada": {"name": "Ada"}, "grace": {"name": "Grace"}},
        "issues": [{"id": "I-1"}],
    }
    assert str(source.mark(["risks", 1, "id"])) == f"{tmp_path}/risks.yaml:2:9"
    assert str(source.mark(["risks", 2])) == f"{tmp_path}/risks.yaml:3:5"
    assert str(source.key_mark(["people", "grace"])) == f"{tmp_path}/registers/people.yaml:2:3"
    assert str(source.mark(["risks", 0])) == f"{tmp_path}/project.yaml:2:9"
    assert source.files == tuple(tmp_path / name for name in ("project.yaml", "risks.yaml", "registers/people.yaml"))


def test_one_include_as_text(tmp_path: Path) -> None:
    """A single file needs no list."""
    assert project(tmp_path, project="include: risks.yaml\n", risks="risks: [a]\n").data == {"risks": ["a"]}


@pytest.mark.parametrize("nothing", ["", "[]", "~"])
def test_no_include(tmp_path: Path, nothing: str) -> None:
    """An include that names nothing includes nothing."""
    source = project(tmp_path, project=f"code: A\ninclude: {nothing}\n")
    assert (source.data, source.diagnostics) == ({"code": "A"}, ())


def test_nested_includes_are_relative_to_their_file(tmp_path: Path) -> None:
    """An included file may include others from where it stands, also from above, inside the folder."""
    source = project(
        tmp_path,
        project="include: registers/all.yaml\n",
        registers__all="include: [risks.yaml, ../people.yaml]\n",
        registers__risks="risks: [a]\n",
        people="people: {ada: x}\n",
    )
    assert source.diagnostics == ()
    assert source.data == {"risks": ["a"], "people": {"ada": "x"}}


def test_an_empty_topic_takes_what_is_included(tmp_path: Path) -> None:
    """A topic without a value is as good as none, on either side."""
    source = project(tmp_path, project="include: a.yaml\nrisks:\ncode: A\n", a="risks: [a]\ncode:\n")
    assert (source.data, source.diagnostics) == ({"risks": ["a"], "code": "A"}, ())
    assert source.mark(["risks", 0]).file.name == "a.yaml"


@pytest.mark.parametrize(
    ("mine", "theirs", "expected", "first"),
    [
        ("people: {ada: A}", "people: {ada: B}", "a.yaml:1:10 PM046", 11),
        ("code: A", "code: B", "a.yaml:1:1 PM046", 1),
        ("risks: [a]", "risks: {a: b}", "a.yaml:1:1 PM047", 1),
        ("code: A", "code: [B]", "a.yaml:1:1 PM047", 1),
    ],
)
def test_what_cannot_be_joined(tmp_path: Path, mine: str, theirs: str, expected: str, first: int) -> None:
    """The problem stands in the included file, the first place comes with it, and the first value is kept."""
    source = project(tmp_path, project=f"{mine}\ninclude: a.yaml\n", a=f"{theirs}\n")
    assert told(source) == [expected]
    (related,) = source.diagnostics[0].related
    assert (related.file.name, related.line) == ("project.yaml", 1)
    assert str(related) in source.diagnostics[0].message
    assert source.data == project(tmp_path, project=f"{mine}\n").data


@pytest.mark.parametrize(
    ("include", "expected"),
    [
        ("missing.yaml", "project.yaml:1:10 PM041"),
        ("[a.yaml, missing.yaml]", "project.yaml:1:19 PM041"),
        ("../../secret", "project.yaml:1:10 PM042"),
        ("registers/../../x.yaml", "project.yaml:1:10 PM042"),
        ("/etc/passwd", "project.yaml:1:10 PM040"),
        ("'C:\\risks.yaml'", "project.yaml:1:10 PM040"),
        ("'registers\\risks.yaml'", "project.yaml:1:10 PM040"),
        ("https://x.example/risks.yaml", "project.yaml:1:10 PM040"),
        ("{file: a.yaml}", "project.yaml:1:10 PM040"),
        ("[[a.yaml]]", "project.yaml:1:11 PM040"),
        ("['']", "project.yaml:1:11 PM040"),
        ("project.yaml", "project.yaml:1:10 PM043"),
        ("[a.yaml, ./a.yaml]", "project.yaml:1:19 PM044"),
        ("registers", "project.yaml:1:10 PM003"),
        ("x" * 300, "project.yaml:1:10 PM041"),
    ],
)
def test_includes_that_are_refused(tmp_path: Path, include: str, expected: str) -> None:
    """Each is told at the include, and without its part the data is empty."""
    (tmp_path / "registers").mkdir()
    source = project(tmp_path, project=f"include: {include}\ncode: A\n", a="risks: [a]\n")
    assert told(source) == [expected]
    assert source.data == {}


def test_missing_include_names_the_nearest_file(tmp_path: Path) -> None:
    """A slip in the name is answered with the name that is there."""
    (problem,) = project(tmp_path, project="include: risk.yaml\n", risks="risks: [a]\n").diagnostics
    assert problem.remedy == "Did you mean 'risks.yaml'?"


def test_include_loop_shows_the_way(tmp_path: Path) -> None:
    """A loop is told where it closes, with the files on the way."""
    source = project(tmp_path, project="include: a.yaml\n", a="include: b.yaml\n", b="code: A\ninclude: a.yaml\n")
    assert told(source) == ["b.yaml:2:10 PM043"]
    assert "project.yaml → a.yaml → b.yaml → a.yaml" in source.diagnostics[0].message


def test_a_link_inside_may_be_included_and_one_outside_may_not(tmp_path: Path) -> None:
    """It counts where a link really leads."""
    (tmp_path / "secret.yaml").write_text("secret: x\n", encoding="utf-8")
    folder = tmp_path / "orion"
    folder.mkdir()
    (folder / "out.yaml").symlink_to(tmp_path / "secret.yaml")
    (folder / "in.yaml").symlink_to(folder / "a.yaml")
    (folder / "ring.yaml").symlink_to(folder / "ring.yaml")
    assert project(folder, project="include: in.yaml\n", a="risks: [a]\n").data == {"risks": ["a"]}
    for name in ("out.yaml", "ring.yaml"):
        source = project(folder, project=f"include: {name}\n")
        assert told(source) == ["project.yaml:1:10 PM042"]
        assert source.files == (folder / "project.yaml",)


def test_a_device_is_not_read(tmp_path: Path) -> None:
    """A pipe that nobody fills would be waited for, for ever."""
    os.mkfifo(tmp_path / "pipe.yaml")
    assert told(project(tmp_path, project="include: pipe.yaml\n")) == ["project.yaml:1:10 PM003"]


def test_too_many_files_in_a_row(tmp_path: Path) -> None:
    """Sixteen files may include one another, the seventeenth is refused where it is asked for."""
    files = {f"f{number}": f"include: f{number + 1}.yaml\n" for number in range(MAX_INCLUDE_DEPTH + 3)}
    source = project(tmp_path, project="include: f1.yaml\n", **files)
    assert told(source) == [f"f{MAX_INCLUDE_DEPTH}.yaml:1:10 PM045"]


def test_problems_of_included_files_stand_in_those_files(tmp_path: Path) -> None:
    """A broken line, a wrong encoding and a wrong shape: each with its own file."""
    (tmp_path / "latin.yaml").write_bytes("name: Zo\u00eb\n".encode("latin-1"))
    source = project(
        tmp_path, project="include: [broken.yaml, latin.yaml, list.yaml]\n", broken="a: [b\n", list="- a\n"
    )
    assert told(source) == ["broken.yaml:1:4 PM015", "latin.yaml:1:9 PM005", "list.yaml:1:1 PM007"]
    assert source.data == {}


def test_an_empty_included_file_is_a_warning(tmp_path: Path) -> None:
    """Nothing is missing, so the rest is usable."""
    source = project(tmp_path, project="include: a.yaml\ncode: A\n", a="# later\n")
    assert (told(source), source.data) == (["a.yaml:0:0 PM006"], {"code": "A"})
    assert source.diagnostics[0].severity is Severity.WARNING

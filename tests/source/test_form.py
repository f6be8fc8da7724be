"""The form of a file: encodings, layout, quotes, brackets; each case gives its place and its code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pmdocs.diagnostics import Mark
from pmdocs.source import Source

Problems = Callable[[str | bytes], list[str]]
Values = Callable[[str | bytes], dict[str, Any]]
Load = Callable[[str | bytes], Source]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "~\n", "\ufeff"])
def test_empty_definition(problems: Problems, text: str) -> None:
    """A file without a value is called empty."""
    assert problems(text) == ["0:0 PM006"]


@pytest.mark.parametrize(
    ("text", "kind"), [("- risk\n- other\n", "a list"), ("just words\n", "a text"), ('"a: b"\n', "a text")]
)
def test_top_level_is_no_map(load: Load, text: str, kind: str) -> None:
    """A definition is a map of topics; anything else is named for what it is."""
    source = load(text)
    assert source.data == {}
    assert [d.message for d in source.diagnostics] == [f"This file holds {kind} instead of topics."]


def test_two_documents(load: Load) -> None:
    """The second document is refused, and the first is named with it."""
    source = load("project: A\n---\nproject: B\n")
    (problem,) = source.diagnostics
    assert (problem.code, problem.mark) == ("PM018", Mark(source.path, 2, 1))
    assert [mark.line for mark in problem.related] == [1]


def test_one_document_may_be_marked(values: Values) -> None:
    """A '---' at the start and a '...' at the end are no second document."""
    assert values("---\ncode: ORION\n...\n") == {"code": "ORION"}


def test_byte_order_mark_is_no_content(load: Load) -> None:
    """A UTF-8 byte order mark is dropped and moves no column."""
    source = load("\ufeffcode: ORION\n")
    assert source.data == {"code": "ORION"}
    assert (source.mark(["code"]).line, source.mark(["code"]).column) == (1, 7)


@pytest.mark.parametrize(("byte", "code"), [(b"\xeb", "PM005"), (b"\x01", "PM030")])
def test_byte_order_mark_is_not_counted(problems: Problems, byte: bytes, code: str) -> None:
    """Problems of the first line stand in the column an editor shows."""
    assert problems(b"\xef\xbb\xbfname: Zo" + byte + b"\n") == [f"1:9 {code}"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_named(load: Load, encoding: str) -> None:
    """UTF-16 and UTF-32 are named, with or without their mark."""
    (problem,) = load("code: ORION\n".encode(encoding)).diagnostics
    assert problem.code == "PM005"
    assert encoding[:6].upper() in problem.message
    assert "UTF-8" in problem.remedy


def test_latin_1_is_named_at_its_first_letter(load: Load) -> None:
    """The first byte that is not UTF-8 is given with line, column and the letter it would be."""
    (problem,) = load("code: ORION\nsponsor: Zo\u00eb\n".encode("latin-1")).diagnostics
    assert (problem.code, problem.mark and problem.mark.line, problem.mark and problem.mark.column) == ("PM005", 2, 12)
    assert "0xEB" in problem.message
    assert "'\u00eb'" in problem.message


def test_bad_byte_after_accents_counts_characters(problems: Problems) -> None:
    """Columns count characters, not bytes."""
    assert problems("title: \u00e9\u00e9\u00e9".encode() + b"\xff") == ["1:11 PM005"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("project:\n\ttitle: A\n", "2:1 PM010", id="tab as indentation"),
        pytest.param("project:\n  title: A\n\tcode: B\n", "3:1 PM010", id="tab on a later line"),
        pytest.param("project:\n    title: A\n  code: B\n", "3:3 PM009", id="column of no line above"),
        pytest.param("title: A\n  code: B\n", "2:3 PM009", id="deeper than a value"),
        pytest.param("risks:\n  - id: R-1\n     title: A\n", "3:6 PM009", id="deeper than its neighbour"),
        pytest.param("title: A\n- item\n", "2:1 PM009", id="item beside a name"),
        pytest.param("title: A\n]\n", "2:1 PM013", id="closing bracket alone"),
        pytest.param('title: "Plan\ncode: B\n', "1:8 PM011", id="quote never closed"),
        pytest.param('title: "Plan\ncode: "B"\n', "1:8 PM011", id="quote closed by a later one"),
        pytest.param('title: "Plan\n---\n', "1:8 PM011", id="quote open at a document mark"),
        pytest.param("out: [Mortgages, Leasing\ncode: B\n", "1:6 PM015", id="list bracket not closed"),
        pytest.param("ada: {name: Ada\ncode: B\n", "1:6 PM015", id="map bracket not closed"),
        pytest.param("ada: {name: Ada: B}\n", "1:16 PM015", id="colon too many in brackets"),
        pytest.param("title:Plan\ncode: B\n", "1:6 PM016", id="no space after the colon"),
        pytest.param("title Plan\ncode: B\n", "1:1 PM016", id="no colon"),
        pytest.param("code: B\ntitle Plan\nstart: A\n", "2:1 PM016", id="no colon in the middle"),
        pytest.param('path: "C:\\docs\\plan"\n', "1:10 PM014", id="path in double quotes"),
        pytest.param("title: A\n...\ncode: B\n", "2:1 PM018", id="more after the end mark"),
        pytest.param(": A\n", "1:1 PM027", id="colon without a name"),
        pytest.param("~: A\n", "1:1 PM027", id="nothing as a name"),
        pytest.param('"": A\n', "1:1 PM027", id="empty name"),
        pytest.param("? [a, b]\n: A\n", "1:3 PM027", id="list as a name"),
        pytest.param("a: {{b: 1}: 2}\n", "1:4 PM013", id="map as a name in braces"),
        pytest.param("risk #4: A\ncode: B\n", "1:6 PM033", id="name cut by a comment"),
        pytest.param("title: issue #4 is\n  not fixed\n", "1:14 PM033", id="text cut by a comment"),
        pytest.param("<<: {code: B}\n", "1:1 PM026", id="merge key"),
    ],
)
def test_broken_layout(problems: Problems, text: str, expected: str) -> None:
    """Each slip is told once, at the place where a person would mend it."""
    assert problems(text) == [expected]


def test_control_bytes_stand_at_their_place(problems: Problems) -> None:
    """A null and a vertical tab are two problems, each at its own line and column."""
    assert problems(b"code: A\x00B\ntitle: Plan\x0bB\n") == ["1:8 PM030", "2:12 PM030"]


def test_equal_names_give_both_places(load: Load) -> None:
    """Of two equal names the first is kept, and the message names its line."""
    source = load("project:\n  code: A\n  title: B\n  code: C\n")
    (problem,) = source.diagnostics
    assert problem.code == "PM028"
    assert [problem.mark and problem.mark.line, *(mark.line for mark in problem.related)] == [4, 2]
    assert "line 2" in problem.message
    assert source.data == {"project": {"code": "A", "title": "B"}}


def test_names_that_look_alike_once_composed_are_equal(problems: Problems) -> None:
    """An accent typed in two ways is one name."""
    assert problems("Zoe\u0308: A\nZo\u00eb: B\n") == ["2:1 PM028"]


@pytest.mark.parametrize("name", ["on", "true", "no", "1", "2026-01-31", "1.10", "null"])
def test_names_stay_text(values: Values, name: str) -> None:
    """No name turns into a truth value, a number or a date."""
    assert values(f"{name}: x\n") == {name: "x"}


def test_names_on_and_true_do_not_meet(values: Values) -> None:
    """`on` and `true` are two names."""
    assert values("on: a\ntrue: b\n") == {"on": "a", "true": "b"}


def test_crlf_and_lone_cr_end_lines(load: Load) -> None:
    """Windows and old Mac line ends give the same values and the same lines."""
    source = load(b"code: A\r\ntitle: |\r\n  one\r\n  two\r\nunit: B\rowner: C\r")
    assert source.data == {"code": "A", "title": "one\ntwo\n", "unit": "B", "owner": "C"}
    assert source.mark(["owner"]).line == 6


def test_all_problems_come_at_once(problems: Problems) -> None:
    """A line that only lacks quotes does not hide the problems below it."""
    text = "title: Phase 1: build\nowner: @bob\nnote: issue #4\ncode: A\ncode: B\ntag: &x y\n"
    assert problems(text) == ["1:15 PM012", "2:8 PM013", "3:13 PM033", "5:1 PM028", "6:6 PM024"]


def test_mended_lines_keep_their_meaning(load: Load) -> None:
    """What is read from a mended line is what its author meant, so that later checks can go on."""
    source = load('title: Phase 1: build\nowner: @bob\nnote: "Big" plan\n')
    assert source.data == {"title": "Phase 1: build", "owner": "@bob", "note": '"Big" plan'}


def test_left_out_parts_empty_the_data(load: Load, tmp_path: Path) -> None:
    """Where reading cannot go on nothing is given, since half a project causes false complaints."""
    source = load("code: A\nrisks: [a, b\n")
    assert source.data == {}
    assert source.mark(["code"]) == source.mark([])
    assert source.mark(["code"]).file == tmp_path / "project.yaml"

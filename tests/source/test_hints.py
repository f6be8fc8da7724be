"""Hints: a text that YAML takes for something else is shown as it should be written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pmdocs.diagnostics import Severity
from pmdocs.source import Source

Load = Callable[[str | bytes], Source]
Values = Callable[[str | bytes], dict[str, Any]]


@pytest.mark.parametrize(
    ("line", "code", "hint"),
    [
        ("title: Phase 1: build", "PM012", 'title: "Phase 1: build"'),
        ("  - title: Phase 1: build", "PM012", 'title: "Phase 1: build"'),
        ("title: Phase 1: build  # a comment", "PM012", 'title: "Phase 1: build"'),
        ('title: The "big" one: build', "PM012", "title: 'The \"big\" one: build'"),
        ("owner: @bob", "PM013", 'owner: "@bob"'),
        ("note: *bold*", "PM013", 'note: "*bold*"'),
        ("note: *soon", "PM023", '"*soon"'),
        ("note: {{ name }}", "PM013", '"{{ name }}"'),
        ("note: {{ name }} and more", "PM013", '"{{ name }} and more"'),
        ("note: %5 of it", "PM013", 'note: "%5 of it"'),
        ("note: `code`", "PM013", 'note: "`code`"'),
        ("note: [Draft] plan", "PM013", 'note: "[Draft] plan"'),
        ("note: > 5 days", "PM013", 'note: "> 5 days"'),
        ("note: | more", "PM013", 'note: "| more"'),
        ("note: - item", "PM013", 'note: "- item"'),
        ("cost: -", "PM013", 'cost: "-"'),
        ("note: , so", "PM013", 'note: ", so"'),
        ("note: !Wow great", "PM025", '"!Wow great"'),
        ("note: &Co partners", "PM024", '"&Co partners"'),
        ('note: "Big" plan', "PM017", "note: '\"Big\" plan'"),
        ("note: 'it's fine'", "PM017", "note: \"'it's fine'\""),
        ("team: [ada, @bob]", "PM013", '"@bob"'),
        ("team: [ada, *bob*]", "PM013", '"*bob*"'),
        ("%5 of it", "PM013", '"%5 of it"'),
    ],
)
def test_quote_hints(load: Load, line: str, code: str, hint: str) -> None:
    """The remedy shows the very line, quoted."""
    above = {" ": "risks:\n", "%": ""}.get(line[0], "code: ORION\n")
    problem = load(f"{above}{line}\n").diagnostics[0]
    assert problem.code == code
    assert hint in problem.remedy


def test_following_a_hint_helps(load: Load) -> None:
    """A line written as its hint says is read without complaint, as the text it was."""
    for text in ["Phase 1: build", "@bob", '"Big" plan', "it's: so", "> 5 days", 'a "b": c']:
        hint = load(f"note: {text}\n").diagnostics[0].remedy
        mended = load(hint.partition(": ")[2].removesuffix(".") + "\n")
        assert mended.diagnostics == ()
        assert mended.data == {"note": text}


@pytest.mark.parametrize(
    ("line", "column"), [("note: issue #4", 13), ("colour: #003366", 9), ("note: see   #4 and #5", 13)]
)
def test_text_behind_a_hash_is_missed(load: Load, line: str, column: int) -> None:
    """' #' directly before text is a warning at the hash; the text before it is what was read."""
    (problem,) = load(f"{line}\n").diagnostics
    assert (problem.code, problem.severity) == ("PM033", Severity.WARNING)
    assert (problem.mark and problem.mark.line, problem.mark and problem.mark.column) == (1, column)
    assert f'"{line.split(": ")[1]}"'.replace("   ", " ") in problem.remedy


@pytest.mark.parametrize(
    "line",
    ["note: issue # 4", "note: issue#4", 'note: "issue #4"', "note: issue  #----", "note: x ##", "note: 'a' #4", "#4"],
)
def test_real_comments_are_not_missed(load: Load, line: str) -> None:
    """A comment with a space, a rule of signs or a comment behind a quoted text is no lost text."""
    assert load(f"code: A\n{line}\n").diagnostics == ()


def test_lost_text_in_a_long_value_stands_on_its_line(load: Load) -> None:
    """In a value over several lines, the warning stands where the hash is."""
    (problem,) = load("note: one\n  two #3\ncode: A\n").diagnostics
    assert (problem.mark and problem.mark.line, problem.mark and problem.mark.column) == (2, 7)


def test_a_value_over_several_lines_is_not_mended(load: Load) -> None:
    """Where quotes around one line would cut a text in two, only the first problem is told."""
    source = load("note: Phase 1: build\n  and more\ncode: A\n")
    assert [problem.code for problem in source.diagnostics] == ["PM012"]
    assert source.data == {}


def test_without_an_explanation_the_line_is_named(load: Load) -> None:
    """Where nothing better is known, the parser's own words stand in the message."""
    (problem,) = load("code: A\nnote: :\n").diagnostics
    assert problem.code == "PM008"
    assert problem.mark
    assert problem.mark.line == 2

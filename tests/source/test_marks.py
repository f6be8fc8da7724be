"""Marks: every value and every name knows its file, line and column."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pmdocs.diagnostics import Mark
from pmdocs.source import Source

Load = Callable[[str | bytes], Source]

DEFINITION = """\
# a comment
project:
  code: ORION
  "title": 'Replace
    it'
scope: {in: [Loans, Data]}
none:
risks:
  - id: R-1
    note: |
      one
  -
    id: R-2
"""


def at(mark: Mark) -> tuple[int, int]:
    """Line and column."""
    return mark.line, mark.column


@pytest.mark.parametrize(
    ("location", "value", "name"),
    [
        ([], (2, 1), (2, 1)),
        (["project"], (3, 3), (2, 1)),
        (["project", "code"], (3, 9), (3, 3)),
        (["project", "title"], (4, 12), (4, 3)),
        (["scope"], (6, 8), (6, 1)),
        (["scope", "in", 1], (6, 21), (6, 21)),
        (["none"], (7, 6), (7, 1)),
        (["risks"], (9, 3), (8, 1)),
        (["risks", 0], (9, 5), (9, 5)),
        (["risks", 0, "note"], (10, 11), (10, 5)),
        (["risks", 1, "id"], (13, 9), (13, 5)),
        (["risks", 1, "owner"], (13, 5), (13, 5)),
        (["risks", 7], (9, 3), (9, 3)),
        (["risks", 7, "id"], (9, 3), (9, 3)),
        (["project", "code", "x", 2], (3, 9), (3, 9)),
        (["project", 0], (3, 3), (3, 3)),
        (["unknown", "deep"], (2, 1), (2, 1)),
    ],
)
def test_places(load: Load, location: list[str | int], value: tuple[int, int], name: tuple[int, int]) -> None:
    """The value's place, the name's place; where there is no such value, its nearest ancestor's."""
    source = load(DEFINITION)
    assert source.diagnostics == ()
    assert (at(source.mark(location)), at(source.key_mark(location))) == (value, name)


def test_columns_count_characters(load: Load) -> None:
    """Letters beyond ASCII and beyond 16 bits are one column each."""
    assert at(load("{é: x, 🚀: y, b: z}\n").mark(["b"])) == (1, 17)


def test_every_value_stands_where_its_text_stands(load: Load) -> None:
    """Walking the whole tree, the text at each mark is the value."""
    lines = DEFINITION.splitlines()
    source = load(DEFINITION)

    def walk(value: Any, location: list[str | int]) -> int:
        if isinstance(value, dict):
            return sum(walk(inner, [*location, name]) for name, inner in value.items())
        if isinstance(value, list):
            return sum(walk(inner, [*location, number]) for number, inner in enumerate(value))
        line, column = at(source.mark(location))
        if value and "\n" not in value and " " not in value:
            assert lines[line - 1][column - 1 :].startswith(value)
        return 1

    assert walk(source.data, []) == 8


def test_the_source_is_frozen(load: Load) -> None:
    """A source is what was written; nobody moves it."""
    source = load("code: A\n")
    with pytest.raises(AttributeError):
        source.root = source.path  # type: ignore[misc]
    with pytest.raises(TypeError):
        source.digests[source.path] = ""  # type: ignore[index]

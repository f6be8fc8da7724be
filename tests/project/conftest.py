"""What the tests of the project stage share: writing a definition, and what is told about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from pmdocs.diagnostics import Diagnostic
from pmdocs.project import Project, check
from pmdocs.source import Source, load_source

Read: TypeAlias = Callable[[str], Source]
Build: TypeAlias = Callable[[str], Project]
Tell: TypeAlias = Callable[[str], list[str]]

HEAD = "project: {code: ORION, title: Replace the lending system, start: 2026-01-12, finish: 2027-03-26}\n"
"""A project on one line, so that what a test adds starts in line 2."""


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write a definition below HEAD and read it."""

    def write_and_read(text: str) -> Source:
        (tmp_path / "project.yaml").write_text(HEAD + text, encoding="utf-8")
        return load_source(tmp_path)

    return write_and_read


@pytest.fixture
def build(read: Read) -> Build:
    """The project of a definition about which nothing is told, not even a notice."""

    def build_quietly(text: str) -> Project:
        project, diagnostics = check(read(text))
        assert [str(diagnostic) for diagnostic in diagnostics] == []
        assert project is not None
        return project

    return build_quietly


@pytest.fixture
def told(read: Read) -> Tell:
    """What is told about a definition: 'line:column code message remedy' for each problem."""

    def tell(text: str) -> list[str]:
        return [line_of(diagnostic) for diagnostic in check(read(text))[1]]

    return tell


def line_of(diagnostic: Diagnostic) -> str:
    """A diagnostic without its file and severity."""
    assert diagnostic.mark is not None
    place = f"{diagnostic.mark.line}:{diagnostic.mark.column}"
    return f"{place} {diagnostic.code} {diagnostic.message} {diagnostic.remedy}"

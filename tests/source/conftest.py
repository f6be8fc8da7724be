"""What the tests of the reading stage share: a folder, and every YAML parser of this machine in turn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from pmdocs.diagnostics import Diagnostic
from pmdocs.source import Source, load_source
from pmdocs.source.events import PARSERS, EventParser

Load: TypeAlias = Callable[[str | bytes], Source]


@pytest.fixture(params=sorted(PARSERS))
def parser(request: pytest.FixtureRequest) -> EventParser:
    """The compiled parser and the pure one: what is promised holds for both."""
    return PARSERS[request.param]


@pytest.fixture
def load(tmp_path: Path, parser: EventParser) -> Load:
    """Write project.yaml and load it."""

    def write_and_load(content: str | bytes) -> Source:
        data = content.encode() if isinstance(content, str) else content
        (tmp_path / "project.yaml").write_bytes(data)
        return load_source(tmp_path, parser=parser)

    return write_and_load


@pytest.fixture
def values(load: Load) -> Callable[[str | bytes], dict[str, Any]]:
    """The values of a definition nothing is wrong with."""

    def read(content: str | bytes) -> dict[str, Any]:
        source = load(content)
        assert source.diagnostics == ()
        return source.data

    return read


@pytest.fixture
def problems(load: Load) -> Callable[[str | bytes], list[str]]:
    """What is told about a definition, as 'line:column code'; a file as a whole has line 0."""

    def tell(content: str | bytes) -> list[str]:
        return [place(diagnostic) for diagnostic in load(content).diagnostics]

    return tell


def place(diagnostic: Diagnostic) -> str:
    """Where a diagnostic stands, and its code."""
    assert diagnostic.mark is not None
    return f"{diagnostic.mark.line}:{diagnostic.mark.column} {diagnostic.code}"

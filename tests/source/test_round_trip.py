"""Properties: whatever text and structure is written as YAML is read back exactly."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pmdocs.source import clean_text, load_source
from pmdocs.source.events import PARSERS, EventParser

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
CLEAN_TEXT = ANY_TEXT.filter(lambda text: clean_text(text) == (text, []))
PIECES = [*"ab: -#'\"[]{},&*!|>%@`?\\\n\t~<", "\n  ", "a: ", "- ", "\u2028", "\x00", "\n---\n", "\r"]
NAMES = CLEAN_TEXT.filter(lambda text: text not in {"", "~", "<<", "include", "updates"})
VALUES = st.recursive(
    st.none() | CLEAN_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=15,
)


def loaded(text: str, parser: EventParser) -> Any:
    """What is read from a definition, about which nothing may be said."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "project.yaml"
        file.write_bytes(text.encode())
        source = load_source(file, parser=parser)
    assert source.diagnostics == ()
    return source.data


@pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS)
@pytest.mark.parametrize("flow", [True, False, None])
@pytest.mark.parametrize("quote", [None, "'", '"', "|"])
@settings(max_examples=60, deadline=None)
@given(text=CLEAN_TEXT)
def test_any_text_survives(text: str, parser: EventParser, flow: bool | None, quote: str | None) -> None:
    """Text that passes the policy is the same after a dump and a load, in every style."""
    written = yaml.safe_dump({"a": [text], "b": text}, allow_unicode=True, default_flow_style=flow, default_style=quote)
    assert loaded(written, parser) == {"a": [text], "b": text}


@pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS)
@settings(max_examples=60, deadline=None)
@given(data=st.dictionaries(NAMES, VALUES, min_size=1, max_size=4))
def test_any_structure_survives(data: dict[str, Any], parser: EventParser) -> None:
    """Maps, lists, texts and nothing, in any order and depth."""
    assert loaded(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), parser) == data


@pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS)
@settings(max_examples=300, deadline=None)
@given(text=st.lists(st.sampled_from(PIECES)).map("".join))
def test_no_text_breaks_the_reader(text: str, parser: EventParser) -> None:
    """Any jumble is either read or explained, with every mark on a line that exists."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "project.yaml"
        file.write_bytes(text.encode())
        source = load_source(file, parser=parser)
    assert source.data or source.diagnostics or text.strip().startswith("{")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in source.diagnostics:
        assert problem.mark
        assert problem.mark.line <= len(lines)
        assert problem.mark.line == 0 or problem.mark.column <= len(lines[problem.mark.line - 1]) + 1

"""In every state of a project the page says what a good manager would have written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.judgement.depot import on, written
from tests.judgement.page import ReadPage, read
from tests.judgement.states import State, listed, states

STATES = states()


def test_there_are_enough_states() -> None:
    """Sixty at least, each with a name of its own."""
    names = [state.state for state in STATES]
    assert len(names) >= 60
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.state)
def test_the_page_of_a_state(state: State, tmp_path: Path) -> None:
    """Colours, key figures, reasons, decisions and changes are those a manager would sign."""
    figures = on(written(state.definition, state.updates), state.date)
    shown = {dimension.value: row.rating.rag.value for dimension, row in figures.ratings.items()}
    wrong = {name: shown.get(name) for name, right in state.colours.items() if shown.get(name) not in right.split("|")}
    assert wrong == {}
    values = {key: str(figures.ledger[key].value) for key in state.figures}
    assert values == {key: str(value) for key, value in state.figures.items()}
    assert faults(state, read(figures, tmp_path)) == []


def faults(state: State, page: ReadPage) -> list[str]:
    """Every part of the page that is not as the state says."""
    expected = [
        *(("tile " + name, page.tiles.get(name, ""), listed(words)) for name, words in state.tiles.items()),
        *(("rating " + name, page.ratings.get(name, ""), listed(words)) for name, words in state.reasons.items()),
        ("decisions", page.decisions, listed(state.decisions)),
        ("changed", page.changed, listed(state.changed)),
        ("page", page.words, listed(state.page)),
    ]
    missing = [
        f"{place}: no {word!r} in {text[:300]!r}"
        for place, text, words in expected
        for word in words
        if not _has(text, word)
    ]
    return missing + [f"stands there: {word!r}" for word in listed(state.never) if _has(page.verdict, word)]


def _has(text: str, word: str) -> bool:
    return word.lower() in text.lower()

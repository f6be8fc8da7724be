"""The states of a project, and what a good manager would have written on the page of each: read from ``states/``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.judgement.depot import Definition, changed, depot

FOLDER = Path(__file__).parent / "states"


@dataclass(frozen=True)
class State:
    """One state: the depot with `plan` changed and `updates` reported, and its page on `date`.

    `colours` are those of the ratings; `tiles`, `reasons` (by area), `decisions`, `changed` and `page` are words that
    stand there, `never` words that no judgement on the page uses; `figures` are values of the ledger, as text.
    """

    state: str
    date: dt.date
    colours: Mapping[str, str]
    plan: Definition = field(default_factory=dict)
    updates: Sequence[Definition] = ()
    tiles: Mapping[str, str | list[str]] = field(default_factory=dict)
    reasons: Mapping[str, str | list[str]] = field(default_factory=dict)
    decisions: str | list[str] = ()  # type: ignore[assignment]
    changed: str | list[str] = ()  # type: ignore[assignment]
    page: str | list[str] = ()  # type: ignore[assignment]
    never: str | list[str] = ()  # type: ignore[assignment]
    figures: Mapping[str, Any] = field(default_factory=dict)

    @property
    def definition(self) -> Definition:
        """The depot as this state writes it."""
        return changed(depot(), self.plan)


def states() -> tuple[State, ...]:
    """Every state of every file, in the order of their names."""
    files = sorted(FOLDER.glob("*.yaml"))
    return tuple(State(**entry) for file in files for entry in yaml.safe_load(file.read_text(encoding="utf-8")))


def listed(words: str | Sequence[str]) -> list[str]:
    """One text or several, as several."""
    return [words] if isinstance(words, str) else list(words)

"""Checks that the parts of a project do not contradict one another; what is merely unwise is another matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from pmdocs.project.budgeting import money_contradictions
from pmdocs.project.chronology import date_contradictions
from pmdocs.project.definition import Project
from pmdocs.project.finding import Finding
from pmdocs.project.governing import governing_contradictions
from pmdocs.project.history import History, history
from pmdocs.project.locate import Locator
from pmdocs.project.scales import scale_contradictions

CHECKS: Final[tuple[Callable[[History, Locator], Iterator[Finding]], ...]] = (
    date_contradictions,
    money_contradictions,
    scale_contradictions,
    governing_contradictions,
)
"""Each looks at a whole project; the order does not matter."""


def inconsistencies(project: Project, locator: Locator) -> Iterator[Finding]:
    """Everything in the project that cannot be, with the place it is written at."""
    past = history(project)
    for contradictions in CHECKS:
        yield from contradictions(past, locator)

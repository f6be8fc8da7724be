"""What a rule of reconciliation is: a question put to a project's figures, answered by doubts with their places."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from pmdocs.diagnostics import Diagnostic, Mark, Severity
from pmdocs.figures.model import Figures
from pmdocs.figures.reconcile.places import Places, Spot
from pmdocs.project.closure import Closure
from pmdocs.project.definition import Project
from pmdocs.project.finding import Written
from pmdocs.project.kickoff import DocumentStatus
from pmdocs.state import ProjectState


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that does not fit: where, the fact, the remedy, and the other side of a contradiction."""

    spot: Spot
    message: str
    remedy: str
    related: tuple[Spot, ...] = ()

    def diagnostic(self, code: str, severity: Severity, source: Written) -> Diagnostic:
        """The same with file, line and column."""
        related = tuple(_mark(spot, source) for spot in self.related)
        return Diagnostic(code, self.message, self.remedy, _mark(self.spot, source), severity, related)


def _mark(spot: Spot, source: Written) -> Mark:
    return source.key_mark(spot.location) if spot.on_key else source.mark(spot.location)


@dataclass(frozen=True)
class Case:
    """A project on its data date, as the rules see it: every figure, and where everything was written."""

    figures: Figures
    places: Places

    @property
    def state(self) -> ProjectState:
        """The registers as they stand."""
        return self.figures.state

    @property
    def project(self) -> Project:
        """The definition as written."""
        return self.figures.state.project

    @property
    def day(self) -> dt.date:
        """The data date."""
        return self.figures.state.data_date

    @property
    def settled(self) -> bool:
        """True once the plan is more than a draft: its documents are final, or a report has been made."""
        return self.project.project.status is DocumentStatus.FINAL or self.state.update is not None

    @cached_property
    def closure(self) -> Closure | None:
        """The closure once it is reached: on its date, or when the last update is in; None before that."""
        closure = self.project.closure
        dates = [update.date for update in self.project.updates]
        last = max(dates, default=self.project.project.start)
        reached = closure.date if closure and closure.date else last
        return closure if closure and self.day >= reached else None


Check: TypeAlias = Callable[[Case], Iterator[Doubt]]
"""One rule: every doubt it has about a project."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A check and how much its doubts matter; `draft` while the plan is still a draft, if that is less."""

    check: Check
    severity: Severity
    draft: Severity | None = None

    def severity_in(self, case: Case) -> Severity:
        """How much the rule's doubts matter in this project."""
        return self.draft if self.draft and not case.settled else self.severity

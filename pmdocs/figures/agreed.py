"""What is agreed now: dates and costs of milestones, deliverables and work packages after approved changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from pmdocs.figures.baseline import approved_changes, approved_finish_after, effect
from pmdocs.figures.calendar import WorkCalendar
from pmdocs.figures.quantity import decimal_of
from pmdocs.project.kickoff import Deliverable, WorkPackage
from pmdocs.project.registers import Change, ChangeEffect
from pmdocs.state import ProjectState, WorkState

Piece = TypeVar("Piece", Deliverable, WorkPackage)


@dataclass(frozen=True, slots=True)
class Agreed:
    """The plan as last agreed.

    `milestones` holds the dates that approved changes have moved, by id. `deliverables` and `work` are all of them,
    each with the cost and dates agreed now. `replanned` is the day of the last decision that moved the finish or
    changed the budget, None while the first plan holds.
    """

    milestones: dict[str, dt.date]
    deliverables: tuple[Deliverable, ...]
    work: tuple[WorkPackage, ...]
    replanned: dt.date | None


def agreed(state: ProjectState, calendar: WorkCalendar) -> Agreed:
    """What approved changes have made of the plan by the data date.

    A change that names milestones or deliverables moves these. One that only moves the finish moves everything that
    was not yet reached on the day of its decision by as many days: the rest of the plan goes with its end.
    """
    milestones: dict[str, dt.date] = {}
    deliverables = {item.id: item for item in weighed(state)}
    work = {item.id: item for item in state.project.work}
    replanned: dt.date | None = None
    for change, days in moves(state, calendar):
        done, decided = effect(change), change.decided or state.project.project.start
        if days or done.cost or done.curve:
            replanned = decided
        milestones |= done.milestones
        for terms in done.deliverables:
            deliverables[terms.id] = _on_terms(deliverables[terms.id], terms.written())
        for package in done.work:
            work[package.id] = _on_terms(work[package.id], package.written())
        if days and not names_pieces(done):
            milestones |= _milestones_moved(state, milestones, decided, days, calendar)
            deliverables |= dict(_deliverables_moved(state, deliverables, decided, days, calendar))
    return Agreed(milestones, tuple(deliverables.values()), tuple(work.values()), replanned)


def weighed(state: ProjectState) -> tuple[Deliverable, ...]:
    """The deliverables, each with a part of the budget where none of them has a cost: by effort, else in equal parts.

    Without this a newcomer who has written a budget and deliverables would see nothing earned for ever. It is marked.
    """
    budget = state.project.budget
    if not is_weighed(state) or budget is None:
        return state.deliverables
    whole = sum((line.amount for line in budget.lines), Decimal())
    by_effort = all(item.effort for item in state.deliverables)
    weights = [(item.effort or Decimal()) if by_effort else Decimal(1) for item in state.deliverables]
    shares = [decimal_of(Fraction(whole) * Fraction(weight) / Fraction(sum(weights))) for weight in weights]
    costs = [*shares[:-1], whole - sum(shares[:-1])]
    pieces = zip(state.deliverables, costs, strict=True)
    return tuple(item.model_copy(update={"cost": cost}) for item, cost in pieces)


def is_weighed(state: ProjectState) -> bool:
    """True where a budget and deliverables are written, and no piece of work has a cost."""
    project = state.project
    priced = project.work or any(item.cost is not None for item in state.deliverables)
    return bool(project.budget and project.budget.lines and state.deliverables and not priced)


def moves(state: ProjectState, calendar: WorkCalendar) -> Iterator[tuple[Change, int]]:
    """Each approved change with the days by which it moved the finish."""
    finish = state.project.project.finish
    for change in approved_changes(state):
        after = approved_finish_after(finish, change, calendar)
        yield change, calendar.days_between(finish, after)
        finish = after


def names_pieces(done: ChangeEffect) -> bool:
    """True if a change says itself which dates move; the rest then stays."""
    return bool(done.milestones or done.deliverables or done.work)


def _on_terms(item: Piece, terms: dict[str, Any]) -> Piece:
    return item.model_copy(update={name: value for name, value in terms.items() if name != "id"})


def _milestones_moved(
    state: ProjectState, moved: dict[str, dt.date], decided: dt.date, days: int, calendar: WorkCalendar
) -> dict[str, dt.date]:
    waiting = (m for m in state.milestones if not m.cancelled and (m.actual is None or m.actual > decided))
    return {m.id: calendar.add_days(moved.get(m.id, m.date), days) for m in waiting}


def _deliverables_moved(
    state: ProjectState, items: dict[str, Deliverable], decided: dt.date, days: int, calendar: WorkCalendar
) -> Iterator[tuple[str, Deliverable]]:
    for key, item in items.items():
        work = state.work.get(key, WorkState())
        ended = work.delivered or work.accepted
        if item.due is not None and (ended is None or ended > decided):
            yield key, item.model_copy(update={"due": calendar.add_days(item.due, days)})


def approved_dates(state: ProjectState, calendar: WorkCalendar) -> dict[str, dt.date]:
    """The baseline dates of milestones that approved changes have moved, the latest decision last."""
    return agreed(state, calendar).milestones


def dates_of(states: Sequence[ProjectState], calendar: WorkCalendar) -> list[dict[str, dt.date]]:
    """`approved_dates` of each report."""
    return [approved_dates(state, calendar) for state in states]

"""Budget, planned, earned and actual money on one date: what every money figure is computed from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pmdocs.figures.baseline import (
    approved_changes,
    cost_effect,
    current_curve,
    first_budget,
    removed_by,
)
from pmdocs.figures.calendar import WorkCalendar
from pmdocs.figures.earned_schedule import earned_schedule, spi_t
from pmdocs.figures.earning import EarningMethod, Progress, earned
from pmdocs.figures.planned_value import PlannedCurve, PlannedWork, planned_value, work_planned
from pmdocs.figures.quantity import (
    NO_ACTUAL_COST,
    NO_BUDGET,
    NO_PLANNED_VALUE,
    NO_PROGRESS,
    Quantity,
    total,
)
from pmdocs.project.kickoff import Deliverable, WorkPackage
from pmdocs.state import ProjectState, WorkState

Costed = Deliverable | WorkPackage


@dataclass(frozen=True, slots=True)
class MoneyBasis:
    """What all money figures of one date are computed from."""

    state: ProjectState
    calendar: WorkCalendar
    curve: PlannedCurve | None
    bac: Quantity
    budget_now: Quantity
    pv: Quantity
    ev: Quantity
    ac: Quantity

    @property
    def at(self) -> int:
        """Actual time: days of the plan that are over on the data date."""
        return self.curve.elapsed(self.state.data_date) if self.curve else 0

    @property
    def es(self) -> Quantity:
        """Earned schedule on the data date, in the calendar's days."""
        return earned_schedule(self.curve, self.ev, self.state.data_date) if self.curve else NO_PLANNED_VALUE

    @property
    def spi_t(self) -> Quantity:
        """Schedule performance index in time."""
        return spi_t(self.es, self.at)


def money_basis(state: ProjectState, calendar: WorkCalendar) -> MoneyBasis:
    """PV, EV, AC and both budgets on the data date."""
    changes = approved_changes(state)
    first = first_budget(state.project)
    curve = current_curve(state.project, changes, calendar)
    return MoneyBasis(
        state=state,
        calendar=calendar,
        curve=curve,
        bac=NO_BUDGET if first is None else first,
        budget_now=NO_BUDGET if first is None else first + cost_effect(changes),
        pv=planned_value(curve, state.data_date) if curve else NO_PLANNED_VALUE,
        ev=_earned_value(state, calendar),
        ac=NO_ACTUAL_COST if state.cost.actual is None else state.cost.actual,
    )


def costed_work(state: ProjectState) -> tuple[Costed, ...]:
    """The pieces of work that earn value: work packages where there are any, else deliverables with a cost in scope."""
    removed = removed_by(approved_changes(state))
    if state.project.work:
        return tuple(w for w in state.project.work if w.deliverable not in removed)
    return tuple(d for d in state.deliverables if d.cost is not None and d.id not in removed)


def _earned_value(state: ProjectState, calendar: WorkCalendar) -> Quantity:
    """EV as stated in an update, else the sum of what each piece of work has earned; silence earns nothing."""
    if state.cost.earned is not None:
        return state.cost.earned
    work = costed_work(state)
    if not _is_reported(work, state):
        return NO_PROGRESS
    found = total(earned_by(item, state, calendar) for item in work)
    return found.value if found.counted else NO_PROGRESS


EARNS_BY_ITSELF: Final = frozenset({EarningMethod.MILESTONES, EarningMethod.LEVEL_OF_EFFORT})
"""Methods that need no progress of their own: the dates of milestones tell, or time alone."""


def _is_reported(work: Sequence[Costed], state: ProjectState) -> bool:
    """True once reports say how far the work is: by progress, a milestone reached, or any report if none is needed.

    Where some of the work waits for its first progress, the rest must not pass for all that was earned.
    """
    methods = {item.id: EarningMethod(item.method.value) for item in work}
    weighed = (item for item in work if methods[item.id] is EarningMethod.MILESTONES)
    reached = any(progress_on(item, state).has_reached_any for item in weighed)
    return bool(state.work) or reached or (state.update is not None and EARNS_BY_ITSELF.issuperset(methods.values()))


def earned_by(item: Costed, state: ProjectState, calendar: WorkCalendar) -> Quantity:
    """What one piece of work has earned by its own method."""
    progress = progress_on(item, state)
    return earned(EarningMethod(item.method.value), item.cost or Decimal(), progress, _planned(item, state, calendar))


def progress_on(item: Costed, state: ProjectState) -> Progress:
    """What the reports say about one piece of work, as its earning method reads it."""
    work = state.work.get(item.id, WorkState())
    finished = bool(work.delivered or work.accepted or work.percent == 1)
    reached = {m.id for m in state.milestones if m.actual and m.actual <= state.data_date} if item.weights else set()
    return Progress(
        started=work.started or finished or bool(work.percent or work.units),
        finished=finished,
        percent=Decimal(1) if finished else work.percent,
        units_done=work.units,
        units_total=item.units,
        milestones=tuple((weight.weight, weight.milestone in reached) for weight in item.weights),
    )


def _planned(item: Costed, state: ProjectState, calendar: WorkCalendar) -> Quantity:
    start, finish = work_dates(item, state)
    if finish is None or item.cost is None:
        return NO_PLANNED_VALUE
    return work_planned([PlannedWork(start, finish, item.cost)], state.data_date, calendar)


def work_dates(item: Costed, state: ProjectState) -> tuple[dt.date, dt.date | None]:
    """The first and last day planned for a piece of work; a deliverable without a start begins with the project."""
    return item.start or state.project.project.start, item.finish if isinstance(item, WorkPackage) else item.due

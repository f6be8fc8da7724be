"""Budget, planned, earned and actual money on one date: what every money figure is computed from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from pmdocs.figures.agreed import Agreed, agreed
from pmdocs.figures.baseline import approved_changes, cost_effect, current_curve, first_budget
from pmdocs.figures.calendar import WorkCalendar
from pmdocs.figures.earned_scale import EarnedScale
from pmdocs.figures.earned_schedule import earned_schedule, spi_t
from pmdocs.figures.planned_value import PlannedCurve, planned_value
from pmdocs.figures.quantity import (
    NO_ACTUAL_COST,
    NO_BUDGET,
    NO_PLANNED_VALUE,
    NOT_OF_ONE_DAY,
    Quantity,
    Undefined,
)
from pmdocs.figures.work_earned import WorkEarned, work_earned
from pmdocs.state import ProjectState

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class MoneyBasis:
    """What all money figures of one date are computed from.

    `clock` is the day at whose end the plan is looked at: that of the last report that said how far the work is, for
    what nobody has reported yet is no delay. `told` is the day of that report, None before any. `complete_on` is the
    day on which all work was earned, None while some is left; from then on time does not run against the project.
    `pair` is the basis of the last report in which both earned value and actual cost were told, which may be this
    one: only those two fit each other.
    """

    state: ProjectState
    calendar: WorkCalendar
    agreed: Agreed
    curve: PlannedCurve | None
    bac: Quantity
    budget_now: Quantity
    pv: Quantity
    ev: Quantity
    ac: Quantity
    clock: dt.date
    told: dt.date | None
    complete_on: dt.date | None
    work: WorkEarned
    scale: EarnedScale
    pair: Pair

    @property
    def is_early(self) -> bool:
        """True while too little is done for an index to say where the project will end."""
        if isinstance(self.ev, Undefined) or isinstance(self.budget_now, Undefined) or not self.budget_now:
            return False
        return self.ev < self.state.project.settings.earned_value.forecast_from * self.budget_now

    @property
    def pair_pv(self) -> Quantity:
        """Planned value on the day of the pair."""
        day = self.pair.day or self.clock
        return planned_value(self.curve, min(day, self.clock)) if self.curve else NO_PLANNED_VALUE

    def pv_on(self, day: dt.date | None) -> Quantity:
        """Planned value at the end of a day, by default of the data date."""
        return planned_value(self.curve, day or self.state.data_date) if self.curve else NO_PLANNED_VALUE

    @property
    def least_cost(self) -> Quantity:
        """What the project costs at the least: spent, and ordered but not yet invoiced."""
        return self.ac + (self.state.cost.committed or Decimal())

    @property
    def at(self) -> int:
        """Actual time: days of the plan that are over on the data date, or were when all work was earned."""
        day = self.clock if self.complete_on is None else min(self.clock, self.complete_on)
        return self.curve.elapsed(day) if self.curve else 0

    @property
    def es(self) -> Quantity:
        """Earned schedule on the data date, in the calendar's days."""
        if self.curve is None:
            return NO_PLANNED_VALUE
        ev = min(self.ev, self.curve.bac) if isinstance(self.ev, Decimal) else self.ev
        return earned_schedule(self.curve, ev, self.clock)

    @property
    def spi_t(self) -> Quantity:
        """Schedule performance index in time."""
        return spi_t(self.es, self.at)


@dataclass(frozen=True, slots=True)
class Pair:
    """Earned value and actual cost of one day on which both were told; undefined and without a day where none is."""

    day: dt.date | None
    ev: Quantity
    ac: Quantity


def money_basis(state: ProjectState, calendar: WorkCalendar, before: MoneyBasis | None = None) -> MoneyBasis:
    """PV, EV, AC and both budgets on the data date; `before` is the basis of the report before."""
    changes = approved_changes(state)
    first = first_budget(state.project)
    curve = current_curve(state.project, changes, calendar)
    plan = agreed(state, calendar)
    work = work_earned(state, plan, calendar)
    budget: Quantity = NO_BUDGET if first is None else first + cost_effect(changes)
    scale = _scale(work, changes_worth(state), before)
    ev = _earned_value(state, work, scale, budget)
    ac: Quantity = NO_ACTUAL_COST if state.cost.actual is None else state.cost.actual
    told = _told_on(state, work)
    clock = min(state.data_date, told) if told else state.data_date
    if state.hold:
        clock = min(clock, max(state.hold.since - ONE_DAY, state.project.project.start))
    complete = _complete_on(ev, budget, work, clock, before)
    return MoneyBasis(
        state=state,
        calendar=calendar,
        agreed=plan,
        curve=curve,
        bac=NO_BUDGET if first is None else first,
        budget_now=budget,
        pv=planned_value(curve, clock) if curve else NO_PLANNED_VALUE,
        ev=ev,
        ac=ac,
        clock=clock,
        told=told,
        complete_on=complete,
        work=work,
        scale=scale,
        pair=_pair(state, ev, ac, told, complete, before),
    )


def money_bases(states: Iterable[ProjectState], calendar: WorkCalendar) -> list[MoneyBasis]:
    """The basis of each report, in their order: each knows the one before it."""
    bases: list[MoneyBasis] = []
    for state in states:
        bases.append(money_basis(state, calendar, bases[-1] if bases else None))
    return bases


def changes_worth(state: ProjectState) -> Decimal:
    """The money that approved changes have added, in all."""
    return cost_effect(approved_changes(state))


def _scale(work: WorkEarned, extra: Decimal, before: MoneyBasis | None) -> EarnedScale:
    old = before.scale if before else EarnedScale()
    done = work.done if isinstance(work.done, Decimal) else Decimal()
    return old.replanned(extra, work.first + extra, work.whole, done)


def _earned_value(state: ProjectState, work: WorkEarned, scale: EarnedScale, budget: Quantity) -> Quantity:
    """EV as stated in an update, unless progress was reported after it; else the sum of what the work has earned.

    Silence earns nothing, and no more is earned than the budget.
    """
    cost = state.cost
    if cost.earned is not None and not (work.told and cost.earned_on and work.told > cost.earned_on):
        return cost.earned
    if isinstance(work.done, Undefined) or isinstance(budget, Undefined):
        return work.done
    if work.finished and work.whole and work.whole >= work.first:
        return budget
    return min(scale.earned(work.done), budget)


def earned_in_full(basis: MoneyBasis) -> Quantity:
    """What the work in scope would have earned if no budget ended it: above the budget, something is wrong."""
    if basis.state.cost.earned is not None or isinstance(basis.work.done, Undefined):
        return basis.ev
    return basis.scale.earned(basis.work.done) - basis.work.taken_out


def _told_on(state: ProjectState, work: WorkEarned) -> dt.date | None:
    """The day of the last report that said how far the work is; None before any."""
    if state.update is None:
        return None
    if work.by_itself:
        return state.update.date
    days = [day for day in (work.told, state.cost.earned_on) if day]
    return max(days) if days else state.update.date


def _complete_on(
    ev: Quantity, budget: Quantity, work: WorkEarned, clock: dt.date, before: MoneyBasis | None
) -> dt.date | None:
    """The day all work was earned: that of the last piece, else of the first report that says so."""
    if not (isinstance(ev, Decimal) and isinstance(budget, Decimal) and budget and ev >= budget):
        return None
    if work.finished_on:
        return work.finished_on
    return (before.complete_on if before else None) or clock


def _pair(
    state: ProjectState,
    ev: Quantity,
    ac: Quantity,
    told: dt.date | None,
    complete: dt.date | None,
    before: MoneyBasis | None,
) -> Pair:
    """Earned value and actual cost of one day: after the end, cost alone is told, and the work stays earned.

    Where they were never told for one day they are not compared at all: work of March against the cost of February
    makes any project look cheap.
    """
    spent_on = state.cost.actual_on
    if isinstance(ev, Undefined) or isinstance(ac, Undefined) or spent_on is None or told is None:
        return Pair(None, ev, ac)
    if spent_on == told or (complete and spent_on >= complete):
        return Pair(spent_on, ev, ac)
    if before and before.pair.day:
        return before.pair
    return Pair(None, NOT_OF_ONE_DAY, NOT_OF_ONE_DAY)

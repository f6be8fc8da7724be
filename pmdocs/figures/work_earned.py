"""How much of the costed work is done, piece by piece, as the reports say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pmdocs.figures.agreed import Agreed, is_weighed, weighed
from pmdocs.figures.baseline import approved_changes, first_deliverables, removed_by, replanned
from pmdocs.figures.calendar import WorkCalendar
from pmdocs.figures.earning import EarningMethod, Progress, earned
from pmdocs.figures.planned_value import PlannedWork, curve_from_work, planned_value
from pmdocs.figures.quantity import NO_PLANNED_VALUE, NO_PROGRESS, Quantity, total
from pmdocs.project.kickoff import Deliverable, Weight, WorkPackage
from pmdocs.state import ProjectState, WorkState

Costed = Deliverable | WorkPackage

EARNS_BY_ITSELF: Final = frozenset({EarningMethod.MILESTONES, EarningMethod.LEVEL_OF_EFFORT})
"""Methods that need no progress of their own: the dates of milestones tell, or time alone."""


@dataclass(frozen=True, slots=True)
class WorkEarned:
    """The costed work of one date.

    `done` is what the pieces have earned by their own costs, those taken out of scope included, for what was earned
    stays earned. `whole` is what all of it costs, of a piece taken out only what it had earned (`taken_out`); `first`
    what the first plan carried. `told` is the day of the last report of progress; `by_itself` is True where time or
    milestones tell. `finished_on` is the day the last piece was handed over, if each was and its day is written.
    """

    done: Quantity
    whole: Decimal
    taken_out: Decimal
    first: Decimal
    told: dt.date | None
    by_itself: bool
    finished: bool
    finished_on: dt.date | None


def work_earned(state: ProjectState, plan: Agreed, calendar: WorkCalendar) -> WorkEarned:
    """What the pieces of work have earned by the data date."""
    work, taken_out = costed_work(state, plan), removed_work(state, plan)
    values = [earned_by(item, state, calendar) for item in (*work, *taken_out)]
    found = total(values)
    out = total(values[len(work) :]).value
    done: Quantity = found.value if is_reported((*work, *taken_out), state) and found.counted else NO_PROGRESS
    methods = {EarningMethod(item.method.value) for item in work}
    ends = [_ended_on(item, state) for item in work]
    return WorkEarned(
        done=done,
        whole=sum((item.cost or Decimal() for item in work), Decimal()) + out,
        taken_out=out,
        first=_first(state),
        told=max((one.reported for one in state.work.values() if one.reported), default=None),
        by_itself=bool(methods) and EARNS_BY_ITSELF.issuperset(methods),
        finished=bool(work) and all(progress_on(item, state).finished for item in work),
        finished_on=max((day for day in ends if day), default=None) if ends and all(ends) else None,
    )


def _first(state: ProjectState) -> Decimal:
    """What the pieces of the first plan cost."""
    first = {item.id for item in first_deliverables(state.project)}
    priced = [item for item in weighed(state) if item.id in first] if is_weighed(state) else ()
    pieces: Sequence[Costed] = state.project.work or priced or first_deliverables(state.project)
    return sum((item.cost or Decimal() for item in pieces), Decimal())


def costed_work(state: ProjectState, plan: Agreed) -> tuple[Costed, ...]:
    """The pieces of work that earn value: work packages where there are any, else deliverables with a cost in scope."""
    removed = removed_by(approved_changes(state))
    if state.project.work:
        return tuple(w for w in plan.work if w.deliverable not in removed)
    return tuple(d for d in plan.deliverables if d.cost is not None and d.id not in removed)


def removed_work(state: ProjectState, plan: Agreed) -> tuple[Costed, ...]:
    """The costed work that an approved change has taken out of scope."""
    removed = removed_by(approved_changes(state))
    if state.project.work:
        return tuple(w for w in plan.work if w.deliverable in removed)
    return tuple(d for d in plan.deliverables if d.cost is not None and d.id in removed)


def is_reported(work: Sequence[Costed], state: ProjectState) -> bool:
    """True once reports say how far the work is: by progress, a milestone reached, or any report if none is needed.

    Where some of the work waits for its first progress, the rest must not pass for all that was earned.
    """
    methods = {item.id: EarningMethod(item.method.value) for item in work}
    weighed = (item for item in work if methods[item.id] is EarningMethod.MILESTONES)
    reached = any(progress_on(item, state).has_reached_any for item in weighed)
    return bool(state.work) or reached or (state.update is not None and EARNS_BY_ITSELF.issuperset(methods.values()))


def earned_by(item: Costed, state: ProjectState, calendar: WorkCalendar) -> Quantity:
    """What one piece of work has earned by its own method and cost."""
    progress = progress_on(item, state)
    return earned(EarningMethod(item.method.value), item.cost or Decimal(), progress, _by_time(item, state, calendar))


def weights_in_force(item: Costed, state: ProjectState) -> tuple[Weight, ...]:
    """The milestones that carry a piece of work: the weight of one that was cancelled goes to the others."""
    if not item.weights:
        return ()
    cancelled = {m.id for m in state.milestones if m.cancelled}
    return tuple(weight for weight in item.weights if weight.milestone not in cancelled)


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
        milestones=tuple((one.weight, one.milestone in reached) for one in weights_in_force(item, state)),
    )


def _ended_on(item: Costed, state: ProjectState) -> dt.date | None:
    """The day a piece of work was handed over, or on which its percentage was told to be 100."""
    work = state.work.get(item.id, WorkState())
    days = [day for day in (work.delivered, work.accepted) if day]
    if days:
        return min(days)
    if work.percent == 1:
        return work.reported
    if EarningMethod(item.method.value) is EarningMethod.MILESTONES:
        carriers = {weight.milestone for weight in item.weights}
        reached = [m.actual for m in state.milestones if m.id in carriers and not m.cancelled]
        return max((day for day in reached if day), default=None) if reached and all(reached) else None
    return None


def _by_time(item: Costed, state: ProjectState, calendar: WorkCalendar) -> Quantity:
    """What the plan wants of a piece by now, for the level of effort: its own plan, stretched by approved changes."""
    if EarningMethod(item.method.value) is not EarningMethod.LEVEL_OF_EFFORT:
        return NO_PLANNED_VALUE
    pieces: Sequence[Costed] = state.project.work or state.project.deliverables
    first = next((piece for piece in pieces if piece.id == item.id), item)
    start, finish = work_dates(first, state)
    if finish is None or item.cost is None or finish < start:
        return NO_PLANNED_VALUE
    curve = curve_from_work([PlannedWork(start, finish, item.cost)], calendar)
    day = min(state.data_date, state.update.date) if state.update else state.data_date
    return planned_value(replanned(curve, state.project, approved_changes(state), calendar, costs=False), day)


def work_dates(item: Costed, state: ProjectState) -> tuple[dt.date, dt.date | None]:
    """The first and last day planned for a piece of work; a deliverable without a start begins with the project."""
    return item.start or state.project.project.start, item.finish if isinstance(item, WorkPackage) else item.due

"""The baselines: what was planned first, and what approved changes have made of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from typing import NamedTuple

from pmdocs.figures.calendar import CALENDAR_DAYS, DayBasis, WorkCalendar, public_holidays
from pmdocs.figures.model import Location
from pmdocs.figures.ordering import counted
from pmdocs.figures.planned_value import PlannedCurve, PlannedWork, curve_from_work, planned_curve, planned_value
from pmdocs.figures.quantity import decimal_of
from pmdocs.project.definition import Project
from pmdocs.project.kickoff import Deliverable
from pmdocs.project.registers import Change, ChangeEffect, ChangeStatus
from pmdocs.state import ProjectState

APPROVED = {ChangeStatus.APPROVED, ChangeStatus.IMPLEMENTED}
NO_EFFECT = ChangeEffect()


def work_calendar(project: Project) -> WorkCalendar:
    """How days are counted in this project: the calendar, or working days with the country's public holidays."""
    settings = project.settings.schedule
    if not settings.basis.lower().startswith("working"):
        return CALENDAR_DAYS
    years = range(project.project.start.year - 1, _last_year(project) + 3)
    days = frozenset(settings.holidays)
    if settings.country:
        days |= public_holidays(settings.country, years)
    return WorkCalendar(DayBasis.WORKING, holidays=days)


def _last_year(project: Project) -> int:
    """The year of the latest date that the plan, a change or an update names: all of them may be counted to."""
    changes = (*project.changes, *(change for update in project.updates for change in update.changes))
    effects = [done for change in changes if (done := change.written().get("effect")) is not None]
    milestones = (*project.milestones, *(one for update in project.updates for one in update.milestones))
    days = [project.project.finish, *(update.date for update in project.updates)]
    days += [day for done in effects for day in (done.finish, *done.milestones.values()) if day]
    days += [day for one in milestones for name in ("date", "forecast") if (day := one.written().get(name))]
    return max(day.year for day in days)


def approved_changes(state: ProjectState) -> tuple[Change, ...]:
    """Changes approved by the data date, in the order of their decisions."""
    found = [c for c in state.changes if c.status in APPROVED and (c.decided is None or c.decided <= state.data_date)]
    return tuple(sorted(found, key=lambda change: (change.decided or state.project.project.start, counted(change.id))))


def effect(change: Change) -> ChangeEffect:
    """What a change does to the baselines; nothing where it is not written."""
    return change.effect or NO_EFFECT


def cost_effect(changes: Iterable[Change]) -> Decimal:
    """The sum of the changes' effects on cost, in money."""
    return sum((effect(change).cost or Decimal() for change in changes), Decimal())


def effort_effect(changes: Iterable[Change]) -> Decimal:
    """The sum of the changes' effects on effort, in person-days."""
    return sum((effect(change).effort or Decimal() for change in changes), Decimal())


def approved_finish(project: Project, changes: Iterable[Change], calendar: WorkCalendar) -> dt.date:
    """The finish after approved changes: each one's own new date, else its days added to the date before it."""

    def moved(finish: dt.date, change: Change) -> dt.date:
        done = effect(change)
        return done.finish or calendar.add_days(finish, done.days or 0)

    return reduce(moved, changes, project.project.finish)


def removed_by(changes: Iterable[Change]) -> dict[str, str]:
    """Deliverables taken out of scope, with the id of the change that did it."""
    return {key: change.id for change in changes for key in effect(change).removes}


def added_by(changes: Iterable[Change]) -> dict[str, str]:
    """Deliverables put into scope, with the id of the change that did it."""
    return {key: change.id for change in changes for key in effect(change).adds}


def first_budget(project: Project) -> Decimal | None:
    """Budget at completion as first approved: the budget lines, else the planned value's end, else the costed work."""
    budget = project.budget
    if budget and budget.lines:
        return sum((line.amount for line in budget.lines), Decimal())
    if budget and budget.planned:
        return budget.planned[-1][1]
    costs = [item.cost for item in (project.work or first_deliverables(project)) if item.cost is not None]
    return sum(costs, Decimal()) if costs else None


def first_deliverables(project: Project) -> tuple[Deliverable, ...]:
    """The deliverables of the first plan: what a change has added came later, with money of its own."""
    return tuple(item for item in project.deliverables if item.added_by is None)


class PlannedPiece(NamedTuple):
    """A piece of dated, costed work: its id, what it plans, and where its cost, start and finish are written."""

    id: str
    work: PlannedWork
    cost: Location
    start: Location
    finish: Location


def planned_work(project: Project) -> tuple[PlannedPiece, ...]:
    """The work that makes up the planned value where no curve is written: work packages, else dated deliverables."""
    if project.work:
        return tuple(
            PlannedPiece(item.id, PlannedWork(item.start, item.finish, item.cost), *_written("work", n, "finish"))
            for n, item in enumerate(project.work)
        )
    begin = project.project.start
    found = []
    for number, item in enumerate(project.deliverables):
        start = item.start or begin
        if item.cost is not None and item.due is not None and start <= item.due and item.added_by is None:
            cost, own, due = _written("deliverables", number, "due")
            place: Location = own if item.start else ("project", "start")
            found.append(PlannedPiece(item.id, PlannedWork(start, item.due, item.cost), cost, place, due))
    return tuple(found)


def _written(topic: str, number: int, finish: str) -> tuple[Location, Location, Location]:
    """Where the cost, the start and the finish of an entry are written."""
    return (topic, number, "cost"), (topic, number, "start"), (topic, number, finish)


def first_curve(project: Project, calendar: WorkCalendar) -> PlannedCurve | None:
    """Planned value as first approved: as written, else from dated, costed work; None where neither is there."""
    if project.budget and project.budget.planned:
        return planned_curve(project.project.start, dict(project.budget.planned), calendar)
    work = [piece.work for piece in planned_work(project)]
    return curve_from_work(work, calendar) if work else None


def current_curve(project: Project, changes: Iterable[Change], calendar: WorkCalendar) -> PlannedCurve | None:
    """Planned value after approved changes.

    What was planned up to a decision stays as it was, so that no past report changes; what was planned after it is
    stretched to the new budget and the new finish. This is the usual way to re-phase a baseline when a change does
    not come with a curve of its own; one that does replaces what lies after its decision (an over-target baseline).
    """
    curve = first_curve(project, calendar)
    return None if curve is None else replanned(curve, project, changes, calendar)


def replanned(
    curve: PlannedCurve, project: Project, changes: Iterable[Change], calendar: WorkCalendar, *, costs: bool = True
) -> PlannedCurve:
    """`curve` after approved changes; without their `costs`, only its time is stretched."""
    finish = project.project.finish
    for change in changes:
        after = approved_finish_after(finish, change, calendar)
        cost = (effect(change).cost or Decimal()) if costs else Decimal()
        decided = change.decided or project.project.start
        if costs and effect(change).curve:
            curve = _with_own_curve(curve, decided, effect(change).curve, cost)
        elif cost or after != finish:
            curve = _restretched(curve, decided, cost, finish, after)
        finish = after
    return curve


def approved_finish_after(finish: dt.date, change: Change, calendar: WorkCalendar) -> dt.date:
    """The finish once `change` is approved too."""
    done = effect(change)
    return done.finish or calendar.add_days(finish, done.days or 0)


def _with_own_curve(
    curve: PlannedCurve, decided: dt.date, points: Sequence[tuple[dt.date, Decimal]], cost: Decimal
) -> PlannedCurve:
    """The old plan up to the decision, from there on the new one that the change brings, up to the new budget."""
    fixed = planned_value(curve, decided)
    kept = {day: amount for day, amount in curve.points if day <= decided}
    if decided >= curve.start:
        kept[decided] = fixed
    new = {day: max(amount, fixed) for day, amount in points if day > decided}
    whole = kept | new
    if not new:
        return _without_stretch(curve, cost, curve.finish)
    whole[max(new)] = max(curve.bac + cost, fixed)
    ordered = sorted((day, min(amount, whole[max(new)])) for day, amount in whole.items())
    return PlannedCurve(curve.start, tuple(ordered), curve.calendar)


def _restretched(curve: PlannedCurve, decided: dt.date, cost: Decimal, finish: dt.date, after: dt.date) -> PlannedCurve:
    decided = max(decided, curve.start - dt.timedelta(days=1))  # the start of a plan stays where it is
    fixed = Fraction(planned_value(curve, decided))
    left = Fraction(curve.bac) - fixed
    if left <= 0 or left + Fraction(cost) <= 0 or decided >= finish or after <= decided:
        return _without_stretch(curve, cost, max(after, curve.finish))
    grown = (left + Fraction(cost)) / left
    slower = Fraction((after - decided).days) / Fraction((finish - decided).days)

    def moved(day: dt.date) -> dt.date:
        return day if day <= decided else decided + dt.timedelta(days=round(Fraction((day - decided).days) * slower))

    points = {day: amount for day, amount in curve.points if day <= decided}
    if decided >= curve.start:
        points[decided] = decimal_of(fixed)
    for day, amount in curve.points:
        if day > decided:
            points[moved(day)] = decimal_of(fixed + (Fraction(amount) - fixed) * grown)
    points[max(points)] = curve.bac + cost  # exactly the new budget, whatever the steps before it were rounded to
    return PlannedCurve(curve.start, tuple(sorted(points.items())), curve.calendar)


def _without_stretch(curve: PlannedCurve, cost: Decimal, finish: dt.date) -> PlannedCurve:
    """A change that leaves nothing ahead to stretch: what it adds is planned by the new finish.

    A cut reaches back into what was planned already, so every amount shrinks in proportion: the plan must end at the
    budget, or work that is complete would for ever seem to be late. Reports made before the decision keep their plan.
    """
    if cost < 0:
        left = Fraction(curve.bac + cost) / Fraction(curve.bac) if curve.bac else Fraction(1)
        points = {day: decimal_of(Fraction(amount) * left) for day, amount in curve.points}
        points[max(points)] = curve.bac + cost
        return PlannedCurve(curve.start, tuple(sorted(points.items())), curve.calendar)
    points = {day: amount for day, amount in curve.points if day <= finish} | {finish: curve.bac + cost}
    return PlannedCurve(curve.start, tuple(sorted(points.items())), curve.calendar)

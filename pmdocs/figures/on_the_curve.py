"""Between which points of the plan a planned value or an earned schedule lies, as a formula and what stands in it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from pmdocs.figures.baseline import approved_changes, planned_work
from pmdocs.figures.formulas import Unit
from pmdocs.figures.model import Input, Location
from pmdocs.figures.money import MoneyBasis
from pmdocs.figures.planned_value import PlannedCurve, work_planned
from pmdocs.project.definition import Project

REPLANNED: Final = "replanned by"
"""How a point of the curve is called that approved changes have moved or raised."""


class Told(NamedTuple):
    """A formula, empty where words must do, and the inputs it names."""

    formula: str
    inputs: tuple[Input, ...] = ()


class Mark(NamedTuple):
    """A point of the curve: its date, the days of the plan that are over by then, and the amount planned by then."""

    date: dt.date
    days: int
    amount: Input


def planned_between(basis: MoneyBasis, day: dt.date) -> Told:
    """How the planned value of a day comes about: from the work, or from the points of the curve around it."""
    curve = basis.curve
    if curve is None:
        return Told("")
    written = basis.state.project.budget and basis.state.project.budget.planned
    if not written and not approved_changes(basis.state):
        return _from_work(basis, day)
    marks = _marks(basis, curve)
    index = bisect_right(marks, day, key=lambda mark: mark.date)
    if not index:
        return Told("nothing is planned before the start", (start_of(curve, basis.state.project),))
    before, after = marks[index - 1], marks[index] if index < len(marks) else marks[index - 1]
    gone, between = curve.elapsed(day) - before.days, after.days - before.days
    if not gone or not between:
        return Told(before.amount.name, (before.amount,))
    first, second = before.amount.name, after.amount.name
    inputs = (before.amount, after.amount, _days("days gone", gone), _days("days between", between))
    if not before.days:
        return Told(f"{second} × days gone / days between", inputs[1:])
    return Told(f"{first} + ({second} − {first}) × days gone / days between", inputs)


def earned_between(basis: MoneyBasis) -> Told:
    """How the earned schedule comes about: from the points of the curve between which as much was to be earned."""
    curve, ev, es = basis.curve, basis.ev, basis.es
    earned = Input("EV", ev, "cost.ev", unit=Unit.MONEY)
    if curve is None or not isinstance(ev, Decimal) or not isinstance(es, Decimal):
        return Told("", (earned,))
    if ev == curve.bac:
        return Told("PD, for all work is done", (Input("PD", curve.duration, "schedule.planned_duration"),))
    for before, after in pairwise(_marks(basis, curve)):
        less, more = before.amount.value, after.amount.value
        if isinstance(less, Decimal) and isinstance(more, Decimal) and less <= ev < more and before.days <= es:
            return _crossing(earned, before, after)
    return Told("", (earned,))


def _crossing(earned: Input, before: Mark, after: Mark) -> Told:
    """When the straight line between two points passes what is earned."""
    first, second = before.amount, after.amount
    if not before.days:
        days = _days(f"days to {after.date}", after.days)
        return Told(f"EV / {second.name} × {days.name}", (earned, second, days))
    days, between = _days(f"days to {before.date}", before.days), _days("days between", after.days - before.days)
    formula = f"{days.name} + (EV − {first.name}) / ({second.name} − {first.name}) × {between.name}"
    return Told(formula, (days, earned, first, second, between))


def _marks(basis: MoneyBasis, curve: PlannedCurve) -> list[Mark]:
    """The start, with nothing planned, and every point of the curve; changes have replanned what is written."""
    budget = basis.state.project.budget
    moved = bool(approved_changes(basis.state))
    word = REPLANNED if moved else "planned by"
    found = [Mark(curve.start, 0, Input("planned at the start", Decimal(), unit=Unit.MONEY))]
    for day, amount in curve.points:
        place: Location = ("budget", "planned") if moved else ("budget", "planned", day.isoformat())
        places = (place,) if budget and budget.planned else ()
        found.append(Mark(day, curve.elapsed(day), Input(f"{word} {day}", amount, "", places, Unit.MONEY)))
    return found


def _days(name: str, number: int) -> Input:
    return Input(name, number, unit=Unit.DAYS)


def _from_work(basis: MoneyBasis, day: dt.date) -> Told:
    """The planned value as the sum over the pieces of work, each with what was planned for it by then."""
    return Told("sum of what was planned for each piece of work by then", tuple(_pieces(basis, day)))


def _pieces(basis: MoneyBasis, day: dt.date) -> Iterator[Input]:
    calendar = basis.calendar
    for piece in planned_work(basis.state.project):
        places = (piece.cost, piece.start, piece.finish)
        yield Input(piece.id, work_planned([piece.work], day, calendar), sources=places)


def start_of(curve: PlannedCurve | None, project: Project) -> Input:
    """The first day of the plan, and where it is written: with the project, or with the work that begins first."""
    written: Location = ("project", "start")
    if curve is None:
        return Input("start", project.project.start, sources=(written,))
    if not (project.budget and project.budget.planned):
        first = (piece.start for piece in planned_work(project) if piece.work.start == curve.start)
        written = next(first, written)
    return Input("start", curve.start, sources=(written,))

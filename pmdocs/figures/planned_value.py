"""Planned value: what should be earned by the end of any day, from a cumulative curve or from dated, costed work."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

from pmdocs.figures.calendar import CALENDAR_DAYS, WorkCalendar
from pmdocs.figures.fault import Fault, refuse
from pmdocs.figures.quantity import decimal_of

CurvePoint: TypeAlias = tuple[date, Decimal]
"""A cumulative amount of money planned by the END of that date."""

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PlannedCurve:
    """The time-phased budget: 0 when the `start` date begins, each point's amount when its date ends.

    Between points the amount grows evenly over the days that count in `calendar`; the last amount is BAC. Points come
    in order of date and never decrease; anything else is refused with `FigureError`.
    """

    start: date
    points: tuple[CurvePoint, ...]
    calendar: WorkCalendar = CALENDAR_DAYS

    def __post_init__(self) -> None:
        """Refuse a curve that does not exist, goes back in time or decreases."""
        refuse(curve_faults(self.start, self.points))

    @property
    def bac(self) -> Decimal:
        """Budget at completion: the amount of the last point."""
        return self.points[-1][1]

    @property
    def finish(self) -> date:
        """Planned finish: the first point at which all of the budget is planned."""
        return next(day for day, amount in self.points if amount == self.bac)

    @property
    def duration(self) -> int:
        """Planned duration (PD): days that count from start to finish, both included."""
        return self.elapsed(self.finish)

    def elapsed(self, day: date) -> int:
        """Days of the plan that are over when `day` ends; 0 before the start."""
        return self.calendar.elapsed(self.start, day)


@dataclass(frozen=True, slots=True)
class PlannedWork:
    """A work package with its first and last day and its cost, spent evenly over the days that count."""

    start: date
    finish: date
    cost: Decimal


def curve_faults(start: date, points: Sequence[CurvePoint]) -> tuple[Fault, ...]:
    """Why these points are not a planned-value curve; empty if they are one."""
    if not points:
        return (Fault("curve-empty", "The planned value has no points.", "Give at least the finish and the budget."),)
    return (*_first_point_faults(start, points[0]), *_step_faults(points))


def _first_point_faults(start: date, first: CurvePoint) -> Iterator[Fault]:
    day, amount = first
    if day < start:
        message = f"Value is planned on {day}, before the start on {start}."
        yield Fault("curve-before-start", message, "Move one of the two dates.")
    if amount < 0:
        yield Fault("curve-negative", f"The value planned by {day} is negative ({amount}).", "Give cumulative amounts.")


def _step_faults(points: Sequence[CurvePoint]) -> Iterator[Fault]:
    for (before, less), (day, amount) in pairwise(points):
        if day <= before:
            message = f"The point of {day} comes after that of {before}."
            yield Fault("curve-order", message, "Give each date once, in order.")
        if amount < less:
            message = f"The planned value falls from {less} on {before} to {amount} on {day}."
            yield Fault("curve-decreasing", message, "Give cumulative amounts: each includes all before it.")


def planned_curve(start: date, amounts: Mapping[date, Decimal], calendar: WorkCalendar = CALENDAR_DAYS) -> PlannedCurve:
    """The curve through cumulative `amounts` by date, written in any order."""
    return PlannedCurve(start, tuple(sorted(amounts.items())), calendar)


def planned_value(curve: PlannedCurve, day: date) -> Decimal:
    """PV by the end of `day`, in money: 0 before the start, BAC from the last point on."""
    index = bisect_right(curve.points, day, key=lambda point: point[0])
    if day < curve.start:
        return Decimal()
    if index == len(curve.points):
        return curve.bac
    time_before, amount_before = _mark(curve, index - 1)
    time_after, amount_after = _mark(curve, index)
    if time_after == time_before:
        # Days off between two points: the later amount is due on its own date, not sooner.
        return decimal_of(amount_before)
    share = Fraction(curve.elapsed(day) - time_before, time_after - time_before)
    return decimal_of(amount_before + share * (amount_after - amount_before))


def knots(curve: PlannedCurve) -> tuple[tuple[int, Fraction], ...]:
    """The curve as (days elapsed, amount) from (0, 0) up to the planned finish; straight in between."""
    finish = next(index for index, (_, amount) in enumerate(curve.points) if amount == curve.bac)
    return tuple(_mark(curve, index) for index in range(-1, finish + 1))


def _mark(curve: PlannedCurve, index: int) -> tuple[int, Fraction]:
    if index < 0:
        return 0, Fraction()
    day, amount = curve.points[index]
    return curve.elapsed(day), Fraction(amount)


def work_faults(work: Sequence[PlannedWork]) -> tuple[Fault, ...]:
    """Why this work cannot be planned: there is none, or some ends before it starts or costs less than nothing."""
    if not work:
        return (Fault("work-empty", "There is no dated, costed work.", "Give at least one work package."),)
    return tuple(fault for package in work for fault in _package_faults(package))


def _package_faults(package: PlannedWork) -> Iterator[Fault]:
    if package.finish < package.start:
        message = f"Work that starts on {package.start} finishes on {package.finish}."
        yield Fault("work-dates", message, "Swap the two dates.")
    if package.cost < 0:
        yield Fault("work-cost", f"Work from {package.start} costs {package.cost}.", "Give a cost of 0 or more.")


def curve_from_work(work: Sequence[PlannedWork], calendar: WorkCalendar = CALENDAR_DAYS) -> PlannedCurve:
    """The planned-value curve of dated, costed work: each package's cost, spread evenly over its own days.

    A package all of whose days are off is planned on its last day. Raises `FigureError` for faulty or no work.
    """
    refuse(work_faults(work))
    start = min(package.start for package in work)
    days = sorted({day for package in work for day in _bends(package, start)})
    return PlannedCurve(start, tuple((day, work_planned(work, day, calendar)) for day in days), calendar)


def _bends(package: PlannedWork, start: date) -> Iterator[date]:
    """The days at whose end the curve that begins on `start` may change direction because of this package."""
    yield package.finish
    if package.start > start:
        yield package.start - ONE_DAY


def work_planned(work: Iterable[PlannedWork], day: date, calendar: WorkCalendar = CALENDAR_DAYS) -> Decimal:
    """Cost of all work planned by the end of `day`: finished packages whole, running ones by days elapsed."""
    return decimal_of(sum((Fraction(p.cost) * _share(p, day, calendar) for p in work), Fraction()))


def _share(package: PlannedWork, day: date, calendar: WorkCalendar) -> Fraction:
    if day >= package.finish:
        return Fraction(1)
    days = calendar.elapsed(package.start, package.finish)
    return Fraction(calendar.elapsed(package.start, day), days) if days else Fraction()

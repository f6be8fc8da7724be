"""Sprints in figures: velocity, what was promised and done, scope, and the range of dates the rest will take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil

from pmdocs.figures.fault import Fault, refuse
from pmdocs.figures.quantity import BEYOND_CALENDAR, Quantity, Undefined, decimal_of, quotient, ratio, rounded

NO_SPRINT_DONE = Undefined("no sprint finished yet")
NOTHING_COMMITTED = Undefined("nothing committed")
NOTHING_COMPLETED = Undefined("nothing completed yet")
NO_SCOPE = Undefined("no scope planned")

SPRINTS_IN_A_RANGE = 3


@dataclass(frozen=True, slots=True)
class SprintResult:
    """One finished sprint, in points (or items): what was promised, done, and added or removed on the way.

    `completed` is everything done, whether promised at the start or added later.
    """

    committed: Decimal
    completed: Decimal
    added: Decimal = Decimal()
    removed: Decimal = Decimal()

    @property
    def carried_over(self) -> Decimal:
        """Points in the sprint at its end but not done; 0 at least."""
        in_sprint = Fraction(self.committed) + Fraction(self.added) - Fraction(self.removed)
        return decimal_of(max(in_sprint - Fraction(self.completed), Fraction()))


@dataclass(frozen=True, slots=True)
class Velocity:
    """Points done in a sprint: the mean of the last sprints, the mean of the worst and best of them, and extremes."""

    mean: Decimal
    worst: Decimal
    best: Decimal
    lowest: Decimal
    highest: Decimal
    sprints: int


def velocity(
    completed: Sequence[Decimal], last: int | None = None, extremes: int = SPRINTS_IN_A_RANGE
) -> Velocity | Undefined:
    """Velocity over the `last` sprints (all of them if None), from points completed per sprint, oldest first.

    `worst` and `best` are the means of the `extremes` slowest and fastest sprints; with fewer sprints than that, of
    all of them. Undefined before the first sprint ends.
    """
    recent = tuple(completed)[-last:] if last else tuple(completed)
    if not recent:
        return NO_SPRINT_DONE
    ranked = sorted(recent)
    worst, best = ranked[:extremes], ranked[-extremes:]
    return Velocity(_mean(recent), _mean(worst), _mean(best), ranked[0], ranked[-1], len(recent))


def _mean(values: Sequence[Decimal]) -> Decimal:
    return decimal_of(sum(map(Fraction, values), Fraction()) / len(values))


def said_to_done(committed: Decimal, completed: Decimal) -> Quantity:
    """Completed over committed points of a sprint: 1 is a promise kept; undefined if nothing was promised."""
    return ratio(completed, committed, NOTHING_COMMITTED)


@dataclass(frozen=True, slots=True)
class BurnUpPoint:
    """The state after one sprint (0 is the start): points done in all, and total scope.

    The scope line moves on its own, so that growth of the scope is not mistaken for slowness.
    """

    sprint: int
    done: Decimal
    scope: Decimal


def ideal_burndown(committed: Decimal, days: int) -> tuple[Decimal, ...]:
    """Points that would remain after each day (from 0) of a sprint if they went down evenly to none."""
    return tuple(decimal_of(Fraction(committed) * (days - day) / days) for day in range(days + 1))


@dataclass(frozen=True, slots=True)
class DateRange:
    """When the remaining scope will be done: at the best, the mean and the worst velocity."""

    optimistic: date | Undefined
    likely: date | Undefined
    pessimistic: date | Undefined


def sprints_needed(remaining: Decimal, points_per_sprint: Decimal) -> int | Undefined:
    """Whole sprints to do what remains; 0 when nothing does, undefined at a velocity of 0."""
    if remaining <= 0:
        return 0
    needed = quotient(Fraction(remaining), Fraction(points_per_sprint), NOTHING_COMPLETED)
    return needed if isinstance(needed, Undefined) else ceil(needed)


def forecast_dates(remaining: Decimal, pace: Velocity | Undefined, last_finish: date, sprint_days: int) -> DateRange:
    """The range of finish dates: remaining points over velocity, in whole sprints of `sprint_days` calendar days.

    Counted from `last_finish`, the last day of the last finished sprint, which is itself the answer when nothing
    remains.
    """
    if isinstance(pace, Undefined):
        return DateRange(pace, pace, pace)
    paces = (pace.best, pace.mean, pace.worst)
    return DateRange(*(_after_sprints(last_finish, sprints_needed(remaining, each), sprint_days) for each in paces))


def _after_sprints(last_finish: date, sprints: int | Undefined, sprint_days: int) -> date | Undefined:
    if isinstance(sprints, Undefined):
        return sprints
    try:
        return last_finish + timedelta(days=sprints * sprint_days)
    except OverflowError:
        return BEYOND_CALENDAR


@dataclass(frozen=True, slots=True)
class AgileValue:
    """Planned and earned value of a release, in money, ready for the earned-value formulas."""

    pv: Quantity
    ev: Quantity


def agile_value(
    sprints_done: int, sprints_planned: int, points_done: Decimal, points_planned: Decimal, bac: Decimal
) -> AgileValue:
    """AgileEVM (Sulaiman, Barton and Blackburn 2006): PV from sprints gone, EV from points done, as shares of BAC.

    PV stays at BAC in sprints beyond the plan. When the scope changes, plan the points (and, if funded, the budget)
    anew and keep the old line in the chart; more points done than planned is refused with `FigureError`.
    """
    refuse(_release_faults(points_done, points_planned))
    expected = quotient(Fraction(min(sprints_done, sprints_planned)), Fraction(sprints_planned), NO_SCOPE)
    actual = quotient(Fraction(points_done), Fraction(points_planned), NO_SCOPE)
    return AgileValue(rounded(expected * Fraction(bac)), rounded(actual * Fraction(bac)))


def _release_faults(points_done: Decimal, points_planned: Decimal) -> Iterator[Fault]:
    if points_done > points_planned:
        message = f"{points_done} points are done of {points_planned} planned for the release."
        yield Fault("release-outgrown", message, "Plan the points of the release anew: its scope has changed.")

"""When the rest of a backlog will be done: thousands of futures drawn from the project's own past."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import ceil
from random import Random
from typing import Final

from pmdocs.figures.quantity import BEYOND_CALENDAR, Undefined, decimal_of

RUNS: Final = 5_000
"""Futures that are drawn; with so many, a chance is known to about one percentage point."""

LEAST_PERIODS: Final = 3
_MOST_PERIODS: Final = 200

TOO_FEW_PAST: Final = Undefined("fewer than three sprints or weeks to draw from")
NOTHING_DONE: Final = Undefined("nothing completed yet")
TOO_FAR: Final = Undefined("too far away at this pace to foresee")


@dataclass(frozen=True, slots=True)
class Pace:
    """What the future is drawn from: what each past period completed, and how long a period is.

    `start` is the end of the last period that is over, `today` the day no forecast may lie before.
    """

    completed: tuple[Decimal, ...]
    period_days: int
    start: date
    today: date


@dataclass(frozen=True, slots=True)
class ReleaseDates:
    """The dates of all runs in order."""

    days: tuple[date, ...]

    def by(self, percent: int) -> date:
        """The first date by which at least `percent` of the runs were done."""
        return self.days[ceil(Fraction(percent * len(self.days), 100)) - 1]

    def chance_by(self, day: date) -> Decimal:
        """The share of the runs that were done by `day`."""
        return decimal_of(Fraction(sum(each <= day for each in self.days), len(self.days)))


@lru_cache(maxsize=64)
def simulated_release(remaining: Decimal, pace: Pace, seed: str) -> ReleaseDates | Undefined:
    """Dates at which `remaining` is done, when each coming period does what a past one, drawn at random, did.

    Resampling asks for no assumption about the shape of a team's pace: what happened can happen again, nothing else
    (Monte Carlo forecasting as Magennis and Vacanti teach it). The seed is a text, so the same project gives the
    same dates on every machine; only `Random.random` is used, which Python promises never to change.
    """
    if len(pace.completed) < LEAST_PERIODS:
        return TOO_FEW_PAST
    mean = sum(map(Fraction, pace.completed), Fraction()) / len(pace.completed)
    if remaining > 0 and mean <= 0:
        return NOTHING_DONE
    if remaining > 0 and Fraction(remaining) / mean > _MOST_PERIODS:
        return TOO_FAR
    draws = Random(seed)  # noqa: S311
    periods = sorted(_periods_needed(remaining, pace.completed, draws) for _ in range(RUNS))
    try:
        dates = (pace.start + timedelta(days=count * pace.period_days) for count in periods)
        return ReleaseDates(tuple(max(day, pace.today) for day in dates))
    except OverflowError:
        return BEYOND_CALENDAR


def _periods_needed(remaining: Decimal, completed: Sequence[Decimal], draws: Random) -> int:
    left, count, choices = remaining, 0, len(completed)
    while left > 0 and count < 10 * _MOST_PERIODS:
        left -= completed[int(draws.random() * choices)]
        count += 1
    return count


def periods_over(last: date, today: date, period_days: int) -> date:
    """The end of the last whole period before `today`, counted on from `last`: time that went by is gone."""
    return last + timedelta(days=max((today - last).days, 0) // period_days * period_days)

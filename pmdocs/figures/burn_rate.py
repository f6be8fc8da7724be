"""How fast money is spent, and how long what is left of the budget lasts at that rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

from pmdocs.figures.quantity import (
    BEYOND_CALENDAR,
    BUDGET_EXHAUSTED,
    NO_ACTUAL_COST,
    Exact,
    Quantity,
    Undefined,
    rounded,
)

DAYS_A_MONTH: Final = Fraction(36525, 1200)
"""Days of an average month, so that a short February does not look thrifty."""

REPORTS_LOOKED_AT: Final = 3
NOTHING_SPENT_LATELY: Final = Undefined("nothing spent in the last reports")


@dataclass(frozen=True, slots=True)
class Spent:
    """Cumulative cost on the day it was reported."""

    day: date
    amount: Decimal


def looked_at(reported: Sequence[Spent], start: date) -> tuple[Spent, ...]:
    """The point before the last three reports of cost, and the last of them: nothing was spent before the start.

    Empty where there is no report, or none after the first day.
    """
    points = (Spent(start, Decimal()), *(each for each in reported if each.day > start))
    return (points[max(len(points) - 1 - REPORTS_LOOKED_AT, 0)], points[-1]) if len(points) > 1 else ()


def burn_rate(points: Sequence[Spent]) -> Quantity:
    """Money spent in an average month (30.4 days) between two points."""
    return rounded(_a_day(points) * DAYS_A_MONTH)


def runway(points: Sequence[Spent], budget: Quantity, data_date: date) -> date | Undefined:
    """The day the budget is used up at that rate, counted from the last report of cost; never before the data date."""
    rate = _a_day(points)
    if isinstance(budget, Undefined):
        return budget
    if isinstance(rate, Undefined):
        return rate
    left = Fraction(budget) - Fraction(points[-1].amount)
    if left <= 0:
        return BUDGET_EXHAUSTED
    if rate <= 0:
        return NOTHING_SPENT_LATELY
    try:
        return max(points[-1].day + timedelta(days=int(left / rate)), data_date)
    except OverflowError:
        return BEYOND_CALENDAR


def _a_day(points: Sequence[Spent]) -> Exact:
    if not points:
        return NO_ACTUAL_COST
    first, last = points
    return (Fraction(last.amount) - Fraction(first.amount)) / (last.day - first.day).days

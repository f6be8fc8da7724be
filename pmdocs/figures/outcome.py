"""Plans and forecasts against the outcome: overruns, forecast accuracy, and what approved changes explain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from pmdocs.figures.calendar import CALENDAR_DAYS, WorkCalendar
from pmdocs.figures.quantity import Quantity, Undefined, exact, quotient, rounded

T = TypeVar("T")

NO_REPORT_IN_TIME = Undefined("no report at that stage")
NO_ESTIMATE = Undefined("no estimate to compare with")

QUARTERS = (Decimal("0.25"), Decimal("0.5"), Decimal("0.75"))
"""The stages of completion at which closure reports look back at the forecasts."""


def overrun(actual: Quantity, estimate: Quantity) -> Quantity:
    """(actual - estimate) / estimate: 0.2 is a fifth more than estimated; undefined for an estimate of 0."""
    return rounded(quotient(exact(actual) - exact(estimate), exact(estimate), NO_ESTIMATE))


def report_at(reports: Iterable[tuple[Decimal, T]], stage: Decimal) -> T | Undefined:
    """What the first report at or past `stage` (0 to 1 complete) said; `reports` are (complete, value), oldest first.

    A report on finished work does not count: it foresees nothing.
    """
    found = (value for complete, value in reports if stage <= complete < 1)
    return next(found, NO_REPORT_IN_TIME)


@dataclass(frozen=True, slots=True)
class CostAccuracy:
    """The cost forecast at one stage, and its error as a share of the outcome: above 0 it foresaw too much."""

    stage: Decimal
    forecast: Quantity
    error: Quantity


def cost_accuracy(
    forecasts: Sequence[tuple[Decimal, Quantity]], outcome: Quantity, stages: Iterable[Decimal] = QUARTERS
) -> tuple[CostAccuracy, ...]:
    """Forecasts of the cost, as (complete, EAC) oldest first, against what it came to: (EAC - outcome) / outcome."""
    found = [(stage, report_at(forecasts, stage)) for stage in stages]
    return tuple(CostAccuracy(stage, forecast, overrun(forecast, outcome)) for stage, forecast in found)


@dataclass(frozen=True, slots=True)
class FinishAccuracy:
    """The finish forecast at one stage, and its error in days: above 0 the finish was foreseen too late."""

    stage: Decimal
    forecast: date | Undefined
    days: Quantity


def finish_accuracy(
    forecasts: Sequence[tuple[Decimal, date | Undefined]],
    outcome: date,
    calendar: WorkCalendar = CALENDAR_DAYS,
    stages: Iterable[Decimal] = QUARTERS,
) -> tuple[FinishAccuracy, ...]:
    """Forecasts of the finish, as (complete, date) oldest first, against the actual one, in days of the `calendar`."""
    found = [(stage, report_at(forecasts, stage)) for stage in stages]
    return tuple(FinishAccuracy(stage, forecast, _days_off(forecast, outcome, calendar)) for stage, forecast in found)


def _days_off(forecast: date | Undefined, outcome: date, calendar: WorkCalendar) -> Quantity:
    return forecast if isinstance(forecast, Undefined) else Decimal(calendar.days_between(outcome, forecast))


@dataclass(frozen=True, slots=True)
class Gap:
    """What separates the first baseline from the outcome: approved changes, and the performance that is left.

    `gap` = `approved` + `performance`, all in the unit of the figures given (money, days, effort).
    """

    gap: Quantity
    approved: Quantity
    performance: Quantity


def split_gap(first_baseline: Quantity, approved_changes: Iterable[Decimal], actual: Quantity) -> Gap:
    """The gap `actual` - `first_baseline`: approved changes, and the rest as performance; above 0 is over plan."""
    approved = sum(map(Fraction, approved_changes), Fraction())
    gap = exact(actual) - exact(first_baseline)
    return Gap(rounded(gap), rounded(approved), rounded(gap - approved))

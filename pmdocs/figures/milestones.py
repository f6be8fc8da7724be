"""Milestones against their promises: slip, how often they were moved, and how many were met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from pmdocs.figures.calendar import CALENDAR_DAYS, WorkCalendar
from pmdocs.figures.quantity import Quantity, Undefined, ratio

NOTHING_DUE = Undefined("no milestone due yet")
NO_TASK_DUE = Undefined("no task should be finished yet")
NO_CRITICAL_PATH = Undefined("no work left on the critical path")


@dataclass(frozen=True, slots=True)
class MilestoneDates:
    """The dates of one milestone: promised, expected in the last report, expected now, reached.

    `previous` is None in the first report; `forecast` is None when nobody expects it any more (cancelled, or missed
    without a new date); `actual` is None until it is reached.
    """

    baseline: date
    previous: date | None
    forecast: date | None
    actual: date | None = None

    @property
    def expected(self) -> date | None:
        """The date that counts now: the actual one once there is one, else the forecast."""
        return self.actual or self.forecast


def slip(milestone: MilestoneDates, calendar: WorkCalendar = CALENDAR_DAYS) -> int | None:
    """Days from the baseline to the date expected now, late above 0; None without a date."""
    expected = milestone.expected
    return None if expected is None else calendar.days_between(milestone.baseline, expected)


def period_slip(milestone: MilestoneDates, calendar: WorkCalendar = CALENDAR_DAYS) -> int | None:
    """Days from the date expected in the last report to that expected now, late above 0; None without either."""
    expected = milestone.expected
    if expected is None or milestone.previous is None:
        return None
    return calendar.days_between(milestone.previous, expected)


def total_slip(milestones: Iterable[MilestoneDates], calendar: WorkCalendar = CALENDAR_DAYS) -> int:
    """Days late summed over all milestones; early ones make up for nothing, those without a date count 0."""
    return sum(max(slip(milestone, calendar) or 0, 0) for milestone in milestones)


def is_due(milestone: MilestoneDates, data_date: date) -> bool:
    """True from the baseline date on."""
    return milestone.baseline <= data_date


def is_on_time(milestone: MilestoneDates) -> bool:
    """True if it was reached by its baseline date."""
    return milestone.actual is not None and milestone.actual <= milestone.baseline


def is_missed(milestone: MilestoneDates, data_date: date) -> bool:
    """True if the date is over, it is not reached, and no later date replaces it."""
    overdue = milestone.actual is None and milestone.baseline < data_date
    return overdue and (milestone.forecast is None or milestone.forecast < data_date)


@dataclass(frozen=True, slots=True)
class HitRate:
    """Milestones reached on time, those due by the data date, and the share of the first in the second."""

    on_time: int
    due: int
    rate: Quantity


def hit_rate(milestones: Iterable[MilestoneDates], data_date: date) -> HitRate:
    """On time over due: of the milestones promised by the data date, how many were reached by their date."""
    due = [milestone for milestone in milestones if is_due(milestone, data_date)]
    on_time = sum(is_on_time(milestone) for milestone in due)
    return HitRate(on_time, len(due), ratio(on_time, len(due), NOTHING_DUE))


def reforecasts(forecasts: Sequence[date | None]) -> int:
    """How often the expected date changed, from the forecasts in report order; silence (None) changes nothing."""
    known = [forecast for forecast in forecasts if forecast is not None]
    return sum(before != after for before, after in pairwise(known))


def bei(tasks: Iterable[tuple[date, date | None]], data_date: date) -> Quantity:
    """Baseline execution index: tasks finished over tasks that should be finished by the data date (US DCMA).

    `tasks` are (baseline finish, actual finish or None). Work finished ahead of its date counts, so the index can
    exceed 1. Undefined while no task should be finished.
    """
    every = tuple(tasks)
    finished = sum(actual is not None and actual <= data_date for _, actual in every)
    return ratio(finished, sum(baseline <= data_date for baseline, _ in every), NO_TASK_DUE)


def cpli(path_days: int, float_days: int) -> Quantity:
    """Critical path length index (CP length + total float) / CP length: below 1 the finish is out of reach as planned.

    Both are days from the data date on; the float is negative when the path ends after the promised finish.
    """
    return ratio(path_days + float_days, path_days, NO_CRITICAL_PATH)

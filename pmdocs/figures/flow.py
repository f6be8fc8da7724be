"""Kanban in figures: throughput by week, work in progress, and how long items take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from pmdocs.figures.quantity import Quantity, Undefined, ratio

NOTHING_FINISHED = Undefined("no item finished yet")
NO_WEEK = Undefined("no full week to count")

MEDIAN, SERVICE_LEVEL = 50, 85
"""The percentiles of cycle time that reports show: the usual item, and the one to promise by."""

ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class FlowItem:
    """A work item with the day work on it started and the day it was done, None while it is in progress."""

    started: date
    finished: date | None = None


def cycle_time(item: FlowItem) -> int | None:
    """Calendar days from start to finish, both included: an item done within a day took 1; None until it is done."""
    return None if item.finished is None else (item.finished - item.started).days + 1


def percentile(values: Iterable[int], percent: int) -> int | Undefined:
    """The smallest value that at least `percent` of all values (1 to 100) do not exceed.

    This is the nearest-rank method: the answer is always a value that really occurred, never an interpolated one.
    Undefined without values.
    """
    ranked = sorted(values)
    return ranked[ceil(Fraction(percent * len(ranked), 100)) - 1] if ranked else NOTHING_FINISHED


def cycle_time_percentile(items: Iterable[FlowItem], data_date: date, percent: int = SERVICE_LEVEL) -> int | Undefined:
    """The cycle time, in days, within which `percent` of the items done by the data date were done."""
    done = (item for item in items if item.finished is not None and item.finished <= data_date)
    return percentile((days for days in map(cycle_time, done) if days is not None), percent)


def work_in_progress(items: Iterable[FlowItem], day: date) -> int:
    """Items started by the end of `day` and not done by then."""
    return sum(item.started <= day and (item.finished is None or item.finished > day) for item in items)


def weekly_throughput(items: Sequence[FlowItem], data_date: date, weeks: int) -> tuple[int, ...]:
    """Items done in each of the last `weeks` weeks, oldest first; the last week ends on the data date."""
    ends = [data_date - ONE_WEEK * back for back in reversed(range(weeks))]
    return tuple(_done_in_week(items, end) for end in ends)


def _done_in_week(items: Iterable[FlowItem], end: date) -> int:
    return sum(item.finished is not None and end - ONE_WEEK < item.finished <= end for item in items)


def mean_throughput(done_by_week: Sequence[int]) -> Quantity:
    """Mean number of items done in a week."""
    return ratio(sum(done_by_week), len(done_by_week), NO_WEEK)


@dataclass(frozen=True, slots=True)
class FlowDay:
    """One day of the cumulative flow diagram: items done by its end, and items started by its end."""

    day: date
    done: int
    started: int


def cumulative_flow(items: Sequence[FlowItem], first: date, last: date) -> tuple[FlowDay, ...]:
    """The cumulative flow diagram from `first` to `last`; the gap between its two lines is the work in progress."""
    days = (first + ONE_DAY * number for number in range((last - first).days + 1))
    return tuple(_flow_day(items, day) for day in days)


def _flow_day(items: Iterable[FlowItem], day: date) -> FlowDay:
    every = tuple(items)
    done = sum(item.finished is not None and item.finished <= day for item in every)
    return FlowDay(day, done, sum(item.started <= day for item in every))

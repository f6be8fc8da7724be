"""From figures and dates to places on the page, with ticks at round figures and at the calendar's own boundaries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

_ROUND_STEPS: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class LinearScale:
    """Figures from `low` to `high` onto the points from `start` to `end` (which may run upwards on the page)."""

    low: Decimal
    high: Decimal
    start: float
    end: float

    def __call__(self, value: Decimal | int) -> float:
        """Where a figure stands, in points; a figure outside the range lies outside the points."""
        extent = self.high - self.low
        share = float((Decimal(value) - self.low) / extent) if extent else 0.5
        return self.start + share * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class TimeScale:
    """The days from `first` to `last` onto the points from `start` to `end`."""

    first: date
    last: date
    start: float
    end: float

    def __call__(self, day: date) -> float:
        """Where a day begins, in points."""
        extent = (self.last - self.first).days
        share = (day - self.first).days / extent if extent else 0.5
        return self.start + share * (self.end - self.start)


class Unit(StrEnum):
    """The calendar's units that an axis can count in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


def round_step(extent: Decimal, most: int) -> Decimal:
    """The smallest step of 1, 2, 2.5 or 5 times a power of ten that divides `extent` into at most `most` parts."""
    if extent <= 0:
        return Decimal(1)
    raw = extent / max(most, 1)
    power = Decimal(1).scaleb(raw.adjusted())
    return next(step * power for step in _ROUND_STEPS if step * power >= raw).normalize()


def round_ticks(low: Decimal, high: Decimal, most: int = 5, whole: bool = False) -> tuple[Decimal, ...]:
    """Round figures that enclose `low` to `high`; `whole` for what is counted in whole things."""
    step = round_step(high - low, most)
    if whole and step % 1:
        step = Decimal(5) if step > 1 else Decimal(1)
    first = (low / step).to_integral_value(rounding="ROUND_FLOOR")
    last = max((high / step).to_integral_value(rounding="ROUND_CEILING"), first + 1)
    return tuple(step * place for place in range(int(first), int(last) + 1))


def unit_start(day: date, unit: Unit, step: int = 1) -> date:
    """The first day of the unit that a day lies in; weeks begin on Monday, `step` years on a multiple of it."""
    if unit is Unit.DAY:
        return day
    if unit is Unit.WEEK:
        return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    if unit is Unit.MONTH:
        return day.replace(day=1)
    if unit is Unit.QUARTER:
        return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return date(max(day.year - day.year % step, 1), 1, 1)


def next_start(day: date, unit: Unit, step: int = 1) -> date:
    """The first day of the unit after the one a day lies in; the calendar's last day where it has no next."""
    start = unit_start(day, unit, step)
    try:
        if unit in (Unit.DAY, Unit.WEEK):
            return start + timedelta(days=step if unit is Unit.DAY else 7 * step)
        months = {Unit.MONTH: 1, Unit.QUARTER: 3}.get(unit, 12) * step
        return date(start.year + (start.month - 1 + months) // 12, (start.month - 1 + months) % 12 + 1, 1)
    except (OverflowError, ValueError):
        return date.max


def unit_starts(first: date, last: date, unit: Unit, step: int = 1) -> Iterator[date]:
    """Where units begin from `first` to `last`, both counted."""
    day = unit_start(first, unit, step)
    while day <= last:
        if day >= first:
            yield day
        following = next_start(day, unit, step)
        if following <= day or following == date.max:
            return
        day = following


@dataclass(frozen=True, slots=True)
class Calendar:
    """The units an axis counts in: `unit` times `step`, and the larger unit written below it, if any."""

    unit: Unit
    step: int = 1

    @property
    def above(self) -> Unit | None:
        """The larger unit: months over days and weeks, years over months and quarters."""
        if self.unit in (Unit.DAY, Unit.WEEK):
            return Unit.MONTH
        return None if self.unit is Unit.YEAR else Unit.YEAR

    @property
    def days(self) -> int:
        """About how many days the shortest of its steps has."""
        return {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 28, Unit.QUARTER: 90, Unit.YEAR: 365}[self.unit] * self.step


CALENDARS: Final = (
    Calendar(Unit.DAY),
    Calendar(Unit.WEEK),
    Calendar(Unit.MONTH),
    Calendar(Unit.QUARTER),
    *(Calendar(Unit.YEAR, step) for step in (1, 2, 5, 10, 20, 50, 100, 500, 1000)),
)
"""From the finest to the coarsest."""


def fitting_calendar(scale: TimeScale, room: Callable[[Unit], float]) -> Calendar:
    """The finest units whose labels, `room` points wide each, stand side by side on the scale."""
    per_day = (scale.end - scale.start) / max((scale.last - scale.first).days, 1)
    fitting = (calendar for calendar in CALENDARS if calendar.days * per_day >= room(calendar.unit))
    return next(fitting, CALENDARS[-1])


def date_range(days: Sequence[date], least: int = 28, snap: Unit | None = None) -> tuple[date, date]:
    """The first and the last of some days, at least `least` days apart and on the boundaries of `snap`."""
    first, last = min(days), max(days)
    missing = max(0, least - (last - first).days)
    first = _shifted(first, -(missing // 2))
    last = _shifted(last, missing - missing // 2)
    if snap is None:
        return first, last
    return unit_start(first, snap), last if unit_start(last, snap) == last else next_start(last, snap)


def _shifted(day: date, days: int) -> date:
    """A day moved, within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))

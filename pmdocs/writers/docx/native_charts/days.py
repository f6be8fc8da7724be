"""The axes of charts over days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from pmdocs.charts.axes import ValueAxis
from pmdocs.charts.language import ChartLanguage
from pmdocs.charts.scale import TimeScale, Unit, unit_start
from pmdocs.charts.style import ChartStyle
from pmdocs.charts.svg import Point
from pmdocs.writers.docx.native_charts.codes import axis_code, date_code
from pmdocs.writers.docx.native_charts.plan import Axis
from pmdocs.writers.docx.native_charts.sheet import number

_AIR: Final = 12.0
_STEPS: Final = (*((Unit.DAY, days) for days in (1, 2, 7, 14)), *((Unit.MONTH, months) for months in (1, 2, 3, 6)),
                 *((Unit.DAY, 7 * weeks) for weeks in (4, 8, 13, 26)),
                 *((Unit.YEAR, years) for years in (1, 2, 5, 10, 20, 50)),
                 *((Unit.DAY, 364 * years) for years in (1, 2, 5, 10, 20, 50, 100, 500)))  # fmt: skip
_SOON: Final = 0.04  # of the axis
_NEEDS_YEAR: Final = 28  # days between two labels
_UPRIGHT_STEPS: Final = (*((Unit.DAY, count) for count in (1, 2, 7, 14)),
                         *((Unit.MONTH, count) for count in (1, 3, 6, 12, 24, 60, 120, 600)))  # fmt: skip
_EQUAL: Final = {Unit.DAY: Decimal(1), Unit.MONTH: Decimal("30.4375")}
_PITCH: Final = 22.0  # points between two gridlines
_MOST_SHIFT: Final = 10  # days into its month
_LENGTHS: Final = {Unit.DAY: 1.0, Unit.MONTH: 30.44, Unit.YEAR: 365.25}


def day_axis(first: date, last: date, width: float, language: ChartLanguage, tag: str, style: ChartStyle) -> Axis:
    """An axis over days, `width` points long, with the finest steps whose labels stand apart.

    Word counts its steps from the axis' beginning. Where the first month or year begins soon before the first day,
    the axis begins there too and counts in months or years; else it counts whole weeks from the first day on.
    """
    for unit, count in _STEPS:
        low = unit_start(first, unit)
        days = max((last - low).days, 1)
        if (first - low).days > _SOON * days:
            continue
        label = style.measure(_sample(unit, count, language), style.small_size) + _AIR
        if label <= width * _LENGTHS[unit] * count / days:
            break
    return Axis(serial(low), serial(last), Decimal(count), date_code(_pattern(unit, count, language), tag), f"{unit}s")


def edges(first: date, language: ChartLanguage, style: ChartStyle, left: float, right: float, width: float) -> Point:
    """The sides of a plot over days, moved in so that a date below either end stays on the chart."""
    half = style.measure(language.full_date(first), style.small_size) / 2 + 1
    left = max(left, half)
    return left, max(min(right, width - half), left + 40)


def _pattern(unit: Unit, count: int, language: ChartLanguage) -> str:
    if unit is Unit.DAY:
        return language.day_pattern if count < _NEEDS_YEAR else language.date_pattern
    return language.month_pattern if unit is Unit.MONTH else "{year}"


def date_axis(first: date, last: date, height: float, language: ChartLanguage, tag: str) -> Axis:
    """An upright axis of dates, `height` points high, from a round day at or before the first.

    Word knows only equal steps here. Months are steps of 30.44 days, begun so that each falls early in its month.
    """
    days = max((last - first).days, 1)
    steps = [(unit, count) for unit, count in _UPRIGHT_STEPS if height * float(_EQUAL[unit]) * count >= _PITCH * days]
    unit, count = steps[0] if steps else _UPRIGHT_STEPS[-1]
    pattern = language.day_pattern if unit is Unit.DAY else language.month_pattern
    low = serial(first) if unit is Unit.DAY else _month_axis_start(first, last, count)
    return Axis(low, serial(last), _EQUAL[unit] * count, date_code(pattern, tag), grid=True)


def _month_axis_start(first: date, last: date, count: int) -> Decimal:
    """The latest start at or before a day from which every step lies in the month it stands for."""
    month = first.year * 12 + first.month - 1
    month -= month % count
    for begin in (month, month - count):
        for shift in range(_MOST_SHIFT):
            low = serial(_month_day(begin)) + shift
            if low <= serial(first) and _in_months(low, begin, last, count):
                return low
    return serial(_month_day(month))


def _in_months(low: Decimal, begin: int, last: date, count: int) -> bool:
    steps = range(int((serial(last) - low) / (_EQUAL[Unit.MONTH] * count)) + 1)
    days = (_day(low + _EQUAL[Unit.MONTH] * count * step) for step in steps)
    return all(day.year * 12 + day.month - 1 == begin + step * count for step, day in zip(steps, days, strict=True))


def _month_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def time_scale(axis: Axis, start: float, end: float) -> TimeScale:
    """Where the days of an axis stand, in points."""
    return TimeScale(_day(axis.low), _day(axis.high), start, end)


def figure_axis(axis: ValueAxis, language: ChartLanguage) -> Axis:
    """The upright axis of a drawing as Word's own."""
    step = axis.ticks[1] - axis.ticks[0]
    largest = max(abs(tick) for tick in axis.ticks)
    return Axis(axis.ticks[0], axis.ticks[-1], step, axis_code(largest, step, language), grid=True)


def _sample(unit: Unit, count: int, language: ChartLanguage) -> str:
    """The longest label of an axis, or near enough."""
    longest = max(range(12), key=lambda month: len(language.months[month])) + 1
    day = date(2028, longest, 28)
    if unit is Unit.DAY:
        return language.short_date(day) if count < _NEEDS_YEAR else language.full_date(day)
    return language.month_of_year(day) if unit is Unit.MONTH else str(day.year)


def serial(day: date) -> Decimal:
    """A day as Excel counts it."""
    return number(day) or Decimal(0)


def _day(serial: Decimal) -> date:
    return date.fromordinal(int(serial) + date(1899, 12, 30).toordinal())

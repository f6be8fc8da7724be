"""The axes of charts over days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from pmdocs.charts.axes import ValueAxis
from pmdocs.charts.language import ChartLanguage
from pmdocs.charts.scale import TimeScale, Unit, unit_start
from pmdocs.charts.style import ChartStyle
from pmdocs.writers.docx.native_charts.codes import axis_code, date_code
from pmdocs.writers.docx.native_charts.plan import Axis
from pmdocs.writers.docx.native_charts.sheet import number

_AIR: Final = 12.0
_STEPS: Final = ((Unit.DAY, 1), (Unit.DAY, 2), (Unit.DAY, 7), (Unit.DAY, 14), (Unit.MONTH, 1), (Unit.MONTH, 2),
                 (Unit.MONTH, 3), (Unit.MONTH, 6), *((Unit.YEAR, count) for count in (1, 2, 5, 10, 20, 50, 100)))  # fmt: skip
_LENGTHS: Final = {Unit.DAY: 1.0, Unit.MONTH: 30.44, Unit.YEAR: 365.25}


def day_axis(first: date, last: date, width: float, language: ChartLanguage, tag: str, style: ChartStyle) -> Axis:
    """An axis over days, `width` points long, with the finest steps whose labels stand apart.

    It begins where the first month or year begins: Word counts its steps from there.
    """
    for unit, count in _STEPS:
        low = _start(first, unit)
        days = max((last - low).days, 1)
        label = style.measure(_sample(unit, language), style.small_size) + _AIR
        if label <= width * _LENGTHS[unit] * count / days:
            break
    pattern = {Unit.DAY: language.day_pattern, Unit.MONTH: language.month_pattern}.get(unit, "{year}")
    return Axis(serial(low), serial(last), Decimal(count), date_code(pattern, tag), f"{unit}s")


def date_axis(first: date, last: date, height: float, language: ChartLanguage, tag: str) -> Axis:
    """An upright axis of dates, `height` points high. Word knows only equal steps here: months of 30.4 days."""
    for count in _MONTHS:
        if height * _LENGTHS[Unit.MONTH] * count / max((last - first).days, 1) >= _PITCH:
            break
    if count == _MONTHS[0] and (last - first).days < _FEW_DAYS:
        step = next((days for days in _DAYS if height * days / max((last - first).days, 1) >= _PITCH), _DAYS[-1])
        code = date_code(language.day_pattern, tag)
        return Axis(serial(first), serial(last), Decimal(step), code, grid=True)
    length = _MONTH * count
    low = _month_start(first, count)
    start = next((low + shift for shift in range(_MOST_SHIFT) if _in_months(low + shift, last, count)), low)
    return Axis(start, serial(last), length, date_code(language.month_pattern, tag), grid=True)


def time_scale(axis: Axis, start: float, end: float) -> TimeScale:
    """Where the days of an axis stand, in points."""
    return TimeScale(_day(axis.low), _day(axis.high), start, end)


def figure_axis(axis: ValueAxis, language: ChartLanguage) -> Axis:
    """The upright axis of a drawing as Word's own."""
    step = axis.ticks[1] - axis.ticks[0]
    largest = max(abs(tick) for tick in axis.ticks)
    return Axis(axis.ticks[0], axis.ticks[-1], step, axis_code(largest, step, language), grid=True)


def _start(day: date, unit: Unit) -> date:
    return day if unit is Unit.DAY else unit_start(day, unit)


def _sample(unit: Unit, language: ChartLanguage) -> str:
    longest = max(range(12), key=lambda month: len(language.months[month])) + 1
    day = date(2028, longest, 28)
    return {Unit.DAY: language.short_date(day), Unit.MONTH: language.month_of_year(day)}.get(unit, "2028")


def serial(day: date) -> Decimal:
    """A day as Excel counts it."""
    return number(day) or Decimal(0)


def _day(serial: Decimal) -> date:
    return date.fromordinal(int(serial) + date(1899, 12, 30).toordinal())

"""Scales and their ticks: worked examples that can be done by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdocs.charts.scale import (
    Calendar,
    LinearScale,
    TimeScale,
    Unit,
    date_range,
    fitting_calendar,
    next_start,
    round_step,
    round_ticks,
    unit_start,
    unit_starts,
)


def numbers(*written: str) -> tuple[Decimal, ...]:
    """Decimals from their text."""
    return tuple(Decimal(text) for text in written)


def test_a_scale_maps_its_ends_and_its_middle() -> None:
    """0 to 200 on 10 to 110 points: 100 stands at 60, and 400, outside, at 210."""
    scale = LinearScale(Decimal(0), Decimal(200), 10, 110)
    assert [scale(value) for value in (0, 100, 200, 400)] == [10, 60, 110, 210]


def test_a_scale_without_extent_stands_in_the_middle() -> None:
    """One figure alone has no direction."""
    assert LinearScale(Decimal(5), Decimal(5), 0, 80)(Decimal(5)) == 40
    assert TimeScale(date(2026, 5, 1), date(2026, 5, 1), 0, 80)(date(2026, 5, 1)) == 40


def test_days_are_evenly_spaced() -> None:
    """Ten days on 100 points: each is ten points wide."""
    scale = TimeScale(date(2026, 5, 1), date(2026, 5, 11), 0, 100)
    assert scale(date(2026, 5, 4)) == pytest.approx(30)


@pytest.mark.parametrize(
    ("extent", "most", "step"),
    [("100", 5, "20"), ("100", 4, "25"), ("7", 5, "2"), ("0.9", 5, "0.2"), ("1370000", 5, "500000"), ("0", 5, "1")],
)
def test_round_steps(extent: str, most: int, step: str) -> None:
    """1, 2, 2.5 and 5 times a power of ten, never more parts than asked for."""
    assert round_step(Decimal(extent), most) == Decimal(step)


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        ("0", "100", numbers("0", "20", "40", "60", "80", "100")),
        ("0", "1262000", numbers("0", "500000", "1000000", "1500000")),
        ("-30", "50", numbers("-40", "-20", "0", "20", "40", "60")),
        ("0", "0", numbers("0", "1")),
    ],
)
def test_round_ticks_enclose_the_figures(low: str, high: str, ticks: tuple[Decimal, ...]) -> None:
    """The first tick is at or below the lowest figure, the last at or above the highest."""
    assert round_ticks(Decimal(low), Decimal(high)) == ticks


def test_whole_ticks_count_whole_things() -> None:
    """Three items make ticks at 0, 1, 2 and 3, not at halves."""
    assert round_ticks(Decimal(0), Decimal(3), whole=True) == numbers("0", "1", "2", "3")
    assert round_ticks(Decimal(0), Decimal(12), most=5, whole=True) == numbers("0", "5", "10", "15")


@given(st.decimals(-(10**12), 10**12, places=3), st.decimals(0, 10**12, places=3), st.integers(2, 10))
def test_ticks_enclose_any_figures(low: Decimal, extent: Decimal, most: int) -> None:
    """Whatever the figures, at most two ticks more than asked for, and both ends inside."""
    ticks = round_ticks(low, low + extent, most)
    assert ticks[0] <= low <= low + extent <= ticks[-1]
    assert 2 <= len(ticks) <= most + 2


@pytest.mark.parametrize(
    ("unit", "start", "following"),
    [
        (Unit.DAY, date(2026, 11, 20), date(2026, 11, 21)),
        (Unit.WEEK, date(2026, 11, 16), date(2026, 11, 23)),
        (Unit.MONTH, date(2026, 11, 1), date(2026, 12, 1)),
        (Unit.QUARTER, date(2026, 10, 1), date(2027, 1, 1)),
        (Unit.YEAR, date(2026, 1, 1), date(2027, 1, 1)),
    ],
)
def test_units_around_20_november_2026(unit: Unit, start: date, following: date) -> None:
    """It is a Friday in the fourth quarter; weeks begin on Monday."""
    assert unit_start(date(2026, 11, 20), unit) == start
    assert next_start(date(2026, 11, 20), unit) == following


def test_years_in_steps_begin_on_their_multiple() -> None:
    """Five-year steps stand at 2025 and 2030, not five years after the first day."""
    assert list(unit_starts(date(2023, 6, 1), date(2032, 1, 1), Unit.YEAR, 5)) == [date(2025, 1, 1), date(2030, 1, 1)]


def test_the_calendar_ends_quietly() -> None:
    """At the last day that a date can hold, counting stops instead of failing."""
    assert list(unit_starts(date(9999, 11, 15), date.max, Unit.MONTH)) == [date(9999, 12, 1)]
    assert date_range([date.max])[1] == date.max
    assert date_range([date.min])[0] == date.min


@pytest.mark.parametrize(
    ("days", "points", "calendar"),
    [
        (10, 400, Calendar(Unit.DAY)),
        (90, 400, Calendar(Unit.WEEK)),
        (430, 400, Calendar(Unit.MONTH)),
        (1200, 400, Calendar(Unit.QUARTER)),
        (4000, 400, Calendar(Unit.YEAR)),
        (40000, 400, Calendar(Unit.YEAR, 10)),
    ],
)
def test_the_finest_units_that_fit(days: int, points: float, calendar: Calendar) -> None:
    """With 25 points for a label, 400 points hold days, weeks, months, quarters, years or decades."""
    first = date(2026, 1, 1)
    scale = TimeScale(first, date.fromordinal(first.toordinal() + days), 0, points)
    assert fitting_calendar(scale, lambda unit: 25) == calendar


def test_a_single_day_gets_a_range() -> None:
    """28 days around it, the day in the middle; or the whole months that hold them."""
    assert date_range([date(2026, 5, 15)]) == (date(2026, 5, 1), date(2026, 5, 29))
    assert date_range([date(2026, 5, 15)], snap=Unit.MONTH) == (date(2026, 5, 1), date(2026, 6, 1))

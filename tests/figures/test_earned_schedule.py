"""Earned schedule, and the forecasts made from it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdocs.figures.calendar import CALENDAR_DAYS, DayBasis, WorkCalendar
from pmdocs.figures.earned_schedule import (
    DURATION_FORMULAS,
    ScheduleIndex,
    TimeBasis,
    earned_schedule,
    forecast_finish,
    ieac_t,
    leading_index,
    spi_t,
    sv_t,
    tspi,
)
from pmdocs.figures.fault import FigureError
from pmdocs.figures.planned_value import PlannedCurve, PlannedWork, curve_from_work, planned_curve, planned_value
from pmdocs.figures.quantity import (
    BEYOND_CALENDAR,
    NO_BUDGET,
    NO_PROGRESS,
    NOT_STARTED,
    NOTHING_EARNED,
    NOTHING_SPENT,
    PLANNED_FINISH_PASSED,
    TARGET_DATE_PASSED,
    WORK_COMPLETE,
    Quantity,
)

WORKING = WorkCalendar(DayBasis.WORKING)
START = date(2026, 1, 1)
# 10 a day for ten days, nothing for ten days, 10 a day for ten days.
SHUTDOWN = planned_curve(
    START, {date(2026, 1, 10): Decimal(100), date(2026, 1, 20): Decimal(100), date(2026, 1, 30): Decimal(200)}
)


def number(value: Quantity) -> Decimal:
    """The figure, where the example at hand promises that there is one."""
    assert isinstance(value, Decimal), value
    return value


def on(day: int) -> date:
    """A day of January 2026."""
    return date(2026, 1, day)


def test_lipkes_formula() -> None:
    """Planned 10, 30, 60 in three days: 45 is earned half-way between days 2 and 3, 10 exactly at 1."""
    plan = planned_curve(START, {on(1): Decimal(10), on(2): Decimal(30), on(3): Decimal(60)})
    earned = [earned_schedule(plan, Decimal(ev), on(3)) for ev in (45, 10, 5, 0)]
    assert earned == [Decimal("2.5"), 1, Decimal("0.5"), 0]


def test_a_flat_end_adds_nothing() -> None:
    """All of 20 is planned after two of four days: finished work has ES = PD = 2."""
    plan = planned_curve(START, {on(1): Decimal(10), on(2): Decimal(20), on(3): Decimal(20), on(4): Decimal(20)})
    assert earned_schedule(plan, Decimal(20), on(4)) == plan.duration == 2


@pytest.mark.parametrize(("ev", "today", "days"), [(50, 5, 5), (50, 8, 5), (150, 20, 25), (200, 30, 30), (0, 3, 0)])
def test_earned_schedule_is_the_day_the_plan_wanted_it(ev: int, today: int, days: int) -> None:
    """With 10 a day, 50 is wanted after day 5 and, the ten days of shutdown in between, 150 after day 25."""
    assert earned_schedule(SHUTDOWN, Decimal(ev), on(today)) == days


@pytest.mark.parametrize(("today", "days"), [(8, 10), (10, 10), (14, 14), (20, 20), (25, 20)])
def test_a_shutdown_on_plan_is_neither_early_nor_late(today: int, days: int) -> None:
    """100 is right on every day of the shutdown from day 10 to day 20; before and after, the nearest of them counts."""
    assert earned_schedule(SHUTDOWN, Decimal(100), on(today)) == days


def test_a_late_project_stays_late_when_it_is_done() -> None:
    """All of 200 earned ten days after the planned finish: SPI would be 1, SPI(t) is 30/40 and SV(t) -10."""
    late = on(30) + timedelta(days=10)
    schedule = earned_schedule(SHUTDOWN, Decimal(200), late)
    assert schedule == 30
    assert SHUTDOWN.elapsed(late) == 40
    assert sv_t(schedule, 40) == -10
    assert spi_t(schedule, 40) == Decimal("0.75")
    assert ieac_t(TimeBasis(pd=30, at=40, es=schedule)) == 40


def test_working_days_count_in_a_working_calendar() -> None:
    """Two weeks at 100 a working day: 300 earned on the second Monday is three days of work in six."""
    monday = date(2026, 5, 4)
    curve = planned_curve(monday, {date(2026, 5, 15): Decimal(1000)}, WORKING)
    schedule = earned_schedule(curve, Decimal(300), date(2026, 5, 11))
    assert schedule == 3
    assert (curve.elapsed(date(2026, 5, 11)), curve.duration) == (6, 10)
    duration = ieac_t(TimeBasis(pd=10, at=6, es=schedule))
    assert duration == 20
    assert forecast_finish(curve, duration) == date(2026, 5, 29)


def test_what_is_unknown_stays_unknown() -> None:
    """No earned value, no budget, no day gone, nothing earned: each gives its reason down to the forecast date."""
    empty = planned_curve(START, {on(10): Decimal(0)})
    assert earned_schedule(SHUTDOWN, NO_PROGRESS, on(5)) is NO_PROGRESS
    assert earned_schedule(empty, Decimal(0), on(5)) is NO_BUDGET
    assert spi_t(Decimal(0), 0) is NOT_STARTED
    assert ieac_t(TimeBasis(pd=30, at=0, es=Decimal(0))) is NOT_STARTED
    nothing = ieac_t(TimeBasis(pd=30, at=5, es=Decimal(0)))
    assert nothing is NOTHING_EARNED
    assert forecast_finish(SHUTDOWN, nothing) is NOTHING_EARNED
    assert forecast_finish(SHUTDOWN, Decimal(10) ** 9) is BEYOND_CALENDAR


@pytest.mark.parametrize("ev", [Decimal(-1), Decimal(201)])
def test_value_beyond_the_plan_is_refused(ev: Decimal) -> None:
    """There is no moment at which the plan has earned less than nothing or more than the budget."""
    with pytest.raises(FigureError, match="between 0 and the budget"):
        earned_schedule(SHUTDOWN, ev, on(5))


@pytest.mark.parametrize(
    ("key", "days"),
    [
        ("spi_t", 40),  # 30 / 0.75
        ("planned", 35),  # 20 + 15
        ("cpi_spi_t", 45),  # 20 + 15 / (0.8 * 0.75)
        ("spi", 60),  # 30 / 0.5
        ("earned_duration", 40),  # 20 + 30 - 20 * 0.5
    ],
)
def test_each_duration_formula_by_hand(key: str, days: int) -> None:
    """Planned 30 days, 20 gone, 15 earned, CPI 0.8, SPI 0.5: SPI(t) is 0.75."""
    basis = TimeBasis(pd=30, at=20, es=Decimal(15), cpi=Decimal("0.8"), spi=Decimal("0.5"))
    assert ieac_t(basis, key) == days
    assert set(DURATION_FORMULAS) == {"spi_t", "planned", "cpi_spi_t", "spi", "earned_duration"}


def test_finished_work_takes_as_long_as_it_took() -> None:
    """ES = PD: the duration is AT by every earned-schedule formula, even without a CPI."""
    done = TimeBasis(pd=30, at=36, es=Decimal(30), cpi=NOTHING_SPENT)
    assert [ieac_t(done, key) for key in ("spi_t", "planned", "cpi_spi_t")] == [36, 36, 36]


def test_the_pace_needed_to_end_in_time() -> None:
    """15 days of work left in 10 days needs 1.5; to a promised 35th day 1.0; past the date, the reason."""
    basis = TimeBasis(pd=30, at=20, es=Decimal(15))
    assert tspi(basis) == Decimal("1.5")
    assert tspi(basis, target=35) == 1
    assert tspi(basis, target=20) is TARGET_DATE_PASSED
    assert tspi(TimeBasis(pd=30, at=31, es=Decimal(15))) is PLANNED_FINISH_PASSED
    assert tspi(TimeBasis(pd=30, at=31, es=Decimal(30))) is WORK_COMPLETE
    assert tspi(TimeBasis(pd=30, at=20, es=NO_PROGRESS)) is NO_PROGRESS


def test_a_broken_day_counts_as_a_whole_one() -> None:
    """A duration of 10 ends on the 10th day, one of 10.2 on the 11th."""
    assert forecast_finish(SHUTDOWN, Decimal(10)) == on(10)
    assert forecast_finish(SHUTDOWN, Decimal("10.2")) == on(11)
    assert forecast_finish(SHUTDOWN, Decimal(SHUTDOWN.duration)) == SHUTDOWN.finish


def test_late_in_a_project_the_time_index_leads() -> None:
    """SPI leads to two thirds complete, then SPI(t); after the planned finish SPI(t) stands alone."""
    finish = on(30)
    assert leading_index(Decimal("0.66"), on(20), finish) is ScheduleIndex.SPI_FIRST
    assert leading_index(Decimal("0.67"), on(20), finish) is ScheduleIndex.SPI_T_FIRST
    assert leading_index(Decimal("0.2"), on(31), finish) is ScheduleIndex.SPI_T_ONLY
    assert leading_index(NO_BUDGET, on(30), finish) is ScheduleIndex.SPI_FIRST


@st.composite
def curves(draw: st.DrawFn) -> PlannedCurve:
    """Plans with stretches where nothing is planned, by the calendar or on working days."""
    steps = draw(st.lists(st.tuples(st.integers(1, 20), st.integers(0, 500)), min_size=1, max_size=8))
    start, calendar = draw(st.dates(START, date(2026, 2, 28))), draw(st.sampled_from([CALENDAR_DAYS, WORKING]))
    work, day = [], start
    for days, cost in steps:
        work.append(PlannedWork(day, day + timedelta(days=days - 1), Decimal(cost)))
        day += timedelta(days=days)
    return curve_from_work([*work, PlannedWork(day, day, Decimal(7))], calendar)


@given(curves(), st.integers(0, 200))
def test_exactly_on_plan_is_exactly_on_schedule(curve: PlannedCurve, offset: int) -> None:
    """EV = PV on any day up to the planned finish means SV(t) = 0, shutdowns and weekends included."""
    day = min(curve.start + timedelta(days=offset), curve.finish)
    schedule = number(earned_schedule(curve, planned_value(curve, day), day))
    assert abs(Fraction(schedule) - curve.elapsed(day)) <= Fraction(1, 10**25)


@given(curves(), st.data())
def test_earning_more_is_never_later(curve: PlannedCurve, data: st.DataObject) -> None:
    """ES grows with EV, and the plan has indeed earned EV by then: the two functions are each other's inverse."""
    low, high = sorted(data.draw(st.tuples(*[st.decimals(0, curve.bac, places=2)] * 2)))
    day = curve.start + timedelta(days=data.draw(st.integers(0, 200)))
    earlier, later = (number(earned_schedule(curve, ev, day)) for ev in (low, high))
    assert 0 <= earlier <= later <= curve.duration
    reached = planned_value(curve, curve.calendar.nth_day(curve.start, int(later) + 1))
    assert reached >= high or later == curve.duration

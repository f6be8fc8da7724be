"""Planned value by date, from a curve and from work packages."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdocs.figures.calendar import CALENDAR_DAYS, DayBasis, WorkCalendar
from pmdocs.figures.fault import FigureError
from pmdocs.figures.planned_value import (
    PlannedCurve,
    PlannedWork,
    curve_faults,
    curve_from_work,
    planned_curve,
    planned_value,
    work_planned,
)

WORKING = WorkCalendar(DayBasis.WORKING)
START = date(2026, 1, 1)
CURVE = planned_curve(START, {date(2026, 1, 31): Decimal(3100), date(2026, 1, 10): Decimal(1000)})


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        (date(2025, 12, 31), 0),  # before the start
        (date(2026, 1, 1), 100),  # the end of the first of ten days
        (date(2026, 1, 5), 500),
        (date(2026, 1, 10), 1000),  # a point is met exactly
        (date(2026, 1, 20), 2000),  # ten of 21 days on the way to 3100
        (date(2026, 1, 31), 3100),
        (date(2027, 1, 1), 3100),  # and stays there
    ],
)
def test_a_curve_grows_evenly_between_its_points(day: date, amount: int) -> None:
    """From 0 on the morning of 1 January to 1000 on the evening of the 10th is 100 a day, and so on."""
    assert planned_value(CURVE, day) == amount


def test_the_last_point_is_the_budget_and_the_first_to_reach_it_the_finish() -> None:
    """A curve that stays at its end amount is finished when it first gets there."""
    longer = planned_curve(START, dict(CURVE.points) | {date(2026, 2, 28): Decimal(3100)})
    assert (longer.bac, longer.finish, longer.duration) == (Decimal(3100), date(2026, 1, 31), 31)


def test_on_working_days_a_weekend_plans_nothing() -> None:
    """Monday to the Tuesday of next week is seven working days of 100; on Saturday and Sunday the plan stands still."""
    monday = date(2026, 5, 4)
    curve = planned_curve(monday, {date(2026, 5, 12): Decimal(700)}, WORKING)
    week = [planned_value(curve, monday + timedelta(days=n)) for n in range(9)]
    assert week == [100, 200, 300, 400, 500, 500, 500, 600, 700]


def test_an_amount_due_on_a_day_off_is_due_on_that_day() -> None:
    """500 by Friday and 900 by Sunday: with no working day in between, the rest falls due on Sunday itself."""
    friday, sunday = date(2026, 5, 8), date(2026, 5, 10)
    curve = planned_curve(date(2026, 5, 4), {friday: Decimal(500), sunday: Decimal(900)}, WORKING)
    assert [planned_value(curve, friday + timedelta(days=n)) for n in range(3)] == [500, 500, 900]


def test_a_curve_that_cannot_be_is_refused_with_every_reason() -> None:
    """A point before the start, a negative amount, a date twice and a fall are four faults, reported together."""
    points = [
        (date(2025, 12, 1), Decimal(-5)),
        (date(2026, 2, 1), Decimal(50)),
        (date(2026, 2, 1), Decimal(60)),
        (date(2026, 3, 1), Decimal(40)),
    ]
    rules = ["curve-before-start", "curve-negative", "curve-order", "curve-decreasing"]
    assert [fault.rule for fault in curve_faults(START, points)] == rules
    with pytest.raises(FigureError, match="falls from 60 on 2026-02-01 to 40 on 2026-03-01"):
        PlannedCurve(START, tuple(points))
    with pytest.raises(FigureError, match="no points"):
        PlannedCurve(START, ())


def test_work_packages_add_up() -> None:
    """1000 over ten days from the 1st and 300 over three from the 9th: 800 by the 8th, 1100 + 100 at the overlap."""
    work = [
        PlannedWork(START, date(2026, 1, 10), Decimal(1000)),
        PlannedWork(date(2026, 1, 9), date(2026, 1, 11), Decimal(300)),
    ]
    curve = curve_from_work(work)
    amounts = [planned_value(curve, date(2026, 1, day)) for day in (1, 8, 9, 10, 11)]
    assert amounts == [100, 800, 1000, 1200, 1300]
    assert (curve.start, curve.finish, curve.bac) == (START, date(2026, 1, 11), Decimal(1300))


def test_work_on_days_off_is_planned_on_its_last_day() -> None:
    """A cut-over on Saturday and Sunday has no working day, yet its cost is planned: on Sunday."""
    week = PlannedWork(date(2026, 5, 4), date(2026, 5, 8), Decimal(500))
    cut_over = PlannedWork(date(2026, 5, 9), date(2026, 5, 10), Decimal(90))
    curve = curve_from_work([week, cut_over], WORKING)
    assert [planned_value(curve, date(2026, 5, day)) for day in (8, 9, 10, 11)] == [500, 500, 590, 590]


def test_impossible_work_is_refused_with_every_reason() -> None:
    """Work that ends before it starts and costs less than nothing breaks two rules; no work at all breaks one."""
    with pytest.raises(FigureError) as refused:
        curve_from_work([PlannedWork(START, date(2025, 1, 1), Decimal(-1))])
    assert [fault.rule for fault in refused.value.faults] == ["work-dates", "work-cost"]
    with pytest.raises(FigureError, match="no dated, costed work"):
        curve_from_work([])


packages = st.builds(
    lambda start, days, cost: PlannedWork(start, start + timedelta(days=days), cost),
    st.dates(date(2026, 1, 1), date(2026, 3, 31)),
    st.integers(0, 40),
    st.decimals(0, 10_000, places=2),
)


@given(st.lists(packages, min_size=1, max_size=6), st.sampled_from([CALENDAR_DAYS, WORKING]), st.integers(-5, 130))
def test_the_curve_of_work_is_the_sum_of_its_packages_on_every_day(
    work: list[PlannedWork], calendar: WorkCalendar, offset: int
) -> None:
    """The curve bends exactly where packages begin and end, so that in between nothing is lost but a last digit."""
    day = min(package.start for package in work) + timedelta(days=offset)
    curve, direct = curve_from_work(work, calendar), work_planned(work, day, calendar)
    assert abs(Fraction(planned_value(curve, day)) - Fraction(direct)) <= Fraction(1, 10**25)
    assert planned_value(curve, day) <= planned_value(curve, day + timedelta(days=1)) <= curve.bac

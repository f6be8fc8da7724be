"""Velocity, promises kept, scope, forecast ranges and AgileEVM."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdocs.figures import agile
from pmdocs.figures.earned_value import spi
from pmdocs.figures.fault import FigureError
from pmdocs.figures.quantity import BEYOND_CALENDAR, Undefined

DONE = [Decimal(points) for points in (20, 30, 25, 35, 15, 25)]
LAST = date(2026, 5, 8)


def pace(completed: list[Decimal], last: int | None = None) -> agile.Velocity:
    """The velocity, where the example at hand promises that there is one."""
    velocity = agile.velocity(completed, last)
    assert isinstance(velocity, agile.Velocity)
    return velocity


def test_velocity_is_a_range() -> None:
    """20 30 25 35 15 25: mean 25; the three slowest make 20 a sprint, the three fastest 30; extremes 15 and 35."""
    assert pace(DONE) == agile.Velocity(Decimal(25), Decimal(20), Decimal(30), Decimal(15), Decimal(35), 6)


def test_velocity_of_the_last_sprints() -> None:
    """Of the last two (15 25) both are slowest and fastest at once: 20 each."""
    assert pace(DONE, last=2) == agile.Velocity(Decimal(20), Decimal(20), Decimal(20), Decimal(15), Decimal(25), 2)
    assert agile.velocity([]) is agile.NO_SPRINT_DONE


def test_said_to_done() -> None:
    """24 of 30 promised points are 80 %; a sprint that promised nothing has no ratio."""
    assert agile.said_to_done(Decimal(30), Decimal(24)) == Decimal("0.8")
    assert agile.said_to_done(Decimal(0), Decimal(24)) is agile.NOTHING_COMMITTED


def test_what_is_carried_over() -> None:
    """30 promised, 5 added, 2 removed, 28 done: 5 go on; who does more than the sprint held carries nothing."""
    assert agile.SprintResult(*map(Decimal, (30, 28, 5, 2))).carried_over == 5
    assert agile.SprintResult(Decimal(30), Decimal(33)).carried_over == 0


def test_the_ideal_burndown_is_a_straight_line() -> None:
    """40 points in four days: 40 30 20 10 0."""
    assert list(agile.ideal_burndown(Decimal(40), 4)) == [40, 30, 20, 10, 0]


def test_the_forecast_is_a_range_of_dates() -> None:
    """110 points left at 30, 25 or 20 a sprint: 4, 5 or 6 sprints of two weeks after 8 May."""
    forecast = agile.forecast_dates(Decimal(110), pace(DONE), LAST, sprint_days=14)
    assert forecast == agile.DateRange(date(2026, 7, 3), date(2026, 7, 17), date(2026, 7, 31))


def test_a_broken_sprint_counts_as_a_whole_one() -> None:
    """One point at 25 a sprint takes one sprint, 26 take two, none take none."""
    assert [agile.sprints_needed(Decimal(left), Decimal(25)) for left in (1, 25, 26, 0)] == [1, 1, 2, 0]


def test_nothing_left_is_done_already_and_nothing_done_never_ends() -> None:
    """No points left: the last sprint's end. No sprint done, or none with a point: undefined. Ages away: undefined."""
    still = pace([Decimal(0)])
    assert agile.forecast_dates(Decimal(0), still, LAST, 14).likely == LAST
    assert agile.forecast_dates(Decimal(9), still, LAST, 14).likely is agile.NOTHING_COMPLETED
    assert agile.forecast_dates(Decimal(9), agile.NO_SPRINT_DONE, LAST, 14).pessimistic is agile.NO_SPRINT_DONE
    assert agile.forecast_dates(Decimal(10) ** 9, pace(DONE), LAST, 14).optimistic is BEYOND_CALENDAR


@given(st.lists(st.decimals(0, 100, places=1), min_size=1, max_size=12), st.decimals(0, 1000, places=1))
def test_optimistic_is_never_after_likely_nor_likely_after_pessimistic(done: list[Decimal], left: Decimal) -> None:
    """The three dates are in order, an undefined one counting as never."""
    forecast = agile.forecast_dates(left, pace(done), LAST, 14)
    dates = [forecast.optimistic, forecast.likely, forecast.pessimistic]
    known = [day for day in dates if not isinstance(day, Undefined)]
    assert known == sorted(known)
    assert dates[: len(known)] == known


def test_agile_earned_value() -> None:
    """Four of ten sprints gone, 90 of 300 points done, budget 500,000: PV 200,000, EV 150,000."""
    value = agile.agile_value(4, 10, Decimal(90), Decimal(300), Decimal(500_000))
    assert value == agile.AgileValue(Decimal(200_000), Decimal(150_000))
    assert agile.agile_value(12, 10, Decimal(90), Decimal(300), Decimal(500_000)).pv == 500_000
    assert agile.agile_value(0, 0, Decimal(0), Decimal(0), Decimal(500_000)).ev is agile.NO_SCOPE


def test_a_release_that_outgrew_its_plan_is_refused() -> None:
    """310 of 300 points: the scope changed, and the baseline must."""
    with pytest.raises(FigureError, match="310 points are done of 300"):
        agile.agile_value(4, 10, Decimal(310), Decimal(300), Decimal(500_000))


@given(
    st.lists(st.integers(1, 60), min_size=1, max_size=10),
    st.integers(0, 10),
    st.integers(0, 400),
    st.integers(1, 10**6),
)
def test_agile_spi_and_velocity_forecast_the_same_number_of_sprints(
    done: list[int], more: int, left: int, bac: int
) -> None:
    """Planned sprints / SPI = total points / mean velocity, when the plan has a constant velocity.

    Source: Sulaiman, Barton and Blackburn 2006. The two sides differ in the last digits of a division at most.
    """
    planned, points = len(done) + more, sum(done) + left
    value = agile.agile_value(len(done), planned, Decimal(sum(done)), Decimal(points), Decimal(bac))
    index = spi(value.ev, value.pv)
    assert isinstance(index, Decimal)
    by_value = planned / Fraction(index)
    by_velocity = points / Fraction(pace([Decimal(each) for each in done]).mean)
    assert abs(by_value - by_velocity) <= by_velocity / 10**30

"""Cost by category and by month: told in updates, held against the plan."""

from __future__ import annotations

import datetime as dt

from pmdocs.figures.quantity import Undefined
from tests.figures import projects

LAB = projects.LAB.replace("cost: {actual: 3500}", "cost: {actual: 3500, by_month: {2026-01: 2000, 2026-2: 1500}}")
LAB = LAB.replace(
    "cost: {actual: 5500, reserve_used: 400}",
    "cost: {actual: 5500, reserve_used: 400, by_month: {2026-02: 3500}, by_category: {Staff: 4000, Travel: 1500}}",
)


def test_a_category_is_held_against_its_budget_lines() -> None:
    """Staff: 4,000 of 6,000 spent, 2,000 left; no budget line is called Travel."""
    staff, travel = projects.figures(LAB, projects.DAY_50).outlook.categories
    assert (staff.planned.value, staff.spent.value, staff.left.value) == (6000, 4000, 2000)
    assert isinstance(travel.planned.value, Undefined)


def test_a_month_told_once_stays_until_it_is_told_anew() -> None:
    """January 2,000 from the first update, February 3,500 from the second; 31 of the 100 days of 100 are January's."""
    january, february = projects.figures(LAB, projects.DAY_50).outlook.months
    assert (january.name, january.spent.value, january.planned.value) == ("2026-01", 2000, 3100)
    assert (february.name, february.spent.value) == ("2026-02", 3500)


def test_the_month_under_way_is_planned_to_the_data_date() -> None:
    """By 19 February, day 50, 1,900 of the month were planned, not its whole 2,800."""
    february = projects.figures(LAB, projects.DAY_50).outlook.months[1]
    assert february.planned.value == 1900


def test_before_they_are_told_there_are_none() -> None:
    """On the day of the first update no category had been told, and February stood at 1,500."""
    found = projects.figures(LAB, dt.date(2026, 2, 9)).outlook
    assert found.categories == ()
    assert [row.spent.value for row in found.months] == [2000, 1500]

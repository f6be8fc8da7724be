"""Sprints of a whole project, worked out by hand: velocity, forecast, and value when the scope grows."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from pmdocs.figures.agile import DateRange, Velocity
from pmdocs.figures.model import AgileFigures
from pmdocs.figures.quantity import Undefined
from tests.figures.projects import amounts, figures

PLAN = """
project: {code: TEAM, title: A team, start: 2026-01-05, finish: 2026-03-15, delivery: agile}
budget: {lines: [{category: Team, amount: 50000}]}
agile:
  sprint_days: 14
  planned_sprints: 5
  backlog: {unit: points, scope: {2026-01-05: 100}}
  sprints:
    - {id: SP-1, start: 2026-01-05, finish: 2026-01-18, committed: 20}
    - {id: SP-2, start: 2026-01-19, finish: 2026-02-01}
    - {id: SP-3, start: 2026-02-02, finish: 2026-02-15}
updates:
  - date: 2026-01-18
    sprints: {SP-1: {completed: 16}}
  - date: 2026-02-01
    sprints: {SP-2: {committed: 20, completed: 24, added: 4}}
    backlog: {scope: 120}
"""
"""A hundred points in five sprints; after the second, twenty more have come in and forty are done."""
FIRST, SECOND = dt.date(2026, 1, 18), dt.date(2026, 2, 1)


def agile(day: dt.date, text: str = PLAN) -> AgileFigures:
    """What the team has done by a day."""
    found = figures(text, day).agile
    assert found is not None
    return found


def test_velocity_and_the_rest() -> None:
    """16 and 24 points make 20 a sprint; 80 of 120 are left."""
    found = agile(SECOND)
    assert found.velocity == Velocity(Decimal(20), Decimal(20), Decimal(20), Decimal(16), Decimal(24), 2)
    assert (found.scope.value, found.done.value, found.remaining.value) == (120, 40, 80)
    assert (found.scope_added.value, found.scope_removed.value) == (20, 0)


def test_the_forecast_counts_whole_sprints_from_the_last_finish() -> None:
    """80 points at 20 a sprint: four sprints of 14 days after 1 February."""
    day = dt.date(2026, 3, 29)
    assert agile(SECOND).forecast == DateRange(day, day, day)


def test_said_to_done_and_carried_over() -> None:
    """Sprint 1 kept 16 of 20; sprint 2 did all its 24, four of them added on the way."""
    first, second = agile(SECOND).sprints
    assert (first.said_to_done, first.carried_over) == amounts("0.8", 4)
    assert (second.said_to_done, second.carried_over) == amounts("1.2", 0)


def test_a_sprint_ahead_is_not_shown() -> None:
    """On 18 January only the first sprint has begun."""
    assert [sprint.id for sprint in agile(FIRST).sprints] == ["SP-1"]


def test_value_before_the_scope_grew() -> None:
    """One of five sprints gone: 10,000 planned; 16 of 100 points: 8,000 earned."""
    found = agile(FIRST)
    assert (found.pv.value, found.ev.value) == (10000, 8000)


def test_scope_that_grew_is_planned_anew() -> None:
    """Two of five sprints gone: 20,000 planned; 40 of now 120 points earn a third of the budget, not 40 %."""
    found = agile(SECOND)
    assert found.pv.value == 20000
    assert found.ev.value == Decimal("16666.66666666666666666666666666667")


def test_the_budget_of_the_growth_counts_once_it_is_approved() -> None:
    """With 10,000 more for the twenty points, 40 of 120 points are worth 20,000, and 24,000 are planned."""
    funded = PLAN.replace(
        "    backlog: {scope: 120}",
        "    backlog: {scope: 120}\n    changes: {CH-1: {title: More, status: approved, effect: {cost: 10000}}}",
    )
    found = agile(SECOND, funded)
    assert (found.pv.value, found.ev.value) == (24000, 20000)


def test_more_points_done_than_first_planned_are_no_error() -> None:
    """With 110 of 120 points done the release is nine tenths and more earned, though only 100 were planned at first."""
    fast = PLAN.replace("completed: 24", "completed: 94")
    assert agile(SECOND, fast).ev.value == Decimal("45833.33333333333333333333333333333")


def test_the_old_scope_line_stays_in_the_burn_up() -> None:
    """The chart shows the growth: 100 at the start and after the first sprint, 120 after the second."""
    assert [(point.done, point.scope) for point in agile(SECOND).burn_up] == [
        amounts(0, 100),
        amounts(16, 100),
        amounts(40, 120),
    ]


def test_without_a_sprint_done_nothing_is_forecast() -> None:
    """A dash with its reason on the first day."""
    found = agile(dt.date(2026, 1, 5))
    assert isinstance(found.velocity, Undefined)
    assert isinstance(found.forecast, Undefined)

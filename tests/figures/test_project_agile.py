"""Sprints of a whole project, worked out by hand: velocity, forecast, and value when the scope grows."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from pmdocs.figures.agile import DateRange, Velocity
from pmdocs.figures.flow import NO_WEEK
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


def test_sprints_written_in_any_order_run_in_that_of_their_dates() -> None:
    """The second sprint written first: the rest still begins after 1 February, and the burn-up still rises 16, 40."""
    first = "    - {id: SP-1, start: 2026-01-05, finish: 2026-01-18, committed: 20}\n"
    second = "    - {id: SP-2, start: 2026-01-19, finish: 2026-02-01}\n"
    found = agile(SECOND, PLAN.replace(first + second, second + first))
    assert [sprint.id for sprint in found.sprints] == ["SP-1", "SP-2"]
    assert found.forecast == agile(SECOND).forecast
    assert [point.done for point in found.burn_up] == [0, 16, 40]


def test_a_scope_that_stands_still_has_neither_grown_nor_shrunk() -> None:
    """0 added and 0 removed, and no 0 with a sign."""
    found = agile(FIRST)
    assert [str(each.value) for each in (found.scope_added, found.scope_removed)] == ["0", "0"]


def test_a_scope_that_shrank() -> None:
    """From 100 to 90 points: ten removed, none added."""
    found = agile(SECOND, PLAN.replace("backlog: {scope: 120}", "backlog: {scope: 90}"))
    assert (found.scope_added.value, found.scope_removed.value) == (0, 10)


BOARD = """
project: {code: DESK, title: A desk, start: 2026-01-05, finish: 2026-03-15, delivery: kanban}
agile:
  flow:
    items:
      F-1: {started: 2026-01-05, finished: 2026-01-07}
      F-2: {started: 2026-01-06, finished: 2026-01-11}
      F-3: {started: 2026-01-08, finished: 2026-01-16}
      F-4: {started: 2026-01-09}
updates: [{date: 2026-01-11, summary: A week}, {date: 2026-01-18, summary: Two weeks}]
"""
"""Monday 5 January is the first day of work; the first week is over on Sunday the 11th."""


def test_a_board_counts_full_weeks_from_its_first_day() -> None:
    """Monday to Sunday is a week: two items done in it; after two weeks three, 1.5 a week; on Saturday none is full."""
    assert agile(dt.date(2026, 1, 11), BOARD).throughput.value == 2
    assert agile(dt.date(2026, 1, 18), BOARD).throughput.value == Decimal("1.5")
    assert agile(dt.date(2026, 1, 10), BOARD).throughput.value == NO_WEEK


def test_a_board_without_sprints_tells_its_cycle_time_and_its_work_in_progress() -> None:
    """3, 6 and 9 days, both ends included: half within 6, 85 % within 9; F-4 is in work. No sprint, no velocity."""
    found = agile(dt.date(2026, 1, 18), BOARD)
    assert (found.cycle_50.value, found.cycle_85.value, found.wip.value) == (6, 9, 1)
    assert isinstance(found.velocity, Undefined)


def test_an_item_finished_later_was_in_work_before() -> None:
    """On 11 January F-3 and F-4 had begun and were not done: a past report counts two, not one."""
    assert agile(dt.date(2026, 1, 11), BOARD).wip.value == 2

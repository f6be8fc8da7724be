"""How a figure explains itself: formula and numbers on one line, each number with its place."""

from __future__ import annotations

import datetime as dt

import pytest

from pmdocs.figures.explain import arithmetic, explained
from pmdocs.figures.model import Figure, Location
from tests.figures.projects import DAY_40, DAY_50, LAB, figures

WORK = """
project: {code: WORK, title: Dated work, start: 2026-01-01, finish: 2026-04-10}
milestones: [{id: M-1, name: Half, date: 2026-02-09}, {id: M-2, name: End, date: 2026-04-10}]
deliverables:
  - {id: D-1, name: House, cost: 1000, due: 2026-04-10, start: 2026-01-11, method: milestones,
     weights: [{milestone: M-1, weight: 40 %}, {milestone: M-2, weight: 60 %}]}
  - {id: D-2, name: Pumps, cost: 900, due: 2026-02-19, start: 2026-01-21, method: units, units: 30}
updates:
  - date: 2026-02-09
    cost: {actual: 1000}
    milestones: {M-1: {actual: 2026-02-09}}
    progress: {D-2: 12 units}
"""
"""D-1 plans 1,000 over the 90 days from 11 January, D-2 900 over the 30 days from 21 January."""
MORE = "  - {date: 2026-03-26, progress: {D-2: 58 %}}\n"


PLANNED = "PV = planned value at the data date = "
EARNED = "ES = days after which the plan has earned EV = "


def shown(key: str, day: dt.date, text: str = LAB) -> str:
    """The arithmetic of one figure on a day."""
    ledger = figures(text, day).ledger
    return arithmetic(ledger[key], ledger)


def asked(key: str, day: dt.date, text: str = LAB) -> Figure:
    """One figure of the ledger on a day."""
    return figures(text, day).ledger[key]


def places(figure: Figure, name: str) -> tuple[Location, ...]:
    """Where the input of that name is written."""
    return next(each.sources for each in figure.inputs if each.name == name)


@pytest.mark.parametrize(
    ("key", "day", "line"),
    [
        (
            "cost.pv",
            DAY_40,
            PLANNED + "planned by 2026-04-10 × days gone / days between = 10,000 × 40 / 100 = 4,000",
        ),
        (
            "schedule.es",
            DAY_40,
            EARNED + "EV / planned by 2026-04-10 × days to 2026-04-10 = 2,800 / 10,000 × 100 = 28",
        ),
        ("cost.pv", DAY_50, PLANNED + "replanned by 2026-02-19 = 5,000"),
        (
            "cost.pv",
            dt.date(2026, 3, 26),  # day 85: half of the 70 days after the decision
            PLANNED
            + "replanned by 2026-02-19 + (replanned by 2026-04-30 − replanned by 2026-02-19) × days gone / days "
            "between = 5,000 + (11,600 − 5,000) × 35 / 70 = 8,300",
        ),
    ],
)
def test_the_plan_between_its_points_is_worked_out(key: str, day: dt.date, line: str) -> None:
    """A manager can do the sum again: what was planned by the point before, and the share of the days since."""
    assert shown(key, day, LAB + MORE if day > DAY_50 else LAB) == line


def test_earned_schedule_between_two_points_is_worked_out() -> None:
    """7,280 earned: 4,400 by day 50, and 2,240 of the 5,600 left then, which are worth 7,200 now.

    That is 2,280 of the 6,600 that come after day 50, in 70 days: 50 + 24.2 days.
    """
    more = LAB + MORE
    assert shown("schedule.es", dt.date(2026, 3, 26), more) == (
        EARNED + "days to 2026-02-19 + (EV − replanned by 2026-02-19) / (replanned by 2026-04-30 − replanned by "
        "2026-02-19) × days between = 50 + (7,280 − 5,000) / (11,600 − 5,000) × 70 = 74.2"
    )


def test_a_point_that_changes_have_moved_leads_to_them_too() -> None:
    """What was replanned stands in the budget, and in the effect of the change that did it."""
    found = places(asked("cost.pv", DAY_50), "replanned by 2026-02-19")
    assert found[0] == ("budget", "planned")
    assert {place[-1] for place in found[1:]} == {"cost", "days"}


def test_planned_value_from_work_is_a_sum_over_the_work() -> None:
    """Day 40: 30 of 90 days of D-1 and 20 of 30 of D-2: 333.33 + 600."""
    assert shown("cost.pv", dt.date(2026, 2, 9), WORK) == (
        PLANNED + "sum of what was planned for each piece of work by then = 333.33 + 600 = 933.33"
    )


def test_time_counts_from_the_first_day_of_the_work() -> None:
    """The work begins on 11 January, ten days into the project: 30 days are gone on 9 February."""
    found = asked("schedule.at", dt.date(2026, 2, 9), WORK)
    assert found.value == 30
    assert [each.value for each in found.inputs] == [dt.date(2026, 1, 11), dt.date(2026, 2, 9)]
    assert places(found, "start") == (("deliverables", 0, "start"),)


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("deliverable.D-1.earned", "cost × M-1 / (M-1 + M-2) = 1,000 × 40 % / (40 % + 60 %) = 400"),
        ("deliverable.D-1.complete", "M-1 / (M-1 + M-2) = 40 % / (40 % + 60 %) = 40 %"),
        ("deliverable.D-2.earned", "cost × units done / units in all = 900 × 12 / 30 = 360"),
        ("deliverable.D-2.complete", "units done / units in all = 12 / 30 = 40 %"),
    ],
)
def test_each_way_to_earn_shows_its_own_arithmetic(key: str, line: str) -> None:
    """Weights of milestones and counts of units stand in the formula."""
    assert shown(key, dt.date(2026, 2, 9), WORK).endswith(f" = {line}")


def test_a_count_names_what_it_has_counted() -> None:
    """Three threats are open; the inputs are shown as their scores, not as ones."""
    ledger = figures(LAB, DAY_40).ledger
    told = explained(ledger["risk.open_threats"], ledger)
    assert told.arithmetic == "Open threats = 3, counted: R-1, R-4, R-2"
    assert [part.input.value for part in told.parts] == [16, 5, 4]
    assert shown("risk.over", DAY_40) == "Risks that are over = 0"


def test_a_rating_tells_its_limits_and_why() -> None:
    """Schedule on day 40 is red: SPI(t) 0.7; the limits stand in the rule, the sentences are those of the report."""
    shown_, computed = asked("rating.schedule", DAY_40), asked("rating.schedule.computed", DAY_40)
    assert shown_.formula == "as computed"
    assert [each.value for each in shown_.inputs if each.name == "why"] == [
        "the work runs at 70% of the planned pace (SPI(t) 0.70, below 0.90)"
    ]
    assert computed.formula == (
        "green: finish variance within 50 % of the tolerance and SPI(t) of 0.95 or more; "
        "amber: a gate or critical milestone expected beyond the tolerance, or any milestone missed; "
        "red: beyond the tolerance, SPI(t) below 0.90, or a gate or critical milestone missed"
    )
    assert [each.name for each in computed.inputs] == [
        "finish variance",
        "time tolerance",
        "SPI(t)",
        "milestones missed",
        "other milestones missed",
        "gates and critical milestones beyond the tolerance",
    ]


def test_the_number_of_a_report_is_counted() -> None:
    """The second report: the first number, and one update before it."""
    assert shown("period.number", DAY_50) == "Number of the report = first number + updates before this one = 1 + 1 = 2"


def test_the_chance_behind_a_level_leads_to_the_scale() -> None:
    """R-1 at level 4 means 40 %: where the level is written, and where the project says what it means."""
    found = places(asked("risk.R-1.emv", DAY_40), "probability")
    assert found[-1] == ("settings", "risk", "probabilities", 3)


def test_a_doubtful_figure_carries_its_doubts() -> None:
    """TCPI 7,200 / 6,500 is far above the CPI of 0.8: said below the arithmetic, which stays as it is."""
    found = asked("cost.tcpi_bac", DAY_40)
    assert [each.value for each in found.inputs if each.name == "note"] == [
        "the rest must run at 1.11, but so far it ran at 0.80"
    ]
    line = "TCPI(BAC) = (BAC − EV) / (BAC − AC) = (10,000 − 2,800) / (10,000 − 3,500) = 1.108"
    assert shown("cost.tcpi_bac", DAY_40) == line
    assert [each.name for each in asked("cost.eac", DAY_40).inputs] == ["BAC", "CPI"]  # 28 % complete: no doubt


def test_a_start_that_is_not_written_stands_with_the_project() -> None:
    """D-1 has no start of its own, so its plan begins where the project's start is written; D-2 has one."""
    pv = asked(
        "cost.pv", dt.date(2026, 2, 9), WORK.replace(" due: 2026-04-10, start: 2026-01-11,", " due: 2026-04-10,")
    )
    assert ("project", "start") in places(pv, "D-1")
    assert ("deliverables", 0, "start") not in places(pv, "D-1")
    assert ("deliverables", 1, "start") in places(pv, "D-2")

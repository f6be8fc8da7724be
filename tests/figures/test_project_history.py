"""What changed between two reports of a whole project, and that its past never changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmdocs.figures import Figures, compute
from pmdocs.figures.model import Topic
from pmdocs.project import Project
from pmdocs.project.updates import Update
from pmdocs.state import ProjectState, replay
from tests.figures.projects import DAY_40, DAY_50, LAB, amounts, figures, project

REGISTERS = ("milestones", "deliverables", "risks", "issues", "changes", "decisions", "actions")


def test_what_changed_since_the_last_report() -> None:
    """Each line of the generated list, by hand: from day 40 to day 50."""
    lines = [(m.topic, str(m.text), m.better) for m in figures(LAB, DAY_50).movements]
    assert lines == [
        (Topic.RATING, "scope: red → amber", True),
        (Topic.MILESTONE, "M-2 Permit granted: not reached, 9 days late, and no new date is given", False),
        (Topic.MILESTONE, "M-4 Opening: moved by 20 days to 2026-04-30", False),
        (Topic.COST, "the approved budget rose by 1,600 to 11,600", None),
        (Topic.COST, "the cost forecast rose by 2,000 to 14,500", False),
        (Topic.RISK, "R-1 Steel becomes dearer has happened", False),
        (Topic.RISK, "R-2 Rain is closed: Roof is on before the rain", True),
        (Topic.ISSUE, "new: I-2 Steel is a fifth dearer", False),
        (Topic.CHANGE, "CH-1 A second floor: approved", None),
    ]


def test_the_first_report_is_compared_with_the_plan() -> None:
    """What has happened since the start is told; no colour and no sum was reported before."""
    first = figures(LAB, DAY_40)
    told = [str(one.text) for one in first.movements]
    assert "M-1 Plans agreed: reached on 2026-02-02" in told
    assert "D-1 Plans: delivered" in told
    assert {Topic.RATING, Topic.COST}.isdisjoint(one.topic for one in first.movements)
    assert first.carried_over == ()


@pytest.mark.parametrize(
    ("promised", "done", "carried"),
    [
        ("Walls tested", "Roof ordered", False),  # nothing to tell them apart by but words
        ("N-1 Walls tested", "Roof ordered", True),
        ("N-1 Walls tested", "N-1 The walls are tested", False),
        ("D-2 half built", "Roof ordered", True),
        ("M-1 celebrated", "Roof ordered", False),  # M-1 is reached
    ],
)
def test_a_promise_is_carried_over_by_its_id(promised: str, done: str, carried: bool) -> None:
    """What was planned last time and names an id is asked for by this id, never by its wording."""
    text = LAB.replace("next: [Roof ordered, Walls tested]", f"next: [{promised}]")
    found = figures(text.replace("done: [Roof ordered.]", f"done: [{done}]"), DAY_50)
    assert bool(found.carried_over) is carried


def test_what_was_dropped_on_purpose_is_not_carried_over() -> None:
    """It was said that it is not done, and why."""
    text = LAB.replace("next: [Roof ordered, Walls tested]", "next: [N-1 Walls tested]")
    assert figures(text.replace("done: [Roof ordered.]", "dropped: [N-1 the walls stand]"), DAY_50).carried_over == ()


def test_one_day_is_a_day() -> None:
    """The opening moves from 30 April to 1 May, or to 29 April: no "1 days"."""
    third = "  - {date: 2026-02-26, milestones: {M-4: {forecast: 2026-05-01}}}\n"
    later = [str(m.text) for m in figures(LAB + third, dt.date(2026, 2, 26)).movements]
    assert "M-4 Opening: moved by 1 day to 2026-05-01" in later
    sooner = [str(m.text) for m in figures(LAB + third.replace("05-01", "04-29"), dt.date(2026, 2, 26)).movements]
    assert "M-4 Opening: brought forward by 1 day to 2026-04-29" in sooner


def test_what_is_reached_and_delivered_is_good_news() -> None:
    """A third report: the permit is there, the building is delivered."""
    third = """
  - date: 2026-02-26
    milestones: {M-2: {actual: 2026-02-25}}
    progress: {D-2: {percent: 100 %, delivered: 2026-02-26}}
"""
    found = {(m.topic, str(m.text)): m.better for m in figures(LAB + third, dt.date(2026, 2, 26)).movements}
    assert found[Topic.MILESTONE, "M-2 Permit granted: reached on 2026-02-25"] is True
    assert found[Topic.DELIVERABLE, "D-2 Building: delivered"] is True


def test_every_report_so_far_is_kept_in_numbers() -> None:
    """Two reports, oldest first, this one last."""
    first, second = figures(LAB, DAY_50).reports
    assert (first.number, first.date, second.number, second.date) == (1, DAY_40, 2, DAY_50)
    assert (first.ev, second.eac) == amounts(2800, 14500)


def test_the_milestone_trend_ends_where_a_milestone_is_reached() -> None:
    """The plans were agreed before the first report: one point, on the diagonal."""
    lines = {each.id: each for each in figures(LAB, DAY_50).schedule.trend}
    assert lines["M-1"].points == ((dt.date(2026, 2, 2), dt.date(2026, 2, 2)),)
    assert lines["M-4"].points == ((DAY_40, dt.date(2026, 4, 10)), (DAY_50, dt.date(2026, 4, 30)))


# --- the past never changes -------------------------------------------------------------------------------------


def facts(found: Figures) -> dict[str, Any]:
    """Everything computed, without the definition it came from (which knows the later updates too)."""
    skipped = {"state", "previous", "ledger"}
    shown = {field.name: getattr(found, field.name) for field in fields(found) if field.name not in skipped}
    return {**shown, "ledger": {key: (asked.value, asked.inputs) for key, asked in found.ledger.items()}}


def without(plan: Project, last: int) -> Project:
    """The project as it was before its last updates were written."""
    return plan.model_copy(update={"updates": plan.updates[:last]})


@settings(max_examples=25, deadline=None)
@given(days=st.integers(0, 30), actual=st.integers(5500, 20000), probability=st.integers(1, 5))
def test_figures_of_a_date_do_not_depend_on_later_updates(days: int, actual: int, probability: int) -> None:
    """Whatever a third report will say, the figures up to the day before it are what they were."""
    later = f"""
  - date: {DAY_50 + dt.timedelta(days=1 + days)}
    cost: {{actual: {actual}}}
    risks: {{R-4: {{probability: {probability}}}, R-9: {{title: Late, probability: 1, impact: 1}}}}
    milestones: {{M-3: {{forecast: 2026-05-01}}, M-4: {{cancelled: yes}}}}
    changes: {{CH-1: {{status: implemented, effect: {{cost: 9000, days: 1}}}}}}
"""
    told = project(LAB + later)
    for day in (DAY_40, DAY_50, DAY_50 + dt.timedelta(days=days)):
        assert facts(compute(told, day)) == facts(compute(without(told, 2), day))


PARTS = ("cost", "effort", "progress", "risks", "issues", "changes", "done", "next")


@settings(max_examples=40, deadline=None)
@given(later=st.sets(st.sampled_from(PARTS)))
def test_one_update_in_two_on_consecutive_days_gives_the_same_registers(later: set[str]) -> None:
    """The second report told in two goes, whatever is told first: registers, progress and money end up the same."""
    plan = project(LAB)
    whole = plan.updates[1]
    first = _without(whole, later).model_copy(update={"date": DAY_50 - dt.timedelta(days=1)})
    second = _without(whole, {*PARTS} - later)
    split = plan.model_copy(update={"updates": (plan.updates[0], first, second)})
    assert registers(replay(split)[-1]) == registers(replay(plan)[-1])
    assert replay(split)[-1].number == replay(plan)[-1].number + 1


def _without(update: Update, parts: set[str]) -> Update:
    """The update as if these parts had not been written."""
    return Update(**{name: value for name, value in update.written().items() if name not in parts})


def registers(state: ProjectState) -> dict[str, Any]:
    """The registers as they stand, without the days on which an entry was first said, which the split moves."""
    rows = {name: [_undated(entry) for entry in getattr(state, name)] for name in REGISTERS}
    work = {key: (done.percent, done.delivered) for key, done in state.work.items()}
    money = (state.cost.actual, state.cost.reserve_used, state.effort.actual, state.effort.remaining)
    return {**rows, "work": work, "money": money}


def _undated(entry: Any) -> dict[str, Any]:
    said = {"raised", "closed", "decided", "created", "done"}
    return {name: value for name, value in entry.model_dump().items() if name not in said and name != "actions"}

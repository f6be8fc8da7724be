"""The state on a date: updates replayed over the plan, each a worked example."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmdocs.load import load
from pmdocs.project import Project
from pmdocs.project.registers import ActionStatus, RiskStatus
from pmdocs.project.updates import Dimension
from pmdocs.state import replay, state_on

PLAN = """
project: {code: LAB, title: A small laboratory, start: 2026-01-05, finish: 2026-06-30, manager: ana}
people: {ana: {name: Ana Example}, ben: {name: Ben Example}}
deliverables:
  - {id: D-1, name: Plans, cost: 1000}
  - {id: D-2, name: Building, cost: 4000}
milestones:
  - {id: M-1, name: Plans agreed, date: 2026-02-27}
risks:
  - {id: R-1, title: Permit late, owner: ana, probability: 2, impact: 4,
     actions: [{id: A-1, text: Ask the authority every week, owner: ana, due: 2026-02-01}]}
updates:
  - date: 2026-02-27
    cost: {actual: 1500}
    progress: {D-2: 10 %}
    risks: {R-1: {status: closed, closure_reason: Permit received}}
    actions: {A-1: {status: done}}
  - date: 2026-01-30
    cost: {actual: 700}
    progress: {D-1: 100 %}
    milestones: {M-1: {forecast: 2026-03-06, reason: Survey late}}
    risks:
      R-1: {probability: 4}
      R-2: {title: Steel becomes dearer, owner: ben, probability: 3, impact: 3}
    lessons: [{kind: idea, event: The survey came late, recommendation: Order it with the plans}]
    rag: {cost: {stated: amber, reason: Invoice disputed, action: Meet the supplier}}
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The small laboratory, its two updates written in the wrong order."""
    path = tmp_path / "project.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return load(path).project


def test_before_the_first_update_the_plan_holds(project: Project) -> None:
    """On 15 January nothing has been reported: probability 2, no forecast, no cost."""
    state = state_on(project, dt.date(2026, 1, 15))
    assert state.number == 0
    assert state.update is None
    assert state.risks[0].probability == 2
    assert state.milestones[0].forecast is None
    assert state.cost.actual is None


def test_no_period_begins_after_its_end(project: Project) -> None:
    """On 1 December the project of January has not started: the period is that one day, not one that runs backwards."""
    state = state_on(project, dt.date(2025, 12, 1))
    assert (state.period_start, state.data_date) == (dt.date(2025, 12, 1), dt.date(2025, 12, 1))
    assert state_on(project, dt.date(2026, 1, 15)).period_start == dt.date(2026, 1, 5)


def test_updates_are_replayed_by_date_whatever_their_order(project: Project) -> None:
    """The January update is the first report, though it is written second; what it does not mention stays."""
    state = state_on(project, dt.date(2026, 1, 30))
    assert state.number == 1
    assert state.cost.actual == Decimal(700)
    assert state.risks[0].probability == 4
    assert state.risks[0].impact == 4
    assert state.milestones[0].forecast == dt.date(2026, 3, 6)
    assert state.work["D-1"].percent == 1
    assert "D-2" not in state.work


def test_a_new_entry_carries_the_date_of_its_update(project: Project) -> None:
    """R-2 came with the January update, so it was raised on 30 January; the lesson gets the first number."""
    state = state_on(project, dt.date(2026, 1, 30))
    assert [risk.id for risk in state.risks] == ["R-1", "R-2"]
    assert state.risks[1].raised == dt.date(2026, 1, 30)
    assert (state.lessons[0].id, state.lessons[0].date) == ("L-1", dt.date(2026, 1, 30))


def test_closing_without_a_date_takes_the_updates_date(project: Project) -> None:
    """R-1 and its action are closed in the February update, which gives no dates of its own."""
    risk = state_on(project, dt.date(2026, 2, 27)).risks[0]
    assert (risk.status, risk.closed) == (RiskStatus.CLOSED, dt.date(2026, 2, 27))
    assert (risk.actions[0].status, risk.actions[0].done) == (ActionStatus.DONE, dt.date(2026, 2, 27))


def test_the_inherent_assessment_is_the_first_one(project: Project) -> None:
    """R-1 began at probability 2, whatever later reports say."""
    assert state_on(project, dt.date(2026, 2, 27)).first_risks["R-1"].probability == 2


def test_an_override_holds_for_one_report_its_reason_longer(project: Project) -> None:
    """The stated amber of January is gone in February; its reason and action stay until replaced."""
    january = state_on(project, dt.date(2026, 1, 30)).rag[Dimension.COST]
    february = state_on(project, dt.date(2026, 2, 27)).rag[Dimension.COST]
    assert january.stated is not None
    assert february.stated is None
    assert february.action == "Meet the supplier"


def test_later_updates_are_as_if_never_written(project: Project) -> None:
    """The state of January is the same with and without the February update."""
    alone = project.model_copy(update={"updates": tuple(u for u in project.updates if u.date.month == 1)})
    then, now = state_on(alone, dt.date(2026, 2, 1)), state_on(project, dt.date(2026, 2, 1))
    assert (now.risks, now.milestones, now.work, now.cost) == (then.risks, then.milestones, then.work, then.cost)


SAID = {
    "risks": {"R-1": {"probability": "5", "impact": "3", "note": "Offer made", "amount": "900", "category": "People"}},
    "milestones": {"M-1": {"forecast": "2026-03-09", "reason": "Frost", "owner": "ana"}},
    "deliverables": {"D-1": {"due": "2026-04-30", "forecast": "2026-05-04", "priority": "must"}},
    "progress": {"D-1": {"percent": "40 %", "started": "yes", "note": "Walls stand"}},
}
FIELDS = [(topic, key, name) for topic, rows in SAID.items() for key, row in rows.items() for name in row]
BASE = {
    "project": {"code": "X", "title": "Any", "start": "2026-01-05", "finish": "2026-06-30"},
    "people": {"ana": {"name": "Ana Example"}},
    "deliverables": [{"id": "D-1", "name": "Thing", "cost": "1000", "due": "2026-04-01"}],
    "milestones": [{"id": "M-1", "name": "Half", "date": "2026-03-02"}],
    "risks": [{"id": "R-1", "title": "Permit late", "owner": "ana", "probability": "2", "impact": "4"}],
}


def told(date: str, fields: list[tuple[str, str, str]]) -> dict[str, object]:
    """An update that says these fields and no others."""
    update: dict[str, dict[str, dict[str, str]]] = {}
    for topic, key, name in fields:
        update.setdefault(topic, {}).setdefault(key, {})[name] = SAID[topic][key][name]
    return {"date": date, **update}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 2), min_size=len(FIELDS), max_size=len(FIELDS)))
def test_an_entry_may_be_told_field_by_field(when: list[int]) -> None:
    """Each field said in one of three updates, in any grouping: every entry ends as if all had been said at once."""
    days = ["2026-02-06", "2026-02-13", "2026-02-20"]
    parts = [told(day, [f for f, n in zip(FIELDS, when, strict=True) if n == part]) for part, day in enumerate(days)]
    split = replay(Project.model_validate({**BASE, "updates": parts}))[-1]
    whole = replay(Project.model_validate({**BASE, "updates": [told(days[2], FIELDS)]}))[-1]
    assert (split.risks, split.milestones, split.deliverables) == (whole.risks, whole.milestones, whole.deliverables)
    assert [(w.percent, w.started, w.note) for w in (split.work["D-1"], whole.work["D-1"])] == [
        (Decimal("0.4"), True, "Walls stand")
    ] * 2


@settings(max_examples=50, deadline=None)
@given(st.permutations(range(4)))
def test_the_order_in_which_updates_are_written_does_not_matter(order: list[int]) -> None:
    """Four weekly updates in any order give the same states."""
    updates = [
        {"date": f"2026-02-{7 * n + 1:02}", "cost": {"actual": str(100 * n)}, "progress": {"D-1": f"{20 * n} %"}}
        for n in range(4)
    ]
    base = {
        "project": {"code": "X", "title": "Any", "start": "2026-01-05", "finish": "2026-06-30"},
        "deliverables": [{"id": "D-1", "name": "Thing", "cost": "1000"}],
    }
    sorted_ = Project.model_validate({**base, "updates": updates})
    mixed = Project.model_validate({**base, "updates": [updates[n] for n in order]})
    assert [s.cost for s in replay(mixed)] == [s.cost for s in replay(sorted_)]
    assert replay(mixed)[-1].work == replay(sorted_)[-1].work

"""What is raised, decided, reached or done after the data date does not exist in that report."""

from __future__ import annotations

import datetime as dt

from pmdocs.figures.model import MilestoneStatus
from pmdocs.project.registers import ChangeStatus, DecisionStatus, RiskStatus
from tests.figures.projects import figures

PLAN = """
project: {code: X, title: T, start: 2026-01-01, finish: 2026-06-29}
people: {ada: {name: Ada}}
milestones: [{id: M-1, name: End, date: 2026-06-29, actual: 2026-06-20}]
risks:
  - {id: R-1, title: Flood, raised: 2026-01-01, status: closed, closed: 2026-04-01, closure_reason: A dam}
  - {id: R-2, title: Frost, raised: 2026-03-01}
issues: [{id: I-1, title: No key, raised: 2026-03-01}]
changes: [{id: CH-1, title: More, raised: 2026-01-10, status: approved, decided: 2026-03-01, effect: {days: 10}}]
decisions: [{id: DEC-1, text: Which, raised: 2026-01-10, status: taken, decided: 2026-03-01}]
lessons: [{kind: idea, event: E, recommendation: R, date: 2026-03-01}]
updates: [{date: 2026-02-01}]
"""
DAY = dt.date(2026, 2, 1)


def test_what_lies_ahead_is_not_there_yet() -> None:
    """On 1 February the flood is open, the frost unknown, the change and the decision wait, the end is a forecast."""
    found = figures(PLAN, DAY)
    assert [(row.risk.id, row.risk.status) for row in found.risk.risks] == [("R-1", RiskStatus.OPEN)]
    assert found.issues == ()
    assert [change.status for change in found.changes.changes] == [ChangeStatus.WAITING]
    assert [row.decision.status for row in found.decisions] == [DecisionStatus.PENDING]
    assert found.lessons == ()
    (end,) = found.schedule.milestones
    assert (end.status, end.expected) == (MilestoneStatus.ON_TRACK, dt.date(2026, 6, 20))
    assert found.schedule.approved_finish.value == dt.date(2026, 6, 29)


def test_on_its_day_it_is_there() -> None:
    """On 1 April all of it has happened but the end."""
    found = figures(PLAN, dt.date(2026, 4, 1))
    assert {row.risk.id: row.risk.status for row in found.risk.risks} == {
        "R-1": RiskStatus.CLOSED,
        "R-2": RiskStatus.OPEN,
    }
    assert found.schedule.approved_finish.value == dt.date(2026, 7, 9)

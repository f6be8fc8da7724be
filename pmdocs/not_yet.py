"""A state without what had not happened yet: nothing raised, decided, reached or done after its day exists in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from pmdocs.project.kickoff import QualityActivity
from pmdocs.project.plan import Milestone
from pmdocs.project.record import Record
from pmdocs.project.registers import (
    Action,
    ActionStatus,
    Change,
    ChangeStatus,
    Decision,
    DecisionStatus,
    Issue,
    IssueStatus,
    Risk,
    RiskStatus,
)
from pmdocs.state import ProjectState, WorkState

R = TypeVar("R", bound=Record)


def as_known(state: ProjectState) -> ProjectState:
    """The state as a reader could know it on its data date, whatever dates the plan and the updates name."""
    day = max(state.data_date, state.project.project.start)  # the plan is known before the first day
    return replace(
        state,
        milestones=tuple(_milestone(one, day) for one in state.milestones),
        risks=tuple(_risk(one, day) for one in _raised(state.risks, "raised", day)),
        issues=tuple(_issue(one, day) for one in _raised(state.issues, "raised", day)),
        changes=tuple(_change(one, day) for one in _raised(state.changes, "raised", day)),
        decisions=tuple(_decision(one, day) for one in _raised(state.decisions, "raised", day)),
        actions=tuple(_action(one, day) for one in _raised(state.actions, "created", day)),
        quality=tuple(_check(one, day) for one in state.quality),
        lessons=tuple(_raised(state.lessons, "date", day)),
        work={key: _work(one, day) for key, one in state.work.items()},
    )


def _raised(entries: Iterable[R], name: str, day: dt.date) -> tuple[R, ...]:
    return tuple(one for one in entries if (said := getattr(one, name)) is None or said <= day)


def _later(entry: Record, name: str, day: dt.date) -> bool:
    said = getattr(entry, name)
    return said is not None and said > day


def _undone(entry: R, **values: Any) -> R:
    return entry.model_copy(update=values)


def _milestone(one: Milestone, day: dt.date) -> Milestone:
    """A day that lies ahead is a forecast, not a fact."""
    return _undone(one, actual=None, forecast=one.actual) if _later(one, "actual", day) else one


def _risk(one: Risk, day: dt.date) -> Risk:
    actions = tuple(_action(action, day) for action in _raised(one.actions, "created", day))
    known = one if actions == one.actions else _undone(one, actions=actions)
    return _undone(known, status=RiskStatus.OPEN, closed=None) if _later(one, "closed", day) else known


def _issue(one: Issue, day: dt.date) -> Issue:
    actions = tuple(_action(action, day) for action in _raised(one.actions, "created", day))
    known = one if actions == one.actions else _undone(one, actions=actions)
    return _undone(known, status=IssueStatus.OPEN, closed=None) if _later(one, "closed", day) else known


def _change(one: Change, day: dt.date) -> Change:
    return _undone(one, status=ChangeStatus.WAITING, decided=None) if _later(one, "decided", day) else one


def _decision(one: Decision, day: dt.date) -> Decision:
    return _undone(one, status=DecisionStatus.PENDING, decided=None) if _later(one, "decided", day) else one


def _action(one: Action, day: dt.date) -> Action:
    return _undone(one, status=ActionStatus.OPEN, done=None) if _later(one, "done", day) else one


def _check(one: QualityActivity, day: dt.date) -> QualityActivity:
    """What a check will find is not known before it is made."""
    return _undone(one, done=None, result=None, defects=None) if _later(one, "done", day) else one


def _work(one: WorkState, day: dt.date) -> WorkState:
    delivered = one.delivered if one.delivered is None or one.delivered <= day else None
    accepted = one.accepted if one.accepted is None or one.accepted <= day else None
    return replace(one, delivered=delivered, accepted=accepted)

"""Rules about issues, actions, assumptions, dependencies and decisions: somebody acts, and every end has an outcome."""

from __future__ import annotations

from collections.abc import Iterator

from pmdocs.figures.reconcile.promises import add_lines
from pmdocs.figures.reconcile.rule import Case, Doubt
from pmdocs.project.registers import (
    Action,
    Assumption,
    AssumptionStatus,
    Decision,
    DecisionStatus,
    Dependency,
    DependencyStatus,
    Issue,
    IssueStatus,
)


def issue_without_owner(case: Case) -> Iterator[Doubt]:
    """Each open issue has somebody who deals with it."""
    for row in case.figures.issues:
        if row.is_open and row.issue.owner is None:
            fact = f"Issue {row.issue.id} has no owner."
            yield Doubt(case.places.entry(Issue, row.issue.id), fact, "Add 'owner: …', who deals with it.")


def issue_without_resolution(case: Case) -> Iterator[Doubt]:
    """An issue that is closed says how it was resolved, and when."""
    for issue in (row.issue for row in case.figures.issues if not row.is_open):
        undated = case.places.in_plan(Issue, issue.id, "status") and not case.places.is_said(Issue, issue.id, "closed")
        lacking = (["closed"] if undated else []) + ([] if issue.resolution else ["resolution"])
        if lacking:
            words = " and ".join({"closed": "when", "resolution": "how"}[name] for name in lacking)
            done = "closed" if issue.status is IssueStatus.CLOSED else "resolved"
            fact = f"Issue {issue.id} is {done}, but not {words}."
            yield Doubt(case.places.said(Issue, issue.id, "status"), fact, add_lines(lacking))


def action_nobody_does(case: Case) -> Iterator[Doubt]:
    """An action is done by somebody, by a date."""
    for row in case.figures.actions:
        lacking = [name for name in ("owner", "due") if getattr(row.action, name) is None]
        if row.is_open and lacking:
            words = " and no ".join({"owner": "owner", "due": "date"}[name] for name in lacking)
            fact = f"Action {row.action.id} has no {words}."
            yield Doubt(case.places.entry(Action, row.action.id), fact, add_lines(lacking))


def false_assumption(case: Case) -> Iterator[Doubt]:
    """What was taken as true and is not has consequences: a risk, an issue, a change."""
    state = case.state
    registers = (state.risks, state.issues, state.changes, state.decisions, state.actions)
    named = {key for register in registers for entry in register for key in entry.links}
    for assumption in state.assumptions:
        if assumption.status is AssumptionStatus.FALSE and not assumption.links and assumption.id not in named:
            fact = f"Assumption {assumption.id} has turned out false, but nothing follows from it."
            remedy = "Record the risk, issue or change it has become and name it under 'links'."
            yield Doubt(case.places.said(Assumption, assumption.id, "status"), fact, remedy)


def hopeful_dependency(case: Case) -> Iterator[Doubt]:
    """A dependency cannot be on track when it is promised too late, nor open once its date is over."""
    for item in case.state.dependencies:
        needed, places = item.needed_by, case.places
        if needed is None or item.status in {DependencyStatus.MET, DependencyStatus.LATE}:
            continue
        spot = places.said(Dependency, item.id, "status")
        sides = (places.said(Dependency, item.id, "promised"), places.said(Dependency, item.id, "needed_by"))
        if needed < case.day:
            fact = f"Dependency {item.id} was needed by {needed}, yet it is called {item.status}."
            yield Doubt(spot, fact, "Set its status to met or late, or correct the date.", sides[1:])
        elif item.promised and item.promised > needed and item.status is DependencyStatus.ON_TRACK:
            dates = f"promised for {item.promised} but needed by {needed}"
            fact = f"Dependency {item.id} is {dates}, yet it is called on track."
            yield Doubt(spot, fact, "Set its status to at risk or late, or correct one of the dates.", sides)


def pending_without_decider(case: Case) -> Iterator[Doubt]:
    """Somebody must decide."""
    for row in case.figures.decisions:
        if row.pending and row.decision.needed_from is None:
            fact = f"Decision {row.decision.id} is pending, but nobody is named who must take it."
            yield Doubt(case.places.entry(Decision, row.decision.id), fact, add_lines(["needed_from"]))


def decision_without_outcome(case: Case) -> Iterator[Doubt]:
    """A decision that was asked for has an outcome and somebody who took it."""
    for decision in (row.decision for row in case.figures.decisions):
        if decision.status is not DecisionStatus.TAKEN:
            continue
        asked = case.places.is_said(Decision, decision.id, "needed_by")
        lacking = ([] if decision.decided_by else ["decided_by"]) + (
            ["outcome"] if asked and not decision.outcome else []
        )
        if lacking:
            words = " and ".join({"decided_by": "by whom", "outcome": "with what outcome"}[name] for name in lacking)
            fact = f"Decision {decision.id} has been taken, but it does not say {words}."
            yield Doubt(case.places.said(Decision, decision.id, "status"), fact, add_lines(lacking))

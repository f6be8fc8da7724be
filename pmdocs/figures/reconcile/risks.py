"""Rules about the risk register: owned, assessed, answered, and truthful about what became of a risk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pmdocs.figures.model import RiskFigures
from pmdocs.figures.rag import Rag
from pmdocs.figures.reconcile.promises import add_lines
from pmdocs.figures.reconcile.rule import Case, Doubt
from pmdocs.figures.risk_response import suggest_response
from pmdocs.figures.risks import ENDED_ACTION, scale_of
from pmdocs.project.budgeting import percent
from pmdocs.project.nouns import listed
from pmdocs.project.registers import Action, Issue, Response, Risk, RiskKind, RiskStatus

FOR_THREATS_ONLY: Final = frozenset({Response.AVOID, Response.REDUCE})
FOR_OPPORTUNITIES_ONLY: Final = frozenset({Response.EXPLOIT, Response.ENHANCE, Response.REJECT})
NEVER_HAPPENED: Final = frozenset({RiskStatus.CLOSED, RiskStatus.REJECTED})
LEVELS_APART = 2
"""From how many levels on a chance in percent contradicts the level written beside it."""


def _open(case: Case) -> Iterator[RiskFigures]:
    return (row for row in case.figures.risk.risks if row.is_open)


def without_owner(case: Case) -> Iterator[Doubt]:
    """Each risk has exactly one owner."""
    for row in _open(case):
        if row.risk.owner is None:
            fact = f"Risk {row.risk.id} has no owner."
            yield Doubt(
                case.places.entry(Risk, row.risk.id), fact, "Add 'owner: …', the one person who answers for it."
            )


def not_assessed(case: Case) -> Iterator[Doubt]:
    """A risk without probability and impact has no score, no band and no rank."""
    for row in _open(case):
        if row.current is None:
            lacking = "probability" if row.risk.probability is None else "impact"
            lacking = "probability and impact" if lacking == "probability" and row.risk.impact is None else lacking
            fact = f"Risk {row.risk.id} has no {lacking}, so it has no score and is ranked last."
            remedy = "Assess it: 'probability' and 'impact' from 1 to 5."
            yield Doubt(case.places.entry(Risk, row.risk.id), fact, remedy)


def red_without_action(case: Case) -> Iterator[Doubt]:
    """A red threat needs an open action with a date, or a plan ready for the day it happens, if it is accepted."""
    for row in _open(case):
        risk = row.risk
        red = risk.kind is RiskKind.THREAT and row.current is not None and row.current.band.rag is Rag.RED
        dated = any(action.due and action.status not in ENDED_ACTION for action in risk.actions)
        accepted = set(risk.response) == {Response.ACCEPT} and risk.contingency
        if red and not dated and not accepted:
            fact = f"Risk {risk.id} is red, and no open action with a date answers it."
            remedy = "Add an action with 'owner' and 'due'; a risk that is accepted needs 'contingency' instead."
            actions = tuple(case.places.entry(Action, action.id) for action in risk.actions)
            yield Doubt(case.places.said(Risk, risk.id, "probability"), fact, remedy, actions)


def response_makes_it_worse(case: Case) -> Iterator[Doubt]:
    """What is left once the response is in place is not more than there was before any response."""
    for row in _open(case):
        residual, inherent, risk = row.residual, row.inherent, row.risk
        threat = risk.kind is RiskKind.THREAT
        if residual and inherent and threat and residual.points > inherent.points and not risk.note:
            places = case.places
            fact = f"The response to risk {risk.id} would raise its score from {inherent.points} to {residual.points}."
            remedy = "Correct one of the two assessments, or say in 'note' why the risk grows in spite of the response."
            first = places.entry(Risk, risk.id)
            yield Doubt(places.said(Risk, risk.id, "residual"), fact, remedy, (first,))


def ended_without_reason(case: Case) -> Iterator[Doubt]:
    """A risk that is closed says when and why."""
    for risk in (row.risk for row in case.figures.risk.risks if not row.is_open):
        lacking = ["closed"] if _undated(case, risk) else []
        if risk.status in NEVER_HAPPENED and not risk.closure_reason:
            lacking.append("closure_reason")
        if lacking:
            words = {"closed": "when", "closure_reason": "why"}
            fact = f"Risk {risk.id} is {risk.status}, but not {listed([words[name] for name in lacking])}."
            yield Doubt(case.places.said(Risk, risk.id, "status"), fact, add_lines(lacking))


def _undated(case: Case, risk: Risk) -> bool:
    """An update tells the day by its own date; the plan must write it."""
    return case.places.in_plan(Risk, risk.id, "status") and not case.places.is_said(Risk, risk.id, "closed")


def happened_without_issue(case: Case) -> Iterator[Doubt]:
    """A threat that has happened is an issue somebody deals with."""
    known = {issue.id for issue in case.state.issues}
    linked = {issue.risk for issue in case.state.issues} | {key for each in case.state.issues for key in each.links}
    for risk in (row.risk for row in case.figures.risk.risks):
        happened = risk.status is RiskStatus.MATERIALISED and risk.kind is RiskKind.THREAT
        if happened and risk.id not in linked and known.isdisjoint(risk.links):
            fact = f"Risk {risk.id} has materialised, but no issue comes from it."
            remedy = f"Record the issue with 'risk: {risk.id}', or name the issue under 'links' of the risk."
            yield Doubt(case.places.said(Risk, risk.id, "status"), fact, remedy)


def issue_of_what_never_happened(case: Case) -> Iterator[Doubt]:
    """An issue comes from a risk that has happened, not from one that was closed or rejected."""
    risks = {risk.id: risk for risk in case.state.risks}
    for issue in case.state.issues:
        risk = risks.get(issue.risk or "")
        known = risk is not None and (issue.id in risk.links or _ever_happened(case, risk))
        if risk and risk.status in NEVER_HAPPENED and not known:
            fact = f"Issue {issue.id} comes from risk {risk.id}, which is {risk.status} as if it never happened."
            remedy = "Set the risk to materialised, link it to the issue, or remove it from the issue."
            spot = case.places.said(Issue, issue.id, "risk")
            yield Doubt(spot, fact, remedy, (case.places.said(Risk, risk.id, "status"),))


def _ever_happened(case: Case, risk: Risk) -> bool:
    updates = (update for update in case.project.updates if update.date <= case.day)
    said = [entry.status for update in updates for entry in update.risks if entry.id == risk.id]
    planned = [entry.status for entry in case.project.risks if entry.id == risk.id]
    return RiskStatus.MATERIALISED in (*said, *planned)


def unfitting_response(case: Case) -> Iterator[Doubt]:
    """Threats are not enhanced, opportunities are not reduced."""
    for risk in (row.risk for row in _open(case)):
        wrong = FOR_OPPORTUNITIES_ONLY if risk.kind is RiskKind.THREAT else FOR_THREATS_ONLY
        if found := [word.value for word in risk.response if word in wrong]:
            fact = f"The response '{listed(found)}' does not fit risk {risk.id}, which is {_a_kind(risk.kind)}."
            spot = case.places.said(Risk, risk.id, "response")
            remedy = "Choose another response, or correct 'kind'."
            yield Doubt(spot, fact, remedy, (case.places.said(Risk, risk.id, "kind"),))


def light_response(case: Case) -> Iterator[Doubt]:
    """What is nearly certain to hurt badly is avoided or reduced; to accept or to insure it is not enough."""
    for row in _open(case):
        risk, now = row.risk, row.current
        if risk.kind is not RiskKind.THREAT or now is None or not risk.response:
            continue
        advice = suggest_response(now.probability, now.impact)
        if advice.urgent and not set(advice.strategies) & {word.value for word in risk.response}:
            levels = f"probability {now.probability}, impact {now.impact}"
            fact = f"Risk {risk.id} ({levels}) is answered by '{listed([word.value for word in risk.response])}' alone."
            remedy = f"A threat of that size is best met by '{' or '.join(advice.strategies)}' at once."
            spot = case.places.said(Risk, risk.id, "response")
            yield Doubt(spot, fact, remedy, (case.places.said(Risk, risk.id, "probability"),))


def _a_kind(kind: RiskKind) -> str:
    return "a threat" if kind is RiskKind.THREAT else "an opportunity"


def chance_off_its_level(case: Case) -> Iterator[Doubt]:
    """A chance in percent and the level beside it tell the same story."""
    scale = scale_of(case.project.settings.risk)
    for risk in (row.risk for row in _open(case)):
        if risk.chance is None or risk.probability is None:
            continue
        meant = scale.level_of(risk.chance)
        if abs(meant - risk.probability) >= LEVELS_APART:
            written = f"probability {risk.probability}, but a chance of {percent(risk.chance)}"
            fact = f"Risk {risk.id} has {written}, which is level {meant}."
            spot = case.places.said(Risk, risk.id, "chance")
            remedy = "Correct one of the two; reports use the percentage for money and the level for the score."
            yield Doubt(spot, fact, remedy, (case.places.said(Risk, risk.id, "probability"),))

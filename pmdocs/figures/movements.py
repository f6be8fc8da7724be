"""What changed since the last report, in sentences, and what was promised then but is not done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from pmdocs.figures.model import (
    DeliverableFigures,
    MilestoneFigures,
    MilestoneStatus,
    Movement,
    RatingRow,
    RiskFigures,
    RiskSummary,
    Topic,
)
from pmdocs.figures.quantity import Quantity
from pmdocs.figures.reason import Amount, Days, Reason, reason, translatable
from pmdocs.figures.risk_exposure import RiskMovement, is_better
from pmdocs.project.registers import ActionStatus, Change, Decision, DecisionStatus, Issue, IssueStatus, Risk, RiskKind
from pmdocs.project.updates import Dimension
from pmdocs.state import Pause, ProjectState, WorkState

_MARK = re.compile(r"\b[A-Z]{1,5}-\d+\b")

ENDED = {IssueStatus.CLOSED, IssueStatus.RESOLVED}


def movements(
    state: ProjectState,
    previous: ProjectState | None,
    ratings: Mapping[Dimension, RatingRow],
    milestones: Sequence[MilestoneFigures],
    risk: RiskSummary,
    deliverables: Sequence[DeliverableFigures],
    budgets: tuple[Quantity, Quantity],
    forecasts: tuple[Quantity, Quantity],
) -> tuple[Movement, ...]:
    """Every change since `previous`, by topic; a first report is compared with the plan.

    `budgets` and `forecasts` are the approved budget and the estimate at completion, then and now.
    """
    if previous is None:
        return ()
    return (
        *_facts(previous, state),
        *_ratings(ratings),
        *_milestones(milestones),
        *_money(budgets, forecasts),
        *_risks(risk),
        *_issues(previous.issues, state.issues),
        *_changes(previous.changes, state.changes),
        *_decisions(previous.decisions, state.decisions),
        *_deliverables(deliverables, previous),
    )


def _ratings(rows: Mapping[Dimension, RatingRow]) -> Iterator[Movement]:
    for dimension, row in rows.items():
        now = row.rating.rag
        if row.previous is not None and row.previous is not now:
            text = reason(
                "{dimension}: {before} → {now}", dimension=dimension.value, before=row.previous.word, now=now.word
            )
            yield Movement(Topic.RATING, (), text, row.better)


def _facts(before: ProjectState, now: ProjectState) -> Iterator[Movement]:
    """Another phase, another manager or sponsor, people who came and went, scope, holds."""
    for text in (*_roles(before, now), *_people(before, now), *_scope(before, now), *_pauses(before, now)):
        yield Movement(Topic.PROJECT, (), text)


def _roles(before: ProjectState, now: ProjectState) -> Iterator[Reason]:
    if now.phase and now.phase != before.phase:
        yield reason("the phase is now: {phase}", phase=now.phase)
    names = {person.id: person.name for person in (*before.project.people, *now.project.people)}
    old, new = before.project.project, now.project.project
    roles = (
        (translatable("{now} manages the project in place of {before}"), old.manager, new.manager),
        (translatable("{now} sponsors the project in place of {before}"), old.sponsor, new.sponsor),
    )
    for words, then, today in roles:
        if today and today != then:
            yield reason(words, now=names.get(today, today), before=names.get(then or "", then or "–"))


def _people(before: ProjectState, now: ProjectState) -> Iterator[Reason]:
    known = {person.id: person for person in before.project.people}
    for person in now.project.people:
        earlier = known.get(person.id)
        if earlier is None:
            yield reason("{name} has joined", name=person.name)
        elif person.left and not earlier.left:
            yield reason("{name} left on {day}", name=person.name, day=person.left)
        elif person.role and person.role != earlier.role:
            yield reason("{name} is now: {role}", name=person.name, role=person.role)


def _scope(before: ProjectState, now: ProjectState) -> Iterator[Reason]:
    then, today = before.project.scope, now.project.scope
    if today is None or today == then:
        return
    for text in today.inside:
        if then is None or text not in then.inside:
            yield reason("now in scope: {text}", text=text)
    for text in today.outside:
        if then is None or text not in then.outside:
            yield reason("now out of scope: {text}", text=text)


def _pauses(before: ProjectState, now: ProjectState) -> Iterator[Reason]:
    if now.hold and now.hold != before.hold:
        yield reason("on hold since {day}: {why}", day=now.hold.since, why=now.hold.reason)
    for pause in now.pauses[len(before.pauses) :]:
        if pause.resumed:
            yield reason("resumed on {day}, after {days} on hold", day=pause.resumed, days=_length(pause, now))


def _length(pause: Pause, now: ProjectState) -> Days:
    return Days(Decimal(pause.days(now.data_date)))


def _milestones(rows: Iterable[MilestoneFigures]) -> Iterator[Movement]:
    for row in rows:
        key, name = row.milestone.id, row.milestone.name
        if row.reached_now and row.actual:
            text = reason("{id} {name}: reached on {day}", id=key, name=name, day=row.actual)
            yield Movement(Topic.MILESTONE, (key,), text, better=True)
        elif row.status is MilestoneStatus.MISSED:
            words = translatable("{id} {name}: not reached, {days} late, and no new date is given")
            text = reason(words, id=key, name=name, days=Days(Decimal(row.slip)))
            yield Movement(Topic.MILESTONE, (key,), text, better=False)
        elif row.period_slip:
            later = translatable("{id} {name}: moved by {days} to {day}")
            earlier = translatable("{id} {name}: brought forward by {days} to {day}")
            slip = Days(Decimal(abs(row.period_slip)))
            text = reason(later if row.period_slip > 0 else earlier, id=key, name=name, days=slip, day=row.expected)
            yield Movement(Topic.MILESTONE, (key,), text, better=row.period_slip < 0)


def _money(budgets: tuple[Quantity, Quantity], forecasts: tuple[Quantity, Quantity]) -> Iterator[Movement]:
    """A budget that was approved anew is a decision, neither good nor bad news; a higher forecast is bad news."""
    budget = (
        translatable("the approved budget fell by {amount} to {now}"),
        translatable("the approved budget rose by {amount} to {now}"),
    )
    forecast = (
        translatable("the cost forecast fell by {amount} to {now}"),
        translatable("the cost forecast rose by {amount} to {now}"),
    )
    for (fell, rose), (then, now), judged in ((budget, budgets, False), (forecast, forecasts, True)):
        if isinstance(then, Decimal) and isinstance(now, Decimal) and round(then) != round(now):
            text = reason(rose if now > then else fell, amount=Amount(abs(now - then)), now=Amount(now))
            worth_a_word = abs(now - then) * 1000 >= now
            yield Movement(Topic.COST, (), text, now < then if judged and worth_a_word else None)


_RISK_WORDS = {
    RiskMovement.UP: translatable("{id} {title} went up from {before} to {now}"),
    RiskMovement.DOWN: translatable("{id} {title} went down from {before} to {now}"),
}


def _risks(summary: RiskSummary) -> Iterator[Movement]:
    for row in summary.risks:
        key, title = row.risk.id, row.risk.title
        better = is_better(row.movement, opportunity=row.risk.kind is RiskKind.OPPORTUNITY)
        if row.is_new and row.is_open:
            yield Movement(Topic.RISK, (key,), reason("new: {id} {title}", id=key, title=title))
        elif key in summary.materialised:
            yield Movement(Topic.RISK, (key,), reason("{id} {title} has happened", id=key, title=title), better)
        elif key in summary.closed:
            yield Movement(Topic.RISK, (key,), _ended(row), better)
        elif row.is_open and row.movement in _RISK_WORDS and row.current and row.previous:
            before, now = row.previous.points, row.current.points
            text = reason(_RISK_WORDS[row.movement], id=key, title=title, before=before, now=now)
            yield Movement(Topic.RISK, (key,), text, better)


def _ended(row: RiskFigures) -> Reason:
    """That a risk is closed, and why where that is written."""
    key, title, why = row.risk.id, row.risk.title, row.risk.closure_reason
    if why:
        return reason("{id} {title} is closed: {why}", id=key, title=title, why=why)
    return reason("{id} {title} is closed", id=key, title=title)


def _issues(before: Sequence[Issue], now: Sequence[Issue]) -> Iterator[Movement]:
    known = {issue.id: issue for issue in before}
    for issue in now:
        earlier = known.get(issue.id)
        if earlier is None and issue.status not in ENDED:
            yield Movement(
                Topic.ISSUE, (issue.id,), reason("new: {id} {title}", id=issue.id, title=issue.title), better=False
            )
        elif issue.status in ENDED and (earlier is None or earlier.status not in ENDED):
            yield Movement(
                Topic.ISSUE,
                (issue.id,),
                reason("{id} {title} is resolved", id=issue.id, title=issue.title),
                better=True,
            )


def _changes(before: Sequence[Change], now: Sequence[Change]) -> Iterator[Movement]:
    known = {change.id: change.status for change in before}
    for change in now:
        if change.id not in known:
            yield Movement(
                Topic.CHANGE, (change.id,), reason("asked for: {id} {title}", id=change.id, title=change.title)
            )
        if (known[change.id] is not change.status) if change.id in known else change.decided is not None:
            text = reason("{id} {title}: {status}", id=change.id, title=change.title, status=change.status.value)
            yield Movement(Topic.CHANGE, (change.id,), text)


def _decisions(before: Sequence[Decision], now: Sequence[Decision]) -> Iterator[Movement]:
    known = {decision.id: decision.status for decision in before}
    for decision in now:
        title = decision.title or decision.text
        if decision.status is DecisionStatus.TAKEN and known.get(decision.id) is not DecisionStatus.TAKEN:
            text = reason("decided: {id} {title}", id=decision.id, title=title)
            yield Movement(Topic.DECISION, (decision.id,), text, better=True)
        elif decision.id not in known and decision.status is DecisionStatus.PENDING:
            yield Movement(
                Topic.DECISION, (decision.id,), reason("to be decided: {id} {title}", id=decision.id, title=title)
            )


def _deliverables(rows: Iterable[DeliverableFigures], previous: ProjectState) -> Iterator[Movement]:
    for row in rows:
        key, name = row.deliverable.id, row.deliverable.name
        before = previous.work.get(key, WorkState())
        if row.accepted and not before.accepted:
            yield Movement(Topic.DELIVERABLE, (key,), reason("{id} {name}: accepted", id=key, name=name), better=True)
        elif row.delivered and not before.delivered:
            yield Movement(Topic.DELIVERABLE, (key,), reason("{id} {name}: delivered", id=key, name=name), better=True)


def carried_over(state: ProjectState, previous: ProjectState | None) -> tuple[str, ...]:
    """Activities the last report promised for this period that are neither done nor dropped.

    They are compared by the ids they name (``D-1``, ``M-2``, or a mark of one's own such as ``N-3``), never by their
    wording: what names no id cannot be told apart from something worded anew, and is left out.
    """
    if previous is None or previous.update is None or state.update is None:
        return ()
    told = {key for text in (*state.update.done, *state.update.dropped) for key in marks(text)}
    settled = told | _settled(state)
    return tuple(promise for promise in previous.update.next if (named := marks(promise)) and not named & settled)


def marks(text: str) -> frozenset[str]:
    """The ids that a text names."""
    return frozenset(_MARK.findall(text))


def _settled(state: ProjectState) -> frozenset[str]:
    """The ids of what is reached, handed over or done."""
    reached = {m.id for m in state.milestones if m.actual}
    handed_over = {key for key, work in state.work.items() if work.delivered or work.accepted or work.percent == 1}
    actions = {a.id for a in state.actions if a.status is ActionStatus.DONE}
    parents: tuple[Risk | Issue, ...] = (*state.risks, *state.issues)
    nested = {a.id for one in parents for a in one.actions if a.status is ActionStatus.DONE}
    return frozenset(reached | handed_over | actions | nested)

"""What changed since the last report, in sentences, and what was promised then but is not done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import SequenceMatcher

from pmdocs.figures.model import DeliverableFigures, MilestoneFigures, Movement, RatingRow, RiskSummary, Topic
from pmdocs.figures.quantity import Quantity
from pmdocs.figures.rag import Rag
from pmdocs.figures.reason import Amount, Days, reason, translatable
from pmdocs.figures.risk_exposure import RiskMovement
from pmdocs.project.registers import Change, Decision, DecisionStatus, Issue, IssueStatus
from pmdocs.project.updates import Dimension
from pmdocs.state import ProjectState, WorkState

SAME_ACTIVITY = 0.8
"""How alike two activities must read (0 to 1) to be the same one: wording drifts from week to week."""

_NUMBERS = re.compile(r"\d+")

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
    """Every change since `previous`, by topic; none in a first report.

    `budgets` and `forecasts` are the approved budget and the estimate at completion, then and now.
    """
    if previous is None:
        return ()
    return (
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
            yield Movement(
                Topic.RATING,
                (),
                text,
                now.severity < row.previous.severity if Rag.GREY not in (now, row.previous) else None,
            )


def _milestones(rows: Iterable[MilestoneFigures]) -> Iterator[Movement]:
    for row in rows:
        key, name = row.milestone.id, row.milestone.name
        if row.reached_now and row.actual:
            text = reason("{id} {name}: reached on {day}", id=key, name=name, day=row.actual)
            yield Movement(Topic.MILESTONE, (key,), text, better=True)
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
            yield Movement(Topic.COST, (), text, now < then if judged else None)


_RISK_WORDS = {
    RiskMovement.UP: (translatable("{id} {title} went up from {before} to {now}"), False),
    RiskMovement.DOWN: (translatable("{id} {title} went down from {before} to {now}"), True),
}


def _risks(summary: RiskSummary) -> Iterator[Movement]:
    for row in summary.risks:
        key, title = row.risk.id, row.risk.title
        if row.is_new and row.is_open:
            yield Movement(Topic.RISK, (key,), reason("new: {id} {title}", id=key, title=title))
        elif key in summary.materialised:
            yield Movement(Topic.RISK, (key,), reason("{id} {title} has happened", id=key, title=title), better=False)
        elif key in summary.closed:
            yield Movement(Topic.RISK, (key,), reason("{id} {title} is closed", id=key, title=title), better=True)
        elif row.is_open and row.movement in _RISK_WORDS and row.current and row.previous:
            said, better = _RISK_WORDS[row.movement]
            welcome = better if row.risk.kind.value == "threat" else not better
            text = reason(said, id=key, title=title, before=row.previous.points, now=row.current.points)
            yield Movement(Topic.RISK, (key,), text, welcome)


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
    """Activities the last report promised for this period that this report does not list as done."""
    if previous is None or previous.update is None or state.update is None:
        return ()
    done = state.update.done
    return tuple(promise for promise in previous.update.next if not any(_same(promise, item) for item in done))


def _same(promise: str, done: str) -> bool:
    """True if both name one activity; tests 1 to 40 and 41 to 80 read alike, but their numbers tell them apart."""
    first, second = promise.casefold().rstrip("."), done.casefold().rstrip(".")
    if first in second or second in first:
        return True
    alike = SequenceMatcher(None, first, second).ratio() >= SAME_ACTIVITY
    return alike and _NUMBERS.findall(first) == _NUMBERS.findall(second)

"""The registers as a status report shows them: one line an entry, with names, movements and what is overdue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pmdocs.documents.directory import Directory
from pmdocs.documents.voice import Voice, known
from pmdocs.figures.model import DeliverableStatus, Figures, MilestoneFigures, RiskFigures
from pmdocs.figures.ordering import counted
from pmdocs.figures.risk_exposure import RiskMovement, is_better
from pmdocs.project.registers import AssumptionStatus, ChangeStatus, Dependency, DependencyStatus


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """A milestone: `slip` in days against the approved baseline, `period_slip` since the last report."""

    id: str
    name: str
    gate: bool
    baseline: date
    approved: date
    previous: date | None
    expected: date
    is_actual: bool
    slip: int
    period_slip: int | None
    reforecasts: int
    status: str
    status_word: str
    rag: str
    reason: str | None
    reached_now: bool


def milestone_lines(figures: Figures, voice: Voice, people: Directory) -> tuple[MilestoneLine, ...]:
    """Every milestone by expected date."""
    del people
    rows = sorted(figures.schedule.milestones, key=lambda row: (row.expected, counted(row.milestone.id)))
    return tuple(_milestone(row, voice) for row in rows)


def _milestone(row: MilestoneFigures, voice: Voice) -> MilestoneLine:
    words = {
        "reached": voice.say("Reached"),
        "on track": voice.say("On track"),
        "late": voice.say("Late"),
        "missed": voice.say("Missed"),
        "cancelled": voice.say("Cancelled"),
    }
    return MilestoneLine(
        id=row.milestone.id,
        name=row.milestone.name,
        gate=row.milestone.gate,
        baseline=row.baseline,
        approved=row.approved,
        previous=row.previous,
        expected=row.expected,
        is_actual=row.actual is not None,
        slip=row.slip,
        period_slip=row.period_slip,
        reforecasts=row.reforecasts,
        status=row.status.value,
        status_word=words[row.status.value],
        rag=row.rag.value,
        reason=row.milestone.reason,
        reached_now=row.reached_now,
    )


@dataclass(frozen=True, slots=True)
class RiskLine:
    """An open risk: score and band now, its movement, what is done next and by whom."""

    id: str
    title: str
    category: str | None
    owner: str | None
    score: int | None
    level: int | None
    band: str | None
    previous: int | None
    movement: str
    arrow: str
    residual: int | None
    residual_level: int | None
    response: tuple[str, ...]
    next_action: str | None
    next_owner: str | None
    next_due: date | None
    overdue: bool
    days_open: int | None
    exposure: Decimal | None
    opportunity: bool


_ARROWS = {
    RiskMovement.UP: "↑",
    RiskMovement.DOWN: "↓",
    RiskMovement.SAME: "→",
    RiskMovement.CLOSED: "✓",
    RiskMovement.MATERIALISED: "●",
}
JUDGEMENTS = {True: "better", False: "worse", None: "same"}


def risk_lines(rows: Iterable[RiskFigures], voice: Voice, people: Directory) -> tuple[RiskLine, ...]:
    """Risks as lines, in the order given."""
    return tuple(_risk(row, voice, people) for row in rows)


def _risk(row: RiskFigures, voice: Voice, people: Directory) -> RiskLine:
    risk, action = row.risk, row.next_action
    opportunity = risk.kind.value == "opportunity"
    return RiskLine(
        id=risk.id,
        title=risk.title,
        category=risk.category,
        owner=people.name(risk.owner),
        score=row.current.points if row.current else None,
        level=row.current.level if row.current else None,
        band=row.current.band.label if row.current else None,
        previous=row.previous.points if row.previous else None,
        movement=JUDGEMENTS[is_better(row.movement, opportunity=opportunity)],
        arrow=_ARROWS.get(row.movement, voice.say("new")),
        residual=row.residual.points if row.residual else None,
        residual_level=row.residual.level if row.residual else None,
        response=tuple(response.value for response in risk.response),
        next_action=action.text if action else None,
        next_owner=people.name(action.owner) if action else None,
        next_due=action.due if action else None,
        overdue=bool(row.overdue_actions),
        days_open=row.days_open,
        exposure=known(row.emv),
        opportunity=opportunity,
    )


@dataclass(frozen=True, slots=True)
class IssueLine:
    """An open issue with its age and whether it is overdue."""

    id: str
    title: str
    description: str | None
    owner: str | None
    urgency: int | None
    impact: int | None
    due: date | None
    days_overdue: int
    days_open: int
    is_new: bool
    blocking: bool
    escalate: str | None
    risk: str | None
    next_action: str | None


def issue_lines(figures: Figures, people: Directory) -> tuple[IssueLine, ...]:
    """Open issues, the most pressing first."""
    lines = []
    for row in figures.issues:
        if not row.is_open:
            continue
        issue = row.issue
        actions = [action for action in issue.actions if action.status.value not in {"done", "cancelled"}]
        lines.append(
            IssueLine(
                id=issue.id,
                title=issue.title,
                description=issue.description,
                owner=people.name(issue.owner),
                urgency=issue.urgency,
                impact=issue.impact,
                due=issue.due,
                days_overdue=row.days_overdue,
                days_open=row.days_open,
                is_new=row.is_new,
                blocking=issue.blocking,
                escalate=issue.escalate,
                risk=issue.risk,
                next_action=actions[0].text if actions else None,
            )
        )
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change request with its effects."""

    id: str
    title: str
    status: str
    status_word: str
    size: int | None
    cost: Decimal | None
    days: int | None
    scope: str | None
    decided: date | None
    decided_by: str | None
    undecided: bool


def change_lines(figures: Figures, voice: Voice, people: Directory) -> tuple[ChangeLine, ...]:
    """The change log: undecided ones first, then by id."""
    undecided = {change.id for change in figures.changes.undecided}
    rows = sorted(figures.changes.changes, key=lambda change: (change.id not in undecided, counted(change.id)))
    return tuple(
        ChangeLine(
            id=change.id,
            title=change.title,
            status=change.status.value,
            status_word=voice.say(CHANGE_WORDS[change.status]),
            size=change.size,
            cost=change.effect.cost if change.effect else None,
            days=change.effect.days if change.effect else None,
            scope=change.effect.scope if change.effect else None,
            decided=change.decided,
            decided_by=people.name(change.decided_by),
            undecided=change.id in undecided,
        )
        for change in rows
    )


CHANGE_WORDS = {
    ChangeStatus.SUBMITTED: "Submitted",
    ChangeStatus.ASSESSING: "Being assessed",
    ChangeStatus.WAITING: "Waiting for approval",
    ChangeStatus.APPROVED: "Approved",
    ChangeStatus.REJECTED: "Rejected",
    ChangeStatus.POSTPONED: "Postponed",
    ChangeStatus.MERGED: "Merged",
    ChangeStatus.IMPLEMENTED: "Implemented",
}


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A pending decision: what, from whom, by when, and what waiting costs; `cost` and `days` a change would add."""

    id: str
    text: str
    needed_from: str | None
    needed_by: date | None
    consequence: str | None
    recommendation: str | None
    options: tuple[str, ...]
    days_overdue: int
    cost: Decimal | None = None
    days: int | None = None


def decision_lines(figures: Figures, voice: Voice, people: Directory) -> tuple[DecisionLine, ...]:
    """Pending decisions, the most overdue first; so are changes that wait for approval and what is escalated."""
    written = tuple(
        DecisionLine(
            id=row.decision.id,
            text=row.decision.text,
            needed_from=people.name(row.decision.needed_from),
            needed_by=row.decision.needed_by,
            consequence=row.decision.consequence,
            recommendation=row.decision.recommendation,
            options=row.decision.options,
            days_overdue=row.days_overdue,
        )
        for row in figures.decisions
        if row.pending
    )
    lines = (*written, *_changes_to_decide(figures, voice, people), *_escalations(figures, voice, people))
    return tuple(sorted(lines, key=lambda line: line.needed_by or date.max))


def _changes_to_decide(figures: Figures, voice: Voice, people: Directory) -> Iterator[DecisionLine]:
    """Changes that wait for approval; the sponsor decides unless somebody else is named."""
    sponsor = figures.state.project.project.sponsor
    for waiting in figures.changes.to_decide:
        change = waiting.change
        yield DecisionLine(
            id=change.id,
            text=voice.say("Approve the change: {title}").format(title=change.title),
            needed_from=people.name(change.decided_by or sponsor),
            needed_by=change.due,
            consequence=None,
            recommendation=None,
            options=(),
            days_overdue=waiting.days_overdue,
            cost=change.effect.cost if change.effect else None,
            days=change.effect.days if change.effect else None,
        )


def _escalations(figures: Figures, voice: Voice, people: Directory) -> Iterator[DecisionLine]:
    """Open issues and risks that are escalated: the level written is asked for an answer, by the date of the issue."""
    asked = voice.say("Answer what is escalated: {title}")
    for row in figures.issues:
        if row.is_open and row.issue.escalate:
            text, to = asked.format(title=row.issue.title), people.name(row.issue.escalate)
            yield _escalation(row.issue.id, text, to, row.issue.due, row.days_overdue)
    for risk in figures.risk.risks:
        if risk.is_open and risk.risk.escalate:
            text, to = asked.format(title=risk.risk.title), people.name(risk.risk.escalate)
            yield _escalation(risk.risk.id, text, to, None, 0)


def _escalation(key: str, text: str, to: str | None, due: date | None, days_overdue: int) -> DecisionLine:
    return DecisionLine(
        id=key,
        text=text,
        needed_from=to,
        needed_by=due,
        consequence=None,
        recommendation=None,
        options=(),
        days_overdue=days_overdue,
    )


@dataclass(frozen=True, slots=True)
class ObstacleLine:
    """What stands in the way though nobody has to decide on it: a late dependency, an assumption found false."""

    id: str
    text: str
    note: str | None


def obstacle_lines(figures: Figures, voice: Voice, people: Directory) -> tuple[ObstacleLine, ...]:
    """Dependencies late and assumptions found false, while they are open."""
    state = figures.state
    told = {entry.id for entry in state.update.assumptions} if state.update else set()
    late = [one for one in state.dependencies if is_late(one, state.data_date)]
    untrue = voice.say("Assumed, and not so: {statement}")
    false = [one for one in state.assumptions if one.status is AssumptionStatus.FALSE]
    # What became a risk or an issue is followed there.
    wrong = [one for one in false if one.id in told or not one.links]
    return (
        *(ObstacleLine(one.id, _dependency_words(one, voice), one.note) for one in late),
        *(ObstacleLine(one.id, untrue.format(statement=one.statement.rstrip(".")), one.note) for one in wrong),
    )


def is_late(dependency: Dependency, data_date: date) -> bool:
    """True if a dependency is told to be late, promised too late, or was needed by now and is not met."""
    if dependency.status is DependencyStatus.MET:
        return False
    needed = dependency.needed_by
    too_late = bool(needed and dependency.promised and dependency.promised > needed)
    return dependency.status is DependencyStatus.LATE or too_late or bool(needed and needed < data_date)


def _dependency_words(dependency: Dependency, voice: Voice) -> str:
    formats, parts = voice.formats, [voice.say("Late: {what}").format(what=dependency.what)]
    if dependency.party:
        parts.append(dependency.party)
    if dependency.needed_by:
        parts.append(voice.say("needed by {day}").format(day=formats.date(dependency.needed_by)))
    if dependency.promised:
        parts.append(voice.say("promised for {day}").format(day=formats.date(dependency.promised)))
    if dependency.milestone:
        parts.append(voice.say("{milestone} waits for it").format(milestone=dependency.milestone))
    return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An open action; `parent` is the id of the risk or issue it belongs to."""

    id: str
    text: str
    parent: str | None
    owner: str | None
    due: date | None
    days_overdue: int
    status: str


def action_lines(figures: Figures, people: Directory) -> tuple[ActionLine, ...]:
    """Open actions, the most overdue first."""
    return tuple(
        ActionLine(
            id=row.action.id,
            text=row.action.text,
            parent=row.parent,
            owner=people.name(row.action.owner),
            due=row.action.due,
            days_overdue=row.days_overdue,
            status=row.action.status.value,
        )
        for row in figures.actions
        if row.is_open
    )


@dataclass(frozen=True, slots=True)
class DeliverableLine:
    """A deliverable with its progress; `expected` is None where it is the due date, or no longer matters."""

    id: str
    name: str
    owner: str | None
    due: date | None
    expected: date | None
    complete: Decimal | None
    status: str
    status_word: str
    overdue: bool
    change: str | None
    accepted: date | None


_UNFINISHED = {DeliverableStatus.NOT_STARTED, DeliverableStatus.IN_WORK}


def deliverable_lines(figures: Figures, voice: Voice, people: Directory) -> tuple[DeliverableLine, ...]:
    """Every deliverable, in the order of the definition."""
    words = {
        "not started": voice.say("Not started"),
        "in work": voice.say("In work"),
        "delivered": voice.say("Delivered"),
        "accepted": voice.say("Accepted"),
        "removed": voice.say("Removed"),
    }
    return tuple(
        DeliverableLine(
            id=row.deliverable.id,
            name=row.deliverable.name,
            owner=people.name(row.deliverable.owner),
            due=row.deliverable.due,
            expected=row.expected if row.expected != row.deliverable.due and row.status in _UNFINISHED else None,
            complete=row.complete,
            status=row.status.value,
            status_word=words[row.status.value],
            overdue=row.overdue,
            change=row.change,
            accepted=row.accepted,
        )
        for row in figures.deliverables
    )

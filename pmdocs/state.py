"""The project as it stood on a date: the plan with every dated update up to that day replayed over it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import reduce
from typing import Any, TypeVar

from pmdocs.project.agile import Sprint
from pmdocs.project.definition import Project
from pmdocs.project.kickoff import Deliverable, QualityActivity, Scope
from pmdocs.project.people import Person
from pmdocs.project.plan import Milestone
from pmdocs.project.record import Record
from pmdocs.project.registers import (
    Action,
    ActionStatus,
    Assumption,
    Change,
    ChangeStatus,
    Decision,
    DecisionStatus,
    Dependency,
    Issue,
    IssueStatus,
    Lesson,
    Risk,
    RiskStatus,
)
from pmdocs.project.updates import Dimension, Progress, RagStatement, ScopeUpdate, Update

R = TypeVar("R", bound=Record)
A = TypeVar("A", Risk, Issue)
ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkState:
    """How far a deliverable or work package is: the last word of each kind, and when it was last reported."""

    percent: Decimal | None = None
    units: Decimal | None = None
    started: bool = False
    delivered: dt.date | None = None
    accepted: dt.date | None = None
    note: str | None = None
    reported: dt.date | None = None


@dataclass(frozen=True, slots=True)
class CostState:
    """Cumulative money, as last reported; None where nothing was ever reported.

    `actual_on` and `earned_on` are the days on which the actual cost and the earned value were last told.
    `spent_when_estimated` is the actual cost on the day of the estimate to complete, which says what was still to be
    spent then, not now.
    """

    actual: Decimal | None = None
    earned: Decimal | None = None
    committed: Decimal | None = None
    reserve_used: Decimal | None = None
    estimate_to_complete: Decimal | None = None
    estimated_by: str | None = None
    estimated_on: dt.date | None = None
    spent_when_estimated: Decimal | None = None
    by_category: tuple[tuple[str, Decimal], ...] = ()
    by_month: tuple[tuple[str, Decimal], ...] = ()
    by_category_on: dt.date | None = None
    actual_on: dt.date | None = None
    earned_on: dt.date | None = None
    reported: dt.date | None = None


@dataclass(frozen=True, slots=True)
class EffortState:
    """Cumulative effort in person-days, as last reported; and what had been worked when the rest was estimated."""

    actual: Decimal | None = None
    remaining: Decimal | None = None
    actual_when_estimated: Decimal | None = None
    reported: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ScopePoint:
    """Total scope of the backlog on a date, in points."""

    date: dt.date
    points: Decimal


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which the project was on hold, both days included; `resumed` is None while it is."""

    since: dt.date
    reason: str
    until: dt.date | None
    resumed: dt.date | None = None

    def days(self, data_date: dt.date) -> int:
        """Days on hold up to the data date."""
        end = self.resumed - ONE_DAY if self.resumed else data_date
        return max((min(end, data_date) - self.since).days + 1, 0)


@dataclass(frozen=True, slots=True)
class ProjectState:
    """Everything the documents may say about the project on its data date.

    `project` is the definition as it stood: its manager, sponsor, people and scope are those of this day. The registers
    are as they stood. `hold` is the pause that is on, `pauses` are those that are over. `first_risks` holds each risk
    as it was first recorded, which is its inherent assessment. `update` is the latest update, None before the first.
    """

    project: Project
    data_date: dt.date
    update: Update | None
    number: int
    period_start: dt.date
    phase: str | None
    milestones: tuple[Milestone, ...]
    deliverables: tuple[Deliverable, ...]
    risks: tuple[Risk, ...]
    issues: tuple[Issue, ...]
    changes: tuple[Change, ...]
    decisions: tuple[Decision, ...]
    actions: tuple[Action, ...]
    assumptions: tuple[Assumption, ...]
    dependencies: tuple[Dependency, ...]
    quality: tuple[QualityActivity, ...]
    sprints: tuple[Sprint, ...]
    lessons: tuple[Lesson, ...]
    first_risks: Mapping[str, Risk]
    work: Mapping[str, WorkState] = field(default_factory=dict)
    cost: CostState = CostState()
    effort: EffortState = EffortState()
    scope: tuple[ScopePoint, ...] = ()
    rag: Mapping[Dimension, RagStatement] = field(default_factory=dict)
    hold: Pause | None = None
    pauses: tuple[Pause, ...] = ()


def replay(project: Project, until: dt.date | None = None) -> tuple[ProjectState, ...]:
    """The plan's state, then the state after each update up to `until`, in the order of their dates."""
    updates = sorted((u for u in project.updates if until is None or u.date <= until), key=lambda u: u.date)
    states = [planned_state(project)]
    for update in updates:
        states.append(apply(states[-1], update))
    return tuple(states)


def state_on(project: Project, data_date: dt.date) -> ProjectState:
    """The project as it stood at the end of `data_date`; later updates are as if never written."""
    return on_date(replay(project, data_date)[-1], data_date)


def on_date(state: ProjectState, data_date: dt.date) -> ProjectState:
    """The same facts looked at on another day, so that what has become overdue since shows as overdue.

    Before the first update that day may lie before the project's start; no period begins after it has ended.
    """
    return replace(state, data_date=data_date, period_start=min(state.period_start, data_date))


def planned_state(project: Project) -> ProjectState:
    """The project on its first day, before any update."""
    start = project.project.start
    risks = tuple(_dated(risk, "raised", start) for risk in project.risks)
    return ProjectState(
        project=project,
        data_date=start,
        update=None,
        number=project.settings.report.first_number - 1,
        period_start=start,
        phase=project.project.phase,
        milestones=project.milestones,
        deliverables=project.deliverables,
        risks=risks,
        issues=tuple(_dated(issue, "raised", start) for issue in project.issues),
        changes=tuple(_dated(change, "raised", start) for change in project.changes),
        decisions=tuple(_dated(decision, "raised", start) for decision in project.decisions),
        actions=tuple(_dated(action, "created", start) for action in project.actions),
        assumptions=project.assumptions,
        dependencies=project.dependencies,
        quality=project.quality,
        sprints=project.agile.sprints if project.agile else (),
        lessons=_numbered((), project.lessons, start),
        first_risks={risk.id: risk for risk in risks},
        scope=_planned_scope(project),
    )


def _planned_scope(project: Project) -> tuple[ScopePoint, ...]:
    backlog = project.agile.backlog if project.agile else None
    return tuple(ScopePoint(day, points) for day, points in backlog.scope) if backlog else ()


def apply(state: ProjectState, update: Update) -> ProjectState:
    """The state after one update: what the update does not mention stays as it was."""
    day = update.date
    risks = _merge(state.risks, update.risks, Risk, day, raised="raised")
    issues = _merge(state.issues, update.issues, Issue, day, raised="raised")
    risks, issues, own = _apply_actions(risks, issues, state.actions, update.actions, day)
    return replace(
        state,
        data_date=day,
        update=update,
        number=state.number + 1,
        period_start=update.since or (state.data_date + ONE_DAY if state.update else state.project.project.start),
        phase=update.phase or state.phase,
        milestones=_merge(state.milestones, update.milestones, Milestone, day),
        deliverables=_merge(state.deliverables, update.deliverables, Deliverable, day),
        risks=tuple(_closed(r, r.status in _ENDED_RISK, "closed", day) for r in risks),
        issues=tuple(_closed(i, i.status in _ENDED_ISSUE, "closed", day) for i in issues),
        changes=tuple(
            _closed(c, c.status in _DECIDED_CHANGE, "decided", day)
            for c in _merge(state.changes, update.changes, Change, day, raised="raised")
        ),
        decisions=tuple(
            _closed(d, d.status is DecisionStatus.TAKEN, "decided", day)
            for d in _merge(state.decisions, update.decisions, Decision, day, raised="raised")
        ),
        actions=own,
        assumptions=_merge(state.assumptions, update.assumptions, Assumption, day),
        dependencies=_merge(state.dependencies, update.dependencies, Dependency, day),
        quality=_merge(state.quality, update.quality, QualityActivity, day),
        sprints=_merge(state.sprints, update.sprints, Sprint, day),
        lessons=_numbered(state.lessons, update.lessons, day),
        first_risks={**{r.id: r for r in risks}, **state.first_risks},
        work=_progressed(state.work, update.progress, day),
        cost=_estimated(_told(_latest(state.cost, update.cost, day), update, day), update, state.project),
        effort=_worked(_latest(state.effort, update.effort, day), update),
        scope=_scoped(state.scope, update),
        rag=_stated(state.rag, update.rag),
        project=_with_facts(state.project, update),
        **_paused(state, update),
    )


def _with_facts(project: Project, update: Update) -> Project:
    """The definition as it stands from an update on: who manages, who is there, what belongs to the project."""
    info = project.project
    roles = {name: who for name in ("manager", "sponsor") if (who := getattr(update, name)) is not None}
    changed: dict[str, Any] = {}
    if roles:
        changed["project"] = info.model_copy(update=roles)
    if update.people:
        changed["people"] = _merge(project.people, update.people, Person, update.date)
    if update.scope:
        changed["scope"] = _scope_moved(project.scope or Scope(), update.scope)
    return project.model_copy(update=changed) if changed else project


def _scope_moved(scope: Scope, update: ScopeUpdate) -> Scope:
    """What comes in leaves the other list, and the other way round."""
    inside = [*(text for text in scope.inside if text not in update.outside), *update.inside]
    outside = [*(text for text in scope.outside if text not in update.inside), *update.outside]
    return scope.model_copy(update={"inside": tuple(dict.fromkeys(inside)), "outside": tuple(dict.fromkeys(outside))})


def _paused(state: ProjectState, update: Update) -> dict[str, Any]:
    """The pause that is on, and those that are over, after an update."""
    hold, pauses = state.hold, state.pauses
    if update.resume and hold:
        pauses = (*pauses, replace(hold, resumed=update.resume))
        hold = None
    if update.hold:
        since = update.hold.since or (hold.since if hold else update.date)
        hold = Pause(since, update.hold.reason, update.hold.until)
    return {"hold": hold, "pauses": pauses}


_ENDED_RISK = {RiskStatus.CLOSED, RiskStatus.MATERIALISED, RiskStatus.REJECTED}
_ENDED_ISSUE = {IssueStatus.CLOSED, IssueStatus.RESOLVED}
_DECIDED_CHANGE = {ChangeStatus.APPROVED, ChangeStatus.REJECTED, ChangeStatus.IMPLEMENTED}


def _merge(
    known: Sequence[R], changed: Iterable[Record], model: type[R], day: dt.date, raised: str | None = None
) -> tuple[R, ...]:
    """The register with each changed entry in its old place and each new one at the end."""
    entries: dict[str, R] = {entry.id: entry for entry in known}  # type: ignore[attr-defined]
    for change in changed:
        written = change.written()
        key = written["id"]
        if key in entries:
            entries[key] = _overwritten(entries[key], written)
        else:
            entry = model.model_construct(**written)
            entries[key] = _dated(entry, raised, day) if raised else entry
    return tuple(entries.values())


def _overwritten(entry: R, written: dict[str, Any]) -> R:
    if isinstance(entry, Risk | Issue) and "actions" in written:
        written = {**written, "actions": _merge_actions(entry.actions, written["actions"])}
    return entry.model_copy(update=written)


def _merge_actions(known: Sequence[Action], written: Sequence[Action]) -> tuple[Action, ...]:
    return tuple({action.id: action for action in (*known, *written)}.values())


def _apply_actions(
    risks: tuple[Risk, ...], issues: tuple[Issue, ...], own: tuple[Action, ...], changed: Sequence[Record], day: dt.date
) -> tuple[tuple[Risk, ...], tuple[Issue, ...], tuple[Action, ...]]:
    """Changes to actions reach them wherever they live: in a risk, in an issue, or in the list of their own."""
    by_id: dict[str, Record] = {change.id: change for change in changed}  # type: ignore[attr-defined]
    risks = tuple(_with_actions(risk, by_id, day) for risk in risks)
    issues = tuple(_with_actions(issue, by_id, day) for issue in issues)
    parents: tuple[Risk | Issue, ...] = (*risks, *issues)
    nested = {action.id for parent in parents for action in parent.actions}
    rest = [change for key, change in by_id.items() if key not in nested]
    merged = _merge(own, rest, Action, day, raised="created")
    return risks, issues, tuple(_closed(a, a.status is ActionStatus.DONE, "done", day) for a in merged)


def _with_actions(entry: A, changed: Mapping[str, Record], day: dt.date) -> A:
    actions = entry.actions
    if not actions:
        return entry
    mine = [changed[action.id] for action in actions if action.id in changed]
    merged = _merge(actions, mine, Action, day)
    settled = tuple(_closed(a, a.status is ActionStatus.DONE, "done", day) for a in merged)
    return entry.model_copy(update={"actions": settled}) if settled != actions else entry


def _dated(entry: R, name: str, day: dt.date) -> R:
    return entry if getattr(entry, name) is not None else entry.model_copy(update={name: day})


def _closed(entry: R, ended: bool, name: str, day: dt.date) -> R:
    """Give an entry that has ended the day on which that was first said, unless its own date is written."""
    return _dated(entry, name, day) if ended else entry


def _numbered(known: Sequence[Lesson], new: Iterable[Lesson], day: dt.date) -> tuple[Lesson, ...]:
    """Lessons with the ids L-1, L-2 … where none is written; old updates never change, so the numbers stay."""

    def add(lessons: tuple[Lesson, ...], lesson: Lesson) -> tuple[Lesson, ...]:
        taken = {other.id for other in lessons}
        number = next(n for n in range(len(lessons) + 1, 2 * len(lessons) + 2) if f"L-{n}" not in taken)
        return (*lessons, lesson.model_copy(update={"id": lesson.id or f"L-{number}", "date": lesson.date or day}))

    return reduce(add, new, tuple(known))


def _progressed(known: Mapping[str, WorkState], reported: Iterable[Progress], day: dt.date) -> dict[str, WorkState]:
    work = dict(known)
    for entry in reported:
        said = {name: value for name, value in entry.written().items() if name != "id"}
        work[entry.id] = replace(_sent_back(work.get(entry.id, WorkState()), said), **said, reported=day)
    return work


def _sent_back(known: WorkState, said: Mapping[str, Any]) -> WorkState:
    """Work that was delivered and is now told to be in part done has come back: it is not handed over."""
    is_part = said.get("percent") is not None and said["percent"] < 1
    if is_part and not (said.get("delivered") or said.get("accepted")):
        return replace(known, delivered=None, accepted=None)
    return known


S = TypeVar("S", CostState, EffortState)


def _latest(known: S, reported: Record | None, day: dt.date) -> S:
    if reported is None:
        return known
    said = reported.written()
    if "by_month" in said:  # a month told once stays until it is told anew
        said["by_month"] = tuple(sorted({**dict(getattr(known, "by_month", ())), **dict(said["by_month"])}.items()))
    return replace(known, **said, reported=day)


def _told(cost: CostState, update: Update, day: dt.date) -> CostState:
    """Cost with the days on which its parts were told; what an update does not speak of keeps its day."""
    said = update.cost.written() if update.cost else {}
    return replace(
        cost,
        actual_on=day if "actual" in said else cost.actual_on,
        earned_on=day if "earned" in said else cost.earned_on,
        by_category_on=day if "by_category" in said else cost.by_category_on,
    )


def _estimated(cost: CostState, update: Update, project: Project) -> CostState:
    """Cost with what belongs to a new estimate: by whom, on which day, and what had been spent by then."""
    if update.cost is None or update.cost.estimate_to_complete is None:
        return cost
    day = update.cost.estimated_on or update.date
    spent = _spent_by(project, day)
    return replace(cost, estimated_by=update.cost.estimated_by, estimated_on=day, spent_when_estimated=spent)


def _worked(effort: EffortState, update: Update) -> EffortState:
    """Effort with what had been worked on the day the remaining effort was told."""
    if update.effort is None or update.effort.remaining is None:
        return effort
    return replace(effort, actual_when_estimated=effort.actual)


def _spent_by(project: Project, day: dt.date) -> Decimal | None:
    """The actual cost as last reported by that day; None where none was."""
    said = [(u.date, u.cost.actual) for u in project.updates if u.date <= day and u.cost]
    return max(((date, actual) for date, actual in said if actual is not None), default=(day, None))[1]


def _scoped(known: tuple[ScopePoint, ...], update: Update) -> tuple[ScopePoint, ...]:
    if update.backlog is None or update.backlog.scope is None:
        return known
    kept = tuple(point for point in known if point.date < update.date)
    return (*kept, ScopePoint(update.date, update.backlog.scope))


def _stated(known: Mapping[Dimension, RagStatement], said: Iterable[RagStatement]) -> dict[Dimension, RagStatement]:
    """Reasons and ways back stay until replaced (ratings drop them once green); an override is for its report."""
    kept = {dimension: statement.model_copy(update={"stated": None}) for dimension, statement in known.items()}
    for statement in said:
        earlier = kept.get(statement.id)
        kept[statement.id] = earlier.model_copy(update=statement.written()) if earlier else statement
    return kept

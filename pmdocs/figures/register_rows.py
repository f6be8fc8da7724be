"""Deliverables, issues, decisions, actions and changes with what a date makes of them: overdue, new, added, removed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from statistics import median

from pmdocs.figures.asked import figure
from pmdocs.figures.baseline import (
    added_by,
    approved_changes,
    approved_finish,
    cost_effect,
    effect,
    effort_effect,
    removed_by,
)
from pmdocs.figures.calendar import WorkCalendar
from pmdocs.figures.earning import EarningMethod, Progress, share_done
from pmdocs.figures.formulas import Unit
from pmdocs.figures.model import (
    ActionFigures,
    ChangeSummary,
    DecisionFigures,
    DeliverableFigures,
    DeliverableStatus,
    Figure,
    Input,
    IssueFigures,
    WaitingChange,
)
from pmdocs.figures.money import MoneyBasis
from pmdocs.figures.ordering import counted
from pmdocs.figures.quantity import NO_BUDGET, NO_PROGRESS, Quantity, Undefined, ratio
from pmdocs.figures.work_earned import earned_by, progress_on
from pmdocs.project.kickoff import Deliverable
from pmdocs.project.registers import (
    Action,
    ActionStatus,
    Change,
    ChangeStatus,
    Decision,
    DecisionStatus,
    Issue,
    IssueStatus,
)
from pmdocs.state import ProjectState, WorkState

OPEN_ISSUE = {IssueStatus.OPEN, IssueStatus.POSTPONED}
UNDECIDED = {ChangeStatus.SUBMITTED, ChangeStatus.ASSESSING, ChangeStatus.WAITING}
NOTHING_DECIDED = Undefined("no change decided yet")


def deliverable_rows(basis: MoneyBasis) -> tuple[DeliverableFigures, ...]:
    """Every deliverable with its progress and state; those taken out of scope stay in the list as removed."""
    changes = approved_changes(basis.state)
    removed, added = removed_by(changes), added_by(changes)
    first = {d.id: d.due for d in basis.state.project.deliverables}
    return tuple(_deliverable(d, basis, removed, added, first.get(d.id, d.due)) for d in basis.agreed.deliverables)


def _deliverable(
    item: Deliverable, basis: MoneyBasis, removed: dict[str, str], added: dict[str, str], baseline: dt.date | None
) -> DeliverableFigures:
    state = basis.state
    work = state.work.get(item.id, WorkState())
    progress = progress_on(item, state)
    status = DeliverableStatus.REMOVED if item.id in removed else _progress_status(work, progress)
    finished = status is DeliverableStatus.REMOVED or is_handed_over(item, state)
    value: Quantity = earned_by(item, state, basis.calendar) if item.cost is not None else NO_PROGRESS
    share = share_done(EarningMethod(item.method.value), progress)
    # What no report speaks of has not begun, once reports speak of progress at all.
    is_reported = bool(state.work) or progress.has_reached_any
    if isinstance(share, Undefined) and is_reported:
        share = value / item.cost if isinstance(value, Decimal) and item.cost else Decimal()
    change = removed.get(item.id) or added.get(item.id) or item.added_by
    expected = expected_delivery(item, state)
    told = work.delivered or item.forecast or item.due
    late, lapsed = (not finished and bool(day and day < state.data_date) for day in (item.due, told))
    carriers = [one for one in state.milestones if item.id in one.deliverables and not one.actual]
    ahead = any((one.forecast or one.date) >= state.data_date for one in carriers)
    return DeliverableFigures(
        deliverable=item,
        status=status,
        complete=share if isinstance(share, Decimal) and is_reported else None,
        budget=item.cost,
        earned=value,
        baseline=baseline,
        expected=expected,
        delivered=work.delivered,
        accepted=work.accepted,
        overdue=late,
        lapsed=lapsed and not ahead,
        change=change,
        added=item.id in added or item.added_by is not None,
    )


def expected_delivery(item: Deliverable, state: ProjectState) -> dt.date | None:
    """The day it was delivered, else its forecast, else its due date; None where nobody has named a day.

    What is not handed over yet is expected on the data date at the earliest.
    """
    work = state.work.get(item.id, WorkState())
    if work.delivered or work.accepted:
        return work.delivered or work.accepted
    told = item.forecast or item.due
    return told if told is None or is_handed_over(item, state) else max(told, state.data_date)


def is_handed_over(item: Deliverable, state: ProjectState) -> bool:
    """True once a deliverable is delivered or accepted, or all of it is done."""
    work = state.work.get(item.id, WorkState())
    return bool(work.delivered or work.accepted or work.percent == 1)


def _progress_status(work: WorkState, progress: Progress) -> DeliverableStatus:
    if work.accepted:
        return DeliverableStatus.ACCEPTED
    if work.delivered:
        return DeliverableStatus.DELIVERED
    started = progress.started or progress.has_reached_any
    return DeliverableStatus.IN_WORK if started else DeliverableStatus.NOT_STARTED


def issue_rows(state: ProjectState, previous: ProjectState | None) -> tuple[IssueFigures, ...]:
    """Every issue: open ones first, the most pressing on top."""
    known = {issue.id for issue in previous.issues} if previous else None
    rows = [_issue(issue, state, is_new=known is not None and issue.id not in known) for issue in state.issues]
    return tuple(
        sorted(
            rows, key=lambda r: (not r.is_open, -(r.issue.urgency or 0) * (r.issue.impact or 0), counted(r.issue.id))
        )
    )


def _issue(issue: Issue, state: ProjectState, *, is_new: bool) -> IssueFigures:
    is_open = issue.status in OPEN_ISSUE
    late = _days_late(issue.due, state.data_date) if is_open else 0
    end = state.data_date if is_open else issue.closed or state.data_date
    raised = issue.raised or state.project.project.start
    return IssueFigures(issue, is_open, is_new, late > 0, late, max((end - raised).days, 0))


def _days_late(due: dt.date | None, data_date: dt.date) -> int:
    return max((data_date - due).days, 0) if due else 0


def decision_rows(state: ProjectState, previous: ProjectState | None) -> tuple[DecisionFigures, ...]:
    """Every decision: pending ones first, the most overdue on top."""
    known = {decision.id for decision in previous.decisions} if previous else None
    rows = [_decision(d, state, is_new=known is not None and d.id not in known) for d in state.decisions]
    return tuple(
        sorted(rows, key=lambda r: (not r.pending, r.decision.needed_by or dt.date.max, counted(r.decision.id)))
    )


def _decision(decision: Decision, state: ProjectState, *, is_new: bool) -> DecisionFigures:
    pending = decision.status is DecisionStatus.PENDING
    late = _days_late(decision.needed_by, state.data_date) if pending else 0
    return DecisionFigures(decision, pending, late > 0, late, is_new)


def action_rows(state: ProjectState) -> tuple[ActionFigures, ...]:
    """Every action wherever it is written: open ones first, by due date."""
    found: list[tuple[Action, str | None]] = [(action, None) for action in state.actions]
    found += [(action, risk.id) for risk in state.risks for action in risk.actions]
    found += [(action, issue.id) for issue in state.issues for action in issue.actions]
    rows = [_action(action, parent, state.data_date) for action, parent in found]
    return tuple(sorted(rows, key=lambda r: (not r.is_open, r.action.due or dt.date.max, counted(r.action.id))))


def _action(action: Action, parent: str | None, data_date: dt.date) -> ActionFigures:
    is_open = action.status not in {ActionStatus.DONE, ActionStatus.CANCELLED}
    late = _days_late(action.due, data_date) if is_open else 0
    return ActionFigures(action, parent, is_open, late > 0, late)


def change_summary(state: ProjectState, bac: Quantity, budget_now: Quantity, calendar: WorkCalendar) -> ChangeSummary:
    """The change log in numbers on the data date."""
    approved = approved_changes(state)
    decided = [c for c in state.changes if c.decided and c.decided <= state.data_date]
    accepted = [c for c in decided if c.status in {ChangeStatus.APPROVED, ChangeStatus.IMPLEMENTED}]
    days = calendar.days_between(state.project.project.finish, approved_finish(state.project, approved, calendar))
    cost = cost_effect(approved)
    return ChangeSummary(
        changes=state.changes,
        by_status=_counted(c.status.value for c in state.changes),
        by_source=_counted(c.source or "not stated" for c in state.changes),
        approved=approved,
        undecided=tuple(c for c in state.changes if c.status in UNDECIDED),
        to_decide=_to_decide(state),
        decided=len(decided),
        approved_cost=_sum("changes.approved_cost", "Approved changes, cost", cost, Unit.MONEY, approved, "cost"),
        approved_days=_sum("changes.approved_days", "Approved changes, days", days, Unit.DAYS, approved, "days"),
        approved_effort=_sum(
            "changes.approved_effort",
            "Approved changes, effort",
            effort_effect(approved),
            Unit.COUNT,
            approved,
            "effort",
        ),
        creep=figure(
            "changes.creep",
            "Scope growth",
            _creep(cost, bac),
            Unit.SHARE,
            "approved changes / first baseline, 0 at least",
            (
                Input("approved changes", cost, "changes.approved_cost"),
                Input("first baseline", bac, "cost.bac"),
            ),
        ),
        growth=_growth(state, budget_now),
        acceptance_rate=figure(
            "changes.acceptance_rate",
            "Changes approved",
            ratio(len(accepted), len(decided), NOTHING_DECIDED),
            Unit.SHARE,
            "approved / decided",
            (
                Input("approved", len(accepted), "changes.accepted"),
                Input("decided", len(decided), "changes.decided"),
            ),
        ),
        median_days=figure(
            "changes.median_days",
            "Days to decide, median",
            _median_days(decided),
            Unit.DAYS,
            "median of date decided − date raised",
            [Input(c.id, n, f"change.{c.id}.days_to_decide") for c, n in _spans(decided)],
        ),
    )


def _growth(state: ProjectState, budget: Quantity) -> Figure:
    """What changes that wait for a decision would add: what was decided is the plan now, and no growth any more."""
    waiting = [(c.id, effect(c).cost or Decimal()) for c in state.changes if c.status in UNDECIDED]
    asked = sum((cost for _, cost in waiting), Decimal())
    return figure(
        "changes.growth",
        "Scope growth asked for",
        _creep(asked, budget),
        Unit.SHARE,
        "cost of undecided changes / BAC, 0 at least",
        [*waiting, Input("BAC", budget)],
    )


def _to_decide(state: ProjectState) -> tuple[WaitingChange, ...]:
    pending = [decision for decision in state.decisions if decision.status is DecisionStatus.PENDING]
    asked = {link for decision in pending for link in decision.links}
    spoken_of = asked | {change.id for change in state.changes for one in pending if one.id in change.links}
    waiting = [c for c in state.changes if c.status is ChangeStatus.WAITING and c.id not in spoken_of]
    return tuple(WaitingChange(change, _days_late(change.due, state.data_date)) for change in waiting)


def _counted(words: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(words).items(), key=lambda item: (-item[1], item[0])))


def _sum(key: str, label: str, value: Decimal | int, unit: Unit, approved: tuple[Change, ...], of: str) -> Figure:
    """A sum over the approved changes of the effect named `of`."""
    parts = [(change.id, getattr(effect(change), of) or 0) for change in approved]
    return figure(key, label, value, unit, "sum over approved changes", parts)


def _creep(cost: Decimal, bac: Quantity) -> Quantity:
    """Approved growth over the first budget: what is taken out offsets what is added; there is none below 0."""
    return ratio(max(cost, Decimal()), bac, NO_BUDGET)


def _median_days(decided: Iterable[Change]) -> Quantity:
    spans = [days for _, days in _spans(decided)]
    return Decimal(str(median(spans))) if spans else NOTHING_DECIDED


def _spans(decided: Iterable[Change]) -> tuple[tuple[Change, int], ...]:
    """Decided changes with the days from asking to deciding."""
    return tuple((c, (c.decided - c.raised).days) for c in decided if c.decided and c.raised)

"""Rules about changes: baselines move only with an approved one, and scope, money and dates follow it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from pmdocs.figures.baseline import (
    APPROVED,
    approved_changes,
    approved_finish_after,
    cost_effect,
    effect,
    removed_by,
    work_calendar,
)
from pmdocs.figures.model import DeliverableStatus
from pmdocs.figures.money import costed_work
from pmdocs.figures.reconcile.places import Spot
from pmdocs.figures.reconcile.promises import add_lines
from pmdocs.figures.reconcile.rule import Case, Doubt
from pmdocs.project.budgeting import amount
from pmdocs.project.closure import Acceptance
from pmdocs.project.history import updates_by_date
from pmdocs.project.kickoff import Deliverable
from pmdocs.project.nouns import listed
from pmdocs.project.registers import Change, ChangeStatus
from pmdocs.project.updates import Progress

DECIDED: Final = frozenset(
    {ChangeStatus.APPROVED, ChangeStatus.IMPLEMENTED, ChangeStatus.REJECTED, ChangeStatus.POSTPONED}
)
TURNED_DOWN: Final = frozenset({ChangeStatus.REJECTED, ChangeStatus.POSTPONED})
LEAST_GAP = 1
"""Differences of less than one unit of money are rounding."""


def moved_baseline(case: Case) -> Iterator[Doubt]:
    """The date first agreed stays; an approved change sets a new one beside it."""
    milestones = {item.id: item.date for item in case.project.milestones}
    due = {item.id: item.due for item in case.project.deliverables if item.due}
    for number, update in updates_by_date(case.project):
        if update.date > case.day:
            break
        for index, said in enumerate(update.milestones):
            spot = case.places.at("updates", number, "milestones", index, "date")
            yield from _moved(case, f"milestone {said.id}", said.id, milestones, said.date, spot)
        for index, item in enumerate(update.deliverables):
            spot = case.places.at("updates", number, "deliverables", index, "due")
            yield from _moved(case, f"deliverable {item.id}", item.id, due, item.due, spot)


def _moved(
    case: Case, what: str, key: str, known: dict[str, dt.date], said: dt.date | None, spot: Spot
) -> Iterator[Doubt]:
    if said is None:
        return
    before = known.setdefault(key, said)
    if before != said and not _change_of(case, key):
        known[key] = said
        fact = f"The baseline of {what} goes from {before} to {said} without an approved change."
        remedy = "Write a new expectation as 'forecast'; a new baseline needs an approved change that links to it."
        planned = case.places.entry(_MODELS[what.split()[0]], key)
        yield Doubt(spot, fact, remedy, (planned,))


_MODELS: Final = {"milestone": _Milestone, "deliverable": Deliverable}


def _change_of(case: Case, key: str) -> Change | None:
    """An approved change that speaks of this entry."""
    for change in approved_changes(case.state):
        done = effect(change)
        if key in change.links or key in done.milestones or key in done.adds:
            return change
    return None


def undocumented_decision(case: Case) -> Iterator[Doubt]:
    """A change is decided by somebody, on a date; one that is turned down says why."""
    for change in case.figures.changes.changes:
        if change.status not in DECIDED:
            continue
        dated = case.places.is_said(Change, change.id, "decided")
        lacking = ["decided"] if case.places.in_plan(Change, change.id, "status") and not dated else []
        lacking += [] if change.decided_by else ["decided_by"]
        lacking += [] if change.reason or change.status not in TURNED_DOWN else ["reason"]
        if lacking:
            words = {"decided": "when", "decided_by": "by whom", "reason": "why"}
            fact = f"Change {change.id} is {change.status}, but it does not say {listed([words[name] for name in lacking])}."
            yield Doubt(case.places.said(Change, change.id, "status"), fact, add_lines(lacking))


def days_against_finish(case: Case) -> Iterator[Doubt]:
    """A change that gives both days and a new finish means one date by both."""
    approved = approved_changes(case.state)
    if not any(effect(change).finish and effect(change).days is not None for change in approved):
        return
    finish, calendar = case.project.project.finish, work_calendar(case.project)
    for change in approved:
        after = approved_finish_after(finish, change, calendar)
        days = effect(change).days
        if effect(change).finish and days is not None and calendar.add_days(finish, days) != after:
            counted = calendar.add_days(finish, days)
            fact = f"Change {change.id} moves the finish to {after}, but {days} days from {finish} are {counted}."
            spot = case.places.said(Change, change.id, "effect", "finish")
            remedy = "Leave out the days, or correct one of the two; the finish counts."
            yield Doubt(spot, fact, remedy, (case.places.said(Change, change.id, "effect", "days"),))
        finish = after


def work_on_removed(case: Case) -> Iterator[Doubt]:
    """No progress is made on what an approved change has taken out."""
    decided = {change.id: change.decided for change in case.figures.changes.approved}
    for row in _removed(case):
        work = case.state.work.get(row)
        change = removed_by(case.figures.changes.approved)[row]
        day = decided[change]
        if work and work.reported and day and work.reported > day and not (work.delivered or work.accepted):
            fact = f"Progress of {row} is reported on {work.reported}, after {change} took it out on {day}."
            spot = case.places.entry(Progress, row) if work.percent is None else case.places.said(Progress, row, "percent")
            yield Doubt(spot, fact, "Remove the progress, or correct the change.", (_removal(case, change),))


def delivered_though_removed(case: Case) -> Iterator[Doubt]:
    """What an approved change has taken out is not handed over, not accepted, and not delivered at closure."""
    accepted = {row.id for row in case.closure.acceptance if row.accepted} if case.closure else set()
    for key in _removed(case):
        work = case.state.work.get(key)
        change = removed_by(case.figures.changes.approved)[key]
        spot = None
        if work and (work.delivered or work.accepted):
            spot = case.places.said(Progress, key, "accepted" if work.accepted else "delivered")
        elif key in accepted:
            spot = case.places.said(Acceptance, key, "accepted")
        if spot:
            fact = f"{key} counts as delivered, but change {change} has taken it out of the project."
            yield Doubt(spot, fact, "Correct the delivery, or the effect of the change.", (_removal(case, change),))


def _removed(case: Case) -> Iterator[str]:
    return (row.deliverable.id for row in case.figures.deliverables if row.status is DeliverableStatus.REMOVED)


def _removal(case: Case, change: str) -> Spot:
    return case.places.said(Change, change, "effect", "removes")


def unapproved_addition(case: Case) -> Iterator[Doubt]:
    """A deliverable that a change adds is in the register once that change is approved."""
    changes = {change.id: change for change in case.state.changes}
    approved = {change.id for change in case.figures.changes.approved}
    adding = {key: change.id for change in case.figures.changes.approved for key in effect(change).adds}
    for row in case.figures.deliverables:
        key, named = row.deliverable.id, row.deliverable.added_by
        change = changes.get(named or "")
        spot = case.places.said(Deliverable, key, "added_by")
        if named and adding.get(key, named) != named:
            fact = f"Deliverable {key} was added by {named}, but {adding[key]} says that it adds it."
            side = case.places.said(Change, adding[key], "effect", "adds")
            yield Doubt(spot, fact, "Name the same change on both sides.", (side,))
        elif change and change.id not in approved:
            fact = f"Deliverable {key} is in the register as added by {named}, but that change is {change.status}."
            remedy = "Take the deliverable out until the change is approved, or set the change to approved."
            yield Doubt(spot, fact, remedy, (case.places.said(Change, change.id, "status"),))


def scope_apart_from_budget(case: Case) -> Iterator[Doubt]:
    """Approved changes move the budget and the costs of the deliverables by the same amount."""
    project, state = case.project, case.state
    if project.work or state.cost.earned is not None or not (project.budget and project.budget.lines):
        return
    planned = _total(item.cost for item in project.deliverables if item.added_by is None)
    if not planned:
        return
    moved = _total(item.cost for item in costed_work(state)) - planned
    approved = approved_changes(state)
    allowed = cost_effect(approved)
    if abs(moved - allowed) >= LEAST_GAP:
        fact = (
            f"Approved changes move the budget by {_signed(allowed)}, but the costs of the deliverables in scope "
            f"have moved by {_signed(moved)}."
        )
        remedy = "Give each change the cost of what it adds, raises and removes, and write those costs in 'deliverables'."
        yield Doubt(_last_cost(case), fact, remedy, tuple(_cost_sides(case)))


def _total(costs: Iterator[Decimal | None]) -> Decimal:
    return sum((cost or Decimal() for cost in costs), Decimal())


def _signed(value: Decimal) -> str:
    return f"+{amount(value)}" if value > 0 else amount(value)


def _last_cost(case: Case) -> Spot:
    """The cost effect approved last; the deliverables' costs where no change has one."""
    with_cost = [change for change in approved_changes(case.state) if effect(change).cost]
    return case.places.said(Change, with_cost[-1].id, "effect", "cost") if with_cost else case.places.topic("deliverables")


def _cost_sides(case: Case) -> Iterator[Spot]:
    planned = {item.id: item.cost for item in case.project.deliverables}
    for item in case.state.deliverables:
        if item.cost is not None and item.cost != planned.get(item.id):
            yield case.places.said(Deliverable, item.id, "cost")
    for change in case.figures.changes.approved:
        if effect(change).removes:
            yield _removal(case, change.id)


def unearned_budget(case: Case) -> Iterator[Doubt]:
    """The costs of the work make up the whole budget, or the rest of it can never be earned."""
    project = case.project
    lines = _total(line.amount for line in project.budget.lines) if project.budget else Decimal()
    items = project.work or tuple(item for item in project.deliverables if item.added_by is None)
    costs = _total(item.cost for item in items)
    if 0 < costs < lines and case.state.cost.earned is None:
        topic = "work" if project.work else "deliverables"
        fact = f"The costs under '{topic}' come to {amount(costs)} of a budget of {amount(lines)}; the rest is never earned."
        remedy = "Give every piece of work its share, so that finished work has earned the whole budget."
        yield Doubt(case.places.topic(topic), fact, remedy, (case.places.at("budget", "lines"),))


__all__ = [
    "APPROVED",
    "days_against_finish",
    "delivered_though_removed",
    "moved_baseline",
    "scope_apart_from_budget",
    "unapproved_addition",
    "undocumented_decision",
    "unearned_budget",
    "work_on_removed",
]

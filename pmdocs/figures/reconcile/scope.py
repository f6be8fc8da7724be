"""Rules that hold scope, money and changes together: what was added, what was taken out, and what both cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from pmdocs.figures.agreed import agreed
from pmdocs.figures.baseline import approved_changes, cost_effect, effect, removed_by, work_calendar
from pmdocs.figures.model import DeliverableStatus
from pmdocs.figures.reconcile.places import Spot
from pmdocs.figures.reconcile.rule import Case, Doubt
from pmdocs.figures.work_earned import work_earned
from pmdocs.project.budgeting import amount
from pmdocs.project.closure import Acceptance
from pmdocs.project.kickoff import Deliverable
from pmdocs.project.registers import Change
from pmdocs.project.updates import Progress

LEAST_GAP: Final = 1
"""A difference of less than one unit of money is rounding."""


def work_on_removed(case: Case) -> Iterator[Doubt]:
    """No progress is made on what an approved change has taken out."""
    decided = {change.id: change.decided for change in case.figures.changes.approved}
    for key, change in _removed(case):
        work, day = case.state.work.get(key), decided[change]
        if work and work.reported and day and work.reported > day and not (work.delivered or work.accepted):
            fact = f"Progress of {key} is reported on {work.reported}, after {change} took it out on {day}."
            spot = case.places.said(Progress, key, "percent" if work.percent is not None else "units")
            yield Doubt(spot, fact, "Remove the progress, or correct the change.", (_removal(case, change),))


def delivered_though_removed(case: Case) -> Iterator[Doubt]:
    """What an approved change has taken out is not handed over and not accepted."""
    for key, change in _removed(case):
        if spot := _delivery(case, key):
            fact = f"{key} counts as delivered, but change {change} has taken it out of the project."
            yield Doubt(spot, fact, "Correct the delivery, or the effect of the change.", (_removal(case, change),))


def _delivery(case: Case, key: str) -> Spot | None:
    """Where it says that a deliverable was handed over or accepted; None if nobody says so."""
    work = case.state.work.get(key)
    if work and (work.delivered or work.accepted):
        return case.places.said(Progress, key, "accepted" if work.accepted else "delivered")
    accepted = {row.id for row in case.closure.acceptance if row.accepted} if case.closure else set()
    return case.places.said(Acceptance, key, "accepted") if key in accepted else None


def _removed(case: Case) -> Iterator[tuple[str, str]]:
    """Each deliverable taken out of scope, with the change that did it."""
    removed = removed_by(case.figures.changes.approved)
    rows = (row for row in case.figures.deliverables if row.status is DeliverableStatus.REMOVED)
    return ((row.deliverable.id, removed[row.deliverable.id]) for row in rows)


def _removal(case: Case, change: str) -> Spot:
    return case.places.said(Change, change, "effect", "removes")


def unapproved_addition(case: Case) -> Iterator[Doubt]:
    """A deliverable that a change adds is in the register once that change is approved."""
    changes = {change.id: change for change in case.state.changes}
    approved = {change.id for change in case.figures.changes.approved}
    adding = {key: change.id for change in case.figures.changes.approved for key in effect(change).adds}
    for key, named in ((row.deliverable.id, row.deliverable.added_by) for row in case.figures.deliverables):
        spot = case.places.said(Deliverable, key, "added_by")
        if named and adding.get(key, named) != named:
            fact = f"Deliverable {key} was added by {named}, but {adding[key]} says that it adds it."
            side = case.places.said(Change, adding[key], "effect", "adds")
            yield Doubt(spot, fact, "Name the same change on both sides.", (side,))
        elif named in changes and named not in approved:
            status = changes[named].status
            fact = f"Deliverable {key} is in the register as added by {named}, but that change is {status}."
            remedy = "Take the deliverable out until the change is approved, or approve the change."
            yield Doubt(spot, fact, remedy, (case.places.said(Change, named, "status"),))


def scope_apart_from_budget(case: Case) -> Iterator[Doubt]:
    """Approved changes move the budget and the costs of the deliverables by the same amount."""
    project, state = case.project, case.state
    calendar = work_calendar(project)
    work = work_earned(state, agreed(state, calendar), calendar)
    if state.cost.earned is not None or not work.first:
        return
    moved, allowed = work.whole - work.first, cost_effect(approved_changes(state))
    if abs(moved - allowed) >= LEAST_GAP:
        fact = (
            f"Approved changes move the budget by {_signed(allowed)}, but the costs of the work in scope "
            f"have moved by {_signed(moved)}."
        )
        remedy = (
            "Say in the effect which work carries it: 'deliverables: {D-1: {cost: …}}' with the whole new cost, or "
            "'work'; of what is taken out, cut only what was not earned yet."
        )
        yield Doubt(_last_effect(case), fact, remedy, tuple(_cost_sides(case)))


def _total(costs: Iterable[Decimal | None]) -> Decimal:
    return sum((cost or Decimal() for cost in costs), Decimal())


def _signed(value: Decimal) -> str:
    return f"+{amount(value)}" if value > 0 else amount(value)


def _last_effect(case: Case) -> Spot:
    """The cost effect approved last; the deliverables where no change has one."""
    with_cost = [change for change in approved_changes(case.state) if effect(change).cost]
    if not with_cost:
        return case.places.topic("deliverables")
    return case.places.said(Change, with_cost[-1].id, "effect", "cost")


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
    planned = _total(item.cost for item in project.deliverables if item.added_by is None)
    costs = _total(package.cost for package in project.work) if project.work else planned
    if 0 < costs < lines and case.state.cost.earned is None:
        topic = "work" if project.work else "deliverables"
        fact = f"The costs under '{topic}' come to {amount(costs)}, the budget lines to {amount(lines)}."
        remedy = "Give every piece of work its share of the budget; what has none can never be earned."
        yield Doubt(case.places.topic(topic), fact, remedy, (case.places.at("budget", "lines"),))

"""Rules about changes: a baseline moves only with an approved one, and every decision says who, when and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from pmdocs.figures.baseline import approved_changes, approved_finish_after, effect, work_calendar
from pmdocs.figures.reconcile.places import Spot
from pmdocs.figures.reconcile.promises import add_lines
from pmdocs.figures.reconcile.rule import Case, Doubt
from pmdocs.project.history import updates_by_date
from pmdocs.project.kickoff import Deliverable
from pmdocs.project.nouns import listed
from pmdocs.project.plan import Milestone
from pmdocs.project.registers import Change, ChangeStatus

DECIDED: Final = frozenset(
    {ChangeStatus.APPROVED, ChangeStatus.IMPLEMENTED, ChangeStatus.REJECTED, ChangeStatus.POSTPONED}
)
TURNED_DOWN: Final = frozenset({ChangeStatus.REJECTED, ChangeStatus.POSTPONED})


def moved_baseline(case: Case) -> Iterator[Doubt]:
    """The date first agreed stays; an approved change sets a new one beside it."""
    milestones = {item.id: item.date for item in case.project.milestones}
    due = {item.id: item.due for item in case.project.deliverables if item.due}
    since = case.project.project.start
    for number, update in updates_by_date(case.project):
        if update.date > case.day:
            break
        if _approved_between(case, since, update.date):
            milestones |= _said(update.milestones, "date")
            due |= _said(update.deliverables, "due")
        for index, said in enumerate(update.milestones):
            if moved := _moved(case, said.id, milestones, said.date):
                spot = case.places.at("updates", number, "milestones", index, "date")
                yield _without_change(f"milestone {said.id}", *moved, spot, case.places.entry(Milestone, said.id))
        for index, item in enumerate(update.deliverables):
            if moved := _moved(case, item.id, due, item.due):
                spot = case.places.at("updates", number, "deliverables", index, "due")
                yield _without_change(f"deliverable {item.id}", *moved, spot, case.places.entry(Deliverable, item.id))
        since = update.date


def _said(entries: Iterable[Milestone | Deliverable], name: str) -> dict[str, dt.date]:
    """The dates an update writes, by id; what it does not mention is not among them."""
    return {entry.id: day for entry in entries if (day := getattr(entry, name)) is not None}


def _approved_between(case: Case, since: dt.date, until: dt.date) -> bool:
    """True if a change of the dates was approved since the last update: it gives a new plan, entry by entry."""
    dated = (c for c in approved_changes(case.state) if effect(c).days or effect(c).finish or effect(c).milestones)
    return any(change.decided is not None and since < change.decided <= until for change in dated)


def _moved(case: Case, key: str, known: dict[str, dt.date], said: dt.date | None) -> tuple[dt.date, dt.date] | None:
    """The baseline before and after, if an update changes it and no approved change speaks of the entry."""
    before = known.setdefault(key, said) if said else None
    if said is None or before is None or before == said or _approved_for(case, key):
        return None
    known[key] = said
    return before, said


def _approved_for(case: Case, key: str) -> bool:
    approved = approved_changes(case.state)
    return any(key in (*change.links, *effect(change).milestones, *effect(change).adds) for change in approved)


def _without_change(what: str, before: dt.date, after: dt.date, spot: Spot, planned: Spot) -> Doubt:
    fact = f"The baseline of {what} goes from {before} to {after} without an approved change."
    remedy = (
        "Write what is expected now as 'forecast'; a new baseline needs an approved change that links to the entry."
    )
    return Doubt(spot, fact, remedy, (planned,))


def undocumented_decision(case: Case) -> Iterator[Doubt]:
    """A change is decided by somebody, on a date; one that is turned down says why."""
    words = {"decided": "when", "decided_by": "by whom", "reason": "why"}
    for change in case.figures.changes.changes:
        if change.status in DECIDED and (lacking := _undocumented(case, change)):
            said = listed([words[name] for name in lacking])
            fact = f"Change {change.id} is {change.status}, but it does not say {said}."
            yield Doubt(case.places.said(Change, change.id, "status"), fact, add_lines(lacking))


def _undocumented(case: Case, change: Change) -> list[str]:
    """The fields a decision leaves open; an update tells the day by its own date, the plan must write it."""
    in_plan = case.places.in_plan(Change, change.id, "status")
    undated = in_plan and not case.places.is_said(Change, change.id, "decided")
    unexplained = change.status in TURNED_DOWN and not change.reason
    asked = {"decided": undated, "decided_by": change.decided_by is None, "reason": unexplained}
    return [name for name, is_open in asked.items() if is_open]


def days_against_finish(case: Case) -> Iterator[Doubt]:
    """A change that gives both days and a new finish means one date by both."""
    approved = approved_changes(case.state)
    if not any(effect(change).finish and effect(change).days is not None for change in approved):
        return
    finish, calendar = case.project.project.finish, work_calendar(case.project)
    for change in approved:
        days, after = effect(change).days, approved_finish_after(finish, change, calendar)
        counted = after if days is None else calendar.add_days(finish, days)
        if counted != after:
            fact = f"Change {change.id} moves the finish to {after}, but {days} days from {finish} are {counted}."
            spot = case.places.said(Change, change.id, "effect", "finish")
            remedy = "Leave out the days, or correct one of the two; the finish counts."
            yield Doubt(spot, fact, remedy, (case.places.said(Change, change.id, "effect", "days"),))
        finish = after

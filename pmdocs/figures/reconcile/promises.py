"""Rules about what the charter promises: objectives that can be measured, deliverables that can be accepted, dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from pmdocs.figures.agreed import approved_dates
from pmdocs.figures.baseline import approved_changes, effect, work_calendar
from pmdocs.figures.model import DeliverableStatus
from pmdocs.figures.reconcile.places import Spot
from pmdocs.figures.reconcile.rule import Case, Doubt
from pmdocs.project.kickoff import Deliverable, Objective, Phase, SuccessCriterion, WorkPackage
from pmdocs.project.nouns import listed
from pmdocs.project.plan import Milestone
from pmdocs.project.record import Record
from pmdocs.project.registers import Change

OBJECTIVE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "measure": "what is measured",
        "baseline": "the value today",
        "target": "the value to reach",
        "due": "by when",
        "owner": "who answers for it",
    }
)
"""What makes an objective one that anybody can measure, by field."""

DELIVERABLE: Final[Mapping[str, str]] = MappingProxyType(
    {"acceptance": "when it is accepted", "approver": "by whom", "due": "by when"}
)
"""What a deliverable needs so that somebody can accept it."""


def missing(entry: Record, wanted: Mapping[str, str]) -> list[str]:
    """The fields of `wanted` that the entry leaves open."""
    return [name for name in wanted if getattr(entry, name) in (None, ())]


def add_lines(fields: list[str]) -> str:
    """What to write: ``Add 'due: …' and 'owner: …'``."""
    lines = [f"'{name}: …'" for name in fields]
    return f"Add {listed(lines)}."


def unmeasurable_objective(case: Case) -> Iterator[Doubt]:
    """An objective is measured by somebody, on a date, against a value of today and one to reach."""
    for objective in case.project.objectives:
        if open_fields := missing(objective, OBJECTIVE):
            said = listed([OBJECTIVE[name] for name in open_fields])
            fact = f"Objective {objective.id} does not say {said}."
            yield Doubt(case.places.entry(Objective, objective.id), fact, add_lines(open_fields))


def unjudgeable_criterion(case: Case) -> Iterator[Doubt]:
    """A success criterion that nobody can judge settles nothing at closure."""
    for criterion in case.project.success_criteria:
        if criterion.measure is None and criterion.target is None:
            fact = f"Success criterion {criterion.id} says neither how it is judged nor what must be reached."
            yield Doubt(case.places.entry(SuccessCriterion, criterion.id), fact, add_lines(["measure", "target"]))


def unacceptable_deliverable(case: Case) -> Iterator[Doubt]:
    """A deliverable needs criteria, an approver and a date."""
    for row in case.figures.deliverables:
        open_fields = missing(row.deliverable, DELIVERABLE)
        if open_fields and row.status is not DeliverableStatus.REMOVED:
            said = listed([DELIVERABLE[name] for name in open_fields])
            fact = f"Deliverable {row.deliverable.id} does not say {said}."
            yield Doubt(case.places.entry(Deliverable, row.deliverable.id), fact, add_lines(open_fields))


def outside_the_project(case: Case) -> Iterator[Doubt]:
    """Nothing is planned before the first day or after the approved last day."""
    start, finish = case.project.project.start, case.figures.schedule.approved_finish.value
    for what, day, spot in _planned_days(case):
        if isinstance(finish, dt.date) and day > finish:
            fact = f"{what} is planned for {day}, after the project's finish on {finish}."
            yield Doubt(spot, fact, "Correct one of the two dates.", (finish_spot(case),))
        elif day < start:
            fact = f"{what} is planned for {day}, before the project starts on {start}."
            yield Doubt(spot, fact, "Correct one of the two dates.", (case.places.at("project", "start"),))


def _planned_days(case: Case) -> Iterator[tuple[str, dt.date, Spot]]:
    """Everything with a baseline date: what it is called, the date, where it is written."""
    places, project = case.places, case.project
    for milestone in case.figures.schedule.milestones:
        key = milestone.milestone.id
        if not milestone.milestone.cancelled:
            yield f"Milestone {key}", milestone.approved, baseline_spot(case, key)
    for row in case.figures.deliverables:
        item = row.deliverable
        if item.due and row.status is not DeliverableStatus.REMOVED:
            yield f"Deliverable {item.id}", item.due, places.said(Deliverable, item.id, "due")
    for package in project.work:
        yield f"Work package {package.id}", package.finish, places.said(WorkPackage, package.id, "finish")
    for phase in project.phases:
        yield f"The end of phase {phase.id}", phase.finish, places.said(Phase, phase.id, "finish")


def baseline_spot(case: Case, milestone: str) -> Spot:
    """Where a milestone's baseline comes from: the last approved change that moved it, else its own date."""
    for change in reversed(approved_changes(case.state)):
        if milestone in effect(change).milestones:
            return case.places.said(Change, change.id, "effect", "milestones", milestone)
    return case.places.said(Milestone, milestone, "date")


def finish_spot(case: Case) -> Spot:
    """Where the approved finish comes from: the last approved change that moved it, else the project's own."""
    for change in reversed(approved_changes(case.state)):
        if effect(change).finish or effect(change).days:
            return case.places.said(Change, change.id, "effect", "finish" if effect(change).finish else "days")
    return case.places.at("project", "finish")


def due_after_its_milestone(case: Case) -> Iterator[Doubt]:
    """A milestone that hands over a deliverable cannot come before the deliverable is due."""
    due = {row.deliverable.id: row.deliverable.due for row in case.figures.deliverables}
    moved = approved_dates(case.state, work_calendar(case.project))
    for milestone in case.state.milestones:
        day = moved.get(milestone.id, milestone.date)
        for key in milestone.deliverables:
            last = due.get(key)
            if last and last > day:
                fact = f"Deliverable {key} is due on {last}, after milestone {milestone.id} hands it over on {day}."
                spot = case.places.said(Deliverable, key, "due")
                yield Doubt(spot, fact, "Correct one of the two dates.", (baseline_spot(case, milestone.id),))

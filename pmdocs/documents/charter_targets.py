"""Objectives and benefits with what is measured, its value today and the value to reach."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pmdocs.documents.directory import Directory
from pmdocs.documents.measures import measure_with_unit, measured
from pmdocs.documents.voice import Voice
from pmdocs.project.definition import Project
from pmdocs.project.kickoff import Benefit, Objective


@dataclass(frozen=True, slots=True)
class Target:
    """Something to reach, measurably; what is None shows as "to be completed".

    `marked` is True for a critical objective and for a dis-benefit; `due` is the date of a benefit's first measure.
    """

    id: str
    statement: str
    measure: str | None
    today: str | None
    target: str | None
    due: date | None
    owner: str | None
    priority: str | None
    marked: bool
    source: str


def objectives(project: Project, people: Directory, voice: Voice) -> tuple[Target, ...]:
    """The objectives in the order of the definition."""
    return tuple(_objective(item, people, voice) for item in project.objectives)


def benefits(project: Project, people: Directory, voice: Voice) -> tuple[Target, ...]:
    """The benefits in the order of the definition, dis-benefits among them."""
    return tuple(_benefit(item, people, voice) for item in project.benefits)


def _objective(item: Objective, people: Directory, voice: Voice) -> Target:
    return Target(
        id=item.id,
        statement=item.statement,
        measure=measure_with_unit(item.measure, item.unit),
        today=measured(item.baseline, item.unit, voice),
        target=measured(item.target, item.unit, voice),
        due=item.due,
        owner=people.name(item.owner),
        priority=item.priority,
        marked=item.critical,
        source=f"objectives.{item.id}",
    )


def _benefit(item: Benefit, people: Directory, voice: Voice) -> Target:
    return Target(
        id=item.id,
        statement=item.description,
        measure=measure_with_unit(item.measure, item.unit),
        today=measured(item.baseline, item.unit, voice),
        target=measured(item.target, item.unit, voice),
        due=item.measurable_from,
        owner=people.name(item.owner),
        priority=None,
        marked=item.disbenefit,
        source=f"benefits.{item.id}",
    )

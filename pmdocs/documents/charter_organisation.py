"""Who decides what: roles, bodies, the manager's authority, the sizes of change and the way up."""

from __future__ import annotations

from dataclasses import dataclass

from pmdocs.charts import Organisation
from pmdocs.documents.charter_drawings import organisation_chart
from pmdocs.documents.directory import Directory
from pmdocs.documents.front import Fact
from pmdocs.documents.naming import all_named
from pmdocs.documents.voice import Voice
from pmdocs.project.definition import Project
from pmdocs.project.people import Body


@dataclass(frozen=True, slots=True)
class Governance:
    """Who decides what; `authority` is what the project manager may decide alone, None if it is not written."""

    statement: str | None
    chart: Organisation | None
    roles: tuple[Fact, ...]
    bodies: tuple[Body, ...]
    authority: str | None


@dataclass(frozen=True, slots=True)
class Threshold:
    """Up to which effect a change may be approved, and by whom; `approver` None shows as "to be completed"."""

    limit: str
    approver: str | None
    source: str


@dataclass(frozen=True, slots=True)
class ChangeRules:
    """How changes are decided."""

    description: str | None
    thresholds: tuple[Threshold, ...]


def governance(project: Project, people: Directory, voice: Voice) -> Governance:
    """The governance of a project; empty parts where the definition is silent."""
    written = project.governance
    return Governance(
        statement=written.statement if written else None,
        chart=organisation_chart(project, people, voice),
        roles=_roles(project, people, voice),
        bodies=all_named(written.bodies, people) if written else (),
        authority=written.manager_authority if written else None,
    )


def _roles(project: Project, people: Directory, voice: Voice) -> tuple[Fact, ...]:
    info = project.project
    rows = [
        (voice.say("Project sponsor"), info.sponsor, "project.sponsor"),
        (voice.say("Project manager"), info.manager, "project.manager"),
    ]
    if info.supplier:
        rows.append((voice.say("Supplier"), info.supplier, "project.supplier"))
    return tuple(Fact(label, _position(key, people), source) for label, key, source in rows)


def _position(key: str | None, people: Directory) -> str | None:
    """Name, job title and organisation, as far as they are written."""
    person = people.person(key)
    if person is None:
        return people.name(key)
    return ", ".join(part for part in (person.name, person.title, person.organisation) if part)


def change_rules(project: Project, people: Directory) -> ChangeRules:
    """Change control in short."""
    written = project.change_control
    if written is None:
        return ChangeRules(None, ())
    return ChangeRules(
        written.description,
        tuple(
            Threshold(row.limit, people.name(row.approver or row.body), f"change_control.thresholds.{number}")
            for number, row in enumerate(written.thresholds)
        ),
    )

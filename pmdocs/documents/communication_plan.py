"""The communication plan: who is told what, when and by whom, what comes back, and the way up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pmdocs.documents.communication_calendar import Calendar, communication_calendar
from pmdocs.documents.communication_items import ItemGroup, item_groups
from pmdocs.documents.directory import Directory
from pmdocs.documents.front import Fact
from pmdocs.documents.frontmatter import front_matter
from pmdocs.documents.kinds import TITLES, DocumentKind, DocumentType, Pack, Page
from pmdocs.documents.naming import all_named
from pmdocs.documents.raci import Raci, raci
from pmdocs.documents.stakeholders import Standing, standings
from pmdocs.documents.voice import Voice
from pmdocs.figures.model import Figures
from pmdocs.project.definition import Project
from pmdocs.project.people import EscalationStep, Person

Tile = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Exchange:
    """What one stakeholder is told and what the project needs to hear; `reached_by` holds ids of items."""

    name: str
    message: str | None
    needs_from: str | None
    reached_by: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class CommunicationView:
    """What the plan shows; None and empty lists are what the definition does not say yet."""

    purpose: str | None
    tiles: tuple[Tile, ...]
    facts: tuple[Fact, ...]
    objectives: tuple[str, ...]
    principles: tuple[str, ...]
    groups: tuple[ItemGroup, ...]
    calendar: Calendar
    exchanges: tuple[Exchange, ...]
    standings: tuple[Standing, ...]
    raci: Raci | None
    escalation: tuple[EscalationStep, ...]
    tools: tuple[str, ...]
    constraints: tuple[str, ...]


def page(figures: Figures, voice: Voice) -> Page:
    """The communication plan; its calendar begins on the data date."""
    front = front_matter(
        figures,
        voice,
        kind=DocumentKind.COMMUNICATION_PLAN.value,
        title=voice.say(TITLES[DocumentKind.COMMUNICATION_PLAN]),
        description=voice.say("Who is told what, when and by whom"),
    )
    return Page(front, _view(figures, voice))


DOCUMENT = DocumentType(
    DocumentKind.COMMUNICATION_PLAN, Pack.CHARTER, "charter/communication-plan.html.j2", page, view=CommunicationView
)


def _view(figures: Figures, voice: Voice) -> CommunicationView:
    project = figures.state.project
    people = Directory.of(project)
    plan = project.communication
    groups = item_groups(figures, people, voice)
    calendar = communication_calendar(figures, people)
    return CommunicationView(
        purpose=plan.purpose,
        tiles=_tiles(groups, calendar, voice),
        facts=_facts(project, people, voice),
        objectives=plan.objectives,
        principles=plan.principles,
        groups=groups,
        calendar=calendar,
        exchanges=tuple(_exchanges(project)),
        standings=tuple(row for row in standings(project, people, voice) if row.engagement or row.wanted),
        raci=raci(project.raci, people),
        escalation=all_named(project.escalation, people),
        tools=plan.tools,
        constraints=plan.constraints,
    )


def _tiles(groups: tuple[ItemGroup, ...], calendar: Calendar, voice: Voice) -> tuple[Tile, ...]:
    """How much there is of each kind, and how many dates the calendar holds."""
    found = [(group.heading, f"{len(group.entries)}", _rhythms(group, voice)) for group in groups]
    if not found:
        return ()
    until = voice.say("until {date}").format(date=voice.formats.date(calendar.last))
    return (*found, (voice.say("Next dates"), f"{calendar.count}", until))


def _rhythms(group: ItemGroup, voice: Voice) -> str:
    """The frequencies of a group, the most frequent first: "weekly, monthly"."""
    named = [item.item.frequency.value for item in group.entries]
    ranked = sorted(dict.fromkeys(named), key=lambda word: -named.count(word))
    return ", ".join(voice.say(word) for word in ranked[:3])


def _facts(project: Project, people: Directory, voice: Voice) -> tuple[Fact, ...]:
    plan = project.communication
    owner = plan.owner or project.project.manager
    rows = [
        Fact(voice.say("Owner of the plan"), people.name(owner), "communication.owner"),
        Fact(voice.say("Covers"), plan.scope, "communication.scope"),
    ]
    if plan.review:
        rows.append(Fact(voice.say("Reviewed"), plan.review, "communication.review"))
    return tuple(rows)


def _exchanges(project: Project) -> Iterable[Exchange]:
    for person in project.people:
        if person.message or person.needs_from:
            items = tuple(_reaching(person, project))
            yield Exchange(person.name, person.message, person.needs_from, items, f"people.{person.id}")


def _reaching(person: Person, project: Project) -> Iterable[str]:
    """The items whose audience is this person, or a group the person belongs to."""
    mine = {person.id} | {group.id for group in project.people if person.id in group.members}
    return (item.id for item in project.communications if mine & {*item.audience, *item.informed})

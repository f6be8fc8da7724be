"""The items of a communication plan, one record each: what, when, where, to whom, by whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pmdocs.documents.directory import Directory
from pmdocs.documents.front import Fact
from pmdocs.documents.kinds import TITLES
from pmdocs.documents.naming import named
from pmdocs.documents.rhythm import rhythm
from pmdocs.documents.voice import Voice
from pmdocs.figures.agenda import next_dates, recurrence
from pmdocs.figures.model import Figures
from pmdocs.project.people import Communication, CommunicationKind


@dataclass(frozen=True, slots=True)
class Item:
    """A meeting, report or other item with names; `facts` are its record, line by line."""

    item: Communication
    rhythm: str
    facts: tuple[Fact, ...]
    source: str


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """All items of one kind under their heading; never empty."""

    kind: CommunicationKind
    heading: str
    entries: tuple[Item, ...]


def item_groups(figures: Figures, people: Directory, voice: Voice) -> tuple[ItemGroup, ...]:
    """Meetings, then reports, then the rest, each in the order of the definition."""
    headings = {
        CommunicationKind.MEETING: voice.say("Meetings"),
        CommunicationKind.REPORT: voice.say("Reports"),
        CommunicationKind.OTHER: voice.say("Other communication"),
    }
    following = next_dates(figures)
    found = [(row.kind, _item(row, figures, following, people, voice)) for row in figures.state.project.communications]
    groups = ((kind, tuple(item for k, item in found if k is kind)) for kind in headings)
    return tuple(ItemGroup(kind, headings[kind], items) for kind, items in groups if items)


def _item(row: Communication, figures: Figures, following: Mapping[str, date], people: Directory, voice: Voice) -> Item:
    shown = named(row, people)
    words = rhythm(row.frequency, recurrence(row, figures), voice)
    parts = (_occasion(shown, words, following.get(row.id), voice), _parties(shown, voice), _substance(shown, voice))
    facts = tuple(fact for part in parts for fact in part)
    return Item(item=shown, rhythm=words, facts=facts, source=f"communications.{row.id}")


def _occasion(row: Communication, words: str, following: date | None, voice: Voice) -> Iterable[Fact]:
    source = f"communications.{row.id}"
    dates = [words, _span(row, voice)]
    if following:
        dates.append(voice.say("next on {day}").format(day=voice.formats.weekday(following)))
    yield Fact(voice.say("When"), _joined(dates), f"{source}.frequency")
    where = [_joined([row.location, row.duration]), _joined([*row.medium, _by_name(row.template, voice), row.language])]
    yield Fact(voice.say("Where and how"), _joined(where, " · "), f"{source}.medium")


def _by_name(template: str | None, voice: Voice) -> str | None:
    """A document of ours by its title; a template of the house as it is written."""
    ours = next((voice.say(title) for kind, title in TITLES.items() if kind.value == template), None)
    return ours or template


def _span(row: Communication, voice: Voice) -> str | None:
    """The first and last date where both are written and differ."""
    if row.first is None or row.last is None or row.first == row.last:
        return None
    return f"{voice.formats.date(row.first)} – {voice.formats.date(row.last)}"


def _parties(row: Communication, voice: Voice) -> Iterable[Fact]:
    source, meeting = f"communications.{row.id}", row.kind is CommunicationKind.MEETING
    yield Fact(
        voice.say("Attendees") if meeting else voice.say("Audience"), _joined(row.audience), f"{source}.audience"
    )
    if row.informed:
        label = voice.say("May attend") if meeting else voice.say("Copy to")
        yield Fact(label, _joined(row.informed), f"{source}.informed")
    duties = [row.responsible, *_duties(row, voice)]
    yield Fact(voice.say("Responsible"), _joined(duties, " · "), f"{source}.responsible")


def _duties(row: Communication, voice: Voice) -> Iterable[str]:
    """Who does the rest: "chair Ada Byron"."""
    if row.chair:
        yield voice.say("chair {name}").format(name=row.chair)
    if row.minutes:
        yield voice.say("minutes {name}").format(name=row.minutes)
    if row.released_by:
        yield voice.say("released by {name}").format(name=row.released_by)


def _substance(row: Communication, voice: Voice) -> Iterable[Fact]:
    source = f"communications.{row.id}"
    if row.content:
        yield Fact(voice.say("Content"), row.content, f"{source}.content")
    if row.agenda:
        yield Fact(voice.say("Standing agenda"), _joined(row.agenda, "; "), f"{source}.agenda")
    if row.outputs:
        yield Fact(voice.say("Outputs"), _joined(row.outputs, "; "), f"{source}.outputs")


def _joined(parts: Iterable[str | None], between: str = ", ") -> str | None:
    """What is written of several values in one line; None for nothing."""
    return between.join(part for part in parts if part) or None

"""The items of a communication plan, one record each: what, when, where, to whom, by whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pmdocs.documents.communication_calendar import next_dates, recurrence
from pmdocs.documents.directory import Directory
from pmdocs.documents.front import Fact
from pmdocs.documents.naming import named
from pmdocs.documents.rhythm import rhythm
from pmdocs.documents.voice import Voice
from pmdocs.figures.model import Figures
from pmdocs.project.people import Communication, CommunicationKind


@dataclass(frozen=True, slots=True)
class Item:
    """A meeting, report or other item with names; `occasion` and `parties` are the two halves of its record."""

    item: Communication
    rhythm: str
    occasion: tuple[Fact, ...]
    parties: tuple[Fact, ...]
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
    return Item(
        item=shown,
        rhythm=words,
        occasion=_written(_occasion(shown, words, following.get(row.id), voice)),
        parties=_written(_parties(shown, voice)),
        source=f"communications.{row.id}",
    )


def _occasion(row: Communication, words: str, following: date | None, voice: Voice) -> Iterable[Fact]:
    source = f"communications.{row.id}"
    yield Fact(voice.say("When"), words, f"{source}.frequency")
    yield Fact(voice.say("From – to"), _span(row, voice), f"{source}.first")
    yield Fact(voice.say("Next"), voice.formats.weekday(following) if following else None)
    yield Fact(voice.say("Length"), row.duration, f"{source}.duration")
    yield Fact(voice.say("Where"), row.location, f"{source}.location")
    yield Fact(voice.say("Channel"), ", ".join(row.medium), f"{source}.medium")
    yield Fact(voice.say("Language"), row.language, f"{source}.language")
    yield Fact(voice.say("Template"), row.template, f"{source}.template")


def _span(row: Communication, voice: Voice) -> str | None:
    """The first and last date where both are written and differ."""
    if row.first is None or row.last is None or row.first == row.last:
        return None
    return f"{voice.formats.date(row.first)} – {voice.formats.date(row.last)}"


def _parties(row: Communication, voice: Voice) -> Iterable[Fact]:
    source = f"communications.{row.id}"
    yield Fact(_audience_label(row, voice), ", ".join(row.audience), f"{source}.audience")
    yield Fact(voice.say("May attend") if _is_meeting(row) else voice.say("Copy to"), ", ".join(row.informed) or None)
    yield Fact(voice.say("Responsible"), row.responsible, f"{source}.responsible")
    yield Fact(voice.say("Chair"), row.chair, f"{source}.chair")
    yield Fact(voice.say("Minutes"), row.minutes, f"{source}.minutes")
    yield Fact(voice.say("Released by"), row.released_by, f"{source}.released_by")


def _audience_label(row: Communication, voice: Voice) -> str:
    return voice.say("Attendees") if _is_meeting(row) else voice.say("Audience")


def _is_meeting(row: Communication) -> bool:
    return row.kind is CommunicationKind.MEETING


def _written(rows: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(row for row in rows if row.value)

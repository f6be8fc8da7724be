"""The dated calendar of a communication plan: which meeting or report falls on which day of the next weeks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from pmdocs.documents.directory import Directory
from pmdocs.figures.agenda import agenda
from pmdocs.figures.model import Figures
from pmdocs.figures.occurrences import Occurrence
from pmdocs.project.people import Communication


@dataclass(frozen=True, slots=True)
class Appointment:
    """An item on its day; `planned` is the day of the rule where a day off has moved it, else None."""

    day: date
    planned: date | None
    id: str
    name: str
    audience: tuple[str, ...]
    responsible: str
    location: str | None


@dataclass(frozen=True, slots=True)
class Week:
    """The appointments of the week that begins on Monday `first`, in order."""

    first: date
    appointments: tuple[Appointment, ...]


@dataclass(frozen=True, slots=True)
class Daily:
    """An item of every working day, told once instead of day by day; the dates are those within the calendar."""

    id: str
    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Calendar:
    """What happens from `first` to `last`; `count` leaves daily items out."""

    first: date
    last: date
    weeks: tuple[Week, ...]
    daily: tuple[Daily, ...]
    count: int


def communication_calendar(figures: Figures, people: Directory) -> Calendar:
    """The calendar from the data date on, as many weeks as the plan says."""
    items = {item.id: item for item in figures.state.project.communications}
    found = agenda(figures)
    appointments = [
        _appointment(items[key], when, people)
        for key, dates in found.dates.items()
        if key not in found.daily
        for when in dates
    ]
    return Calendar(
        first=found.first,
        last=found.last,
        weeks=_weeks(appointments),
        daily=tuple(
            Daily(key, items[key].name, found.dates[key][0].day, found.dates[key][-1].day) for key in found.daily
        ),
        count=found.count,
    )


def _appointment(item: Communication, when: Occurrence, people: Directory) -> Appointment:
    return Appointment(
        day=when.day,
        planned=when.planned if when.moved else None,
        id=item.id,
        name=item.name,
        audience=people.names(item.audience),
        responsible=people.name(item.responsible) or item.responsible,
        location=item.location,
    )


def _weeks(appointments: Iterable[Appointment]) -> tuple[Week, ...]:
    ordered = sorted(appointments, key=lambda item: item.day)
    grouped = groupby(ordered, key=lambda item: item.day - timedelta(days=item.day.weekday()))
    return tuple(Week(monday, tuple(items)) for monday, items in grouped)

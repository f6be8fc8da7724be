"""The dated calendar of a communication plan: which meeting or report falls on which day of the next weeks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from pmdocs.documents.directory import Directory
from pmdocs.figures.baseline import work_calendar
from pmdocs.figures.calendar import DAYS_A_WEEK, WorkCalendar
from pmdocs.figures.model import Figures
from pmdocs.figures.occurrences import Occurrence, Recurrence, occurrences
from pmdocs.project.people import Communication, Frequency

AHEAD: Final = timedelta(days=400)
"""How far the next date is looked for: even a half-yearly item comes within it."""
MOST_WEEKS: Final = 104
"""No calendar is printed for longer; nobody reads so far ahead."""


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
    project, first = figures.state.project, figures.state.data_date
    weeks = min(max(1, project.communication.calendar_weeks), MOST_WEEKS)
    last = first + timedelta(days=weeks * DAYS_A_WEEK - 1)
    found = _dates(project.communications, figures, first, last)
    appointments = [
        _appointment(item, when, people)
        for item, dates in found
        if item.frequency is not Frequency.DAILY
        for when in dates
    ]
    return Calendar(
        first=first,
        last=last,
        weeks=_weeks(appointments),
        daily=tuple(
            Daily(item.id, item.name, dates[0].day, dates[-1].day)
            for item, dates in found
            if item.frequency is Frequency.DAILY and dates
        ),
        count=len(appointments),
    )


def next_dates(figures: Figures) -> Mapping[str, date]:
    """Each item's next date on or after the data date, by the item's id; items without one are left out."""
    first = figures.state.data_date
    found = _dates(figures.state.project.communications, figures, first, first + AHEAD)
    return {item.id: dates[0].day for item, dates in found if dates}


def recurrence(item: Communication, figures: Figures) -> Recurrence | None:
    """The item's rule; None for what happens per event, or once on a day not written yet.

    Without dates of its own an item runs from the project's start to its finish, the forecast one if that is later.
    """
    info = figures.state.project.project
    if item.frequency is Frequency.EVENT or (item.frequency is Frequency.ONCE and item.first is None):
        return None
    forecast = figures.schedule.forecast_finish.value
    finish = max(info.finish, forecast) if isinstance(forecast, date) else info.finish
    first = item.first or info.start
    return Recurrence(item.frequency, first, item.last or max(first, finish), item.weekday)


def _dates(
    items: Iterable[Communication], figures: Figures, first: date, last: date
) -> tuple[tuple[Communication, tuple[Occurrence, ...]], ...]:
    calendar = work_calendar(figures.state.project)
    return tuple((item, _dates_of(item, figures, first, last, calendar)) for item in items)


def _dates_of(
    item: Communication, figures: Figures, first: date, last: date, calendar: WorkCalendar
) -> tuple[Occurrence, ...]:
    rule = recurrence(item, figures)
    return occurrences(rule, first, last, calendar) if rule else ()


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

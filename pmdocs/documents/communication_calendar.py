"""The dated calendar of a communication plan: which meeting or report falls on which day of the next weeks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from pmdocs.documents.directory import Directory
from pmdocs.figures.baseline import work_calendar
from pmdocs.figures.calendar import DAYS_A_WEEK
from pmdocs.figures.model import Figures
from pmdocs.figures.occurrences import Occurrence, Recurrence, occurrences
from pmdocs.project.people import Communication, Frequency

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Appointment:
    """An item on its day; `planned` is the day of the rule where a day off has moved it, else None."""

    day: date
    planned: date | None
    id: str
    name: str
    kind: str
    audience: tuple[str, ...]
    responsible: str
    location: str | None


@dataclass(frozen=True, slots=True)
class Week:
    """The appointments of a week from Monday `first` to Sunday `last`, in order."""

    first: date
    last: date
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
    """The weeks from `first` to `last`; `next_dates` holds each item's next date on or after the data date."""

    first: date
    last: date
    weeks: tuple[Week, ...]
    daily: tuple[Daily, ...]
    undated: tuple[str, ...]
    next_dates: dict[str, date]

    @property
    def count(self) -> int:
        """Appointments in all weeks, daily items not counted."""
        return sum(len(week.appointments) for week in self.weeks)


def communication_calendar(figures: Figures, people: Directory) -> Calendar:
    """The calendar from the data date on, as many weeks as the plan says."""
    project, first = figures.state.project, figures.state.data_date
    last = first + timedelta(days=max(1, project.communication.calendar_weeks) * DAYS_A_WEEK - 1)
    dated = {item.id: _dates(item, figures, first, last) for item in project.communications}
    regular = [item for item in project.communications if item.frequency is not Frequency.DAILY]
    appointments = [_appointment(item, when, people) for item in regular for when in dated[item.id]]
    return Calendar(
        first=first,
        last=last,
        weeks=_weeks(appointments),
        daily=tuple(_daily(item, dated[item.id]) for item in project.communications if _is_daily(item, dated)),
        undated=tuple(item.id for item in regular if _recurrence(item, figures) is None),
        next_dates=_next_dates(project.communications, figures, first),
    )


def _is_daily(item: Communication, dated: dict[str, tuple[Occurrence, ...]]) -> bool:
    return item.frequency is Frequency.DAILY and bool(dated[item.id])


def _recurrence(item: Communication, figures: Figures) -> Recurrence | None:
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


def _dates(item: Communication, figures: Figures, first: date, last: date) -> tuple[Occurrence, ...]:
    rule = _recurrence(item, figures)
    return occurrences(rule, first, last, work_calendar(figures.state.project)) if rule else ()


def _appointment(item: Communication, when: Occurrence, people: Directory) -> Appointment:
    return Appointment(
        day=when.day,
        planned=when.planned if when.moved else None,
        id=item.id,
        name=item.name,
        kind=item.kind.value,
        audience=people.names(item.audience),
        responsible=people.name(item.responsible) or item.responsible,
        location=item.location,
    )


def _weeks(appointments: Iterable[Appointment]) -> tuple[Week, ...]:
    ordered = sorted(appointments, key=lambda item: item.day)
    grouped = groupby(ordered, key=lambda item: item.day - timedelta(days=item.day.weekday()))
    return tuple(Week(monday, monday + 6 * ONE_DAY, tuple(items)) for monday, items in grouped)


def _daily(item: Communication, dates: tuple[Occurrence, ...]) -> Daily:
    return Daily(item.id, item.name, dates[0].day, dates[-1].day)


def _next_dates(items: Iterable[Communication], figures: Figures, first: date) -> dict[str, date]:
    """Each item's next date within a year and a bit, which even a half-yearly item meets."""
    found = ((item.id, _dates(item, figures, first, first + timedelta(days=400))) for item in items)
    return {key: dates[0].day for key, dates in found if dates}

"""When the items of a communication plan happen: each one's rule, its next date, and the dates of the printed weeks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from pmdocs.figures.baseline import work_calendar
from pmdocs.figures.calendar import DAYS_A_WEEK
from pmdocs.figures.model import Figures
from pmdocs.figures.occurrences import Occurrence, Recurrence, occurrences
from pmdocs.project.people import Communication, Frequency

AHEAD: Final = timedelta(days=400)
"""How far the next date is looked for: even a half-yearly item comes within it."""
MOST_WEEKS: Final = 104
"""No calendar is printed for longer; nobody reads so far ahead."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What happens from `first` to `last`: the dates of each item that has any, by its id.

    `daily` are the ids of items of every working day, which a calendar tells once; `count` leaves them out.
    """

    first: date
    last: date
    dates: Mapping[str, tuple[Occurrence, ...]]
    daily: tuple[str, ...]
    count: int


def agenda(figures: Figures) -> Agenda:
    """The calendar from the data date on, as many weeks as the plan says."""
    project, first = figures.state.project, figures.state.data_date
    weeks = min(max(1, project.communication.calendar_weeks), MOST_WEEKS)
    last = first + timedelta(days=weeks * DAYS_A_WEEK - 1)
    found = _dates(figures, first, last)
    daily = tuple(i.id for i in project.communications if i.frequency is Frequency.DAILY and i.id in found)
    count = sum(len(dates) for key, dates in found.items() if key not in daily)
    return Agenda(first, last, found, daily, count)


def next_dates(figures: Figures) -> Mapping[str, date]:
    """Each item's next date on or after the data date, by the item's id; items without one are left out."""
    first = figures.state.data_date
    return {key: dates[0].day for key, dates in _dates(figures, first, first + AHEAD).items()}


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


def _dates(figures: Figures, first: date, last: date) -> dict[str, tuple[Occurrence, ...]]:
    """The dates of every item that has any in the span, in the order of the definition."""
    calendar = work_calendar(figures.state.project)
    found: dict[str, tuple[Occurrence, ...]] = {}
    for item in figures.state.project.communications:
        rule = recurrence(item, figures)
        dates = occurrences(rule, first, last, calendar) if rule else ()
        if dates:
            found[item.id] = dates
    return found

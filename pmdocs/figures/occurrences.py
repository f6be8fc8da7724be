"""The dates on which a regular meeting or report falls, from its frequency rule."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, takewhile

from pmdocs.figures.calendar import DAYS_A_WEEK, DayBasis, WorkCalendar
from pmdocs.project.people import Frequency, Weekday

LAST_OF_MONTH = 5
"""The fifth Thursday of a month means the last: most months have only four."""

WEEKS = {Frequency.WEEKLY: 1, Frequency.FORTNIGHTLY: 2}
MONTHS = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.HALF_YEARLY: 6}
LONGEST_MOVE = timedelta(days=30)
"""How far a date may be carried by days off; no row of holidays is longer."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often something happens, from its `first` date to its `last`, both included.

    The first occurrence is the first `weekday` on or after `first`, or `first` itself where no weekday is named.
    """

    frequency: Frequency
    first: date
    last: date
    weekday: Weekday | None = None

    @property
    def start(self) -> date:
        """The first occurrence, before any move for a day off."""
        if self.weekday is None:
            return self.first
        return self.first + timedelta(days=(self.weekday.number - self.first.weekday()) % DAYS_A_WEEK)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One `day` of a recurrence; `planned` is the date of the rule where a day off has moved it, else the same."""

    day: date
    planned: date

    @property
    def moved(self) -> bool:
        """True where a weekend or holiday has carried it to the next working day."""
        return self.day != self.planned


def occurrences(rule: Recurrence, start: date, end: date, calendar: WorkCalendar) -> tuple[Occurrence, ...]:
    """The occurrences from `start` to `end`, both included, in the order of their dates.

    Weekly and two-weekly items keep their day of the week. Monthly, quarterly and half-yearly items keep the week of
    the month where a weekday is named (the second Tuesday; the fifth means the last), else the day of the month (the
    31st becomes the last day of a shorter month). Daily means every working day, whatever the project counts. What
    happens per event has no dates.

    A date in a weekend or on a holiday moves to the next working day if the project counts working days; one that was
    chosen so (a single date, a weekday that is a Saturday) stays.
    """
    earliest = start - LONGEST_MOVE if start - date.min > LONGEST_MOVE else date.min
    planned = _until(min(end, rule.last), _planned(rule, earliest, calendar))
    moved = (Occurrence(_held(day, rule, calendar), day) for day in planned)
    by_day = {item.day: item for item in moved if start <= item.day <= end}
    return tuple(by_day[day] for day in sorted(by_day))


def _until(last: date, days: Iterator[date]) -> Iterator[date]:
    """The days up to `last`; an endless series ends there, or where the calendar does."""
    try:
        yield from takewhile(lambda day: day <= last, days)
    except OverflowError:
        return


def _planned(rule: Recurrence, earliest: date, calendar: WorkCalendar) -> Iterator[date]:
    """The dates of the rule from about `earliest` on, in order and without end."""
    if rule.frequency is Frequency.ONCE:
        yield rule.first
    elif rule.frequency is Frequency.DAILY:
        every = _every(max(rule.first, earliest), timedelta(days=1))
        yield from (day for day in every if calendar.is_working(day))
    elif rule.frequency in WEEKS:
        yield from _weeks(rule.start, WEEKS[rule.frequency], earliest)
    elif rule.frequency in MONTHS:
        yield from _months(rule, MONTHS[rule.frequency], earliest)


def _every(first: date, step: timedelta) -> Iterator[date]:
    return (first + step * number for number in count())


def _weeks(first: date, weeks: int, earliest: date) -> Iterator[date]:
    step = timedelta(weeks=weeks)
    skipped = max(0, (earliest - first) // step)
    return _every(first + step * skipped, step)


def _months(rule: Recurrence, months: int, earliest: date) -> Iterator[date]:
    start = rule.start
    between = (earliest.year - start.year) * 12 + earliest.month - start.month
    for number in count(max(0, between // months)):
        year, month = divmod(start.year * 12 + start.month - 1 + number * months, 12)
        if year > date.max.year:
            return
        yield _in_month(start, year, month + 1, by_weekday=rule.weekday is not None)


def _in_month(start: date, year: int, month: int, *, by_weekday: bool) -> date:
    """The day of that month which stands where `start` stands in its own."""
    length = monthrange(year, month)[1]
    if not by_weekday:
        return date(year, month, min(start.day, length))
    week = (start.day - 1) // DAYS_A_WEEK + 1
    first = 1 + (start.weekday() - date(year, month, 1).weekday()) % DAYS_A_WEEK
    weeks = (length - first) // DAYS_A_WEEK if week == LAST_OF_MONTH else week - 1
    return date(year, month, first + weeks * DAYS_A_WEEK)


def _held(day: date, rule: Recurrence, calendar: WorkCalendar) -> date:
    """The day on which it is held: the day itself, or the next working day where days off do not count."""
    chosen = rule.frequency is Frequency.ONCE or (rule.weekday is not None and rule.weekday.number in calendar.weekend)
    if chosen or calendar.basis is DayBasis.CALENDAR:
        return day
    return next(later for later in _every(day, timedelta(days=1)) if calendar.is_working(later))

"""Counting days: by the calendar, or by working days without weekends and holidays."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

SATURDAY, SUNDAY = 5, 6
DAYS_A_WEEK = 7


class DayBasis(StrEnum):
    """What one day means in a duration; printed in the head of every table that counts days."""

    CALENDAR = "calendar"
    WORKING = "working"


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days count. `weekend` holds weekdays (Monday is 0), `holidays` single dates off.

    On the calendar basis every day counts; weekend and holidays then only answer `is_working`.
    """

    basis: DayBasis = DayBasis.CALENDAR
    weekend: frozenset[int] = frozenset({SATURDAY, SUNDAY})
    holidays: frozenset[date] = frozenset()
    _closed: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _open_before: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Prepare the counts that let any span be measured without walking through it."""
        if not self.weekend <= set(range(DAYS_A_WEEK)) or len(self.weekend) == DAYS_A_WEEK:
            raise ValueError("A weekend is made of weekdays 0 (Monday) to 6, and leaves at least one working day.")
        closed = sorted(day.toordinal() for day in self.holidays if day.weekday() not in self.weekend)
        opened = [weekday not in self.weekend for weekday in range(DAYS_A_WEEK)]
        object.__setattr__(self, "_closed", tuple(closed))
        object.__setattr__(self, "_open_before", tuple(sum(opened[:n]) for n in range(DAYS_A_WEEK + 1)))

    def is_working(self, day: date) -> bool:
        """True if `day` is neither in the weekend nor a holiday, whatever the basis."""
        return day.weekday() not in self.weekend and day not in self.holidays

    def days_between(self, start: date, end: date) -> int:
        """Days from `start` to `end`: those that count after `start`, up to and including `end`.

        Friday to Monday is 3 calendar days or 1 working day; negative if `end` comes first; 0 for the same day.
        """
        return self._position(end.toordinal()) - self._position(start.toordinal())

    def elapsed(self, start: date, day: date) -> int:
        """Days of work done when `day` ends, `start` being the first: 1 on the first day, 0 before it."""
        if day < start:
            return 0
        return self._position(day.toordinal()) - self._position(start.toordinal() - 1)

    def add_days(self, day: date, days: int) -> date:
        """The day that counts `days` after `day` (before it, if negative); `day` itself for 0.

        On the working basis a day off stands at the place of the working day before it: Sunday plus 1 is Monday,
        Sunday minus 1 is Thursday. Raises OverflowError beyond the last date a calendar knows.
        """
        return self._at(self._position(day.toordinal()) + days) if days else day

    def nth_day(self, start: date, number: int) -> date:
        """The `number`-th day that counts, on or after `start`; `start` itself for 0 or less.

        So `elapsed(start, nth_day(start, n)) == n`. Raises OverflowError beyond the last date a calendar knows.
        """
        return self._at(self._position(start.toordinal() - 1) + number) if number > 0 else start

    def _position(self, ordinal: int) -> int:
        """How many days count from the first of all dates (a Monday) to this one."""
        if self.basis is DayBasis.CALENDAR:
            return ordinal
        weeks, rest = divmod(ordinal, DAYS_A_WEEK)
        open_days = weeks * self._open_before[DAYS_A_WEEK] + self._open_before[rest]
        return open_days - bisect_right(self._closed, ordinal)

    def _at(self, position: int) -> date:
        """The first date at that position, which is always a day that counts."""
        dates = range(date.min.toordinal(), date.max.toordinal() + 1)
        index = bisect_left(dates, position, key=self._position)
        if index == len(dates) or position < 1:
            raise OverflowError("The date lies beyond any calendar.")
        return date.fromordinal(dates[index])


CALENDAR_DAYS = WorkCalendar()
"""Every day counts: the default of all durations."""


def public_holidays(country: str, years: Iterable[int], subdivision: str | None = None) -> frozenset[date]:
    """Public holidays of a country (ISO 3166 code, such as "BE"), or of one of its regions, in those years.

    Dates come from the `holidays` library. Raises ValueError for a country or region it does not know.
    """
    # Loading the library takes longer than building a document; most projects name no country.
    from holidays import country_holidays

    try:
        return frozenset(country_holidays(country.upper(), subdiv=subdivision, years=tuple(years)))
    except NotImplementedError as unknown:
        place = f"{country}-{subdivision}" if subdivision else country
        raise ValueError(f"No public holidays are known for '{place}'.") from unknown

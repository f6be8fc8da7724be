"""When a regular meeting or report falls."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pmdocs.figures.calendar import CALENDAR_DAYS, DayBasis, WorkCalendar
from pmdocs.figures.occurrences import Occurrence, Recurrence, occurrences
from pmdocs.project.people import Frequency, Weekday

YEAR_END = date(2026, 12, 31)
WORKING = WorkCalendar(DayBasis.WORKING, holidays=frozenset({date(2026, 5, 1), date(2026, 5, 25)}))
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def dates(rule: Recurrence, start: date, end: date, calendar: WorkCalendar = CALENDAR_DAYS) -> list[str]:
    """The occurrences in a window as month and day."""
    return [item.day.isoformat()[5:] for item in occurrences(rule, start, end, calendar)]


def test_weekly_on_the_weekday_after_the_first_date() -> None:
    """A weekly meeting from Wednesday 14 January on Mondays is first held on Monday 19 January."""
    rule = Recurrence(Frequency.WEEKLY, date(2026, 1, 14), YEAR_END, Weekday.MONDAY)
    assert dates(rule, date(2026, 1, 1), date(2026, 2, 2)) == ["01-19", "01-26", "02-02"]


def test_every_two_weeks_keeps_its_week_however_far_the_window_is() -> None:
    """Every second Friday from 23 January: 6 February; in June the 12th and the 26th."""
    rule = Recurrence(Frequency.FORTNIGHTLY, date(2026, 1, 23), YEAR_END, Weekday.FRIDAY)
    assert dates(rule, date(2026, 1, 1), date(2026, 2, 10)) == ["01-23", "02-06"]
    assert dates(rule, date(2026, 6, 1), date(2026, 6, 30)) == ["06-12", "06-26"]


def test_monthly_with_a_weekday_keeps_the_week_of_the_month() -> None:
    """From Tuesday 10 March, the second of the month: the second Tuesdays of April and May."""
    rule = Recurrence(Frequency.MONTHLY, date(2026, 3, 10), YEAR_END, Weekday.TUESDAY)
    assert dates(rule, date(2026, 3, 1), date(2026, 5, 31)) == ["03-10", "04-14", "05-12"]


def test_the_fifth_thursday_means_the_last() -> None:
    """From Thursday 29 January, the fifth: 26 February and 26 March have only four, 30 April is again the fifth."""
    rule = Recurrence(Frequency.MONTHLY, date(2026, 1, 29), YEAR_END, Weekday.THURSDAY)
    assert dates(rule, date(2026, 1, 1), date(2026, 4, 30)) == ["01-29", "02-26", "03-26", "04-30"]


def test_monthly_without_a_weekday_keeps_the_day_of_the_month() -> None:
    """The 31st becomes the last day of a shorter month, and is the 31st again in the next long one."""
    rule = Recurrence(Frequency.MONTHLY, date(2026, 1, 31), YEAR_END)
    assert dates(rule, date(2026, 1, 1), date(2026, 4, 30)) == ["01-31", "02-28", "03-31", "04-30"]


def test_quarterly_and_half_yearly() -> None:
    """Three and six months apart, from 31 March: 30 June, 30 September; 30 September."""
    first = date(2026, 3, 31)
    quarterly, half_yearly = (Recurrence(f, first, YEAR_END) for f in (Frequency.QUARTERLY, Frequency.HALF_YEARLY))
    assert dates(quarterly, first, date(2026, 10, 1)) == ["03-31", "06-30", "09-30"]
    assert dates(half_yearly, first, YEAR_END) == ["03-31", "09-30"]


def test_daily_means_every_working_day() -> None:
    """From Thursday to Tuesday: no Saturday, no Sunday, and no holiday the project knows."""
    rule = Recurrence(Frequency.DAILY, date(2026, 1, 1), YEAR_END)
    assert dates(rule, date(2026, 5, 7), date(2026, 5, 12)) == ["05-07", "05-08", "05-11", "05-12"]
    assert dates(rule, date(2026, 4, 30), date(2026, 5, 4), WORKING) == ["04-30", "05-04"]


def test_once_and_per_event() -> None:
    """A single date stays where it is written, even on a Sunday; an event has no date before it happens."""
    sunday = date(2026, 12, 13)
    assert dates(Recurrence(Frequency.ONCE, sunday, YEAR_END), date(2026, 12, 1), YEAR_END, WORKING) == ["12-13"]
    assert dates(Recurrence(Frequency.EVENT, sunday, YEAR_END), date(2026, 1, 1), YEAR_END) == []


def test_a_day_off_moves_only_where_working_days_count() -> None:
    """Friday 1 May is a holiday: held on Monday 4 May in a project that counts working days, else on the day itself."""
    rule = Recurrence(Frequency.WEEKLY, date(2026, 1, 2), YEAR_END, Weekday.FRIDAY)
    window = (date(2026, 5, 1), date(2026, 5, 7))
    assert occurrences(rule, *window, WORKING) == (Occurrence(date(2026, 5, 4), planned=date(2026, 5, 1)),)
    assert occurrences(rule, *window, WORKING)[0].moved
    by_calendar = WorkCalendar(holidays=WORKING.holidays)
    assert occurrences(rule, *window, by_calendar) == (Occurrence(date(2026, 5, 1), planned=date(2026, 5, 1)),)


def test_a_date_moved_into_the_window_is_seen() -> None:
    """The meeting of Monday 25 May, a holiday, is held on the 26th: a window that begins there shows it."""
    rule = Recurrence(Frequency.WEEKLY, date(2026, 1, 5), YEAR_END, Weekday.MONDAY)
    assert dates(rule, date(2026, 5, 26), date(2026, 5, 31), WORKING) == ["05-26"]


def test_a_weekday_chosen_in_the_weekend_stays() -> None:
    """A market on Saturdays is held on Saturdays, also where working days are counted."""
    rule = Recurrence(Frequency.WEEKLY, date(2026, 5, 1), YEAR_END, Weekday.SATURDAY)
    assert dates(rule, date(2026, 5, 1), date(2026, 5, 10), WORKING) == ["05-02", "05-09"]


def test_nothing_before_the_first_or_after_the_last_date() -> None:
    """Between two dates both ends count; outside them nothing happens."""
    rule = Recurrence(Frequency.WEEKLY, date(2026, 3, 2), date(2026, 3, 16))
    assert dates(rule, date(2026, 1, 1), YEAR_END) == ["03-02", "03-09", "03-16"]
    assert dates(rule, date(2026, 3, 17), YEAR_END) == []


def test_the_end_of_the_calendar_is_an_end() -> None:
    """A rule without a sensible end stops where dates do."""
    rule = Recurrence(Frequency.MONTHLY, date(9999, 11, 30), date.max, Weekday.FRIDAY)
    assert len(occurrences(rule, date(9999, 11, 1), date.max, CALENDAR_DAYS)) == 1


@given(st.sampled_from(list(Frequency)), days, days, days, st.none() | st.sampled_from(list(Weekday)), st.booleans())
def test_a_window_shows_what_a_longer_one_shows_there(
    frequency: Frequency, first: date, start: date, other: date, weekday: Weekday | None, working: bool
) -> None:
    """Cutting the window never changes which dates lie in it, and every date lies in it, in order and once."""
    start, end = sorted((start, other))
    calendar = WORKING if working else CALENDAR_DAYS
    rule = Recurrence(frequency, first, date(2027, 3, 31), weekday)
    found = [item.day for item in occurrences(rule, start, end, calendar)]
    longer = [item.day for item in occurrences(rule, start - timedelta(days=200), end + timedelta(days=90), calendar)]
    assert found == [day for day in longer if start <= day <= end]
    assert found == sorted(set(found))

"""Days by the calendar and by the working week."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdocs.figures.calendar import CALENDAR_DAYS, DayBasis, WorkCalendar, public_holidays

FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 5, day) for day in (8, 9, 10, 11))
WORKING = WorkCalendar(DayBasis.WORKING)
MAY_OFF = WorkCalendar(DayBasis.WORKING, holidays=frozenset({date(2026, 5, 11), date(2026, 5, 16)}))

days = st.dates(date(2026, 5, 1), date(2026, 5, 31)) | st.dates(date(2025, 1, 1), date(2028, 12, 31))


def test_friday_to_monday() -> None:
    """Three calendar days, one working day, none if that Monday is a holiday."""
    assert CALENDAR_DAYS.days_between(FRIDAY, MONDAY) == 3
    assert WORKING.days_between(FRIDAY, MONDAY) == 1
    assert MAY_OFF.days_between(FRIDAY, MONDAY) == 0
    assert WORKING.days_between(MONDAY, FRIDAY) == -1


def test_the_first_day_of_work_counts_as_one() -> None:
    """From Friday to Monday two working days have passed when Monday ends, four by the calendar; none on Thursday."""
    assert WORKING.elapsed(FRIDAY, FRIDAY) == 1
    assert WORKING.elapsed(FRIDAY, MONDAY) == 2
    assert CALENDAR_DAYS.elapsed(FRIDAY, MONDAY) == 4
    assert WORKING.elapsed(FRIDAY, date(2026, 5, 7)) == 0
    assert WORKING.elapsed(SATURDAY, SUNDAY) == 0
    assert WORKING.nth_day(SATURDAY, 0) == SATURDAY
    assert WORKING.nth_day(SATURDAY, 1) == MONDAY


def test_adding_working_days_skips_the_weekend() -> None:
    """Friday + 1 is Monday, Monday - 1 is Friday; a Sunday stands at Friday's place."""
    assert WORKING.add_days(FRIDAY, 1) == MONDAY
    assert MAY_OFF.add_days(FRIDAY, 1) == date(2026, 5, 12)
    assert WORKING.add_days(MONDAY, -1) == FRIDAY
    assert WORKING.add_days(SUNDAY, 1) == MONDAY
    assert WORKING.add_days(SUNDAY, -1) == date(2026, 5, 7)
    assert WORKING.add_days(SUNDAY, 0) == SUNDAY
    assert CALENDAR_DAYS.add_days(FRIDAY, 1) == SATURDAY


def test_working_days_off_are_weekends_and_holidays() -> None:
    """A holiday is no working day even on the calendar basis, where it still counts as a day."""
    calendar = WorkCalendar(holidays=frozenset({MONDAY}))
    assert [calendar.is_working(day) for day in (FRIDAY, SATURDAY, MONDAY)] == [True, False, False]
    assert calendar.days_between(FRIDAY, MONDAY) == 3


def test_a_friday_saturday_weekend() -> None:
    """Where the week ends on Thursday, Thursday + 1 is Sunday."""
    calendar = WorkCalendar(DayBasis.WORKING, weekend=frozenset({4, 5}))
    assert calendar.add_days(date(2026, 5, 7), 1) == SUNDAY


@given(days, days)
def test_counting_agrees_with_walking_through_the_days(first: date, second: date) -> None:
    """The quick count equals the slow one: working days after the start, up to and including the end."""
    start, end = sorted((first, second))
    walked = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    assert MAY_OFF.days_between(start, end) == sum(MAY_OFF.is_working(day) for day in walked)
    assert MAY_OFF.days_between(end, start) == -MAY_OFF.days_between(start, end)


@given(days, st.integers(-700, 700))
def test_adding_days_and_counting_them_agree(day: date, number: int) -> None:
    """As many days lie between a day and that day plus n as were added, and the n-th day has n elapsed days."""
    assert MAY_OFF.days_between(day, MAY_OFF.add_days(day, number)) == number
    assert MAY_OFF.elapsed(day, MAY_OFF.nth_day(day, abs(number) + 1)) == abs(number) + 1


def test_no_date_beyond_the_calendar() -> None:
    """A forecast thousands of years away is an error, not a wrong date; the first and last date are within reach."""
    assert CALENDAR_DAYS.add_days(date.max - timedelta(days=1), 1) == date.max
    assert CALENDAR_DAYS.add_days(date.min + timedelta(days=1), -1) == date.min
    with pytest.raises(OverflowError):
        CALENDAR_DAYS.add_days(date.max, 1)
    with pytest.raises(OverflowError):
        CALENDAR_DAYS.add_days(date.min, -1)
    with pytest.raises(OverflowError):
        WORKING.add_days(FRIDAY, 10_000_000)
    with pytest.raises(OverflowError):
        CALENDAR_DAYS.add_days(FRIDAY, -10_000_000)


def test_a_week_needs_a_working_day() -> None:
    """A weekend of seven days, or on a weekday that does not exist, is refused."""
    for weekend in (frozenset(range(7)), frozenset({7})):
        with pytest.raises(ValueError, match="weekend"):
            WorkCalendar(weekend=weekend)


def test_public_holidays_of_a_country() -> None:
    """Belgium's national day is off in both years asked for; Bavaria has Epiphany off, Germany as a whole has not."""
    belgium = public_holidays("be", [2026, 2027])
    assert {date(2026, 7, 21), date(2027, 7, 21)} <= belgium
    assert {day.year for day in belgium} == {2026, 2027}
    assert date(2026, 1, 6) in public_holidays("DE", [2026], "BY")
    assert date(2026, 1, 6) not in public_holidays("DE", [2026])


def test_an_unknown_country_is_named() -> None:
    """The error repeats what was asked for."""
    with pytest.raises(ValueError, match="'QQ'"):
        public_holidays("QQ", [2026])
    with pytest.raises(ValueError, match="'DE-ZZ'"):
        public_holidays("DE", [2026], "ZZ")

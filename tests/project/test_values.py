"""Single values: what a person types means what a project manager expects, or is refused with the remedy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from pydantic_core import PydanticCustomError

from pmdocs.project import reading
from pmdocs.project.kickoff import EarningMethod, Priority
from pmdocs.project.people import Frequency
from pmdocs.project.registers import AssumptionStatus, Response
from pmdocs.project.settings import Scheme


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("480_000", "480000"),
        ("480 000", "480000"),
        ("480\u202f000", "480000"),
        ("480'000", "480000"),
        ("480,000", "480000"),
        ("480,000.50", "480000.50"),
        ("-12.5", "-12.5"),
        ("+3", "3"),
        ("1e6", "1000000"),
        (" 7 ", "7"),
    ],
)
def test_numbers_may_carry_the_separators_people_use(typed: str, amount: str) -> None:
    """An amount is exact and means one thing only."""
    assert reading.read_number(typed) == Decimal(amount)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("1.234,50", "1234.50"),
        ("0,5", "0.5"),
        ("twelve", "digits"),
        (".nan", "digits"),
        (".inf", "digits"),
        ("0x10", "digits"),
        ("1e3_0", "digits"),
        ("12:30", "digits"),
        ("1" * 61, "too large"),
        ("-" + "1" * 61 + ".5", "too large"),
        ("1" * 61 + "e", "is not a number"),
        ("1e99", "Check the digits"),
    ],
)
def test_what_is_no_number_or_could_be_two_is_refused(typed: str, says: str) -> None:
    """The remedy shows how to write it."""
    assert says in refused(reading.read_number, typed)


def test_a_value_of_five_million_digits_is_refused_at_once_and_not_repeated() -> None:
    """However long a value is, the message stays short."""
    assert len(refused(reading.read_number, "9" * 5_000_000)) < 200
    assert len(refused(reading.read_date, "9" * 5_000_000)) < 200
    assert len(refused(reading.read_yes_no, "9" * 5_000_000)) < 200
    assert len(refused(Response.read, "9" * 5_000_000)) < 300


@pytest.mark.parametrize(
    ("typed", "share"), [("60 %", "0.6"), ("60%", "0.6"), ("60", "0.6"), ("0", "0"), ("1", "0.01")]
)
def test_percentages_are_shares_of_one(typed: str, share: str) -> None:
    """With or without its sign, a percentage is a percentage."""
    assert reading.read_percent(typed) == Decimal(share)


def test_a_bare_fraction_is_refused_as_a_percentage() -> None:
    """0.05 could mean five percent or a twentieth of one; both readings are named."""
    assert refused(reading.read_percent, "0.05") == (
        "'0.05' could mean 0.05 % or 5 %. Write it with a percent sign: 5 %"
    )


def test_dates_are_days_of_the_calendar() -> None:
    """Year-month-day, padded or not."""
    assert reading.read_date("2026-11-20") == reading.read_date("2026-11-20 ") == dt.date(2026, 11, 20)
    assert reading.read_date("2026-1-5") == dt.date(2026, 1, 5)
    assert "2026-02-01" in refused(reading.read_date, "1.2.2026")
    assert "not a day of the calendar" in refused(reading.read_date, "2026-02-30")
    assert "not a date" in refused(reading.read_date, "next week")
    assert "year" in refused(reading.read_date, "0206-01-12")


@pytest.mark.parametrize(
    ("typed", "meant"), [("yes", True), ("No", False), ("TRUE", True), ("off", False), ("n", False)]
)
def test_switches_know_every_spelling_of_yaml(typed: str, meant: bool) -> None:
    """Yes and no, true and false, on and off."""
    assert reading.read_yes_no(typed) is meant


@pytest.mark.parametrize(
    ("typed", "days"), [("10 days", 10), ("1 day", 1), ("7", 7), ("5d", 5), ("10 working days", 10)]
)
def test_durations_are_in_days(typed: str, days: int) -> None:
    """Weeks are not: a working week is not seven days."""
    assert reading.read_days(typed) == days
    assert "10 days" in refused(reading.read_days, "2 weeks")


@pytest.mark.parametrize("typed", ["R-7", "007", "1.10", "größe-1", "a/b"])
def test_ids_stay_as_they_are_typed(typed: str) -> None:
    """Zeros, dots and letters of every language are part of an id."""
    assert reading.identifier(typed) == typed


@pytest.mark.parametrize("typed", ["R 1", "-1", "../x", "x" * 61, "a:b"])
def test_ids_are_short_and_without_spaces(typed: str) -> None:
    """They become bookmarks, anchors and parts of file names."""
    assert "cannot be an id" in refused(reading.identifier, typed)


def test_words_forgive_case_hyphens_and_everyday_names() -> None:
    """A choice is recognised in every usual spelling."""
    assert Response.read("Mitigate") is Response.REDUCE
    assert Frequency.read("every_two-weeks") is Frequency.FORTNIGHTLY
    assert EarningMethod.read("50/50") is EarningMethod.FIFTY_FIFTY
    assert Priority.read("Won't have") is Priority.WONT
    assert Scheme.read("three alt") is Scheme.THREE_ALT
    assert AssumptionStatus.read("false") is AssumptionStatus.FALSE


def test_an_unknown_word_is_refused_with_the_nearest_and_all_allowed() -> None:
    """A slip costs one look at the message."""
    message = refused(Response.read, "mitgate")
    assert "Did you mean 'reduce'?" in message
    assert "avoid, reduce, transfer" in message


def test_currency_and_language_are_codes() -> None:
    """They are brought into their usual form."""
    assert reading.currency("eur") == "EUR"
    assert reading.language("en_GB") == "en-GB"
    assert "three letters" in refused(reading.currency, "€")
    assert "en-GB" in refused(reading.language, "British English")


def refused(read: Callable[[str], object], typed: str) -> str:
    """The fact and the remedy with which a value is refused."""
    with pytest.raises(PydanticCustomError) as caught:
        read(typed)
    context = caught.value.context or {}
    return f"{context['fact']} {context['remedy']}"


@pytest.mark.parametrize(
    ("typed", "fact", "remedy"),
    [
        ("40.000", "can be read in two ways", "Write 40_000, or 40.0000 if the point is a decimal point."),
        ("1.250.000", "has points between its thousands", "Write 1_250_000."),
    ],
)
def test_a_point_before_three_digits_is_asked_about(typed: str, fact: str, remedy: str) -> None:
    """Forty thousand in Hamburg, forty in London: a thousandfold slip must not pass in silence."""
    with pytest.raises(PydanticCustomError) as caught:
        reading.read_number(typed)
    told = caught.value.context or {}
    assert (told["fact"], told["remedy"]) == (f"'{typed}' {fact}.", remedy)


def test_percentages_have_no_thousands() -> None:
    """Three decimals of a percentage are what they say."""
    assert reading.read_percent("12.125 %") == Decimal("0.12125")


@pytest.mark.parametrize("typed", ["0.125", "4.50", "1.2500", "1000.125", "12.5"])
def test_other_decimals_are_decimals(typed: str) -> None:
    """No number of thousands begins with 0, ends after two digits, or has four before the point."""
    assert reading.read_number(typed) == Decimal(typed)


@pytest.mark.parametrize(
    ("typed", "fact", "meant"),
    [
        ("01.05.2026", "can be read in two ways", "2026-05-01"),
        ("27.11.2026", "is written in another order", "2026-11-27"),
        ("11/27/2026", "is written in another order", "2026-11-27"),
    ],
)
def test_dates_in_other_orders_are_named_right(typed: str, fact: str, meant: str) -> None:
    """A day beyond 12 tells which is which; the remedy is always a day of the calendar."""
    with pytest.raises(PydanticCustomError) as caught:
        reading.read_date(typed)
    told = caught.value.context or {}
    assert (told["fact"], told["remedy"]) == (f"'{typed}' {fact}.", f"Write year-month-day: {meant}")

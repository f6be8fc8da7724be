"""Dates and numbers inside a chart, as the language writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from babel import Locale

from pmdocs.charts import ChartLanguage, chart_language

DAY = date(2026, 11, 20)
ENGLISH = ChartLanguage()


def test_the_defaults_are_british_english() -> None:
    """Plain data written by hand and plain data from the locale are the same."""
    assert chart_language(Locale.parse("en_GB")) == ChartLanguage(
        months_in_dates=ENGLISH.months, scales=((10**12, "tn"), *ENGLISH.scales)
    )


@pytest.mark.parametrize(
    ("locale", "whole", "short", "month", "quarter"),
    [
        ("en_GB", "20 Nov 2026", "20 Nov", "Nov 2026", "Q4"),
        ("en_US", "Nov 20, 2026", "Nov 20", "Nov 2026", "Q4"),
        ("de_DE", "20.11.2026", "20. Nov.", "Nov 2026", "Q4"),
        ("fr_FR", "20 nov. 2026", "20 nov.", "nov 2026", "T4"),
        ("ja_JP", "2026/11/20", "11月20日", "2026年11月", "Q4"),
        ("lt_LT", "2026-11-20", "11-20", "2026-11", "IV k."),
    ],
)
def test_dates(locale: str, whole: str, short: str, month: str, quarter: str) -> None:
    """A date, a day of the year, a month and a quarter."""
    language = chart_language(Locale.parse(locale))
    assert language.full_date(DAY) == whole
    assert language.short_date(DAY) == short
    assert language.month_of_year(DAY) == month
    assert language.quarter(DAY) == quarter


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0", "0"),
        ("12.34", "12.3"),
        ("9400", "9,400"),
        ("12400", "12.4k"),
        ("999999", "1m"),
        ("1249999", "1.25m"),
        ("-430000", "−430k"),
        ("12300000000", "12.3bn"),
    ],
)
def test_short_forms(value: str, shown: str) -> None:
    """Three significant digits; below 10,000 a figure is written out; rounding may carry into the next scale."""
    assert ENGLISH.short(Decimal(value).quantize(Decimal("0.1")) if value == "12.34" else Decimal(value)) == shown


@pytest.mark.parametrize(
    ("locale", "million", "thousands"),
    [
        ("de_DE", "1,24\N{NO-BREAK SPACE}Mio.", "43.000"),
        ("fr_FR", "1,24\N{NO-BREAK SPACE}M", "43\N{NO-BREAK SPACE}k"),
        ("ja_JP", "124万", "4.3万"),
        ("en_IN", "12.4L", "43K"),
    ],
)
def test_large_numbers_in_the_units_of_the_language(locale: str, million: str, thousands: str) -> None:
    """German has no short form of thousand, Japanese counts in 10,000, India in 100,000."""
    language = chart_language(Locale.parse(locale))
    assert language.short(Decimal(1_240_000)) == million
    assert language.short(Decimal(43_000)) == thousands


def test_numbers_round_half_up() -> None:
    """2.345 is 2.35 to two places, and a figure has as many places as it needs, at most two."""
    assert ENGLISH.number(Decimal("2.345")) == "2.35"
    assert ENGLISH.number(Decimal("2.50")) == "2.5"
    assert ENGLISH.number(Decimal("-1234567")) == "−1,234,567"
    assert ENGLISH.signed_short(Decimal(84_000)) == "+84k"
    assert ENGLISH.signed_short(Decimal(0)) == "0"


def test_an_axis_keeps_one_scale() -> None:
    """An axis up to 1.5 million reads 0, 0.5m, 1.0m and 1.5m: one unit, one number of decimals."""
    ticks = [Decimal(value) for value in (0, 500_000, 1_000_000, 1_500_000)]
    assert [ENGLISH.tick(tick, ticks[-1], ticks[1]) for tick in ticks] == ["0", "0.5m", "1.0m", "1.5m"]

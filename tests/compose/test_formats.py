"""Money, numbers and dates as each language writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pmdocs.compose.formats import Formats

DAY = date(2026, 11, 20)
TIE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("language", "money", "number", "percent", "day"),
    [
        ("en", "€480,000", "1,234.5", "5%", "20 Nov 2026"),
        ("en-US", "€480,000", "1,234.5", "5%", "Nov 20, 2026"),
        ("de", "480.000 €", "1.234,5", "5 %", "20.11.2026"),
        ("fr", "480\u202f000 €", "1\u202f234,5", "5 %", "20 nov. 2026"),
    ],
)
def test_a_language_has_its_own_formats(language: str, money: str, number: str, percent: str, day: str) -> None:
    """Grouping, signs and the order of a date follow the document's language."""
    formats = Formats(language)
    assert formats.money(Decimal(480_000), "EUR").replace(TIE, " ") == money
    assert formats.number(Decimal("1234.5")) == number
    assert formats.percent(Decimal("0.05")).replace(TIE, " ") == percent
    assert formats.date(DAY).replace(TIE, " ") == day


@pytest.mark.parametrize(
    ("amount", "currency", "shown"),
    [
        ("1200", "EUR", "€1,200"),
        ("1200.5", "EUR", "€1,200.50"),
        ("-3", "EUR", "−€3"),
        ("1234.5", "JPY", "JP¥1,235"),
        ("2.675", "EUR", "€2.68"),
    ],
)
def test_money_shows_cents_only_when_there_are_any(amount: str, currency: str, shown: str) -> None:
    """Whole amounts have no cents; halves round up, as people round; the minus is a true minus."""
    assert Formats("en").money(Decimal(amount), currency) == shown


def test_digits_can_be_fixed() -> None:
    """An index keeps its two decimals, an amount as many as asked for."""
    formats = Formats("en")
    assert formats.number(Decimal("0.9"), 2) == "0.90"
    assert formats.money(Decimal("1234.5"), "EUR", 0) == "€1,235"
    assert formats.percent(Decimal("0.0545"), 1) == "5.5%"


def test_movements_carry_their_sign() -> None:
    """A rise has a plus, a fall a minus, and no movement neither."""
    formats = Formats("en")
    assert [formats.signed(value) for value in (3, -3, 0)] == ["+3", "−3", "0"]
    assert [formats.signed(Decimal(value), 2) for value in ("0.004", "-0.004", "0.006")] == ["0.00", "0.00", "+0.01"]
    assert formats.signed_money(Decimal(400), "EUR") == "+€400"
    assert formats.signed_percent(Decimal("-0.1")) == "−10%"


def test_what_is_unknown_is_a_dash() -> None:
    """None is never nought and never blank."""
    formats = Formats("en")
    unknown = [formats.money(None, "EUR"), formats.number(None), formats.percent(None), formats.date(None)]
    assert unknown == ["–"] * 4
    assert formats.signed(None) == formats.listed([]) == "–"


def test_dates_never_break() -> None:
    """The parts of a date are tied with no-break spaces."""
    formats = Formats("en")
    assert formats.date_long(DAY) == f"20{TIE}November{TIE}2026"
    assert formats.weekday(DAY) == f"Fri{TIE}20{TIE}Nov{TIE}2026"
    assert (formats.month(DAY), formats.day_month(DAY)) == (f"Nov{TIE}2026", f"20{TIE}Nov")


def test_an_unknown_language_falls_back() -> None:
    """A tag nobody knows writes English; a region nobody knows writes its language."""
    assert Formats("xx-YY").number(Decimal("1234.5")) == "1,234.5"
    assert Formats("de-XX").number(Decimal("1234.5")) == "1.234,5"


def test_words_are_listed_as_a_sentence() -> None:
    """Commas, and the language's own "and"."""
    assert Formats("en").listed(["a", "b", "c"]) == "a, b and c"
    assert Formats("de").listed(["a", "b"]) == "a und b"

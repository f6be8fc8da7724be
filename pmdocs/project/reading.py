"""Reading what a person types as what they mean: amounts, dates, percentages, durations, yes and no."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from pydantic_core import PydanticCustomError

_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_CONTINENTAL = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+,\d+|[+-]?\d+,\d{1,2}")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+")
_PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE]\+?\d{1,2})?")
_SEPARATOR = re.compile(r"(?<=\d)[_'\u2019 \u00a0\u202f](?=\d)")
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED_DATE = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_DAYS = re.compile(r"([+-]?\d{1,6})\s*(?:d|day|days|working days|calendar days)?", re.IGNORECASE)
_ID = re.compile(r"[^\W_][\w.\-/]{0,59}")
_CURRENCY = re.compile(r"[A-Za-z]{3}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?")
_DIGITS = re.compile(r"[+-]?\d+(?:\.\d+)?")
_LONGEST_NUMBER = 60

LARGEST: Final = Decimal(10) ** 15
"""The largest figure a project may state, without its sign."""
YEARS: Final = range(1900, 2200)
"""The years a project may speak of; anything else is a slip of the finger."""


def wrong(kind: str, message: str, remedy: str) -> PydanticCustomError:
    """An error a manager can act on: `message` says what is wrong, `remedy` what to write instead."""
    return PydanticCustomError(kind, "{fact}", {"fact": message, "remedy": remedy})  # type: ignore[arg-type,unused-ignore]


def shown(text: str) -> str:
    """A value as a message quotes it: on one line and never long."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"


def read_text(value: object) -> str:
    """A single text without the space around it; blank, a map or a list is refused."""
    if value is None:
        raise wrong("empty", "Nothing is written here.", "Write something here, or remove the line.")
    if isinstance(value, (Mapping, list, tuple)):
        found = "'Name: value' lines stand" if isinstance(value, Mapping) else "A list stands"
        raise wrong("shape", f"{found} where a single value belongs.", "Write one value on this line.")
    return str(value).strip()


def read_filled(value: object) -> str:
    """A single text that says something."""
    text = read_text(value)
    if not text:
        raise wrong("empty", "The text is empty.", "Write something here, or remove the line.")
    return text


def read_number(value: object) -> Decimal:
    """An exact decimal from what a person types: ``480_000``, ``480 000``, ``480,000.50``; never a float."""
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return _within_reason(Decimal(value), value)
    text = read_filled(value)
    if _THOUSANDS.fullmatch(text):
        fact = "can be read in two ways" if text.count(".") == 1 else "has points between its thousands"
        exact = f", or {text}0 if the point is a decimal point" if text.count(".") == 1 else ""
        raise wrong("number", f"'{shown(text)}' {fact}.", f"Write {text.replace('.', '_')}{exact}.")
    return _within_reason(_decimal(text), value)


def _within_reason(number: Decimal, value: object) -> Decimal:
    if not number.is_finite() or abs(number) > LARGEST:
        raise wrong("number", f"{shown(str(value))} is too large for a project figure.", "Check the digits.")
    return number


def _decimal(text: str) -> Decimal:
    if _CONTINENTAL.fullmatch(text) and not _GROUPED.fullmatch(text):
        plain = shown(text.replace(".", "").replace(",", "."))
        raise wrong("number", f"'{shown(text)}' can be read in two ways.", f"Write it with a decimal point: {plain}")
    plain = text.replace(",", "") if _GROUPED.fullmatch(text) else text
    plain = _SEPARATOR.sub("", plain)
    if len(text) > _LONGEST_NUMBER and _DIGITS.fullmatch(plain):
        raise wrong("number", f"'{shown(text)}' is too large for a project figure.", "Check the digits.")
    if len(text) > _LONGEST_NUMBER or not _PLAIN.fullmatch(plain):
        raise wrong("number", f"'{shown(text)}' is not a number.", "Write digits only, such as 480_000 or 12.5")
    return Decimal(plain)


def not_negative(value: Decimal) -> Decimal:
    """The number itself, if it is zero or more."""
    if value < 0:
        raise wrong("negative", f"{value} is negative.", "Write zero or more.")
    return value


def read_percent(value: object) -> Decimal:
    """A share of one from ``60 %`` or ``60``; a bare fraction such as ``0.6`` is refused as ambiguous."""
    if isinstance(value, Decimal):
        return value
    text = read_filled(value)
    signed = text.endswith("%")
    number = _within_reason(_decimal(text.rstrip("%").rstrip()), value)  # nobody counts percent by thousands
    if not signed and 0 < abs(number) < 1:
        other = f"{(number * 100).normalize():f} %"
        fact = f"'{shown(text)}' could mean {number} % or {other}."
        raise wrong("percent", fact, f"Write it with a percent sign: {other}")
    return number / 100


def share(value: Decimal) -> Decimal:
    """The share itself, if it lies between 0 and 1."""
    if not 0 <= value <= 1:
        fact = f"{(value * 100).normalize():f} % is outside 0 % to 100 %."
        raise wrong("percent", fact, "Write a percentage between 0 % and 100 %.")
    return value


def read_date(value: object) -> dt.date:
    """A calendar date from ``2026-11-20``; any other order is refused with the date it probably means."""
    if isinstance(value, dt.date):
        return value
    text = read_filled(value)
    if found := _DATE.fullmatch(text):
        year, month, day = map(int, found.groups())
        return _day(text, year, month, day)
    if found := _DOTTED_DATE.fullmatch(text):
        first, second, year = map(int, found.groups())
        day, month = (first, second) if second <= 12 else (second, first)
        fact = "can be read in two ways" if max(first, second) <= 12 else "is written in another order"
        raise wrong("date", f"'{text}' {fact}.", f"Write year-month-day: {year}-{month:02}-{day:02}")
    raise wrong("date", f"'{shown(text)}' is not a date.", "Write year-month-day, such as 2026-11-20.")


def _day(text: str, year: int, month: int, day: int) -> dt.date:
    if year not in YEARS:
        raise wrong("date", f"The year of {text} cannot be right.", "Check the year.")
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise wrong("date", f"{text} is not a day of the calendar.", "Check the month and the day.") from None


def read_whole(value: object) -> int:
    """A whole number."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    number = read_number(value)
    if number != number.to_integral_value():
        raise wrong("whole", f"{number} is not a whole number.", "Write it without decimals.")
    return int(number)


def count(value: int) -> int:
    """The whole number itself, if it is zero or more."""
    if value < 0:
        raise wrong("negative", f"{value} is negative.", "Write zero or more.")
    return value


LEVEL_WORDS: Final = MappingProxyType(
    {"very low": 1, "low": 2, "medium": 3, "moderate": 3, "high": 4, "very high": 5, "critical": 5}
)
"""Levels as people say them."""


def read_level(value: object) -> int:
    """A level from 1 to 5, as a number or in words; a percentage is answered with where it belongs."""
    if isinstance(value, str):
        words = value.strip().casefold().replace("-", " ")
        if words in LEVEL_WORDS:
            return LEVEL_WORDS[words]
        if words.endswith("%"):
            fact = f"{shown(value)} is a chance, and a level from 1 to 5 belongs here."
            raise wrong("level", fact, f"Write 'chance: {value.strip()}', with the level that fits it here.")
    return read_whole(value)


def level(value: int) -> int:
    """The level itself, if it is on the scale from 1 to 5."""
    if not 1 <= value <= 5:
        fact = f"{value} is outside the scale 1 to 5."
        raise wrong("level", fact, "Write 1 (very low), 2, 3, 4 or 5 (very high).")
    return value


def read_days(value: object) -> int:
    """A number of days from ``10 days`` or ``10``; weeks are refused because a working week is not seven days."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = read_filled(value)
    if found := _DAYS.fullmatch(text):
        return int(found.group(1))
    raise wrong("days", f"'{shown(text)}' is not a number of days.", "Write it in days, such as 10 days.")


_YES = {"yes": True, "true": True, "on": True, "y": True, "no": False, "false": False, "off": False, "n": False}


def read_yes_no(value: object) -> bool:
    """Yes or no, in any of the spellings YAML knows."""
    if isinstance(value, bool):
        return value
    text = read_filled(value)
    if text.lower() not in _YES:
        raise wrong("yes_no", f"'{shown(text)}' is neither yes nor no.", "Write yes or no.")
    return _YES[text.lower()]


def identifier(text: str) -> str:
    """The text itself, if it can be an id."""
    if not _ID.fullmatch(text):
        remedy = "Use up to 60 letters, digits, dots and hyphens, such as R-7; start with a letter or digit."
        raise wrong("id", f"'{shown(text)}' cannot be an id.", remedy)
    return text


def currency(text: str) -> str:
    """A currency code in capitals, from ``eur`` or ``EUR``."""
    if not _CURRENCY.fullmatch(text):
        remedy = "Write its code of three letters, such as EUR, GBP or USD."
        raise wrong("currency", f"'{shown(text)}' is not a currency code.", remedy)
    return text.upper()


def language(text: str) -> str:
    """A language tag with hyphens, from ``en_GB`` or ``en-GB``."""
    if not _LANGUAGE.fullmatch(text):
        raise wrong("language", f"'{shown(text)}' is not a language code.", "Write a code such as en, en-GB or de.")
    return text.replace("_", "-")

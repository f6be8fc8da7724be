"""The words and numbers a manager writes, read as the field's own type: amounts, dates, percentages, durations."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_CONTINENTAL = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+,\d+|[+-]?\d+,\d{1,2}")
_PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE]\+?\d{1,2})?")
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED_DATE = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_DAYS = re.compile(r"([+-]?\d+)\s*(?:d|day|days|working days|calendar days)?", re.IGNORECASE)
_ID = re.compile(r"[^\W_][\w.\-/]{0,59}")
LARGEST = Decimal(10) ** 15


def wrong(kind: str, message: str, remedy: str) -> PydanticCustomError:
    """An error a manager can act on: `message` says what is wrong, `remedy` what to write instead."""
    return PydanticCustomError(kind, "{fact}", {"fact": message, "remedy": remedy})  # type: ignore[arg-type]


def _as_text(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Mapping) or isinstance(value, (list, tuple)):
        shape = "a map" if isinstance(value, Mapping) else "a list"
        raise wrong("shape", f"A single text belongs here, not {shape}.", "Write one value on this line.")
    return str(value)


def _nonempty(value: object) -> str:
    text = _as_text(value)
    if not text:
        raise wrong("empty", "The text is empty.", "Write something here, or remove the line.")
    return text


def read_number(value: object) -> Decimal:
    """An exact decimal from what a person types: ``480_000``, ``480 000``, ``480,000.50``; never a float."""
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        number = Decimal(value)
    else:
        text = _as_text(value)
        if _CONTINENTAL.fullmatch(text) and not _GROUPED.fullmatch(text):
            plain = text.replace(".", "").replace(",", ".")
            raise wrong("number", f"'{text}' can be read in two ways.", f"Write it with a decimal point: {plain}")
        if _GROUPED.fullmatch(text):
            text = text.replace(",", "")
        text = re.sub(r"(?<=\d)[_'\u2019 \u00a0\u202f](?=\d)", "", text)
        if not _PLAIN.fullmatch(text):
            raise wrong("number", f"'{text[:40]}' is not a number.", "Write digits only, such as 480_000 or 12.5")
        try:
            number = Decimal(text)
        except InvalidOperation:  # pragma: no cover - the pattern admits nothing Decimal refuses
            raise wrong("number", f"'{text[:40]}' is not a number.", "Write digits only.") from None
    if not number.is_finite() or abs(number) > LARGEST:
        raise wrong("number", f"{str(value)[:40]} is too large for a project figure.", "Check the digits.")
    return number


def _not_negative(value: Decimal) -> Decimal:
    if value < 0:
        raise wrong("negative", f"{value} is negative.", "Write an amount of zero or more.")
    return value


def read_percent(value: object) -> Decimal:
    """A share of one from ``60 %`` or ``60``; a bare fraction such as ``0.6`` is refused as ambiguous."""
    if isinstance(value, Decimal):
        return value
    text = _as_text(value)
    signed = text.endswith("%")
    number = read_number(text.rstrip("%").rstrip())
    if not signed and 0 < abs(number) < 1:
        raise wrong("percent", f"'{text}' could mean {number} % or {number * 100:f} %.", "Write it with a percent sign: 60 %")
    return number / 100


def _share(value: Decimal) -> Decimal:
    if not 0 <= value <= 1:
        raise wrong("percent", f"{value * 100:f} % is outside 0 % to 100 %.", "Write a percentage between 0 % and 100 %.")
    return value


def read_date(value: object) -> dt.date:
    """A calendar date from ``2026-11-20``; any other order is refused with the date it probably means."""
    if isinstance(value, dt.date):
        return value
    text = _as_text(value)
    if found := _DATE.fullmatch(text):
        year, month, day = map(int, found.groups())
        try:
            return dt.date(year, month, day)
        except ValueError:
            raise wrong("date", f"{text} is not a day of the calendar.", "Check the month and the day.") from None
    if found := _DOTTED_DATE.fullmatch(text):
        day, month, year = map(int, found.groups())
        raise wrong("date", f"'{text}' can be read in two ways.", f"Write year-month-day: {year}-{month:02}-{day:02}")
    raise wrong("date", f"'{text[:40]}' is not a date.", "Write year-month-day, such as 2026-11-20.")


def read_whole(value: object) -> int:
    """A whole number."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    number = read_number(value)
    if number != number.to_integral_value():
        raise wrong("whole", f"{number} is not a whole number.", "Write it without decimals.")
    return int(number)


def _level(value: int) -> int:
    if not 1 <= value <= 5:
        raise wrong("level", f"{value} is outside the scale 1 to 5.", "Write 1 (very low), 2, 3, 4 or 5 (very high).")
    return value


def read_days(value: object) -> int:
    """A number of days from ``10 days`` or ``10``; weeks are refused because a working week is not seven days."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = _as_text(value)
    if found := _DAYS.fullmatch(text):
        return int(found.group(1))
    raise wrong("days", f"'{text[:40]}' is not a number of days.", "Write it in days, such as 10 days.")


_YES = {"yes": True, "true": True, "on": True, "y": True, "no": False, "false": False, "off": False, "n": False}


def read_yes_no(value: object) -> bool:
    """Yes or no, in any of the spellings YAML knows."""
    if isinstance(value, bool):
        return value
    text = _as_text(value).lower()
    if text not in _YES:
        raise wrong("yes_no", f"'{text[:40]}' is neither yes nor no.", "Write yes or no.")
    return _YES[text]


def _identifier(text: str) -> str:
    if not _ID.fullmatch(text):
        raise wrong(
            "id",
            f"'{text[:70]}' cannot be an id.",
            "Use up to 60 letters, digits, dots and hyphens, such as R-7; start with a letter or digit.",
        )
    return text


class Word(StrEnum):
    """A closed choice of words: case, hyphens and underscores do not matter, near misses are named."""

    @classmethod
    def aliases(cls) -> Mapping[str, str]:
        """Other words people use for the same thing, word by word."""
        return {}

    @classmethod
    def read(cls, value: object) -> Self:
        """The member a person means; an unknown word is refused with the allowed ones."""
        if isinstance(value, cls):
            return value
        text = re.sub(r"[\s_\-]+", " ", _as_text(value).lower())
        text = cls.aliases().get(text, text)
        for member in cls:
            if member.value == text:
                return member
        words = [member.value for member in cls]
        near = get_close_matches(text, words, n=1)
        hint = f"Did you mean '{near[0]}'? " if near else ""
        raise wrong("word", f"'{text[:40]}' is not one of the words allowed here.", f"{hint}Write one of: {', '.join(words)}.")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let pydantic read the word through `read`."""
        return core_schema.no_info_plain_validator_function(
            cls.read, serialization=core_schema.plain_serializer_function_ser_schema(lambda word: word.value)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Offer the words, and their aliases, to editors."""
        return {"type": "string", "enum": [member.value for member in cls] + sorted(cls.aliases())}


class Ref:
    """Marks a text as the id of something else: a person's key, a risk's id, or any id at all."""

    def __init__(self, *kinds: str) -> None:
        """`kinds` are register names such as ``risk``; none means any register."""
        self.kinds = kinds


_NUMBER_JSON = WithJsonSchema({"type": ["number", "string"]})

Text = Annotated[str, BeforeValidator(_nonempty), WithJsonSchema({"type": ["string", "number", "boolean"]})]
"""One line or paragraph of plain words; the small Markdown subset is allowed where it is printed as running text."""
Id = Annotated[str, BeforeValidator(_nonempty), AfterValidator(_identifier), WithJsonSchema({"type": ["string", "number"]})]
"""A short name that never changes and is never used again, such as ``R-7``."""
Money = Annotated[Decimal, BeforeValidator(read_number), AfterValidator(_not_negative), _NUMBER_JSON]
"""An amount in the project's currency, zero or more."""
SignedMoney = Annotated[Decimal, BeforeValidator(read_number), _NUMBER_JSON]
"""An amount in the project's currency that may be negative, such as a change's effect on cost."""
Number = Annotated[Decimal, BeforeValidator(read_number), _NUMBER_JSON]
"""Any exact number."""
Quantity = Annotated[Decimal, BeforeValidator(read_number), AfterValidator(_not_negative), _NUMBER_JSON]
"""A number of zero or more: person-days, points, units."""
Percent = Annotated[Decimal, BeforeValidator(read_percent), _NUMBER_JSON]
"""A percentage, kept as a share of one: ``60 %`` is 0.6."""
Share = Annotated[Decimal, BeforeValidator(read_percent), AfterValidator(_share), _NUMBER_JSON]
"""A percentage between 0 % and 100 %, kept as a share of one."""
Date = Annotated[dt.date, BeforeValidator(read_date), WithJsonSchema({"type": "string", "format": "date"})]
"""A calendar date, written year-month-day."""
Whole = Annotated[int, BeforeValidator(read_whole), WithJsonSchema({"type": "integer"})]
"""A whole number."""
Level = Annotated[int, BeforeValidator(read_whole), AfterValidator(_level), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 5})]
"""A level from 1 (very low) to 5 (very high)."""
Days = Annotated[int, BeforeValidator(read_days), WithJsonSchema({"type": ["integer", "string"]})]
"""A number of days."""
YesNo = Annotated[bool, BeforeValidator(read_yes_no), WithJsonSchema({"type": ["boolean", "string"]})]
"""Yes or no."""

PersonRef = Annotated[str, BeforeValidator(_nonempty), Ref("person"), WithJsonSchema({"type": "string"})]
"""The key of somebody in `people`."""
AnyRef = Annotated[str, BeforeValidator(_nonempty), Ref(), WithJsonSchema({"type": "string"})]
"""The id of any entry in any register."""

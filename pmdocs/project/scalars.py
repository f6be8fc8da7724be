"""The types of single values in a definition: what each means, how it is read, what an editor may offer."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, core_schema

from pmdocs.project import reading
from pmdocs.project.word import any_spelling

_TEXT_JSON: Final = {"type": ["string", "number", "boolean"]}
_ID_JSON: Final = {"type": ["string", "number"]}
_DIGITS: Final = r"[0-9][0-9_,.'\u2019\s]*(?:[eE]\+?[0-9]+)?"


@dataclass(frozen=True, slots=True)
class Kind:
    """What a value is called in plain words, and how one looks; for messages and the reference."""

    words: str
    example: str


class Ref:
    """Marks a text as the id of something else: a person's key, a risk's id, or any id at all."""

    __slots__ = ("kinds",)

    def __init__(self, *kinds: str) -> None:
        """`kinds` are register names such as ``risk``; none means any register."""
        self.kinds = kinds

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read the id as a filled text."""
        return core_schema.no_info_before_validator_function(reading.read_filled, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Ids may look like numbers."""
        return dict(_ID_JSON)


def _number_json(minimum: int | None = 0, suffix: str = "", whole: bool = False) -> WithJsonSchema:
    """A number as editors see it: digits, or a text of digits with separators people use."""
    sign = r"\+?" if minimum is not None else "[+-]?"
    pattern = rf"^\s*{sign}{_DIGITS}\s*{suffix}\s*$"
    schema: dict[str, Any] = {"type": ["integer" if whole else "number", "string"], "pattern": pattern}
    return WithJsonSchema(schema if minimum is None else {**schema, "minimum": minimum})


_DAYS = r"(?:[dD]|[dD]ays?|[wW]orking [dD]ays|[cC]alendar [dD]ays)?"
_LEVEL_WORDS = "|".join(any_spelling(words) for words in reading.LEVEL_WORDS)
_LEVEL_JSON = WithJsonSchema(
    {"type": ["integer", "string"], "minimum": 1, "maximum": 5, "pattern": rf"^\s*([1-5]|{_LEVEL_WORDS})\s*$"}
)
_DATE_JSON = WithJsonSchema({"type": "string", "pattern": r"^\s*[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}\s*$"})
_YES_NO_WORDS = "|".join(any_spelling(word) for word in ("y", "yes", "on", "true", "n", "no", "off", "false"))
_YES_NO_JSON = WithJsonSchema(
    {
        "anyOf": [
            {"type": "boolean"},
            {"enum": ["yes", "no"]},
            {"type": "string", "pattern": rf"^\s*(?:{_YES_NO_WORDS})\s*$"},
        ]
    }
)


def _percent_text(value: Decimal) -> str:
    return f"{(value * 100).normalize():f} %"


_AS_PERCENT = PlainSerializer(_percent_text, return_type=str, when_used="json")

Text = Annotated[str, BeforeValidator(reading.read_filled), Kind("text", "…"), WithJsonSchema(_TEXT_JSON)]
"""One line or paragraph of plain words; the small Markdown subset is allowed where it is printed as running text."""
Id = Annotated[
    str,
    BeforeValidator(reading.read_filled),
    AfterValidator(reading.identifier),
    Kind("id", "R-7"),
    WithJsonSchema(_ID_JSON),
]
"""A short name that never changes and is never used again, such as ``R-7``."""
Money = Annotated[
    Decimal,
    BeforeValidator(reading.read_number),
    AfterValidator(reading.not_negative),
    Kind("amount of money, zero or more", "12_000"),
    _number_json(),
]
"""An amount in the project's currency, zero or more."""
SignedMoney = Annotated[
    Decimal,
    BeforeValidator(reading.read_number),
    Kind("amount, may be negative", "-5_000"),
    _number_json(minimum=None),
]
"""An amount in the project's currency that may be negative, such as a change's effect on cost."""
Number = Annotated[Decimal, BeforeValidator(reading.read_number), Kind("number", "0.95"), _number_json(minimum=None)]
"""Any exact number."""
Quantity = Annotated[
    Decimal,
    BeforeValidator(reading.read_number),
    AfterValidator(reading.not_negative),
    Kind("number, zero or more", "12"),
    _number_json(),
]
"""A number of zero or more: person-days, points, units."""
Percent = Annotated[
    Decimal,
    BeforeValidator(reading.read_percent),
    AfterValidator(reading.not_negative),
    _AS_PERCENT,
    Kind("percentage", "5 %"),
    _number_json(suffix="%?"),
]
"""A percentage of zero or more, kept as a share of one: ``60 %`` is 0.6."""
Share = Annotated[
    Decimal,
    BeforeValidator(reading.read_percent),
    AfterValidator(reading.share),
    _AS_PERCENT,
    Kind("percentage from 0 % to 100 %", "60 %"),
    _number_json(suffix="%?"),
]
"""A percentage between 0 % and 100 %, kept as a share of one."""
Date = Annotated[dt.date, BeforeValidator(reading.read_date), Kind("date", "2026-11-20"), _DATE_JSON]
"""A calendar date, written year-month-day."""
Whole = Annotated[
    int,
    BeforeValidator(reading.read_whole),
    AfterValidator(reading.count),
    Kind("whole number, zero or more", "3"),
    _number_json(whole=True),
]
"""A whole number of zero or more."""
Level = Annotated[
    int, BeforeValidator(reading.read_level), AfterValidator(reading.level), Kind("level from 1 to 5", "3"), _LEVEL_JSON
]
"""A level from 1 (very low) to 5 (very high)."""
Days = Annotated[
    int,
    BeforeValidator(reading.read_days),
    AfterValidator(reading.count),
    Kind("number of days", "10 days"),
    _number_json(suffix=_DAYS, whole=True),
]
"""A number of days, zero or more."""
SignedDays = Annotated[
    int,
    BeforeValidator(reading.read_days),
    Kind("number of days, may be negative", "10 days"),
    _number_json(minimum=None, suffix=_DAYS, whole=True),
]
"""A number of days that may be negative, such as a change's effect on the finish."""
YesNo = Annotated[bool, BeforeValidator(reading.read_yes_no), Kind("yes or no", "yes"), _YES_NO_JSON]
"""Yes or no."""
Currency = Annotated[
    str,
    BeforeValidator(reading.read_filled),
    AfterValidator(reading.currency),
    Kind("currency code", "EUR"),
    WithJsonSchema({"type": "string", "pattern": r"^\s*[A-Za-z]{3}\s*$"}),
]
"""The three-letter code of a currency (ISO 4217)."""
Language = Annotated[
    str,
    BeforeValidator(reading.read_filled),
    AfterValidator(reading.language),
    Kind("language code", "en-GB"),
    WithJsonSchema({"type": ["string", "boolean"], "pattern": r"^\s*[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*\s*$"}),
]
"""A language tag (BCP 47), such as ``en`` or ``en-GB``."""

PersonRef = Annotated[str, Ref("person")]
"""The key of somebody in `people`."""
AnyRef = Annotated[str, Ref()]
"""The id of any entry in any register."""

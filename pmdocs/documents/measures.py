"""Values of measures as a document prints them: numbers, dates and percentages as the language writes them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from pmdocs.documents.voice import Voice

_NUMBER: Final = re.compile(r"[+-]?\d[\d_]*(?:\.(\d+))?")
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST_PLAIN: Final = 4
"""Digits of a number that may be a year: such a one stays as it was written."""


def measured(text: str | None, unit: str | None, voice: Voice) -> str | None:
    """What a measure was or shall be: ``1_020_000`` reads 1,020,000, ``60`` of the unit % reads 60%, words stay words.

    Units other than % are named with the measure itself (`measure_with_unit`). None stays None.
    """
    if text is None:
        return None
    plain = text.strip()
    if _DATE.fullmatch(plain):
        return _date(plain, voice)
    found = _NUMBER.fullmatch(plain)
    if found is None:
        return plain
    digits = len(found[1] or "")
    value = Decimal(plain.replace("_", ""))
    if unit and unit.strip() == "%":
        return voice.formats.percent(value / 100, digits)
    return voice.formats.number(value, digits) if _worth_writing(plain, digits) else plain


def measure_with_unit(measure: str | None, unit: str | None) -> str | None:
    """What is measured and in which unit: "Time to payment (working days)"; the unit % shows in the values."""
    if unit is None or unit.strip() == "%":
        return measure
    return f"{measure} ({unit.strip()})" if measure else unit.strip()


def share_in_full(share: Decimal, voice: Voice) -> str:
    """A share as a percentage with all its digits: 0.05 reads 5%, 0.025 reads 2.5%."""
    digits = len(f"{share:f}".rstrip("0").partition(".")[2]) - 2
    return voice.formats.percent(share, max(0, digits))


def _worth_writing(plain: str, digits: int) -> bool:
    return bool(digits) or "_" in plain or len(plain.lstrip("+-")) > _LONGEST_PLAIN


def _date(plain: str, voice: Voice) -> str:
    try:
        return voice.formats.date(date.fromisoformat(plain))
    except ValueError:
        return plain

"""How a view speaks: fixed words, computed sentences and formatted values in the document's language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from pmdocs.compose.formats import DASH, Formats
from pmdocs.compose.words import translations
from pmdocs.figures.quantity import Quantity, Undefined
from pmdocs.figures.reason import Amount, Days, Reason, Value


@dataclass(frozen=True)
class Voice:
    """The words and formats of one language and one currency."""

    language: str
    currency: str

    @cached_property
    def formats(self) -> Formats:
        """Dates, numbers and money as the language writes them."""
        return Formats(self.language)

    @cached_property
    def say(self) -> Callable[[str], str]:
        """A fixed word or sentence in the language; English where there is no translation."""
        return translations(self.language).gettext

    def sentence(self, reason: Reason) -> str:
        """A computed sentence with its values as the language writes them."""
        values = {name: self._value(value, reason) for name, value in reason.values}
        return self.say(reason.template).format(**values)

    def why(self, value: Quantity | date | int | str | None) -> str | None:
        """Why a figure is undefined, in words; None for a figure that exists."""
        return self.say(value.reason) if isinstance(value, Undefined) else None

    def money(self, value: Quantity | None) -> str:
        """An amount; a dash where it is unknown."""
        return self.formats.money(known(value), self.currency)

    def _value(self, value: Value, reason: Reason) -> str:
        if isinstance(value, Amount):
            return self.formats.money(value.value, self.currency, reason.decimals_of_amounts)
        if isinstance(value, Days):
            word = translations(self.language).ngettext("{n} day", "{n} days", 1 if abs(value.value) == 1 else 2)
            return word.format(n=self._value(value.value, reason))
        if isinstance(value, Decimal):
            whole = value == value.to_integral_value()
            return self.formats.number(value, 0 if whole else reason.decimals)
        if isinstance(value, date):
            return self.formats.date(value)
        return self.formats.number(value) if isinstance(value, int) else self.say(value) if value else DASH


def known(value: Quantity | None) -> Decimal | None:
    """The figure, or None where it is undefined: filters then print a dash."""
    return None if isinstance(value, Undefined) else value

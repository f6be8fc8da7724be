"""A sentence computed from figures, kept in parts so that it can be translated and its numbers localised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext
from itertools import count
from typing import TypeAlias

from pmdocs.figures.quantity import PRECISION


@dataclass(frozen=True, slots=True)
class Amount:
    """Money in a sentence, which is printed with its currency and in whole units."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Days:
    """A number of days in a sentence, which is printed with the word: 1 day, 2 days."""

    value: Decimal


Value: TypeAlias = Decimal | Amount | Days | int | str | date


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a figure or colour is what it is: a `template` with named gaps (the key of a translation) and its `values`.

    ``str()`` gives the plain English sentence.
    """

    template: str
    values: tuple[tuple[str, Value], ...] = ()

    @property
    def decimals(self) -> int:
        """Decimals every broken number of the sentence needs so that no two different ones look the same.

        At least two. Without this, "0.95 is below 0.95" would be printed for 0.9499.
        """
        numbers = (value.value if isinstance(value, Days) else value for _, value in self.values)
        return decimals_to_tell_apart(number for number in numbers if isinstance(number, Decimal))

    @property
    def decimals_of_amounts(self) -> int:
        """Decimals its amounts need: none, or two and more where two different ones would then look the same."""
        amounts = [value.value for _, value in self.values if isinstance(value, Amount)]
        return 0 if decimals_to_tell_apart(amounts, least=0) == 0 else decimals_to_tell_apart(amounts)

    def __str__(self) -> str:
        """The sentence in English; whole numbers without decimals, amounts grouped, dates as year-month-day."""
        places, cents = self.decimals, self.decimals_of_amounts
        return self.template.format(**{name: _plain(value, places, cents) for name, value in self.values})


def reason(template: str, **values: Value) -> Reason:
    """A `Reason` from a template and its named values."""
    return Reason(template, tuple(values.items()))


def translatable(template: str) -> str:
    """The template of a sentence that is chosen elsewhere; naming it so lets translators find it."""
    return template


def decimals_to_tell_apart(numbers: Iterable[Decimal], least: int = 2) -> int:
    """The fewest decimals, `least` or more, at which different `numbers` still differ when rounded."""
    different = set(numbers)
    with localcontext(Context(prec=4 * PRECISION)):
        return next(
            n for n in count(least) if n >= PRECISION or len({round(x, n) for x in different}) == len(different)
        )


def _plain(value: Value, places: int, cents: int) -> str:
    with localcontext(Context(prec=4 * PRECISION, rounding=ROUND_HALF_EVEN)):
        if isinstance(value, Amount):
            return f"{value.value:,.{cents}f}"
        if isinstance(value, Days):
            return f"{_plain(value.value, places, cents)} {'day' if abs(value.value) == 1 else 'days'}"
        if not isinstance(value, Decimal):
            return str(value)
        return f"{value:.0f}" if value == value.to_integral_value() else f"{value:.{places}f}"

"""Numbers that may be unknown: a figure is a `Decimal`, or the reason why there is none.

Every formula is worked out exactly, in fractions, and rounded once at the very end. The result therefore never
depends on a rounded intermediate figure, nor on the decimal context of whoever calls.
"""

from __future__ import annotations

import decimal
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

PRECISION = 34
"""Significant digits of a figure: those of the IEEE 754 decimal128 format, far beyond any sum of money."""


@dataclass(frozen=True, slots=True)
class Undefined:
    """A figure that does not exist; `reason` says why, in words fit to stand beside the printed dash.

    It absorbs arithmetic and keeps the first reason met: a figure computed from an undefined one is undefined for
    that same reason. It cannot be compared, so no rule can mistake it for a number.
    """

    reason: str

    def _absorb(self, _other: Decimal | Fraction | int | Undefined) -> Undefined:
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = _absorb
    __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _absorb

    def __neg__(self) -> Undefined:
        """The negative of nothing is still nothing."""
        return self


Quantity: TypeAlias = Decimal | Undefined
"""A figure: exact to `PRECISION` digits, or undefined with its reason. Never a NaN, never 0 for "unknown"."""

Exact: TypeAlias = Fraction | Undefined
"""A figure on its way: no rounding at all yet."""

NOTHING_SPENT = Undefined("nothing spent yet")
NOTHING_PLANNED = Undefined("nothing planned to this date")
NOTHING_EARNED = Undefined("nothing earned yet")
NOTHING_EARNED_LATELY = Undefined("nothing earned in the last periods")
NO_BUDGET = Undefined("no budget at completion")
NO_PLANNED_VALUE = Undefined("no planned value given")
NO_ACTUAL_COST = Undefined("no actual cost reported")
NO_PROGRESS = Undefined("no progress reported")
NO_FORECAST = Undefined("no forecast given")
NOT_OF_ONE_DAY = Undefined("work and cost were never reported for the same day")
NOT_STARTED = Undefined("not started")
TOO_FEW_PERIODS = Undefined("too few periods reported")
TOO_EARLY = Undefined("too early to forecast")
NOT_REESTIMATED = Undefined("remaining work not re-estimated")
ESTIMATE_OVERTAKEN = Undefined("more spent since than was re-estimated")
WORK_COMPLETE = Undefined("n/a: work complete")
BUDGET_EXHAUSTED = Undefined("budget exhausted")
ESTIMATE_EXHAUSTED = Undefined("estimate exhausted")
PLANNED_FINISH_PASSED = Undefined("planned finish has passed")
TARGET_DATE_PASSED = Undefined("target date has passed")
BEYOND_CALENDAR = Undefined("later than any calendar date")


def exact(value: Quantity | int) -> Exact:
    """`value` without any rounding, ready for a formula; a NaN or an infinity is refused with an error."""
    return value if isinstance(value, Undefined) else Fraction(value)


def rounded(value: Exact) -> Quantity:
    """The finished figure: `value` to `PRECISION` significant digits, ties to even."""
    return value if isinstance(value, Undefined) else decimal_of(value)


def decimal_of(value: Fraction) -> Decimal:
    """As `rounded`, for a value that cannot be undefined."""
    with decimal.localcontext(decimal.Context(prec=PRECISION, rounding=decimal.ROUND_HALF_EVEN)):
        return Decimal(value.numerator) / Decimal(value.denominator)


def quotient(numerator: Exact, denominator: Exact, when_zero: Undefined) -> Exact:
    """`numerator` / `denominator`; `when_zero` where there is nothing to divide by."""
    if isinstance(numerator, Undefined):
        return numerator
    if isinstance(denominator, Undefined):
        return denominator
    return numerator / denominator if denominator else when_zero


def ratio(numerator: Quantity | int, denominator: Quantity | int, when_zero: Undefined) -> Quantity:
    """`numerator` / `denominator` as a finished figure; `when_zero` where there is nothing to divide by."""
    return rounded(quotient(exact(numerator), exact(denominator), when_zero))


def difference(minuend: Quantity | int, subtrahend: Quantity | int) -> Quantity:
    """`minuend` less `subtrahend`; undefined if either is."""
    return rounded(exact(minuend) - exact(subtrahend))


@dataclass(frozen=True, slots=True)
class Total:
    """A sum that admits what it could not count: `missing` is the number of undefined values left out."""

    value: Decimal
    counted: int
    missing: int


def total(values: Iterable[Quantity]) -> Total:
    """The sum of the values that exist, with the number of those that do not; 0 for nothing at all."""
    everything = tuple(values)
    known = [Fraction(value) for value in everything if isinstance(value, Decimal)]
    return Total(decimal_of(sum(known, Fraction())), len(known), len(everything) - len(known))

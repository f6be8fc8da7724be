"""Which change of an index is a signal, and which is the usual coming and going: the XmR chart's limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import Final

from pmdocs.figures.quantity import Undefined, decimal_of

LEAST_POINTS: Final = 6
"""Fewer points say nothing about what is usual."""

RUN: Final = 8
"""So many points in a row on one side of the mean are no chance (Wheeler's third rule)."""

XMR_FACTOR: Final = Fraction(266, 100)
"""3 standard deviations over d2 = 1.128, for moving ranges of two points."""

TOO_FEW_POINTS: Final = Undefined("fewer than six points to tell what is usual")


class Signal(StrEnum):
    """What the newest point says."""

    USUAL = "within the usual range"
    ABOVE = "a signal: above the usual range"
    BELOW = "a signal: below the usual range"
    RUN_ABOVE = "a signal: eight times in a row above the mean"
    RUN_BELOW = "a signal: eight times in a row below the mean"


@dataclass(frozen=True, slots=True)
class ControlBand:
    """Natural limits of a series: the mean, what lies 2.66 mean moving ranges around it, and the newest point."""

    low: Decimal
    mean: Decimal
    high: Decimal
    last: Decimal
    signal: Signal


def control_band(points: Sequence[Decimal]) -> ControlBand | Undefined:
    """The band of `points`, oldest first (Shewhart 1931; Wheeler, Understanding Variation, 1993).

    The lower limit is 0 at least: neither an index of periods nor a velocity usually falls below.
    """
    if len(points) < LEAST_POINTS:
        return TOO_FEW_POINTS
    values = [Fraction(point) for point in points]
    mean = sum(values, Fraction()) / len(values)
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    reach = XMR_FACTOR * sum(ranges, Fraction()) / len(ranges)
    low, high = max(mean - reach, Fraction()), mean + reach
    signal = _signal(values, low, mean, high)
    return ControlBand(decimal_of(low), decimal_of(mean), decimal_of(high), points[-1], signal)


def _signal(values: Sequence[Fraction], low: Fraction, mean: Fraction, high: Fraction) -> Signal:
    if values[-1] > high:
        return Signal.ABOVE
    if values[-1] < low:
        return Signal.BELOW
    recent = values[-RUN:]
    if len(recent) == RUN and all(value > mean for value in recent):
        return Signal.RUN_ABOVE
    if len(recent) == RUN and all(value < mean for value in recent):
        return Signal.RUN_BELOW
    return Signal.USUAL

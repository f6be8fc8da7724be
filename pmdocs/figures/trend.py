"""How a figure moves from report to report, and how long a state has lasted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import takewhile
from typing import TypeVar

from pmdocs.figures.quantity import Quantity, Undefined, difference, exact

T = TypeVar("T")


class Trend(StrEnum):
    """Where a figure is heading, judged by what is good for the project and not by the arithmetic sign."""

    IMPROVING = "improving"
    STEADY = "steady"
    WORSENING = "worsening"


class Better(StrEnum):
    """Which direction of a figure is good news: higher for an index, lower for a slip or an exposure."""

    HIGHER = "higher"
    LOWER = "lower"


def change(before: Quantity, now: Quantity) -> Quantity:
    """`now` less `before`, in the figure's own unit; undefined if either is."""
    return difference(now, before)


def trend(before: Quantity, now: Quantity, better: Better, dead_band: Decimal = Decimal()) -> Trend | Undefined:
    """The movement from the last report to this one; steady if it is no larger than `dead_band`.

    Undefined if either figure is, with that figure's reason.
    """
    moved = exact(now) - exact(before)
    if isinstance(moved, Undefined):
        return moved
    if abs(moved) <= dead_band:
        return Trend.STEADY
    return Trend.IMPROVING if (moved > 0) is (better is Better.HIGHER) else Trend.WORSENING


def run_length(history: Sequence[T], still: Callable[[T], bool]) -> int:
    """How many of the latest reports in a row fulfil `still`, `history` being oldest first.

    ``run_length(colours, lambda rag: rag is Rag.AMBER)`` counts consecutive ambers.
    """
    return sum(1 for _ in takewhile(still, reversed(history)))


def since(history: Sequence[tuple[date, T]], still: Callable[[T], bool]) -> date | None:
    """The date from which on every report fulfils `still`; None if the latest does not. For "red since …"."""
    length = run_length([value for _, value in history], still)
    return history[-length][0] if length else None

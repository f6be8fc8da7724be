"""Risks in money: what levels of probability mean, expected values, and whether the reserve covers them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from pmdocs.figures.quantity import Quantity, Undefined, decimal_of, exact, ratio, rounded
from pmdocs.figures.risk_scoring import LEVELS, RiskKind

NO_EXPOSURE = Undefined("no exposure left to cover")
NO_RISKS = Undefined("no open risks")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a scale as shares (0.05 is 5 %): from `low` to `high`, or one value if they are equal.

    `high` is None where the range has no upper end.
    """

    low: Decimal
    high: Decimal | None

    @property
    def midpoint(self) -> Decimal:
        """The value that stands for the level in an expected value; the lower end of a range without an upper."""
        return self.low if self.high is None else _middle(self.low, self.high)


@lru_cache(maxsize=256)
def _middle(low: Decimal, high: Decimal) -> Decimal:
    """The middle of a level, which every risk on that level asks for."""
    return decimal_of((Fraction(low) + Fraction(high)) / 2)


@dataclass(frozen=True, slots=True)
class Scale:
    """What the levels 1 to 5 of probability mean, as shares of certainty."""

    name: str
    levels: tuple[Level, ...]

    def __post_init__(self) -> None:
        """Refuse a scale that does not define exactly five levels."""
        if len(self.levels) != len(LEVELS):
            raise ValueError(f"The scale '{self.name}' has {len(self.levels)} levels instead of {len(LEVELS)}.")

    def midpoint(self, level: int) -> Decimal:
        """The share that stands for `level` (1 to 5)."""
        return self.levels[level - 1].midpoint

    def level_of(self, share: Decimal) -> int:
        """The level a share belongs to; on a limit between two levels the higher, since caution costs less.

        Only the top level begins just above its limit, as PM2 words it ("more than 50 %").
        """
        *others, top = self.levels
        if share > top.low:
            return len(self.levels)
        return max((n for n, level in enumerate(others, start=1) if share >= level.low), default=1)


_LIMITS = tuple(map(Decimal, ("0", "0.05", "0.10", "0.25", "0.50", "1")))
PM2_PROBABILITIES = Scale("pm2", tuple(Level(low, high) for low, high in pairwise(_LIMITS)))
"""What probability 1 to 5 means where a project does not say: the ranges of PM²."""


def expected_value(kind: RiskKind, probability: Decimal, impact: Quantity) -> Quantity:
    """EMV: probability (0 to 1) times impact in money; above 0 for a threat, below 0 for an opportunity."""
    sign = 1 if kind is RiskKind.THREAT else -1
    return rounded(sign * exact(probability) * exact(impact))


def contingency_cover(contingency_left: Quantity, residual: Quantity) -> Quantity:
    """Contingency left over summed residual EMV: below 1 the reserve does not cover what is to be expected.

    Undefined where no exposure is left.
    """
    if isinstance(residual, Decimal) and residual <= 0:
        return NO_EXPOSURE
    return ratio(contingency_left, residual, NO_EXPOSURE)


def average_age(dates: Iterable[date], data_date: date) -> Quantity:
    """Mean number of calendar days from `dates` (when raised) to the data date; 0 for what lies ahead of it."""
    ages = [max((data_date - day).days, 0) for day in dates]
    return ratio(sum(ages), len(ages), NO_RISKS)


class RiskMovement(StrEnum):
    """What became of a risk since the last report."""

    NEW = "new"
    UP = "up"
    DOWN = "down"
    SAME = "same"
    CLOSED = "closed"
    MATERIALISED = "materialised"


def is_better(movement: RiskMovement, *, opportunity: bool) -> bool | None:
    """Whether what became of a risk is good news; None where it is neither.

    A threat that is likelier, or came true, is bad news; an opportunity turns it all round: a refused grant is no
    relief.
    """
    if movement in {RiskMovement.NEW, RiskMovement.SAME}:
        return None
    return (movement in {RiskMovement.UP, RiskMovement.MATERIALISED}) is opportunity


def risk_movement(before: int | None, now: int | None, *, materialised: bool = False) -> RiskMovement:
    """Movement from the score in the last report to the score now; None where the risk is not (or no longer) open.

    A risk that ended has materialised or is closed. One open again after it ended is new.
    """
    if now is None:
        return RiskMovement.MATERIALISED if materialised else RiskMovement.CLOSED
    if before is None:
        return RiskMovement.NEW
    if now == before:
        return RiskMovement.SAME
    return RiskMovement.UP if now > before else RiskMovement.DOWN

"""How much reserve the open risks may need: the exact distribution of their cost, its percentiles, its chances."""

from __future__ import annotations

import decimal
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from typing import Final

from pmdocs.figures.quantity import PRECISION, decimal_of

MOST_SUMS: Final = 5_000
"""Different sums that are kept apart exactly; registers that reach more are counted on a grid."""

_GRID_WORK: Final = 200_000
_LEAST_GRID, _MOST_GRID = 200, 2_000
_NEXT_TO_NOTHING: Final = Decimal("1e-28")
"""Chances that no page could show; without them thousands of risks take a fraction of the time."""


@dataclass(frozen=True, slots=True)
class Stake:
    """What one risk may cost: its chance (0 to 1) and its amount, below 0 for a gain."""

    chance: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class CostDistribution:
    """Every sum the risks can come to, in rising order, with the chance of each; the chances add up to 1.

    `exact` is False where hundreds of risks were counted on a grid of amounts; their mean stays exact there too.
    """

    sums: tuple[Decimal, ...]
    chances: tuple[Decimal, ...]
    exact: bool = True

    @property
    def mean(self) -> Decimal:
        """The expected cost, which is the sum of chance × amount."""
        pairs = zip(self.sums, self.chances, strict=True)
        return decimal_of(sum((Fraction(amount) * Fraction(chance) for amount, chance in pairs), Fraction()))

    def percentile(self, share: Decimal) -> Decimal:
        """The smallest sum that is not exceeded with the chance `share`."""
        with _context():
            passed = zip(self.sums, accumulate(self.chances), strict=True)
            return next((amount for amount, so_far in passed if so_far >= share), self.sums[-1])

    def chance_within(self, reserve: Decimal) -> Decimal:
        """The chance that `reserve` covers the sum."""
        with _context():
            within = (chance for amount, chance in zip(self.sums, self.chances, strict=True) if amount <= reserve)
            return min(sum(within, Decimal()), Decimal(1))


def cost_distribution(stakes: Iterable[Stake]) -> CostDistribution:
    """The cost of independent risks, each of which happens once or not at all, by convolution.

    Nothing is drawn at random: every combination counts with its chance. Up to `MOST_SUMS` different sums are kept
    exactly. Beyond, each amount is shared between the two nearest points of a grid so that its mean stays the same
    (local moment matching, as actuaries do), and the chances carry the digits of any other figure.
    """
    return _distribution(tuple(sorted(stakes, key=lambda stake: (stake.amount, stake.chance))))


@lru_cache(maxsize=64)
def _distribution(stakes: tuple[Stake, ...]) -> CostDistribution:
    return _exact(stakes) or _on_grid(stakes)


def _exact(stakes: Sequence[Stake]) -> CostDistribution | None:
    """The distribution in whole numbers over one denominator; None once there are too many sums."""
    weights, whole = {Fraction(): 1}, 1
    for stake in stakes:
        chance, amount = Fraction(stake.chance), Fraction(stake.amount)
        happens, stays_away = chance.numerator, chance.denominator - chance.numerator
        combined = {total: weight * stays_away for total, weight in weights.items()}
        for total, weight in weights.items():
            combined[total + amount] = combined.get(total + amount, 0) + weight * happens
        weights, whole = combined, whole * chance.denominator
        if len(weights) > MOST_SUMS:
            return None
    ordered = sorted((total, weight) for total, weight in weights.items() if weight)
    chances = tuple(decimal_of(Fraction(weight, whole)) for _, weight in ordered)
    return CostDistribution(tuple(decimal_of(total) for total, _ in ordered), chances)


def _on_grid(stakes: Sequence[Stake]) -> CostDistribution:
    losses = sum((stake.amount for stake in stakes if stake.amount > 0), Decimal())
    gains = sum((stake.amount for stake in stakes if stake.amount < 0), Decimal())
    points = min(max(_GRID_WORK // len(stakes), _LEAST_GRID), _MOST_GRID)
    step = Fraction(losses - gains) / points
    with _context():
        weights = {0: Decimal(1)}
        for stake in stakes:
            weights = _convolved(weights, stake, step)
        ordered = sorted(weights.items())
        whole = sum(weights.values())
        chances = tuple(weight / whole for _, weight in ordered)
    return CostDistribution(tuple(decimal_of(step * place) for place, _ in ordered), chances, exact=False)


def _convolved(weights: dict[int, Decimal], stake: Stake, step: Fraction) -> dict[int, Decimal]:
    place = Fraction(stake.amount) / step
    below = place.numerator // place.denominator
    upper = stake.chance * decimal_of(place - below)
    parts = ((0, 1 - stake.chance), (below, stake.chance - upper), (below + 1, upper))
    combined: dict[int, Decimal] = {}
    for moved, share in parts:
        if share:
            for at, weight in weights.items():
                combined[at + moved] = combined.get(at + moved, Decimal()) + weight * share
    return {at: weight for at, weight in combined.items() if weight > _NEXT_TO_NOTHING}


def _context() -> decimal._ContextManager:
    return decimal.localcontext(decimal.Context(prec=PRECISION, rounding=decimal.ROUND_HALF_EVEN))

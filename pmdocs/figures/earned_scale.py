"""What work is worth once changes have added money that no single piece of work carries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from pmdocs.figures.quantity import decimal_of


@dataclass(frozen=True, slots=True)
class EarnedScale:
    """Earned value as a function of the work done, both in money.

    What was earned before an approval stays worth what it was: approving more money earns nothing and takes nothing
    away. What is done after it earns the rest of the new budget. `knots` are (work, value) at the approvals, `money`
    is what the work carries in all, `whole` the work there is, `extra` what changes have added up to the last knot.
    """

    knots: tuple[tuple[Decimal, Decimal], ...] = ((Decimal(), Decimal()),)
    extra: Decimal = Decimal()
    money: Decimal = Decimal()
    whole: Decimal = Decimal()

    def replanned(self, extra: Decimal, money: Decimal, whole: Decimal, done: Decimal) -> EarnedScale:
        """The scale after a report; a change of the money changes the worth of what is done from now on only."""
        if extra == self.extra and whole == self.whole:
            return replace(self, money=money)
        if extra == self.extra and len(self.knots) == 1 and not extra:
            return EarnedScale(self.knots, extra, money, whole)
        knots = (*(knot for knot in self.knots if knot[0] < done), (done, self.earned(done) if self.whole else done))
        return EarnedScale(knots, extra, money, whole)

    def earned(self, done: Decimal) -> Decimal:
        """What so much work is worth."""
        work, value = self.knots[-1]
        if done >= work:
            return decimal_of(Fraction(value) + (Fraction(done) - Fraction(work)) * self._rate(work, value))
        for (before, worth), (after, more) in pairwise(self.knots):
            if before <= done <= after:
                share = (Fraction(done) - Fraction(before)) / (Fraction(after) - Fraction(before))
                return decimal_of(Fraction(worth) + share * (Fraction(more) - Fraction(worth)))
        return value

    def _rate(self, work: Decimal, value: Decimal) -> Fraction:
        """What each unit of work left is worth; as much as it costs while no change has added money of its own."""
        left = Fraction(self.whole) - Fraction(work)
        if len(self.knots) == 1 or left <= 0:
            return Fraction(1)
        return max(Fraction(self.money) - Fraction(value), Fraction()) / left

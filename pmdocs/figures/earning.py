"""How much of a piece of work's budget is earned by the progress reported on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from pmdocs.figures.quantity import NO_PROGRESS, Exact, Quantity, Undefined, exact, quotient, rounded

NO_UNITS = Undefined("no units planned")
NO_WEIGHTS = Undefined("no weighted milestones given")


class EarningMethod(StrEnum):
    """The agreed rule by which a deliverable or work package earns its budget (EIA-748, PMI)."""

    ZERO_HUNDRED = "0/100"
    FIFTY_FIFTY = "50/50"
    TWENTY_EIGHTY = "20/80"
    MILESTONES = "milestones"
    PERCENT = "percent"
    UNITS = "units"
    LEVEL_OF_EFFORT = "level of effort"


@dataclass(frozen=True, slots=True)
class Progress:
    """What was reported on one piece of work; None for what the reports do not say.

    `percent` is a share from 0 to 1; `milestones` are (weight, reached) pairs; units are done out of a total.
    """

    started: bool = False
    finished: bool = False
    percent: Decimal | None = None
    units_done: Decimal | None = None
    units_total: Decimal | None = None
    milestones: tuple[tuple[Decimal, bool], ...] = ()

    @property
    def has_reached_any(self) -> bool:
        """True once a milestone that carries some of the work is reached."""
        return any(reached for _, reached in self.milestones)


def fixed_share(progress: Progress, at_start: Decimal) -> Fraction:
    """The share earned when only start and finish count: `at_start` once started, all of it once finished."""
    if progress.finished:
        return Fraction(1)
    return Fraction(at_start) if progress.started else Fraction()


def milestone_share(progress: Progress) -> Exact:
    """Weights of the milestones reached over all weights, which need not add up to 1; all of it once finished."""
    if progress.finished:
        return Fraction(1)
    reached = sum((Fraction(weight) for weight, done in progress.milestones if done), Fraction())
    return quotient(reached, sum((Fraction(weight) for weight, _ in progress.milestones), Fraction()), NO_WEIGHTS)


def percent_share(progress: Progress) -> Exact:
    """The percentage reported; all of it once finished, undefined while nobody has reported any."""
    if progress.finished:
        return Fraction(1)
    return NO_PROGRESS if progress.percent is None else Fraction(progress.percent)


def unit_share(progress: Progress) -> Exact:
    """Units done over units planned; all of it once finished, undefined while nobody has counted."""
    if progress.finished:
        return Fraction(1)
    if progress.units_done is None:
        return NO_PROGRESS
    return quotient(Fraction(progress.units_done), Fraction(progress.units_total or 0), NO_UNITS)


_SHARES: Mapping[EarningMethod, Callable[[Progress], Exact]] = {
    EarningMethod.ZERO_HUNDRED: lambda progress: fixed_share(progress, Decimal()),
    EarningMethod.FIFTY_FIFTY: lambda progress: fixed_share(progress, Decimal("0.5")),
    EarningMethod.TWENTY_EIGHTY: lambda progress: fixed_share(progress, Decimal("0.2")),
    EarningMethod.MILESTONES: milestone_share,
    EarningMethod.PERCENT: percent_share,
    EarningMethod.UNITS: unit_share,
}


def earned(method: EarningMethod, budget: Decimal, progress: Progress, planned: Quantity = NO_PROGRESS) -> Quantity:
    """Earned value of one piece of work, in money.

    `planned` is its planned value on the same date, used by the level of effort alone, which always earns what was
    planned. Undefined where the method's own figures were never reported: silence is not progress on plan.
    """
    if method is EarningMethod.LEVEL_OF_EFFORT:
        return planned
    return rounded(exact(budget) * _SHARES[method](progress))


MEASURED = frozenset({EarningMethod.UNITS, EarningMethod.MILESTONES})
"""Methods that measure how much is done by something else than a percentage."""


def share_done(method: EarningMethod, progress: Progress) -> Quantity:
    """How much of the work is done, from 0 to 1: in units or milestones where these earn, else the percentage reported.

    Undefined where no report says it: work that has started has earned half by the method 50/50, but nobody called it
    half done.
    """
    return rounded((_SHARES[method] if method in MEASURED else percent_share)(progress))

"""Earned value: variances, indices, percentages and the effort still needed, from PV, EV, AC and BAC.

Names and formulas follow EIA-748 and the PMBOK: PV is the planned value (BCWS), EV the earned value (BCWP), AC the
actual cost (ACWP) and BAC the budget at completion, all cumulative and in money. The management reserve is outside
BAC. Every share ("percent") is a fraction: 0.25 stands for 25 %.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from pmdocs.figures.quantity import (
    BUDGET_EXHAUSTED,
    ESTIMATE_EXHAUSTED,
    NO_BUDGET,
    NOTHING_EARNED,
    NOTHING_EARNED_LATELY,
    NOTHING_PLANNED,
    NOTHING_SPENT,
    TOO_FEW_PERIODS,
    WORK_COMPLETE,
    Quantity,
    Undefined,
    difference,
    exact,
    quotient,
    ratio,
    rounded,
)
from pmdocs.figures.reason import Reason, reason

RECENT_PERIODS = 3
"""Periods that `recent_cpi` looks back on, as in the formula key `cpi_n`."""

DOUBTFUL_GAP = Decimal("0.10")
UNREALISTIC_TCPI = Decimal("1.2")
EARLIEST_USEFUL_EAC = Decimal("0.2")
LATEST_USEFUL_EAC = Decimal("0.8")


def cost_variance(ev: Quantity, ac: Quantity) -> Quantity:
    """CV = EV - AC in money: below 0 the work done has cost more than it was planned to."""
    return difference(ev, ac)


def schedule_variance(ev: Quantity, pv: Quantity) -> Quantity:
    """SV = EV - PV in money: below 0 less work is done than planned. Always 0 once all work is done."""
    return difference(ev, pv)


def cv_percent(ev: Quantity, ac: Quantity) -> Quantity:
    """CV/EV, a share of what was earned (not of the budget); undefined before anything is earned."""
    return rounded(quotient(exact(ev) - exact(ac), exact(ev), NOTHING_EARNED))


def sv_percent(ev: Quantity, pv: Quantity) -> Quantity:
    """SV/PV, a share of what was planned (not of the budget); undefined before anything is planned."""
    return rounded(quotient(exact(ev) - exact(pv), exact(pv), NOTHING_PLANNED))


def cpi(ev: Quantity, ac: Quantity) -> Quantity:
    """Cost performance index EV/AC: value earned for each unit spent; undefined before anything is spent."""
    return ratio(ev, ac, NOTHING_SPENT)


def spi(ev: Quantity, pv: Quantity) -> Quantity:
    """Schedule performance index EV/PV; undefined before anything is planned. Always 1 once all work is done."""
    return ratio(ev, pv, NOTHING_PLANNED)


def csi(ev: Quantity, pv: Quantity, ac: Quantity) -> Quantity:
    """Cost-schedule index CPI * SPI, also written SCI; undefined if either factor is."""
    cost, schedule = quotient(exact(ev), exact(ac), NOTHING_SPENT), quotient(exact(ev), exact(pv), NOTHING_PLANNED)
    return rounded(cost * schedule)


def product(one: Quantity, other: Quantity) -> Quantity:
    """Two indices multiplied; undefined if either is."""
    return rounded(exact(one) * exact(other))


def recent_cpi(history: Sequence[tuple[Decimal, Decimal]], periods: int = RECENT_PERIODS) -> Quantity:
    """CPI of the last `periods` periods alone: value earned in them over money spent in them.

    `history` is the cumulative (EV, AC) at the end of each period, oldest first; 0 for both is understood before the
    first. Undefined with fewer periods than asked for, or if nothing was spent or earned in them.
    """
    if len(history) < periods:
        return TOO_FEW_PERIODS
    ev_then, ac_then = history[-periods - 1] if len(history) > periods else (Decimal(), Decimal())
    ev_now, ac_now = history[-1]
    index = quotient(Fraction(ev_now) - Fraction(ev_then), Fraction(ac_now) - Fraction(ac_then), NOTHING_SPENT)
    if isinstance(index, Fraction) and index <= 0:
        return NOTHING_EARNED_LATELY
    return rounded(index)


def percent_complete(ev: Quantity, bac: Quantity) -> Quantity:
    """EV/BAC; undefined without a budget."""
    return ratio(ev, bac, NO_BUDGET)


def percent_planned(pv: Quantity, bac: Quantity) -> Quantity:
    """PV/BAC; undefined without a budget."""
    return ratio(pv, bac, NO_BUDGET)


def percent_spent(ac: Quantity, bac: Quantity) -> Quantity:
    """AC/BAC, above 1 once the budget is overspent; undefined without a budget."""
    return ratio(ac, bac, NO_BUDGET)


def etc(eac: Quantity, ac: Quantity) -> Quantity:
    """Estimate to complete, EAC - AC: money still needed; 0 once all work is done."""
    return difference(eac, ac)


def vac(bac: Quantity, eac: Quantity) -> Quantity:
    """Variance at completion, BAC - EAC: below 0 the project is expected to cost more than its budget."""
    return difference(bac, eac)


def vac_percent(bac: Quantity, eac: Quantity) -> Quantity:
    """VAC/BAC; undefined without a budget."""
    return rounded(quotient(exact(bac) - exact(eac), exact(bac), NO_BUDGET))


def tcpi_bac(ev: Quantity, ac: Quantity, bac: Quantity) -> Quantity:
    """To-complete index (BAC - EV)/(BAC - AC): the CPI needed from now on to end on budget.

    Not applicable once all work is done; "budget exhausted", never a negative number, when work is left but no money.
    """
    return _to_complete(ev, ac, bac, bac, BUDGET_EXHAUSTED)


def tcpi_eac(ev: Quantity, ac: Quantity, bac: Quantity, eac: Quantity) -> Quantity:
    """To-complete index (BAC - EV)/(EAC - AC): the CPI needed from now on to end on the estimate.

    Equal to CPI when EAC = BAC/CPI. Not applicable once all work is done; "estimate exhausted" when work is left but
    the (re-estimated) EAC leaves no money for it.
    """
    return _to_complete(ev, ac, bac, eac, ESTIMATE_EXHAUSTED)


def _to_complete(ev: Quantity, ac: Quantity, bac: Quantity, target: Quantity, exhausted: Undefined) -> Quantity:
    """Work remaining over money remaining to `target`."""
    if bac == 0:
        return NO_BUDGET
    work = exact(bac) - exact(ev)
    if work == 0:
        return WORK_COMPLETE
    money = exact(target) - exact(ac)
    if isinstance(work, Fraction) and isinstance(money, Fraction) and money <= 0:
        return exhausted
    return rounded(quotient(work, money, exhausted))


def budget_doubts(tcpi: Quantity, cost_index: Quantity) -> tuple[Reason, ...]:
    """Why the budget will hardly be met, by rules of thumb: TCPI far above CPI so far, or above 1.2 at all."""
    doubts: list[Reason] = []
    if isinstance(tcpi, Decimal) and isinstance(cost_index, Decimal) and _far_above(tcpi, cost_index):
        doubts.append(reason("the rest must run at {tcpi}, but so far it ran at {cpi}", tcpi=tcpi, cpi=cost_index))
    if isinstance(tcpi, Decimal) and tcpi > UNREALISTIC_TCPI:
        doubts.append(reason("an index above {limit} is seldom reached", limit=UNREALISTIC_TCPI))
    return tuple(doubts)


def estimate_doubts(complete: Quantity) -> tuple[Reason, ...]:
    """Why an estimate by a formula says little: the project has hardly begun, or is nearly over."""
    if isinstance(complete, Decimal) and not EARLIEST_USEFUL_EAC <= complete <= LATEST_USEFUL_EAC:
        return (reason("formula estimates are most useful between 20 % and 80 % complete"),)
    return ()


def _far_above(tcpi: Decimal, cost_index: Decimal) -> bool:
    return Fraction(tcpi) - Fraction(cost_index) > DOUBTFUL_GAP

"""Earned-value variances, indices and their edge rules."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pmdocs.figures import earned_value as evm
from pmdocs.figures.quantity import (
    BUDGET_EXHAUSTED,
    ESTIMATE_EXHAUSTED,
    NO_ACTUAL_COST,
    NO_BUDGET,
    NOTHING_EARNED,
    NOTHING_EARNED_LATELY,
    NOTHING_PLANNED,
    NOTHING_SPENT,
    TOO_FEW_PERIODS,
    WORK_COMPLETE,
)

ZERO = Decimal(0)


def test_variances_and_their_shares_have_different_denominators() -> None:
    """80 earned, 100 planned, 90 spent: CV -10 is 12.5 % of what was earned, SV -20 is 20 % of what was planned."""
    pv, ev, ac = Decimal(100), Decimal(80), Decimal(90)
    assert evm.cost_variance(ev, ac) == -10
    assert evm.schedule_variance(ev, pv) == -20
    assert evm.cv_percent(ev, ac) == Decimal("-0.125")
    assert evm.sv_percent(ev, pv) == Decimal("-0.2")


def test_indices_and_percentages() -> None:
    """80 earned for 100 spent against 160 planned of 200: CPI 0.8, SPI 0.5, together 0.4; 40/80/50 % of the budget."""
    pv, ev, ac, bac = map(Decimal, (160, 80, 100, 200))
    assert (evm.cpi(ev, ac), evm.spi(ev, pv), evm.csi(ev, pv, ac)) == (Decimal("0.8"), Decimal("0.5"), Decimal("0.4"))
    assert evm.percent_complete(ev, bac) == Decimal("0.4")
    assert evm.percent_planned(pv, bac) == Decimal("0.8")
    assert evm.percent_spent(ac, bac) == Decimal("0.5")


def test_an_index_without_a_denominator_says_why() -> None:
    """AC = 0 leaves CPI undefined, PV = 0 leaves SPI undefined, EV = 0 leaves CV % undefined: a dash, never 0."""
    ten = Decimal(10)
    assert evm.cpi(ten, ZERO) is NOTHING_SPENT
    assert evm.spi(ten, ZERO) is NOTHING_PLANNED
    assert evm.csi(ten, ZERO, ten) is NOTHING_PLANNED
    assert evm.cv_percent(ZERO, ten) is NOTHING_EARNED
    assert evm.sv_percent(ten, ZERO) is NOTHING_PLANNED
    assert evm.percent_complete(ZERO, ZERO) is NO_BUDGET
    assert evm.vac_percent(ZERO, ten) is NO_BUDGET


def test_an_unreported_cost_stays_unknown() -> None:
    """No actual cost: neither CV nor CPI nor the forecast pretends to know."""
    ev = Decimal(10)
    assert evm.cost_variance(ev, NO_ACTUAL_COST) is NO_ACTUAL_COST
    assert evm.cpi(ev, NO_ACTUAL_COST) is NO_ACTUAL_COST
    assert evm.tcpi_bac(ev, NO_ACTUAL_COST, Decimal(100)) is NO_ACTUAL_COST


@pytest.mark.parametrize(("ac", "expected"), [("100", BUDGET_EXHAUSTED), ("120", BUDGET_EXHAUSTED), ("60", Decimal(1))])
def test_work_left_without_budget_left_is_budget_exhausted(ac: str, expected: object) -> None:
    """With 40 of 100 still to earn, TCPI(BAC) is 40/40 at AC 60; at AC 100 or 120 there is nothing to divide by."""
    assert evm.tcpi_bac(Decimal(60), Decimal(ac), Decimal(100)) == expected


def test_tcpi_is_not_applicable_once_the_work_is_done() -> None:
    """EV = BAC, even overspent: n/a, for there is nothing to run at any efficiency."""
    done = Decimal(100)
    assert evm.tcpi_bac(done, Decimal(130), done) is WORK_COMPLETE
    assert evm.tcpi_eac(done, Decimal(130), done, Decimal(130)) is WORK_COMPLETE
    assert evm.tcpi_bac(ZERO, ZERO, ZERO) is NO_BUDGET


def test_an_estimate_that_leaves_no_money_is_exhausted() -> None:
    """A re-estimate of AC + 0 with work left cannot be met at any efficiency."""
    assert evm.tcpi_eac(Decimal(60), Decimal(80), Decimal(100), Decimal(80)) is ESTIMATE_EXHAUSTED


def test_completion_figures() -> None:
    """BAC 100, EAC 125, AC 50: 75 still to spend, 25 over budget, a quarter of it."""
    bac, eac, ac = Decimal(100), Decimal(125), Decimal(50)
    assert evm.etc(eac, ac) == 75
    assert evm.vac(bac, eac) == -25
    assert evm.vac_percent(bac, eac) == Decimal("-0.25")


def test_recent_cpi_looks_only_at_the_last_periods() -> None:
    """Cumulative (EV, AC) 10/20, 30/30, 35/50, 48/60: the last three periods earned 38 for 40, though CPI is 0.8."""
    history = [(Decimal(ev), Decimal(ac)) for ev, ac in ((10, 20), (30, 30), (35, 50), (48, 60))]
    assert evm.recent_cpi(history) == Decimal("0.95")
    assert evm.recent_cpi(history, periods=4) == Decimal("0.8")
    assert evm.recent_cpi(history, periods=5) is TOO_FEW_PERIODS


def test_recent_cpi_needs_spending_and_earning() -> None:
    """Three periods in which nothing was spent, or nothing earned (or corrected downwards), give no index."""
    idle = [(Decimal(5), Decimal(5))] * 4
    assert evm.recent_cpi(idle) is NOTHING_SPENT
    assert evm.recent_cpi([*idle, (Decimal(5), Decimal(9))]) is NOTHING_EARNED_LATELY
    assert evm.recent_cpi([*idle, (Decimal(4), Decimal(9))]) is NOTHING_EARNED_LATELY


def test_a_budget_that_will_hardly_be_met_says_why() -> None:
    """CPI 0.9 needing 1.25 breaks both rules of thumb; a gap of exactly 0.1, or an index of exactly 1.2, none."""
    assert list(map(str, evm.budget_doubts(Decimal("1.25"), Decimal("0.9")))) == [
        "the rest must run at 1.25, but so far it ran at 0.90",
        "an index above 1.20 is seldom reached",
    ]
    assert evm.budget_doubts(Decimal("1.1"), Decimal(1)) == ()
    assert evm.budget_doubts(Decimal("1.2"), Decimal("1.1")) == ()
    assert evm.budget_doubts(WORK_COMPLETE, NOTHING_SPENT) == ()


def test_an_estimate_says_little_early_and_late() -> None:
    """Formulas are most useful from 20 to 80 % complete, both included."""
    (early,), (late,) = evm.estimate_doubts(Decimal("0.19")), evm.estimate_doubts(Decimal("0.85"))
    assert str(early) == str(late) == "formula estimates are most useful between 20 % and 80 % complete"
    assert evm.estimate_doubts(Decimal("0.2")) == evm.estimate_doubts(Decimal("0.8")) == ()
    assert evm.estimate_doubts(NO_BUDGET) == ()

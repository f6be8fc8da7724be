"""The estimate at completion, by each of its eight formulas."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pmdocs.figures.estimate import (
    EAC_FORMULAS,
    EstimateBasis,
    eac_formula,
    estimate_at_completion,
)
from pmdocs.figures.quantity import (
    NO_ACTUAL_COST,
    NO_BUDGET,
    NO_PLANNED_VALUE,
    NOT_REESTIMATED,
    NOTHING_EARNED,
    NOTHING_PLANNED,
    NOTHING_SPENT,
    TOO_FEW_PERIODS,
)

# CPI 0.8, SPI 0.5: 120 of 200 still to earn, 100 spent.
BASIS = EstimateBasis(ev=Decimal(80), ac=Decimal(100), bac=Decimal(200), pv=Decimal(160))
EVERYTHING = replace(BASIS, recent_cpi=Decimal("1.2"), spi_t=Decimal("0.75"), etc_stated=Decimal(140))


@pytest.mark.parametrize(
    ("key", "eac"),
    [
        ("cpi", "250"),  # 200 / 0.8
        ("budget", "220"),  # 100 + 120
        ("cpi_spi", "400"),  # 100 + 120 / 0.4
        ("spi", "340"),  # 100 + 120 / 0.5
        ("cpi_n", "200"),  # 100 + 120 / 1.2
        ("sci_t", "300"),  # 100 + 120 / (0.8 * 0.75)
        ("bottom_up", "240"),  # 100 + 140
    ],
)
def test_each_formula_by_hand(key: str, eac: str) -> None:
    """80 earned, 160 planned, 100 spent, budget 200: every formula gives the whole number worked out beside it."""
    assert estimate_at_completion(EVERYTHING, key) == Decimal(eac)


def test_the_weighted_formula_takes_its_weights_from_the_project() -> None:
    """0.5 CPI + 0.5 SPI = 0.65; with 0.8 and 0.2 the factor is 0.74. Neither is rounded on the way."""
    even = replace(BASIS, weights=(Decimal("0.5"), Decimal("0.5")))
    assert estimate_at_completion(even, "weighted") == Decimal("284.6153846153846153846153846153846")
    assert estimate_at_completion(BASIS, "weighted") == Decimal("262.1621621621621621621621621621622")
    assert eac_formula("weighted", even.weights).text == "AC + (BAC − EV) / (0.5 CPI + 0.5 SPI)"


def test_the_estimate_never_comes_from_a_rounded_index() -> None:
    """BAC 350,000 at EV 105,000 for AC 162,000 is exactly 540,000; from CPI 0.65 it would be 538,462."""
    basis = EstimateBasis(ev=Decimal(105_000), ac=Decimal(162_000), bac=Decimal(350_000))
    assert estimate_at_completion(basis) == 540_000


def test_every_formula_is_named_printed_and_explained() -> None:
    """The eight keys of the design notes, in order, each with a formula and an assumption, and each computable."""
    assert list(EAC_FORMULAS) == ["cpi", "budget", "cpi_spi", "weighted", "spi", "cpi_n", "sci_t", "bottom_up"]
    assert all(formula.text and formula.assumption for formula in EAC_FORMULAS.values())
    assert all(isinstance(estimate_at_completion(EVERYTHING, key), Decimal) for key in EAC_FORMULAS)
    assert eac_formula("cpi", BASIS.weights).text == eac_formula("cpi").text == "BAC / CPI"
    assert eac_formula("weighted").text == "AC + (BAC − EV) / (0.8 CPI + 0.2 SPI)"


@pytest.mark.parametrize("key", [key for key in EAC_FORMULAS if key != "bottom_up"])
def test_finished_work_costs_what_it_cost(key: str) -> None:
    """EV = BAC: every formula gives AC, even where its index is undefined, so that ETC is 0."""
    done = EstimateBasis(ev=Decimal(200), ac=Decimal(230), bac=Decimal(200))
    assert estimate_at_completion(done, key) == 230


def test_a_restated_remainder_counts_even_on_finished_work() -> None:
    """Who says that 5 are still to be paid is believed."""
    done = EstimateBasis(ev=Decimal(200), ac=Decimal(230), bac=Decimal(200), etc_stated=Decimal(5))
    assert estimate_at_completion(done, "bottom_up") == 235


def test_an_estimate_without_its_index_says_which_is_missing() -> None:
    """Nothing spent, earned, planned, re-estimated or budgeted: each gives its own reason."""
    assert estimate_at_completion(replace(BASIS, ac=Decimal(0)), "cpi") is NOTHING_SPENT
    assert estimate_at_completion(replace(BASIS, ev=Decimal(0)), "cpi") is NOTHING_EARNED
    assert estimate_at_completion(replace(BASIS, pv=Decimal(0)), "cpi_spi") is NOTHING_PLANNED
    assert estimate_at_completion(replace(BASIS, pv=NO_PLANNED_VALUE), "weighted") is NO_PLANNED_VALUE
    assert estimate_at_completion(replace(BASIS, ac=NO_ACTUAL_COST), "budget") is NO_ACTUAL_COST
    assert estimate_at_completion(BASIS, "bottom_up") is NOT_REESTIMATED
    assert estimate_at_completion(BASIS, "cpi_n") is TOO_FEW_PERIODS
    assert estimate_at_completion(replace(BASIS, spi_t=Decimal(0)), "sci_t") is NOTHING_EARNED
    assert estimate_at_completion(replace(BASIS, recent_cpi=Decimal(-1)), "cpi_n") is NOTHING_EARNED
    assert estimate_at_completion(replace(BASIS, ev=Decimal(0), bac=Decimal(0))) is NO_BUDGET

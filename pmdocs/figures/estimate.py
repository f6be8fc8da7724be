"""Estimate at completion: what the whole project will have cost, by a named formula.

Every variant but one is the money spent plus the work left over a performance factor, AC + (BAC - EV)/PF. They are
named by formula, because "typical" and "atypical" mean opposite things in different books.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pmdocs.figures.quantity import (
    NO_BUDGET,
    NO_PLANNED_VALUE,
    NOT_REESTIMATED,
    NOTHING_EARNED,
    NOTHING_PLANNED,
    NOTHING_SPENT,
    TOO_FEW_PERIODS,
    Exact,
    Quantity,
    exact,
    quotient,
    rounded,
)

WORK_LEFT = "(BAC − EV)"

DEFAULT_FORMULA = "cpi"
BOTTOM_UP = "bottom_up"
USUAL_WEIGHTS = (Decimal("0.8"), Decimal("0.2"))
"""Weights of CPI and SPI in the formula `weighted` where a project sets none."""


@dataclass(frozen=True, slots=True)
class EacFormula:
    """One way to estimate the cost at completion: its `key`, the formula as printed, and what it assumes."""

    key: str
    text: str
    assumption: str


@dataclass(frozen=True, slots=True)
class EstimateBasis:
    """What an estimate may draw on: cumulative sums in money, and the indices only some formulas need.

    `recent_cpi` is the CPI of the last periods, `spi_t` the earned-schedule index, `etc_stated` a re-estimate of the
    remaining cost, `weights` those of CPI and SPI in the formula `weighted`.
    """

    ev: Quantity
    ac: Quantity
    bac: Quantity
    pv: Quantity = NO_PLANNED_VALUE
    recent_cpi: Quantity = TOO_FEW_PERIODS
    spi_t: Quantity = NO_PLANNED_VALUE
    etc_stated: Quantity = NOT_REESTIMATED
    weights: tuple[Decimal, Decimal] = USUAL_WEIGHTS


def _cpi(basis: EstimateBasis) -> Exact:
    return quotient(exact(basis.ev), exact(basis.ac), NOTHING_SPENT)


def _spi(basis: EstimateBasis) -> Exact:
    return quotient(exact(basis.ev), exact(basis.pv), NOTHING_PLANNED)


def _weighted(basis: EstimateBasis) -> Exact:
    cost, schedule = basis.weights
    return exact(cost) * _cpi(basis) + exact(schedule) * _spi(basis)


_FACTORS: Mapping[str, Callable[[EstimateBasis], Exact]] = {
    "cpi": _cpi,
    "budget": lambda _: Fraction(1),
    "cpi_spi": lambda basis: _cpi(basis) * _spi(basis),
    "weighted": _weighted,
    "spi": _spi,
    "cpi_n": lambda basis: exact(basis.recent_cpi),
    "sci_t": lambda basis: _cpi(basis) * exact(basis.spi_t),
}

EAC_FORMULAS: Mapping[str, EacFormula] = {
    formula.key: formula
    for formula in (
        EacFormula("cpi", "BAC / CPI", "cost efficiency to date continues"),
        EacFormula("budget", f"AC + {WORK_LEFT}", "the variance so far was a one-off"),
        EacFormula("cpi_spi", f"AC + {WORK_LEFT} / (CPI × SPI)", "schedule pressure also costs money"),
        EacFormula("weighted", f"AC + {WORK_LEFT} / (0.8 CPI + 0.2 SPI)", "mostly cost efficiency, partly schedule"),
        EacFormula("spi", f"AC + {WORK_LEFT} / SPI", "the schedule drives the cost"),
        EacFormula("cpi_n", f"AC + {WORK_LEFT} / CPI of the last periods", "the recent trend continues"),
        EacFormula("sci_t", f"AC + {WORK_LEFT} / (CPI × SPI(t))", "schedule pressure, in time, costs money"),
        EacFormula(BOTTOM_UP, "AC + ETC as re-estimated", "the remaining work was estimated again, by name and date"),
    )
}
"""Every variant of the estimate at completion, in the order they are explained; `DEFAULT_FORMULA` is the default."""


def eac_formula(key: str, weights: tuple[Decimal, Decimal] | None = None) -> EacFormula:
    """The formula as it is to be printed, with the project's own `weights` in the text of `weighted`."""
    formula = EAC_FORMULAS[key]
    if key != "weighted" or weights is None:
        return formula
    cost, schedule = weights
    return EacFormula(key, f"AC + {WORK_LEFT} / ({cost} CPI + {schedule} SPI)", formula.assumption)


def estimate_at_completion(basis: EstimateBasis, key: str = DEFAULT_FORMULA) -> Quantity:
    """EAC by the formula `key` of `EAC_FORMULAS`, in money.

    Once all work is done every formula gives AC, so that nothing remains to be spent; only `bottom_up` still adds
    what its author stated. Undefined without a budget, and where the formula's index is undefined or 0.
    """
    if key == BOTTOM_UP:
        return rounded(exact(basis.ac) + exact(basis.etc_stated))
    if basis.bac == 0:
        return NO_BUDGET
    work_left = exact(basis.bac) - exact(basis.ev)
    if work_left == 0:
        return basis.ac
    return rounded(exact(basis.ac) + quotient(work_left, _above_zero(_FACTORS[key](basis)), NOTHING_EARNED))


def _above_zero(factor: Exact) -> Exact:
    return NOTHING_EARNED if isinstance(factor, Fraction) and factor <= 0 else factor

"""The catalogue of figures names only figures that exist."""

from __future__ import annotations

from pmdocs.figures import (
    agile,
    earned_schedule,
    earned_value,
    flow,
    milestones,
    outcome,
    risk_exposure,
    risk_scoring,
)
from pmdocs.figures.formulas import FORMULAS

MODULES = (earned_value, earned_schedule, milestones, risk_scoring, risk_exposure, agile, flow, outcome)


def test_every_formula_belongs_to_a_function() -> None:
    """Each key is the name of a function of the formula layer, so that no entry outlives what it describes."""
    assert len(FORMULAS) > 35
    orphans = [key for key in FORMULAS if not any(callable(getattr(module, key, None)) for module in MODULES)]
    assert orphans == []


def test_every_formula_can_be_printed() -> None:
    """A name and a formula each; no name twice."""
    assert all(formula.name and formula.text for formula in FORMULAS.values())
    assert len({formula.name for formula in FORMULAS.values()}) == len(FORMULAS)

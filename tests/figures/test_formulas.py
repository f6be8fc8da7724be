"""The catalogue of figures names only figures that a project has."""

from __future__ import annotations

from pmdocs.figures.formulas import FORMULAS
from tests.building import figures


def test_every_formula_is_that_of_a_figure() -> None:
    """No entry outlives what it describes: each formula stands in the ledger of a sample."""
    used = {asked.formula for name in ("orion", "sprint") for asked in figures(name).ledger.values()}
    assert [key for key, formula in FORMULAS.items() if formula.text not in used] == []


def test_every_formula_can_be_printed() -> None:
    """A name and a formula each; no name twice."""
    assert all(formula.name and formula.text for formula in FORMULAS.values())
    assert len({formula.name for formula in FORMULAS.values()}) == len(FORMULAS)

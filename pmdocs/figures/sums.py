"""The sums money figures begin with: budget, reserves, planned value, earned value, actual cost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from pmdocs.figures.asked import figure
from pmdocs.figures.baseline import (
    approved_changes,
    cost_effect,
)
from pmdocs.figures.formulas import Unit
from pmdocs.figures.model import Figure, Input, Location
from pmdocs.figures.money import Costed, MoneyBasis, costed_work, earned_by
from pmdocs.figures.on_the_curve import planned_between
from pmdocs.figures.quantity import (
    Quantity,
    Undefined,
    difference,
)
from pmdocs.project.kickoff import WorkPackage


def budget_figures(basis: MoneyBasis) -> dict[str, Figure]:
    """Both budgets, the approved changes between them, and the contingency, by their names in `CostFigures`."""
    state = basis.state
    budget = state.project.budget
    changes = approved_changes(state)
    reserve: Quantity = (
        budget.contingency if budget and budget.contingency is not None else Undefined("no contingency reserve written")
    )
    used = state.cost.reserve_used or Decimal()
    return {
        "bac": _first_baseline(basis),
        "approved_changes": figure(
            "cost.approved_changes",
            "Approved changes",
            cost_effect(changes),
            Unit.MONEY,
            "sum of the cost effects of approved changes",
            [(change.id, (change.effect.cost if change.effect else None) or Decimal()) for change in changes],
        ),
        "budget_now": figure(
            "cost.budget_now",
            "Budget at completion",
            basis.budget_now,
            Unit.MONEY,
            "first baseline + approved changes",
            (
                Input("first baseline", basis.bac, "cost.bac"),
                Input("approved changes", cost_effect(changes), "cost.approved_changes"),
            ),
        ),
        "contingency": figure(
            "cost.contingency",
            "Contingency reserve",
            reserve,
            Unit.MONEY,
            "as written",
            (),
            _if(budget, ("budget", "contingency")),
        ),
        "contingency_left": figure(
            "cost.contingency_left",
            "Contingency left",
            difference(reserve, used),
            Unit.MONEY,
            "contingency − drawn",
            (Input("contingency", reserve, "cost.contingency"), ("drawn", used)),
        ),
    }


def _first_baseline(basis: MoneyBasis) -> Figure:
    """The first budget, from whatever it is written as: lines, the end of the planned value, or costed work."""
    project = basis.state.project
    budget = project.budget
    formula = "sum of the budget lines"
    inputs: tuple[Input, ...] = ()
    if budget and budget.lines:
        inputs = tuple(
            Input(
                f"{line.category} {line.year or ''}".strip(), line.amount, sources=(("budget", "lines", n, "amount"),)
            )
            for n, line in enumerate(budget.lines)
        )
    elif budget and budget.planned:
        day, amount = budget.planned[-1]
        formula, inputs = "end of the planned value", (_curve_point(day, amount),)
    else:
        topic = "work" if project.work else "deliverables"
        items: Sequence[Costed] = project.work or project.deliverables
        formula = "sum of the costs of the work"
        inputs = tuple(
            Input(item.id, item.cost, sources=((topic, n, "cost"),))
            for n, item in enumerate(items)
            if item.cost is not None
        )
    return figure("cost.bac", "Budget at completion, first baseline", basis.bac, Unit.MONEY, formula, inputs)


def _curve_point(day: dt.date, amount: Decimal) -> Input:
    return Input(f"planned by {day}", amount, sources=(("budget", "planned", day.isoformat()),))


def _if(present: object, place: Location) -> tuple[Location, ...]:
    return (place,) if present else ()


def sum_figures(basis: MoneyBasis) -> dict[str, Figure]:
    """Planned value, earned value and actual cost, by their names in `CostFigures`."""
    state = basis.state
    planned = planned_between(basis)
    return {
        "pv": figure(
            "cost.pv",
            "Planned value",
            basis.pv,
            Unit.MONEY,
            "planned value at the data date",
            planned.inputs,
            worked=planned.formula,
        ),
        "ev": figure(
            "cost.ev",
            "Earned value",
            basis.ev,
            Unit.MONEY,
            "sum of what each piece of work has earned" if state.cost.earned is None else "as stated",
            tuple(_earned_input(item, basis) for item in costed_work(state)) if state.cost.earned is None else (),
        ),
        "ac": figure(
            "cost.ac",
            "Actual cost",
            basis.ac,
            Unit.MONEY,
            "as reported, since the start",
        ),
    }


def _earned_input(item: Costed, basis: MoneyBasis) -> Input:
    family = "work" if isinstance(item, WorkPackage) else "deliverable"
    return Input(item.id, earned_by(item, basis.state, basis.calendar), f"{family}.{item.id}.earned")

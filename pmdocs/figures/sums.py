"""The sums money figures begin with: budget, reserves, planned value, earned value, actual cost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pmdocs.figures.asked import figure
from pmdocs.figures.baseline import (
    approved_changes,
    cost_effect,
)
from pmdocs.figures.formulas import Unit
from pmdocs.figures.model import Figure, Input, Location
from pmdocs.figures.money import MoneyBasis
from pmdocs.figures.on_the_curve import planned_between
from pmdocs.figures.quantity import (
    Quantity,
    Undefined,
    difference,
)
from pmdocs.figures.work_earned import Costed, costed_work, earned_by, removed_work
from pmdocs.project.kickoff import Deliverable, WorkPackage


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
        "committed": figure(
            "cost.committed",
            "Ordered and not yet invoiced",
            Undefined("nothing ordered has been reported") if state.cost.committed is None else state.cost.committed,
            Unit.MONEY,
            "as reported",
        ),
        "overspent": figure(
            "cost.overspent",
            "Spent above the budget",
            _overspent(basis),
            Unit.MONEY,
            "actual cost − BAC, 0 at least",
            (("AC", basis.ac), ("BAC", basis.budget_now)),
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


def _overspent(basis: MoneyBasis) -> Quantity:
    over = difference(basis.ac, basis.budget_now)
    return max(over, Decimal()) if isinstance(over, Decimal) else over


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
            if item.cost is not None and not (isinstance(item, Deliverable) and item.added_by)
        )
    return figure("cost.bac", "Budget at completion, first baseline", basis.bac, Unit.MONEY, formula, inputs)


def _curve_point(day: dt.date, amount: Decimal) -> Input:
    return Input(f"planned by {day}", amount, sources=(("budget", "planned", day.isoformat()),))


def _if(present: object, place: Location) -> tuple[Location, ...]:
    return (place,) if present else ()


def sum_figures(basis: MoneyBasis) -> dict[str, Figure]:
    """Planned value, earned value and actual cost, by their names in `CostFigures`."""
    is_fresh, spent_on = basis.clock == basis.state.data_date, basis.state.cost.actual_on or basis.state.data_date
    planned, then = planned_between(basis, basis.clock), planned_between(basis, spent_on)
    return {
        "pv": figure(
            "cost.pv",
            "Planned value",
            basis.pv,
            Unit.MONEY,
            "planned value at the data date" if is_fresh else "planned value on the day of the last report of progress",
            planned.inputs,
            worked=planned.formula,
        ),
        "pv_then": figure(
            "cost.pv_then",
            "Planned value on the day of the actual cost",
            basis.pv_on(spent_on),
            Unit.MONEY,
            "planned value at the end of that day",
            then.inputs,
            worked=then.formula,
        ),
        "ev": figure(
            "cost.ev",
            "Earned value",
            basis.ev,
            Unit.MONEY,
            "as stated" if is_stated(basis) else "sum of what each piece of work has earned",
            () if is_stated(basis) else tuple(_earned_inputs(basis)),
            worked=_replanned(basis),
        ),
        "ac": figure(
            "cost.ac",
            "Actual cost",
            basis.ac,
            Unit.MONEY,
            "as reported, since the start",
        ),
    }


def is_stated(basis: MoneyBasis) -> bool:
    """True where the earned value is the one an update states, and no progress was reported after it."""
    return basis.state.cost.earned is not None and basis.ev == basis.state.cost.earned


def _earned_inputs(basis: MoneyBasis) -> Iterator[Input]:
    for item in (*costed_work(basis.state, basis.agreed), *removed_work(basis.state, basis.agreed)):
        family = "work" if isinstance(item, WorkPackage) else "deliverable"
        yield Input(item.id, earned_by(item, basis.state, basis.calendar), f"{family}.{item.id}.earned")


def _replanned(basis: MoneyBasis) -> str:
    """In words, where approved changes have added money that no piece of work carries."""
    if is_stated(basis) or not isinstance(basis.ev, Decimal) or basis.ev == basis.work.done:
        return ""
    return "what each piece of work has earned, and its part of the money that changes have added since"

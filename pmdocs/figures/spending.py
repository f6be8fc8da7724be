"""Cost by category and by month while the project runs, each against what was planned for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from pmdocs.figures.asked import figure
from pmdocs.figures.baseline import approved_changes, current_curve, work_calendar
from pmdocs.figures.formulas import Unit
from pmdocs.figures.ledger.words import slug
from pmdocs.figures.model import Input, Location, SpendingFigures
from pmdocs.figures.planned_value import planned_value
from pmdocs.figures.quantity import NO_PLANNED_VALUE, Quantity, Undefined, difference
from pmdocs.project.updates import CostUpdate
from pmdocs.state import ProjectState

NO_BUDGET_LINE: Final = Undefined("no budget line of this category")
ONE_DAY: Final = dt.timedelta(days=1)


def category_spending(state: ProjectState) -> tuple[SpendingFigures, ...]:
    """Each category told so far, against its budget lines as first agreed; changes have no category."""
    return tuple(_category(name, spent, state) for name, spent in state.cost.by_category)


def _category(name: str, spent: Decimal, state: ProjectState) -> SpendingFigures:
    key = f"cost.category.{slug(name)}"
    mine = [
        Input(f"{line.category} {line.year or ''}".strip(), line.amount, "", (("budget", "lines", n, "amount"),))
        for n, line in enumerate(state.project.budget.lines if state.project.budget else ())
        if slug(line.category) == slug(name)
    ]
    planned: Quantity = sum((Decimal(str(each.value)) for each in mine), Decimal()) if mine else NO_BUDGET_LINE
    told = _told(state, "by_category", name)
    return _figures(name, key, "budget", "sum of the budget lines", planned, mine, spent, told)


def month_spending(state: ProjectState) -> tuple[SpendingFigures, ...]:
    """Each month told so far, against the planned value of its days by the current plan, up to the data date."""
    if not state.cost.by_month:
        return ()
    curve = current_curve(state.project, approved_changes(state), work_calendar(state.project))
    found = []
    for name, spent in state.cost.by_month:
        first = dt.date.fromisoformat(f"{name}-01")
        last = min((first + dt.timedelta(days=31)).replace(day=1) - ONE_DAY, state.data_date)
        end: Quantity = planned_value(curve, last) if curve else NO_PLANNED_VALUE
        before: Quantity = planned_value(curve, first - ONE_DAY) if curve else NO_PLANNED_VALUE
        place: tuple[Location, ...] = (("budget", "planned"),) if state.project.budget and curve else ()
        parts = [Input("planned by its end", end, "", place), Input("planned before", before, "", place)]
        rule = "planned by its end or the data date − planned before"
        told = _told(state, "by_month", name)
        key = f"cost.month.{name}"
        found.append(_figures(name, key, "planned", rule, difference(end, before), parts, spent, told))
    return tuple(found)


def _figures(
    name: str,
    key: str,
    against: str,
    rule: str,
    planned: Quantity,
    parts: list[Input],
    spent: Decimal,
    told: tuple[Location, ...],
) -> SpendingFigures:
    inputs = (Input(against, planned, f"{key}.{against}"), Input("spent", spent, key))
    return SpendingFigures(
        name=name,
        planned=figure(f"{key}.{against}", f"{name}: {against}", planned, Unit.MONEY, rule, parts),
        spent=figure(key, f"{name}: spent", spent, Unit.MONEY, "as reported", (), told),
        left=figure(
            f"{key}.left", f"{name}: left", difference(planned, spent), Unit.MONEY, f"{against} − spent", inputs
        ),
    )


def _told(state: ProjectState, field: str, name: str) -> tuple[Location, ...]:
    """Where the amount was last written."""
    return max(_places(state, field, name), default=(dt.date.min, ()))[1]


def _places(state: ProjectState, field: str, name: str) -> Iterator[tuple[dt.date, tuple[Location, ...]]]:
    for number, update in enumerate(state.project.updates):
        cost: CostUpdate | None = update.cost
        if cost and update.date <= state.data_date and name in dict(getattr(cost, field)):
            yield update.date, (("updates", number, "cost", field, name),)

"""Effort in person-days: planned, approved, actual and forecast, on one date."""

from __future__ import annotations

from decimal import Decimal

from pmdocs.figures.asked import figure
from pmdocs.figures.baseline import approved_changes, effort_effect
from pmdocs.figures.formulas import Unit
from pmdocs.figures.model import EffortFigures, Figure, Input
from pmdocs.figures.quantity import Quantity, Undefined, difference
from pmdocs.state import ProjectState

NO_EFFORT = Undefined("no effort planned")
NO_EFFORT_REPORTED = Undefined("no effort reported")
NO_REMAINING = Undefined("remaining effort not reported")


def effort_figures(state: ProjectState) -> EffortFigures:
    """Person-days: planned, approved, actual and forecast."""
    written = state.project.budget.effort if state.project.budget else None
    summed = [d.effort for d in state.project.deliverables if d.effort is not None]
    planned: Quantity = written if written is not None else sum(summed, Decimal()) if summed else NO_EFFORT
    extra = effort_effect(approved_changes(state))
    approved: Quantity = planned + extra if isinstance(planned, Decimal) else planned
    actual: Quantity = NO_EFFORT_REPORTED if state.effort.actual is None else state.effort.actual
    left: Quantity = NO_REMAINING if state.effort.remaining is None else state.effort.remaining
    forecast: Quantity = actual + left if isinstance(actual, Decimal) and isinstance(left, Decimal) else left
    return EffortFigures(
        planned=_planned(state, planned),
        approved=figure(
            "effort.approved",
            "Approved effort",
            approved,
            Unit.COUNT,
            "planned + approved changes",
            (Input("planned", planned, "effort.planned"), Input("approved changes", extra, "changes.approved_effort")),
        ),
        actual=figure("effort.actual", "Actual effort", actual, Unit.COUNT, "as reported, since the start"),
        remaining=figure(
            "effort.remaining",
            "Remaining effort",
            left,
            Unit.COUNT,
            "as reported",
        ),
        forecast=figure(
            "effort.forecast",
            "Forecast effort",
            forecast,
            Unit.COUNT,
            "actual + remaining",
            (Input("actual", actual, "effort.actual"), Input("remaining", left, "effort.remaining")),
        ),
        variance=figure(
            "effort.variance",
            "Effort variance",
            difference(forecast, approved),
            Unit.COUNT,
            "forecast − approved",
            (Input("forecast", forecast, "effort.forecast"), Input("approved", approved, "effort.approved")),
        ),
    )


def _planned(state: ProjectState, value: Quantity) -> Figure:
    """Planned effort as written with the budget, else the sum over the deliverables of the plan."""
    budget = state.project.budget
    if budget and budget.effort is not None:
        places = (("budget", "effort"),)
        return figure("effort.planned", "Planned effort", value, Unit.COUNT, "as written", (), places)
    parts = [
        Input(item.id, item.effort, sources=(("deliverables", number, "effort"),))
        for number, item in enumerate(state.project.deliverables)
        if item.effort is not None
    ]
    return figure("effort.planned", "Planned effort", value, Unit.COUNT, "sum over the deliverables", parts)

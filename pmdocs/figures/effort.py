"""Effort in person-days: planned, approved, actual and forecast, on one date."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pmdocs.figures.asked import figure, quantity
from pmdocs.figures.baseline import approved_changes, effort_effect
from pmdocs.figures.formulas import Unit
from pmdocs.figures.model import EffortFigures, Figure, Input
from pmdocs.figures.quantity import Quantity, Undefined, difference
from pmdocs.project.kickoff import Deliverable, WorkPackage
from pmdocs.state import EffortState, ProjectState

NO_EFFORT = Undefined("no effort planned")
NO_EFFORT_REPORTED = Undefined("no effort reported")
NO_REMAINING = Undefined("remaining effort not reported")


def effort_figures(state: ProjectState) -> EffortFigures:
    """Person-days: planned, approved, actual and forecast."""
    planned = _planned_effort(state)
    extra = effort_effect(approved_changes(state))
    approved: Quantity = quantity(planned) + extra
    actual: Quantity = NO_EFFORT_REPORTED if state.effort.actual is None else state.effort.actual
    left = _left(state.effort)
    forecast: Quantity = actual + left
    return EffortFigures(
        planned=planned,
        approved=figure(
            "effort.approved",
            "Approved effort",
            approved,
            Unit.COUNT,
            "planned + approved changes",
            (
                Input("planned", planned.value, "effort.planned"),
                Input("approved changes", extra, "changes.approved_effort"),
            ),
        ),
        actual=figure("effort.actual", "Actual effort", actual, Unit.COUNT, "as reported, since the start"),
        remaining=figure(
            "effort.remaining",
            "Remaining effort",
            left,
            Unit.COUNT,
            "as reported, less what was worked since",
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


def _left(effort: EffortState) -> Quantity:
    """What is still to be worked: an older estimate less what was worked since, 0 at least."""
    if effort.remaining is None:
        return NO_REMAINING
    since = (effort.actual or Decimal()) - (effort.actual_when_estimated or effort.actual or Decimal())
    return max(effort.remaining - since, Decimal())


def _planned_effort(state: ProjectState) -> Figure:
    """Planned effort as written with the budget, else the sum over the deliverables, else over the work packages."""
    project = state.project
    if project.budget and project.budget.effort is not None:
        places = (("budget", "effort"),)
        return figure("effort.planned", "Planned effort", project.budget.effort, Unit.COUNT, "as written", (), places)
    works = any(item.effort is not None for item in project.work)
    packages = works and all(item.effort is None for item in project.deliverables)
    items: Sequence[Deliverable | WorkPackage] = project.work if packages else project.deliverables
    topic = "work" if packages else "deliverables"
    parts = [
        Input(item.id, item.effort, sources=((topic, number, "effort"),))
        for number, item in enumerate(items)
        if item.effort is not None
    ]
    value = sum((item.effort for item in items if item.effort is not None), Decimal()) if parts else NO_EFFORT
    rule = "sum over the work packages" if packages else "sum over the deliverables"
    return figure("effort.planned", "Planned effort", value, Unit.COUNT, rule, parts)

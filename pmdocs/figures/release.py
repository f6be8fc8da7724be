"""The release in chances: dates simulated from the velocity of past sprints, else from the throughput of weeks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from pmdocs.figures.asked import catalogued, quantity
from pmdocs.figures.flow import weekly_throughput
from pmdocs.figures.formulas import Unit
from pmdocs.figures.iterations import flow_items
from pmdocs.figures.model import AgileFigures, FigureValue, Input, Location, ScheduleFigures
from pmdocs.figures.quantity import Quantity, Undefined
from pmdocs.figures.release_simulation import (
    RUNS,
    Pace,
    ReleaseDates,
    periods_over,
    simulated_release,
)
from pmdocs.project.agile import Agile
from pmdocs.state import ProjectState

WEEK: Final = 7
WEEKS_LOOKED_AT: Final = 12
NO_ITEMS_LEFT_KNOWN: Final = Undefined("nobody says how many items are ready")
NOTHING_LEFT: Final = Undefined("nothing remains to be done")
NO_PACE: Final = Undefined("neither sprints nor finished items to draw from")
NOTHING_AGILE: Final[Mapping[str, None]] = MappingProxyType(
    dict.fromkeys(("release_p50", "release_p80", "release_p95", "release_chance"))
)
_CHANCES: Final = MappingProxyType({"release_p50": 50, "release_p80": 80, "release_p95": 95})


def release_figures(state: ProjectState, schedule: ScheduleFigures, agile: AgileFigures | None) -> Mapping[str, Any]:
    """Dates at 50, 80 and 95 of 100, and the chance of the approved finish; None without sprints or flow."""
    plan = state.project.agile
    if plan is None or agile is None or not (plan.sprints or state.sprints or plan.flow):
        return NOTHING_AGILE
    left, pace, inputs = _sprints(state, agile, plan) if agile.sprints else _weeks(state, plan)
    found = _simulated(state, left, pace)
    drawn = (*inputs, Input("runs", RUNS, unit=Unit.COUNT))
    approved = schedule.approved_finish.value
    target = Input("approved finish", approved, "schedule.approved_finish", unit=Unit.DATE)
    chance: FigureValue = found if isinstance(found, Undefined) else _chance(found, approved)
    days = {name: found.by(share) if isinstance(found, ReleaseDates) else found for name, share in _CHANCES.items()}
    return {
        **{name: catalogued(f"agile.{name}", name, day, drawn) for name, day in days.items()},
        "release_chance": catalogued("agile.release_chance", "release_chance", chance, (target, *drawn)),
    }


def _chance(found: ReleaseDates, approved: FigureValue) -> Quantity:
    if isinstance(approved, dt.date):
        return found.chance_by(approved)
    return approved if isinstance(approved, Undefined) else Undefined("no approved finish")


def _simulated(state: ProjectState, left: Quantity, pace: Pace | Undefined) -> ReleaseDates | Undefined:
    if isinstance(left, Undefined):
        return left
    if left <= 0:
        return NOTHING_LEFT
    if isinstance(pace, Undefined):
        return pace
    seed = f"{state.project.project.code}|{state.data_date}|{left}|{','.join(map(str, pace.completed))}"
    return simulated_release(left, pace, seed)


def _sprints(
    state: ProjectState, agile: AgileFigures, plan: Agile
) -> tuple[Quantity, Pace | Undefined, tuple[Input, ...]]:
    """Points left, and what each finished sprint completed."""
    left = quantity(agile.remaining)
    done = [sprint for sprint in agile.sprints if sprint.finished and sprint.completed is not None]
    named = [
        Input(sprint.id, sprint.completed, f"sprint.{sprint.id}.completed", unit=Unit.COUNT)
        for sprint in done
        if sprint.completed is not None
    ]
    inputs = (Input("remaining", left, "agile.remaining", unit=Unit.COUNT), *named)
    if not done:
        return left, NO_PACE, inputs
    start = periods_over(max(sprint.finish for sprint in done), state.data_date, max(plan.sprint_days, 1))
    completed = tuple(sprint.completed for sprint in done if sprint.completed is not None)
    return left, Pace(completed, max(plan.sprint_days, 1), start, state.data_date), inputs


def _weeks(state: ProjectState, plan: Agile) -> tuple[Quantity, Pace | Undefined, tuple[Input, ...]]:
    """Items begun and items ready, and how many items each of the last full weeks finished."""
    items = [item for item in flow_items(plan) if item.started <= state.data_date]
    ready, place = _ready(state, plan)
    begun = sum(item.finished is None or item.finished > state.data_date for item in items)
    left: Quantity = NO_ITEMS_LEFT_KNOWN if ready is None else ready + begun
    flow: tuple[Location, ...] = (("agile", "flow"),) if plan.flow else ()
    inputs = (
        Input("items ready", NO_ITEMS_LEFT_KNOWN if ready is None else ready, "", place, Unit.COUNT),
        Input("items begun", begun, "", flow, Unit.COUNT),
    )
    if not items:
        return left, NO_PACE, inputs
    first = min(item.started for item in items)
    weeks = min(WEEKS_LOOKED_AT, ((state.data_date - first).days + 1) // WEEK)
    done = weekly_throughput(items, state.data_date, weeks)
    pace = Pace(tuple(map(Decimal, done)), WEEK, state.data_date, state.data_date)
    counted = (Input(f"week {n}", count, "", flow, Unit.COUNT) for n, count in enumerate(done, start=1))
    return left, pace, (*inputs, *counted)


def _ready(state: ProjectState, plan: Agile) -> tuple[Decimal | None, tuple[Location, ...]]:
    """Items ready to start, as the last update that counted them said, else as the plan does."""
    said = [
        (update.date, update.backlog.ready, number)
        for number, update in enumerate(state.project.updates)
        if update.date <= state.data_date and update.backlog and update.backlog.ready is not None
    ]
    if said:
        _, ready, number = max(said, key=lambda each: each[0])
        return ready, (("updates", number, "backlog", "ready"),)
    if plan.backlog and plan.backlog.ready is not None:
        return Decimal(plan.backlog.ready), (("agile", "backlog", "ready"),)
    return None, ()

"""Sprints, backlog and flow of one project on one date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from pmdocs.figures.agile import (
    NO_SCOPE,
    NO_SPRINT_DONE,
    BurnUpPoint,
    DateRange,
    SprintResult,
    Velocity,
    agile_value,
    forecast_dates,
    ideal_burndown,
    said_to_done,
    velocity,
)
from pmdocs.figures.asked import Inputs, figure
from pmdocs.figures.fault import FigureError
from pmdocs.figures.flow import (
    FlowDay,
    FlowItem,
    cumulative_flow,
    cycle_time_percentile,
    mean_throughput,
    weekly_throughput,
    work_in_progress,
)
from pmdocs.figures.formulas import Unit
from pmdocs.figures.model import AgileFigures, Figure, Input, Location, SprintFigures
from pmdocs.figures.quantity import NO_BUDGET, Quantity, Undefined, ratio
from pmdocs.project.agile import Agile, Sprint
from pmdocs.state import ProjectState

NO_ITEMS = Undefined("no items written")
NOT_FINISHED = Undefined("sprint not finished")
WEEKS_LOOKED_AT = 8
ONE_DAY, ONE_WEEK = dt.timedelta(days=1), dt.timedelta(weeks=1)


def agile_figures(state: ProjectState, bac: Quantity) -> AgileFigures | None:
    """Everything agile on the data date; None for a project that writes nothing agile."""
    agile = state.project.agile
    if agile is None:
        return None
    begun = [(s, n) for n, s in enumerate(state.sprints, start=1) if s.start <= state.data_date]
    begun.sort(key=lambda each: (each[0].start, each[1]))
    sprints = tuple(_sprint(sprint, number, state.data_date) for sprint, number in begun)
    finished = [s for s in sprints if s.finished and s.completed is not None]
    gone = [s for s in begun if s[0].finish <= state.data_date]
    pace = velocity([s.completed for s in finished if s.completed is not None])
    scope, first_scope = _scope_on(state, state.data_date), _first_scope(state)
    done = sum((s.completed for s in sprints if s.completed is not None), Decimal())
    left: Quantity = scope - done if isinstance(scope, Decimal) else scope
    now, so_far = Input("scope", scope, "agile.scope"), Input("done", done, "agile.done")
    start = Input("scope at the start", first_scope, sources=_first_scope_place(agile))
    return AgileFigures(
        unit=agile.backlog.unit if agile.backlog else "points",
        sprints=sprints,
        current=next((s for s in reversed(sprints) if s.start <= state.data_date <= s.finish), None),
        velocity=pace,
        scope=figure(
            "agile.scope",
            "Scope",
            scope,
            Unit.COUNT,
            "total scope of the backlog on the data date",
            (),
            _backlog(agile),
        ),
        done=_points(
            "agile.done",
            "Done",
            done,
            "sum of points completed",
            [Input(s.id, s.completed, f"sprint.{s.id}.completed") for s in sprints if s.completed is not None],
        ),
        remaining=_points("agile.remaining", "Remaining", left, "scope − done", (now, so_far)),
        percent_done=figure(
            "agile.percent_done",
            "Done, of the scope",
            ratio(done, scope, NO_SCOPE),
            Unit.SHARE,
            "done / scope",
            (so_far, now),
        ),
        scope_added=_points(
            "agile.scope_added",
            "Scope added",
            _growth(first_scope, scope),
            "scope − scope at the start, where it grew",
            (now, start),
        ),
        scope_removed=_points(
            "agile.scope_removed",
            "Scope removed",
            _growth(scope, first_scope),
            "scope at the start − scope, where it shrank",
            (start, now),
        ),
        forecast=_forecast(left, pace, finished, agile, state.data_date),
        burn_up=tuple(_burn_up(state, finished, first_scope)),
        burn_up_dates=(_start(state), *(s.finish for s in finished)),
        burndown=_burndown(state),
        **_earned(agile, len(gone), done, scope, bac),
        **_flow_figures(agile, state.data_date),
        flow=_flow(agile, state.data_date),
    )


def _backlog(agile: Agile) -> tuple[Location, ...]:
    return (("agile", "backlog"),) if agile.backlog else ()


def _first_scope_place(agile: Agile) -> tuple[Location, ...]:
    """Where the scope at the start is written: the first point of its line, else the epics it is the sum of."""
    if agile.backlog and agile.backlog.scope:
        return (("agile", "backlog", "scope", agile.backlog.scope[0][0].isoformat()),)
    return _backlog(agile)


def _points(key: str, label: str, value: Quantity, formula: str, inputs: Inputs = ()) -> Figure:
    return figure(key, label, value, Unit.COUNT, formula, inputs)


def _sprint(sprint: Sprint, number: int, data_date: dt.date) -> SprintFigures:
    finished = sprint.finish <= data_date and sprint.completed is not None
    ratio_: Quantity = NOT_FINISHED
    carried: Quantity = NOT_FINISHED
    if finished and sprint.committed is not None and sprint.completed is not None:
        ratio_ = said_to_done(sprint.committed, sprint.completed)
        carried = SprintResult(sprint.committed, sprint.completed, sprint.added, sprint.removed).carried_over
    return SprintFigures(
        id=sprint.id,
        number=sprint.number or number,
        start=sprint.start,
        finish=sprint.finish,
        goal=sprint.goal,
        met=sprint.met.value if sprint.met else None,
        committed=sprint.committed,
        completed=sprint.completed if finished else None,
        said_to_done=ratio_,
        carried_over=carried,
        added=Decimal(sprint.added),
        removed=Decimal(sprint.removed),
        finished=finished,
    )


def _start(state: ProjectState) -> dt.date:
    return min((s.start for s in state.sprints), default=state.project.project.start)


def _scope_on(state: ProjectState, day: dt.date) -> Quantity:
    known = [point.points for point in state.scope if point.date <= day]
    return known[-1] if known else _first_scope(state)


def _first_scope(state: ProjectState) -> Quantity:
    if state.scope:
        return state.scope[0].points
    agile = state.project.agile
    epics = agile.backlog.epics if agile and agile.backlog else ()
    return sum((epic.points for epic in epics), Decimal()) if epics else NO_SCOPE


def _growth(less: Quantity, more: Quantity) -> Quantity:
    """By how much the second scope is larger than the first; 0 where it is not."""
    if isinstance(less, Undefined) or isinstance(more, Undefined):
        return NO_SCOPE
    return max(more - less, Decimal())


def _forecast(
    left: Quantity, pace: Velocity | Undefined, finished: Sequence[SprintFigures], agile: Agile, data_date: dt.date
) -> DateRange | Undefined:
    """Counted from the end of the last sprint that is over: one without a result is time gone all the same."""
    if isinstance(left, Undefined):
        return left
    if not finished:
        return NO_SPRINT_DONE
    last = finished[-1].finish
    if left > 0:
        last += dt.timedelta(days=(data_date - last).days // agile.sprint_days * agile.sprint_days)
    return forecast_dates(max(left, Decimal()), pace, last, agile.sprint_days)


def _burn_up(state: ProjectState, finished: Sequence[SprintFigures], first: Quantity) -> list[BurnUpPoint]:
    if isinstance(first, Undefined):
        return []
    points, done = [BurnUpPoint(0, Decimal(), first)], Decimal()
    for sprint in finished:
        done += sprint.completed or Decimal()
        scope = _scope_on(state, sprint.finish)
        points.append(BurnUpPoint(sprint.number, done, scope if isinstance(scope, Decimal) else first))
    return points


def _burndown(state: ProjectState) -> tuple[tuple[dt.date, Decimal, Decimal | None], ...]:
    """Ideal and remaining points by day of the sprint under way; empty without a remaining curve."""
    running = [s for s in state.sprints if s.start <= state.data_date <= s.finish and s.remaining and s.committed]
    if not running:
        return ()
    sprint = max(running, key=lambda s: s.start)
    days = (sprint.finish - sprint.start).days
    ideal = ideal_burndown(sprint.committed or Decimal(), days) if days else (Decimal(),)
    known = {day: points for day, points in sprint.remaining if day <= state.data_date}
    return tuple(
        (sprint.start + ONE_DAY * n, value, known.get(sprint.start + ONE_DAY * n)) for n, value in enumerate(ideal)
    )


def _earned(agile: Agile, gone: int, done: Decimal, scope: Quantity, bac: Quantity) -> dict[str, Figure]:
    """AgileEVM of the release as planned now: its points are the scope of the data date, its BAC the approved budget.

    Scope that grew is planned anew, so that more points done than first planned is no error; the burn-up keeps the old
    line. Undefined where the sprints of the release are not planned.
    """
    planned = agile.planned_sprints
    pv: Quantity = NO_SCOPE
    ev: Quantity = NO_SCOPE
    if isinstance(bac, Undefined):
        pv = ev = NO_BUDGET
    elif planned and isinstance(scope, Decimal):
        try:
            value = agile_value(gone, planned, done, scope, bac)
            pv, ev = value.pv, value.ev
        except FigureError as error:
            pv = ev = Undefined(str(error))
    budget = Input("BAC", bac)
    over = Input("sprints over", gone, unit=Unit.COUNT)
    promised = Input(
        "sprints planned", planned or 0, "", (("agile", "planned_sprints"),) if planned else (), Unit.COUNT
    )
    points = (Input("points done", done, "agile.done"), Input("points planned", scope, "agile.scope"))
    return {
        "pv": figure(
            "agile.pv",
            "Planned value of the release",
            pv,
            Unit.MONEY,
            "sprints over / sprints planned × BAC, never more than all of it",
            (over, promised, budget),
        ),
        "ev": figure(
            "agile.ev",
            "Earned value of the release",
            ev,
            Unit.MONEY,
            "points done / points planned × BAC",
            (*points, budget),
        ),
    }


def flow_items(agile: Agile) -> tuple[FlowItem, ...]:
    """The items of the flow with their dates; none where no flow is written."""
    return tuple(FlowItem(item.started, item.finished) for item in agile.flow.items) if agile.flow else ()


def _flow_figures(agile: Agile, data_date: dt.date) -> dict[str, Figure]:
    items = flow_items(agile)
    first = min((item.started for item in items), default=data_date)
    weeks = min(WEEKS_LOOKED_AT, max((data_date - first + ONE_DAY) // ONE_WEEK, 0))
    rate: Quantity = mean_throughput(weekly_throughput(items, data_date, weeks)) if items else NO_ITEMS
    half = cycle_time_percentile(items, data_date, 50) if items else NO_ITEMS
    most = cycle_time_percentile(items, data_date, 85) if items else NO_ITEMS
    wip: int | Undefined = work_in_progress(items, data_date) if items else NO_ITEMS
    rows: dict[str, tuple[str, Quantity | int, Unit, str]] = {
        "throughput": ("Throughput a week", rate, Unit.COUNT, f"items done / weeks, last {weeks} weeks"),
        "cycle_50": ("Cycle time, half of the items within", half, Unit.DAYS, "50th percentile, nearest rank"),
        "cycle_85": ("Cycle time, 85 % of the items within", most, Unit.DAYS, "85th percentile, nearest rank"),
        "wip": ("Work in progress", wip, Unit.COUNT, "items started and not done"),
    }
    place = (("agile", "flow"),) if agile.flow else ()
    return {name: figure(f"agile.{name}", *row, sources=place) for name, row in rows.items()}


def _flow(agile: Agile, data_date: dt.date) -> tuple[FlowDay, ...]:
    items = tuple(item for item in flow_items(agile) if item.started <= data_date)
    return cumulative_flow(items, min(item.started for item in items), data_date) if items else ()

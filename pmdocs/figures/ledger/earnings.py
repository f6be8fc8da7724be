"""A figure for what each piece of work has earned by its own method, with the progress that says so."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from pmdocs.figures.asked import figure
from pmdocs.figures.baseline import work_calendar
from pmdocs.figures.calendar import WorkCalendar
from pmdocs.figures.earning import MEASURED, EarningMethod
from pmdocs.figures.formulas import Unit
from pmdocs.figures.ledger.origins import Origins, Places
from pmdocs.figures.model import Figure, Figures, Input
from pmdocs.figures.quantity import Undefined
from pmdocs.figures.work_earned import Costed, earned_by, progress_on, weights_in_force, work_dates
from pmdocs.project.kickoff import Deliverable, WorkPackage
from pmdocs.project.updates import Progress
from pmdocs.state import ProjectState, WorkState

NOT_WRITTEN: Final = Undefined("not written")
MOST_WEIGHTS: Final = 6
"""Milestones whose weights find room in one formula."""
FIXED: Final = MappingProxyType(
    {
        EarningMethod.ZERO_HUNDRED: "cost once finished, else 0",
        EarningMethod.FIFTY_FIFTY: "half of the cost once started, all of it once finished",
        EarningMethod.TWENTY_EIGHTY: "a fifth of the cost once started, all of it once finished",
    }
)
"""How the methods that look at start and finish alone turn progress into value."""


def earning_figures(figures: Figures, origins: Origins) -> Iterator[Figure]:
    """What each work package and each deliverable with a cost has earned."""
    state = figures.state
    calendar = work_calendar(state.project)
    for number, package in enumerate(state.project.work):
        yield _earned(package, state, calendar, origins, (("work", number, "cost"),))
    for item in state.deliverables:
        if item.cost is not None:
            yield _earned(item, state, calendar, origins, origins.said(Deliverable, item.id, "cost"))


def _earned(item: Costed, state: ProjectState, calendar: WorkCalendar, origins: Origins, cost: Places) -> Figure:
    method = EarningMethod(item.method.value)
    rule, parts = share_of(item, state, calendar, origins)
    inputs = [Input("cost", item.cost or Decimal(), sources=cost), *parts]
    family = "work" if isinstance(item, WorkPackage) else "deliverable"
    value = earned_by(item, state, calendar)
    label = f"{item.id} {item.name}: earned value"
    text = FIXED.get(method, f"cost × {rule}")
    return figure(f"{family}.{item.id}.earned", label, value, Unit.MONEY, text, inputs)


def share_of(
    item: Costed, state: ProjectState, calendar: WorkCalendar, origins: Origins
) -> tuple[str, tuple[Input, ...]]:
    """How the share of the work that counts is made up, as a formula and what stands in it."""
    method = EarningMethod(item.method.value)
    if method is EarningMethod.LEVEL_OF_EFFORT:
        return _by_time(item, state, calendar, origins)
    if method in MEASURED and not progress_on(item, state).finished:
        return (_by_units if method is EarningMethod.UNITS else _by_milestones)(item, state, origins)
    if method in FIXED:
        return "", (_course(item, state, origins),)
    return "share complete", (_percentage(item, state, origins),)


def _handed_over(item: Costed, origins: Origins) -> Places:
    return origins.said(Progress, item.id, "delivered") or origins.said(Progress, item.id, "accepted")


def _percentage(item: Costed, state: ProjectState, origins: Origins) -> Input:
    work = state.work.get(item.id, WorkState())
    done = progress_on(item, state).finished
    share = Decimal(1) if done else NOT_WRITTEN if work.percent is None else work.percent
    return Input(
        "share complete", share, "", _handed_over(item, origins) or _said(item, "percent", origins), Unit.SHARE
    )


def _said(item: Costed, name: str, origins: Origins) -> Places:
    return origins.said(Progress, item.id, name)


def _by_units(item: Costed, state: ProjectState, origins: Origins) -> tuple[str, tuple[Input, ...]]:
    done, planned = state.work.get(item.id, WorkState()).units, item.units
    return "units done / units in all", (
        Input("units done", NOT_WRITTEN if done is None else done, "", _said(item, "units", origins), Unit.COUNT),
        Input(
            "units in all",
            NOT_WRITTEN if planned is None else planned,
            "",
            origins.said(type(item), item.id, "units"),
            Unit.COUNT,
        ),
    )


def _by_milestones(item: Costed, state: ProjectState, _origins: Origins) -> tuple[str, tuple[Input, ...]]:
    """The weights of the milestones reached over all weights: ``M-1 / (M-1 + M-2)``."""
    weights = weights_in_force(item, state)
    parts = tuple(Input(w.milestone, w.weight, f"milestone.{w.milestone}.status", unit=Unit.SHARE) for w in weights)
    if len(parts) > MOST_WEIGHTS:
        return "weights of the milestones reached / all weights", parts
    steps = zip(weights, progress_on(item, state).milestones, strict=True)
    reached = " + ".join(weight.milestone for weight, (_, done) in steps if done)
    above = f"({reached})" if " + " in reached else reached or "0"
    return f"{above} / ({' + '.join(part.name for part in parts)})", parts


def _by_time(
    item: Costed, state: ProjectState, calendar: WorkCalendar, origins: Origins
) -> tuple[str, tuple[Input, ...]]:
    """Care earns as its days go by, whatever else is reported."""
    start, finish = work_dates(item, state)
    whole = calendar.elapsed(start, finish) if finish else 0
    if finish is None or not whole:
        return "share of its time that is over", ()
    names = ("start", "finish" if isinstance(item, WorkPackage) else "due")
    first, last = (origins.said(type(item), item.id, name) for name in names)
    over = min(calendar.elapsed(start, state.data_date), whole)
    return "days over / days in all", (
        Input("days over", over, "", first, Unit.DAYS),
        Input("days in all", whole, "", (*first, *last), Unit.DAYS),
    )


def _course(item: Costed, state: ProjectState, origins: Origins) -> Input:
    """How far work has come that earns at its start and its finish only."""
    progress, over = progress_on(item, state), _handed_over(item, origins)
    word = "finished" if progress.finished else "started" if progress.started else "not started"
    return Input("progress", word, "", over or _said(item, "started", origins) or _said(item, "percent", origins))

"""What must hold before any figure can be computed: dates within the project, and no more earned than there is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from pmdocs.figures.agreed import agreed
from pmdocs.figures.baseline import (
    approved_changes,
    approved_finish_after,
    cost_effect,
    effect,
    first_budget,
    work_calendar,
)
from pmdocs.figures.calendar import WorkCalendar, public_holidays
from pmdocs.figures.money import MoneyBasis, earned_in_full, money_bases
from pmdocs.figures.reconcile.places import Places, Spot
from pmdocs.figures.reconcile.rule import Doubt
from pmdocs.figures.work_earned import costed_work
from pmdocs.project.budgeting import amount
from pmdocs.project.definition import Project
from pmdocs.project.kickoff import Deliverable, EarningMethod
from pmdocs.project.nouns import listed
from pmdocs.project.registers import Change
from pmdocs.project.updates import Progress
from pmdocs.state import ProjectState, WorkState, on_date, replay

Obstacle = Callable[[Sequence[ProjectState], Places], Iterator[Doubt]]


def obstacles(project: Project, places: Places, data_date: dt.date) -> Iterator[tuple[str, Doubt]]:
    """Everything that would stop a formula, with its code; later ones are looked for only where the first hold."""
    *earlier, last = replay(project, data_date)
    states = (*earlier, on_date(last, data_date))
    for stage in STAGES:
        found = [(code, doubt) for code, look in stage.items() for doubt in look(states, places)]
        yield from found
        if found:
            return


def _country(states: Sequence[ProjectState], places: Places) -> Iterator[Doubt]:
    schedule = states[0].project.settings.schedule
    if schedule.country is None:
        return
    try:
        public_holidays(schedule.country, ())
    except ValueError:
        yield Doubt(
            places.at("settings", "schedule", "country"),
            f"No public holidays are known for the country '{schedule.country}'.",
            "Write its two-letter code, such as DE, or list the days off under 'holidays'.",
        )


def _planned_too_early(states: Sequence[ProjectState], places: Places) -> Iterator[Doubt]:
    project = states[0].project
    start = project.project.start
    for day, value in project.budget.planned if project.budget else ():
        if day < start:
            yield Doubt(
                places.at("budget", "planned", day),
                f"{amount(value)} is planned by {day}, before the project starts on {start}.",
                "Correct the date of the curve, or the project's start.",
                (places.at("project", "start"),),
            )


def _approved_too_early(states: Sequence[ProjectState], places: Places) -> Iterator[Doubt]:
    start = states[0].project.project.start
    for change in _approved(states):
        done = effect(change)
        if change.decided and change.decided < start and (done.cost or done.days or done.finish):
            yield Doubt(
                places.said(Change, change.id, "decided"),
                f"Change {change.id} was decided on {change.decided}, before the project starts on {start}.",
                "Correct the date, or make the change part of the plan: nothing can be changed before it begins.",
                (places.at("project", "start"),),
            )


def _impossible_finish(states: Sequence[ProjectState], places: Places) -> Iterator[Doubt]:
    project = states[0].project
    calendar = work_calendar(project)
    told = set()
    for state in states:
        finish = project.project.finish
        for change in approved_changes(state):
            moved = _moved(finish, change, calendar)
            if moved is None or moved < project.project.start:
                if change.id not in told:
                    yield _lost_finish(change, moved, project, places)
                told.add(change.id)
                break
            finish = moved


def _moved(finish: dt.date, change: Change, calendar: WorkCalendar) -> dt.date | None:
    """The finish after a change; None where no calendar goes."""
    try:
        return approved_finish_after(finish, change, calendar)
    except OverflowError:
        return None


def _lost_finish(change: Change, moved: dt.date | None, project: Project, places: Places) -> Doubt:
    where = f"to {moved}, before the project starts" if moved else "beyond any date a calendar knows"
    return Doubt(
        places.said(Change, change.id, "effect", "finish" if effect(change).finish else "days"),
        f"Change {change.id} moves the finish {where}.",
        "Correct the days or the finish of its effect.",
        (places.at("project", "start" if moved else "finish"),),
    )


def _no_budget_left(states: Sequence[ProjectState], places: Places) -> Iterator[Doubt]:
    first = first_budget(states[0].project)
    for state in states:
        changes = approved_changes(state)
        if first is not None and first + cost_effect(changes) < 0:
            cuts = [change for change in changes if (effect(change).cost or 0) < 0]
            yield Doubt(
                places.said(Change, cuts[-1].id, "effect", "cost"),
                f"The approved changes take {amount(-cost_effect(changes))} out of a budget of {amount(first)}.",
                "Correct the cost effect of the change, or the budget.",
                (_budget(state.project, places),),
            )
            return


def _approved(states: Sequence[ProjectState]) -> tuple[Change, ...]:
    """Every change approved in any report, as it was approved first."""
    found: dict[str, Change] = {}
    for state in states:
        for change in approved_changes(state):
            found.setdefault(change.id, change)
    return tuple(found.values())


def _budget(project: Project, places: Places) -> Spot:
    """Where the budget at completion was written."""
    if project.budget and (project.budget.lines or project.budget.planned):
        return places.at("budget", "lines" if project.budget.lines else "planned")
    return places.topic("work" if project.work else "deliverables")


def _too_many_units(states: Sequence[ProjectState], places: Places) -> Iterator[Doubt]:
    state = states[-1]
    for item in costed_work(state, agreed(state, work_calendar(state.project))):
        done = state.work.get(item.id, WorkState()).units
        if item.method is EarningMethod.UNITS and done is not None and item.units is not None and done > item.units:
            yield Doubt(
                places.said(Progress, item.id, "units"),
                f"{item.id}: {amount(done)} units are done, more than the {amount(item.units)} there are.",
                "Correct the progress, or the number of units.",
                (places.said(type(item), item.id, "units"),),
            )


def _above_budget(states: Sequence[ProjectState], places: Places) -> Iterator[Doubt]:
    for basis in _bases(states):
        ev, budget = earned_in_full(basis), basis.budget_now
        if isinstance(ev, Decimal) and isinstance(budget, Decimal) and ev > budget:
            day = basis.state.data_date
            yield Doubt(
                _earned_at(basis, places),
                f"By {day}, {amount(ev)} is earned, more than the whole budget of {amount(budget)}.",
                "Correct the progress or the costs of the work; work that was added needs an approved change.",
                (_budget(basis.state.project, places), *_costs(basis, places)),
            )
            return


def _above_curve(states: Sequence[ProjectState], places: Places) -> Iterator[Doubt]:
    for basis in _bases(states):
        ev, budget, curve = basis.ev, basis.budget_now, basis.curve
        within = isinstance(ev, Decimal) and not (isinstance(budget, Decimal) and ev > budget)
        if curve and isinstance(ev, Decimal) and within and ev > curve.bac:
            day, ends = basis.state.data_date, amount(curve.bac)
            remedy, related = _end_of_curve(basis.state.project, places)
            fact = f"By {day}, {amount(ev)} is earned, but no more than {ends} is ever planned."
            yield Doubt(_earned_at(basis, places), fact, remedy, related)
            return


def _end_of_curve(project: Project, places: Places) -> tuple[str, tuple[Spot, ...]]:
    """How to make the plan reach its budget, and where: the last point of the curve, or the work without a date."""
    points = project.budget.planned if project.budget else ()
    if points:
        return "Continue the planned value up to the budget.", (places.at("budget", "planned", points[-1][0]),)
    undated = [item.id for item in project.deliverables if item.cost and item.due is None]
    remedy = f"Add a due date to {listed(undated)}." if undated else "Correct the progress, or the costs of the work."
    return remedy, tuple(places.entry(Deliverable, key) for key in undated)


def _bases(states: Sequence[ProjectState]) -> Iterator[MoneyBasis]:
    calendar = work_calendar(states[0].project)
    return iter(money_bases(states, calendar))


def _earned_at(basis: MoneyBasis, places: Places) -> Spot:
    """Where the earned value of a report comes from: stated, or the progress reported last by then."""
    state = basis.state
    stated = state.cost.earned is not None
    for number, update in sorted(enumerate(state.project.updates), key=lambda each: each[1].date, reverse=True):
        if update.date > state.data_date:
            continue
        if stated and update.cost and update.cost.earned is not None:
            return places.at("updates", number, "cost", "earned")
        if not stated and update.progress:
            return places.at("updates", number, "progress")
    return places.at("project")


def _costs(basis: MoneyBasis, places: Places) -> tuple[Spot, ...]:
    """The costs that an update has added or raised since the plan."""
    if basis.state.cost.earned is not None:
        return ()
    planned = {item.id: item.cost for item in basis.state.project.deliverables}
    changed = [item for item in basis.state.deliverables if item.cost and item.cost != planned.get(item.id)]
    return tuple(places.said(Deliverable, item.id, "cost") for item in changed)


STAGES: Final[tuple[Mapping[str, Obstacle], ...]] = (
    MappingProxyType(
        {"PM200": _planned_too_early, "PM201": _approved_too_early, "PM203": _no_budget_left, "PM206": _country}
    ),
    MappingProxyType({"PM202": _impossible_finish}),
    MappingProxyType({"PM204": _above_budget, "PM205": _above_curve, "PM207": _too_many_units}),
)
"""The obstacles by code; each stage needs the ones before it, which make its own figures possible."""

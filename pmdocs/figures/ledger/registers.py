"""A figure for everything derived in the rows of milestones, deliverables, issues, decisions, actions and changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from pmdocs.figures.asked import figure
from pmdocs.figures.baseline import approved_changes, effect, work_calendar
from pmdocs.figures.calendar import WorkCalendar
from pmdocs.figures.formulas import FORMULAS, Unit
from pmdocs.figures.ledger.origins import Origins, Places
from pmdocs.figures.model import (
    DeliverableFigures,
    DeliverableStatus,
    Figure,
    Figures,
    FigureValue,
    Input,
    MilestoneFigures,
)
from pmdocs.figures.money import Costed, earned_by
from pmdocs.figures.quantity import Undefined
from pmdocs.project.kickoff import Deliverable, EarningMethod, WorkPackage
from pmdocs.project.plan import Milestone
from pmdocs.project.registers import Action, Change, Decision, Issue
from pmdocs.project.updates import Progress
from pmdocs.state import ProjectState, WorkState

NOT_IN_A_REPORT: Final = Undefined("in no report before this one")
NOT_WRITTEN: Final = Undefined("not written")
EARNED_HOW: Final = MappingProxyType(
    {
        EarningMethod.ZERO_HUNDRED: "cost once finished, else 0",
        EarningMethod.FIFTY_FIFTY: "half of the cost once started, all of it once finished",
        EarningMethod.TWENTY_EIGHTY: "a fifth of the cost once started, all of it once finished",
        EarningMethod.MILESTONES: "cost × weights of the milestones reached",
        EarningMethod.PERCENT: "cost × share complete",
        EarningMethod.UNITS: "cost × units done / units in all",
        EarningMethod.LEVEL_OF_EFFORT: "cost × share of its time that is over",
    }
)
"""How each method turns progress into value."""


def register_figures(figures: Figures, origins: Origins) -> Iterator[Figure]:
    """The rows of all registers but the risks, in the order of the documents."""
    calendar = work_calendar(figures.state.project)
    approved = _approved_places(figures.state, origins)
    courses = {line.id: line.points for line in figures.schedule.trend}
    for row in figures.schedule.milestones:
        course = tuple(Input(f"in the report of {day}", then) for day, then in courses.get(row.milestone.id, ()))
        yield from _milestone(row, origins, approved.get(row.milestone.id, ()), course)
    for row_ in figures.deliverables:
        yield from _deliverable(row_, figures.state, origins)
    for number, package in enumerate(figures.state.project.work):
        yield _earned(package, figures.state, calendar, origins, (("work", number, "cost"),))
    for item in figures.state.deliverables:
        if item.cost is not None:
            yield _earned(item, figures.state, calendar, origins, origins.said(Deliverable, item.id, "cost"))
    yield from _due(figures, origins)
    yield from _changes(figures, origins)


def _approved_places(state: ProjectState, origins: Origins) -> dict[str, Places]:
    """Where an approved change has set the baseline date of a milestone, the latest decision last."""
    return {
        key: origins.said(Change, change.id, "effect", "milestones", key)
        for change in approved_changes(state)
        for key in effect(change).milestones
    }


def _milestone(
    row: MilestoneFigures, origins: Origins, approved: Places, course: tuple[Input, ...]
) -> Iterator[Figure]:
    item = row.milestone
    key, name = f"milestone.{item.id}", f"{item.id} {item.name}"
    written = origins.said(Milestone, item.id, "date")
    baseline = Input("baseline date", row.baseline, sources=written)

    def days(what: str, words: str, value: int | Undefined, *inputs: Input) -> Figure:
        return figure(f"{key}.{what}", f"{name}: {words}", value, Unit.DAYS, _text(inputs), inputs)

    dates = [
        Input(field, value, sources=origins.said(Milestone, item.id, field))
        for field, value in (("actual", item.actual), ("forecast", item.forecast))
        if value is not None
    ][:1]
    expected = Input("date expected", row.expected, f"{key}.expected")
    agreed = Input("approved date", row.approved, f"{key}.approved")
    before = NOT_IN_A_REPORT if row.previous is None else row.previous
    last = [point for point in course if point.value == row.previous][-1:]
    then = Input("date expected then", before, f"{key}.previous")
    yield figure(f"{key}.approved", f"{name}: approved date", row.approved, Unit.DATE, _SET, (baseline,), approved)
    yield figure(f"{key}.expected", f"{name}: date expected", row.expected, Unit.DATE, _EXPECTED, dates or (agreed,))
    yield figure(f"{key}.previous", f"{name}: date expected in the last report", before, Unit.DATE, _EXPECTED, last)
    yield days("slip", FORMULAS["slip"].name, row.slip, expected, agreed)
    yield days("total_slip", "slip from the first baseline", row.total_slip, expected, baseline)
    period = NOT_IN_A_REPORT if row.period_slip is None else row.period_slip
    yield days("period_slip", FORMULAS["period_slip"].name, period, expected, then)
    moves = FORMULAS["reforecasts"].text
    yield figure(f"{key}.reforecasts", f"{name}: re-forecasts", row.reforecasts, Unit.COUNT, moves, (baseline, *course))
    state = (expected, agreed)
    yield figure(f"{key}.status", f"{name}: state", row.status.value, Unit.TEXT, _STATE, state)


_SET = "the baseline date, or the one an approved change has set"
_EXPECTED = "actual date, else forecast, else approved date"
_STATE = "date expected against approved date and data date"


def _text(inputs: tuple[Input, ...]) -> str:
    return " − ".join(item.name for item in inputs)


def _deliverable(row: DeliverableFigures, state: ProjectState, origins: Origins) -> Iterator[Figure]:
    item, work = row.deliverable, state.work.get(row.deliverable.id, WorkState())
    key, name = f"deliverable.{item.id}", f"{item.id} {item.name}"
    done = origins.said(Progress, item.id, "percent") or origins.said(Progress, item.id, "units")
    finished = origins.said(Progress, item.id, "delivered") or origins.said(Progress, item.id, "accepted")
    share: FigureValue = NOT_WRITTEN if row.complete is None else row.complete
    rule = "all of it once delivered, else the share reported"
    yield figure(f"{key}.complete", f"{name}: complete", share, Unit.SHARE, rule, (), finished or done)
    dates = (
        ("delivered", work.delivered, Progress),
        ("forecast", item.forecast, Deliverable),
        ("due", item.due, Deliverable),
    )
    said = [Input(field, day, sources=origins.said(of, item.id, field)) for field, day, of in dates if day is not None]
    expected = row.expected or NOT_WRITTEN
    yield figure(
        f"{key}.expected", f"{name}: date expected", expected, Unit.DATE, "delivered, else forecast, else due", said[:1]
    )
    late = _late(row, state.data_date)
    yield figure(
        f"{key}.days_overdue",
        f"{name}: days overdue",
        late,
        Unit.DAYS,
        "data date − due, 0 at least, while not delivered",
        (
            Input("data date", state.data_date),
            Input("due", item.due or NOT_WRITTEN, sources=origins.said(Deliverable, item.id, "due")),
        ),
    )
    places = (
        finished
        if row.status is not DeliverableStatus.REMOVED
        else origins.said(Change, row.change, "effect", "removes")
    )
    yield figure(f"{key}.status", f"{name}: state", row.status.value, Unit.TEXT, _STATUS, (), places or done)


_STATUS = "removed by a change, else accepted, delivered, in work or not started as reported"


def _late(row: DeliverableFigures, data_date: dt.date) -> int:
    return (data_date - row.deliverable.due).days if row.overdue and row.deliverable.due else 0


def _earned(item: Costed, state: ProjectState, calendar: WorkCalendar, origins: Origins, cost: Places) -> Figure:
    """What one piece of work has earned by its own method."""
    method = EarningMethod(item.method)
    inputs = [Input("cost", item.cost or Decimal(), sources=cost), *_progress_by(method, item, state, origins)]
    family = "work" if isinstance(item, WorkPackage) else "deliverable"
    value = earned_by(item, state, calendar)
    label = f"{item.id} {item.name}: earned value"
    return figure(f"{family}.{item.id}.earned", label, value, Unit.MONEY, EARNED_HOW[method], inputs)


def _progress_by(method: EarningMethod, item: Costed, state: ProjectState, origins: Origins) -> Iterator[Input]:
    """What the method looks at: a share, units, milestones, or how far the work has come."""
    work = state.work.get(item.id, WorkState())

    def said(name: str) -> Places:
        return origins.said(Progress, item.id, name)

    over = said("delivered") or said("accepted")
    if method is EarningMethod.PERCENT:
        share = Decimal(1) if over else NOT_WRITTEN if work.percent is None else work.percent
        yield Input("share complete", share, "", over or said("percent"), Unit.SHARE)
    elif method is EarningMethod.UNITS:
        yield Input("units done", NOT_WRITTEN if work.units is None else work.units, "", said("units"), Unit.COUNT)
        yield Input("units in all", NOT_WRITTEN if item.units is None else item.units, unit=Unit.COUNT)
    elif method is EarningMethod.MILESTONES:
        for each in item.weights:
            yield Input(each.milestone, each.weight, f"milestone.{each.milestone}.status", unit=Unit.SHARE)
    elif method is not EarningMethod.LEVEL_OF_EFFORT:
        state_of = "finished" if over else "started" if work.started or work.percent else "not started"
        yield Input("progress", state_of, "", over or said("started") or said("percent"))


def _due(figures: Figures, origins: Origins) -> Iterator[Figure]:
    """Ages and days overdue of issues, decisions and actions."""
    today = figures.state.data_date
    for issue in figures.issues:
        item, key = issue.issue, f"issue.{issue.issue.id}"
        raised = item.raised or figures.state.project.project.start
        end = (
            Input("data date", today)
            if issue.is_open or not item.closed
            else Input("closed", item.closed, sources=origins.said(Issue, item.id, "closed"))
        )
        begun = origins.said(Issue, item.id, "raised") or origins.entry(Issue, item.id)
        start = Input("raised", raised, sources=begun)
        yield figure(
            f"{key}.days_open",
            f"{item.id} {item.title}: days open",
            issue.days_open,
            Unit.DAYS,
            f"{end.name} − raised",
            (end, start),
        )
        yield _overdue(
            key, f"{item.id} {item.title}", issue.days_overdue, today, item.due, origins.said(Issue, item.id, "due")
        )
    for decision in figures.decisions:
        asked = decision.decision
        name = f"{asked.id} {asked.title or ''}".strip()
        places = origins.said(Decision, asked.id, "needed_by")
        yield _overdue(f"decision.{asked.id}", name, decision.days_overdue, today, asked.needed_by, places)
    for row in figures.actions:
        places = origins.said(Action, row.action.id, "due")
        yield _overdue(f"action.{row.action.id}", row.action.id, row.days_overdue, today, row.action.due, places)


def _overdue(key: str, name: str, late: int, today: dt.date, due: dt.date | None, places: Places) -> Figure:
    inputs = (Input("data date", today), Input("due date", due or NOT_WRITTEN, sources=places))
    return figure(
        f"{key}.days_overdue",
        f"{name}: days overdue",
        late,
        Unit.DAYS,
        "data date − due date, 0 at least, while open",
        inputs,
    )


def _changes(figures: Figures, origins: Origins) -> Iterator[Figure]:
    for change in figures.changes.changes:
        if change.decided and change.raised:
            decided = Input("decided", change.decided, sources=origins.said(Change, change.id, "decided"))
            raised = Input("raised", change.raised, sources=origins.said(Change, change.id, "raised"))
            days = (change.decided - change.raised).days
            yield figure(
                f"change.{change.id}.days_to_decide",
                f"{change.id} {change.title}: days to decide",
                days,
                Unit.DAYS,
                "decided − raised",
                (decided, raised),
            )

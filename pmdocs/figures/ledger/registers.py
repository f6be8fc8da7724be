"""A figure for everything derived in the rows of milestones, deliverables, issues, decisions, actions and changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from pmdocs.figures.asked import figure
from pmdocs.figures.baseline import approved_changes, effect, work_calendar
from pmdocs.figures.calendar import WorkCalendar
from pmdocs.figures.earning import MEASURED, EarningMethod
from pmdocs.figures.formulas import FORMULAS, Unit
from pmdocs.figures.ledger.earnings import NOT_WRITTEN, share_of
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
from pmdocs.figures.quantity import Undefined
from pmdocs.figures.work_earned import progress_on
from pmdocs.project.kickoff import Deliverable
from pmdocs.project.plan import Milestone
from pmdocs.project.registers import Action, Change, Decision, Issue
from pmdocs.project.updates import Progress
from pmdocs.state import ProjectState, WorkState

NOT_IN_A_REPORT: Final = Undefined("in no report before this one")


def register_figures(figures: Figures, origins: Origins) -> Iterator[Figure]:
    """The rows of all registers but the risks, in the order of the documents."""
    calendar = work_calendar(figures.state.project)
    approved = _approved_places(figures.state, origins)
    courses = {line.id: line.points for line in figures.schedule.trend}
    for row in figures.schedule.milestones:
        course = tuple(Input(f"in the report of {day}", then) for day, then in courses.get(row.milestone.id, ()))
        yield from _milestone(row, origins, approved.get(row.milestone.id, ()), course)
    for row_ in figures.deliverables:
        yield from _deliverable(row_, figures.state, calendar, origins)
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


def _deliverable(
    row: DeliverableFigures, state: ProjectState, calendar: WorkCalendar, origins: Origins
) -> Iterator[Figure]:
    item, work = row.deliverable, state.work.get(row.deliverable.id, WorkState())
    key, name = f"deliverable.{item.id}", f"{item.id} {item.name}"
    done = origins.said(Progress, item.id, "percent")
    finished = origins.said(Progress, item.id, "delivered") or origins.said(Progress, item.id, "accepted")
    share: FigureValue = NOT_WRITTEN if row.complete is None else row.complete
    counted = EarningMethod(item.method.value) in MEASURED and not progress_on(item, state).finished
    rule, parts = share_of(item, state, calendar, origins) if counted else (_COMPLETE, ())
    places = () if counted else finished or done
    yield figure(f"{key}.complete", f"{name}: complete", share, Unit.SHARE, rule, parts, places)
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
    ended = (
        finished
        if row.status is not DeliverableStatus.REMOVED
        else origins.said(Change, row.change, "effect", "removes")
    )
    yield figure(f"{key}.status", f"{name}: state", row.status.value, Unit.TEXT, _STATUS, (), ended or done)


_COMPLETE = "all of it once delivered, else the share reported"
_STATUS = "removed by a change, else accepted, delivered, in work or not started as reported"


def _late(row: DeliverableFigures, data_date: dt.date) -> int:
    return (data_date - row.deliverable.due).days if row.overdue and row.deliverable.due else 0


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
    for waiting in figures.changes.to_decide:
        change = waiting.change
        places = origins.said(Change, change.id, "due")
        name = f"{change.id} {change.title}"
        yield _overdue(f"change.{change.id}", name, waiting.days_overdue, today, change.due, places)
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

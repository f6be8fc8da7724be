"""Each milestone of a project on a date: dates, slips, state, and what the reports expected of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import pairwise

from pmdocs.figures.agreed import dates_of
from pmdocs.figures.calendar import WorkCalendar
from pmdocs.figures.model import (
    MilestoneFigures,
    MilestoneStatus,
    TrendLine,
)
from pmdocs.figures.rag import Rag
from pmdocs.project.plan import Milestone
from pmdocs.state import ProjectState


def told_date(milestone: Milestone, approved: dict[str, dt.date]) -> dt.date:
    """The day a milestone was reached, else its forecast, else the date `approved` changes have set, else its own."""
    return milestone.actual or milestone.forecast or approved.get(milestone.id, milestone.date)


def expected_date(milestone: Milestone, approved: dict[str, dt.date], data_date: dt.date) -> dt.date:
    """As `told_date`; what has not been reached by the data date is expected no earlier than that day."""
    told = told_date(milestone, approved)
    return told if milestone.actual or milestone.cancelled else max(told, data_date)


def milestones_due(rows: Iterable[MilestoneFigures], data_date: dt.date) -> tuple[MilestoneFigures, ...]:
    """The milestones whose approved date has come, without those cancelled."""
    return tuple(row for row in rows if not row.milestone.cancelled and row.approved <= data_date)


def is_on_time(row: MilestoneFigures, data_date: dt.date) -> bool:
    """True if the milestone was reached by its approved date."""
    return row.actual is not None and row.actual <= min(row.approved, data_date)


def milestone_figures(states: Sequence[ProjectState], calendar: WorkCalendar) -> tuple[MilestoneFigures, ...]:
    """Each milestone of the last of `states`, with what the states before it expected."""
    moved = dates_of(states, calendar)
    histories = {m.id: _history(m.id, states, moved) for m in states[-1].milestones}
    tolerance = states[-1].project.tolerances
    limit = tolerance.time if tolerance and tolerance.time is not None else None
    before = states[-2].milestones if len(states) > 1 else ()
    reached = frozenset(m.id for m in before if m.actual)
    return tuple(
        _row(m, states[-1], moved[-1], histories[m.id], calendar, limit, reached) for m in states[-1].milestones
    )


def _history(
    key: str, states: Sequence[ProjectState], moved: Sequence[dict[str, dt.date]]
) -> tuple[tuple[dt.date, dt.date], ...]:
    """(report date, date told then) of one milestone; cancelled ones expect nothing any more."""
    points = []
    for state, approved in zip(states, moved, strict=True):
        for milestone in state.milestones:
            if milestone.id == key and not milestone.cancelled:
                points.append((state.data_date, told_date(milestone, approved)))
    return tuple(points)


def _row(
    milestone: Milestone,
    state: ProjectState,
    moved: dict[str, dt.date],
    history: tuple[tuple[dt.date, dt.date], ...],
    calendar: WorkCalendar,
    tolerance: int | None,
    reached_before: frozenset[str],
) -> MilestoneFigures:
    approved = moved.get(milestone.id, milestone.date)
    told, expected = told_date(milestone, moved), expected_date(milestone, moved, state.data_date)
    previous = _expected_then(history[:-1], reached=milestone.id in reached_before)
    slip = calendar.days_between(approved, expected)
    status = _status(milestone, told, slip, state.data_date)
    return MilestoneFigures(
        milestone=milestone,
        baseline=milestone.date,
        approved=approved,
        previous=previous,
        forecast=milestone.forecast or approved,
        actual=milestone.actual,
        expected=expected,
        slip=slip,
        total_slip=calendar.days_between(milestone.date, expected),
        period_slip=None if previous is None else calendar.days_between(previous, expected),
        reforecasts=reforecasts([milestone.date, *(day for _, day in history)]),
        status=status,
        reached_now=milestone.actual is not None and milestone.id not in reached_before,
        rag=_colour(status, slip, tolerance),
    )


def _expected_then(earlier: Sequence[tuple[dt.date, dt.date]], *, reached: bool) -> dt.date | None:
    """What the report before expected: no earlier than its own day, unless it was reached by then."""
    if not earlier:
        return None
    report, told = earlier[-1]
    return told if reached else max(told, report)


def reforecasts(forecasts: Sequence[dt.date]) -> int:
    """How often the expected date changed, from the dates expected in report order."""
    return sum(before != after for before, after in pairwise(forecasts))


def _status(milestone: Milestone, told: dt.date, slip: int, data_date: dt.date) -> MilestoneStatus:
    if milestone.cancelled:
        return MilestoneStatus.CANCELLED
    if milestone.actual and milestone.actual <= data_date:
        return MilestoneStatus.REACHED
    if told < data_date:
        return MilestoneStatus.MISSED
    return MilestoneStatus.LATE if slip > 0 else MilestoneStatus.ON_TRACK


def _colour(status: MilestoneStatus, slip: int, tolerance: int | None) -> Rag:
    if status is MilestoneStatus.LATE:
        return Rag.RED if tolerance is not None and slip > tolerance else Rag.AMBER
    return {
        MilestoneStatus.REACHED: Rag.BLUE,
        MilestoneStatus.ON_TRACK: Rag.GREEN,
        MilestoneStatus.MISSED: Rag.RED,
        MilestoneStatus.CANCELLED: Rag.GREY,
    }[status]


def milestone_trend(
    states: Sequence[ProjectState], rows: Sequence[MilestoneFigures], calendar: WorkCalendar
) -> tuple[TrendLine, ...]:
    """What each report expected of each milestone, up to the day it was reached."""
    moved = dates_of(states, calendar)
    reports = [(s, m) for s, m in zip(states, moved, strict=True) if s.update]
    lines = []
    for row in rows:
        points = _until_reached(_history(row.milestone.id, [s for s, _ in reports], [m for _, m in reports]), row)
        if points:
            reached = row.status is MilestoneStatus.REACHED
            lines.append(TrendLine(row.milestone.id, row.milestone.name, row.baseline, points, reached))
    return tuple(lines)


def _until_reached(
    history: tuple[tuple[dt.date, dt.date], ...], row: MilestoneFigures
) -> tuple[tuple[dt.date, dt.date], ...]:
    """The line ends where it meets the diagonal: nothing is expected of a milestone once it is reached."""
    if row.actual is None:
        return tuple((report, max(report, day)) for report, day in history)
    before = tuple((report, day) for report, day in history if report < row.actual)
    return (*before, (row.actual, row.actual))

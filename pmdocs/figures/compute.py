"""All figures of a project on a date, each from the same states and the same rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from pmdocs.figures.asked import quantity
from pmdocs.figures.baseline import work_calendar
from pmdocs.figures.closing import closure_figures, lesson_groups
from pmdocs.figures.costs import cost_curve, cost_figures
from pmdocs.figures.dates import schedule_figures
from pmdocs.figures.effort import effort_figures
from pmdocs.figures.iterations import agile_figures
from pmdocs.figures.ledger import Ledger
from pmdocs.figures.model import CostFigures, Figures, Report
from pmdocs.figures.money import MoneyBasis, money_bases
from pmdocs.figures.movements import carried_over, movements
from pmdocs.figures.outlook import outlook_figures
from pmdocs.figures.quantity import NO_BUDGET, Quantity
from pmdocs.figures.ratings import Judged, rating_rows
from pmdocs.figures.register_rows import action_rows, change_summary, decision_rows, deliverable_rows, issue_rows
from pmdocs.figures.risks import risk_summary
from pmdocs.not_yet import as_known
from pmdocs.project.definition import Project
from pmdocs.state import ProjectState, on_date, replay


def compute(project: Project, data_date: dt.date) -> Figures:
    """Every derived number of `project` on `data_date`, with its history up to that day; later updates do not count."""
    planned, *reported = replay(project, data_date)
    states = [as_known(state) for state in (*reported[:-1], on_date(reported[-1] if reported else planned, data_date))]
    calendar = work_calendar(project)
    bases = money_bases(states, calendar)
    judged = [_judged(states[: n + 1], bases[: n + 1]) for n in range(len(states))]
    return _figures(states, bases, judged, planned, has_report=bool(reported))


def _judged(states: Sequence[ProjectState], bases: Sequence[MoneyBasis]) -> Judged:
    """What the rating rules look at in one report, from it and the reports before it."""
    state, basis = states[-1], bases[-1]
    cost = cost_figures(basis, bases[:-1])
    info = state.project.project
    names = {person.id: person.name for person in state.project.people}
    return Judged(
        state=state,
        cost=cost,
        schedule=schedule_figures(basis, bases[:-1]),
        risk=risk_summary(states[-2:], quantity(cost.contingency_left) if cost else NO_BUDGET),
        changes=change_summary(state, basis.bac, basis.budget_now, basis.calendar),
        deliverables=deliverable_rows(basis),
        issues=issue_rows(state, states[-2] if len(states) > 1 else None),
        manager=names.get(info.manager or "", info.manager or "the project manager"),
        basis=basis,
    )


def _figures(
    states: Sequence[ProjectState],
    bases: Sequence[MoneyBasis],
    judged: Sequence[Judged],
    planned: ProjectState,
    *,
    has_report: bool,
) -> Figures:
    state, now = states[-1], judged[-1]
    previous = states[-2] if len(states) > 1 else None
    ratings = rating_rows(judged)
    reports = tuple(map(_report, judged, bases)) if has_report else ()
    effort = effort_figures(state)
    # Up to the second report these are the very states the ratings have looked at.
    left = quantity(now.cost.contingency_left) if now.cost else NO_BUDGET
    risk = now.risk if len(states) <= 2 else risk_summary(states, left)
    agile = agile_figures(state, bases[-1].budget_now)
    closure = closure_figures(
        state,
        now.cost,
        now.schedule,
        effort,
        risk,
        now.deliverables,
        now.issues,
        now.changes,
        reports,
        bases[-1].calendar,
    )
    new_lessons = {lesson.id for lesson in state.lessons} - {
        lesson.id for lesson in (previous.lessons if previous else ())
    }
    found = Figures(
        state=state,
        previous=previous,
        cost=now.cost,
        curve=cost_curve(bases[:-1] if has_report else (), bases[-1]),
        schedule=now.schedule,
        effort=effort,
        risk=risk,
        first_risks=risk_summary([planned], NO_BUDGET).risks,
        ratings=ratings,
        deliverables=now.deliverables,
        issues=now.issues,
        decisions=decision_rows(state, previous),
        actions=action_rows(state),
        changes=now.changes,
        movements=movements(
            state,
            previous or (planned if has_report else None),
            ratings,
            now.schedule.milestones,
            risk,
            now.deliverables,
            _pair(judged, "budget_now"),
            _pair(judged, "eac"),
        ),
        carried_over=carried_over(state, previous),
        reports=reports,
        agile=agile,
        outlook=outlook_figures(state, now.cost, now.schedule, effort, risk, agile, reports),
        lessons=lesson_groups(state.lessons),
        new_lessons=tuple(lesson for lesson in state.lessons if lesson.id in new_lessons),
        closure=closure,
        ledger={},
    )
    return replace(found, ledger=Ledger(found))


def _pair(judged: Sequence[Judged], name: str) -> tuple[Quantity, Quantity]:
    """A money figure in the last report and now."""

    def value(cost: CostFigures | None) -> Quantity:
        return quantity(getattr(cost, name)) if cost else NO_BUDGET

    return (value(judged[-2].cost) if len(judged) > 1 else NO_BUDGET, value(judged[-1].cost))


def _report(judged: Judged, basis: MoneyBasis) -> Report:
    cost, schedule = judged.cost, judged.schedule
    finish = schedule.forecast_finish.value
    names = ("cpi", "spi", "eac", "cv", "sv", "etc", "vac", "tcpi_bac", "tcpi_eac")
    money = {name: quantity(getattr(cost, name)) if cost else NO_BUDGET for name in names}
    return Report(
        number=judged.state.number,
        date=judged.state.data_date,
        ev=basis.ev,
        ac=basis.ac,
        pv=basis.pv,
        spi_t=basis.spi_t,
        budget=basis.budget_now,
        es=quantity(schedule.es),
        sv_t=quantity(schedule.sv_t),
        forecast_finish=finish if isinstance(finish, dt.date) else judged.state.project.project.finish,
        exposure=quantity(judged.risk.exposure),
        open_risks=judged.risk.open_threats + judged.risk.open_opportunities,
        open_issues=sum(row.is_open for row in judged.issues),
        **money,
    )

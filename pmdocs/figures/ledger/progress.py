"""A figure for the period, every past report, every sprint, and the pace of the team."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from pmdocs.figures.agile import NO_SPRINT_DONE, Velocity
from pmdocs.figures.asked import figure, quantity
from pmdocs.figures.formulas import FORMULAS, Unit
from pmdocs.figures.ledger.colours import NOTHING_KNOWN
from pmdocs.figures.ledger.origins import Origins
from pmdocs.figures.model import AgileFigures, Figure, Figures, FigureValue, Input, Report, SprintFigures
from pmdocs.figures.quantity import NO_BUDGET, Undefined
from pmdocs.figures.since_last import since_last_report
from pmdocs.project.agile import Sprint
from pmdocs.state import ProjectState

NO_TOLERANCE: Final = Undefined("no cost tolerance set")


def progress_figures(figures: Figures, origins: Origins) -> Iterator[Figure]:
    """The period, the reports so far, sprints."""
    yield from _period(figures, origins)
    yield _cost_tolerance(figures)
    yield from since_last_report(figures)
    for report in figures.reports:
        yield from _report(report, origins)
    if figures.agile:
        for sprint in figures.agile.sprints:
            yield from _sprint(sprint, origins)
        yield from _pace(figures.agile)


def _period(figures: Figures, origins: Origins) -> Iterator[Figure]:
    """What the report on this date is called, and the days it speaks of."""
    state = figures.state
    yield _number(state)
    begun = Input("start of the project", state.project.project.start, sources=(("project", "start"),))
    rule = "as the update says, else the day after the last one"
    before = figures.previous.data_date if figures.previous and figures.previous.update else None
    last = Input("last report", before, sources=origins.update(before)) if before else begun
    yield figure("period.start", "First day of the period", state.period_start, Unit.DATE, rule, (last,))
    yield figure("period.end", "Data date", state.data_date, Unit.DATE, "as asked for, else the latest update's")


def _number(state: ProjectState) -> Figure:
    """The number of the report; before the first there is none to count on from."""
    first = state.project.settings.report.first_number
    written = "first_number" in state.project.settings.report.model_fields_set
    place = (("settings", "report", "first_number"),) if written else ()
    before = state.number - first
    inputs = (Input("first number", first, sources=place), Input("updates before this one", max(before, 0)))
    rule = "first number + updates before this one" if before >= 0 else "no report yet"
    return figure(
        "period.number", "Number of the report", max(state.number, 0), Unit.COUNT, rule, inputs if before >= 0 else ()
    )


def _cost_tolerance(figures: Figures) -> Figure:
    """The cost tolerance in money."""
    tolerances = figures.state.project.tolerances
    share = tolerances.cost if tolerances else None
    budget = quantity(figures.cost.budget_now) if figures.cost else NO_BUDGET
    known: FigureValue = NO_TOLERANCE if share is None else share
    places = () if share is None else (("tolerances", "cost"),)
    written = Input("tolerance", known, "", places, Unit.SHARE)
    value = NO_TOLERANCE if share is None else budget * share
    return figure("cost.tolerance", "Cost tolerance", value, Unit.MONEY, "tolerance × BAC", (written, ("BAC", budget)))


_REPORTED = MappingProxyType(
    {
        "number": (Unit.COUNT, "number"),
        "date": (Unit.DATE, "data date"),
        "ev": (Unit.MONEY, "earned value"),
        "ac": (Unit.MONEY, "actual cost"),
        "pv": (Unit.MONEY, "planned value"),
        "cpi": (Unit.INDEX, "cost performance index"),
        "spi": (Unit.INDEX, "schedule performance index"),
        "spi_t": (Unit.INDEX, "schedule performance index, in time"),
        "budget": (Unit.MONEY, "budget at completion"),
        "eac": (Unit.MONEY, "estimate at completion"),
        "cv": (Unit.MONEY, "cost variance"),
        "sv": (Unit.MONEY, "schedule variance"),
        "etc": (Unit.MONEY, "estimate to complete"),
        "vac": (Unit.MONEY, "variance at completion"),
        "tcpi_bac": (Unit.INDEX, "to-complete index, to the budget"),
        "tcpi_eac": (Unit.INDEX, "to-complete index, to the estimate"),
        "es": (Unit.DAYS, "earned schedule"),
        "sv_t": (Unit.DAYS, "schedule variance, in time"),
        "forecast_finish": (Unit.DATE, "forecast finish"),
        "exposure": (Unit.MONEY, "risk exposure"),
        "open_risks": (Unit.COUNT, "open risks"),
        "open_issues": (Unit.COUNT, "open issues"),
    }
)


def _report(report: Report, origins: Origins) -> Iterator[Figure]:
    """What a report said on its own date; `pmdocs figures --date` shows how it came about."""
    place = origins.update(report.date)
    for field in fields(report):
        if field.name in _REPORTED:
            unit, label = _REPORTED[field.name]
            key = f"report.{report.number}.{field.name}"
            name = f"Report {report.number} of {report.date}: {label}"
            yield figure(key, name, getattr(report, field.name), unit, f"as on {report.date}", (), place)


def _sprint(sprint: SprintFigures, origins: Origins) -> Iterator[Figure]:
    key, name = f"sprint.{sprint.id}", f"Sprint {sprint.number}"

    def written(field: str, value: Decimal | None) -> Input:
        known: FigureValue = NOTHING_KNOWN if value is None else value
        return Input(field, known, sources=origins.said(Sprint, sprint.id, field))

    promised, done = written("committed", sprint.committed), written("completed", sprint.completed)
    yield figure(
        f"{key}.committed", f"{name}: promised", promised.value, Unit.COUNT, "as written", (), promised.sources
    )
    yield figure(f"{key}.completed", f"{name}: done", done.value, Unit.COUNT, "once it is over", (), done.sources)
    rule = "completed / committed"
    yield figure(
        f"{key}.said_to_done", f"{name}: said to done", sprint.said_to_done, Unit.SHARE, rule, (done, promised)
    )
    rule = "committed + added − removed − completed, 0 at least"
    inputs = (promised, written("added", sprint.added), written("removed", sprint.removed), done)
    yield figure(f"{key}.carried_over", f"{name}: carried over", sprint.carried_over, Unit.COUNT, rule, inputs)


def _pace(agile: AgileFigures) -> Iterator[Figure]:
    """Velocity of the finished sprints, and the range of dates the rest will take."""
    done = [Input(s.id, s.completed, f"sprint.{s.id}.completed") for s in agile.sprints if s.completed is not None]
    rules = {
        "mean": ("velocity", "Velocity", FORMULAS["velocity"].text),
        "worst": ("velocity_worst", "Velocity of the slowest sprints", "mean of the three slowest"),
        "best": ("velocity_best", "Velocity of the fastest sprints", "mean of the three fastest"),
    }
    for attribute, (name, label, rule) in rules.items():
        pace = getattr(agile.velocity, attribute) if isinstance(agile.velocity, Velocity) else NO_SPRINT_DONE
        yield figure(f"agile.{name}", label, pace, Unit.COUNT, rule, done)
    left = Input("remaining", agile.remaining.value, "agile.remaining")
    for attribute, of in (("optimistic", "best"), ("likely", "mean"), ("pessimistic", "worst")):
        name = rules[of][0]
        day = agile.forecast if isinstance(agile.forecast, Undefined) else getattr(agile.forecast, attribute)
        pace_ = getattr(agile.velocity, of) if isinstance(agile.velocity, Velocity) else NO_SPRINT_DONE
        rule = "end of the last sprint + whole sprints for remaining / velocity"
        inputs = (left, Input("velocity", pace_, f"agile.{name}"))
        yield figure(f"agile.finish_{attribute}", f"All done, {attribute}", day, Unit.DATE, rule, inputs)

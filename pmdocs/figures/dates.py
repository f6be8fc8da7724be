"""The finish and the milestones of one project on one date, with their slips and their history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from pmdocs.figures.asked import catalogued, figure
from pmdocs.figures.baseline import approved_changes, approved_dates, approved_finish, removed_by
from pmdocs.figures.calendar import WorkCalendar
from pmdocs.figures.earned_schedule import (
    DURATION_FORMULAS,
    TimeBasis,
    forecast_finish,
    ieac_t,
    leading_index,
    sv_t,
    tspi,
)
from pmdocs.figures.earned_value import cpi, percent_complete, spi
from pmdocs.figures.formulas import FORMULAS, Unit, naming
from pmdocs.figures.milestone_rows import expected_date, is_on_time, milestone_figures, milestone_trend, milestones_due
from pmdocs.figures.model import (
    Figure,
    Input,
    ScheduleFigures,
)
from pmdocs.figures.money import MoneyBasis
from pmdocs.figures.on_the_curve import earned_between, start_of
from pmdocs.figures.quantity import NO_PLANNED_VALUE, Quantity, Undefined, ratio
from pmdocs.figures.register_rows import expected_delivery
from pmdocs.state import ProjectState

NO_TOLERANCE = Undefined("no time tolerance set")
NOTHING_DUE = Undefined("no milestone due yet")
FIRST_REPORT = Undefined("first report")


def schedule_figures(basis: MoneyBasis, earlier: Sequence[MoneyBasis]) -> ScheduleFigures:
    """Every figure about time on the data date; `earlier` are the reports before this one, oldest first."""
    state, calendar = basis.state, basis.calendar
    states = [*(b.state for b in earlier), state]
    rows = milestone_figures(states, calendar)
    finish = _finishes(basis, earlier)
    tolerance = state.project.tolerances.time if state.project.tolerances else None
    due = milestones_due(rows, state.data_date)
    on_time = sum(is_on_time(row, state.data_date) for row in due)
    rate = ratio(on_time, len(due), NOTHING_DUE)
    hits = (
        Input("milestones reached on time", on_time, "schedule.on_time"),
        Input("milestones due", len(due), "schedule.due"),
    )
    return ScheduleFigures(
        basis=calendar.basis.value,
        **finish,
        tolerance=figure(
            "schedule.tolerance",
            "Time tolerance",
            NO_TOLERANCE if tolerance is None else tolerance,
            Unit.DAYS,
            "as written",
            (),
            () if tolerance is None else (("tolerances", "time"),),
        ),
        milestones=rows,
        hit_rate=catalogued("schedule.hit_rate", "hit_rate", rate, hits),
        due=len(due),
        on_time=on_time,
        **_earned_time(basis),
        ieac_by_formula=_durations(basis),
        leading_index=leading_index(
            percent_complete(basis.ev, basis.budget_now), state.data_date, _approved(state, calendar)
        ).value,
        foreseen=_is_foreseen(state),
        trend=milestone_trend(states, rows),
    )


def _approved(state: ProjectState, calendar: WorkCalendar) -> dt.date:
    return approved_finish(state.project, approved_changes(state), calendar)


def _finishes(basis: MoneyBasis, earlier: Sequence[MoneyBasis]) -> dict[str, Figure]:
    state, calendar = basis.state, basis.calendar
    baseline, approved = state.project.project.finish, _approved(state, calendar)
    now, told = expected_finish(state, calendar)
    then = [expected_finish(before.state, calendar) for before in earlier[-1:]]
    before: dt.date | Undefined = then[0][0] if then else FIRST_REPORT
    period: int | Undefined = calendar.days_between(before, now) if isinstance(before, dt.date) else FIRST_REPORT
    changes = [(change.id, (change.effect.days if change.effect else None) or 0) for change in approved_changes(state)]
    return {
        "baseline_finish": figure(
            "schedule.baseline_finish",
            "Baseline finish",
            baseline,
            Unit.DATE,
            "as written",
            (),
            (("project", "finish"),),
        ),
        "approved_finish": figure(
            "schedule.approved_finish",
            "Approved finish",
            approved,
            Unit.DATE,
            "baseline finish + days of approved changes",
            (Input("baseline finish", baseline, "schedule.baseline_finish"), *changes),
        ),
        "forecast_finish": figure(
            "schedule.forecast_finish",
            "Forecast finish",
            now,
            Unit.DATE,
            "date expected for the last milestone, else for the last deliverable, else the approved finish",
            (told,),
        ),
        "previous_finish": figure(
            "schedule.previous_finish",
            "Forecast finish in the last report",
            before,
            Unit.DATE,
            "date expected then for the last milestone, else for the last deliverable, else the approved finish",
            [said for _, said in then],
        ),
        "slip": figure(
            "schedule.slip",
            "Finish variance",
            calendar.days_between(approved, now),
            Unit.DAYS,
            "forecast finish − approved finish",
            (
                Input("forecast finish", now, "schedule.forecast_finish"),
                Input("approved finish", approved, "schedule.approved_finish"),
            ),
        ),
        "period_slip": figure(
            "schedule.period_slip",
            "Finish variance since the last report",
            period,
            Unit.DAYS,
            "now − then",
            (
                Input("now", now, "schedule.forecast_finish"),
                Input("then", before, "schedule.previous_finish"),
            ),
        ),
    }


def expected_finish(state: ProjectState, calendar: WorkCalendar) -> tuple[dt.date, Input]:
    """The finish expected on the data date, and what says so.

    The milestone with the latest baseline stands for the end of the project. Where it lies before the approved
    finish, the finish moves with it only if some milestone is expected later than that finish. A project without
    milestones ends with its last deliverable, if that is expected later.
    """
    closure = state.project.closure
    if closure and closure.finish and closure.finish <= state.data_date:
        return closure.finish, Input(
            "actual finish, from the closure", closure.finish, sources=(("closure", "finish"),)
        )
    changes = approved_changes(state)
    approved = approved_finish(state.project, changes, calendar)
    moved = approved_dates(changes)
    active = [m for m in state.milestones if not m.cancelled]
    last = max(active, key=lambda m: (moved.get(m.id, m.date), m.id), default=None)
    if last and moved.get(last.id, last.date) >= approved:
        day = expected_date(last, moved)
        return day, Input(last.id, day, f"milestone.{last.id}.expected")
    foreseen = [(expected_date(m, moved), m.id, f"milestone.{m.id}.expected") for m in active]
    day, name, key = max(foreseen or _deliveries(state), default=(approved, "", ""))
    if day > approved:
        return day, Input(name, day, key)
    why = "no milestone is later" if active else "nothing later is expected"
    return approved, Input(f"approved finish, for {why}", approved, "schedule.approved_finish")


def _deliveries(state: ProjectState) -> list[tuple[dt.date, str, str]]:
    """When each deliverable in scope is expected, its id, and the figure that tells it."""
    removed = removed_by(approved_changes(state))
    found = [(expected_delivery(item, state), item.id) for item in state.deliverables if item.id not in removed]
    return [(day, key, f"deliverable.{key}.expected") for day, key in found if day]


def _is_foreseen(state: ProjectState) -> bool:
    """True if a milestone, a deliverable or the closure has a date; else the finish is only what was once planned."""
    closure = state.project.closure
    ended = bool(closure and closure.finish and closure.finish <= state.data_date)
    return ended or any(not m.cancelled for m in state.milestones) or bool(_deliveries(state))


def _earned_time(basis: MoneyBasis) -> dict[str, Figure]:
    es, at = basis.es, basis.at
    curve = basis.curve
    times = _times(basis)
    length = Decimal(times.pd) if curve else NO_PLANNED_VALUE
    duration: Quantity = ieac_t(times) if curve else NO_PLANNED_VALUE
    pace: Quantity = tspi(times) if curve else NO_PLANNED_VALUE
    finish = forecast_finish(curve, duration) if curve else NO_PLANNED_VALUE
    elapsed = Decimal(at) if curve else NO_PLANNED_VALUE
    earned = earned_between(basis)
    begun = start_of(curve, basis.state.project)
    return {
        "planned_duration": figure(
            "schedule.planned_duration",
            "Planned duration",
            length,
            Unit.DAYS,
            "days from start to planned finish, both included",
            (begun, Input("planned finish", curve.finish)) if curve else (),
        ),
        "es": figure(
            "schedule.es",
            "Earned schedule",
            es,
            Unit.DAYS,
            FORMULAS["earned_schedule"].text,
            earned.inputs,
            worked=earned.formula,
        ),
        "at": figure(
            "schedule.at",
            "Actual time",
            elapsed,
            Unit.DAYS,
            "days from start to data date, both included",
            (begun, Input("data date", basis.state.data_date)),
        ),
        "sv_t": catalogued("schedule.sv_t", "sv_t", sv_t(es, at), (("ES", es), ("AT", elapsed))),
        "spi_t": catalogued("schedule.spi_t", "spi_t", basis.spi_t, (("ES", es), ("AT", elapsed))),
        "ieac_t": figure(
            "schedule.ieac_t",
            "Expected duration",
            duration,
            Unit.DAYS,
            "PD / SPI(t)",
            (("PD", length), ("SPI(t)", basis.spi_t)),
        ),
        "tspi": catalogued("schedule.tspi", "tspi", pace, (("PD", length), ("ES", es), ("AT", elapsed))),
        "es_finish": figure(
            "schedule.es_finish",
            "Finish at the pace so far",
            finish,
            Unit.DATE,
            FORMULAS["forecast_finish"].text,
            (begun, ("IEAC(t)", duration)),
        ),
    }


def _times(basis: MoneyBasis) -> TimeBasis:
    """What the forecasts of the duration draw on."""
    planned = basis.curve.duration if basis.curve else 0
    return TimeBasis(planned, basis.at, basis.es, cpi(basis.ev, basis.ac), spi(basis.ev, basis.pv))


def _durations(basis: MoneyBasis) -> tuple[Figure, ...]:
    """The duration expected by every formula, each with those figures as inputs that it names."""
    times = _times(basis)
    known: dict[str, Quantity] = {"PD": Decimal(times.pd), "AT": Decimal(times.at)}
    if basis.curve is None:
        known = dict.fromkeys(known, NO_PLANNED_VALUE)
    named = known | {"ES": times.es, "CPI": times.cpi, "SPI": times.spi, "SPI(t)": basis.spi_t}
    found = []
    for key, formula in DURATION_FORMULAS.items():
        used = dict.fromkeys(naming(named).findall(formula.text))
        value: Quantity = ieac_t(times, key) if basis.curve else NO_PLANNED_VALUE
        inputs = [(name, named[name]) for name in used]
        label = f"Expected duration, formula {key}"
        found.append(figure(f"schedule.ieac_t.{key}", label, value, Unit.DAYS, formula.text, inputs))
    return tuple(found)

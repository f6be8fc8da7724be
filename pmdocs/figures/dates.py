"""The finish and the milestones of one project on one date, with their slips and their history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from pmdocs.figures.agreed import agreed, approved_dates
from pmdocs.figures.asked import catalogued, figure
from pmdocs.figures.baseline import approved_changes, approved_finish, removed_by, work_calendar
from pmdocs.figures.calendar import WorkCalendar
from pmdocs.figures.earned_schedule import (
    DEFAULT_DURATION_FORMULA,
    DURATION_FORMULAS,
    TimeBasis,
    forecast_finish,
    ieac_t,
    leading_index,
    sv_t,
    tspi,
)
from pmdocs.figures.earned_value import cpi, percent_complete, spi
from pmdocs.figures.ending import ended_on
from pmdocs.figures.formulas import FORMULAS, Unit, naming
from pmdocs.figures.milestone_rows import expected_date, is_on_time, milestone_figures, milestone_trend, milestones_due
from pmdocs.figures.model import (
    Figure,
    Input,
    ScheduleFigures,
)
from pmdocs.figures.money import MoneyBasis
from pmdocs.figures.on_the_curve import earned_between, start_of
from pmdocs.figures.quantity import NO_PLANNED_VALUE, TOO_EARLY, Quantity, Undefined, ratio
from pmdocs.figures.register_rows import expected_delivery, is_handed_over
from pmdocs.project.kickoff import Priority
from pmdocs.project.plan import Milestone
from pmdocs.state import ProjectState, WorkState

NO_TOLERANCE = Undefined("no time tolerance set")
NOTHING_DUE = Undefined("no milestone due yet")
FIRST_REPORT = Undefined("first report")
FINISH_RULE = "latest day expected of milestones and open must-haves, else of deliverables, else as approved"


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
        replanned=basis.agreed.replanned,
        days_on_hold=_on_hold(state),
        trend=milestone_trend(states, rows, calendar),
    )


def _on_hold(state: ProjectState) -> Figure:
    """Days of the calendar on which the project was on hold; the approved finish does not move with them."""
    pauses = (*state.pauses, *([state.hold] if state.hold else []))
    parts = [Input(f"since {pause.since}", pause.days(state.data_date), unit=Unit.DAYS) for pause in pauses]
    days = sum(pause.days(state.data_date) for pause in pauses)
    return figure("schedule.days_on_hold", "Days on hold", days, Unit.DAYS, "sum over the times on hold", parts)


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
            FINISH_RULE,
            (told,),
        ),
        "previous_finish": figure(
            "schedule.previous_finish",
            "Forecast finish in the last report",
            before,
            Unit.DATE,
            FINISH_RULE,
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

    It is the latest day expected of any milestone and of any must-have deliverable that is still open; the milestone
    with the latest baseline stands for the end of the project where it lies at the approved finish or after it, and
    else the finish is the approved one at the earliest. While something is open no finish lies before the data date.
    A project without milestones ends with its last deliverable.
    """
    if ended := ended_on(state):
        return ended
    approved = approved_finish(state.project, approved_changes(state), calendar)
    moved = approved_dates(state, calendar)
    active = [m for m in state.milestones if not m.cancelled]
    foreseen = [(expected_date(m, moved, state.data_date), m.id, f"milestone.{m.id}.expected") for m in active]
    foreseen += _deliveries(state, calendar, only_musts=bool(active))
    ends = any(moved.get(m.id, m.date) >= approved for m in active)
    day, name, key = max(foreseen, default=(approved, "", ""))
    if foreseen and (ends or day > approved):
        return day, Input(name, day, key)
    if approved < state.data_date and not _is_done(state, active):
        why = "the data date, for nothing says that the project is over"
        return state.data_date, Input(why, state.data_date, sources=(("project", "finish"),))
    why = "no milestone is later" if active else "nothing later is expected"
    return approved, Input(f"approved finish, for {why}", approved, "schedule.approved_finish")


def _is_done(state: ProjectState, active: Sequence[Milestone]) -> bool:
    """True if every milestone is reached, or without any, every deliverable handed over."""
    if active:
        return all(m.actual and m.actual <= state.data_date for m in active)
    removed = removed_by(approved_changes(state))
    waiting = [item for item in state.deliverables if item.id not in removed]
    ended = [state.work.get(item.id, WorkState()) for item in waiting]
    return bool(ended) and all(one.delivered or one.accepted or one.percent == 1 for one in ended)


def _deliveries(
    state: ProjectState, calendar: WorkCalendar, *, only_musts: bool = False
) -> list[tuple[dt.date, str, str]]:
    """When each deliverable in scope is expected, its id, and the figure that tells it; of the musts only open ones."""
    removed = removed_by(approved_changes(state))
    found = []
    for item in agreed(state, calendar).deliverables:
        is_open = not is_handed_over(item, state)
        counts = item.priority is Priority.MUST and is_open if only_musts else True
        if item.id not in removed and counts and (day := expected_delivery(item, state)):
            found.append((day, item.id, f"deliverable.{item.id}.expected"))
    return found


def _is_foreseen(state: ProjectState) -> bool:
    """True if a milestone, a deliverable or the closure has a date; else the finish is only what was once planned."""
    dated = any(not m.cancelled for m in state.milestones) or bool(_deliveries(state, work_calendar(state.project)))
    return dated or ended_on(state) is not None


def _earned_time(basis: MoneyBasis) -> dict[str, Figure]:
    es, at = basis.es, basis.at
    curve = basis.curve
    times = _times(basis)
    length = Decimal(times.pd) if curve else NO_PLANNED_VALUE
    duration = _foreseen_duration(basis, times)
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
            "days from start to the day that counts, both included",
            (begun, _clock(basis)),
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


def _clock(basis: MoneyBasis) -> Input:
    """The day up to which time is counted: the data date, the last report of progress, or the end of all work."""
    if basis.complete_on and basis.complete_on <= basis.clock:
        return Input("the day all work was earned", basis.complete_on)
    name = "data date" if basis.clock == basis.state.data_date else "day of the last report of progress"
    return Input(name, basis.clock)


def _foreseen_duration(basis: MoneyBasis, times: TimeBasis, key: str = DEFAULT_DURATION_FORMULA) -> Quantity:
    """The duration by a formula; none while too little is done for a pace to say where the project ends."""
    if basis.curve is None:
        return NO_PLANNED_VALUE
    return TOO_EARLY if basis.is_early else ieac_t(times, key)


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
        value = _foreseen_duration(basis, times, key)
        inputs = [(name, named[name]) for name in used]
        label = f"Expected duration, formula {key}"
        found.append(figure(f"schedule.ieac_t.{key}", label, value, Unit.DAYS, formula.text, inputs))
    return tuple(found)

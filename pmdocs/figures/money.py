"""Budget, earned value and forecasts of one project on one date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pmdocs.figures import earned_value as ev_rules
from pmdocs.figures.asked import catalogued, figure, update_location
from pmdocs.figures.baseline import (
    approved_changes,
    cost_effect,
    current_curve,
    first_budget,
    removed_by,
)
from pmdocs.figures.calendar import WorkCalendar
from pmdocs.figures.earned_schedule import earned_schedule, spi_t
from pmdocs.figures.earning import EarningMethod, Progress, earned
from pmdocs.figures.estimate import BOTTOM_UP, EAC_FORMULAS, EstimateBasis, eac_formula, estimate_at_completion
from pmdocs.figures.formulas import SYMBOLS, Unit, naming
from pmdocs.figures.model import CostFigures, CurvePoint, Figure, Input, Location
from pmdocs.figures.planned_value import PlannedCurve, PlannedWork, planned_value, work_planned
from pmdocs.figures.quantity import (
    NO_ACTUAL_COST,
    NO_BUDGET,
    NO_FORECAST,
    NO_PLANNED_VALUE,
    NO_PROGRESS,
    NOT_REESTIMATED,
    Quantity,
    Undefined,
    difference,
    total,
)
from pmdocs.project.kickoff import Deliverable, WorkPackage
from pmdocs.state import ProjectState, WorkState

Costed = Deliverable | WorkPackage


@dataclass(frozen=True, slots=True)
class MoneyBasis:
    """What all money figures of one date are computed from."""

    state: ProjectState
    calendar: WorkCalendar
    curve: PlannedCurve | None
    bac: Quantity
    budget_now: Quantity
    pv: Quantity
    ev: Quantity
    ac: Quantity

    @property
    def at(self) -> int:
        """Actual time: days of the plan that are over on the data date."""
        return self.curve.elapsed(self.state.data_date) if self.curve else 0

    @property
    def es(self) -> Quantity:
        """Earned schedule on the data date, in the calendar's days."""
        return earned_schedule(self.curve, self.ev, self.state.data_date) if self.curve else NO_PLANNED_VALUE

    @property
    def spi_t(self) -> Quantity:
        """Schedule performance index in time."""
        return spi_t(self.es, self.at)


def money_basis(state: ProjectState, calendar: WorkCalendar) -> MoneyBasis:
    """PV, EV, AC and both budgets on the data date."""
    changes = approved_changes(state)
    first = first_budget(state.project)
    curve = current_curve(state.project, changes, calendar)
    return MoneyBasis(
        state=state,
        calendar=calendar,
        curve=curve,
        bac=NO_BUDGET if first is None else first,
        budget_now=NO_BUDGET if first is None else first + cost_effect(changes),
        pv=planned_value(curve, state.data_date) if curve else NO_PLANNED_VALUE,
        ev=_earned_value(state, calendar),
        ac=NO_ACTUAL_COST if state.cost.actual is None else state.cost.actual,
    )


def costed_work(state: ProjectState) -> tuple[Costed, ...]:
    """The pieces of work that earn value: work packages where there are any, else deliverables with a cost in scope."""
    removed = removed_by(approved_changes(state))
    if state.project.work:
        return tuple(w for w in state.project.work if w.deliverable not in removed)
    return tuple(d for d in state.deliverables if d.cost is not None and d.id not in removed)


def _earned_value(state: ProjectState, calendar: WorkCalendar) -> Quantity:
    """EV as stated in an update, else the sum of what each piece of work has earned; silence earns nothing."""
    if state.cost.earned is not None:
        return state.cost.earned
    if not state.work:
        return NO_PROGRESS
    found = total(earned_by(item, state, calendar) for item in costed_work(state))
    return found.value if found.counted else NO_PROGRESS


def earned_by(item: Costed, state: ProjectState, calendar: WorkCalendar) -> Quantity:
    """What one piece of work has earned by its own method."""
    progress = _progress(item, state)
    return earned(EarningMethod(item.method.value), item.cost or Decimal(), progress, _planned(item, state, calendar))


def _progress(item: Costed, state: ProjectState) -> Progress:
    work = state.work.get(item.id, WorkState())
    finished = bool(work.delivered or work.accepted or work.percent == 1)
    reached = {m.id for m in state.milestones if m.actual and m.actual <= state.data_date}
    return Progress(
        started=work.started or finished or bool(work.percent or work.units),
        finished=finished,
        percent=Decimal(1) if finished else work.percent,
        units_done=work.units,
        units_total=item.units,
        milestones=tuple((weight.weight, weight.milestone in reached) for weight in item.weights),
    )


def _planned(item: Costed, state: ProjectState, calendar: WorkCalendar) -> Quantity:
    start = item.start or state.project.project.start
    finish = item.finish if isinstance(item, WorkPackage) else item.due
    if finish is None or item.cost is None:
        return NO_PLANNED_VALUE
    return work_planned([PlannedWork(start, finish, item.cost)], state.data_date, calendar)


def cost_figures(basis: MoneyBasis, earlier: Sequence[MoneyBasis]) -> CostFigures | None:
    """Every money figure on the data date; None where the definition has no budget at all.

    `earlier` are the reports before this one, oldest first, for the trend formula.
    """
    if isinstance(basis.bac, Undefined):
        return None
    state, bac, pv, ev, ac = basis.state, basis.budget_now, basis.pv, basis.ev, basis.ac
    settings = state.project.settings.earned_value
    estimate = _estimate_basis(basis, earlier)
    variants = {key: estimate_at_completion(estimate, key) for key in EAC_FORMULAS}
    key = settings.eac.key
    eac = variants[key]

    def row(name: str, rule: str, value: Quantity, *inputs: tuple[str, Quantity]) -> Figure:
        return catalogued(f"cost.{name}", rule, value, inputs)

    return CostFigures(
        **_budgets(basis),
        **_three_sums(basis),
        cv=row("cv", "cost_variance", ev_rules.cost_variance(ev, ac), ("EV", ev), ("AC", ac)),
        sv=row("sv", "schedule_variance", ev_rules.schedule_variance(ev, pv), ("EV", ev), ("PV", pv)),
        cv_percent=row("cv_percent", "cv_percent", ev_rules.cv_percent(ev, ac), ("EV", ev), ("AC", ac)),
        sv_percent=row("sv_percent", "sv_percent", ev_rules.sv_percent(ev, pv), ("EV", ev), ("PV", pv)),
        cpi=row("cpi", "cpi", ev_rules.cpi(ev, ac), ("EV", ev), ("AC", ac)),
        recent_cpi=_recent_cpi(basis, earlier, estimate.recent_cpi),
        spi=row("spi", "spi", ev_rules.spi(ev, pv), ("EV", ev), ("PV", pv)),
        csi=row("csi", "csi", ev_rules.csi(ev, pv, ac), ("CPI", ev_rules.cpi(ev, ac)), ("SPI", ev_rules.spi(ev, pv))),
        percent_complete=row(
            "percent_complete", "percent_complete", ev_rules.percent_complete(ev, bac), ("EV", ev), ("BAC", bac)
        ),
        percent_planned=row(
            "percent_planned", "percent_planned", ev_rules.percent_planned(pv, bac), ("PV", pv), ("BAC", bac)
        ),
        percent_spent=row("percent_spent", "percent_spent", ev_rules.percent_spent(ac, bac), ("AC", ac), ("BAC", bac)),
        eac_key=key,
        eac_text=_formula_text(basis, key),
        eac=_eac("cost.eac", basis, key, eac, estimate),
        eac_by_formula=tuple(
            _eac(f"cost.eac.{name}", basis, name, value, estimate) for name, value in variants.items()
        ),
        eac_low=_extreme("cost.eac_low", "Lowest estimate at completion", "lowest", variants),
        eac_high=_extreme("cost.eac_high", "Highest estimate at completion", "highest", variants),
        etc=row("etc", "etc", ev_rules.etc(eac, ac), ("EAC", eac), ("AC", ac)),
        vac=row("vac", "vac", ev_rules.vac(bac, eac), ("BAC", bac), ("EAC", eac)),
        vac_percent=row(
            "vac_percent", "vac_percent", ev_rules.vac_percent(bac, eac), ("VAC", ev_rules.vac(bac, eac)), ("BAC", bac)
        ),
        tcpi_bac=row("tcpi_bac", "tcpi_bac", ev_rules.tcpi_bac(ev, ac, bac), ("BAC", bac), ("EV", ev), ("AC", ac)),
        tcpi_eac=row(
            "tcpi_eac",
            "tcpi_eac",
            ev_rules.tcpi_eac(ev, ac, bac, eac),
            ("BAC", bac),
            ("EV", ev),
            ("EAC", eac),
            ("AC", ac),
        ),
        has_earned_value=isinstance(ev, Decimal),
    )


def _estimate_basis(basis: MoneyBasis, earlier: Sequence[MoneyBasis]) -> EstimateBasis:
    state = basis.state
    settings = state.project.settings.earned_value
    history = [(b.ev, b.ac) for b in (*earlier, basis) if isinstance(b.ev, Decimal) and isinstance(b.ac, Decimal)]
    stated = state.cost.estimate_to_complete
    weights = (settings.cpi_weight or Decimal("0.8"), settings.spi_weight or Decimal("0.2"))
    return EstimateBasis(
        ev=basis.ev,
        ac=basis.ac,
        bac=basis.budget_now,
        pv=basis.pv,
        recent_cpi=ev_rules.recent_cpi([(ev, ac) for ev, ac in history], settings.periods),
        spi_t=basis.spi_t,
        etc_stated=NOT_REESTIMATED if stated is None else stated,
        weights=weights,
    )


def _formula_text(basis: MoneyBasis, key: str) -> str:
    settings = basis.state.project.settings.earned_value
    return eac_formula(key, (settings.cpi_weight or Decimal("0.8"), settings.spi_weight or Decimal("0.2"))).text


def _eac(key: str, basis: MoneyBasis, name: str, value: Quantity, estimate: EstimateBasis) -> Figure:
    """One estimate with those figures as inputs that its formula names."""
    text = _formula_text(basis, name)
    named: dict[str, Quantity] = {
        "AC": basis.ac,
        "BAC": basis.budget_now,
        "EV": basis.ev,
        "CPI": ev_rules.cpi(basis.ev, basis.ac),
        "SPI": ev_rules.spi(basis.ev, basis.pv),
        "SPI(t)": basis.spi_t,
        SYMBOLS["cost.recent_cpi"]: estimate.recent_cpi,
    }
    used = dict.fromkeys(naming(named).findall(text))
    inputs: list[Input] = [Input(symbol, named[symbol]) for symbol in used]
    if name == BOTTOM_UP:
        place = update_location(basis.state, basis.state.cost.estimated_on, "cost", "estimate_to_complete")
        inputs.append(Input("ETC as re-estimated", estimate.etc_stated, sources=place))
    return figure(key, "Estimate at completion", value, Unit.MONEY, text, inputs)


def _extreme(key: str, label: str, which: str, variants: Mapping[str, Quantity]) -> Figure:
    """The lowest or highest of all estimates that exist."""
    known = {name: value for name, value in variants.items() if isinstance(value, Decimal)}
    pick = min if which == "lowest" else max
    value: Quantity = pick(known.values()) if known else NO_FORECAST
    inputs = [Input(name, estimate, f"cost.eac.{name}") for name, estimate in variants.items()]
    return figure(key, label, value, Unit.MONEY, f"{which} of all formulas", inputs)


def _recent_cpi(basis: MoneyBasis, earlier: Sequence[MoneyBasis], value: Quantity) -> Figure:
    """CPI of the last periods, from the sums now and at the report before them."""
    periods = basis.state.project.settings.earned_value.periods
    known = [b for b in earlier if isinstance(b.ev, Decimal) and isinstance(b.ac, Decimal)]
    then = known[-periods] if len(known) >= periods else None
    inputs: list[tuple[str, Quantity]] = [("EV", basis.ev), ("AC", basis.ac)]
    if then:
        day = then.state.data_date
        inputs += [(f"EV on {day}", then.ev), (f"AC on {day}", then.ac)]
    return catalogued("cost.recent_cpi", "recent_cpi", value, inputs)


def _budgets(basis: MoneyBasis) -> dict[str, Figure]:
    state = basis.state
    budget = state.project.budget
    changes = approved_changes(state)
    reserve: Quantity = (
        budget.contingency if budget and budget.contingency is not None else Undefined("no contingency reserve written")
    )
    used = state.cost.reserve_used or Decimal()
    return {
        "bac": _first_baseline(basis),
        "approved_changes": figure(
            "cost.approved_changes",
            "Approved changes",
            cost_effect(changes),
            Unit.MONEY,
            "sum of the cost effects of approved changes",
            [(change.id, (change.effect.cost if change.effect else None) or Decimal()) for change in changes],
        ),
        "budget_now": figure(
            "cost.budget_now",
            "Budget at completion",
            basis.budget_now,
            Unit.MONEY,
            "first baseline + approved changes",
            (
                Input("first baseline", basis.bac, "cost.bac"),
                Input("approved changes", cost_effect(changes), "cost.approved_changes"),
            ),
        ),
        "contingency": figure(
            "cost.contingency",
            "Contingency reserve",
            reserve,
            Unit.MONEY,
            "as written",
            (),
            _if(budget, ("budget", "contingency")),
        ),
        "contingency_left": figure(
            "cost.contingency_left",
            "Contingency left",
            difference(reserve, used),
            Unit.MONEY,
            "contingency − drawn",
            (Input("contingency", reserve, "cost.contingency"), ("drawn", used)),
        ),
    }


def _first_baseline(basis: MoneyBasis) -> Figure:
    """The first budget, from whatever it is written as: lines, the end of the planned value, or costed work."""
    project = basis.state.project
    budget = project.budget
    formula = "sum of the budget lines"
    inputs: tuple[Input, ...] = ()
    if budget and budget.lines:
        inputs = tuple(
            Input(
                f"{line.category} {line.year or ''}".strip(), line.amount, sources=(("budget", "lines", n, "amount"),)
            )
            for n, line in enumerate(budget.lines)
        )
    elif budget and budget.planned:
        day, amount = budget.planned[-1]
        formula, inputs = "end of the planned value", (_curve_point(day, amount),)
    else:
        topic = "work" if project.work else "deliverables"
        items: Sequence[Costed] = project.work or project.deliverables
        formula = "sum of the costs of the work"
        inputs = tuple(
            Input(item.id, item.cost, sources=((topic, n, "cost"),))
            for n, item in enumerate(items)
            if item.cost is not None
        )
    return figure("cost.bac", "Budget at completion, first baseline", basis.bac, Unit.MONEY, formula, inputs)


def _curve_point(day: dt.date, amount: Decimal) -> Input:
    return Input(f"planned by {day}", amount, sources=(("budget", "planned", day.isoformat()),))


def _planned_between(basis: MoneyBasis) -> tuple[Input, ...]:
    """The points of the curve before and after the data date, between which the planned value lies."""
    if basis.curve is None:
        return ()
    day = basis.state.data_date
    before = [point for point in basis.curve.points if point[0] <= day][-1:]
    after = [point for point in basis.curve.points if point[0] > day][:1]
    moved = [change.id for change in approved_changes(basis.state)]
    note = f" (after {', '.join(moved)})" if moved else ""
    place = _if(basis.state.project.budget, ("budget", "planned"))
    return tuple(Input(f"planned by {when}{note}", amount, sources=place) for when, amount in (*before, *after))


def _if(present: object, place: Location) -> tuple[Location, ...]:
    return (place,) if present else ()


def _three_sums(basis: MoneyBasis) -> dict[str, Figure]:
    state = basis.state
    reported = state.cost.reported
    return {
        "pv": figure(
            "cost.pv",
            "Planned value",
            basis.pv,
            Unit.MONEY,
            "planned value at the data date",
            _planned_between(basis),
            _if(state.project.budget, ("budget", "planned")),
        ),
        "ev": figure(
            "cost.ev",
            "Earned value",
            basis.ev,
            Unit.MONEY,
            "sum of what each piece of work has earned" if state.cost.earned is None else "as stated",
            tuple(_earned_input(item, basis) for item in costed_work(state)) if state.cost.earned is None else (),
        ),
        "ac": figure(
            "cost.ac",
            "Actual cost",
            basis.ac,
            Unit.MONEY,
            "as reported, since the start",
            (),
            update_location(state, reported, "cost", "actual"),
        ),
    }


def _earned_input(item: Costed, basis: MoneyBasis) -> Input:
    family = "work" if isinstance(item, WorkPackage) else "deliverable"
    return Input(item.id, earned_by(item, basis.state, basis.calendar), f"{family}.{item.id}.earned")


def cost_curve(bases: Iterable[MoneyBasis], current: MoneyBasis) -> tuple[CurvePoint, ...]:
    """PV to the end of the plan, EV and AC as each report had them: the points of the S-curve, by date."""
    reported = {basis.state.data_date: basis for basis in (*bases, current)}
    days: set[dt.date] = set(reported)
    if current.curve:
        days |= {current.curve.start, *(day for day, _ in current.curve.points)}
    points = []
    for day in sorted(days):
        basis = reported.get(day)
        points.append(
            CurvePoint(
                day,
                planned_value(current.curve, day) if current.curve else None,
                basis.ev if basis and isinstance(basis.ev, Decimal) else None,
                basis.ac if basis and isinstance(basis.ac, Decimal) else None,
            )
        )
    return tuple(points)

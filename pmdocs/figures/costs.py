"""Every money figure of one project on one date, and the points of its S-curve."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal

from pmdocs.figures import earned_value as ev_rules
from pmdocs.figures.asked import catalogued, noted
from pmdocs.figures.estimate import BOTTOM_UP
from pmdocs.figures.estimates import (
    eac_figure,
    estimate_basis,
    estimate_refused,
    estimates,
    extreme_figure,
    formula_text,
    headline,
    of_the_day,
    recent_cpi_figure,
)
from pmdocs.figures.model import CostFigures, CurvePoint, Figure, Input
from pmdocs.figures.money import MoneyBasis
from pmdocs.figures.planned_value import planned_value
from pmdocs.figures.quantity import (
    Quantity,
    Undefined,
)
from pmdocs.figures.reason import Reason
from pmdocs.figures.sums import budget_figures, sum_figures


def cost_figures(basis: MoneyBasis, earlier: Sequence[MoneyBasis]) -> CostFigures | None:
    """Every money figure on the data date; None where the definition has no budget at all.

    `earlier` are the reports before this one, oldest first, for the trend formula.
    """
    if isinstance(basis.bac, Undefined):
        return None
    bac, pv, ev, ac = basis.budget_now, basis.pv, basis.pair.ev, basis.pair.ac
    estimate = estimate_basis(basis, earlier)
    variants = estimates(basis, estimate)
    key = headline(basis)
    eac, now = variants[key], basis.ev
    cost_index, pace = ev_rules.cpi(ev, ac), ev_rules.spi(now, pv)
    pace_then = ev_rules.spi(ev, basis.pair_pv)
    # Once all is earned nothing is left to do, whatever day the cost was last told.
    done, spent = (now, basis.ac) if basis.complete_on else (ev, ac)
    tcpi = ev_rules.tcpi_bac(done, spent, bac)

    def row(name: str, rule: str, value: Quantity, *inputs: tuple[str, Quantity]) -> Figure:
        return catalogued(f"cost.{name}", rule, value, [_input(symbol, known) for symbol, known in inputs])

    def _input(symbol: str, known: Quantity) -> Input:
        is_of_the_pair = {"EV": ev, "AC": ac, "SPI": pace_then}.get(symbol) is known
        return of_the_day(symbol, known, basis) if is_of_the_pair else Input(symbol, known)

    return CostFigures(
        **budget_figures(basis),
        **sum_figures(basis),
        cv=row("cv", "cost_variance", ev_rules.cost_variance(ev, ac), ("EV", ev), ("AC", ac)),
        sv=row("sv", "schedule_variance", ev_rules.schedule_variance(now, pv), ("EV", now), ("PV", pv)),
        cv_percent=row("cv_percent", "cv_percent", ev_rules.cv_percent(ev, ac), ("EV", ev), ("AC", ac)),
        sv_percent=row("sv_percent", "sv_percent", ev_rules.sv_percent(now, pv), ("EV", now), ("PV", pv)),
        cpi=row("cpi", "cpi", cost_index, ("EV", ev), ("AC", ac)),
        recent_cpi=recent_cpi_figure(basis, earlier, estimate.recent_cpi),
        spi=row("spi", "spi", pace, ("EV", now), ("PV", pv)),
        csi=row(
            "csi",
            "csi",
            ev_rules.product(cost_index, pace_then),
            ("CPI", cost_index),
            ("SPI", pace_then),
        ),
        percent_complete=row(
            "percent_complete", "percent_complete", ev_rules.percent_complete(now, bac), ("EV", now), ("BAC", bac)
        ),
        percent_planned=row(
            "percent_planned", "percent_planned", ev_rules.percent_planned(pv, bac), ("PV", pv), ("BAC", bac)
        ),
        percent_spent=row(
            "percent_spent", "percent_spent", ev_rules.percent_spent(basis.ac, bac), ("AC", basis.ac), ("BAC", bac)
        ),
        eac_key=key,
        eac_text=formula_text(basis, key),
        eac=noted(eac_figure("cost.eac", basis, key, eac, estimate), _remarks(basis, key)),
        eac_by_formula=tuple(
            eac_figure(f"cost.eac.{name}", basis, name, value, estimate) for name, value in variants.items()
        ),
        eac_low=extreme_figure("cost.eac_low", "Lowest estimate at completion", "lowest", variants, eac),
        eac_high=extreme_figure("cost.eac_high", "Highest estimate at completion", "highest", variants, eac),
        etc=row("etc", "etc", ev_rules.etc(eac, basis.ac), ("EAC", eac), ("AC", basis.ac)),
        vac=row("vac", "vac", ev_rules.vac(bac, eac), ("BAC", bac), ("EAC", eac)),
        vac_percent=row(
            "vac_percent", "vac_percent", ev_rules.vac_percent(bac, eac), ("VAC", ev_rules.vac(bac, eac)), ("BAC", bac)
        ),
        tcpi_bac=noted(
            row("tcpi_bac", "tcpi_bac", tcpi, ("BAC", bac), ("EV", done), ("AC", spent)),
            ev_rules.budget_doubts(tcpi, cost_index),
        ),
        tcpi_eac=row(
            "tcpi_eac",
            "tcpi_eac",
            ev_rules.tcpi_eac(done, spent, bac, eac),
            ("BAC", bac),
            ("EV", done),
            ("EAC", eac),
            ("AC", spent),
        ),
        has_earned_value=isinstance(now, Decimal),
        as_of=basis.pair.day,
        earned_on=basis.clock if basis.told else None,
        is_early=basis.is_early,
        estimate_refused=estimate_refused(basis),
    )


def _remarks(basis: MoneyBasis, key: str) -> tuple[Reason, ...]:
    """Why the estimate reported says little, and why the manager's own is not it; that one is not doubted."""
    if key == BOTTOM_UP:
        return ()
    refused = estimate_refused(basis)
    doubts = ev_rules.estimate_doubts(ev_rules.percent_complete(basis.ev, basis.budget_now))
    return (*doubts, *([refused] if refused else []))


def cost_curve(bases: Iterable[MoneyBasis], current: MoneyBasis) -> tuple[CurvePoint, ...]:
    """PV to the end of the plan, EV and AC on the days on which each was told: the points of the S-curve, by date.

    Cost told once a month has a point a month: what nobody has reported is no point.
    """
    every = (*bases, current)
    earned = {b.told: b.ev for b in every if b.told and isinstance(b.ev, Decimal)}
    spent = {b.state.cost.actual_on: b.ac for b in every if b.state.cost.actual_on and isinstance(b.ac, Decimal)}
    days: set[dt.date] = {current.state.data_date, *earned, *spent}
    if current.curve:
        days |= {current.curve.start, *(day for day, _ in current.curve.points)}
    curve = current.curve
    return tuple(
        CurvePoint(day, planned_value(curve, day) if curve else None, earned.get(day), spent.get(day))
        for day in sorted(days)
    )

"""Every money figure of one project on one date, and the points of its S-curve."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal

from pmdocs.figures import earned_value as ev_rules
from pmdocs.figures.asked import catalogued, noted
from pmdocs.figures.estimate import BOTTOM_UP, EAC_FORMULAS, estimate_at_completion
from pmdocs.figures.estimates import eac_figure, estimate_basis, extreme_figure, formula_text, recent_cpi_figure
from pmdocs.figures.model import CostFigures, CurvePoint, Figure
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
    state, bac, pv, ev, ac = basis.state, basis.budget_now, basis.pv, basis.ev, basis.ac
    settings = state.project.settings.earned_value
    estimate = estimate_basis(basis, earlier)
    variants = {key: estimate_at_completion(estimate, key) for key in EAC_FORMULAS}
    key = settings.eac.key
    eac, tcpi = variants[key], ev_rules.tcpi_bac(ev, ac, bac)

    def row(name: str, rule: str, value: Quantity, *inputs: tuple[str, Quantity]) -> Figure:
        return catalogued(f"cost.{name}", rule, value, inputs)

    return CostFigures(
        **budget_figures(basis),
        **sum_figures(basis),
        cv=row("cv", "cost_variance", ev_rules.cost_variance(ev, ac), ("EV", ev), ("AC", ac)),
        sv=row("sv", "schedule_variance", ev_rules.schedule_variance(ev, pv), ("EV", ev), ("PV", pv)),
        cv_percent=row("cv_percent", "cv_percent", ev_rules.cv_percent(ev, ac), ("EV", ev), ("AC", ac)),
        sv_percent=row("sv_percent", "sv_percent", ev_rules.sv_percent(ev, pv), ("EV", ev), ("PV", pv)),
        cpi=row("cpi", "cpi", ev_rules.cpi(ev, ac), ("EV", ev), ("AC", ac)),
        recent_cpi=recent_cpi_figure(basis, earlier, estimate.recent_cpi),
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
        eac_text=formula_text(basis, key),
        eac=noted(eac_figure("cost.eac", basis, key, eac, estimate), _doubts(key, ev_rules.percent_complete(ev, bac))),
        eac_by_formula=tuple(
            eac_figure(f"cost.eac.{name}", basis, name, value, estimate) for name, value in variants.items()
        ),
        eac_low=extreme_figure("cost.eac_low", "Lowest estimate at completion", "lowest", variants),
        eac_high=extreme_figure("cost.eac_high", "Highest estimate at completion", "highest", variants),
        etc=row("etc", "etc", ev_rules.etc(eac, ac), ("EAC", eac), ("AC", ac)),
        vac=row("vac", "vac", ev_rules.vac(bac, eac), ("BAC", bac), ("EAC", eac)),
        vac_percent=row(
            "vac_percent", "vac_percent", ev_rules.vac_percent(bac, eac), ("VAC", ev_rules.vac(bac, eac)), ("BAC", bac)
        ),
        tcpi_bac=noted(
            row("tcpi_bac", "tcpi_bac", tcpi, ("BAC", bac), ("EV", ev), ("AC", ac)),
            ev_rules.budget_doubts(tcpi, ev_rules.cpi(ev, ac)),
        ),
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


def _doubts(key: str, complete: Quantity) -> tuple[Reason, ...]:
    """Why the estimate reported says little; what somebody has estimated anew is not doubted."""
    return () if key == BOTTOM_UP else ev_rules.estimate_doubts(complete)


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

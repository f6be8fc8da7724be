"""The figures a sponsor asks for: does the reserve suffice, when is the release, how long does the money last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pmdocs.figures.asked import catalogued, noted, quantity
from pmdocs.figures.bands import cpi_band, velocity_band
from pmdocs.figures.burn_rate import Spent, burn_rate, looked_at, runway
from pmdocs.figures.exposures import NO_THREAT, NOT_PRICED
from pmdocs.figures.formulas import Unit
from pmdocs.figures.model import (
    AgileFigures,
    CostFigures,
    EffortFigures,
    Input,
    OutlookFigures,
    Report,
    RiskFigures,
    RiskSummary,
    ScheduleFigures,
)
from pmdocs.figures.option_worth import option_figures
from pmdocs.figures.quantity import NO_BUDGET, Quantity, Undefined, ratio
from pmdocs.figures.reason import reason
from pmdocs.figures.release import release_figures
from pmdocs.figures.reserve_confidence import CostDistribution, Stake, cost_distribution
from pmdocs.figures.risks import chance_of
from pmdocs.figures.spending import category_spending, month_spending
from pmdocs.project.registers import RiskKind
from pmdocs.project.settings import RiskSettings
from pmdocs.state import ProjectState

NO_APPROVED_EFFORT = Undefined("no effort planned")
NO_EFFORT_KNOWN = Undefined("no effort reported")
HALF, FOUR_FIFTHS = Decimal("0.5"), Decimal("0.8")


def outlook_figures(
    state: ProjectState,
    cost: CostFigures | None,
    schedule: ScheduleFigures,
    effort: EffortFigures,
    risk: RiskSummary,
    agile: AgileFigures | None,
    reports: Sequence[Report],
) -> OutlookFigures:
    """Everything about the rest of the project on the data date."""
    return OutlookFigures(
        **_reserve(state, cost, risk),
        **release_figures(state, schedule, agile),
        **_money(state, cost),
        **_effort(effort),
        cpi_band=cpi_band(reports),
        velocity_band=velocity_band(agile),
        options=option_figures(state.project),
        categories=category_spending(state),
        months=month_spending(state),
    )


def _reserve(state: ProjectState, cost: CostFigures | None, risk: RiskSummary) -> dict[str, Any]:
    """What the open risks may cost together, against the reserve that is left."""
    settings = state.project.settings.risk
    rows = [row for row in risk.risks if row.is_open and _counts(row, settings)]
    stakes = {row.risk.id: stake for row in rows if (stake := stake_of(row, settings))}
    nothing = NOT_PRICED if rows else NO_THREAT
    found = cost_distribution(stakes.values()) if stakes else nothing
    left = quantity(cost.contingency_left) if cost else NO_BUDGET
    parts = [Input(r.risk.id, r.emv_residual, f"risk.{r.risk.id}.emv_residual") for r in rows if r.risk.id in stakes]
    reserve = Input("contingency left", left, "cost.contingency_left", unit=Unit.MONEY)
    values: dict[str, tuple[Quantity, list[Input]]] = {
        "reserve_p50": (_needed(found, HALF), parts),
        "reserve_p80": (_needed(found, FOUR_FIFTHS), parts),
        "reserve_chance": (_suffices(found, left), [reserve, *(part._replace(unit=Unit.MONEY) for part in parts)]),
    }
    remarks = [reason("{n} open risks without an amount or chance are left out", n=len(rows) - len(stakes))]
    if isinstance(found, CostDistribution) and not found.exact:
        remarks.append(reason("so many different sums are counted on a grid of amounts, not one by one"))
    shown = remarks if len(stakes) < len(rows) else remarks[1:]
    return {name: noted(catalogued(f"risk.{name}", name, *row), shown) for name, row in values.items()}


def _counts(row: RiskFigures, settings: RiskSettings) -> bool:
    """Threats do; gains only where the project says that they may be set against the reserve."""
    return row.risk.kind is RiskKind.THREAT or settings.gains_in_reserve


def stake_of(row: RiskFigures, settings: RiskSettings) -> Stake | None:
    """Chance and amount after the response, as the expected value takes them; None where one is not known."""
    risk = row.risk
    written, amount = chance_of(risk.probability, risk.chance, settings), risk.amount
    if risk.residual is not None:
        written = chance_of(risk.residual.probability, risk.residual.chance, settings) or Decimal()
        amount = risk.residual.amount if risk.residual.amount is not None else risk.amount
    if written is None or amount is None:
        return None
    return Stake(written, amount if risk.kind is RiskKind.THREAT else -amount)


def _needed(found: CostDistribution | Undefined, share: Decimal) -> Quantity:
    """A reserve is never below 0, even where gains outweigh losses."""
    return found if isinstance(found, Undefined) else max(found.percentile(share), Decimal())


def _suffices(found: CostDistribution | Undefined, left: Quantity) -> Quantity:
    if isinstance(found, Undefined) or isinstance(left, Undefined):
        return found if isinstance(found, Undefined) else left
    return found.chance_within(left)


def _money(state: ProjectState, cost: CostFigures | None) -> dict[str, Any]:
    """Money a month over the last three reports of cost, and the day the budget is used up at that rate."""
    numbered = sorted(enumerate(state.project.updates), key=lambda each: each[1].date)
    said = [
        (Spent(update.date, update.cost.actual), (("updates", number, "cost", "actual"),))
        for number, update in numbered
        if update.date <= state.data_date and update.cost and update.cost.actual is not None
    ]
    start = state.project.project.start
    points = looked_at([spent for spent, _ in said], start)
    if not points:
        return {"burn_rate": None, "runway": None}
    places = dict(said)
    begun = (("project", "start"),)
    parts = [Input(f"spent by {each.day}", each.amount, "", places.get(each, begun), Unit.MONEY) for each in points]
    rate = burn_rate(points)
    budget = quantity(cost.budget_now) if cost else NO_BUDGET
    end: dt.date | Undefined = runway(points, budget, state.data_date)
    inputs = (
        Input("BAC", budget, "cost.budget_now", unit=Unit.MONEY),
        Input("AC", points[-1].amount, "", places.get(points[-1], begun), Unit.MONEY),
        Input("burn rate", rate, "cost.burn_rate", unit=Unit.MONEY),
    )
    return {
        "burn_rate": catalogued("cost.burn_rate", "burn_rate", rate, parts),
        "runway": catalogued("cost.runway", "runway", end, inputs),
    }


def _effort(effort: EffortFigures) -> dict[str, Any]:
    """Effort in percent: of what was approved, and of what it will come to."""
    actual, approved = quantity(effort.actual), quantity(effort.approved)
    forecast = quantity(effort.forecast)
    used = Input("actual", actual, "effort.actual", unit=Unit.COUNT)
    agreed = Input("approved", approved, "effort.approved", unit=Unit.COUNT)
    left = Input("remaining", effort.remaining.value, "effort.remaining", unit=Unit.COUNT)
    return {
        "effort_used": catalogued(
            "effort.used", "effort_used", ratio(actual, approved, NO_APPROVED_EFFORT), (used, agreed)
        ),
        "effort_complete": catalogued(
            "effort.complete", "effort_complete", ratio(actual, forecast, NO_EFFORT_KNOWN), (used, left)
        ),
    }

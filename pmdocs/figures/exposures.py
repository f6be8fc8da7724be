"""What the open risks come to in money, before and after their responses, and how far the reserve covers it."""

from __future__ import annotations

from collections.abc import Sequence

from pmdocs.figures.asked import catalogued, figure
from pmdocs.figures.formulas import Unit
from pmdocs.figures.model import Figure, Input, RiskFigures
from pmdocs.figures.quantity import Quantity, Undefined, total
from pmdocs.figures.risk_exposure import (
    contingency_cover,
)
from pmdocs.project.registers import RiskKind as WrittenKind

NOT_PRICED = Undefined("no amount written")
NO_THREAT = Undefined("no open threat")
NO_CHANCE = Undefined("no open opportunity")


def exposure_figures(
    threats: Sequence[RiskFigures], chances: Sequence[RiskFigures], contingency_left: Quantity
) -> dict[str, Figure]:
    """Sums over the open risks that have an amount; undefined where none has, for 0 would say there is no risk."""
    before, after = _sum_of(threats, "emv", NO_THREAT), _sum_of(threats, "emv_residual", NO_THREAT)
    cover = contingency_cover(contingency_left, after)
    rows: dict[str, tuple[str, str, Sequence[RiskFigures], str, Quantity]] = {
        "exposure": ("Risk exposure", "sum of probability × impact of open threats", threats, "emv", before),
        "exposure_residual": (
            "Risk exposure after response",
            "sum of residual probability × impact of open threats",
            threats,
            "emv_residual",
            after,
        ),
        "opportunity": (
            "Opportunities",
            "sum of probability × gain of open opportunities",
            chances,
            "emv",
            _sum_of(chances, "emv", NO_CHANCE),
        ),
        "opportunity_residual": (
            "Opportunities after response",
            "sum of residual probability × gain of open opportunities",
            chances,
            "emv_residual",
            _sum_of(chances, "emv_residual", NO_CHANCE),
        ),
    }
    inputs = (
        Input("contingency left", contingency_left, "cost.contingency_left"),
        Input("residual exposure", after, "risk.exposure_residual"),
    )
    return {
        **{name: _exposure(name, *row) for name, row in rows.items()},
        "contingency_cover": catalogued("risk.contingency_cover", "contingency_cover", cover, inputs),
    }


def _sum_of(rows: Sequence[RiskFigures], name: str, nothing: Undefined) -> Quantity:
    """The sum of an expected value over the risks that have one; gains count as positive."""
    found = total(_worth(row, name) for row in rows)
    if found.counted:
        return found.value
    return NOT_PRICED if rows else nothing


def _worth(row: RiskFigures, name: str) -> Quantity:
    value: Quantity = getattr(row, name)
    return value if row.risk.kind is WrittenKind.THREAT else -1 * value


def _exposure(name: str, label: str, rule: str, rows: Sequence[RiskFigures], of: str, value: Quantity) -> Figure:
    parts = [Input(row.risk.id, _worth(row, of), f"risk.{row.risk.id}.{of}") for row in rows]
    return figure(f"risk.{name}", label, value, Unit.MONEY, rule, parts)

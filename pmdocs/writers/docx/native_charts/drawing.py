"""Chooses how a specification becomes a native chart, and makes its two files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from pmdocs.charts import (
    BurnDown,
    BurnUp,
    ChartSpec,
    CostBreakdown,
    CumulativeFlow,
    MilestoneTrend,
    SCurve,
    Velocity,
    Waterfall,
)
from pmdocs.charts.style import ChartStyle
from pmdocs.writers.docx.native_charts.breakdown import plan_cost_breakdown
from pmdocs.writers.docx.native_charts.burn import plan_burn_down, plan_burn_up
from pmdocs.writers.docx.native_charts.chart_xml import WORKBOOK_RELATION, ChartWriter
from pmdocs.writers.docx.native_charts.flow import plan_cumulative_flow
from pmdocs.writers.docx.native_charts.plan import Plan
from pmdocs.writers.docx.native_charts.scurve import plan_s_curve
from pmdocs.writers.docx.native_charts.sheet import EARLIEST, Sheet, dated
from pmdocs.writers.docx.native_charts.trend import plan_trend
from pmdocs.writers.docx.native_charts.velocity import plan_velocity
from pmdocs.writers.docx.native_charts.waterfall import plan_waterfall

Planner = Callable[[Any, ChartStyle, float, str], Plan | None]
NATIVE: Final[Mapping[type[ChartSpec], Planner]] = MappingProxyType(
    {
        BurnDown: plan_burn_down,
        BurnUp: plan_burn_up,
        CostBreakdown: plan_cost_breakdown,
        CumulativeFlow: plan_cumulative_flow,
        MilestoneTrend: plan_trend,
        SCurve: plan_s_curve,
        Velocity: plan_velocity,
        Waterfall: plan_waterfall,
    }
)
"""The kinds that Word can draw, with the function that plans each; it may give None where Word cannot."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a chart is made for: the height its drawing has in points, and the share of it that is shown."""

    height: float
    language: str
    created: date
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class ChartFile:
    """A chart part and the workbook it holds, to which it refers as `workbook_relation`."""

    xml: bytes
    workbook: bytes
    workbook_relation: str = WORKBOOK_RELATION


def native_chart(spec: ChartSpec, style: ChartStyle, wanted: Request) -> ChartFile | None:
    """The files of a native chart; None for a kind, or for data, that Word has no chart for."""
    planner = NATIVE.get(type(spec))
    plan = planner(spec, style, wanted.height, wanted.language) if planner else None
    if plan is None or any(isinstance(row, date) and row < EARLIEST for row in plan.rows):
        return None
    sheet = Sheet(plan)
    writer = ChartWriter(plan, sheet.series(), style, wanted.language, wanted.share)
    return ChartFile(writer.xml(), sheet.workbook(dated(wanted.created)))

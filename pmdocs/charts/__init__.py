"""Charts as vectors: a specification of plain data and a style in, one SVG document out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from pmdocs.charts.burndown import BurnDown, BurnDownLabels, Remaining, draw_burn_down
from pmdocs.charts.burnup import BurnPoint, BurnUp, BurnUpLabels, FinishForecast, draw_burn_up
from pmdocs.charts.cost import CostBar, CostBreakdown, CostLabels, draw_cost_breakdown
from pmdocs.charts.cycle_time import CycleTime, FinishedItem, Percentile, draw_cycle_time
from pmdocs.charts.flow import CumulativeFlow, FlowDay, draw_cumulative_flow
from pmdocs.charts.gantt import Gantt, GanttLabels, GanttRow, draw_gantt
from pmdocs.charts.gantt import pages as gantt_pages
from pmdocs.charts.language import ChartLanguage, chart_language
from pmdocs.charts.metrics import Fonts
from pmdocs.charts.org_levels import OrgBox, OrgLevel
from pmdocs.charts.organisation import Organisation, draw_organisation
from pmdocs.charts.scurve import CostForecast, CurvePoint, SCurve, SCurveLabels, draw_s_curve
from pmdocs.charts.spec import ChartSpec, NothingToDraw
from pmdocs.charts.stakeholder_grid import GridLabels, GridStakeholder, StakeholderGrid, draw_stakeholder_grid
from pmdocs.charts.style import ChartStyle, Span
from pmdocs.charts.timeline import MilestoneTimeline, TimelineLabels, TimelineMilestone, draw_timeline
from pmdocs.charts.trend import MilestoneTrend, TrendLabels, draw_trend
from pmdocs.charts.trend_lines import TrendLine, TrendPoint
from pmdocs.charts.velocity import Iteration, Velocity, VelocityLabels, draw_velocity
from pmdocs.charts.waterfall import StepKind, Waterfall, WaterfallLabels, WaterfallStep, draw_waterfall

__all__ = [
    "DRAWINGS",
    "BurnDown",
    "BurnDownLabels",
    "BurnPoint",
    "BurnUp",
    "BurnUpLabels",
    "ChartLanguage",
    "ChartSpec",
    "ChartStyle",
    "CostBar",
    "CostBreakdown",
    "CostForecast",
    "CostLabels",
    "CumulativeFlow",
    "CurvePoint",
    "CycleTime",
    "FinishForecast",
    "FinishedItem",
    "FlowDay",
    "Fonts",
    "Gantt",
    "GanttLabels",
    "GanttRow",
    "GridLabels",
    "GridStakeholder",
    "Iteration",
    "MilestoneTimeline",
    "MilestoneTrend",
    "NothingToDraw",
    "OrgBox",
    "OrgLevel",
    "Organisation",
    "Percentile",
    "Remaining",
    "SCurve",
    "SCurveLabels",
    "Span",
    "StakeholderGrid",
    "StepKind",
    "TimelineLabels",
    "TimelineMilestone",
    "TrendLabels",
    "TrendLine",
    "TrendPoint",
    "Velocity",
    "VelocityLabels",
    "Waterfall",
    "WaterfallLabels",
    "WaterfallStep",
    "chart_language",
    "draw",
    "gantt_pages",
]

# Each drawing takes its own kind of specification; the table's key is that kind.
DRAWINGS: Final[Mapping[type[ChartSpec], Callable[[Any, ChartStyle], str]]] = MappingProxyType(
    {
        BurnDown: draw_burn_down,
        BurnUp: draw_burn_up,
        CostBreakdown: draw_cost_breakdown,
        CumulativeFlow: draw_cumulative_flow,
        CycleTime: draw_cycle_time,
        Gantt: draw_gantt,
        MilestoneTimeline: draw_timeline,
        MilestoneTrend: draw_trend,
        Organisation: draw_organisation,
        SCurve: draw_s_curve,
        StakeholderGrid: draw_stakeholder_grid,
        Velocity: draw_velocity,
        Waterfall: draw_waterfall,
    }
)


def draw(spec: ChartSpec, style: ChartStyle) -> str:
    """One SVG document for a specification; the same specification and style give the same text.

    Raises:
        NothingToDraw: The specification holds no data (a ValueError): leave the chart out and say so in words.
        TypeError: There is no drawing for this kind of specification.
    """
    if type(spec) not in DRAWINGS:
        raise TypeError(
            f"no drawing for {type(spec).__name__}; there are {', '.join(kind.__name__ for kind in DRAWINGS)}"
        )
    return DRAWINGS[type(spec)](spec, style)

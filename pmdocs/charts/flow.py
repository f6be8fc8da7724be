"""The cumulative flow: how many items stand in each stage, day by day, one area on another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate

from pmdocs.charts.axes import HEADING, TIME_AXIS_HEIGHT, CalendarAxis, ValueAxis, heading
from pmdocs.charts.curves import Curve, CurveName, gutter_width, name_curves
from pmdocs.charts.labels import Box
from pmdocs.charts.scale import LinearScale, TimeScale, date_range
from pmdocs.charts.spec import ChartSpec, NothingToDraw
from pmdocs.charts.style import ChartStyle, mixed
from pmdocs.charts.svg import Point, Svg, document, polygon, rect


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowDay:
    """The number of items in each stage at the end of a day, in the order of the chart's stages."""

    day: date
    counts: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CumulativeFlow(ChartSpec):
    """Stages from the bottom of the chart to its top, what is done first; `unit` says what the axis counts."""

    stages: tuple[str, ...]
    days: tuple[FlowDay, ...]
    unit: str

    @property
    def ordered(self) -> list[FlowDay]:
        """By day."""
        return sorted(self.days, key=lambda item: item.day)


def draw_cumulative_flow(spec: CumulativeFlow, style: ChartStyle) -> str:
    """Areas from the darkest at the bottom to the lightest at the top, each named at its right end."""
    if not spec.days or not spec.stages:
        raise NothingToDraw(f"{spec.title}: no day has a count")
    if any(len(item.counts) != len(spec.stages) for item in spec.days):
        raise ValueError(f"{spec.title}: every day needs a count for each of its {len(spec.stages)} stages")
    width = style.width(spec.span)
    axis = ValueAxis.over(
        Decimal(0), max(sum(item.counts, Decimal(0)) for item in spec.days), spec.language, whole=True
    )
    left = axis.width(style) + 6
    names = [
        CurveName(stage, spec.language.number(count))
        for stage, count in zip(spec.stages, spec.ordered[-1].counts, strict=True)
    ]
    x = TimeScale(*_days(spec), left, max(width - gutter_width(names, style, width * 0.3), left + 40))
    plot = Box(left, HEADING, x.end, HEADING + min(180.0, max(100.0, 0.36 * width, 22.0 * len(names))))
    y = axis.scale(plot.bottom, plot.top)
    drawn = heading(spec.unit, style, width) + _areas(spec, x, y, style) + axis.upright(plot, y, style)
    drawn += CalendarAxis.along(x, spec.language, style).below(plot)
    drawn += name_curves(_middles(spec, names, plot, y, style), plot, width, style)
    size = (width, plot.bottom + TIME_AXIS_HEIGHT)
    return document(size, spec.title, spec.description, style.font_family, drawn)


def _days(spec: CumulativeFlow) -> tuple[date, date]:
    """From the first to the last day; a single day gets a few days of width, so that it can be seen."""
    days = [item.day for item in spec.days]
    return date_range(days, least=1 if len(set(days)) > 1 else 7)


def _shade(place: int, count: int, style: ChartStyle) -> str:
    """What is done is grey; what is in work runs from the accent at the bottom to its lightest shade at the top."""
    if place == 0:
        return mixed(style.grey, style.paper, 0.35)
    share = (place - 1) / max(count - 2, 1)
    return mixed(style.accent, style.paper, 0.1 + 0.68 * share)


def _areas(spec: CumulativeFlow, x: TimeScale, y: LinearScale, style: ChartStyle) -> list[Svg]:
    days = spec.ordered
    levels = [[Decimal(0), *accumulate(item.counts)] for item in days]
    places = [x(item.day) for item in days]
    drawn = []
    for stage in range(len(spec.stages)):
        shade = _shade(stage, len(spec.stages), style)
        lower: list[Point] = [(at, y(level[stage])) for at, level in zip(places, levels, strict=True)]
        upper: list[Point] = [(at, y(level[stage + 1])) for at, level in zip(places, levels, strict=True)]
        if len(days) == 1:
            drawn.append(rect((x.start, upper[0][1]), x.end - x.start, lower[0][1] - upper[0][1], shade, style.paper))
        else:
            drawn.append(polygon([*lower, *reversed(upper)], shade, style.paper, 0.6))
    return drawn


def _middles(spec: CumulativeFlow, names: list[CurveName], plot: Box, y: LinearScale, style: ChartStyle) -> list[Curve]:
    """A point at the right end of each area, half way up, for its name; the names stand in ink."""
    levels = [Decimal(0), *accumulate(spec.ordered[-1].counts)]
    curves = []
    for place, name in enumerate(names):
        at = (plot.right, y((levels[place] + levels[place + 1]) / 2))
        curves.append(Curve((at,), style.ink, name=name))
    return curves

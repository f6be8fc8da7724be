"""The cumulative flow as a native chart: stacked areas over days, each named at its right end."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate

from pmdocs.charts import CumulativeFlow
from pmdocs.charts.axes import HEADING, TIME_AXIS_HEIGHT, ValueAxis
from pmdocs.charts.curves import GUTTER_GAP, CurveName, gutter_width
from pmdocs.charts.labels import Box, spread
from pmdocs.charts.scale import date_range
from pmdocs.charts.style import ChartStyle, mixed
from pmdocs.writers.docx.native_charts.codes import plain_code
from pmdocs.writers.docx.native_charts.days import day_axis, edges, figure_axis
from pmdocs.writers.docx.native_charts.places import extent, name_parts, stacked
from pmdocs.writers.docx.native_charts.plan import Group, Label, Plan, Series, Stroke


def plan_cumulative_flow(spec: CumulativeFlow, style: ChartStyle, height: float, tag: str) -> Plan | None:
    """Areas from the darkest at the bottom to the lightest at the top; a single day has no area in Word."""
    if len({item.day for item in spec.days}) < 2:
        return None
    width, last = style.width(spec.span), spec.ordered[-1]
    most = max(sum(item.counts, Decimal(0)) for item in spec.days)
    axis = ValueAxis.over(Decimal(0), most, spec.language, whole=True)
    names = [CurveName(stage, spec.language.number(n)) for stage, n in zip(spec.stages, last.counts, strict=True)]
    first, last_day = date_range([item.day for item in spec.days], least=1)
    gutter = gutter_width(names, style, width * 0.3)
    left, right = edges(first, spec.language, style, axis.width(style) + 6, width - gutter, width)
    plot = Box(left, HEADING, right, height - TIME_AXIS_HEIGHT)
    days = day_axis(first, last_day, right - left, spec.language, tag, style)
    labels = _labels(spec, names, plot, axis, style)
    series = tuple(
        Series(
            stage,
            tuple(item.counts[place] for item in spec.ordered),
            Group.AREA,
            stroke=Stroke(style.paper, 0.6),
            fill=_shade(place, len(spec.stages), style),
            labels=(labels[place],),
        )
        for place, stage in enumerate(spec.stages)
    )
    rows = tuple(item.day for item in spec.ordered)
    upright = figure_axis(axis, spec.language)
    return Plan(width, height, plot, rows, series, upright, across=days, heading=spec.unit)


def _labels(spec: CumulativeFlow, names: list[CurveName], plot: Box, axis: ValueAxis, style: ChartStyle) -> list[Label]:
    """Right of the plot: Word puts the label of an area in the middle of its last day's height."""
    levels = [Decimal(0), *accumulate(spec.ordered[-1].counts)]
    y, row = axis.scale(plot.bottom, plot.top), len(spec.days) - 1
    middles = [y((levels[place] + levels[place + 1]) / 2) for place in range(len(names))]
    parts = [stacked(name_parts(name.words, style.ink, name.value, style=style)) for name in names]
    sizes = [extent(part, style) for part in parts]
    places = spread(middles, [size[1] for size in sizes], plot.top - 4, plot.bottom + 4)
    counts = spec.ordered[-1].counts
    return [
        Label(row, parts[n], "", (GUTTER_GAP + sizes[n][0] / 2, places[n] - middles[n]), plain_code(counts[n]))
        for n in range(len(names))
    ]


def _shade(place: int, count: int, style: ChartStyle) -> str:
    """What is done is grey; what is in work runs from the accent to its lightest shade."""
    if place == 0:
        return mixed(style.grey, style.paper, 0.35)
    share = (place - 1) / max(count - 2, 1)
    return mixed(style.accent, style.paper, 0.1 + 0.68 * share)

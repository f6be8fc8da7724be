"""Cycle time: a dot for each finished item, how many days it took, and the percentiles as lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pmdocs.charts.axes import HEADING, TIME_AXIS_HEIGHT, CalendarAxis, ValueAxis, heading
from pmdocs.charts.curves import Curve, CurveName, gutter_width, name_curves
from pmdocs.charts.labels import Box
from pmdocs.charts.scale import LinearScale, TimeScale, date_range
from pmdocs.charts.spec import ChartSpec, NothingToDraw
from pmdocs.charts.style import ChartStyle, mixed
from pmdocs.charts.svg import Svg, circle, document

_DASHES = ("1.5 2", "4 2.5", "8 3")


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedItem:
    """A work item: the day it was finished, and the days from its start to then."""

    finished: date
    days: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Percentile:
    """A share of the items that took at most so many days; `words` and `value` are written at its line."""

    days: Decimal
    words: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleTime(ChartSpec):
    """Finished items and the percentiles of their cycle times; `unit` says what the axis counts ("Days")."""

    items: tuple[FinishedItem, ...]
    unit: str
    percentiles: tuple[Percentile, ...] = ()


def draw_cycle_time(spec: CycleTime, style: ChartStyle) -> str:
    """Dots above the highest percentile are full, the others are lighter: the outliers are what one asks about."""
    if not spec.items:
        raise NothingToDraw(f"{spec.title}: no item has been finished")
    width = style.width(spec.span)
    longest = max([*(item.days for item in spec.items), *(line.days for line in spec.percentiles)])
    axis = ValueAxis.over(Decimal(0), longest, spec.language)
    left = axis.width(style) + 6
    names = [CurveName(line.words, line.value) for line in spec.percentiles]
    right = width - max(gutter_width(names, style, width * 0.3), 4)
    x = TimeScale(*date_range([item.finished for item in spec.items], least=14), left, max(right, left + 40))
    plot = Box(left, HEADING, x.end, HEADING + min(170.0, max(100.0, 0.34 * width)))
    y = axis.scale(plot.bottom, plot.top)
    drawn = heading(spec.unit, style, width) + axis.upright(plot, y, style)
    drawn += CalendarAxis.along(x, spec.language, style).below(plot)
    lines = _lines(spec, plot, y, style)
    drawn += [curve.drawn(style) for curve in lines] + _dots(spec, x, y, style)
    drawn += name_curves(lines, plot, width, style)
    size = (width, plot.bottom + TIME_AXIS_HEIGHT)
    return document(size, spec.title, spec.description, style.font_family, drawn)


def _lines(spec: CycleTime, plot: Box, y: LinearScale, style: ChartStyle) -> list[Curve]:
    """The higher the percentile, the longer the dashes."""
    ordered = sorted(spec.percentiles, key=lambda line: line.days)
    curves = []
    for place, line in enumerate(ordered):
        ends = ((plot.left, y(line.days)), (plot.right, y(line.days)))
        dash = _DASHES[min(place, len(_DASHES) - 1)]
        curves.append(Curve(ends, style.muted, 1.0, dash, name=CurveName(line.words, line.value, colour=style.muted)))
    return curves


def _dots(spec: CycleTime, x: TimeScale, y: LinearScale, style: ChartStyle) -> list[Svg]:
    limit = max((line.days for line in spec.percentiles), default=None)
    usual, radius = mixed(style.accent, style.paper, 0.35), 2.2 if len(spec.items) <= 150 else 1.5
    drawn = []
    for item in sorted(spec.items, key=lambda item: (item.finished, item.days)):
        outlier = limit is not None and item.days > limit
        at = (x(item.finished), y(item.days))
        drawn.append(circle(at, radius, style.accent_dark if outlier else usual, style.paper, 0.4))
    return drawn

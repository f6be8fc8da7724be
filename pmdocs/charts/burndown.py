"""The burn-down: work remaining against the straight way to nothing left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pmdocs.charts.axes import HEADING, TIME_AXIS_HEIGHT, CalendarAxis, ValueAxis, heading
from pmdocs.charts.curves import Curve, CurveName, gutter_width, name_curves
from pmdocs.charts.day_lines import DayLine, DayLines
from pmdocs.charts.labels import Box, Surroundings
from pmdocs.charts.scale import LinearScale, TimeScale, date_range
from pmdocs.charts.spec import ChartSpec, NothingToDraw
from pmdocs.charts.style import ChartStyle
from pmdocs.charts.svg import document


@dataclass(frozen=True, slots=True, kw_only=True)
class Remaining:
    """The work left at the end of a day; in points, items or days."""

    day: date
    work: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class BurnDownLabels:
    """The fixed words; `data_date` already holds its date, `unit` says what the axis counts."""

    remaining: str
    ideal: str
    data_date: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BurnDown(ChartSpec):
    """What remains, and the ideal way: two points for a straight one, more where days off are left out."""

    remaining: tuple[Remaining, ...]
    ideal: tuple[Remaining, ...]
    labels: BurnDownLabels
    data_date: date | None = None


def draw_burn_down(spec: BurnDown, style: ChartStyle) -> str:
    """The work remaining in the accent colour over the ideal way in dashes."""
    if not spec.remaining:
        raise NothingToDraw(f"{spec.title}: no day says what remains")
    width = style.width(spec.span)
    amounts = [item.work for item in (*spec.remaining, *spec.ideal)]
    axis = ValueAxis.over(min(Decimal(0), *amounts), max(Decimal(0), *amounts), spec.language)
    left = axis.width(style) + 6
    days = [item.day for item in (*spec.remaining, *spec.ideal)] + ([spec.data_date] if spec.data_date else [])
    right = width - gutter_width(_names(spec, style), style, width * 0.3)
    x = TimeScale(*date_range(days, least=5), left, max(right, left + 40))
    marked = (DayLine(x(spec.data_date), spec.labels.data_date),) if spec.data_date else ()
    lines = DayLines(marked, 0, width, style)
    top = HEADING + lines.height
    plot = Box(left, top, x.end, top + min(170.0, max(100.0, 0.34 * width)))
    y = axis.scale(plot.bottom, plot.top)
    curves = _curves(spec, x, y, style)
    drawn = heading(spec.labels.unit, style, width) + axis.upright(plot, y, style)
    drawn += CalendarAxis.along(x, spec.language, style).below(plot) + lines.over(plot)
    drawn += [curve.drawn(style) for curve in curves]
    around = Surroundings(plot, uprights=tuple(line.x for line in marked))
    drawn += name_curves(curves, plot, width, style, around)
    size = (width, plot.bottom + TIME_AXIS_HEIGHT)
    return document(size, spec.title, spec.description, style.font_family, drawn)


def _names(spec: BurnDown, style: ChartStyle) -> list[CurveName]:
    last = max(spec.remaining, key=lambda item: item.day)
    return [
        CurveName(spec.labels.ideal, colour=style.muted),
        CurveName(spec.labels.remaining, spec.language.number(last.work), colour=style.accent),
    ]


def _curves(spec: BurnDown, x: TimeScale, y: LinearScale, style: ChartStyle) -> list[Curve]:
    ideal_name, remaining_name = _names(spec, style)
    ways = [
        tuple((x(item.day), y(item.work)) for item in sorted(items, key=lambda item: item.day))
        for items in (spec.ideal, spec.remaining)
    ]
    curves = [Curve(ways[0], style.grey, 1.2, "4 2.5", name=ideal_name)] if ways[0] else []
    return [*curves, Curve(ways[1], style.accent, 1.9, marker="dot", name=remaining_name)]

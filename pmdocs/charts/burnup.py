"""The burn-up: work done climbing towards the scope, which has a line of its own, and the range of the finish."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from pmdocs.charts.axes import HEADING, TIME_AXIS_HEIGHT, CalendarAxis, ValueAxis, heading
from pmdocs.charts.curves import Curve, CurveName, gutter_width, name_curves
from pmdocs.charts.day_lines import DayLine, DayLines
from pmdocs.charts.labels import Box, Surroundings
from pmdocs.charts.scale import LinearScale, TimeScale, date_range
from pmdocs.charts.spec import ChartSpec, NothingToDraw
from pmdocs.charts.style import ChartStyle
from pmdocs.charts.svg import Point, Svg, document, line, polygon


@dataclass(frozen=True, slots=True, kw_only=True)
class BurnPoint:
    """All work that is in scope and the part of it that is done, at the end of a day; in points, items or days."""

    day: date
    scope: Decimal
    done: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishForecast:
    """When all work is done at the best, the likely and the worst recent speed; `words` says so in the document."""

    early: date
    likely: date
    late: date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BurnUpLabels:
    """The fixed words; `data_date` and `target` already hold their dates, `unit` says what the axis counts."""

    scope: str
    done: str
    forecast: str
    data_date: str
    target: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BurnUp(ChartSpec):
    """Done against scope; a change of scope is a step in the scope's own line."""

    points: tuple[BurnPoint, ...]
    labels: BurnUpLabels
    data_date: date | None = None
    target: date | None = None
    forecast: FinishForecast | None = None

    @property
    def ordered(self) -> list[BurnPoint]:
        """By day."""
        return sorted(self.points, key=lambda point: point.day)


def draw_burn_up(spec: BurnUp, style: ChartStyle) -> str:
    """The scope as steps, the work done as a line, the forecast as a fan between them."""
    if not spec.points:
        raise NothingToDraw(f"{spec.title}: no report says what is done")
    width = style.width(spec.span)
    most = max(max(point.scope, point.done) for point in spec.points)
    axis = ValueAxis.over(Decimal(0), most, spec.language)
    left = axis.width(style) + 6
    names = _names(spec, style)
    right = width - gutter_width(names if not spec.forecast else names[:1], style, width * 0.3)
    x = TimeScale(*days_of(spec), left, max(right, left + 40))
    days = DayLines(_day_lines(spec, x), 0, width, style)
    top = HEADING + days.height
    plot = Box(left, top, x.end, top + min(190.0, max(110.0, 0.38 * width)))
    y = axis.scale(plot.bottom, plot.top)
    drawn = heading(spec.labels.unit, style, width) + axis.upright(plot, y, style)
    drawn += CalendarAxis.along(x, spec.language, style).below(plot)
    drawn += _fan(spec, x, y, style) + days.over(plot)
    curves = [*_curves(spec, plot, x, y, style), *_forecast_point(spec, x, y, style)]
    drawn += [curve.drawn(style) for curve in curves]
    around = Surroundings(plot, curves=_fan_edges(spec, x, y), uprights=tuple(day.x for day in days.lines))
    drawn += name_curves(curves, plot, width, style, around)
    size = (width, plot.bottom + TIME_AXIS_HEIGHT)
    return document(size, spec.title, spec.description, style.font_family, drawn)


def days_of(spec: BurnUp) -> tuple[date, date]:
    """The first and the last day of the axis."""
    extra = [spec.data_date, spec.target]
    extra += [spec.forecast.early, spec.forecast.likely, spec.forecast.late] if spec.forecast else []
    return date_range([*(point.day for point in spec.points), *(day for day in extra if day)], least=14)


def _day_lines(spec: BurnUp, x: TimeScale) -> tuple[DayLine, ...]:
    lines = [DayLine(x(spec.data_date), spec.labels.data_date)] if spec.data_date else []
    return (*lines, *([DayLine(x(spec.target), spec.labels.target, data_date=False)] if spec.target else []))


def _names(spec: BurnUp, style: ChartStyle) -> list[CurveName]:
    last = spec.ordered[-1]
    return [
        CurveName(spec.labels.scope, spec.language.number(last.scope), colour=style.muted),
        CurveName(spec.labels.done, spec.language.number(last.done), colour=style.accent),
    ]


def _curves(spec: BurnUp, plot: Box, x: TimeScale, y: LinearScale, style: ChartStyle) -> list[Curve]:
    """Scope runs on level to the forecast finish: that is where the work done will meet it."""
    scope_name, done_name = _names(spec, style)
    ordered = spec.ordered
    scope: list[Point] = [(x(ordered[0].day), y(ordered[0].scope))]
    for before, after in pairwise(ordered):
        scope += [(x(after.day), y(before.scope)), (x(after.day), y(after.scope))]
    if spec.forecast:
        scope.append((plot.right, scope[-1][1]))
    done = tuple((x(point.day), y(point.done)) for point in ordered)
    return [
        Curve(tuple(scope), style.muted, 1.3, name=scope_name),
        Curve(done, style.accent, 1.9, marker="dot", name=done_name),
    ]


def _fan_edges(spec: BurnUp, x: TimeScale, y: LinearScale) -> tuple[tuple[Point, Point], ...]:
    """The earliest and the latest way from what is done to the whole scope."""
    if spec.forecast is None:
        return ()
    last = spec.ordered[-1]
    start, top = (x(last.day), y(last.done)), y(last.scope)
    return (start, (x(spec.forecast.early), top)), (start, (x(spec.forecast.late), top))


def _fan(spec: BurnUp, x: TimeScale, y: LinearScale, style: ChartStyle) -> list[Svg]:
    edges = _fan_edges(spec, x, y)
    if spec.forecast is None or not edges:
        return []
    start, (early, top), (late, _) = edges[0][0], edges[0][1], edges[1][1]
    likely = (x(spec.forecast.likely), top)
    return [
        polygon([start, (early, top), (late, top)], style.accent_soft),
        line(start, likely, style.accent, 1.0, "2.5 2"),
    ]


def _forecast_point(spec: BurnUp, x: TimeScale, y: LinearScale, style: ChartStyle) -> list[Curve]:
    """The point that bears the forecast's name and dates: where the likely way meets the scope."""
    if spec.forecast is None:
        return []
    at = (x(spec.forecast.likely), y(spec.ordered[-1].scope))
    return [Curve((at,), style.accent, marker="ring", name=CurveName(spec.labels.forecast, spec.forecast.words))]

"""The S-curve and the planned value curve as a native chart: lines over days, the range of forecasts as an area."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from pmdocs.charts import CostForecast, CurvePoint, SCurve
from pmdocs.charts.axes import HEADING, TIME_AXIS_HEIGHT, ValueAxis
from pmdocs.charts.curves import CurveName, gutter_width
from pmdocs.charts.day_lines import DAY_ROW
from pmdocs.charts.labels import Box, Surroundings
from pmdocs.charts.scale import date_range
from pmdocs.charts.style import ChartStyle, mixed
from pmdocs.writers.docx.native_charts.codes import short_code
from pmdocs.writers.docx.native_charts.curves import Known, Line, band, dot, interpolated, known, rows_of, series_of
from pmdocs.writers.docx.native_charts.days import day_axis, figure_axis, marked_day, time_scale
from pmdocs.writers.docx.native_charts.places import Place, name_parts
from pmdocs.writers.docx.native_charts.plan import Plan, Series, Stroke


def plan_s_curve(spec: SCurve, style: ChartStyle, height: float, tag: str) -> Plan:
    """Planned, earned and actual cost, the budget as a level line, the forecast as a cone from the actual cost."""
    width = style.width(spec.span)
    axis = ValueAxis.over(min([*spec.amounts, Decimal(0)]), max([*spec.amounts, Decimal(0)]), spec.language)
    left = axis.width(style) + 6
    right = width - gutter_width(_outer_names(spec), style, width * 0.3)
    top = HEADING + (DAY_ROW + 3 if spec.data_date else 0)
    plot = Box(left, top, max(right, left + 40), height - TIME_AXIS_HEIGHT)
    days = day_axis(*_days(spec), plot.width, spec.language, tag, style)
    place = Place(plot, time_scale(days, plot.left, plot.right), axis.scale(plot.bottom, plot.top))
    lines = _lines(spec, style)
    rows = rows_of(lines, _marked(spec))
    around = Surroundings(plot, uprights=tuple(place.x(day) for day in _marked(spec)))
    series = (*series_of(lines, rows, place, style, around), *_cone(spec, rows, style))
    if spec.data_date:
        series += (marked_day(spec.data_date, spec.labels.data_date, rows, axis.ticks[-1], style),)
    upright = figure_axis(axis, spec.language)
    return Plan(width, height, plot, rows, series, upright, across=days, heading=spec.labels.unit)


def _days(spec: SCurve) -> tuple[date, date]:
    extra = [*_marked(spec), *([spec.forecast.finish] if spec.forecast else [])]
    return date_range([*(point.day for point in spec.points), *extra])


def _marked(spec: SCurve) -> tuple[date, ...]:
    return (spec.data_date,) if spec.data_date else ()


def _outer_names(spec: SCurve) -> list[CurveName]:
    """The names right of the plot: of the forecast, or else of every curve."""
    labels, short = spec.labels, spec.language.short
    if spec.forecast:
        return [CurveName(labels.forecast, short(spec.forecast.eac), _range(spec, spec.forecast))]
    return [CurveName(name) for name in (labels.planned, labels.earned, labels.actual)]


def _range(spec: SCurve, forecast: CostForecast) -> str:
    short = spec.language.short
    return f"{short(forecast.low)}–{short(forecast.high)}" if forecast.low < forecast.high else ""


def _points(spec: SCurve, amount: Callable[[CurvePoint], Decimal | None]) -> tuple[Known, ...]:
    return known((point.day, amount(point)) for point in spec.points)


def _lines(spec: SCurve, style: ChartStyle) -> list[Line]:
    """In the order of the sheet: plan, earned, actual, then the budget and the forecast."""
    earned, actual = _points(spec, lambda point: point.ev), _points(spec, lambda point: point.ac)
    lines = [
        _planned(spec, bool(earned or actual), style),
        _curve(spec, spec.labels.earned, earned, style.accent, Stroke(style.accent, 1.9), "circle", style),
        _curve(spec, spec.labels.actual, actual, style.ink, Stroke(style.ink, 1.5), "square", style),
    ]
    return [line for line in (*lines, *_budget(spec, style), *_forecast(spec, actual, style)) if line.points]


def _planned(spec: SCurve, compared: bool, style: ChartStyle) -> Line:
    """The plan: a grey reference once there is something to compare with it, before that the curve itself."""
    points = _points(spec, lambda point: point.pv)
    stroke = Stroke(style.grey, 1.3, "dash") if compared else Stroke(style.accent, 1.9)
    return _curve(spec, spec.labels.planned, points, style.muted if compared else style.accent, stroke, "", style)


def _curve(
    spec: SCurve, name: str, points: tuple[Known, ...], colour: str, stroke: Stroke, symbol: str, style: ChartStyle
) -> Line:
    if not points:
        return Line(name, (), stroke)
    last_day, last = points[-1]
    parts = name_parts(name, colour, spec.language.short(last), style=style)
    gutter = last_day >= _days(spec)[1]
    marker = dot(points, symbol, 2 * stroke.width + 1, stroke.colour)
    return Line(name, points, stroke, marker, parts, short_code(last, spec.language), gutter=gutter)


def _budget(spec: SCurve, style: ChartStyle) -> list[Line]:
    """The budget's name belongs to the left end of its line, where the curves are still low."""
    if spec.budget is None:
        return []
    parts = name_parts(spec.labels.budget, style.muted, spec.language.short(spec.budget), style=style)
    points = tuple((day, spec.budget) for day in dict.fromkeys(_days(spec)))
    code = short_code(spec.budget, spec.language)
    return [Line(spec.labels.budget, points, Stroke(style.muted, 0.8, "sysDot"), parts=parts, code=code, named_at=0)]


def _forecast(spec: SCurve, actual: tuple[Known, ...], style: ChartStyle) -> list[Line]:
    if spec.forecast is None or not actual:
        return []
    eac = spec.forecast.eac
    parts = name_parts(spec.labels.forecast, style.ink, spec.language.short(eac), _range(spec, spec.forecast), style)
    points = known([actual[-1], (spec.forecast.finish, eac)])
    stroke, code = Stroke(style.ink, 1.0, "sysDash"), short_code(eac, spec.language)
    return [Line(spec.labels.forecast, points, stroke, parts=parts, code=code, gutter=True)]


def _cone(spec: SCurve, rows: tuple[date, ...], style: ChartStyle) -> tuple[Series, ...]:
    """The range of the estimates at completion, opening from the actual cost."""
    actual = _points(spec, lambda point: point.ac)
    if spec.forecast is None or not actual:
        return ()
    start, finish = actual[-1], spec.forecast.finish
    days = [day for day in rows if start[0] <= day <= finish]
    edges = [
        {day: interpolated(start, (finish, end), day) for day in days} for end in (spec.forecast.low, spec.forecast.high)
    ]
    name = spec.labels.forecast
    return band((f"{name} (min)", f"{name} (max − min)"), edges[0], edges[1], rows, mixed(style.ink, style.paper, 0.86))


__all__ = ["plan_s_curve"]

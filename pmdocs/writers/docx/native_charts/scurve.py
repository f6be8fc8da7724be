"""The S-curve and the planned value curve as a native chart: lines over days, the range of forecasts as an area."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from pmdocs.charts import CostForecast, CurvePoint, SCurve
from pmdocs.charts.axes import ValueAxis
from pmdocs.charts.curves import CurveName
from pmdocs.charts.style import ChartStyle, mixed
from pmdocs.writers.docx.native_charts.codes import short_code
from pmdocs.writers.docx.native_charts.curves import Known, Line, band, dot, interpolated, known
from pmdocs.writers.docx.native_charts.day_chart import DayChart
from pmdocs.writers.docx.native_charts.marked_days import MarkedDay
from pmdocs.writers.docx.native_charts.places import name_parts
from pmdocs.writers.docx.native_charts.plan import Plan, Series, Stroke


def plan_s_curve(spec: SCurve, style: ChartStyle, height: float, tag: str) -> Plan:
    """Planned, earned and actual cost, the budget as a level line, the forecast as a cone from the actual cost."""
    marked = (MarkedDay(spec.data_date, spec.labels.data_date),) if spec.data_date else ()
    chart = DayChart(
        spec,
        spec.labels.unit,
        ValueAxis.over(min([*spec.amounts, Decimal(0)]), max([*spec.amounts, Decimal(0)]), spec.language),
        _lines(spec, style),
        _outer_names(spec),
        marked,
        (spec.forecast.finish, spec.forecast.finish) if spec.forecast else (),
        lambda rows: _cone(spec, rows, style),
    )
    return chart.plan(style, height, tag)


def _last_day(spec: SCurve) -> date:
    extra = [spec.data_date, spec.forecast.finish if spec.forecast else None]
    return max([*(point.day for point in spec.points), *(day for day in extra if day)])


def _outer_names(spec: SCurve) -> tuple[CurveName, ...]:
    """The names right of the plot: of the forecast, or else of every curve."""
    labels, short = spec.labels, spec.language.short
    planned = CurveName(labels.planned)
    if spec.forecast:
        return planned, CurveName(labels.forecast, short(spec.forecast.eac), _range(spec, spec.forecast))
    return planned, CurveName(labels.earned), CurveName(labels.actual)


def _range(spec: SCurve, forecast: CostForecast) -> str:
    short = spec.language.short
    return f"{short(forecast.low)}–{short(forecast.high)}" if forecast.low < forecast.high else ""


def _points(spec: SCurve, amount: Callable[[CurvePoint], Decimal | None]) -> tuple[Known, ...]:
    return known((point.day, amount(point)) for point in spec.points)


def _lines(spec: SCurve, style: ChartStyle) -> tuple[Line, ...]:
    """In the order of the sheet: plan, earned, actual, then the budget and the forecast."""
    earned, actual = _points(spec, lambda point: point.ev), _points(spec, lambda point: point.ac)
    lines = [
        _planned(spec, bool(earned or actual), style),
        _curve(spec, spec.labels.earned, earned, style.accent, Stroke(style.accent, 1.9), "circle", style),
        _curve(spec, spec.labels.actual, actual, style.ink, Stroke(style.ink, 1.5), "square", style),
    ]
    return tuple(line for line in (*lines, *_budget(spec, style), *_forecast(spec, actual, style)) if line.points)


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
    last = points[-1][1]
    parts = name_parts(name, colour, spec.language.short(last), style=style)
    marker = dot(points, symbol, 2 * stroke.width + 1, stroke.colour)
    return Line(name, points, stroke, marker, parts, short_code(last, spec.language))


def _budget(spec: SCurve, style: ChartStyle) -> list[Line]:
    """The budget's name belongs to the left end of its line, where the curves are still low."""
    if spec.budget is None:
        return []
    parts = name_parts(spec.labels.budget, style.muted, spec.language.short(spec.budget), style=style)
    points = tuple((day, spec.budget) for day in sorted({min(point.day for point in spec.points), _last_day(spec)}))
    code = short_code(spec.budget, spec.language)
    return [Line(spec.labels.budget, points, Stroke(style.muted, 0.8, "sysDot"), parts=parts, code=code, named_at=0)]


def _forecast(spec: SCurve, actual: tuple[Known, ...], style: ChartStyle) -> list[Line]:
    if spec.forecast is None or not actual:
        return []
    eac = spec.forecast.eac
    parts = name_parts(spec.labels.forecast, style.ink, spec.language.short(eac), _range(spec, spec.forecast), style)
    points = known([actual[-1], (spec.forecast.finish, eac)])
    stroke, code = Stroke(style.ink, 1.0, "sysDash"), short_code(eac, spec.language)
    return [Line(spec.labels.forecast, points, stroke, parts=parts, code=code)]


def _cone(spec: SCurve, rows: Sequence[date], style: ChartStyle) -> tuple[Series, ...]:
    """The range of the estimates at completion, opening from the actual cost."""
    actual = _points(spec, lambda point: point.ac)
    if spec.forecast is None or not actual:
        return ()
    start, finish = actual[-1], spec.forecast.finish
    lower, upper = (
        {day: interpolated(start, (finish, end), day) for day in rows if start[0] <= day <= finish}
        for end in (spec.forecast.low, spec.forecast.high)
    )
    return band(spec.labels.forecast, lower, upper, rows, mixed(style.ink, style.paper, 0.86))

"""The burn-up and the burndown as native charts: work over days against the scope, or against an even pace."""

from __future__ import annotations

from decimal import Decimal

from pmdocs.charts import BurnDown, BurnUp
from pmdocs.charts.axes import HEADING, TIME_AXIS_HEIGHT, ValueAxis
from pmdocs.charts.curves import CurveName, gutter_width
from pmdocs.charts.labels import Box, Surroundings
from pmdocs.charts.scale import date_range
from pmdocs.charts.style import ChartStyle
from pmdocs.writers.docx.native_charts.curves import rows_of, series_of
from pmdocs.writers.docx.native_charts.days import day_axis, figure_axis, marked_days, time_scale
from pmdocs.writers.docx.native_charts.places import Place
from pmdocs.writers.docx.native_charts.plan import Plan


def plan_burn_up(spec: BurnUp, style: ChartStyle, height: float, tag: str) -> Plan:
    """The scope as steps, the work done as a line, the forecast as a fan between them."""
    width, labels = style.width(spec.span), spec.labels
    most = max(max(point.scope, point.done) for point in spec.points)
    axis = ValueAxis.over(Decimal(0), most, spec.language)
    names = [CurveName(name, spec.language.number(most)) for name in (labels.scope, labels.done)]
    right = width - gutter_width(names[:1] if spec.forecast else names, style, width * 0.3)
    marked = _marked((spec.data_date, labels.data_date), (spec.target, labels.target))
    lines = _burn_up_lines(spec, style)
    forecast = spec.forecast
    ends = [forecast.early, forecast.likely, forecast.late] if forecast else []
    first, last = date_range([*(point.day for point in spec.points), *marked, *ends], least=14)
    left = axis.width(style) + 6
    plot = Box(left, HEADING + _rows_above(marked), max(right, left + 40), height - TIME_AXIS_HEIGHT)
    days = day_axis(first, last, plot.width, spec.language, tag, style)
    place = Place(plot, time_scale(days, plot.left, plot.right), axis.scale(plot.bottom, plot.top))
    rows = rows_of(lines, [*marked, *ends])
    around = Surroundings(plot, uprights=tuple(map(place.x, marked)))
    series = (*series_of(lines, rows, place, style, around), *_fan(spec, rows, style))
    series += marked_days(marked, rows, axis.ticks[-1], place.x, width, style)
    return Plan(width, height, plot, rows, series, figure_axis(axis, spec.language), days, heading=labels.unit)


def plan_burn_down(spec: BurnDown, style: ChartStyle, height: float, tag: str) -> Plan:
    """The work remaining in the accent colour over the even pace in dashes."""
    width, labels = style.width(spec.span), spec.labels
    amounts = [item.work for item in (*spec.remaining, *spec.ideal)]
    axis = ValueAxis.over(min(Decimal(0), *amounts), max(Decimal(0), *amounts), spec.language)
    lines = _burn_down_lines(spec, style)
    names = [CurveName(labels.ideal), CurveName(labels.remaining)]
    right = width - gutter_width(names, style, width * 0.3)
    marked = _marked((spec.data_date, labels.data_date))
    first, last = date_range([*(day for line in lines for day, _ in line.points), *marked], least=5)
    left = axis.width(style) + 6
    plot = Box(left, HEADING + _rows_above(marked), max(right, left + 40), height - TIME_AXIS_HEIGHT)
    days = day_axis(first, last, plot.width, spec.language, tag, style)
    place = Place(plot, time_scale(days, plot.left, plot.right), axis.scale(plot.bottom, plot.top))
    rows = rows_of(lines, marked)
    around = Surroundings(plot, uprights=tuple(map(place.x, marked)))
    series = series_of(lines, rows, place, style, around)
    series += marked_days(marked, rows, axis.ticks[-1], place.x, width, style)
    return Plan(width, height, plot, rows, series, figure_axis(axis, spec.language), days, heading=labels.unit)

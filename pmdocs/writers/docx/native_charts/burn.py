"""The burn-up and the burndown as native charts: work over days against the scope, or against an even pace."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final

from pmdocs.charts import BurnDown, BurnUp
from pmdocs.charts.axes import ValueAxis
from pmdocs.charts.burnup import days_of
from pmdocs.charts.curves import CurveName
from pmdocs.charts.style import ChartStyle
from pmdocs.writers.docx.native_charts.codes import plain_code
from pmdocs.writers.docx.native_charts.curves import Known, Line, band, dot, interpolated, known
from pmdocs.writers.docx.native_charts.day_chart import DayChart
from pmdocs.writers.docx.native_charts.marked_days import MarkedDay
from pmdocs.writers.docx.native_charts.places import name_parts
from pmdocs.writers.docx.native_charts.plan import Marker, Part, Plan, Series, Stroke

_LEAST_DAYS: Final = 14  # that the axis of a burn-up spans


def plan_burn_up(spec: BurnUp, style: ChartStyle, height: float, tag: str) -> Plan:
    """The scope as steps, the work done as a line, the forecast as a fan between them."""
    labels, forecast = spec.labels, spec.forecast
    number, last = spec.language.number, spec.ordered[-1]
    names = (CurveName(labels.scope, number(last.scope)), CurveName(labels.done, number(last.done)))
    days = [(spec.data_date, labels.data_date, True), (spec.target, labels.target, False)]
    chart = DayChart(
        spec,
        labels.unit,
        ValueAxis.over(Decimal(0), max(max(point.scope, point.done) for point in spec.points), spec.language),
        _burn_up_lines(spec, style),
        names[:1] if forecast else names,
        tuple(MarkedDay(day, words, data_date) for day, words, data_date in days if day),
        tuple({forecast.early, forecast.likely, forecast.late}) if forecast else (),
        lambda rows: _fan(spec, rows, style),
        least=_LEAST_DAYS,
    )
    return chart.plan(style, height, tag)


def _burn_up_lines(spec: BurnUp, style: ChartStyle) -> tuple[Line, ...]:
    """The scope, which has its name beside its last step or right of the plot, the work done, and the likely way."""
    done = known((point.day, point.done) for point in spec.points)
    last, number = spec.ordered[-1], spec.language.number
    dotted = dot(done, "circle", 4.8, style.accent)
    lines = [
        Line(
            spec.labels.scope,
            _steps(spec),
            Stroke(style.muted, 1.3),
            parts=name_parts(spec.labels.scope, style.muted, number(last.scope), style=style),
            code=plain_code(last.scope),
        ),
        Line(
            spec.labels.done,
            done,
            Stroke(style.accent, 1.9),
            dotted,
            name_parts(spec.labels.done, style.accent, number(last.done), style=style),
            plain_code(last.done),
        ),
    ]
    return (*lines, *_likely(spec, style))


def _steps(spec: BurnUp) -> tuple[Known, ...]:
    """A change of scope stands on its day twice, before and after.

    With a forecast the scope runs on level to the end of the axis: the work done will meet it there, and its name
    stands clear of that of the forecast.
    """
    ordered = spec.ordered
    steps = [(ordered[0].day, ordered[0].scope)]
    for before, after in pairwise(ordered):
        if before.scope != after.scope and before.day != after.day:
            steps.append((after.day, before.scope))
        steps.append((after.day, after.scope))
    end = days_of(spec)[1]
    if spec.forecast and end > steps[-1][0]:
        steps.append((end, steps[-1][1]))
    return tuple(steps)


def _likely(spec: BurnUp, style: ChartStyle) -> list[Line]:
    """The likely way from what is done to the scope, and the words of the forecast where it arrives."""
    if spec.forecast is None:
        return []
    last = spec.ordered[-1]
    words = (*name_parts(spec.labels.forecast, style.accent, style=style), Part("  " + spec.forecast.words, style.ink))
    points = ((last.day, last.done), (spec.forecast.likely, last.scope))
    ring = Marker("circle", 5, style.paper, style.accent)
    return [Line(spec.labels.forecast, points, Stroke(style.accent, 1.0, "sysDash"), ring, words)]


def _fan(spec: BurnUp, rows: Sequence[date], style: ChartStyle) -> tuple[Series, ...]:
    """Between the earliest and the latest way to the whole scope."""
    if spec.forecast is None:
        return ()
    last, early, late = spec.ordered[-1], spec.forecast.early, spec.forecast.late
    start = (last.day, last.done)
    inside = [day for day in rows if last.day <= day <= late]
    lower = {day: interpolated(start, (late, last.scope), day) for day in inside}
    upper = {day: interpolated(start, (early, last.scope), day) if day < early else last.scope for day in inside}
    return band(spec.labels.forecast, lower, upper, rows, style.accent_soft)


def plan_burn_down(spec: BurnDown, style: ChartStyle, height: float, tag: str) -> Plan:
    """The work remaining in the accent colour over the even pace in dashes."""
    amounts = [item.work for item in (*spec.remaining, *spec.ideal)]
    remaining = known((item.day, item.work) for item in spec.remaining)
    ideal = known((item.day, item.work) for item in spec.ideal)
    last = remaining[-1][1]
    shown = spec.language.number(last)
    lines = (
        Line(
            spec.labels.ideal,
            ideal,
            Stroke(style.grey, 1.2, "dash"),
            parts=name_parts(spec.labels.ideal, style.muted, style=style),
        ),
        Line(
            spec.labels.remaining,
            remaining,
            Stroke(style.accent, 1.9),
            dot(remaining, "circle", 4.8, style.accent),
            name_parts(spec.labels.remaining, style.accent, shown, style=style),
            plain_code(last),
        ),
    )
    chart = DayChart(
        spec,
        spec.labels.unit,
        ValueAxis.over(min(Decimal(0), *amounts), max(Decimal(0), *amounts), spec.language),
        tuple(line for line in lines if line.points),
        (CurveName(spec.labels.ideal), CurveName(spec.labels.remaining, shown)),
        (MarkedDay(spec.data_date, spec.labels.data_date),) if spec.data_date else (),
        least=5,
    )
    return chart.plan(style, height, tag)

"""The milestone trend as a native chart: a line for each milestone over the reports, dates on both axes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from pmdocs.charts import MilestoneTrend, TrendLine
from pmdocs.charts.axes import HEADING, TIME_AXIS_HEIGHT
from pmdocs.charts.curves import GUTTER_GAP, LEAST_GUTTER, MOST_MARKERS
from pmdocs.charts.labels import Box
from pmdocs.charts.marks import KEY_ROW
from pmdocs.charts.scale import LinearScale, date_range
from pmdocs.charts.style import ChartStyle
from pmdocs.charts.trend_lines import LEAST_NAME
from pmdocs.writers.docx.native_charts.curves import Known, cells
from pmdocs.writers.docx.native_charts.days import date_axis, day_axis, edges, serial, time_scale
from pmdocs.writers.docx.native_charts.keys import legend_box
from pmdocs.writers.docx.native_charts.plan import ISO_DATE, Group, Label, Marker, Plan, Series, Stroke, Value
from pmdocs.writers.docx.native_charts.trend_names import TrendPlace, series_name, trend_labels

MOST_LINES: Final = 24
"""With more milestones than this a sheet of them helps nobody, and their names have no room beside the plot."""
_LEFT_AIR: Final = 10.0
_FOOT: Final = 4.0
_BASELINE_DASH: Final = "sysDash"


def plan_trend(spec: MilestoneTrend, style: ChartStyle, height: float, tag: str) -> Plan | None:
    """Flat is stable, rising is slipping, falling is catching up; None for too many milestones."""
    items = [item for item in spec.lines if item.points]
    if len(items) > MOST_LINES:
        return None
    width, days = style.width(spec.span), [point.report for item in items for point in item.ordered]
    reports = date_range(days, least=14)
    expected = [point.forecast for item in items for point in item.ordered]
    expected += [item.baseline for item in items if item.baseline]
    names = style.measure(spec.language.month_of_year(min(expected)), style.small_size) + _LEFT_AIR
    gutter = _gutter(items, reports, width, style)
    left, right = edges(reports[0], spec.language, style, names, width - gutter, width)
    plot = Box(left, HEADING, right, height - TIME_AXIS_HEIGHT - KEY_ROW - _FOOT)
    across = day_axis(*reports, right - left, spec.language, tag, style)
    upright = date_axis(*_padded(expected), plot.height, spec.language, tag)
    place = TrendPlace(
        plot, time_scale(across, left, right), LinearScale(upright.low, upright.high, plot.bottom, plot.top), width
    )
    rows = tuple(sorted(set(days)))
    series = (
        _past(spec, rows, style),
        _diagonal(spec, rows, style),
        *_milestones(spec, items, rows, place, style),
        *_key(spec, items, rows, style),
    )
    return Plan(
        width,
        height,
        plot,
        rows,
        series,
        upright,
        across=across,
        heading=spec.labels.forecast_date,
        caption=spec.labels.report_date,
        legend=legend_box(series, width, height, style),
    )


def _gutter(items: Sequence[TrendLine], reports: tuple[date, date], width: float, style: ChartStyle) -> float:
    """Room for the names that do not fit into the plot, at most a third of the chart."""
    needed = [LEAST_GUTTER]
    for item in items:
        name = style.measure(series_name(item), style.small_size, item.key)
        left = (reports[1] - item.ordered[-1].report).days / (reports[1] - reports[0]).days
        if not item.reached or 0.7 * width * left < min(name, LEAST_NAME):
            needed.append(name + GUTTER_GAP)
    return min(max(needed), width / 3)


def _padded(days: Sequence[date]) -> tuple[date, date]:
    """A little air above and below, so that the first and the last line do not lie on the frame."""
    extent = max((max(days) - min(days)).days, 28)
    return date_range(days, least=extent + max(4, extent // 12))


def _milestones(
    spec: MilestoneTrend, items: Sequence[TrendLine], rows: Sequence[date], place: TrendPlace, style: ChartStyle
) -> list[Series]:
    """Each milestone's column, and after them their baselines."""
    last_rows = [rows.index(item.ordered[-1].report) for item in items]
    labels = trend_labels(items, last_rows, place, style)
    lines = [_milestone(item, rows, label, style) for item, label in zip(items, labels, strict=True)]
    return lines + [_baseline(spec, item, rows, style) for item in items if item.baseline]


def _milestone(item: TrendLine, rows: Sequence[date], label: Label | None, style: ChartStyle) -> Series:
    colour, width = (style.accent, 1.5 if item.key else 1.2) if item.late else (style.grey, 1.3 if item.key else 1.0)
    points: tuple[Known, ...] = tuple((point.report, serial(point.forecast)) for point in item.ordered)
    few = len(points) <= MOST_MARKERS
    return Series(
        series_name(item),
        cells(points, rows),
        stroke=Stroke(colour, width),
        marker=Marker("circle", 2, colour) if few else None,
        labels=(label,) if label else (),
        signs=((rows.index(points[-1][0]), Marker("diamond", 7, style.accent_dark)),) if item.reached else (),
        code=ISO_DATE,
    )


def _baseline(spec: MilestoneTrend, item: TrendLine, rows: Sequence[date], style: ChartStyle) -> Series:
    """Level from the first report on; it ends where it would run into the past."""
    first, last = item.ordered[0].report, item.ordered[-1].report
    baseline = item.baseline or last
    inside = [first <= day <= max(min(last, baseline), first) for day in rows]
    values: tuple[Value, ...] = tuple(baseline if within else None for within in inside)
    name = f"{item.name}, {spec.labels.baseline}"
    return Series(name, values, stroke=Stroke(style.grey, 0.5, _BASELINE_DASH), code=ISO_DATE)


def _past(spec: MilestoneTrend, rows: Sequence[date], style: ChartStyle) -> Series:
    """The area below the diagonal, where a forecast would lie before its report."""
    return Series(spec.labels.past, tuple(rows), Group.AREA, fill=style.band, keyed=True, code=ISO_DATE)


def _diagonal(spec: MilestoneTrend, rows: Sequence[date], style: ChartStyle) -> Series:
    name = f"{spec.labels.forecast_date} = {spec.labels.report_date}"
    return Series(name, tuple(rows), stroke=Stroke(style.grey, 0.7), code=ISO_DATE)


def _key(spec: MilestoneTrend, items: Sequence[TrendLine], rows: Sequence[date], style: ChartStyle) -> list[Series]:
    """Empty columns that say in the legend what the lines of all milestones mean."""
    labels, nothing = spec.labels, (None,) * len(rows)
    kinds = [
        (labels.late, Stroke(style.accent, 1.5), None, any(item.late for item in items)),
        (labels.on_time, Stroke(style.grey, 1.2), None, not all(item.late for item in items)),
        (labels.baseline, Stroke(style.grey, 0.6, _BASELINE_DASH), None, any(item.baseline for item in items)),
        (labels.reached, None, Marker("diamond", 7, style.accent_dark), any(item.reached for item in items)),
    ]
    return [
        Series(name, nothing, stroke=stroke, marker=marker, keyed=True)
        for name, stroke, marker, there in kinds
        if there
    ]

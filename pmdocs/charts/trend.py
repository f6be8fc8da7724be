"""The milestone trend analysis: what each report forecast for each milestone, until its line meets the diagonal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pmdocs.charts.axes import (
    AXIS_LINE,
    BASELINE_SHIFT,
    HAIRLINE,
    HEADING,
    TIME_AXIS_HEIGHT,
    CalendarAxis,
    heading,
)
from pmdocs.charts.curves import GUTTER_GAP, LEAST_GUTTER, MOST_MARKERS
from pmdocs.charts.labels import Box
from pmdocs.charts.marks import KEY_ROW, KeyEntry, Promise, area_entry, key, line_entry, milestone, milestone_entry
from pmdocs.charts.metrics import shorten
from pmdocs.charts.scale import TimeScale, date_range, fitting_calendar
from pmdocs.charts.spec import ChartSpec, NothingToDraw
from pmdocs.charts.style import ChartStyle
from pmdocs.charts.svg import Svg, circle, document, group, line, polygon, polyline, text
from pmdocs.charts.trend_lines import BESIDE, LEAST_NAME, NAME_PITCH, TrendLine, diagonal, trend_names

_FORECAST_STEP: Final = 22.0
_MANY: Final = 40
_BASELINE_DASH: Final = "3 3"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendLabels:
    """The fixed words; `more` holds ``{count}`` and stands for names that found no room."""

    report_date: str
    forecast_date: str
    late: str
    on_time: str
    baseline: str
    reached: str
    past: str
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneTrend(ChartSpec):
    """One line for each milestone; one without a report is not drawn."""

    lines: tuple[TrendLine, ...]
    labels: TrendLabels


def draw_trend(spec: MilestoneTrend, style: ChartStyle) -> str:
    """Flat is stable, rising is slipping, falling is catching up; below the diagonal lies the past."""
    drawn_lines = [item for item in spec.lines if item.points]
    if not drawn_lines:
        raise NothingToDraw(f"{spec.title}: no milestone has a forecast")
    width = style.width(spec.span)
    y_days = date_range([day for item in drawn_lines for day in _dates(item)])
    left = style.measure(spec.language.month_of_year(y_days[0]), style.small_size) + 10
    gutter = _gutter(drawn_lines, style, width)
    x = TimeScale(*_report_days(drawn_lines), left, max(width - gutter, left + 40))
    height = min(260.0, max(150.0, 0.5 * width, NAME_PITCH * sum(not item.reached for item in drawn_lines)))
    plot = Box(left, HEADING, x.end, HEADING + height)
    y = TimeScale(*_padded(y_days), plot.bottom, plot.top)
    drawn = heading(spec.labels.forecast_date, style, width) + _past(plot, x, y, style)
    drawn += _forecast_axis(spec, plot, x, y, style) + CalendarAxis.along(x, spec.language, style).below(plot)
    many = len(drawn_lines) > _MANY
    drawn += [_line(item, x, y, many, style) for item in sorted(drawn_lines, key=lambda item: item.late)]
    names, hidden = trend_names(drawn_lines, plot, x, y, width, style)
    caption = shorten(spec.labels.report_date, plot.width, style.small_size, False, style.fonts)
    foot = plot.bottom + TIME_AXIS_HEIGHT - 2
    drawn.append(text((plot.right, foot + 6), caption.line, style.small_size, style.muted, "end", full=caption.full))
    keyed, key_height = _key(spec, drawn_lines, hidden, foot + KEY_ROW, width, style)
    size = (width, foot + KEY_ROW + key_height)
    return document(size, spec.title, spec.description, style.font_family, drawn + names + keyed)


def _dates(item: TrendLine) -> list[date]:
    return [point.forecast for point in item.ordered] + ([item.baseline] if item.baseline else [])


def _report_days(lines: Sequence[TrendLine]) -> tuple[date, date]:
    return date_range([point.report for item in lines for point in item.ordered], least=14)


def _padded(days: tuple[date, date]) -> tuple[date, date]:
    """A little air above and below, so that the first and the last line do not lie on the frame."""
    extent = (days[1] - days[0]).days
    return date_range(list(days), least=extent + max(4, extent // 12))


def _gutter(lines: Sequence[TrendLine], style: ChartStyle, width: float) -> float:
    """Room for the names that do not fit into the plot, at most a third of the chart."""
    first, last = _report_days(lines)
    needed = [LEAST_GUTTER]
    for item in lines:
        width_of_name = item.name_width(style)
        inside = 0.7 * width * (last - item.ordered[-1].report).days / (last - first).days if item.reached else 0.0
        if inside - BESIDE < min(width_of_name, LEAST_NAME):
            needed.append(width_of_name + GUTTER_GAP)
    return min(max(needed), width / 3)


def _forecast_axis(spec: MilestoneTrend, plot: Box, x: TimeScale, y: TimeScale, style: ChartStyle) -> list[Svg]:
    """Gridlines at the calendar's boundaries, up to the diagonal, with the month or the date to the left."""
    upward = TimeScale(y.first, y.last, 0.0, plot.height)
    axis = CalendarAxis(upward, fitting_calendar(upward, lambda _: _FORECAST_STEP), spec.language, style)
    drawn = []
    for day in axis.days:
        at = y(day)
        label = axis.full_label(day)
        end = max(plot.left, min(diagonal(at, x, y), plot.right))
        drawn.append(line((plot.left, at), (end, at), style.grid, HAIRLINE))
        baseline = at + BASELINE_SHIFT * style.small_size
        drawn.append(text((plot.left - 5, baseline), label, style.small_size, style.muted, "end"))
    return drawn


def _past(plot: Box, x: TimeScale, y: TimeScale, style: ChartStyle) -> list[Svg]:
    """The area below the diagonal, where a forecast would lie before its report, and the diagonal itself."""
    first, last = max(x.first, y.first), min(x.last, y.last)
    if first >= last:
        return []
    start, end = (x(first), y(first)), (x(last), y(last))
    corners = [start, end, (plot.right, end[1]), (plot.right, plot.bottom), (start[0], plot.bottom)]
    if y.last < x.last:
        corners[2:3] = [(end[0], plot.top), (plot.right, plot.top)]
    if start[1] < plot.bottom and x(first) <= plot.left:
        corners[-1] = (plot.left, plot.bottom)
    return [polygon(corners, style.band), line(start, end, style.grey, AXIS_LINE)]


def _line(item: TrendLine, x: TimeScale, y: TimeScale, many: bool, style: ChartStyle) -> Svg:
    """One milestone's line; among many, thin and without its baseline and its points."""
    points = [(x(point.report), y(point.forecast)) for point in item.ordered]
    colour, width = (style.accent, 1.5 if item.key else 1.2) if item.late else (style.grey, 1.3 if item.key else 1.0)
    parts = []
    if item.baseline and not many:
        at = y(item.baseline)
        # Below the diagonal the baseline is past, and the names stand there.
        end = max(points[0][0], min(points[-1][0], diagonal(at, x, y)))
        parts.append(line((points[0][0], at), (end, at), style.grey, 0.5, _BASELINE_DASH))
    parts.append(polyline(points, colour, 0.5 if many else width))
    dots = points if len(points) <= MOST_MARKERS and not many else points[-1:]
    parts += [circle(point, 1.1 if len(points) > 1 else 2.0, colour) for point in dots]
    if item.reached:
        parts.append(milestone(Promise.ACTUAL, points[-1], style, 2.4 if many else 3.2))
    return group(*(part for part in parts if part))


def _key(
    spec: MilestoneTrend, lines: Sequence[TrendLine], hidden: int, top: float, width: float, style: ChartStyle
) -> tuple[list[Svg], float]:
    labels = spec.labels
    entries = []
    if any(item.late for item in lines):
        entries.append(line_entry(labels.late, style.accent, 1.5))
    if not all(item.late for item in lines):
        entries.append(line_entry(labels.on_time, style.grey, 1.2))
    if any(item.baseline for item in lines):
        entries.append(line_entry(labels.baseline, style.grey, 0.6, _BASELINE_DASH))
    if any(item.reached for item in lines):
        entries.append(milestone_entry(labels.reached, Promise.ACTUAL, style, 3.2))
    entries.append(area_entry(labels.past, style.band, style.line))
    if hidden:
        entries.append(KeyEntry(labels.more.format(count=hidden), lambda at: Svg(""), 0))
    return key(entries, 0, top, width, style)

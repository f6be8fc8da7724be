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
from pmdocs.charts.curves import GUTTER_GAP, MOST_MARKERS
from pmdocs.charts.labels import Box, spread
from pmdocs.charts.marks import KEY_ROW, KeyEntry, Promise, area_entry, key, line_entry, milestone
from pmdocs.charts.metrics import shorten
from pmdocs.charts.scale import TimeScale, date_range, fitting_calendar
from pmdocs.charts.spec import ChartSpec, NothingToDraw
from pmdocs.charts.style import ChartStyle
from pmdocs.charts.svg import Point, Svg, circle, document, group, line, polygon, polyline, text

_PITCH: Final = 9.4
_FORECAST_STEP: Final = 22.0
_MANY: Final = 40
_BASELINE_DASH: Final = "3 3"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """What the report of a day forecast, or that the milestone was reached (`forecast` is then the actual date)."""

    report: date
    forecast: date
    reached: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendLine:
    """A milestone's forecasts from report to report; `note` is a short remark such as its slip ("+12 d")."""

    name: str
    points: tuple[TrendPoint, ...]
    baseline: date | None = None
    note: str = ""
    key: bool = False

    @property
    def ordered(self) -> list[TrendPoint]:
        """From the first report to the one that says it was reached; a line ends there."""
        points = sorted(self.points, key=lambda point: point.report)
        ends = next((place for place, point in enumerate(points) if point.reached), len(points) - 1)
        return points[: ends + 1]

    @property
    def reached(self) -> bool:
        """Whether its last point is the milestone itself."""
        return bool(self.ordered) and self.ordered[-1].reached

    @property
    def slip(self) -> int:
        """Days from the baseline, or else from the first forecast, to the last forecast."""
        points = self.ordered
        return (points[-1].forecast - (self.baseline or points[0].forecast)).days


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


@dataclass(frozen=True, slots=True)
class _Name:
    """A milestone's name beside the end of its line."""

    item: TrendLine
    end: Point

    @property
    def rank(self) -> tuple[bool, int]:
        """What keeps its name when not all have room: key milestones, then the most moved."""
        return not self.item.key, -abs(self.item.slip)


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
    height = min(260.0, max(150.0, 0.5 * width, _PITCH * sum(not item.reached for item in drawn_lines)))
    plot = Box(left, HEADING, x.end, HEADING + height)
    y = TimeScale(*_padded(y_days), plot.bottom, plot.top)
    drawn = heading(spec.labels.forecast_date, style, width) + _past(plot, x, y, style)
    drawn += _forecast_axis(spec, plot, y, style) + CalendarAxis.along(x, spec.language, style).below(plot)
    many = len(drawn_lines) > _MANY
    drawn += [_line(item, x, y, many, style) for item in sorted(drawn_lines, key=_is_late)]
    names, hidden = _names(spec, drawn_lines, plot, x, y, width, style)
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


def _is_late(item: TrendLine) -> bool:
    return item.slip > 0


def _gutter(lines: Sequence[TrendLine], style: ChartStyle, width: float) -> float:
    """Room for the names that do not fit into the plot, at most a third of the chart."""
    first, last = _report_days(lines)
    needed = [0.0]
    for item in lines:
        inside = 0.7 * width * (last - item.ordered[-1].report).days / (last - first).days if item.reached else 0.0
        needed.append(_name_width(item, style) + (12 if item.reached else GUTTER_GAP) - inside)
    return min(max(needed), width / 3)


def _name_width(item: TrendLine, style: ChartStyle) -> float:
    note = style.measure(item.note, style.small_size) + 5 if item.note else 0.0
    return style.measure(item.name, style.small_size, item.key) + note


def _forecast_axis(spec: MilestoneTrend, plot: Box, y: TimeScale, style: ChartStyle) -> list[Svg]:
    """Gridlines at the calendar's boundaries with the month or the date to the left."""
    upward = TimeScale(y.first, y.last, 0.0, plot.height)
    axis = CalendarAxis(upward, fitting_calendar(upward, lambda _: _FORECAST_STEP), spec.language, style)
    drawn = []
    for day in axis.days:
        at = y(day)
        label = axis.full_label(day)
        drawn.append(line((plot.left, at), (plot.right, at), style.grid, HAIRLINE))
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
    colour, width = (style.accent, 1.5 if item.key else 1.2) if _is_late(item) else (style.grey, 1.3 if item.key else 1.0)
    parts = []
    if item.baseline and not many:
        at = y(item.baseline)
        parts.append(line((points[0][0], at), (points[-1][0], at), style.grey, 0.5, _BASELINE_DASH))
    parts.append(polyline(points, colour, 0.5 if many else width))
    dots = points if len(points) <= MOST_MARKERS and not many else points[-1:]
    parts += [circle(point, 1.1 if len(points) > 1 else 2.0, colour) for point in dots]
    if item.reached:
        parts.append(milestone(Promise.ACTUAL, points[-1], style, 2.4 if many else 3.2))
    return group(*(part for part in parts if part))


def _names(
    spec: MilestoneTrend, lines: Sequence[TrendLine], plot: Box, x: TimeScale, y: TimeScale, right: float, style: ChartStyle
) -> tuple[list[Svg], int]:
    """The names of all lines, and how many found no room."""
    ends = [(item, item.ordered[-1]) for item in lines]
    names = [_Name(item, (x(point.report), y(point.forecast))) for item, point in ends]
    ahead = _kept([name for name in names if not name.item.reached], int((plot.height + _PITCH) / _PITCH))
    middles = spread([name.end[1] for name in ahead], [_PITCH] * len(ahead), plot.top - 5, plot.bottom + 5)
    drawn = [_ahead(name, middle, plot, right, style) for name, middle in zip(ahead, middles, strict=True)]
    # Below the lowest name in the gutter, names beside the diagonal may run on into the gutter.
    free = max(middles, default=plot.top) + _PITCH
    done = _kept([name for name in names if name.item.reached], int(plot.height / _PITCH))
    middles = spread([name.end[1] for name in done], [_PITCH] * len(done), plot.top, plot.bottom)
    for name, middle in zip(done, middles, strict=True):
        edge = right if middle >= free else plot.right - 2
        left = max(name.end[0], _diagonal(middle - _PITCH / 2, x, y)) + 7
        drawn.append(_reached(name, (left, middle), edge, plot, style))
    shown = [part for part in drawn if part]
    return shown, len(names) - len(shown)


def _kept(names: Sequence[_Name], most: int) -> list[_Name]:
    """The names that have room, from top to bottom; what has moved most is kept first."""
    kept = sorted(names, key=lambda name: (name.rank, name.end, name.item.name))[:most]
    return sorted(kept, key=lambda name: (name.end[1], name.item.name))


def _ahead(name: _Name, middle: float, plot: Box, right: float, style: ChartStyle) -> Svg:
    """The name of a milestone ahead, right of the plot, its remark at the edge."""
    left, size, late = plot.right + GUTTER_GAP, style.small_size, _is_late(name.item)
    baseline = middle + BASELINE_SHIFT * size
    note = shorten(name.item.note, (right - left) / 2, size, False, style.fonts)
    room = right - left - style.measure(note.line, size) - (4 if note.line else 0)
    words = shorten(name.item.name, room, size, name.item.key, style.fonts)
    parts = []
    if abs(middle - name.end[1]) > 1.5 or name.end[0] < plot.right - 2:
        parts.append(line((name.end[0] + 2, name.end[1]), (left - 1.5, middle), style.grey, HAIRLINE))
    colour = style.ink if late else style.muted
    parts.append(text((left, baseline), words.line, size, colour, bold=name.item.key, full=words.full))
    parts.append(text((right, baseline), note.line, size, style.accent if late else style.muted, "end", full=note.full))
    return group(*parts) if words.line else Svg("")


def _reached(name: _Name, at: Point, edge: float, plot: Box, style: ChartStyle) -> Svg:
    """The name of a reached milestone right of its diamond, in the area that holds no lines."""
    size = style.small_size
    words = shorten(" ".join(part for part in (name.item.name, name.item.note) if part), edge - at[0], size, False, style.fonts)
    if len(words.line) < 5 and words.full:
        return Svg("")
    parts = []
    if abs(at[1] - name.end[1]) > 2:
        parts.append(line((name.end[0] + 3, name.end[1]), (at[0] - 1.5, at[1]), style.grey, HAIRLINE))
    parts.append(text((at[0], at[1] + BASELINE_SHIFT * size), words.line, size, style.muted, full=words.full))
    return group(*parts)


def _diagonal(height: float, x: TimeScale, y: TimeScale) -> float:
    """Where the diagonal is at a height, in points from the left."""
    share = (height - y.start) / (y.end - y.start)
    days = share * (y.last - y.first).days + (y.first - x.first).days
    return x.start + days / max((x.last - x.first).days, 1) * (x.end - x.start)


def _key(
    spec: MilestoneTrend, lines: Sequence[TrendLine], hidden: int, top: float, width: float, style: ChartStyle
) -> tuple[list[Svg], float]:
    labels = spec.labels
    entries = []
    if any(_is_late(item) for item in lines):
        entries.append(line_entry(labels.late, style.accent, 1.5))
    if not all(_is_late(item) for item in lines):
        entries.append(line_entry(labels.on_time, style.grey, 1.2))
    if any(item.baseline for item in lines):
        entries.append(line_entry(labels.baseline, style.grey, 0.6, _BASELINE_DASH))
    if any(item.reached for item in lines):
        entries.append(KeyEntry(labels.reached, lambda at: milestone(Promise.ACTUAL, at, style, 3.2)))
    entries.append(area_entry(labels.past, style.band, style.line))
    if hidden:
        entries.append(KeyEntry(labels.more.format(count=hidden), lambda at: Svg(""), 0))
    return key(entries, 0, top, width, style)

"""The Gantt chart: a row for each phase and deliverable, its bar over its baseline, its milestones as diamonds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from pmdocs.charts.axes import BASELINE_SHIFT, HAIRLINE, HEADER_HEIGHT, CalendarAxis
from pmdocs.charts.day_lines import DayLine, DayLines
from pmdocs.charts.labels import Box
from pmdocs.charts.marks import (
    RADIUS,
    KeyEntry,
    Promise,
    area_entry,
    backed,
    key,
    line_entry,
    milestone,
    milestone_entry,
)
from pmdocs.charts.metrics import shorten
from pmdocs.charts.scale import TimeScale, Unit, date_range
from pmdocs.charts.spec import ChartSpec, NothingToDraw
from pmdocs.charts.style import ChartStyle
from pmdocs.charts.svg import Svg, document, group, line, rect, text
from pmdocs.charts.timeline import TimelineMilestone, diamond_margin

_STRIP: Final = 13.0
_ROOMY: Final = 15.0
_TIGHT: Final = 10.0
_INDENT: Final = 8.0
_NAMES: Final = 0.34
"""The largest share of the chart that names may take."""
_KEY_ROOM: Final = 26.0


@dataclass(frozen=True, slots=True, kw_only=True)
class GanttRow:
    """A phase (level 0), deliverable or task; unknown dates are left out, `progress` is from 0 to 1.

    `note` is written behind the bar, the finish date for instance. A row that is `loose` belongs to no row above it
    and is not indented.
    """

    name: str
    level: int = 0
    start: date | None = None
    finish: date | None = None
    baseline_start: date | None = None
    baseline_finish: date | None = None
    progress: Decimal | None = None
    milestones: tuple[TimelineMilestone, ...] = ()
    note: str = ""
    loose: bool = False

    @property
    def indent(self) -> float:
        """How far its name stands in, in points."""
        return 0.0 if self.loose else _INDENT * self.level

    @property
    def marks(self) -> list[date]:
        """The days of its diamonds."""
        return [day for item in self.milestones for _, day in item.promises]

    @property
    def days(self) -> list[date]:
        """Every date of the row."""
        known = (self.start, self.finish, self.baseline_start, self.baseline_finish)
        return [day for day in known if day] + self.marks


@dataclass(frozen=True, slots=True, kw_only=True)
class GanttLabels:
    """The fixed words; `data_date` already holds its date."""

    planned: str
    done: str
    baseline: str
    milestone: str
    milestone_baseline: str
    milestone_reached: str
    data_date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gantt(ChartSpec):
    """The schedule in rows, in the order given; a row without dates keeps its name."""

    rows: tuple[GanttRow, ...]
    labels: GanttLabels
    data_date: date | None = None
    first: date | None = None
    last: date | None = None


def pages(spec: Gantt, style: ChartStyle) -> tuple[Gantt, ...]:
    """The schedule in as many charts as it needs for each to stand on a page, all on the same calendar."""
    most = max(1, int((style.most_height(spec.span) - HEADER_HEIGHT - _STRIP - _KEY_ROOM) / _TIGHT))
    if len(spec.rows) <= most:
        return (spec,)
    first, last = _days(spec, style.width(spec.span) * (1 - _NAMES))
    count = -(-len(spec.rows) // most)
    size = -(-len(spec.rows) // count)
    parts = (spec.rows[at : at + size] for at in range(0, len(spec.rows), size))
    return tuple(replace(spec, rows=part, first=first, last=last) for part in parts)


def draw_gantt(spec: Gantt, style: ChartStyle) -> str:
    """All rows, closer together when there are many; `pages` splits what is higher than a page."""
    if not any(row.days for row in spec.rows):
        raise NothingToDraw(f"{spec.title}: no row has a date")
    width = style.width(spec.span)
    top = HEADER_HEIGHT + (_STRIP if spec.data_date else 3.0)
    room = style.most_height(spec.span) - top - _KEY_ROOM
    pitch = min(_ROOMY, max(_TIGHT, room / len(spec.rows)))
    names = _name_column(spec, width, pitch, style)
    plot = Box(names, HEADER_HEIGHT, width, top + pitch * len(spec.rows) + 2)
    scale = TimeScale(*_days(spec, plot.width), plot.left, plot.right)
    drawn = CalendarAxis.along(scale, spec.language, style).above(plot)
    if spec.data_date and scale.first <= spec.data_date <= scale.last:
        below = Box(plot.left, top, plot.right, plot.bottom)
        data_date = DayLine(scale(spec.data_date), spec.labels.data_date)
        drawn += DayLines((data_date,), plot.left, plot.right, style).over(below)
    for place, row in enumerate(spec.rows):
        drawn.append(_row(row, Box(0, top + pitch * place, width, top + pitch * (place + 1)), scale, names, style))
    keyed, height = key(_key_entries(spec, style), 0, plot.bottom + 2, width, style)
    return document((width, plot.bottom + 2 + height), spec.title, spec.description, style.font_family, drawn + keyed)


def _days(spec: Gantt, room: float) -> tuple[date, date]:
    """The calendar's ends: those given, else whole months, and beyond them only what half a diamond needs."""
    days = [day for row in spec.rows for day in row.days] + ([spec.data_date] if spec.data_date else [])
    first, last = date_range([*days, *(day for day in (spec.first, spec.last) if day)])
    if spec.first and spec.last:
        return first, last
    margin = diamond_margin(first, last, room)
    marks = [day + side * margin for row in spec.rows for day in row.marks for side in (-1, 1)]
    return date_range([*date_range([first, last], snap=Unit.MONTH), *marks])


def _size(pitch: float, style: ChartStyle) -> float:
    return style.text_size if pitch >= 12 else style.small_size


def _name_column(spec: Gantt, width: float, pitch: float, style: ChartStyle) -> float:
    """As wide as the widest name, but never more than a third of the chart."""
    size = _size(pitch, style)
    widest = max(row.indent + style.measure(row.name, size, row.level == 0) for row in spec.rows)
    return min(widest + 8, width * _NAMES)


def _row(row: GanttRow, box: Box, scale: TimeScale, names: float, style: ChartStyle) -> Svg:
    size, middle = _size(box.height, style), (box.top + box.bottom) / 2
    indent = min(row.indent, names / 2)
    bold = row.level == 0
    name = shorten(row.name, names - indent - 6, size, bold, style.fonts)
    baseline = middle + BASELINE_SHIFT * size
    parts = [line((0, box.bottom), (box.right, box.bottom), style.grid, HAIRLINE)]
    parts.append(text((indent, baseline), name.line, size, style.ink, bold=bold, full=name.full))
    parts += _bar(row, middle, box.height, scale, style)
    marks = [(promise, scale(day)) for item in row.milestones for promise, day in item.promises]
    marks.sort(key=lambda mark: mark[0] is not Promise.BASELINE)
    radius = min(RADIUS, box.height * 0.36)
    parts += [milestone(promise, (x, middle), style, radius) for promise, x in marks]
    return group(*parts, *_note(row, middle, radius, scale, style))


def _bar(row: GanttRow, middle: float, height: float, scale: TimeScale, style: ChartStyle) -> list[Svg]:
    """The baseline as a thin grey line below the bar; what is done in the full colour."""
    drawn, thick = [], height * (0.34 if row.level == 0 else 0.46)
    if row.baseline_start and row.baseline_finish:
        y = middle + thick / 2 + height * 0.12
        drawn.append(line((scale(row.baseline_start), y), (scale(row.baseline_finish), y), style.grey, height * 0.09))
    if row.start is None or row.finish is None:
        return drawn
    left = min(scale(row.start), scale.end - 1)
    right = max(scale(row.finish), left + 1)
    corner = (left, middle - thick / 2)
    planned, done = (style.grey, style.accent_dark) if row.level == 0 else (style.accent_soft, style.accent)
    stroke = None if row.level == 0 else style.accent
    drawn.append(rect(corner, right - left, thick, planned, stroke, 0.5))
    share = min(max(row.progress or Decimal(0), Decimal(0)), Decimal(1))
    if share:
        drawn.append(rect(corner, (right - left) * float(share), thick, done))
    return drawn


def _note(row: GanttRow, middle: float, radius: float, scale: TimeScale, style: ChartStyle) -> list[Svg]:
    """The remark right of the row's last date, or left of its first one; left out where neither has room."""
    if not row.note or not row.days:
        return []
    right, left = scale(max(row.days)) + radius + 3, scale(min(row.days)) - radius - 3
    width, baseline = style.measure(row.note, style.small_size), middle + BASELINE_SHIFT * style.small_size
    words = shorten(row.note, width, style.small_size, False, style.fonts)
    if right + width + 1 <= scale.end:
        return backed((right, baseline), words, style.small_size, style.muted, style)
    if left - width >= scale.start:
        return backed((left, baseline), words, style.small_size, style.muted, style, "end")
    return []


def _key_entries(spec: Gantt, style: ChartStyle) -> list[KeyEntry]:
    """Only what the chart shows."""
    labels, bars = spec.labels, [row for row in spec.rows if row.start and row.finish]
    promises = {promise for row in spec.rows for item in row.milestones for promise, _ in item.promises}
    entries = []
    if any(row.progress for row in bars):
        entries += [area_entry(labels.done, style.accent), area_entry(labels.planned, style.accent_soft, style.accent)]
    if any(row.baseline_start and row.baseline_finish for row in spec.rows):
        entries.append(line_entry(labels.baseline, style.grey, 1.4))
    words = {
        Promise.BASELINE: labels.milestone_baseline,
        Promise.FORECAST: labels.milestone,
        Promise.ACTUAL: labels.milestone_reached,
    }
    for promise in (promise for promise in Promise if promise in promises):
        entries.append(milestone_entry(words[promise], promise, style))
    return entries

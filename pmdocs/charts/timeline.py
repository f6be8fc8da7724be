"""The milestone timeline: dates as diamonds on the calendar, words beside them, in stacked lanes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Final

from pmdocs.charts.axes import BASELINE_SHIFT, HEADER_HEIGHT, CalendarAxis
from pmdocs.charts.day_lines import DayLine, DayLines
from pmdocs.charts.labels import Box, lanes
from pmdocs.charts.marks import RADIUS, Promise, backed, key, milestone, milestone_entry
from pmdocs.charts.metrics import Fitted, shorten
from pmdocs.charts.scale import TimeScale, Unit, date_range
from pmdocs.charts.spec import ChartSpec, NothingToDraw
from pmdocs.charts.style import ChartStyle
from pmdocs.charts.svg import Svg, document, group, line

_GAP: Final = 4.0
_STRIP: Final = 13.0
_TWO_MONTHS: Final = 62
_TWO_LINES: Final = 24.0
_ONE_LINE: Final = 12.5
_TIGHT: Final = 9.5
_LAYOUTS: Final = (
    *((_TWO_LINES, width) for width in (210.0, 130.0, 95.0)),
    *((_ONE_LINE, width) for width in (150.0, 100.0, 60.0)),
    *((_TIGHT, width) for width in (60.0, 40.0, 0.0)),
)
"""The height of a lane and the most a name may take, the roomiest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineMilestone:
    """A milestone's dates, any of which may be unknown; `note` is a short remark such as its slip ("+12 d")."""

    name: str
    baseline: date | None = None
    forecast: date | None = None
    actual: date | None = None
    note: str = ""
    key: bool = False

    @property
    def promises(self) -> list[tuple[Promise, date]]:
        """The dates to draw: the baseline, then what has been reached or else what is forecast."""
        now = (Promise.ACTUAL, self.actual) if self.actual else (Promise.FORECAST, self.forecast)
        known = [(Promise.BASELINE, self.baseline), now]
        return [(promise, day) for promise, day in known if day is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineLabels:
    """The fixed words; `data_date` already holds its date."""

    baseline: str
    forecast: str
    actual: str
    data_date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneTimeline(ChartSpec):
    """Milestones against the calendar; one without any date is not drawn."""

    milestones: tuple[TimelineMilestone, ...]
    labels: TimelineLabels
    data_date: date | None = None


@dataclass(frozen=True, slots=True)
class _Flag:
    """A milestone laid out: its diamonds and its words, `side` +1 right of them, -1 left."""

    marks: tuple[tuple[Promise, float], ...]
    name: Fitted
    when: Fitted
    bold: bool
    side: int
    text_x: float
    left: float
    right: float


def draw_timeline(spec: MilestoneTimeline, style: ChartStyle) -> str:
    """The timeline, as high as its lanes need; with very many milestones words get shorter before it grows."""
    dated = [item for item in spec.milestones if item.promises]
    if not dated:
        raise NothingToDraw(f"{spec.title}: no milestone has a date")
    width = style.width(spec.span)
    strip = _STRIP if spec.data_date else 4.0
    scale = _scale(spec, dated, width)
    most = style.most_height(spec.span) - HEADER_HEIGHT - 2 * _STRIP
    pitch, flags, rows = _laid_out(spec, dated, scale, style, most)
    lanes_top = HEADER_HEIGHT + strip
    plot = Box(0, HEADER_HEIGHT, width, lanes_top + pitch * (max(rows) + 1) + 2)
    drawn = CalendarAxis.along(scale, spec.language, style).above(plot)
    if spec.data_date:
        below = Box(0, lanes_top, width, plot.bottom)
        data_date = DayLine(scale(spec.data_date), spec.labels.data_date)
        drawn += DayLines((data_date,), plot.left, plot.right, style).over(below)
    for flag, row in zip(flags, rows, strict=True):
        drawn.append(_flag(flag, lanes_top + pitch * row, pitch, style))
    keyed, height = _key(spec, flags, plot.bottom + 2, width, style)
    return document((width, plot.bottom + 2 + height), spec.title, spec.description, style.font_family, drawn + keyed)


def _scale(spec: MilestoneTimeline, dated: list[TimelineMilestone], width: float) -> TimeScale:
    """Whole months, and room for half a diamond at either end."""
    days = [day for item in dated for _, day in item.promises] + ([spec.data_date] if spec.data_date else [])
    first, last = date_range(days)
    margin = diamond_margin(first, last, width)
    return TimeScale(*date_range([first - margin, last + margin], snap=Unit.MONTH), 0.0, width)


def diamond_margin(first: date, last: date, width: float) -> timedelta:
    """The days that half a diamond covers when whole months around the two days are `width` points wide."""
    return timedelta(days=ceil(((last - first).days + _TWO_MONTHS) * 1.2 * RADIUS / (width - 4 * RADIUS)))


def _laid_out(
    spec: MilestoneTimeline, dated: list[TimelineMilestone], scale: TimeScale, style: ChartStyle, most: float
) -> tuple[float, list[_Flag], list[int]]:
    """The first layout that is not too high, else the last: the height of a lane, the flags, the lane of each."""
    for pitch, width in _LAYOUTS:
        flags = sorted(_flags(spec, dated, scale, style, pitch, width), key=lambda flag: (flag.left, flag.right))
        rows = lanes((flag.left - 2 * _GAP, flag.right) for flag in flags)
        if pitch * (max(rows) + 1) <= most:
            break
    return pitch, flags, rows


def _flags(
    spec: MilestoneTimeline,
    dated: list[TimelineMilestone],
    scale: TimeScale,
    style: ChartStyle,
    pitch: float,
    width: float,
) -> Iterator[_Flag]:
    plain = not any(item.forecast or item.actual for item in dated)
    for item in dated:
        marks = [(Promise.FORECAST if plain else promise, scale(day)) for promise, day in item.promises]
        left, right = marks[0][1], marks[-1][1]
        left, right = min(left, right) - RADIUS, max(left, right) + RADIUS
        rooms = scale.end - right - _GAP - 1, left - _GAP - scale.start - 1
        when = " ".join(part for part in (spec.language.short_date(item.promises[-1][1]), item.note) if part)
        size = style.text_size if pitch == _TWO_LINES else style.small_size
        name = shorten(item.name, min(width, max(rooms)), size, item.key, style.fonts)
        shown = when if pitch == _TWO_LINES else ""
        date_line = shorten(shown, max(rooms), style.small_size, False, style.fonts)
        needed = max(style.measure(name.line, size, item.key), style.measure(date_line.line, style.small_size))
        if needed <= rooms[0] or rooms[0] >= rooms[1]:
            yield _Flag(tuple(marks), name, date_line, item.key, 1, right + _GAP, left, right + _GAP + needed)
        else:
            yield _Flag(tuple(marks), name, date_line, item.key, -1, left - _GAP, left - _GAP - needed, right)


def _flag(flag: _Flag, top: float, pitch: float, style: ChartStyle) -> Svg:
    size = style.text_size if pitch == _TWO_LINES else style.small_size
    middle = top + (size * 0.62 if pitch == _TWO_LINES else pitch / 2)
    baseline = middle + BASELINE_SHIFT * size
    anchor = "start" if flag.side > 0 else "end"
    parts = [line((flag.marks[0][1], middle), (flag.marks[-1][1], middle), style.grey, 1.0)]
    parts += [milestone(promise, (x, middle), style) for promise, x in flag.marks]
    parts += backed((flag.text_x, baseline), flag.name, size, style.ink, style, anchor, flag.bold)
    at = (flag.text_x, baseline + style.small_size + 1.6)
    parts += backed(at, flag.when, style.small_size, style.muted, style, anchor)
    return group(*parts)


def _key(
    spec: MilestoneTimeline, flags: list[_Flag], top: float, width: float, style: ChartStyle
) -> tuple[list[Svg], float]:
    """The meaning of the diamonds, when there is more than one kind."""
    used = {promise for flag in flags for promise, _ in flag.marks}
    if len(used) < 2:
        return [], 0.0
    words = {promise: str(getattr(spec.labels, promise)) for promise in Promise if promise in used}
    entries = [milestone_entry(word, promise, style) for promise, word in words.items()]
    return key(entries, 0, top, width, style)

"""The lines of a milestone trend, and where their names stand: beside the plot, or below the diagonal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pmdocs.charts.axes import BASELINE_SHIFT, HAIRLINE
from pmdocs.charts.curves import GUTTER_GAP
from pmdocs.charts.labels import Box, Surroundings, spread
from pmdocs.charts.metrics import shorten
from pmdocs.charts.scale import TimeScale
from pmdocs.charts.style import ChartStyle
from pmdocs.charts.svg import Point, Svg, group, line, text

NAME_PITCH: Final = 9.4
"""From one name to the next, in points."""
BESIDE: Final = 7.0
"""From a milestone to its name, in points."""
LEAST_NAME: Final = 60.0
"""A name with less room than this beside its milestone stands right of the plot, in points."""


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

    @property
    def late(self) -> bool:
        """Whether it is now expected, or was reached, after its baseline."""
        return self.slip > 0

    def name_width(self, style: ChartStyle) -> float:
        """How wide its name and its remark are, in points."""
        note = style.measure(self.note, style.small_size) + 5 if self.note else 0.0
        return style.measure(self.name, style.small_size, self.key) + note


@dataclass(frozen=True, slots=True)
class _Name:
    """A milestone's name beside the end of its line."""

    item: TrendLine
    end: Point

    @property
    def rank(self) -> tuple[bool, int]:
        """What keeps its name when not all have room: key milestones, then the most moved."""
        return not self.item.key, -abs(self.item.slip)


def trend_names(
    lines: Sequence[TrendLine],
    plot: Box,
    x: TimeScale,
    y: TimeScale,
    right: float,
    style: ChartStyle,
) -> tuple[list[Svg], int]:
    """The names of all lines, and how many found no room."""
    ends = [(item, item.ordered[-1]) for item in lines]
    names = [_Name(item, (x(point.report), y(point.forecast))) for item, point in ends]
    latest = max(name.end[0] for name in names)
    reached = [name for name in names if name.item.reached and _has_room(name, plot, style)]
    late_reached = [name for name in names if name.item.reached and name not in reached]
    ahead = [name for name in names if not name.item.reached and name.end[0] >= latest] + late_reached
    dropped = [name for name in names if not name.item.reached and name.end[0] < latest]
    curves = tuple(tuple((x(point.report), y(point.forecast)) for point in item.ordered) for item in lines)
    drawn, taken = _names_ahead(ahead, plot, right, style)
    beside, boxes = _names_reached(reached, plot, x, y, right, taken, style)
    around = Surroundings(plot, (*taken, *boxes), curves)
    shown = [part for part in (*drawn, *beside, *_names_dropped(dropped, around, style)) if part]
    return shown, len(names) - len(shown)


def _has_room(name: _Name, plot: Box, style: ChartStyle) -> bool:
    """Whether a reached milestone's name, or a good part of it, has room between its diamond and the gutter."""
    return plot.right - 2 - name.end[0] - BESIDE >= min(name.item.name_width(style), LEAST_NAME)


def _names_ahead(names: Sequence[_Name], plot: Box, right: float, style: ChartStyle) -> tuple[list[Svg], list[Box]]:
    """Names right of the plot, of milestones ahead or just reached, and the room they take."""
    kept = _kept(names, int((plot.height + NAME_PITCH) / NAME_PITCH))
    middles = spread([name.end[1] for name in kept], [NAME_PITCH] * len(kept), plot.top - 5, plot.bottom + 5)
    drawn = [_ahead(name, middle, plot, right, style) for name, middle in zip(kept, middles, strict=True)]
    return drawn, [Box(plot.right, middle - NAME_PITCH / 2, right, middle + NAME_PITCH / 2) for middle in middles]


def _names_reached(
    names: Sequence[_Name],
    plot: Box,
    x: TimeScale,
    y: TimeScale,
    right: float,
    taken: Sequence[Box],
    style: ChartStyle,
) -> tuple[list[Svg], list[Box]]:
    """Names of reached milestones right of their diamonds, below the diagonal; they may run on into the gutter."""
    kept = _kept(names, int(plot.height / NAME_PITCH))
    middles = spread([name.end[1] for name in kept], [NAME_PITCH] * len(kept), plot.top, plot.bottom)
    drawn, boxes = [], []
    for name, middle in zip(kept, middles, strict=True):
        left = max(name.end[0], diagonal(middle - NAME_PITCH / 2, x, y)) + BESIDE
        whole = Box(left, middle - NAME_PITCH / 2, right, middle + NAME_PITCH / 2)
        edge = plot.right - 2 if any(whole.touches(box) for box in taken) else right
        drawn.append(_reached(name, (left, middle), edge, style))
        boxes.append(Box(left, whole.top, edge, whole.bottom))
    return drawn, boxes


def _names_dropped(names: Sequence[_Name], around: Surroundings, style: ChartStyle) -> list[Svg]:
    """Names of milestones that later reports no longer speak of, wherever there is room near their last point."""
    drawn, size = [], style.small_size
    for name in sorted(names, key=lambda name: (name.rank, name.end)):
        words = shorten(name.item.name, around.frame.width * 0.4, size, False, style.fonts)
        box = around.place((style.measure(words.line, size) + 2, size * 1.1), name.end) if words.line else None
        if box is None:
            continue
        around = around.with_label(box)
        near = box.nearest(name.end)
        at = (box.left + 1, (box.top + box.bottom) / 2 + BASELINE_SHIFT * size)
        leader = line(name.end, near, style.grey, HAIRLINE)
        drawn.append(group(leader, text(at, words.line, size, style.muted, full=words.full)))
    return drawn


def _kept(names: Sequence[_Name], most: int) -> list[_Name]:
    """The names that have room, from top to bottom; what has moved most is kept first."""
    kept = sorted(names, key=lambda name: (name.rank, name.end, name.item.name))[:most]
    return sorted(kept, key=lambda name: (name.end[1], name.item.name))


def _ahead(name: _Name, middle: float, plot: Box, right: float, style: ChartStyle) -> Svg:
    """The name of a milestone ahead, right of the plot, its remark at the edge."""
    left, size, late = plot.right + GUTTER_GAP, style.small_size, name.item.late
    baseline = middle + BASELINE_SHIFT * size
    note = shorten(name.item.note, (right - left) / 2, size, False, style.fonts)
    room = right - left - style.measure(note.line, size) - (4 if note.line else 0)
    words = shorten(name.item.name, room, size, name.item.key, style.fonts)
    parts = []
    if abs(middle - name.end[1]) > 1.5 or name.end[0] < plot.right - 2:
        parts.append(
            line(
                (name.end[0] + (4 if name.item.reached else 2), name.end[1]), (left - 1.5, middle), style.grey, HAIRLINE
            )
        )
    colour = style.ink if late else style.muted
    parts.append(text((left, baseline), words.line, size, colour, bold=name.item.key, full=words.full))
    parts.append(text((right, baseline), note.line, size, style.accent if late else style.muted, "end", full=note.full))
    return group(*parts) if words.line else Svg("")


def _reached(name: _Name, at: Point, edge: float, style: ChartStyle) -> Svg:
    """The name of a reached milestone right of its diamond, in the area that holds no lines."""
    size = style.small_size
    words = shorten(
        " ".join(part for part in (name.item.name, name.item.note) if part), edge - at[0], size, False, style.fonts
    )
    if len(words.line) < 5 and words.full:
        return Svg("")
    parts = []
    if abs(at[1] - name.end[1]) > 2:
        parts.append(line((name.end[0] + 3, name.end[1]), (at[0] - 1.5, at[1]), style.grey, HAIRLINE))
    parts.append(text((at[0], at[1] + BASELINE_SHIFT * size), words.line, size, style.muted, full=words.full))
    return group(*parts)


def diagonal(height: float, x: TimeScale, y: TimeScale) -> float:
    """Where the diagonal is at a height, in points from the left."""
    share = (height - y.start) / (y.end - y.start)
    days = share * (y.last - y.first).days + (y.first - x.first).days
    return x.start + days / max((x.last - x.first).days, 1) * (x.end - x.start)

"""The lines of a milestone trend, and where their names stand: beside the plot, or below the diagonal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from pmdocs.charts.axes import BASELINE_SHIFT, HAIRLINE
from pmdocs.charts.curves import GUTTER_GAP
from pmdocs.charts.labels import Box, Surroundings, spread
from pmdocs.charts.metrics import Fitted, shorten
from pmdocs.charts.scale import TimeScale
from pmdocs.charts.style import ChartStyle
from pmdocs.charts.svg import Point, Svg, group, line, text

NAME_PITCH: Final = 9.4
"""From one name to the next, in points."""
BESIDE: Final = 7.0
"""From a milestone to its name, in points."""
LEAST_NAME: Final = 60.0
"""A name with less room than this beside its milestone stands right of the plot, in points."""
_FARTHEST: Final = 3 * NAME_PITCH
_LEAST_LETTERS: Final = 5


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

    @property
    def words(self) -> str:
        """The name and the remark in one line."""
        return " ".join(part for part in (self.item.name, self.item.note) if part)

    def is_cut(self, room: Box, style: ChartStyle) -> bool:
        """Whether a room is too narrow for its words."""
        return style.measure(self.words, style.small_size) > room.width


@dataclass(frozen=True, slots=True)
class _Below:
    """The area below the diagonal, with the names right of the plot into which its own must not run."""

    plot: Box
    x: TimeScale
    y: TimeScale
    right: float
    taken: tuple[Box, ...]
    style: ChartStyle

    def rooms(self, names: Sequence[_Name]) -> list[tuple[_Name, Box]]:
        """Room for each name; they move down a little where that keeps more of them whole."""
        kept = _kept(names, int(self.plot.height / NAME_PITCH))
        rooms = self._from(self.plot.top, kept)
        blocked = [box for name, room in rooms if name.is_cut(room, self.style) for box in self._touched(room)]
        if not blocked:
            return rooms
        lower = self._from(max(box.bottom for box in blocked), kept)
        moved = max(after.top - before.top for (_, before), (_, after) in zip(rooms, lower, strict=True))
        fewer = len(self.cut(lower)) < len(self.cut(rooms))
        return lower if fewer and moved <= _FARTHEST and lower[-1][1].bottom <= self.plot.bottom + 1 else rooms

    def cut(self, rooms: Sequence[tuple[_Name, Box]]) -> list[_Name]:
        """The names that are not whole in their rooms."""
        return [name for name, room in rooms if name.is_cut(room, self.style)]

    def _from(self, top: float, names: Sequence[_Name]) -> list[tuple[_Name, Box]]:
        """Rooms from a height on; they run on to the chart's edge where nothing stands right of the plot."""
        middles = spread([name.end[1] for name in names], [NAME_PITCH] * len(names), top, self.plot.bottom)
        found = []
        for name, middle in zip(names, middles, strict=True):
            left = max(name.end[0], diagonal(middle - NAME_PITCH / 2, self.x, self.y)) + BESIDE
            whole = Box(left, middle - NAME_PITCH / 2, self.right, middle + NAME_PITCH / 2)
            edge = self.plot.right - 2 if self._touched(whole) else self.right
            found.append((name, Box(left, whole.top, edge, whole.bottom)))
        return found

    def _touched(self, room: Box) -> list[Box]:
        whole = Box(room.left, room.top, self.right, room.bottom)
        return [box for box in self.taken if whole.touches(box)]


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
    below = _Below(plot, x, y, right, tuple(taken), style)
    rooms = below.rooms(reached)
    while narrow := [name for name in below.cut(rooms) if _has_more_room_ahead(name, rooms, ahead, plot, right)]:
        ahead = [*ahead, narrow[0]]
        reached.remove(narrow[0])
        drawn, taken = _names_ahead(ahead, plot, right, style)
        below = replace(below, taken=tuple(taken))
        rooms = below.rooms(reached)
    beside = [_reached(name, room, style) for name, room in rooms]
    around = Surroundings(plot, (*taken, *(room for _, room in rooms)), curves)
    shown = [part for part in (*drawn, *beside, *_names_dropped(dropped, around, style)) if part]
    return shown, len(names) - len(shown)


def _has_more_room_ahead(
    name: _Name, rooms: Sequence[tuple[_Name, Box]], ahead: Sequence[_Name], plot: Box, right: float
) -> bool:
    """Whether a name has more room right of the plot than beside its diamond, and takes nobody's there."""
    now = next(room.width for other, room in rooms if other is name)
    return right - plot.right - GUTTER_GAP > now and len(ahead) < _most_ahead(plot)


def _most_ahead(plot: Box) -> int:
    """How many names have room right of the plot."""
    return int((plot.height + NAME_PITCH) / NAME_PITCH)


def _has_room(name: _Name, plot: Box, style: ChartStyle) -> bool:
    """Whether a reached milestone's name, or a good part of it, has room between its diamond and the gutter."""
    return plot.right - 2 - name.end[0] - BESIDE >= min(name.item.name_width(style), LEAST_NAME)


def _names_ahead(names: Sequence[_Name], plot: Box, right: float, style: ChartStyle) -> tuple[list[Svg], list[Box]]:
    """Names right of the plot, of milestones ahead or just reached, and the room they take."""
    kept = _kept(names, _most_ahead(plot))
    middles = spread([name.end[1] for name in kept], [NAME_PITCH] * len(kept), plot.top - 5, plot.bottom + 5)
    drawn = [_ahead(name, middle, plot, right, style) for name, middle in zip(kept, middles, strict=True)]
    return drawn, [Box(plot.right, middle - NAME_PITCH / 2, right, middle + NAME_PITCH / 2) for middle in middles]


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


def _reached(name: _Name, room: Box, style: ChartStyle) -> Svg:
    """The name of a reached milestone right of its diamond, in the area that holds no lines.

    Where it must be cut, its remark is kept: it says how late the milestone was.
    """
    size, middle = style.small_size, (room.top + room.bottom) / 2
    words = shorten(name.words, room.width, size, False, style.fonts)
    note = f" {name.item.note}" if name.item.note else ""
    if words.full and note:
        left = room.width - style.measure(name.words, size) + style.measure(name.item.name, size)
        short = shorten(name.item.name, left, size, False, style.fonts)
        words = Fitted((short.line + note,), name.words) if len(short.line) >= _LEAST_LETTERS else words
    if len(words.line) < _LEAST_LETTERS and words.full:
        return Svg("")
    parts = []
    if abs(middle - name.end[1]) > 2:
        parts.append(line((name.end[0] + 3, name.end[1]), (room.left - 1.5, middle), style.grey, HAIRLINE))
    parts.append(text((room.left, middle + BASELINE_SHIFT * size), words.line, size, style.muted, full=words.full))
    return group(*parts)


def diagonal(height: float, x: TimeScale, y: TimeScale) -> float:
    """Where the diagonal is at a height, in points from the left."""
    share = (height - y.start) / (y.end - y.start)
    days = share * (y.last - y.first).days + (y.first - x.first).days
    return x.start + days / max((x.last - x.first).days, 1) * (x.end - x.start)

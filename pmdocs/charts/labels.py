"""Where labels go so that none touches another: on one line, in lanes, or freely beside the curves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import hypot
from typing import Final

from pmdocs.charts.metrics import ASCENT, DESCENT
from pmdocs.charts.svg import Point

_CURVE_COST: Final = 60.0
_LINE_COST: Final = 60.0
_BETWEEN_COST: Final = 40.0
_STEP: Final = 4.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page, in points; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def nearest(self, point: Point) -> Point:
        """The point of the box nearest to another point."""
        return max(self.left, min(point[0], self.right)), max(self.top, min(point[1], self.bottom))

    def touches(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        """Whether the other lies inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


def text_box(at: Point, width: float, size: float, anchor: str = "start") -> Box:
    """The room a line of text takes around its baseline."""
    left = at[0] - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    return Box(left, at[1] - ASCENT * size, left + width, at[1] + DESCENT * size)


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Centres as near as can be to the wanted ones, in their order, without overlap between `low` and `high`.

    Neighbours that would overlap move together to the mean of what they want (the pool-adjacent-violators rule, so
    the squares of the moves are smallest). Labels that are higher together than the room start at `low` and run over.
    """
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    runs: list[_Run] = []
    for index in order:
        runs.append(_Run([index], wanted[index] - heights[index] / 2, heights[index]).within(low, high))
        while len(runs) > 1 and runs[-2].start + runs[-2].length > runs[-1].start + 1e-9:
            last = runs.pop()
            runs[-1] = runs[-1].joined(last).within(low, high)
    centres = [0.0] * len(wanted)
    for run in runs:
        top = run.start
        for index in run.members:
            centres[index] = top + heights[index] / 2
            top += heights[index]
    return centres


@dataclass(frozen=True, slots=True)
class _Run:
    """Labels that stand edge to edge; `start` is where they want to begin."""

    members: list[int]
    start: float
    length: float

    def within(self, low: float, high: float) -> _Run:
        return _Run(self.members, max(low, min(self.start, high - self.length)), self.length)

    def joined(self, other: _Run) -> _Run:
        mine, theirs = len(self.members), len(other.members)
        start = (self.start * mine + (other.start - self.length) * theirs) / (mine + theirs)
        return _Run(self.members + other.members, start, self.length + other.length)


def lanes(intervals: Iterable[tuple[float, float]]) -> list[int]:
    """The first lane in which each interval stands clear of those before it."""
    ends: list[float] = []
    found = []
    for start, end in intervals:
        lane = next((index for index, taken in enumerate(ends) if taken <= start), len(ends))
        ends[lane : lane + 1] = [end]
        found.append(lane)
    return found


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a free label must keep clear of: the frame, other labels, curves and, where it can, upright lines.

    The points of a curve go from left to right.
    """

    frame: Box
    taken: tuple[Box, ...] = ()
    curves: tuple[tuple[Point, ...], ...] = ()
    uprights: tuple[float, ...] = ()

    def with_label(self, box: Box) -> Surroundings:
        """The same with one more label in place."""
        return replace(self, taken=(*self.taken, box))

    def with_curves(self, curves: Iterable[tuple[Point, ...]]) -> Surroundings:
        """The same with more curves."""
        return replace(self, curves=(*self.curves, *curves))

    def crossed(self, box: Box) -> bool:
        """Whether an upright line runs through a label."""
        return any(_stands_in(x, box) for x in self.uprights)

    def cost(self, box: Box, near: Point) -> float:
        """How bad a place is: what runs through the label, and what runs between the label and its point."""
        through = sum(_crosses(curve, box) for curve in self.curves)
        upright = sum(_stands_in(x, box) for x in self.uprights)
        between = sum(_parts(curve, near, box.nearest(near)) for curve in self.curves)
        return _CURVE_COST * through + _LINE_COST * upright + _BETWEEN_COST * between

    def place(self, size: Point, near: Point) -> Box | None:
        """The clear place for a label nearest to a point; through a curve only if there is no other place.

        None when labels leave no room at all.
        """
        candidates = (
            box for box in self._candidates(size, near) if not any(box.touches(other) for other in self.taken)
        )
        ranked = [(_distance(box, near), box) for box in candidates]
        best: tuple[float, Box] | None = None
        for distance, box in sorted(ranked, key=lambda item: (item[0], item[1].top, item[1].left)):
            if best is not None and distance >= best[0]:
                break
            cost = distance + self.cost(box, near)
            if best is None or cost < best[0]:
                best = cost, box
        return best[1] if best else None

    def _candidates(self, size: Point, near: Point) -> Iterable[Box]:
        """Places beside the point and beside upright lines, anywhere in the frame's height."""
        width, height = size
        lefts = [near[0] + 5, near[0] - width - 5, near[0] - width / 2]
        lefts += [near[0] + shift for shift in (-2.0 * width, -1.5 * width, width, 1.5 * width)]
        lefts += [self.frame.left + 2, self.frame.right - width - 2]
        lefts += [left for x in self.uprights for left in (x + 3, x - width - 3)]
        inside = [left for left in lefts if self.frame.left <= left and left + width <= self.frame.right]
        rows = int((self.frame.height - height) / _STEP) + 1
        tops = [near[1] - height / 2, *(self.frame.top + row * _STEP for row in range(max(rows, 0)))]
        for top in tops:
            if self.frame.top <= top and top + height <= self.frame.bottom:
                yield from (Box(left, top, left + width, top + height) for left in inside)


def _stands_in(x: float, box: Box) -> bool:
    """Whether an upright line runs through a box, a little clearance counted."""
    return box.left - 2 < x < box.right + 2


def _crosses(curve: Sequence[Point], box: Box) -> bool:
    return any(_segment_crosses(start, end, box) for start, end in pairwise(curve))


def _segment_crosses(start: Point, end: Point, box: Box) -> bool:
    """Whether a segment has a point inside a box, a little clearance counted."""
    left, right = max(min(start[0], end[0]), box.left - 2), min(max(start[0], end[0]), box.right + 2)
    if left > right:
        return False
    rise = (end[1] - start[1]) / (end[0] - start[0]) if end[0] != start[0] else 0.0
    heights = [start[1], end[1]] if not rise else [start[1] + rise * (x - start[0]) for x in (left, right)]
    return min(heights) < box.bottom + 1 and max(heights) > box.top - 1


def _parts(curve: Sequence[Point], start: Point, end: Point) -> bool:
    """Whether a curve runs between two points; one that begins or ends at the first does not."""
    steps = [(start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share) for share in (0.2, 1.0)]
    return any(_cut(steps[0], steps[1], here, there) for here, there in pairwise(curve))


def _cut(start: Point, end: Point, here: Point, there: Point) -> bool:
    """Whether two segments cross."""
    return (
        _turn(start, end, here) * _turn(start, end, there) < 0
        and _turn(here, there, start) * _turn(here, there, end) < 0
    )


def _turn(start: Point, end: Point, point: Point) -> float:
    return (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])


def _distance(box: Box, point: Point) -> float:
    """How far a label is from its point: from the nearest edge, and a little from its middle."""
    dx = max(box.left - point[0], point[0] - box.right, 0.0)
    dy = max(box.top - point[1], point[1] - box.bottom, 0.0)
    middle = abs((box.top + box.bottom) / 2 - point[1]) + abs((box.left + box.right) / 2 - point[0])
    covering = 20.0 if not dx and not dy else 0.0
    return hypot(dx, dy) + 0.1 * middle + covering

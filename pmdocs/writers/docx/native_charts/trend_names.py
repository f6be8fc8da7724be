"""Where the names of milestones stand in a native trend: right of the plot, or right of the diamond they reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from pmdocs.charts import TrendLine
from pmdocs.charts.curves import GUTTER_GAP
from pmdocs.charts.labels import Box, Surroundings, spread
from pmdocs.charts.metrics import shorten
from pmdocs.charts.scale import LinearScale, TimeScale
from pmdocs.charts.style import ChartStyle
from pmdocs.charts.svg import Point
from pmdocs.charts.trend_lines import BESIDE as BESIDE_DIAMOND
from pmdocs.charts.trend_lines import LEAST_NAME, NAME_PITCH
from pmdocs.writers.docx.native_charts.days import serial
from pmdocs.writers.docx.native_charts.places import BESIDE
from pmdocs.writers.docx.native_charts.plan import Label, Live, Part


@dataclass(frozen=True, slots=True)
class TrendPlace:
    """The plot of a trend `width` points wide, and where days of reports and expected days stand in it."""

    plot: Box
    x: TimeScale
    y: LinearScale
    width: float

    def end(self, item: TrendLine) -> Point:
        """Where a milestone's line ends."""
        last = item.ordered[-1]
        return self.x(last.report), self.y(serial(last.forecast))

    def diagonal(self, height: float) -> float:
        """Where the diagonal is at a height, in points from the left: right of it lies the past."""
        share = (self.y.start - height) / (self.y.start - self.y.end)
        day = float(self.y.low) + share * float(self.y.high - self.y.low)
        first, last = float(serial(self.x.first)), float(serial(self.x.last))
        return self.x.start + (day - first) / (last - first) * (self.x.end - self.x.start)


def series_name(item: TrendLine) -> str:
    """A milestone's name with its remark, such as its slip."""
    return " ".join(part for part in (item.name, item.note) if part)


def trend_labels(
    items: Sequence[TrendLine], rows: Sequence[int], place: TrendPlace, style: ChartStyle
) -> list[Label | None]:
    """The name of each line at the row of its last point; None for one that finds no room."""
    namer = _Namer(place, style)
    latest = max(place.end(item)[0] for item in items)
    reached = [number for number, item in enumerate(items) if item.reached and namer.has_room(item)]
    dropped = [number for number, item in enumerate(items) if not item.reached and place.end(item)[0] < latest]
    ahead = [number for number in range(len(items)) if number not in (*reached, *dropped)]
    found = namer.ahead([items[number] for number in ahead])
    taken = tuple(box for _, box in found)
    beside = namer.reached([items[number] for number in reached], taken)
    curves = tuple(tuple((place.x(p.report), place.y(serial(p.forecast))) for p in item.ordered) for item in items)
    free = namer.dropped([items[number] for number in dropped], (*taken, *(box for _, box in beside)), curves)
    labels = dict(zip((*ahead, *reached, *dropped), (*found, *beside, *free), strict=True))
    return [
        replace(label[0], row=row) if (label := labels[number]) is not None and label[0] is not None else None
        for number, row in enumerate(rows)
    ]


_Found: TypeAlias = tuple[Label | None, Box]


@dataclass(frozen=True, slots=True)
class _Namer:
    """Puts the names of one trend in their places."""

    place: TrendPlace
    style: ChartStyle

    def has_room(self, item: TrendLine) -> bool:
        """Whether a reached milestone's name, or a good part of it, has room between its diamond and the gutter."""
        room = self.place.plot.right - 2 - self.place.end(item)[0] - BESIDE_DIAMOND
        return room >= min(self._width(item), LEAST_NAME)

    def ahead(self, items: Sequence[TrendLine]) -> list[_Found]:
        """Names right of the plot, moved up or down until none touches another."""
        plot, right = self.place.plot, self.place.width
        left = plot.right + GUTTER_GAP
        found = []
        for item, middle in zip(items, self._spread(items, 5.0), strict=True):
            box = Box(left, middle - NAME_PITCH / 2, right, middle + NAME_PITCH / 2)
            colour = self.style.ink if item.late else self.style.muted
            found.append((self._label(item, box, colour) if box.bottom <= plot.bottom + 10 else None, box))
        return found

    def reached(self, items: Sequence[TrendLine], taken: Sequence[Box]) -> list[_Found]:
        """Names right of their diamonds, below the diagonal; they may run on where nothing stands right of the plot."""
        found = []
        for item, middle in zip(items, self._spread(items, 0.0), strict=True):
            top = middle - NAME_PITCH / 2
            left = max(self.place.end(item)[0], self.place.diagonal(top)) + BESIDE_DIAMOND
            whole = Box(left, top, self.place.width, top + NAME_PITCH)
            edge = self.place.plot.right - 2 if any(whole.touches(box) for box in taken) else self.place.width
            box = Box(left, top, edge, whole.bottom)
            found.append((self._label(item, box, self.style.muted), box))
        return found

    def dropped(
        self, items: Sequence[TrendLine], taken: Sequence[Box], curves: tuple[tuple[Point, ...], ...]
    ) -> list[_Found | None]:
        """Names of milestones that later reports no longer speak of, wherever there is room near their last point."""
        around = Surroundings(self.place.plot, tuple(taken), curves)
        found: list[_Found | None] = []
        for item in items:
            box = around.place((self._width(item) + 2, NAME_PITCH), self.place.end(item))
            if box is not None:
                around = around.with_label(box)
            found.append((self._label(item, box, self.style.muted), box) if box else None)
        return found

    def _spread(self, items: Sequence[TrendLine], over: float) -> list[float]:
        plot = self.place.plot
        wanted = [self.place.end(item)[1] for item in items]
        return spread(wanted, [NAME_PITCH] * len(items), plot.top - over, plot.bottom + over)

    def _width(self, item: TrendLine) -> float:
        return self.style.measure(series_name(item), self.style.small_size, item.key)

    def _label(self, item: TrendLine, box: Box, colour: str) -> Label | None:
        """A name in a box; one that has to be shortened is no longer the series' own."""
        style, end = self.style, self.place.end(item)
        words = shorten(series_name(item), box.width, style.small_size, item.key, style.fonts)
        if not words.line:
            return None
        part = Part(words.line, colour, bold=item.key, live=None if words.full else Live.NAME)
        shift = (box.left - end[0] - BESIDE, (box.top + box.bottom) / 2 - end[1])
        return Label(0, (part,), shift=shift, size=style.small_size)

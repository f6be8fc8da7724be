"""Where a native chart's labels stand: clear of its curves and of each other, as offsets from where Word puts them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from pmdocs.charts.curves import GUTTER_GAP
from pmdocs.charts.labels import Box, Surroundings, spread
from pmdocs.charts.scale import LinearScale, TimeScale
from pmdocs.charts.style import ChartStyle
from pmdocs.charts.svg import Point
from pmdocs.writers.docx.native_charts.plan import Label, Live, Part

LEADING: Final = 1.22
"""From one line of a label to the next, in font sizes: what Word gives Calibri."""
BESIDE: Final = 6.0
"""From a point to the words that Word puts right of it, in points: half a marker and the label's margin."""
_MARGIN: Final = 2.0
_TWO_LINES: Final = 1.8  # words seldom fill the first


@dataclass(frozen=True, slots=True)
class Place:
    """The plot of a chart over days, where days and figures stand in it, and the room right of it, in points."""

    plot: Box
    x: TimeScale
    y: LinearScale
    gutter: float

    def point(self, day: date, value: Decimal) -> Point:
        """Where a figure of a day stands, in points from the top left."""
        return self.x(day), self.y(value)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label that looks for a place near its point; one in the gutter stands right of the plot."""

    label: Label
    near: Point
    gutter: bool = False


def name_parts(
    name: str, colour: str, value: str = "", remark: str = "", style: ChartStyle | None = None
) -> tuple[Part, ...]:
    """A series' name in its colour, then its figure in ink and a quiet remark; the first two follow the data."""
    look = style or ChartStyle()
    parts = [Part(name, colour, bold=True, live=Live.NAME)]
    if value:
        parts += [Part("  ", look.ink), Part(value, look.ink, live=Live.VALUE)]
    return (*parts, *([Part("  ", look.muted), Part(remark, look.muted)] if remark else []))


def stacked(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The same label with each of its parts on a line of its own, for the gutter."""
    lines = [part for part in parts if part.words.strip()]
    return tuple(replace(part, new_line=place > 0) for place, part in enumerate(lines))


def two_lines_hold(names: Iterable[str], width: float, style: ChartStyle) -> bool:
    """Whether names beside level bars have room; Word leaves out every second one where a third line is needed."""
    return all(style.measure(name) <= _TWO_LINES * width for name in names)


def extent(parts: Sequence[Part], style: ChartStyle) -> Point:
    """How wide and high a label is, in points, with its margins."""
    widths = [0.0]
    for part in parts:
        if part.new_line:
            widths.append(0.0)
        widths[-1] += style.measure(part.words, style.text_size, part.bold)
    return max(widths) + 2 * _MARGIN, len(widths) * style.text_size * LEADING + 1


def placed(wanted: Sequence[Wanted], around: Surroundings, style: ChartStyle) -> list[Label | None]:
    """Each label with its shift; None for one that finds no clear place in the plot."""
    outside = _in_gutter([one for one in wanted if one.gutter], around.frame, style)
    labels: list[Label | None] = []
    for one in wanted:
        if one.gutter:
            labels.append(outside.pop(0))
            continue
        size = extent(one.label.parts, style)
        box = around.place(size, one.near)
        if box is not None:
            around = around.with_label(box)
        labels.append(_shifted(one, box, size) if box else None)
    return labels


def _in_gutter(wanted: Sequence[Wanted], frame: Box, style: ChartStyle) -> list[Label | None]:
    """Labels right of the plot, moved up or down until none touches another; those below the room are left out."""
    heights = [extent(one.label.parts, style)[1] for one in wanted]
    middles = spread([one.near[1] for one in wanted], heights, frame.top - 6, frame.bottom + 6)
    found: list[Label | None] = []
    for one, middle, height in zip(wanted, middles, heights, strict=True):
        across = frame.right + GUTTER_GAP - one.near[0] - BESIDE
        fits = middle + height / 2 <= frame.bottom + 10
        found.append(replace(one.label, shift=(across, middle - one.near[1])) if fits else None)
    return found


def _shifted(one: Wanted, box: Box, size: Point) -> Label:
    """The way from where Word would put the label, right of its point, to its place."""
    usual = (one.near[0] + BESIDE - _MARGIN, one.near[1] - size[1] / 2)
    return replace(one.label, shift=(box.left - usual[0], box.top - usual[1]))

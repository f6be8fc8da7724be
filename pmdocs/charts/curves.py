"""Curves in a plot and their names: at the right of the plot where a curve ends there, else beside its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pmdocs.charts.axes import BASELINE_SHIFT, HAIRLINE
from pmdocs.charts.labels import Box, Surroundings, spread
from pmdocs.charts.marks import backed
from pmdocs.charts.metrics import Fitted, shorten, wrap
from pmdocs.charts.style import ChartStyle
from pmdocs.charts.svg import Point, Svg, circle, group, line, polyline, rect, text

GUTTER_GAP: Final = 8.0
"""Between a plot and the names at its right, in points."""
LEAST_GUTTER: Final = 6.0
"""Room at the right of a plot without names, in points."""
MOST_MARKERS: Final = 40
"""With more points than this on a curve, markers would hide it."""
_LEADING: Final = 1.14
_FAR: Final = 12.0
_FORMS: Final = ((2, 2), (1, 1), (1, 0))
"""How many lines a name in the gutter takes for its words and for its figures, the fullest first."""


@dataclass(frozen=True, slots=True)
class CurveName:
    """What a curve is called, the figure it ends with, and a remark for which there may be no room."""

    words: str
    value: str = ""
    remark: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Curve:
    """Points from left to right in page coordinates, how they are drawn, and their name.

    `marker` is ``dot``, ``square``, ``ring`` or empty; a single point is always marked.
    """

    points: tuple[Point, ...]
    colour: str
    width: float = 1.5
    dash: str | None = None
    marker: str = ""
    name: CurveName | None = None

    @property
    def end(self) -> Point:
        """Where its name belongs."""
        return self.points[-1]

    def drawn(self, style: ChartStyle) -> Svg:
        """The line and its markers."""
        kind = self.marker or ("dot" if len(self.points) == 1 else "")
        marked = self.points if len(self.points) <= MOST_MARKERS else self.points[-1:]
        markers = [_marker(kind, point, self.colour, self.width + 0.5, style) for point in marked] if kind else []
        return group(polyline(self.points, self.colour, self.width, self.dash), *markers)


def gutter_width(names: Sequence[CurveName], style: ChartStyle, most: float) -> float:
    """How much room names at the right of a plot need, in points; without any, for half a figure of an axis."""
    widths = [
        max(style.measure(name.words, bold=True), style.measure(name.value), style.measure(name.remark))
        for name in names
    ]
    return min(max(widths) + GUTTER_GAP, most) if widths else LEAST_GUTTER


def name_curves(
    curves: Sequence[Curve], plot: Box, right: float, style: ChartStyle, surroundings: Surroundings | None = None
) -> list[Svg]:
    """The names of curves; those that end at the plot's right edge stand in the gutter up to `right`."""
    named = [curve for curve in curves if curve.name and curve.points]
    outside = [curve for curve in named if right - plot.right > GUTTER_GAP and curve.end[0] >= plot.right - 4]
    inside = [curve for curve in named if curve not in outside]
    around = (surroundings or Surroundings(plot)).with_curves(curve.points for curve in curves)
    return _in_gutter(outside, plot, right, style) + _in_plot(inside, around, style)


def _in_gutter(curves: Sequence[Curve], plot: Box, right: float, style: ChartStyle) -> list[Svg]:
    """Names right of the plot, whole where there is room, else shorter, else only those of the first curves."""
    size, room, height = style.text_size, right - plot.right - GUTTER_GAP, plot.height + 8
    for rows in _FORMS:
        blocks = [_block(curve, room, rows, style) for curve in curves]
        heights = [len(block) * size * _LEADING + 2 for block in blocks]
        if sum(heights) <= height:
            break
    kept = [place for place in range(len(curves)) if sum(heights[: place + 1]) <= height]
    ends = [curves[place].end[1] for place in kept]
    middles = spread(ends, [heights[place] for place in kept], plot.top - 4, plot.bottom + 4)
    drawn = []
    for place, middle in zip(kept, middles, strict=True):
        drawn += _gutter_leader(curves[place].end, middle, plot, style)
        first = middle - (len(blocks[place]) - 1) * size * _LEADING / 2 + BASELINE_SHIFT * size
        for row, (words, bold, colour) in enumerate(blocks[place]):
            at = (plot.right + GUTTER_GAP, first + row * size * _LEADING)
            drawn.append(text(at, words.line, size, colour, bold=bold, full=words.full))
    return drawn


def _gutter_leader(end: Point, middle: float, plot: Box, style: ChartStyle) -> list[Svg]:
    """A hairline to a name that had to move up or down."""
    if abs(middle - end[1]) <= 2:
        return []
    return [line((end[0] + 3, end[1]), (plot.right + GUTTER_GAP - 1, middle), style.grey, HAIRLINE)]


def _block(curve: Curve, room: float, rows: tuple[int, int], style: ChartStyle) -> list[tuple[Fitted, bool, str]]:
    """The lines of a name in the gutter: the words in the curve's colour, the figure and the remark below them."""
    name = curve.name or CurveName("")
    words = wrap(name.words, room, style.text_size, True, style.fonts, most=rows[0])
    block = [(Fitted((part,), words.full), True, name.colour or curve.colour) for part in words.lines]
    for part, colour in ((name.value, style.ink), (name.remark, style.muted))[: rows[1]]:
        block.append((shorten(part, room, style.text_size, False, style.fonts), False, colour))
    return [part for part in block if part[0].line]


def _in_plot(curves: Sequence[Curve], around: Surroundings, style: ChartStyle) -> list[Svg]:
    """Names beside the ends of their curves, clear of everything; one that finds no place is left out."""
    drawn, size = [], style.text_size
    for curve in curves:
        name = curve.name or CurveName("")
        words = shorten(name.words, around.frame.width * 0.6, size, True, style.fonts)
        width = style.measure(words.line, size, bold=True)
        start, value_size = (width + (3 if name.value else 0), 0.0), size
        box = around.place((start[0] + style.measure(name.value, size) + 2, size * 1.1), curve.end)
        if name.value and (box is None or around.crossed(box)):
            # Between two marked days there may be room for the figure in small type below the words.
            least = max(width, style.measure(name.value, style.small_size))
            narrow = around.place((least + 2, size * (1.1 + _LEADING)), curve.end)
            if narrow is not None and not around.crossed(narrow):
                box, start, value_size = narrow, (0.0, size * _LEADING), style.small_size
        if box is None:
            continue
        around = around.with_label(box)
        drawn += _leader(curve.end, box, style)
        at = (box.left + 1, (box.top + box.bottom - start[1]) / 2 + BASELINE_SHIFT * size)
        drawn += backed(at, words, size, name.colour or curve.colour, style, bold=True)
        drawn += backed((at[0] + start[0], at[1] + start[1]), Fitted((name.value,)), value_size, style.ink, style)
    return drawn


def _leader(end: Point, box: Box, style: ChartStyle) -> list[Svg]:
    """A hairline to a name that found no room beside its curve."""
    near = box.nearest(end)
    length = ((near[0] - end[0]) ** 2 + (near[1] - end[1]) ** 2) ** 0.5
    if length <= _FAR:
        return []
    share = 3 / length
    start = (end[0] + (near[0] - end[0]) * share, end[1] + (near[1] - end[1]) * share)
    return [line(start, near, style.grey, HAIRLINE)]


def _marker(kind: str, at: Point, colour: str, radius: float, style: ChartStyle) -> Svg:
    if kind == "square":
        return rect((at[0] - radius * 0.9, at[1] - radius * 0.9), 1.8 * radius, 1.8 * radius, colour)
    if kind == "ring":
        return circle(at, radius, style.paper, colour)
    return circle(at, radius, colour)

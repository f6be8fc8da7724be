"""The signs on a chart and their key: diamonds for milestones, dots and samples of lines and areas."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pmdocs.charts.axes import BASELINE_SHIFT
from pmdocs.charts.labels import text_box
from pmdocs.charts.metrics import Fitted, shorten
from pmdocs.charts.style import ChartStyle
from pmdocs.charts.svg import Point, Svg, diamond, group, line, polyline, rect, text

RADIUS: Final = 4.0
"""Of a milestone's diamond, in points."""
KEY_ROW: Final = 12.0
"""The height of one row of a key, in points."""
_SAMPLE: Final = 15.0
_GAP: Final = 14.0


class Promise(StrEnum):
    """Which of a milestone's dates a diamond stands for."""

    BASELINE = "baseline"
    FORECAST = "forecast"
    ACTUAL = "actual"


def milestone(promise: Promise, centre: Point, style: ChartStyle, radius: float = RADIUS) -> Svg:
    """A hollow diamond for the baseline, a full one for the forecast, a ticked one for what has been reached."""
    if promise is Promise.BASELINE:
        return diamond(centre, radius - 0.4, style.paper, style.grey)
    if promise is Promise.FORECAST:
        return diamond(centre, radius, style.accent)
    x, y = centre
    tick = [(x - 0.4 * radius, y + 0.02 * radius), (x - 0.1 * radius, y + 0.33 * radius)]
    return group(
        diamond(centre, radius + 0.4, style.accent_dark),
        polyline([*tick, (x + 0.42 * radius, y - 0.3 * radius)], style.paper, 0.9),
    )


def backed(
    at: Point,
    words: Fitted,
    size: float,
    colour: str,
    style: ChartStyle,
    anchor: str = "start",
    bold: bool = False,
    ground: str | None = None,
) -> list[Svg]:
    """A line of text on a piece of ground of its own (paper unless told), so that no gridline runs through it."""
    if not words.line:
        return []
    box = text_box(at, style.measure(words.line, size, bold), size, anchor)
    return [
        rect((box.left - 1, box.top), box.width + 2, box.height, ground or style.paper),
        text(at, words.line, size, colour, anchor, bold, words.full),
    ]


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A sign and what it means; `sample` draws the sign around a point, `width` points wide."""

    words: str
    sample: Callable[[Point], Svg]
    width: float = 2 * RADIUS


def line_sample(colour: str, width: float, dash: str | None = None) -> Callable[[Point], Svg]:
    """A short piece of a line."""
    half = _SAMPLE / 2
    return lambda at: line((at[0] - half, at[1]), (at[0] + half, at[1]), colour, width, dash)


def area_sample(fill: str, stroke: str | None = None, dash: str | None = None) -> Callable[[Point], Svg]:
    """A small piece of an area or a bar."""
    return lambda at: rect((at[0] - 4, at[1] - 3), 8, 6, fill, stroke, 0.6, dash=dash)


def line_entry(words: str, colour: str, width: float, dash: str | None = None) -> KeyEntry:
    """A key entry for a line."""
    return KeyEntry(words, line_sample(colour, width, dash), _SAMPLE)


def area_entry(words: str, fill: str, stroke: str | None = None, dash: str | None = None) -> KeyEntry:
    """A key entry for an area or a bar."""
    return KeyEntry(words, area_sample(fill, stroke, dash), 8)


def milestone_entry(words: str, promise: Promise, style: ChartStyle, radius: float = RADIUS) -> KeyEntry:
    """A key entry for a diamond."""
    return KeyEntry(words, lambda at: milestone(promise, at, style, radius), 2 * radius + 1)


def key(
    entries: Sequence[KeyEntry], left: float, top: float, width: float, style: ChartStyle
) -> tuple[list[Svg], float]:
    """A key in as many rows as it needs, without a box around it; the drawing and its height."""
    drawn: list[Svg] = []
    x, row = left, 0
    for entry in (entry for entry in entries if entry.words):
        room = width - entry.width - 4
        fitted = shorten(entry.words, room, style.small_size, False, style.fonts)
        taken = entry.width + 4 + style.measure(fitted.line, style.small_size)
        if x > left and x + taken > left + width:
            x, row = left, row + 1
        middle = top + KEY_ROW * (row + 0.5)
        at = (x + entry.width + 4, middle + BASELINE_SHIFT * style.small_size)
        drawn.append(entry.sample((x + entry.width / 2, middle)))
        drawn.append(text(at, fitted.line, style.small_size, style.muted, full=fitted.full))
        x += taken + _GAP
    return drawn, KEY_ROW * (row + 1) if drawn else 0.0

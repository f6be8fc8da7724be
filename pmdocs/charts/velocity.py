"""Velocity: what each iteration completed, what it had committed to, and the mean of the recent ones."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pmdocs.charts.axes import BASELINE_SHIFT, HAIRLINE, HEADING, ValueAxis, heading
from pmdocs.charts.curves import GUTTER_GAP
from pmdocs.charts.labels import Box
from pmdocs.charts.marks import KeyEntry, area_entry, key, line_sample
from pmdocs.charts.metrics import Fitted, shorten, wrap
from pmdocs.charts.scale import LinearScale
from pmdocs.charts.spec import ChartSpec, NothingToDraw
from pmdocs.charts.style import ChartStyle
from pmdocs.charts.svg import Svg, document, group, line, rect, text

_WIDEST: Final = 34.0
_MEAN_DASH: Final = "4 2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Iteration:
    """An iteration's committed and completed work; None where it is not known."""

    name: str
    completed: Decimal | None
    committed: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VelocityLabels:
    """The fixed words; `unit` says what the axis counts ("Story points")."""

    completed: str
    committed: str
    mean: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Velocity(ChartSpec):
    """Bars for what was completed; `mean` is the velocity that forecasts are made with."""

    iterations: tuple[Iteration, ...]
    labels: VelocityLabels
    mean: Decimal | None = None

    @property
    def mean_text(self) -> str:
        """The mean with one decimal, as the pages around the chart write it; empty without one."""
        return "" if self.mean is None else self.language.number(self.mean, 1)


def draw_velocity(spec: Velocity, style: ChartStyle) -> str:
    """A bar for each iteration, a bracket over it for the commitment, a dashed line for the mean."""
    amounts = [amount for item in spec.iterations for amount in (item.completed, item.committed) if amount is not None]
    if not amounts:
        raise NothingToDraw(f"{spec.title}: no iteration has a figure")
    width = style.width(spec.span)
    axis = ValueAxis.over(Decimal(0), max([*amounts, spec.mean or Decimal(0)]), spec.language, most=4)
    left = axis.width(style) + 6
    mean_room = _mean_room(spec, style, width)
    plot = Box(left, HEADING, width - mean_room, HEADING + min(150.0, max(90.0, 0.3 * width)))
    y = axis.scale(plot.bottom, plot.top)
    drawn = heading(spec.labels.unit, style, width) + axis.upright(plot, y, style)
    step = plot.width / max(len(spec.iterations), 4)
    for place, item in enumerate(spec.iterations):
        drawn.append(_bar(item, plot.left + step * (place + 0.5), step, y, plot, spec, style))
    drawn += _mean(spec, y, plot, width, style)
    drawn += _iteration_names(spec, plot, step, width, style)
    keyed, height = key(_key_entries(spec, style), 0, plot.bottom + 14, width, style)
    size = (width, plot.bottom + 14 + height)
    return document(size, spec.title, spec.description, style.font_family, drawn + keyed)


def _mean_room(spec: Velocity, style: ChartStyle, width: float) -> float:
    if spec.mean is None:
        return 0.0
    words = (style.measure(spec.labels.mean, bold=True), style.measure(spec.mean_text))
    return min(max(words) + GUTTER_GAP, width * 0.25)


def _bar(
    item: Iteration, middle: float, step: float, y: LinearScale, plot: Box, spec: Velocity, style: ChartStyle
) -> Svg:
    thick = min(_WIDEST, step * 0.62)
    parts = []
    if item.committed is not None:
        top, reach = y(item.committed), min(thick / 2 + 3, step / 2)
        parts.append(line((middle - reach, top), (middle + reach, top), style.paper, 2.8))
        parts.append(line((middle - reach, top), (middle + reach, top), style.ink, 1.2))
    if item.completed is not None:
        top = y(item.completed)
        parts.insert(0, rect((middle - thick / 2, top), thick, plot.bottom - top, style.accent))
        shown, size = spec.language.number(item.completed), style.small_size
        # Within the bar the figure cannot meet the commitment's line, unless the bar is too low or too slim.
        if style.measure(shown, size, bold=True) + 2 <= thick and plot.bottom - top >= size + 5:
            at = (middle, plot.bottom - 4)
            parts.append(text(at, shown, size, style.paper, "middle", bold=True))
    return group(*parts)


def _mean(spec: Velocity, y: LinearScale, plot: Box, width: float, style: ChartStyle) -> list[Svg]:
    if spec.mean is None:
        return []
    at, size, left = y(spec.mean), style.text_size, plot.right + GUTTER_GAP
    words = wrap(spec.labels.mean, width - left, size, True, style.fonts)
    value = shorten(spec.mean_text, width - left, size, False, style.fonts)
    rows = [*((Fitted((part,), words.full), True) for part in words.lines), (value, False)]
    top = min(max(at - len(rows) * size * 0.57, plot.top - 4), plot.bottom - len(rows) * size * 1.14)
    drawn = [line((plot.left, at), (plot.right + GUTTER_GAP - 3, at), style.muted, 1.0, _MEAN_DASH)]
    for row, (part, bold) in enumerate(rows):
        place = (left, top + (row + 0.5) * size * 1.14 + BASELINE_SHIFT * size)
        drawn.append(text(place, part.line, size, style.muted if bold else style.ink, bold=bold, full=part.full))
    return drawn


def _iteration_names(spec: Velocity, plot: Box, step: float, width: float, style: ChartStyle) -> list[Svg]:
    """Names below the bars; every second, fifth … one where there are too many."""
    drawn = [line((plot.left, plot.bottom), (plot.right, plot.bottom), style.muted, HAIRLINE * 1.75)]
    size, widest = style.small_size, max(style.measure(item.name, style.small_size) for item in spec.iterations)
    every = next(count for count in (1, 2, 5, 10, 20, 50, 100, 10**6) if step * count >= min(widest, 48) + 4)
    for place, item in list(enumerate(spec.iterations))[::every]:
        middle = plot.left + step * (place + 0.5)
        room = 2 * min(middle, width - middle, step * every / 2 - 2)
        words = shorten(item.name, room, size, False, style.fonts)
        drawn.append(text((middle, plot.bottom + 4 + size), words.line, size, style.muted, "middle", full=words.full))
    return drawn


def _key_entries(spec: Velocity, style: ChartStyle) -> list[KeyEntry]:
    entries = [area_entry(spec.labels.completed, style.accent)]
    if any(item.committed is not None for item in spec.iterations):
        entries.append(KeyEntry(spec.labels.committed, line_sample(style.ink, 1.2), 15))
    return entries

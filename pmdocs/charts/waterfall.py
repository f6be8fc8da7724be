"""The cost waterfall: from the baseline over the approved changes and the rest to the final cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Final

from pmdocs.charts.axes import BASELINE_SHIFT, HAIRLINE, HEADING, heading
from pmdocs.charts.labels import Box
from pmdocs.charts.marks import KeyEntry, area_entry, key
from pmdocs.charts.metrics import shorten, wrap
from pmdocs.charts.scale import LinearScale, round_ticks
from pmdocs.charts.spec import ChartSpec, NothingToDraw
from pmdocs.charts.style import ChartStyle
from pmdocs.charts.svg import Svg, document, group, line, polygon, rect, text

_ROW: Final = 21.0
_ROW_OF_TWO: Final = 25.0
_MOST: Final = 30
_BREAK_FROM: Final = Decimal("0.6")


class StepKind(StrEnum):
    """A total stands on the axis; a change hangs where the last step ended."""

    TOTAL = "total"
    CHANGE = "change"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaterfallStep:
    """A total, or what it changed by; `shown` is the amount as the document writes it."""

    name: str
    amount: Decimal
    shown: str
    kind: StepKind = StepKind.CHANGE


@dataclass(frozen=True, slots=True, kw_only=True)
class WaterfallLabels:
    """The fixed words.

    `unit` says what the bars count ("Cost in EUR"), `broken` that totals do not begin at 0; `smaller` holds
    ``{count}`` and names the changes that are summed up because there are too many to draw.
    """

    total: str
    increase: str
    decrease: str
    unit: str
    broken: str
    smaller: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waterfall(ChartSpec):
    """Steps from the first total to the last; totals are given, and drawn as given."""

    steps: tuple[WaterfallStep, ...]
    labels: WaterfallLabels


@dataclass(frozen=True, slots=True)
class _Bar:
    """A step laid out: the amounts at which its bar begins and ends."""

    step: WaterfallStep
    start: Decimal
    end: Decimal


def draw_waterfall(spec: Waterfall, style: ChartStyle) -> str:
    """A row for each step: long names stand beside short bars, and the eye runs down from total to total."""
    if not spec.steps:
        raise NothingToDraw(f"{spec.title}: there is no amount")
    width, bars = style.width(spec.span), _bars(_folded(spec))
    floor = _floor(bars)
    pitch = min(_row_height(bars, width, style), (style.most_height(spec.span) - 60) / len(bars))
    plot, x = _place(bars, floor, pitch, width, style)
    words = " · ".join(part for part in (spec.labels.unit, spec.labels.broken if floor else "") if part)
    drawn = heading(words, style, width)
    for row, bar in enumerate(bars):
        box = Box(plot.left, plot.top + pitch * row, plot.right, plot.top + pitch * (row + 1))
        drawn.append(_row(bar, box, x, floor, style))
    drawn += _connectors(bars, plot, pitch, x, style)
    axis = x(floor)
    drawn.append(line((axis, plot.top), (axis, plot.bottom), style.muted, 0.7))
    keyed, height = key(_key_entries(spec, style), 0, plot.bottom + 3, width, style)
    size = (width, plot.bottom + 3 + height)
    return document(size, spec.title, spec.description, style.font_family, drawn + keyed)


def _folded(spec: Waterfall) -> list[WaterfallStep]:
    """All steps, or the largest changes and the sum of the others, in the place of the first of them."""
    steps, excess = list(spec.steps), len(spec.steps) - _MOST
    changes = sorted((step for step in steps if step.kind is StepKind.CHANGE), key=lambda step: abs(step.amount))
    if excess <= 0 or len(changes) < 2:
        return steps
    small = {id(step) for step in changes[: excess + 2]}
    folded: list[WaterfallStep] = []
    run: list[WaterfallStep] = []
    for step in [*steps, None]:
        if step is not None and id(step) in small:
            run.append(step)
        elif step is None or step.kind is StepKind.TOTAL:
            folded += [_summed(run, spec)] if run else []
            run = []
        if step is not None and id(step) not in small:
            folded.append(step)
    return folded


def _summed(run: Sequence[WaterfallStep], spec: Waterfall) -> WaterfallStep:
    amount = sum((step.amount for step in run), Decimal(0))
    shown = ("+" if amount > 0 else "") + spec.language.number(amount)
    return WaterfallStep(name=spec.labels.smaller.format(count=len(run)), amount=amount, shown=shown)


def _place(
    bars: Sequence[_Bar], floor: Decimal, pitch: float, width: float, style: ChartStyle
) -> tuple[Box, LinearScale]:
    """The plot between the names and the right edge, and the scale within it that leaves room for the amounts."""
    size = _size(pitch, style)
    names = min(max(style.measure(bar.step.name, size, bold=True) for bar in bars) + 8, width * 0.36)
    amounts = min(max(style.measure(bar.step.shown, size, bold=True) for bar in bars) + 8, width * 0.25)
    plot = Box(names, HEADING, width - 1, HEADING + pitch * len(bars))
    ends = [bar.end for bar in bars] + [bar.start for bar in bars if bar.step.kind is StepKind.CHANGE]
    low, high = min(floor, *ends), max(floor, *ends)
    left = plot.left + (amounts if low < 0 else 0.0)
    return plot, LinearScale(low, high if high > low else low + 1, left, plot.right - amounts)


def _row_height(bars: Sequence[_Bar], width: float, style: ChartStyle) -> float:
    """A little more when a name needs two lines."""
    widest = max(style.measure(bar.step.name, bold=bar.step.kind is StepKind.TOTAL) for bar in bars)
    return _ROW if widest + 8 <= width * 0.36 else _ROW_OF_TWO


def _bars(steps: Sequence[WaterfallStep]) -> list[_Bar]:
    """Each step from where it begins to where it ends; sums are exact."""
    bars, level = [], Decimal(0)
    for step in steps:
        start = Decimal(0) if step.kind is StepKind.TOTAL else level
        level = start + step.amount
        bars.append(_Bar(step, start, level))
    return bars


def _floor(bars: Sequence[_Bar]) -> Decimal:
    """Where totals are cut off so that small changes can be seen: a round amount, or nought."""
    ends = [bar.end for bar in bars] + [bar.start for bar in bars if bar.step.kind is StepKind.CHANGE]
    low, high = min(ends), max(ends)
    if low <= 0 or low < high * _BREAK_FROM or low == high:
        return Decimal(0)
    ticks = round_ticks(low - (high - low), high, most=6)
    return max(Decimal(0), ticks[0])


def _size(pitch: float, style: ChartStyle) -> float:
    return style.text_size if pitch >= 12 else style.small_size


def _colour(bar: _Bar, style: ChartStyle) -> str:
    if bar.step.kind is StepKind.TOTAL:
        return style.accent_dark
    return style.amber if bar.step.amount > 0 else style.green


def _row(bar: _Bar, box: Box, x: LinearScale, floor: Decimal, style: ChartStyle) -> Svg:
    total, size = bar.step.kind is StepKind.TOTAL, _size(box.height, style)
    middle, thick = (box.top + box.bottom) / 2, box.height * 0.62
    ends = x(max(bar.start, floor) if total else bar.start), x(bar.end)
    left, right = min(ends), max(ends)
    baseline = middle + BASELINE_SHIFT * size
    two_lines = box.height >= 2 * size + 4
    name = wrap(bar.step.name, box.left - 8, size, total, style.fonts, most=2 if two_lines else 1)
    parts = []
    for row, words in enumerate(name.lines):
        shift = (row - (len(name.lines) - 1) / 2) * size * 1.12
        parts.append(text((0, baseline + shift), words, size, style.ink, bold=total, full=name.full))
    parts.append(rect((left, middle - thick / 2), max(right - left, 0.8), thick, _colour(bar, style)))
    if total and floor and left < right:
        parts.append(_break(left + 5, middle, thick, style))
    shown, negative = bar.step.shown, bar.end < bar.start and bar.end < 0
    at = (left - 4, baseline) if negative else (right + 4, baseline)
    amount = shorten(shown, box.right - at[0] if not negative else at[0] - box.left, size, total, style.fonts)
    parts.append(text(at, amount.line, size, style.ink, "end" if negative else "start", total, amount.full))
    return group(*parts)


def _break(left: float, middle: float, thick: float, style: ChartStyle) -> Svg:
    """Two slanted cuts through a bar that does not begin at nought."""
    half = thick / 2 + 0.5
    cuts = []
    for at in (left, left + 4):
        corners = [(at, middle + half), (at + 1.5, middle + half), (at + 4.5, middle - half), (at + 3, middle - half)]
        cuts.append(polygon(corners, style.paper))
    return group(*cuts)


def _connectors(bars: Sequence[_Bar], plot: Box, pitch: float, x: LinearScale, style: ChartStyle) -> list[Svg]:
    """From where a step ends to where the next one begins; a total that does not agree gets none."""
    drawn = []
    for row, (before, after) in enumerate(pairwise(bars)):
        meets = after.end if after.step.kind is StepKind.TOTAL else after.start
        if meets == before.end:
            at, gap = x(before.end), pitch * 0.19
            foot = plot.top + pitch * (row + 1)
            drawn.append(line((at, foot - gap), (at, foot + gap), style.muted, HAIRLINE * 1.5))
    return drawn


def _key_entries(spec: Waterfall, style: ChartStyle) -> list[KeyEntry]:
    changes = [step.amount for step in spec.steps if step.kind is StepKind.CHANGE]
    entries = [area_entry(spec.labels.total, style.accent_dark)]
    if any(amount > 0 for amount in changes):
        entries.append(area_entry(spec.labels.increase, style.amber))
    if any(amount < 0 for amount in changes):
        entries.append(area_entry(spec.labels.decrease, style.green))
    return entries

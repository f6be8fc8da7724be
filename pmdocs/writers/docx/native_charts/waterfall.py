"""The cost waterfall as a native chart: level bars on an invisible base, from total to total."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pmdocs.charts import StepKind, Waterfall, WaterfallStep
from pmdocs.charts.axes import HEADING
from pmdocs.charts.labels import Box
from pmdocs.charts.marks import KEY_ROW
from pmdocs.charts.scale import LinearScale, round_step, round_ticks
from pmdocs.charts.style import ChartStyle
from pmdocs.writers.docx.native_charts.codes import axis_code, shown_code
from pmdocs.writers.docx.native_charts.keys import legend_box
from pmdocs.writers.docx.native_charts.places import extent, two_lines_hold
from pmdocs.writers.docx.native_charts.plan import Axis, Bars, Group, Label, Live, Part, Plan, Series, Value

MOST_STEPS: Final = 30
"""With more steps the drawing sums up the smaller ones; it then stays a picture."""
_BREAK_FROM: Final = Decimal("0.6")
_KEY_AIR: Final = 3.0
_GAP: Final = 61  # hundredths of a bar: bars take 62 % of their rows
_BESIDE: Final = 3.0
_BASE: Final = "Base"  # seen in the sheet alone, and much the same word in most languages


@dataclass(frozen=True, slots=True)
class _Bar:
    """A step and the amounts at which its bar begins and ends."""

    step: WaterfallStep
    start: Decimal
    end: Decimal

    @property
    def low(self) -> Decimal:
        """The smaller of its two ends."""
        return min(self.start, self.end)

    @property
    def length(self) -> Decimal:
        """How far its ends are apart."""
        return abs(self.end - self.start)


def plan_waterfall(spec: Waterfall, style: ChartStyle, height: float, _: str) -> Plan | None:
    """A row for each step; None below nought, where bars cannot stand on each other, and for what finds no room."""
    bars = _bars(spec)
    if len(bars) > MOST_STEPS or any(bar.low < 0 for bar in bars):
        return None
    width, floor = style.width(spec.span), _floor(bars)
    names = min(max(style.measure(bar.step.name) for bar in bars) + 10, width * 0.36)
    if not two_lines_hold((bar.step.name for bar in bars), names, style):
        return None
    amounts = min(max(style.measure(bar.step.shown, bold=True) for bar in bars) + 10, width * 0.25)
    plot = Box(names, HEADING, width - 1, height - KEY_ROW - _KEY_AIR)
    high = max(max(bar.start, bar.end) for bar in bars)
    whole = (high - floor) * Decimal(plot.width / (plot.width - amounts)) or Decimal(1)
    x = LinearScale(floor, floor + whole, plot.left, plot.right)
    axis = Axis(floor, floor + whole, round_step(whole, 5), axis_code(high, whole, spec.language), hidden=True)
    series = tuple(_series(spec, bars, x, style))
    words = (spec.labels.unit, spec.labels.broken if floor else "")
    return Plan(
        width,
        height,
        plot,
        tuple(bar.step.name for bar in bars),
        series,
        axis,
        heading=" · ".join(part for part in words if part),
        legend=legend_box(series, width, height, style),
        bars=Bars(level=True, stacked=True, gap=_GAP),
    )


def _bars(spec: Waterfall) -> list[_Bar]:
    """Each step from where it begins to where it ends; sums are exact."""
    bars, level = [], Decimal(0)
    for step in spec.steps:
        start = Decimal(0) if step.kind is StepKind.TOTAL else level
        level = start + step.amount
        bars.append(_Bar(step, start, level))
    return bars


def _floor(bars: list[_Bar]) -> Decimal:
    """Where totals are cut off so that small changes can be seen: a round amount, or nought."""
    ends = [bar.end for bar in bars] + [bar.start for bar in bars if bar.step.kind is StepKind.CHANGE]
    low, high = min(ends), max(ends)
    if low <= 0 or low < high * _BREAK_FROM or low == high:
        return Decimal(0)
    return max(Decimal(0), round_ticks(low - (high - low), high, most=6)[0])


def _kinds(spec: Waterfall, bars: list[_Bar], style: ChartStyle) -> list[tuple[str, list[_Bar], str]]:
    """Totals, increases and decreases: what they are called, the bars, and their colour."""
    changes = [bar for bar in bars if bar.step.kind is StepKind.CHANGE]
    rising, falling = ([bar for bar in changes if (bar.step.amount < 0) is down] for down in (False, True))
    totals = [bar for bar in bars if bar.step.kind is StepKind.TOTAL]
    return [
        (spec.labels.total, totals, style.accent_dark),
        (spec.labels.increase, rising, style.amber),
        (spec.labels.decrease, falling, style.green),
    ]


def _series(spec: Waterfall, bars: list[_Bar], x: LinearScale, style: ChartStyle) -> list[Series]:
    """The base that carries the changes, then the kinds that there are.

    Nobody agrees on the order in which a legend of level bars counts its entries, so the base has an empty one.
    """
    base: tuple[Value, ...] = tuple(bar.low if bar.step.kind is StepKind.CHANGE else None for bar in bars)
    found = [Series(_BASE, base, Group.BAR, nameless=True)]
    for name, kind, colour in _kinds(spec, bars, style):
        if kind:
            values = tuple(bar.length if bar in kind else None for bar in bars)
            labels = tuple(_label(row, bar, x, style) for row, bar in enumerate(bars) if bar in kind)
            found.append(Series(name, values, Group.BAR, fill=colour, labels=labels, keyed=True))
    return found


def _label(row: int, bar: _Bar, x: LinearScale, style: ChartStyle) -> Label:
    """The amount right of its bar, from the middle of the bar where Word would put it."""
    total = bar.step.kind is StepKind.TOTAL
    part = Part(bar.step.shown, style.ink, bold=total, live=Live.VALUE)
    left, right = x(max(bar.low, x.low)), x(bar.low + bar.length)
    shift = (right - left) / 2 + _BESIDE + extent([part], style)[0] / 2
    return Label(row, (part,), "ctr", (shift, 0.0), shown_code(bar.step.shown))

"""The cost breakdown as a native chart: what is spent within the budget's bar, the forecast as an outline."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from pmdocs.charts import CostBar, CostBreakdown
from pmdocs.charts.axes import HEADING, ValueAxis
from pmdocs.charts.labels import Box
from pmdocs.charts.marks import KEY_ROW
from pmdocs.charts.scale import LinearScale
from pmdocs.charts.style import ChartStyle
from pmdocs.writers.docx.native_charts.codes import short_code
from pmdocs.writers.docx.native_charts.days import figure_axis
from pmdocs.writers.docx.native_charts.keys import legend_box
from pmdocs.writers.docx.native_charts.places import BESIDE, two_lines_hold
from pmdocs.writers.docx.native_charts.plan import Bars, Group, Label, Live, Part, Plan, Series, Stroke

MOST_BARS: Final = 26
"""With more lines the drawing sums up the smaller ones; it then stays a picture."""
_AIR: Final = 8.0
_AXIS: Final = 14.0
_GAP, _INNER_GAP = 78, 255  # hundredths of a bar: bars take 56 % of their rows, those within them 28 %
_FIELDS: Final = ("spent", "budget", "forecast")


def plan_cost_breakdown(spec: CostBreakdown, style: ChartStyle, height: float, _: str) -> Plan | None:
    """A row for each budget line, its figures in columns at the right; None for what bars cannot show or hold."""
    width, bars = style.width(spec.span), spec.bars
    amounts = [amount for bar in bars for name in _FIELDS if (amount := getattr(bar, name)) is not None]
    if len(bars) > MOST_BARS or min(amounts) < 0:
        return None
    axis = ValueAxis.over(Decimal(0), max(amounts), spec.language, most=3)
    columns = _columns(spec, width, style)
    names = min(max(style.measure(bar.name) for bar in bars) + 10, width * 0.32)
    if not two_lines_hold((bar.name for bar in bars), names, style):
        return None
    plot = Box(names, HEADING, width - sum(columns.values()) - _AIR, height - _AXIS - KEY_ROW)
    x, edges = axis.scale(plot.left, plot.right), _edges(columns, width)
    series = tuple(_series(spec, name, edges, x, style) for name in _order(columns))
    return Plan(
        width,
        height,
        plot,
        tuple(bar.name for bar in bars),
        series,
        figure_axis(axis, spec.language),
        heading=spec.labels.unit,
        legend=legend_box(series, width, height, style),
        bars=Bars(level=True, gap=_GAP, inner_gap=_INNER_GAP),
    )


def _columns(spec: CostBreakdown, width: float, style: ChartStyle) -> dict[str, float]:
    """The columns of figures that hold any, with their widths."""
    found = {}
    for name in _FIELDS:
        amounts = [amount for bar in spec.bars if (amount := getattr(bar, name)) is not None]
        if amounts:
            words = [spec.language.short(amount) for amount in amounts]
            found[name] = min(max(style.measure(word, bold=True) for word in words) + 2 * _AIR, width * 0.15)
    return found


def _edges(columns: dict[str, float], width: float) -> dict[str, float]:
    """The right edge of each column."""
    edges, right = {}, width
    for name in reversed(columns):
        edges[name] = right - _AIR / 2
        right -= columns[name]
    return edges


def _order(columns: dict[str, float]) -> list[str]:
    """The budget lies behind, the forecast around it, what is spent within."""
    return [name for name in ("budget", "forecast", "spent") if name in columns]


def _series(spec: CostBreakdown, name: str, edges: dict[str, float], x: LinearScale, style: ChartStyle) -> Series:
    values = tuple(getattr(bar, name) for bar in spec.bars)
    looks = {
        "budget": (Group.BAR, style.accent_soft, None, style.muted),
        "forecast": (Group.BAR, "", Stroke(style.ink, 1.0), style.ink),
        "spent": (Group.INNER_BAR, style.accent, None, style.accent),
    }
    group, fill, stroke, colour = looks[name]
    labels = tuple(
        _figure(row, bar, name, colour, spec, edges[name], x, style)
        for row, bar in enumerate(spec.bars)
        if getattr(bar, name) is not None
    )
    return Series(getattr(spec.labels, name), values, group, stroke, fill, labels=labels, keyed=True)


def _figure(
    row: int, bar: CostBar, name: str, colour: str, spec: CostBreakdown, edge: float, x: LinearScale, style: ChartStyle
) -> Label:
    """A figure in its column, in the colour of its bars; a forecast above its budget is bold."""
    amount: Decimal = getattr(bar, name)
    over = name == "forecast" and bar.budget is not None and amount > bar.budget
    part = Part(spec.language.short(amount), colour, bold=over, live=Live.VALUE)
    left = edge - style.measure(part.words, style.text_size, over)
    return Label(row, (part,), "outEnd", (left - x(amount) - BESIDE, 0.0), short_code(amount, spec.language))

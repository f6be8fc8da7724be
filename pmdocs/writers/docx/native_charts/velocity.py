"""Velocity as a native chart: bars for what was done, outlines for what was promised, a line for the mean."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from pmdocs.charts import Iteration, Velocity
from pmdocs.charts.axes import HEADING, ValueAxis
from pmdocs.charts.curves import GUTTER_GAP
from pmdocs.charts.labels import Box
from pmdocs.charts.marks import KEY_ROW
from pmdocs.charts.style import ChartStyle
from pmdocs.writers.docx.native_charts.codes import plain_code, shown_code
from pmdocs.writers.docx.native_charts.days import figure_axis
from pmdocs.writers.docx.native_charts.keys import legend_box
from pmdocs.writers.docx.native_charts.places import BESIDE, name_parts, stacked
from pmdocs.writers.docx.native_charts.plan import Bars, Group, Label, Live, Part, Plan, Series, Stroke

_WIDEST: Final = 34.0  # of a bar, in points
_FOOT: Final = 14.0  # names of iterations between the plot and the key


def plan_velocity(spec: Velocity, style: ChartStyle, height: float, _: str) -> Plan:
    """A bar for each iteration, the commitment as an outline around it, the mean as a dashed line."""
    width, rows = style.width(spec.span), tuple(item.name for item in spec.iterations)
    amounts = [amount for item in spec.iterations for amount in (item.completed, item.committed) if amount is not None]
    axis = ValueAxis.over(Decimal(0), max([*amounts, spec.mean or Decimal(0)]), spec.language, most=4)
    plot = Box(axis.width(style) + 6, HEADING, width - _mean_room(spec, style, width), height - _FOOT - KEY_ROW)
    step = plot.width / len(rows)
    thick = min(_WIDEST, step * 0.62)
    series = [_completed(spec, thick, style), *_committed(spec, style), *_mean(spec, plot, step, style)]
    return Plan(
        width,
        height,
        plot,
        rows,
        tuple(series),
        figure_axis(axis, spec.language),
        heading=spec.labels.unit,
        legend=legend_box(series, width, height, style),
        bars=Bars(gap=round((step - thick) / thick * 100)),
        row_label_skip=_every(spec, step, style),
    )


def _mean_room(spec: Velocity, style: ChartStyle, width: float) -> float:
    if spec.mean is None:
        return 0.0
    words = (style.measure(spec.labels.mean, bold=True), style.measure(spec.mean_text))
    return min(max(words) + GUTTER_GAP, width * 0.25)


def _every(spec: Velocity, step: float, style: ChartStyle) -> int:
    """Every second, fifth … name, where there are too many to stand side by side."""
    widest = max(style.measure(item.name, style.small_size) for item in spec.iterations) + 6
    return next((every for every in (1, 2, 5, 10, 20, 50) if min(widest, 80.0) <= step * every), 100)


def _completed(spec: Velocity, thick: float, style: ChartStyle) -> Series:
    values = tuple(item.completed for item in spec.iterations)
    labels = tuple(_in_bar(row, item, spec, thick, style) for row, item in enumerate(spec.iterations))
    return Series(
        spec.labels.completed,
        values,
        Group.BAR,
        fill=style.accent,
        labels=tuple(label for label in labels if label is not None),
        keyed=True,
    )


def _in_bar(row: int, item: Iteration, spec: Velocity, thick: float, style: ChartStyle) -> Label | None:
    """The figure at the foot of its bar, where the bar is wide enough for it."""
    if not item.completed:
        return None
    shown = spec.language.number(item.completed)
    if style.measure(shown, bold=True) + 2 > thick:
        return None
    return Label(
        row, (Part(shown, style.paper, bold=True, live=Live.VALUE),), "inBase", code=plain_code(item.completed)
    )


def _committed(spec: Velocity, style: ChartStyle) -> list[Series]:
    values = tuple(item.committed for item in spec.iterations)
    if all(amount is None for amount in values):
        return []
    return [Series(spec.labels.committed, values, Group.BAR, stroke=Stroke(style.ink, 1.0), keyed=True)]


def _mean(spec: Velocity, plot: Box, step: float, style: ChartStyle) -> list[Series]:
    """The mean through all iterations, its name right of the plot."""
    if spec.mean is None:
        return []
    last = len(spec.iterations) - 1
    parts = stacked(name_parts(spec.labels.mean, style.muted, spec.mean_text, style=style))
    shift = (step / 2 + GUTTER_GAP - BESIDE, 0.0)
    label = Label(last, parts, shift=shift, code=shown_code(spec.mean_text))
    values = (spec.mean,) * len(spec.iterations)
    return [Series(spec.labels.mean, values, stroke=Stroke(style.muted, 1.0, "dash"), labels=(label,))]

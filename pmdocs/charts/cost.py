"""Cost by budget line: the budget as a light bar, what is spent in it, the forecast as a mark, the figures beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pmdocs.charts.axes import BASELINE_SHIFT, HAIRLINE, HEADING, ValueAxis, heading
from pmdocs.charts.labels import Box
from pmdocs.charts.marks import KeyEntry, area_entry, key
from pmdocs.charts.metrics import shorten, wrap
from pmdocs.charts.scale import LinearScale
from pmdocs.charts.spec import ChartSpec, NothingToDraw
from pmdocs.charts.style import ChartStyle
from pmdocs.charts.svg import Point, Svg, document, group, line, polygon, rect, text

_ROW: Final = 20.0
_ROW_OF_TWO: Final = 23.0
_MOST: Final = 26
_HEAD: Final = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CostBar:
    """A budget line; None is unknown and is neither drawn nor counted as nought."""

    name: str
    budget: Decimal | None
    spent: Decimal | None = None
    forecast: Decimal | None = None

    @property
    def largest(self) -> Decimal:
        """The amount by which it takes its place when there are too many."""
        return max(abs(amount) for amount in (self.budget, self.spent, self.forecast, Decimal(0)) if amount is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLabels:
    """The fixed words; `others` holds ``{count}`` and names the lines summed up because there are too many."""

    budget: str
    spent: str
    forecast: str
    unit: str
    others: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CostBreakdown(ChartSpec):
    """Budget lines in the order given."""

    bars: tuple[CostBar, ...]
    labels: CostLabels


def draw_cost_breakdown(spec: CostBreakdown, style: ChartStyle) -> str:
    """A row for each budget line, its figures in columns at the right."""
    drawn_bars, others = _folded(spec)
    amounts = [amount for bar in drawn_bars for amount in (bar.budget, bar.spent, bar.forecast) if amount is not None]
    if not amounts:
        raise NothingToDraw(f"{spec.title}: no amount is known")
    bars = [*drawn_bars, *others]
    width, size = style.width(spec.span), style.text_size
    widest = max(style.measure(bar.name) for bar in bars) + 8
    names = min(widest, width * 0.32)
    pitch = min(_ROW if widest <= names else _ROW_OF_TWO, (style.most_height(spec.span) - 70) / len(bars))
    columns = _columns(spec, bars, width, style)
    right = width - sum(columns.values()) - 6
    plot = Box(names, HEADING + _HEAD, right, HEADING + _HEAD + pitch * len(bars))
    axis = ValueAxis.over(min([*amounts, Decimal(0)]), max([*amounts, Decimal(0)]), spec.language, most=3)
    x = axis.scale(plot.left, plot.right)
    drawn = heading(spec.labels.unit, style, width) + axis.level(plot, x, style)
    drawn += _column_heads(spec, columns, width, plot.top, style)
    for row, bar in enumerate(bars):
        box = Box(0, plot.top + pitch * row, width, plot.top + pitch * (row + 1))
        # The sum of the smaller lines would dwarf the larger ones: it has its figures alone.
        spans = _spans(bar, box, x, style) if row < len(drawn_bars) else []
        drawn += [_row(bar, box, plot, style), *spans, _figures(bar, spec, columns, box, size, style)]
    drawn.append(line((x(0), plot.top), (x(0), plot.bottom), style.muted, 0.7))
    keyed, height = key(_key_entries(bars, spec, style), 0, plot.bottom + 14, width, style)
    return document((width, plot.bottom + 14 + height), spec.title, spec.description, style.font_family, drawn + keyed)


def _folded(spec: CostBreakdown) -> tuple[list[CostBar], list[CostBar]]:
    """All lines; or the largest, and the sum of the others. A sum with an unknown part is unknown."""
    if len(spec.bars) <= _MOST:
        return list(spec.bars), []
    kept = set(sorted(range(len(spec.bars)), key=lambda place: -spec.bars[place].largest)[: _MOST - 1])
    rest = [bar for place, bar in enumerate(spec.bars) if place not in kept]
    others = CostBar(
        name=spec.labels.others.format(count=len(rest)),
        budget=_sum([bar.budget for bar in rest]),
        spent=_sum([bar.spent for bar in rest]),
        forecast=_sum([bar.forecast for bar in rest]),
    )
    return [bar for place, bar in enumerate(spec.bars) if place in kept], [others]


def _sum(amounts: Sequence[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if len(known) == len(amounts) else None


def _columns(spec: CostBreakdown, bars: Sequence[CostBar], width: float, style: ChartStyle) -> dict[str, float]:
    """The columns of figures that hold any, with their widths."""
    found = {}
    for name in ("spent", "budget", "forecast"):
        amounts = [amount for bar in bars if (amount := getattr(bar, name)) is not None]
        if amounts:
            words = [spec.language.short(amount) for amount in amounts]
            head = style.measure(getattr(spec.labels, name), style.small_size)
            found[name] = min(max(head, *(style.measure(word, bold=True) for word in words)) + 8, width * 0.15)
    return found


def _column_heads(
    spec: CostBreakdown, columns: dict[str, float], width: float, foot: float, style: ChartStyle
) -> list[Svg]:
    drawn, right, size = [], width, style.small_size
    for name, wide in reversed(columns.items()):
        words = shorten(getattr(spec.labels, name), wide - 4, size, False, style.fonts)
        drawn.append(text((right, foot - 4), words.line, size, style.muted, "end", full=words.full))
        right -= wide
    return [*drawn, line((0, foot), (width, foot), style.line, HAIRLINE)]


def _row(bar: CostBar, box: Box, plot: Box, style: ChartStyle) -> Svg:
    """The line's name, and the hairline below it."""
    middle, size = (box.top + box.bottom) / 2, style.text_size
    name = wrap(bar.name, plot.left - 8, size, False, style.fonts, most=2 if box.height >= 2 * size + 3 else 1)
    parts = [line((0, box.bottom), (box.right, box.bottom), style.grid, HAIRLINE)]
    for row, words in enumerate(name.lines):
        shift = (row - (len(name.lines) - 1) / 2) * size * 1.1 + BASELINE_SHIFT * size
        parts.append(text((0, middle + shift), words, size, style.ink, full=name.full))
    return group(*parts)


def _spans(bar: CostBar, box: Box, x: LinearScale, style: ChartStyle) -> list[Svg]:
    middle, thick = (box.top + box.bottom) / 2, box.height * 0.56
    parts = []
    if bar.budget is not None:
        parts.append(_span(x(0), x(bar.budget), middle, thick, style.accent_soft, style.accent))
    if bar.spent is not None:
        parts.append(_span(x(0), x(bar.spent), middle, thick * 0.5, style.accent))
    if bar.forecast is not None:
        parts.append(_forecast((x(bar.forecast), middle), thick, style))
    return parts


def _span(start: float, end: float, middle: float, thick: float, fill: str, stroke: str | None = None) -> Svg:
    return rect((min(start, end), middle - thick / 2), abs(end - start), thick, fill, stroke, 0.5)


def _forecast(at: Point, thick: float, style: ChartStyle) -> Svg:
    """An upright mark with a small flag, so that it is not taken for the end of a bar."""
    x, middle = at
    top = middle - thick / 2 - 1.5
    flag = [(x - 2.4, top - 1.2), (x + 2.4, top - 1.2), (x, top + 2.2)]
    return group(line((x, top), (x, middle + thick / 2 + 1.5), style.ink, 1.1), polygon(flag, style.ink))


def _figures(
    bar: CostBar, spec: CostBreakdown, columns: dict[str, float], box: Box, size: float, style: ChartStyle
) -> Svg:
    """The figures of a line; a forecast above its budget is bold."""
    parts, right = [], box.right
    baseline = (box.top + box.bottom) / 2 + BASELINE_SHIFT * size
    over = bar.forecast is not None and bar.budget is not None and bar.forecast > bar.budget
    for name, wide in reversed(columns.items()):
        amount = getattr(bar, name)
        words = shorten("–" if amount is None else spec.language.short(amount), wide - 4, size, True, style.fonts)
        parts.append(text((right, baseline), words.line, size, style.ink, "end", over and name == "forecast"))
        right -= wide
    return group(*parts)


def _key_entries(bars: Sequence[CostBar], spec: CostBreakdown, style: ChartStyle) -> list[KeyEntry]:
    entries = []
    if any(bar.spent is not None for bar in bars):
        entries.append(area_entry(spec.labels.spent, style.accent))
    if any(bar.budget is not None for bar in bars):
        entries.append(area_entry(spec.labels.budget, style.accent_soft, style.accent))
    if any(bar.forecast is not None for bar in bars):
        entries.append(KeyEntry(spec.labels.forecast, lambda at: _forecast(at, 7.0, style), 6))
    return entries

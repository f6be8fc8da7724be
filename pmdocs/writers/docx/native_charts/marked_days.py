"""Marked days in a native chart: a line down the plot at the data date or a target, its words above the plot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from pmdocs.charts.day_lines import DAY_ROW
from pmdocs.charts.labels import lanes
from pmdocs.charts.style import ChartStyle
from pmdocs.writers.docx.native_charts.plan import Label, Live, Part, Series, Stroke

_BETWEEN: Final = 6.0
_ABOVE: Final = 3.0


@dataclass(frozen=True, slots=True)
class MarkedDay:
    """A day and the words that stand above its line; the data date is dashed, any other day dotted."""

    day: date
    words: str
    data_date: bool = True


@dataclass(frozen=True, slots=True)
class MarkedDays:
    """The marked days of one chart, `width` points wide, where `x` says where a day stands."""

    days: tuple[MarkedDay, ...]
    width: float
    style: ChartStyle

    def height(self, x: Callable[[date], float]) -> float:
        """The room their words need above the plot, in points."""
        return DAY_ROW * (max(row for _, row in self._placed(x)) + 1) + _ABOVE if self.days else 0.0

    def series(self, rows: Sequence[date], top: Decimal, x: Callable[[date], float]) -> tuple[Series, ...]:
        """Each as one point at the top of the axis that drops to its foot."""
        found = []
        for marked, (middle, row) in zip(self.days, self._placed(x), strict=True):
            colour = self.style.accent_dark if marked.data_date else self.style.muted
            at = rows.index(marked.day)
            part = Part(marked.words, colour, bold=marked.data_date, live=Live.NAME)
            shift = (middle - x(marked.day), -DAY_ROW * row)
            label = Label(at, (part,), "t", shift, size=self.style.small_size)
            values = tuple(top if place == at else None for place in range(len(rows)))
            drop = Stroke(colour, 0.8, "dash" if marked.data_date else "sysDot")
            found.append(Series(marked.words, values, labels=(label,), drop=drop))
        return tuple(found)

    def _placed(self, x: Callable[[date], float]) -> list[tuple[float, int]]:
        """The middle of each day's words, kept within the chart, and the row that keeps them apart."""
        spans = []
        for marked in self.days:
            half = self.style.measure(marked.words, self.style.small_size, marked.data_date) / 2 + 2
            middle = max(half, min(x(marked.day), self.width - half))
            spans.append((middle - half, middle + half + _BETWEEN))
        order = sorted(range(len(spans)), key=lambda place: spans[place])
        rows = dict(zip(order, lanes(spans[place] for place in order), strict=True))
        return [((left + right - _BETWEEN) / 2, rows[place]) for place, (left, right) in enumerate(spans)]

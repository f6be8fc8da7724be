"""Marked days: lines down a plot at the data date or a target, their words above it and never on each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pmdocs.charts.labels import Box, lanes
from pmdocs.charts.metrics import shorten
from pmdocs.charts.style import ChartStyle
from pmdocs.charts.svg import Svg, line, text

DAY_ROW: Final = 10.0
"""The height of a row of words over a plot's marked days, in points."""
_DASH: Final = "3 2"
_DOTS: Final = "1 2"


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day marked by a line down the plot; the data date is dashed, any other day dotted."""

    x: float
    words: str
    data_date: bool = True


@dataclass(frozen=True, slots=True)
class DayLines:
    """Marked days with their words above the plot, in as many rows as it takes to keep them apart."""

    lines: tuple[DayLine, ...]
    left: float
    right: float
    style: ChartStyle

    @property
    def height(self) -> float:
        """The room their words need above the plot, in points."""
        return DAY_ROW * (max(row for _, _, row in self._placed()) + 1) + 3 if self.lines else 0.0

    def over(self, plot: Box) -> list[Svg]:
        """The lines and their words over a plot."""
        drawn, size = [], self.style.small_size
        for day, middle, row in self._placed():
            words = shorten(day.words, self.right - self.left, size, day.data_date, self.style.fonts)
            colour = self.style.accent_dark if day.data_date else self.style.muted
            foot = plot.top - 5.5 - DAY_ROW * row
            drawn.append(line((day.x, foot + 2), (day.x, plot.bottom), colour, 0.8, _DASH if day.data_date else _DOTS))
            drawn.append(text((middle, foot), words.line, size, colour, "middle", day.data_date, words.full))
        return drawn

    def _placed(self) -> list[tuple[DayLine, float, int]]:
        """Each day with the middle of its words, kept within the drawing, and its row."""
        ordered = sorted((day for day in self.lines if day.words), key=lambda day: (day.x, day.words))
        spans = []
        for day in ordered:
            words = shorten(day.words, self.right - self.left, self.style.small_size, day.data_date, self.style.fonts)
            half = self.style.measure(words.line, self.style.small_size, day.data_date) / 2
            middle = max(self.left + half, min(day.x, self.right - half))
            spans.append((middle - half, middle + half + 6))
        rows = lanes(spans)
        middles = [(left + right - 6) / 2 for left, right in spans]
        return list(zip(ordered, middles, rows, strict=True))

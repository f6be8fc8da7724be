"""Marked days: lines down a plot at the data date or a target, their words above it and never on each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pmdocs.charts.labels import Box, lanes
from pmdocs.charts.marks import backed
from pmdocs.charts.metrics import Fitted, shorten
from pmdocs.charts.style import ChartStyle
from pmdocs.charts.svg import Svg, line

DAY_ROW: Final = 10.0
"""The height of a row of words over a plot's marked days, in points."""
_EDGE: Final = 1.0
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
        """The lines and their words over a plot; where a line cannot pass beside words it is broken for them."""
        lines, words, size = [], list[Svg](), self.style.small_size
        for day, middle, row in self._placed():
            fitted = self._fitted(day)
            colour = self.style.accent_dark if day.data_date else self.style.muted
            foot = plot.top - 5.5 - DAY_ROW * row
            lines.append(line((day.x, foot + 2), (day.x, plot.bottom), colour, 0.8, _DASH if day.data_date else _DOTS))
            words += backed((middle, foot), fitted, size, colour, self.style, "middle", day.data_date)
        return lines + words

    def _fitted(self, day: DayLine) -> Fitted:
        return shorten(
            day.words, self.right - self.left - 2 * _EDGE, self.style.small_size, day.data_date, self.style.fonts
        )

    def _placed(self) -> list[tuple[DayLine, float, int]]:
        """Each day with the middle of its words, kept within the drawing, and its row."""
        ordered = sorted((day for day in self.lines if day.words), key=lambda day: (day.x, day.words))
        halves = [
            self.style.measure(self._fitted(day).line, self.style.small_size, day.data_date) / 2 for day in ordered
        ]
        middles = [
            max(self.left + _EDGE + half, min(day.x, self.right - _EDGE - half))
            for day, half in zip(ordered, halves, strict=True)
        ]
        rows = lanes((middle - half, middle + half + 6) for middle, half in zip(middles, halves, strict=True))
        for place, half in enumerate(halves):
            # Lines of the rows above come down through this one.
            above = [day.x for day, row in zip(ordered, rows, strict=True) if row > rows[place]]
            beside = [
                (other, halves[number] + 6)
                for number, other in enumerate(middles)
                if number != place and rows[number] == rows[place]
            ]
            middles[place] = self._clear(middles[place], half, above, beside)
        return list(zip(ordered, middles, rows, strict=True))

    def _clear(self, middle: float, half: float, above: list[float], beside: list[tuple[float, float]]) -> float:
        """The middle nearest to the one wanted where words are clear of lines and of others; that one if none is."""
        reach = half + 2
        candidates = [middle, *(x + side * (reach + 1) for x in above for side in (-1, 1))]
        free = [
            place
            for place in candidates
            if self.left + _EDGE + half <= place <= self.right - _EDGE - half
            and all(abs(x - place) >= reach for x in above)
            and all(abs(other - place) >= half + room for other, room in beside)
        ]
        return min(free, key=lambda place: abs(place - middle), default=middle)

"""The quiet parts of a chart: gridlines, axes of figures and of time, the line of the data date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final

from pmdocs.charts.labels import Box, text_box
from pmdocs.charts.language import ChartLanguage
from pmdocs.charts.metrics import shorten
from pmdocs.charts.scale import (
    Calendar,
    LinearScale,
    TimeScale,
    Unit,
    fitting_calendar,
    round_ticks,
    unit_start,
    unit_starts,
)
from pmdocs.charts.style import ChartStyle
from pmdocs.charts.svg import Svg, line, rect, text

HAIRLINE: Final = 0.4
AXIS_LINE: Final = 0.7
BASELINE_SHIFT: Final = 0.34
"""From the middle of a line of text down to its baseline, in font sizes: half the height of its figures."""
TIME_AXIS_HEIGHT: Final = 24.0
"""Room for two rows of labels below a plot, in points."""
HEADER_HEIGHT: Final = 26.0
"""Room for two rows of labels above a schedule, in points."""
HEADING: Final = 16.0
"""Room for the words at the top left that say what the upright axis counts, in points."""


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """Round figures for an axis, with their labels."""

    ticks: tuple[Decimal, ...]
    labels: tuple[str, ...]

    @classmethod
    def over(
        cls, low: Decimal, high: Decimal, language: ChartLanguage, most: int = 5, whole: bool = False
    ) -> ValueAxis:
        """Round figures that enclose `low` to `high`."""
        ticks = round_ticks(low, high, most, whole)
        largest = max(abs(tick) for tick in ticks)
        step = ticks[1] - ticks[0]
        return cls(ticks, tuple(language.tick(tick, largest, step) for tick in ticks))

    def width(self, style: ChartStyle) -> float:
        """How wide the widest label is, in points."""
        return max(style.measure(label, style.small_size) for label in self.labels)

    def scale(self, start: float, end: float) -> LinearScale:
        """The axis from its first to its last round figure onto points."""
        return LinearScale(self.ticks[0], self.ticks[-1], start, end)

    def upright(self, plot: Box, scale: LinearScale, style: ChartStyle) -> list[Svg]:
        """Gridlines across the plot, each with its figure to the left."""
        drawn = []
        for tick, label in zip(self.ticks, self.labels, strict=True):
            y = scale(tick)
            drawn.append(line((plot.left, y), (plot.right, y), style.grid, HAIRLINE))
            at = (plot.left - 5, y + BASELINE_SHIFT * style.small_size)
            drawn.append(text(at, label, style.small_size, style.muted, "end"))
        return drawn

    def level(self, plot: Box, scale: LinearScale, style: ChartStyle) -> list[Svg]:
        """Gridlines down the plot, each with its figure below; figures that would touch a neighbour are left out."""
        drawn, taken = [], plot.left - 1000
        for tick, label in zip(self.ticks, self.labels, strict=True):
            x, half = scale(tick), style.measure(label, style.small_size) / 2
            drawn.append(line((x, plot.top), (x, plot.bottom), style.grid, HAIRLINE))
            if x - half >= taken + 4:
                at = (x, plot.bottom + 4 + style.small_size)
                drawn.append(text(at, label, style.small_size, style.muted, "middle"))
                taken = x + half
        return drawn


@dataclass(frozen=True, slots=True)
class CalendarAxis:
    """The calendar along a scale: its finest fitting units and the larger ones."""

    scale: TimeScale
    calendar: Calendar
    language: ChartLanguage
    style: ChartStyle

    @classmethod
    def along(cls, scale: TimeScale, language: ChartLanguage, style: ChartStyle) -> CalendarAxis:
        """The finest units whose labels fit side by side."""

        def room(unit: Unit) -> float:
            air = {Unit.DAY: 6, Unit.WEEK: 15}.get(unit, 5)
            return max(style.measure(name, style.small_size) for name in _names(unit, language)) + air

        return cls(scale, fitting_calendar(scale, room), language, style)

    @property
    def days(self) -> list[date]:
        """The days on which the fine units begin."""
        return list(unit_starts(self.scale.first, self.scale.last, self.calendar.unit, self.calendar.step))

    def full_label(self, day: date) -> str:
        """A label that needs no second row: a date, a month with its year, a quarter with its year, or a year."""
        unit = self.calendar.unit
        if unit in (Unit.DAY, Unit.WEEK):
            return self.language.short_date(day)
        return str(day.year) if unit is Unit.YEAR else self.language.month_of_year(day)

    @property
    def starts(self) -> list[float]:
        """Where the fine units begin, in points."""
        return self._starts(self.calendar.unit, self.calendar.step)

    @property
    def breaks(self) -> list[float]:
        """Where the larger units begin, in points; empty for an axis of years."""
        return self._starts(self.calendar.above) if self.calendar.above else []

    def below(self, plot: Box) -> list[Svg]:
        """An axis line at the plot's foot, with ticks and two rows of labels below it."""
        style, foot = self.style, plot.bottom
        drawn = [line((plot.left, foot), (plot.right, foot), style.muted, AXIS_LINE)]
        drawn += [line((x, foot), (x, foot + 3), style.muted, HAIRLINE) for x in self.starts]
        drawn += [line((x, foot), (x, foot + TIME_AXIS_HEIGHT - 2), style.line, HAIRLINE) for x in self.breaks]
        return (
            drawn
            + self._fine_row(foot + 4 + style.small_size, self.calendar.unit in (Unit.DAY, Unit.WEEK))
            + self._coarse_row(foot + 13 + style.small_size)
        )

    def above(self, plot: Box) -> list[Svg]:
        """A header over a schedule, the larger units over the fine ones, and gridlines down through it."""
        style, top = self.style, plot.top - HEADER_HEIGHT
        drawn = [rect((plot.left, top), plot.width, HEADER_HEIGHT, style.band)]
        middle = top + (HEADER_HEIGHT / 2 if self.calendar.above else 0)
        inner = [x for x in self.starts if plot.left < x < plot.right]
        drawn += [line((x, middle), (x, plot.bottom), style.grid, HAIRLINE) for x in inner]
        breaks = [x for x in self.breaks if plot.left < x < plot.right]
        # A week can lie in two months: there the months' boundaries stay in the months' own row.
        foot = middle if self.calendar.unit is Unit.WEEK else plot.bottom
        drawn += [line((x, top), (x, foot), style.line, HAIRLINE) for x in breaks]
        drawn.append(line((plot.left, plot.top), (plot.right, plot.top), style.muted, AXIS_LINE))
        row = HEADER_HEIGHT / 2 if self.calendar.above else HEADER_HEIGHT
        fine = plot.top - row / 2 + BASELINE_SHIFT * style.small_size
        return drawn + self._fine_row(fine, False) + self._coarse_row(top + row / 2 + BASELINE_SHIFT * style.small_size)

    def _starts(self, unit: Unit, step: int = 1) -> list[float]:
        return [self.scale(day) for day in unit_starts(self.scale.first, self.scale.last, unit, step)]

    def _fine_row(self, baseline: float, at_start: bool) -> list[Svg]:
        """Labels of the fine units, in their middle or (of days and weeks under a plot) where they begin."""
        unit, style = self.calendar.unit, self.style
        drawn, taken = [], float("-inf")
        for day, left, right in self._intervals(unit, self.calendar.step):
            label = _label(unit, day, self.language)
            width = style.measure(label, style.small_size)
            box = text_box((left if at_start else (left + right) / 2, baseline), width, style.small_size, "middle")
            fits = day >= self.scale.first if at_start else width + 2 <= right - left
            if fits and box.left >= taken and (not at_start or box.right <= self.scale.end + width / 2 + 0.01):
                drawn.append(
                    text(((box.left + box.right) / 2, baseline), label, style.small_size, style.muted, "middle")
                )
                taken = box.right + 3
        return drawn

    def _coarse_row(self, baseline: float) -> list[Svg]:
        """Labels of the larger units at their beginning, in ink and where they fit."""
        if self.calendar.above is None:
            return []
        drawn, style = [], self.style
        for day, left, right in self._intervals(self.calendar.above, 1):
            whole = _label(self.calendar.above, day, self.language, alone=True)
            short = _label(self.calendar.above, day, self.language)
            for label in dict.fromkeys((whole, short)):
                if style.measure(label, style.small_size, bold=True) + 5 <= right - left:
                    drawn.append(text((left + 3, baseline), label, style.small_size, style.muted, bold=True))
                    break
        return drawn

    def _intervals(self, unit: Unit, step: int) -> list[tuple[date, float, float]]:
        """The units on the scale, cut to it: the day each begins on, its left and its right."""
        inner = [day for day in unit_starts(self.scale.first, self.scale.last, unit, step) if day > self.scale.first]
        begins = [unit_start(self.scale.first, unit, step), *inner]
        places = [self.scale.start, *(self.scale(day) for day in inner), self.scale.end]
        return [(day, left, right) for day, (left, right) in zip(begins, pairwise(places), strict=True)]


def heading(words: str, style: ChartStyle, width: float) -> list[Svg]:
    """What the upright axis counts, at the top left in a few quiet words; it takes `HEADING` points."""
    fitted = shorten(words, width, style.small_size, False, style.fonts)
    return [text((0, style.small_size), fitted.line, style.small_size, style.muted, full=fitted.full)]


def _names(unit: Unit, language: ChartLanguage) -> tuple[str, ...]:
    numbers = {Unit.DAY: ("28",), Unit.WEEK: ("28",), Unit.YEAR: ("2028",)}
    return {Unit.MONTH: language.months, Unit.QUARTER: language.quarters}.get(unit) or numbers[unit]


def _label(unit: Unit, day: date, language: ChartLanguage, alone: bool = False) -> str:
    if unit is Unit.MONTH:
        return language.month_of_year(day) if alone else language.month(day)
    return {Unit.QUARTER: language.quarter(day), Unit.YEAR: str(day.year)}.get(unit, str(day.day))

"""Charts over days: curves with their names, areas behind them, marked days, in the frame their drawing has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from pmdocs.charts import ChartSpec
from pmdocs.charts.axes import HEADING, TIME_AXIS_HEIGHT, ValueAxis
from pmdocs.charts.curves import CurveName, gutter_width
from pmdocs.charts.labels import Box, Surroundings
from pmdocs.charts.scale import date_range
from pmdocs.charts.style import ChartStyle
from pmdocs.writers.docx.native_charts.curves import Line, rows_of, series_of
from pmdocs.writers.docx.native_charts.days import day_axis, edges, figure_axis, time_scale
from pmdocs.writers.docx.native_charts.marked_days import MarkedDay, MarkedDays
from pmdocs.writers.docx.native_charts.places import Place
from pmdocs.writers.docx.native_charts.plan import Plan, Series

Areas: TypeAlias = Callable[[Sequence[date]], tuple[Series, ...]]
"""From the rows of the sheet to the columns of areas."""


@dataclass(frozen=True, slots=True)
class DayChart:
    """What a chart over days shows.

    `outside` are the names right of the plot; `least` is the fewest days that the axis spans. `more` are rows that
    the sheet needs besides those of the lines; the axis reaches them too.
    """

    spec: ChartSpec
    heading: str
    axis: ValueAxis
    lines: tuple[Line, ...]
    outside: tuple[CurveName, ...]
    marked: tuple[MarkedDay, ...] = ()
    more: tuple[date, ...] = ()
    areas: Areas = lambda _: ()
    least: int = 28

    def plan(self, style: ChartStyle, height: float, tag: str) -> Plan:
        """The whole chart, as high as its drawing."""
        width, language = style.width(self.spec.span), self.spec.language
        first, last = self._range()
        gutter = gutter_width(self.outside, style, width * 0.3)
        left, right = edges(first, language, style, self.axis.width(style) + 6, width - gutter, width)
        days = day_axis(first, last, right - left, language, tag, style)
        x = time_scale(days, left, right)
        marked = MarkedDays(self.marked, width, style)
        plot = Box(left, HEADING + marked.height(x), right, height - TIME_AXIS_HEIGHT)
        place = Place(plot, x, self.axis.scale(plot.bottom, plot.top), width - right)
        rows = rows_of(self.lines, [*self.more, *(one.day for one in self.marked if one.day not in self.more)])
        around = Surroundings(plot, uprights=tuple(x(one.day) for one in self.marked))
        series = (
            *series_of(self.lines, rows, place, style, around),
            *self.areas(rows),
            *marked.series(rows, self.axis.ticks[-1], x),
        )
        upright = figure_axis(self.axis, language)
        return Plan(width, height, plot, rows, series, upright, across=days, heading=self.heading)

    def _range(self) -> tuple[date, date]:
        known = [day for line in self.lines for day, _ in line.points]
        return date_range([*known, *self.more, *(one.day for one in self.marked)], least=self.least)

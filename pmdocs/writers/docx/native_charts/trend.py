"""The milestone trend as a native chart: a line for each milestone over the reports, dates on both axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from pmdocs.charts import MilestoneTrend, TrendLine
from pmdocs.charts.axes import HEADING, TIME_AXIS_HEIGHT
from pmdocs.charts.curves import GUTTER_GAP, LEAST_GUTTER, MOST_MARKERS
from pmdocs.charts.labels import Box, spread
from pmdocs.charts.marks import KEY_ROW
from pmdocs.charts.scale import LinearScale, TimeScale, date_range
from pmdocs.charts.style import ChartStyle
from pmdocs.charts.trend_lines import BESIDE as BESIDE_DIAMOND
from pmdocs.charts.trend_lines import LEAST_NAME, NAME_PITCH
from pmdocs.writers.docx.native_charts.curves import Line, cells, known, rows_of
from pmdocs.writers.docx.native_charts.days import date_axis, day_axis, serial, time_scale
from pmdocs.writers.docx.native_charts.keys import key_box
from pmdocs.writers.docx.native_charts.places import BESIDE
from pmdocs.writers.docx.native_charts.plan import (
    ISO_DATE,
    Group,
    Label,
    Live,
    Marker,
    Part,
    Plan,
    Series,
    Stroke,
    Value,
)

MOST_LINES: Final = 24
"""With more milestones than this a sheet of them helps nobody, and their names have no room beside the plot."""
_BASELINE: Final = "sysDash"


@dataclass(frozen=True, slots=True)
class _Frame:
    """The plot, and where a report's day and a forecast day stand in it."""

    plot: Box
    x: TimeScale
    y: LinearScale
    right: float

    def end(self, item: TrendLine) -> tuple[float, float]:
        """Where a milestone's line ends."""
        point = item.ordered[-1]
        return self.x(point.report), self.y(serial(point.forecast))

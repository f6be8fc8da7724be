"""The legends of native charts: Word's own, at the left below the plot."""

from __future__ import annotations

from collections.abc import Sequence

from pmdocs.charts.labels import Box
from pmdocs.charts.marks import KEY_ROW
from pmdocs.charts.style import ChartStyle
from pmdocs.writers.docx.native_charts.plan import Group, Series

# The sign of an entry with the air around it, in points; all signs are long where one is a line.
_SAMPLE, _LONG_SAMPLE = 28.0, 52.0


def legend_box(series: Sequence[Series], width: float, height: float, style: ChartStyle) -> Box:
    """Where the legend stands: Word spreads its entries over all the width that it is given."""
    sample = _LONG_SAMPLE if any(one.group is Group.LINE for one in series) else _SAMPLE
    needed = sum(sample + style.measure(one.name, style.small_size) for one in series if one.keyed)
    return Box(0, height - KEY_ROW - 2, min(needed, width), height)

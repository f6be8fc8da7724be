"""The keys of native charts: Word's own legend at the left, or a line of signs where the series are not the kinds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pmdocs.charts.labels import Box
from pmdocs.charts.marks import KEY_ROW
from pmdocs.charts.style import ChartStyle
from pmdocs.writers.docx.native_charts.plan import Part, Series

LINE: Final = "\N{EM DASH}"
DASHED: Final = "- -"
AREA: Final = "\N{BLACK SQUARE}"
DIAMOND: Final = "\N{BLACK DIAMOND}"
_SAMPLE: Final = 26.0  # the sign of an entry with the air around it, in points
_GAP: Final = "     "


def key_box(series: Sequence[Series], width: float, height: float, style: ChartStyle) -> Box:
    """The place of Word's own legend at the foot of a chart: Word spreads the entries over all the width it is given."""
    needed = sum(_SAMPLE + style.measure(one.name, style.small_size) for one in series if one.keyed)
    return Box(0, height - KEY_ROW - 2, min(needed, width), height)


def key_parts(entries: Sequence[tuple[str, str, str]], style: ChartStyle) -> tuple[Part, ...]:
    """Signs in their colours, each with its meaning: (sign, colour, words)."""
    parts: list[Part] = []
    for sign, colour, words in entries:
        parts += [Part(_GAP, style.muted)] if parts else []
        parts += [Part(sign, colour, bold=True), Part(f" {words}", style.muted)]
    return tuple(parts)



"""What a native chart is made of, before any XML: rows of data, series and their looks, axes, labels and places."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeAlias

from pmdocs.charts.labels import Box

Value: TypeAlias = Decimal | date | None
"""A cell of the chart's sheet; None stays empty."""

WHOLE: Final = "#,##0.##"
"""How the sheet shows figures."""
ISO_DATE: Final = "yyyy\\-mm\\-dd"
"""How the sheet shows dates: the one form that nobody misreads."""


class Group(StrEnum):
    """The kinds of series that one chart may put on top of each other, in the order in which Word draws them."""

    AREA = "area"
    BAR = "bar"
    INNER_BAR = "inner bar"
    LINE = "line"


class Live(StrEnum):
    """The part of a label that follows the data when a person changes it."""

    NAME = "SERIESNAME"
    VALUE = "VALUE"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: colour as ``#rrggbb``, width in points, and a dash by its DrawingML name."""

    colour: str
    width: float
    dash: str = "solid"


@dataclass(frozen=True, slots=True)
class Marker:
    """The sign at each point of a line; `size` in points."""

    symbol: str
    size: float
    fill: str
    stroke: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a label; `live` ones are the series' own name or value, and `words` only what they say at first."""

    words: str
    colour: str
    bold: bool = False
    live: Live | None = None
    new_line: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """What is written at the point of a row.

    `shift` moves it from its usual place, in points right and down; `size` is that of the chart's text if nought.
    """

    row: int
    parts: tuple[Part, ...]
    position: str = "r"
    shift: tuple[float, float] = (0.0, 0.0)
    code: str = ""
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class Series:
    """One column of the sheet and how it is drawn.

    `drop` is a line from each point down to the axis; `signs` are markers of single rows. A series that is not
    `keyed` has no entry in the legend, one that is `nameless` an empty one. `code` is the number format of its cells.
    """

    name: str
    values: tuple[Value, ...]
    group: Group = Group.LINE
    stroke: Stroke | None = None
    fill: str = ""
    marker: Marker | None = None
    labels: tuple[Label, ...] = ()
    drop: Stroke | None = None
    signs: tuple[tuple[int, Marker], ...] = ()
    keyed: bool = False
    nameless: bool = False
    code: str = WHOLE


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis from `low` to `high`, with a label each `step`; `unit` is empty, or what the steps of dates count."""

    low: Decimal
    high: Decimal
    step: Decimal
    code: str
    unit: str = ""
    grid: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """How bars stand: level or upright, on each other or side by side, the gap in hundredths of a bar's width."""

    level: bool = False
    stacked: bool = False
    gap: int = 60
    inner_gap: int = 200
    overlap: int = 100


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole chart of `width` by `height` points; `plot` and `legend` are places in it.

    `across` is None where the rows are names and not days. `heading` stands at the top left and says what the figures
    are, `caption` at the right below the plot and says what the rows are. Where there is a legend, areas come first
    among the series, then bars, then lines: the order in which everyone counts a legend's entries.
    """

    width: float
    height: float
    plot: Box
    rows: tuple[date, ...] | tuple[str, ...]
    series: tuple[Series, ...]
    upright: Axis
    across: Axis | None = None
    heading: str = ""
    caption: str = ""
    legend: Box | None = None
    bars: Bars = field(default_factory=Bars)
    row_label_skip: int = 1

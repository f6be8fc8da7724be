"""Curves over days: the rows of the sheet they share, their columns, and their names at their ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, TypeAlias

from pmdocs.charts.curves import GUTTER_GAP, MOST_MARKERS
from pmdocs.charts.labels import Surroundings
from pmdocs.charts.style import ChartStyle
from pmdocs.writers.docx.native_charts.places import Place, Wanted, placed, stacked
from pmdocs.writers.docx.native_charts.plan import Group, Label, Marker, Part, Series, Stroke, Value

Known: TypeAlias = tuple[date, Decimal]
"""A figure of a day."""
_AT_EDGE: Final = 4.0


@dataclass(frozen=True, slots=True)
class Line:
    """A curve: its figures by day, in order, and how it looks; two figures of one day make a step.

    `parts` is what is written at its point number `named_at`; right of the plot, if the plot ends there.
    """

    name: str
    points: tuple[Known, ...]
    stroke: Stroke | None
    marker: Marker | None = None
    parts: tuple[Part, ...] = ()
    code: str = ""
    named_at: int = -1


def known(points: Iterable[tuple[date, Decimal | None]]) -> tuple[Known, ...]:
    """The days whose figure is known, in order."""
    found = [(day, figure) for day, figure in points if figure is not None]
    return tuple(sorted(found, key=lambda point: point[0]))


def rows_of(lines: Sequence[Line], days: Iterable[date] = ()) -> tuple[date, ...]:
    """The days of all lines and some more, in order; a day stands twice where a line has a step on it."""
    most = Counter(days)
    for line in lines:
        most |= Counter(day for day, _ in line.points)
    return tuple(sorted(most.elements()))


def cells(points: Sequence[Known], rows: Sequence[date]) -> tuple[Value, ...]:
    """The column of a line: its figures in the rows of their days, the others empty."""
    left = list(points)
    found: list[Value] = []
    for day in rows:
        found.append(left.pop(0)[1] if left and left[0][0] == day else None)
    return tuple(found)


def dot(points: Sequence[Known], symbol: str, size: float, colour: str) -> Marker | None:
    """The markers of a curve; with too many points they would hide it, and a single point is always marked."""
    if len(points) == 1:
        return Marker(symbol or "circle", size, colour)
    return Marker(symbol, size, colour) if symbol and len(points) <= MOST_MARKERS else None


def series_of(
    lines: Sequence[Line], rows: Sequence[date], place: Place, style: ChartStyle, around: Surroundings
) -> tuple[Series, ...]:
    """The lines as columns, each named where its name is clear of the others."""
    around = around.with_curves(tuple(place.point(*point) for point in line.points) for line in lines)
    named = [line for line in lines if line.parts]
    labels = placed([_wanted(line, rows, place) for line in named], around, style)
    found = {id(line): label for line, label in zip(named, labels, strict=True)}
    return tuple(_series(line, rows, found.get(id(line))) for line in lines)


def _wanted(line: Line, rows: Sequence[date], place: Place) -> Wanted:
    filled = [row for row, cell in enumerate(cells(line.points, rows)) if cell is not None]
    near = place.point(*line.points[line.named_at])
    gutter = place.gutter > GUTTER_GAP and near[0] >= place.plot.right - _AT_EDGE
    parts = stacked(line.parts) if gutter else line.parts
    return Wanted(Label(filled[line.named_at], parts, code=line.code), near, gutter)


def _series(line: Line, rows: Sequence[date], label: Label | None) -> Series:
    shown = (label,) if label is not None else ()
    return Series(line.name, cells(line.points, rows), stroke=line.stroke, marker=line.marker, labels=shown)


def interpolated(start: Known, end: Known, day: date) -> Decimal:
    """The figure of a day on the straight way between two points."""
    whole = (end[0] - start[0]).days
    share = Decimal((day - start[0]).days) / whole if whole else Decimal(0)
    return start[1] + (end[1] - start[1]) * share


def band(
    name: str, lower: Mapping[date, Decimal], upper: Mapping[date, Decimal], rows: Sequence[date], fill: str
) -> tuple[Series, Series]:
    """An area between two lines: an invisible one up to the lower line, and on it the visible rest.

    Outside the lines' days the cells are empty, which Excel takes for nought. So an area that is open at its last day
    needs that day twice: on the second one it is closed.
    """
    last = max(lower, default=date.min)
    closed = [day == last and place > 0 and rows[place - 1] == day for place, day in enumerate(rows)]
    base = tuple(lower.get(day) for day in rows)
    rest = tuple(
        (Decimal(0) if shut else upper[day] - lower[day]) if day in lower else None
        for day, shut in zip(rows, closed, strict=True)
    )
    names = f"{name} (min)", f"{name} (max \N{MINUS SIGN} min)"
    return Series(names[0], base, Group.AREA), Series(names[1], rest, Group.AREA, fill=fill)

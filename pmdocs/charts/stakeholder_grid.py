"""The power/interest grid: every stakeholder's name in the cell of its interest and influence, from 1 to 5."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pmdocs.charts.axes import BASELINE_SHIFT
from pmdocs.charts.labels import Box
from pmdocs.charts.metrics import Fitted, shorten, wrap
from pmdocs.charts.spec import ChartSpec, NothingToDraw
from pmdocs.charts.style import ChartStyle, mixed
from pmdocs.charts.svg import Svg, circle, document, group, line, rect, text

LEVELS: Final = 5
"""Interest and influence run from 1 to this."""
_AXIS: Final = 16.0
_STRIP: Final = 14.0
_LINE: Final = 9.2
_PAD: Final = 4.0
_BULLET: Final = 6.0
_NARROWEST: Final = 34.0
_MOST_LINES: Final = 11


@dataclass(frozen=True, slots=True, kw_only=True)
class GridStakeholder:
    """A stakeholder's place; `initials` stand in where there is no room for names."""

    name: str
    initials: str
    interest: int
    influence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GridLabels:
    """The fixed words; `more` holds ``{count}`` and stands for those who found no room in a cell."""

    influence: str
    interest: str
    manage_closely: str
    keep_satisfied: str
    keep_informed: str
    monitor: str
    more: str = "+{count}"


@dataclass(frozen=True, slots=True, kw_only=True)
class StakeholderGrid(ChartSpec):
    """Stakeholders by interest (to the right) and influence (upwards); from `high_from` on a level counts as high."""

    stakeholders: tuple[GridStakeholder, ...]
    labels: GridLabels
    high_from: int = 4


def draw_stakeholder_grid(spec: StakeholderGrid, style: ChartStyle) -> str:
    """Rows of cells as high as their names need; a very full cell holds initials."""
    if not spec.stakeholders:
        raise NothingToDraw(f"{spec.title}: no stakeholder is known")
    width = style.width(spec.span)
    cell = (width - _AXIS) / LEVELS
    heights = [_row_height(spec, level, cell, style) for level in range(LEVELS, 0, -1)]
    top = _STRIP
    plot = Box(_AXIS, top, width, top + sum(heights))
    tops = [top + sum(heights[:row]) for row in range(LEVELS + 1)]
    drawn = _grounds(spec, plot, tops, cell, style)
    for row, level in enumerate(range(LEVELS, 0, -1)):
        for column in range(1, LEVELS + 1):
            box = Box(plot.left + cell * (column - 1), tops[row], plot.left + cell * column, tops[row + 1])
            drawn.append(_cell(spec, _members(spec, column, level), box, style))
    drawn += _quadrant_names(spec, plot, cell, style) + _levels(plot, tops, cell, style)
    drawn += _axis_names(spec, plot, style)
    size = (width, plot.bottom + 2 * _STRIP + 12)
    return document(size, spec.title, spec.description, style.font_family, drawn)


def _members(spec: StakeholderGrid, interest: int, influence: int) -> list[GridStakeholder]:
    """Who stands in a cell; levels outside 1 to 5 count as the nearest."""

    def level(value: int) -> int:
        return min(max(value, 1), LEVELS)

    inside = (one for one in spec.stakeholders if (level(one.interest), level(one.influence)) == (interest, influence))
    return sorted(inside, key=lambda one: (one.name, one.initials))


def _row_height(spec: StakeholderGrid, influence: int, cell: float, style: ChartStyle) -> float:
    """At least as high as three lines of names, at most as high as eleven."""
    counts = []
    for interest in range(1, LEVELS + 1):
        names = _wrapped(_members(spec, interest, influence), cell, style)
        counts.append(sum(len(name.lines) for name in names))
    return 2 * _PAD + _LINE * min(max(*counts, 3), _MOST_LINES)


def _wrapped(members: Sequence[GridStakeholder], cell: float, style: ChartStyle) -> list[Fitted]:
    return [wrap(one.name, cell - 2 * _PAD - _BULLET, style.small_size, False, style.fonts) for one in members]


def _grounds(spec: StakeholderGrid, plot: Box, tops: Sequence[float], cell: float, style: ChartStyle) -> list[Svg]:
    """The four quadrants as shades, the cells as white lines."""
    x = plot.left + cell * (spec.high_from - 1)
    y = tops[LEVELS + 1 - spec.high_from]
    drawn = [
        rect((plot.left, plot.top), plot.width, plot.height, style.band),
        rect((x, plot.top), plot.right - x, y - plot.top, style.accent_soft),
        rect((plot.left, plot.top), x - plot.left, y - plot.top, mixed(style.accent_soft, style.paper, 0.5)),
        rect((x, y), plot.right - x, plot.bottom - y, mixed(style.accent_soft, style.paper, 0.5)),
    ]
    drawn += [line((plot.left, at), (plot.right, at), style.paper, 1.0) for at in tops[1:-1]]
    columns = (plot.left + cell * column for column in range(1, LEVELS))
    drawn += [line((at, plot.top), (at, plot.bottom), style.paper, 1.0) for at in columns]
    drawn.append(line((x, plot.top), (x, plot.bottom), style.grey, 0.8))
    return [*drawn, line((plot.left, y), (plot.right, y), style.grey, 0.8)]


def _cell(spec: StakeholderGrid, members: Sequence[GridStakeholder], box: Box, style: ChartStyle) -> Svg:
    rows = int((box.height - 2 * _PAD + 0.1) / _LINE)
    names = _wrapped(members, box.width, style)
    if sum(len(name.lines) for name in names) <= rows and box.width >= _NARROWEST:
        return _cell_of_names(names, box, style)
    return _cell_of_initials(spec, members, box, rows, style)


def _cell_of_names(names: Sequence[Fitted], box: Box, style: ChartStyle) -> Svg:
    parts, size, row = [], style.small_size, 0
    for name in names:
        for place, words in enumerate(name.lines):
            middle = box.top + _PAD + _LINE * (row + 0.5)
            if place == 0:
                parts.append(circle((box.left + _PAD + 1.8, middle), 1.6, style.accent))
            at = (box.left + _PAD + _BULLET, middle + BASELINE_SHIFT * size)
            parts.append(text(at, words, size, style.ink, full=name.full))
            row += 1
    return group(*parts)


def _cell_of_initials(
    spec: StakeholderGrid, members: Sequence[GridStakeholder], box: Box, rows: int, style: ChartStyle
) -> Svg:
    """Initials side by side; the last place says how many more there are."""
    size, room = style.small_size, box.width - 2 * _PAD
    shown = [shorten(one.initials or one.name, room / 2 - 2, size, False, style.fonts).line for one in members]
    step = max(style.measure(words, size) for words in [*shown, spec.labels.more.format(count=len(members))]) + 4
    columns = max(1, int((room + 4) / step))
    places = rows * columns
    if len(members) > places:
        shown = [*shown[: places - 1], spec.labels.more.format(count=len(members) - places + 1)]
    parts = []
    for place, words in enumerate(shown):
        row, column = divmod(place, columns)
        at = (box.left + _PAD + step * column, box.top + _PAD + _LINE * (row + 0.5) + BASELINE_SHIFT * size)
        parts.append(text(at, words, size, style.ink))
    return group(*parts, title=", ".join(one.name for one in members))


def _quadrant_names(spec: StakeholderGrid, plot: Box, cell: float, style: ChartStyle) -> list[Svg]:
    """Above and below the grid, each over its own columns."""
    labels, size = spec.labels, style.text_size
    x = plot.left + cell * (spec.high_from - 1)
    above, below = plot.top - 5, plot.bottom + 12 + size
    places = [
        (labels.keep_satisfied, plot.left, x, above),
        (labels.manage_closely, x, plot.right, above),
        (labels.monitor, plot.left, x, below),
        (labels.keep_informed, x, plot.right, below),
    ]
    drawn = []
    for words, left, right, baseline in places:
        fitted = shorten(words, right - left - 4, size, True, style.fonts)
        drawn.append(text((left + 1, baseline), fitted.line, size, style.accent_dark, bold=True, full=fitted.full))
    return drawn


def _levels(plot: Box, tops: Sequence[float], cell: float, style: ChartStyle) -> list[Svg]:
    drawn, size = [], style.small_size
    for level in range(1, LEVELS + 1):
        middle = (tops[LEVELS - level] + tops[LEVELS - level + 1]) / 2
        drawn.append(text((plot.left - 5, middle + BASELINE_SHIFT * size), str(level), size, style.muted, "end"))
        at = (plot.left + cell * (level - 0.5), plot.bottom + 2 + size)
        drawn.append(text(at, str(level), size, style.muted, "middle"))
    return drawn


def _axis_names(spec: StakeholderGrid, plot: Box, style: ChartStyle) -> list[Svg]:
    """Both below the grid, each with an arrow drawn in the direction in which it grows."""
    size, baseline = style.small_size, plot.bottom + 2 * _STRIP + 8
    middle, half = baseline - BASELINE_SHIFT * size, plot.width / 2 - 16
    up = shorten(spec.labels.influence, half, size, False, style.fonts)
    right = shorten(spec.labels.interest, half, size, False, style.fonts)
    start = plot.left + style.measure(up.line, size) + 10
    x = plot.right - 12
    return [
        text((plot.left, baseline), up.line, size, style.muted, full=up.full),
        line((start, middle + 4), (start, middle - 4), style.muted, 0.7),
        line((start - 2, middle - 2), (start, middle - 4), style.muted, 0.7),
        line((start + 2, middle - 2), (start, middle - 4), style.muted, 0.7),
        text((x - 4, baseline), right.line, size, style.muted, "end", full=right.full),
        line((x, middle), (x + 10, middle), style.muted, 0.7),
        line((x + 8, middle - 2), (x + 10, middle), style.muted, 0.7),
        line((x + 8, middle + 2), (x + 10, middle), style.muted, 0.7),
    ]

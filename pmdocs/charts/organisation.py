"""The organisation chart: levels of governance from top to bottom, a box for each body or role, who reports to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pmdocs.charts.axes import BASELINE_SHIFT
from pmdocs.charts.labels import Box, lanes
from pmdocs.charts.marks import backed
from pmdocs.charts.metrics import shorten
from pmdocs.charts.org_levels import (
    BAND_HEAD,
    CARD_GAP,
    CARD_PAD,
    LEADING,
    Band,
    Card,
    OrgLevel,
    bands_of,
    card_centres,
    ordered_levels,
    parent_of,
)
from pmdocs.charts.spec import ChartSpec, NothingToDraw
from pmdocs.charts.style import ChartStyle
from pmdocs.charts.svg import Svg, document, group, line, polyline, rect, text

_WIDEST: Final = 132.0
_NARROWEST: Final = 74.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(ChartSpec):
    """Levels from the top; `more` holds ``{count}`` and stands for boxes that found no room on the page."""

    levels: tuple[OrgLevel, ...]
    more: str = "+{count}"


def draw_organisation(spec: Organisation, style: ChartStyle) -> str:
    """Each level as a band; boxes that fit side by side are joined to the box they report to."""
    levels = ordered_levels(spec.levels)
    if not levels:
        raise NothingToDraw(f"{spec.title}: nobody is named")
    width = style.width(spec.span)
    columns = int((width - 2 * CARD_GAP + CARD_GAP) / (_NARROWEST + CARD_GAP))
    most = min(max(len(level.boxes) for level in levels), columns)
    wide = min(_WIDEST, (width - 2 * CARD_GAP - CARD_GAP * (most - 1)) / most)
    bands = bands_of(levels, columns, wide, style.most_height(spec.span), style)
    centres = card_centres(bands, wide, width)
    drawn, top, floor = [], 0.0, 0.0
    for index, band in enumerate(bands):
        bottom = top + band.height(style)
        drawn.append(rect((0, top), width, bottom - top - 3, style.band))
        cards = _cards(band, centres[index], top + BAND_HEAD, wide, index == 0, style)
        joined = _connectors(bands, centres, index, floor, top + BAND_HEAD, style) if index else []
        drawn += [*joined, *cards, *_level_name(band, top, width, spec, style)]
        floor = top + BAND_HEAD + band.heights(style)[0]
        top = bottom
    return document((width, top - 3), spec.title, spec.description, style.font_family, drawn)


def _connectors(
    bands: Sequence[Band], centres: list[list[float]], index: int, floor: float, top: float, style: ChartStyle
) -> list[Svg]:
    """From each card of the level above down to those that report to it, each family on a height of its own."""
    if not bands[index - 1].single:
        return []
    families: dict[int, list[float]] = {}
    for place, card in enumerate(bands[index].rows[0]):
        parent = parent_of(bands, index, card)
        if parent is not None:
            families.setdefault(parent, []).append(centres[index][place])
    if not bands[index].single:
        return _trunk(bands, centres[index - 1], index, list(families), floor, top, style)
    return _families(families, centres[index - 1], floor, top, style)


def _trunk(
    bands: Sequence[Band],
    above: Sequence[float],
    index: int,
    parents: Sequence[int],
    floor: float,
    top: float,
    style: ChartStyle,
) -> list[Svg]:
    """One line to a level in several rows when all of it reports to the same box."""
    reports = {box.reports_to for box in bands[index].level.boxes}
    if len(parents) != 1 or len(reports) != 1:
        return []
    return [line((above[parents[0]], floor), (above[parents[0]], top - BAND_HEAD + 5), style.grey, 0.8)]


def _families(
    families: dict[int, list[float]], above: Sequence[float], floor: float, top: float, style: ChartStyle
) -> list[Svg]:
    order = sorted(families, key=lambda parent: (min(*families[parent], above[parent]), parent))
    reach = [(min(*families[parent], above[parent]), max(*families[parent], above[parent]) + 4) for parent in order]
    rows, drawn = lanes(reach), []
    for parent, row in zip(order, rows, strict=True):
        bus = floor + (top - floor) * (row + 1) / (max(rows) + 2)
        for child in families[parent]:
            drawn.append(
                polyline([(above[parent], floor), (above[parent], bus), (child, bus), (child, top)], style.grey, 0.8)
            )
    return drawn


def _cards(band: Band, centres: Sequence[float], top: float, wide: float, first: bool, style: ChartStyle) -> list[Svg]:
    drawn, heights = [], band.heights(style)
    for row, height in zip(band.rows, heights, strict=True):
        for place, card in enumerate(row):
            box = Box(centres[place] - wide / 2, top, centres[place] + wide / 2, top + height)
            drawn.append(_drawn_card(card, box, first, style))
        top += height + CARD_GAP
    return drawn


def _drawn_card(card: Card, box: Box, first: bool, style: ChartStyle) -> Svg:
    """The top level in the dark accent, the others on paper with an accent edge."""
    ground, role_colour, name_colour = (
        (style.accent_dark, style.paper, style.paper) if first else (style.paper, style.accent_dark, style.ink)
    )
    parts = [rect((box.left, box.top), box.width, box.height, ground, style.accent_dark if first else style.line, 0.6)]
    if not first:
        parts.append(rect((box.left, box.top), 2.4, box.height, style.accent))
    y, middle = box.top + CARD_PAD, (box.left + box.right) / 2
    lines = [(words, style.text_size, role_colour, True, card.role.full) for words in card.role.lines]
    lines += [(name.line, style.small_size, name_colour, False, name.full) for name in card.names]
    for words, size, colour, bold, full in lines:
        baseline = y + LEADING * size / 2 + BASELINE_SHIFT * size
        parts.append(text((middle, baseline), words, size, colour, "middle", bold, full))
        y += LEADING * size
    return group(*parts)


def _level_name(band: Band, top: float, width: float, spec: Organisation, style: ChartStyle) -> list[Svg]:
    """The level's name at its top left; at its right how many boxes found no room."""
    size, baseline = style.small_size, top + 4 + style.small_size
    more = spec.more.format(count=band.hidden) if band.hidden else ""
    rest = shorten(more, width * 0.3, size, False, style.fonts)
    name = shorten(band.level.name, width * 0.6, size, True, style.fonts)
    return [
        *backed((6, baseline), name, size, style.muted, style, bold=True, ground=style.band),
        *backed((width - 6, baseline), rest, size, style.muted, style, "end", ground=style.band),
    ]

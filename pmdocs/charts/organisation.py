"""The organisation chart: levels of governance from top to bottom, a box for each body or role, who reports to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pmdocs.charts.axes import BASELINE_SHIFT
from pmdocs.charts.labels import Box, lanes, spread
from pmdocs.charts.marks import backed
from pmdocs.charts.metrics import Fitted, shorten, wrap
from pmdocs.charts.spec import ChartSpec, NothingToDraw
from pmdocs.charts.style import ChartStyle
from pmdocs.charts.svg import Svg, document, group, polyline, rect, text

_WIDEST: Final = 132.0
_NARROWEST: Final = 74.0
_GAP: Final = 10.0
_PAD: Final = 6.0
_HEAD: Final = 17.0
_FOOT: Final = 9.0
_MOST_NAMES: Final = 6
_LEADING: Final = 1.18


@dataclass(frozen=True, slots=True, kw_only=True)
class OrgBox:
    """A body or a role and who is in it; `reports_to` is the role of a box in the level above, or empty."""

    role: str
    names: tuple[str, ...] = ()
    reports_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrgLevel:
    """A level of governance: directing, managing, delivering."""

    name: str
    boxes: tuple[OrgBox, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(ChartSpec):
    """Levels from the top; `more` holds ``{count}`` and stands for boxes that found no room on the page."""

    levels: tuple[OrgLevel, ...]
    more: str = "+{count}"


@dataclass(frozen=True, slots=True)
class _Card:
    """A box with its words fitted to a width."""

    box: OrgBox
    role: Fitted
    names: tuple[Fitted, ...]

    def height(self, style: ChartStyle) -> float:
        return 2 * _PAD + _LEADING * (
            style.text_size * len(self.role.lines) + style.small_size * len(self.names)
        )


@dataclass(frozen=True, slots=True)
class _Band:
    """A level laid out: its cards in rows of at most `columns`, and how many boxes were left out."""

    level: OrgLevel
    rows: tuple[tuple[_Card, ...], ...]
    hidden: int

    @property
    def single(self) -> bool:
        return len(self.rows) == 1

    def heights(self, style: ChartStyle) -> list[float]:
        return [max(card.height(style) for card in row) for row in self.rows]

    def height(self, style: ChartStyle) -> float:
        heights = self.heights(style)
        return _HEAD + sum(heights) + _GAP * (len(heights) - 1) + _FOOT


def draw_organisation(spec: Organisation, style: ChartStyle) -> str:
    """Each level as a band; boxes that fit side by side are joined to the box they report to."""
    levels = [level for level in spec.levels if level.boxes]
    if not levels:
        raise NothingToDraw(f"{spec.title}: nobody is named")
    width = style.width(spec.span)
    columns = int((width - 2 * _GAP + _GAP) / (_NARROWEST + _GAP))
    most = min(max(len(level.boxes) for level in levels), columns)
    wide = min(_WIDEST, (width - 2 * _GAP - _GAP * (most - 1)) / most)
    bands = _fitted([_band(level, columns, wide, 10**6, style) for level in levels], columns, wide, spec, style)
    centres = _centres(bands, wide, width)
    drawn, top, bottoms = [], 0.0, []
    for index, band in enumerate(bands):
        bottom = top + band.height(style)
        drawn.append(rect((0, top), width, bottom - top - 3, style.band))
        cards = _cards(band, centres[index], top + _HEAD, wide, index == 0, style)
        joined = _connectors(bands, centres, index, bottoms, top + _HEAD, style) if index else []
        drawn += [*joined, *cards, *_level_name(band, top, width, spec, style)]
        bottoms = [top + _HEAD + card.height(style) for card in band.rows[0]]
        top = bottom
    return document((width, top - 3), spec.title, spec.description, style.font_family, drawn)


def _band(level: OrgLevel, columns: int, wide: float, most_rows: int, style: ChartStyle) -> _Band:
    shown = level.boxes[: most_rows * columns]
    cards = [_card(box, wide, style) for box in shown]
    rows = tuple(tuple(cards[at : at + columns]) for at in range(0, len(cards), columns))
    return _Band(level, rows, len(level.boxes) - len(shown))


def _card(box: OrgBox, wide: float, style: ChartStyle) -> _Card:
    room = wide - 2 * _PAD
    names = [shorten(name, room, style.small_size, False, style.fonts) for name in box.names if name.strip()]
    if len(names) > _MOST_NAMES:
        rest = Fitted((f"+{len(names) - _MOST_NAMES + 1}",), ", ".join(box.names))
        names = [*names[: _MOST_NAMES - 1], rest]
    return _Card(box, wrap(box.role, room, style.text_size, True, style.fonts, most=3), tuple(names))


def _fitted(bands: list[_Band], columns: int, wide: float, spec: Organisation, style: ChartStyle) -> list[_Band]:
    """Bands that stand on one page together: the tallest gives up rows first."""
    while sum(band.height(style) for band in bands) > style.most_height(spec.span):
        tallest = max(range(len(bands)), key=lambda index: len(bands[index].rows))
        if bands[tallest].single:
            break
        bands[tallest] = _band(bands[tallest].level, columns, wide, len(bands[tallest].rows) - 1, style)
    return bands


def _centres(bands: Sequence[_Band], wide: float, width: float) -> list[list[float]]:
    """The middle of every card of each band's first row: the fullest row evenly, the others near their relations."""
    fullest = max(range(len(bands)), key=lambda index: len(bands[index].rows[0]))
    centres: list[list[float]] = [[] for _ in bands]
    centres[fullest] = _evenly(len(bands[fullest].rows[0]), wide, width)
    for index in range(fullest - 1, -1, -1):
        wanted = [_mean(_children(bands, centres, index, card), width / 2) for card in bands[index].rows[0]]
        centres[index] = _apart(wanted, wide, width)
    for index in range(fullest + 1, len(bands)):
        parents = [_parent(bands, index, card) for card in bands[index].rows[0]]
        wanted = [centres[index - 1][parent] if parent is not None else width / 2 for parent in parents]
        centres[index] = _apart(wanted, wide, width)
    return centres


def _evenly(count: int, wide: float, width: float) -> list[float]:
    step = wide + _GAP
    return [width / 2 + step * (place - (count - 1) / 2) for place in range(count)]


def _apart(wanted: Sequence[float], wide: float, width: float) -> list[float]:
    """Near the wanted middles and in the order of the boxes, without overlap."""
    ordered = [max(wanted[: place + 1]) for place in range(len(wanted))]
    return spread(ordered, [wide + _GAP] * len(wanted), _GAP / 2, width - _GAP / 2)


def _mean(places: Sequence[float], otherwise: float) -> float:
    return sum(places) / len(places) if places else otherwise


def _parent(bands: Sequence[_Band], index: int, card: _Card) -> int | None:
    """Which card of the level above a card reports to; the only one there when nothing is said."""
    above = bands[index - 1].rows[0]
    found = [place for place, other in enumerate(above) if other.box.role == card.box.reports_to]
    if found:
        return found[0]
    return 0 if len(above) == 1 and not card.box.reports_to else None


def _children(bands: Sequence[_Band], centres: list[list[float]], index: int, card: _Card) -> list[float]:
    if index + 1 >= len(bands) or not centres[index + 1]:
        return []
    place = bands[index].rows[0].index(card)
    below = bands[index + 1].rows[0]
    return [centres[index + 1][child] for child, other in enumerate(below) if _parent(bands, index + 1, other) == place]


def _connectors(
    bands: Sequence[_Band], centres: list[list[float]], index: int, bottoms: Sequence[float], top: float, style: ChartStyle
) -> list[Svg]:
    """From each card of the level above down to those that report to it, each family on a height of its own."""
    if not bands[index - 1].single:
        return []
    families: dict[int, list[float]] = {}
    for place, card in enumerate(bands[index].rows[0]):
        parent = _parent(bands, index, card)
        if parent is not None:
            families.setdefault(parent, []).append(centres[index][place])
    spans = sorted((min(*kids, centres[index - 1][parent]), parent) for parent, kids in families.items())
    order = [parent for _, parent in spans]
    rows = lanes((start, max(*families[parent], centres[index - 1][parent]) + 4) for start, parent in spans)
    floor = max(bottoms)
    drawn = []
    for parent, row in zip(order, rows, strict=True):
        x = centres[index - 1][parent]
        bus = floor + (top - floor) * (row + 1) / (max(rows) + 2)
        for child in families[parent]:
            drawn.append(polyline([(x, bottoms[parent]), (x, bus), (child, bus), (child, top)], style.grey, 0.8))
    return drawn


def _cards(band: _Band, centres: Sequence[float], top: float, wide: float, first: bool, style: ChartStyle) -> list[Svg]:
    drawn, heights = [], band.heights(style)
    for row, height in zip(band.rows, heights, strict=True):
        for place, card in enumerate(row):
            box = Box(centres[place] - wide / 2, top, centres[place] + wide / 2, top + card.height(style))
            drawn.append(_drawn_card(card, box, first, style))
        top += height + _GAP
    return drawn


def _drawn_card(card: _Card, box: Box, first: bool, style: ChartStyle) -> Svg:
    """The top level in the dark accent, the others on paper with an accent edge."""
    ground, role_colour, name_colour = (
        (style.accent_dark, style.paper, style.paper) if first else (style.paper, style.accent_dark, style.ink)
    )
    parts = [rect((box.left, box.top), box.width, box.height, ground, style.accent_dark if first else style.line, 0.6)]
    if not first:
        parts.append(rect((box.left, box.top), 2.4, box.height, style.accent))
    y, middle = box.top + _PAD, (box.left + box.right) / 2
    lines = [(words, style.text_size, role_colour, True, card.role.full) for words in card.role.lines]
    lines += [(name.line, style.small_size, name_colour, False, name.full) for name in card.names]
    for words, size, colour, bold, full in lines:
        baseline = y + _LEADING * size / 2 + BASELINE_SHIFT * size
        parts.append(text((middle, baseline), words, size, colour, "middle", bold, full))
        y += _LEADING * size
    return group(*parts)


def _level_name(band: _Band, top: float, width: float, spec: Organisation, style: ChartStyle) -> list[Svg]:
    """The level's name at its top left; at its right how many boxes found no room."""
    size, baseline = style.small_size, top + 4 + style.small_size
    more = spec.more.format(count=band.hidden) if band.hidden else ""
    rest = shorten(more, width * 0.3, size, False, style.fonts)
    name = shorten(band.level.name, width * 0.6, size, True, style.fonts)
    return [
        *backed((6, baseline), name, size, style.muted, style, bold=True, ground=style.band),
        *backed((width - 6, baseline), rest, size, style.muted, style, "end", ground=style.band),
    ]

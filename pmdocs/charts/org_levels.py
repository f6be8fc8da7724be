"""The levels of an organisation chart laid out: cards in bands, in rows, and the middle of every card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from pmdocs.charts.labels import spread
from pmdocs.charts.metrics import Fitted, shorten, wrap
from pmdocs.charts.style import ChartStyle

CARD_GAP: Final = 10.0
"""Between cards, in points."""
CARD_PAD: Final = 6.0
"""Between a card's edge and its words, in points."""
BAND_HEAD: Final = 17.0
"""Room above a band's cards, for its name and the lines, in points."""
LEADING: Final = 1.18
"""From line to line on a card, in font sizes."""
_FOOT: Final = 9.0
MOST_NAMES: Final = (14, 10, 6)
"""How many names a card shows: as many as the page has room for."""


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


@dataclass(frozen=True, slots=True)
class Card:
    """A box with its words fitted to a width."""

    box: OrgBox
    role: Fitted
    names: tuple[Fitted, ...]

    def height(self, style: ChartStyle) -> float:
        """What its words and the air around them need, in points."""
        return 2 * CARD_PAD + LEADING * (style.text_size * len(self.role.lines) + style.small_size * len(self.names))


@dataclass(frozen=True, slots=True)
class Band:
    """A level laid out: its cards in rows, as many as there is room for."""

    level: OrgLevel
    rows: tuple[tuple[Card, ...], ...]

    @property
    def hidden(self) -> int:
        """How many boxes found no room."""
        return len(self.level.boxes) - sum(len(row) for row in self.rows)

    @property
    def single(self) -> bool:
        """Whether all its cards stand side by side."""
        return len(self.rows) == 1

    def heights(self, style: ChartStyle) -> list[float]:
        """The height of each row, in points."""
        return [max(card.height(style) for card in row) for row in self.rows]

    def height(self, style: ChartStyle) -> float:
        """The height of the whole band, in points."""
        heights = self.heights(style)
        return BAND_HEAD + sum(heights) + CARD_GAP * (len(heights) - 1) + _FOOT


def ordered_levels(levels: Sequence[OrgLevel]) -> list[OrgLevel]:
    """Levels with boxes, those that report to the same box side by side and below it, so that lines do not cross."""
    found: list[OrgLevel] = []
    for level in (level for level in levels if level.boxes):
        above = [box.role for box in found[-1].boxes] if found else []

        def place(box: OrgBox, above: list[str] = above) -> float:
            return above.index(box.reports_to) if box.reports_to in above else len(above) / 2

        found.append(OrgLevel(name=level.name, boxes=tuple(sorted(level.boxes, key=place))))
    return found


def band_of(level: OrgLevel, columns: int, wide: float, style: ChartStyle, most: int = MOST_NAMES[-1]) -> Band:
    """A level in rows of at most `columns` cards of a width, each with at most so many names."""
    # Boxes in several rows cannot be joined by lines: there each says itself whom it reports to.
    said = len(level.boxes) > columns and len({box.reports_to for box in level.boxes}) > 1
    cards = [_card(box, wide, said, style, most) for box in level.boxes]
    return Band(level, tuple(tuple(cards[at : at + columns]) for at in range(0, len(cards), columns)))


def _card(box: OrgBox, wide: float, said: bool, style: ChartStyle, most: int) -> Card:
    room = wide - 2 * CARD_PAD
    names = [shorten(name, room, style.small_size, False, style.fonts) for name in box.names if name.strip()]
    if len(names) > most:
        rest = Fitted((f"+{len(names) - most + 1}",), ", ".join(box.names))
        names = [*names[: most - 1], rest]
    if said and box.reports_to:
        names.append(shorten(f"↑ {box.reports_to}", room, style.small_size, False, style.fonts))
    return Card(box, wrap(box.role, room, style.text_size, True, style.fonts, most=3), tuple(names))


def bands_of(levels: Sequence[OrgLevel], columns: int, wide: float, high: float, style: ChartStyle) -> list[Band]:
    """Every level as a band, together at most so high: cards give up names first, then levels give up rows."""
    for most in MOST_NAMES:
        bands = [band_of(level, columns, wide, style, most) for level in levels]
        if sum(band.height(style) for band in bands) <= high:
            break
    return fitted_to_page(bands, high, style)


def fitted_to_page(bands: list[Band], most: float, style: ChartStyle) -> list[Band]:
    """Bands that are together at most so high: the one with the most rows gives up rows first."""
    kept = list(bands)
    while sum(band.height(style) for band in kept) > most:
        fullest = max(range(len(kept)), key=lambda index: len(kept[index].rows))
        if len(kept[fullest].rows) == 1:
            break
        kept[fullest] = replace(kept[fullest], rows=kept[fullest].rows[:-1])
    return kept


def card_centres(bands: Sequence[Band], wide: float, width: float) -> list[list[float]]:
    """The middle of every card of each band's first row: the fullest row evenly, the others near their relations."""
    fullest = max(range(len(bands)), key=lambda index: len(bands[index].rows[0]))
    centres: list[list[float]] = [[] for _ in bands]
    centres[fullest] = _evenly(len(bands[fullest].rows[0]), wide, width)
    for index in range(fullest - 1, -1, -1):
        wanted = [_mean(_children(bands, centres, index, card), width / 2) for card in bands[index].rows[0]]
        centres[index] = _apart(wanted, wide, width)
    for index in range(fullest + 1, len(bands)):
        parents = [parent_of(bands, index, card) for card in bands[index].rows[0]]
        wanted = [centres[index - 1][parent] if parent is not None else width / 2 for parent in parents]
        centres[index] = _apart(wanted, wide, width)
    return centres


def _evenly(count: int, wide: float, width: float) -> list[float]:
    step = wide + CARD_GAP
    return [width / 2 + step * (place - (count - 1) / 2) for place in range(count)]


def _apart(wanted: Sequence[float], wide: float, width: float) -> list[float]:
    """Near the wanted middles and in the order of the boxes, without overlap."""
    ordered = [max(wanted[: place + 1]) for place in range(len(wanted))]
    return spread(ordered, [wide + CARD_GAP] * len(wanted), CARD_GAP / 2, width - CARD_GAP / 2)


def _mean(places: Sequence[float], otherwise: float) -> float:
    return sum(places) / len(places) if places else otherwise


def parent_of(bands: Sequence[Band], index: int, card: Card) -> int | None:
    """Which card of the level above a card reports to; the only one there when nothing is said."""
    above = bands[index - 1].rows[0]
    found = [place for place, other in enumerate(above) if other.box.role == card.box.reports_to]
    if found:
        return found[0]
    return 0 if len(above) == 1 and not card.box.reports_to else None


def _children(bands: Sequence[Band], centres: list[list[float]], index: int, card: Card) -> list[float]:
    if index + 1 >= len(bands) or not centres[index + 1] or not bands[index + 1].single:
        return []
    place = bands[index].rows[0].index(card)
    below = bands[index + 1].rows[0]
    return [
        centres[index + 1][child] for child, other in enumerate(below) if parent_of(bands, index + 1, other) == place
    ]

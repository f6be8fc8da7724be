"""The risk maps, the counts per band and the legend that explains both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pmdocs.documents.measures import share_in_full
from pmdocs.documents.voice import Voice
from pmdocs.figures.model import RiskSummary
from pmdocs.figures.risk_exposure import Level
from pmdocs.figures.risk_scoring import LEVELS, Band, BandCount, Cell
from pmdocs.figures.risks import SHADES, scale_of
from pmdocs.project.settings import RiskSettings

MOST_IDS: Final = 8
"""Ids that find room in a square of the map; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Square:
    """A square of the map: its shade 1 to 4, its score, the risks in it, and how many more there are."""

    level: int
    score: int
    ids: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class MapRow:
    """The squares of one probability."""

    probability: int
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class RiskMap:
    """Five rows from probability 5 down; `impacts` heads the columns, from 5 down for opportunities."""

    impacts: tuple[int, ...]
    rows: tuple[MapRow, ...]


@dataclass(frozen=True, slots=True)
class BandRow:
    """A band of scores with its counts; `before` is None where there is no earlier report."""

    name: str
    level: int
    scores: str
    count: int
    before: int | None
    opportunities: int


@dataclass(frozen=True, slots=True)
class LevelRow:
    """What one level of a scale means."""

    level: int
    name: str
    meaning: str | None


@dataclass(frozen=True, slots=True)
class Legend:
    """The scales of probability and impact, and how much risk the organisation is ready to bear."""

    probabilities: tuple[LevelRow, ...]
    impacts: tuple[LevelRow, ...]
    lifted: bool
    appetite: str | None


def risk_map(cells: Sequence[Sequence[Cell]]) -> RiskMap:
    """A map as computed, in the order of its rows and columns."""
    rows = tuple(MapRow(row[0].probability, tuple(map(_square, row))) for row in cells)
    return RiskMap(tuple(cell.impact for cell in cells[0]), rows)


def _square(cell: Cell) -> Square:
    more = max(0, len(cell.ids) - MOST_IDS)
    return Square(SHADES[cell.band.colour], cell.score, cell.ids[:MOST_IDS], more)


def band_rows(summary: RiskSummary, voice: Voice, *, compared: bool) -> tuple[BandRow, ...]:
    """The bands from the most severe down, with open threats now and in the last report, and opportunities."""
    before: Iterable[BandCount | None] = summary.previous_counts if compared else (None,) * len(summary.counts)
    rows = [
        BandRow(
            name=voice.say(now.band.label).capitalize(),
            level=SHADES[now.band.colour],
            scores=_range(now.band),
            count=now.count,
            before=then.count if then else None,
            opportunities=chances.count,
        )
        for now, then, chances in zip(summary.counts, before, summary.opportunity_counts, strict=True)
    ]
    return tuple(reversed(rows))


def _range(band: Band) -> str:
    return f"{band.low}" if band.low == band.high else f"{band.low}–{band.high}"


def legend(settings: RiskSettings, voice: Voice) -> Legend:
    """What the levels mean in this project."""
    return Legend(
        probabilities=_levels(settings.probability_labels, _chances(settings, voice), voice),
        impacts=_levels(settings.impact_labels, (None,) * len(LEVELS), voice),
        lifted=settings.impact_five_never_green,
        appetite=settings.appetite,
    )


def _levels(labels: tuple[str, ...], meanings: Iterable[str | None], voice: Voice) -> tuple[LevelRow, ...]:
    usual = (
        voice.say("Very low"),
        voice.say("Low"),
        voice.say("Medium"),
        voice.say("High"),
        voice.say("Very high"),
    )
    names = labels if len(labels) == len(LEVELS) else usual
    return tuple(LevelRow(level, name, text) for level, name, text in zip(LEVELS, names, meanings, strict=True))


def _chances(settings: RiskSettings, voice: Voice) -> tuple[str, ...]:
    return tuple(_chance(level, voice) for level in scale_of(settings).levels)


def _chance(level: Level, voice: Voice) -> str:
    low = share_in_full(level.low, voice)
    if level.high is None or level.high == 1:
        if level.high == level.low:
            return low
        spread = voice.say("above {share}").format(share=low)
        return voice.say("{range}, counted as {share}").format(range=spread, share=share_in_full(level.midpoint, voice))
    if level.low == level.high:
        return low
    high = share_in_full(level.high, voice)
    spread = f"{low}–{high}" if level.low else voice.say("below {share}").format(share=high)
    return voice.say("{range}, counted as {share}").format(range=spread, share=share_in_full(level.midpoint, voice))

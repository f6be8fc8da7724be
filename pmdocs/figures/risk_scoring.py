"""Risk scores on a five by five grid, the bands they fall in, and the heat map drawn from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from pmdocs.figures.fault import Fault, refuse
from pmdocs.figures.rag import Rag

LEVELS = (1, 2, 3, 4, 5)
TOP_LEVEL = LEVELS[-1]

LEGAL_SCORES = frozenset(probability * impact for probability in LEVELS for impact in LEVELS)
"""The products a five by five grid can give: 1 2 3 4 5 6 8 9 10 12 15 16 20 25."""


class RiskKind(StrEnum):
    """Whether the uncertain event would hurt or help."""

    THREAT = "threat"
    OPPORTUNITY = "opportunity"


@dataclass(frozen=True, slots=True)
class Band:
    """A range of scores, both ends included: its `label`, the `colour` that fills it, and the `rag` it counts as."""

    label: str
    colour: str
    rag: Rag
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Scheme:
    """How scores become bands, lowest band first; printed as a legend wherever a band is shown.

    With `top_impact_never_green` an impact of 5 lifts a score out of the lowest band, since a product makes a rare
    catastrophe (1 x 5) look like a certain trifle (5 x 1). A scheme that misses a legal score, or has two bands for
    one, is refused with `FigureError`.
    """

    name: str
    bands: tuple[Band, ...]
    top_impact_never_green: bool = False

    def __post_init__(self) -> None:
        """Refuse a scheme that does not give exactly one band to every legal score."""
        refuse(scheme_faults(self.name, self.bands))


def scheme_faults(name: str, bands: Iterable[Band]) -> tuple[Fault, ...]:
    """Why these bands are no scheme: a legal score without a band, or with several; or bands out of order."""
    ordered = tuple(bands)
    return (*_coverage_faults(name, ordered), *_order_faults(name, ordered))


def _coverage_faults(name: str, bands: tuple[Band, ...]) -> Iterator[Fault]:
    for score in sorted(LEGAL_SCORES):
        holders = [band.label for band in bands if band.low <= score <= band.high]
        if len(holders) != 1:
            found = " and ".join(holders) or "no band"
            message = f"In the scheme '{name}' a score of {score} falls in {found}."
            yield Fault("scheme-coverage", message, "Give every score exactly one band.")


def _order_faults(name: str, bands: tuple[Band, ...]) -> Iterator[Fault]:
    if any(higher.low <= lower.low for lower, higher in pairwise(bands)):
        message = f"The bands of the scheme '{name}' are not in order."
        yield Fault("scheme-order", message, "List the band of the lowest scores first.")


def _three(name: str, amber_from: int, red_from: int, amber_to: int) -> Scheme:
    low = Band("low", "green", Rag.GREEN, 1, amber_from - 1)
    medium = Band("medium", "amber", Rag.AMBER, amber_from, amber_to)
    return Scheme(name, (low, medium, Band("high", "red", Rag.RED, red_from, 25)))


def _four(name: str, *starts: int) -> Scheme:
    medium, high, critical = starts
    return Scheme(
        name,
        (
            Band("low", "green", Rag.GREEN, 1, medium - 1),
            Band("medium", "yellow", Rag.AMBER, medium, high - 1),
            Band("high", "amber", Rag.AMBER, high, critical - 1),
            Band("critical", "red", Rag.RED, critical, 25),
        ),
    )


SCHEMES: Mapping[str, Scheme] = {
    scheme.name: scheme
    for scheme in (
        _three("pm2", amber_from=3, amber_to=16, red_from=20),
        _three("three", amber_from=6, amber_to=12, red_from=15),
        _three("three-alt", amber_from=5, amber_to=12, red_from=15),
        _four("four", 4, 9, 16),
        _four("four-b", 5, 10, 16),
        _four("four-c", 8, 15, 20),
    )
}
"""Ready schemes: that of PM2, two with three bands and three with four, as found in public registers."""


def score(probability: int, impact: int) -> int:
    """Probability times impact, each 1 to 5; any other level is refused with ValueError."""
    if probability not in LEVELS or impact not in LEVELS:
        raise ValueError(f"Probability {probability} and impact {impact} must each be 1 to {TOP_LEVEL}.")
    return probability * impact


def band(probability: int, impact: int, scheme: Scheme) -> Band:
    """The band of one cell of the grid, with the scheme's rule on an impact of 5 applied."""
    points = score(probability, impact)
    index = next(i for i, each in enumerate(scheme.bands) if each.low <= points <= each.high)
    lifted = scheme.top_impact_never_green and impact == TOP_LEVEL and scheme.bands[index].rag is Rag.GREEN
    return scheme.bands[min(index + lifted, len(scheme.bands) - 1)]


@dataclass(frozen=True, slots=True)
class BandCount:
    """How many risks stand in a band, and the sum of their scores."""

    band: Band
    count: int
    score: int


def count_by_band(levels: Iterable[tuple[int, int]], scheme: Scheme) -> tuple[BandCount, ...]:
    """A count for every band of the scheme, lowest first, from (probability, impact) pairs; empty bands count 0."""
    placed = [(band(probability, impact, scheme), score(probability, impact)) for probability, impact in levels]
    return tuple(_count(each, [points for held, points in placed if held == each]) for each in scheme.bands)


def _count(each: Band, scores: list[int]) -> BandCount:
    return BandCount(each, len(scores), sum(scores))


@dataclass(frozen=True, slots=True)
class Cell:
    """One square of the heat map: where it stands, its band, the colour that fills it, and the risks in it."""

    probability: int
    impact: int
    score: int
    band: Band
    colour: str
    ids: tuple[str, ...]


def heat_map(
    risks: Iterable[tuple[str, int, int]], scheme: Scheme, kind: RiskKind = RiskKind.THREAT
) -> tuple[tuple[Cell, ...], ...]:
    """Five rows of five cells, from probability 5 at the top; `risks` are (id, probability, impact).

    For threats impact grows to the right. For opportunities the grid is mirrored: impact grows to the left, so that
    the two stand side by side with their strongest columns touching, and colours run the other way, because a likely
    great opportunity is good news. Ids keep their order.
    """
    placed: dict[tuple[int, int], list[str]] = {}
    for key, probability, impact in risks:
        score(probability, impact)
        placed.setdefault((probability, impact), []).append(key)
    columns = LEVELS if kind is RiskKind.THREAT else LEVELS[::-1]
    return tuple(tuple(_cell(p, i, placed, scheme, kind) for i in columns) for p in LEVELS[::-1])


def _cell(
    probability: int, impact: int, placed: Mapping[tuple[int, int], Sequence[str]], scheme: Scheme, kind: RiskKind
) -> Cell:
    held = band(probability, impact, scheme)
    ids = tuple(placed.get((probability, impact), ()))
    return Cell(probability, impact, score(probability, impact), held, _colour(held, scheme, kind), ids)


def _colour(held: Band, scheme: Scheme, kind: RiskKind) -> str:
    if kind is RiskKind.THREAT:
        return held.colour
    return scheme.bands[-1 - scheme.bands.index(held)].colour

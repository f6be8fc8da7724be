"""Risk scores, bands and heat maps."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pmdocs.figures.fault import FigureError
from pmdocs.figures.rag import Rag
from pmdocs.figures.risk_scoring import LEGAL_SCORES, LEVELS, SCHEMES, Band, RiskKind, Scheme, count_by_band, heat_map
from pmdocs.figures.risk_scoring import band as band_of
from pmdocs.figures.risk_scoring import score as score_of

CELLS = [(probability, impact) for probability in LEVELS for impact in LEVELS]


def test_fourteen_products_are_possible() -> None:
    """1 to 5 times 1 to 5 never gives 7, 11, 13, 14, 17, 18, 19 or 21 to 24."""
    assert sorted(LEGAL_SCORES) == [1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20, 25]


@pytest.mark.parametrize(("probability", "impact"), [(0, 1), (6, 1), (1, 0), (3, 6)])
def test_levels_outside_one_to_five_are_refused(probability: int, impact: int) -> None:
    """A score is never made from a level that does not exist."""
    with pytest.raises(ValueError, match="1 to 5"):
        score_of(probability, impact)


@pytest.mark.parametrize(
    ("scheme", "highest"),
    [
        ("pm2", [2, 16, 25]),
        ("three", [5, 12, 25]),
        ("three-alt", [4, 12, 25]),
        ("four", [3, 8, 15, 25]),
        ("four-b", [4, 9, 15, 25]),
        ("four-c", [7, 14, 19, 25]),
    ],
)
def test_the_ready_schemes_have_the_bands_of_their_sources(scheme: str, highest: list[int]) -> None:
    """The highest possible score of each band; four-c ends its third at 19, of which 16 is the last possible."""
    bands = SCHEMES[scheme].bands
    assert [each.high for each in bands] == highest
    assert bands[0].rag is Rag.GREEN
    assert bands[-1].rag is Rag.RED


def test_in_pm2_only_three_cells_are_red_and_three_green() -> None:
    """Red are 4x5, 5x4 and 5x5; green 1x1, 1x2 and 2x1: PM2's appetite is small."""
    rags = {cell: band_of(*cell, SCHEMES["pm2"]).rag for cell in CELLS}
    assert {cell for cell, rag in rags.items() if rag is Rag.RED} == {(4, 5), (5, 4), (5, 5)}
    assert {cell for cell, rag in rags.items() if rag is Rag.GREEN} == {(1, 1), (1, 2), (2, 1)}


@pytest.mark.parametrize("name", sorted(SCHEMES))
def test_a_higher_level_is_never_a_lower_band(name: str) -> None:
    """Raising probability or impact by one keeps or raises the band, with or without the rule on an impact of 5."""
    for scheme in (SCHEMES[name], replace(SCHEMES[name], top_impact_never_green=True)):
        rank = {cell: scheme.bands.index(band_of(*cell, scheme)) for cell in CELLS}
        assert all(rank[p, i] <= rank[p + 1, i] for p, i in CELLS if p < 5)
        assert all(rank[p, i] <= rank[p, i + 1] for p, i in CELLS if i < 5)


def test_a_rare_catastrophe_need_not_be_green() -> None:
    """1x5 and 5x1 both score 5; with the rule only the catastrophe leaves the green band."""
    scheme = replace(SCHEMES["three"], top_impact_never_green=True)
    assert band_of(1, 5, SCHEMES["three"]).rag is Rag.GREEN
    assert band_of(1, 5, scheme).rag is Rag.AMBER
    assert band_of(5, 1, scheme).rag is Rag.GREEN
    assert band_of(5, 5, scheme).rag is Rag.RED
    single = Band("all", "green", Rag.GREEN, 1, 25)
    assert band_of(1, 5, Scheme("single", (single,), top_impact_never_green=True)) is single


def test_a_scheme_must_give_each_score_one_band() -> None:
    """A gap at 6 and an overlap at 10 to 12 are named score by score; bands out of order are too."""
    low, middle = Band("a", "green", Rag.GREEN, 1, 5), Band("b", "amber", Rag.AMBER, 8, 12)
    high = Band("c", "red", Rag.RED, 10, 25)
    with pytest.raises(FigureError) as refused:
        Scheme("own", (low, middle, high))
    assert [fault.message for fault in refused.value.faults] == [
        "In the scheme 'own' a score of 6 falls in no band.",
        "In the scheme 'own' a score of 10 falls in b and c.",
        "In the scheme 'own' a score of 12 falls in b and c.",
    ]
    with pytest.raises(FigureError, match="not in order"):
        Scheme("upside-down", SCHEMES["three"].bands[::-1])


def test_counts_and_sums_by_band() -> None:
    """Scores 4, 5, 12 and 25 in the common three bands: two low worth 9, one medium worth 12, one high worth 25."""
    counts = count_by_band([(2, 2), (5, 1), (3, 4), (5, 5)], SCHEMES["three"])
    assert [(each.band.label, each.count, each.score) for each in counts] == [
        ("low", 2, 9),
        ("medium", 1, 12),
        ("high", 1, 25),
    ]
    assert [each.count for each in count_by_band([], SCHEMES["four"])] == [0, 0, 0, 0]


def test_the_heat_map_places_every_risk_once() -> None:
    """Probability falls from the top row, impact grows to the right; two risks share a cell in the order given."""
    grid = heat_map([("R-10", 5, 1), ("R-2", 4, 5), ("R-1", 4, 5)], SCHEMES["pm2"])
    assert [[cell.score for cell in row] for row in grid] == [[p * i for i in LEVELS] for p in (5, 4, 3, 2, 1)]
    assert grid[0][0].ids == ("R-10",)
    assert grid[1][4].ids == ("R-2", "R-1")
    assert sum(len(cell.ids) for row in grid for cell in row) == 3
    assert grid[1][4].colour == "red"


def test_the_map_of_opportunities_is_mirrored() -> None:
    """Impact grows to the left, and a likely great opportunity is green where a threat would be red."""
    grid = heat_map([("O-1", 5, 5)], SCHEMES["three"], RiskKind.OPPORTUNITY)
    assert [cell.impact for cell in grid[0]] == [5, 4, 3, 2, 1]
    assert (grid[0][0].ids, grid[0][0].band.label, grid[0][0].colour) == (("O-1",), "high", "green")
    assert (grid[4][4].band.label, grid[4][4].colour) == ("low", "red")


def test_a_risk_off_the_grid_is_refused() -> None:
    """A risk that no cell could hold is an error, not a risk that vanishes from the map."""
    with pytest.raises(ValueError, match="1 to 5"):
        heat_map([("R-1", 0, 3)], SCHEMES["three"])

"""What PM2 suggests for a risk of a given size."""

from __future__ import annotations

import pytest

from pmdocs.figures.rag import Rag
from pmdocs.figures.risk_response import Suggestion, suggest_response
from pmdocs.figures.risk_scoring import LEVELS, SCHEMES, band

CELLS = [(probability, impact) for probability in LEVELS for impact in LEVELS]


@pytest.mark.parametrize(
    ("cells", "suggestion"),
    [
        ({(4, 5), (5, 5), (5, 4)}, Suggestion(("avoid", "reduce"), urgent=True)),
        ({(1, 5)}, Suggestion(("transfer", "share"))),
        ({(1, 1), (2, 1), (1, 2)}, Suggestion(("accept",))),
    ],
)
def test_the_corners_of_pm2s_table(cells: set[tuple[int, int]], suggestion: Suggestion) -> None:
    """Cells as (probability, impact): the top corner, the rare catastrophe, and the trifles; no other cell is alike."""
    assert {cell for cell in CELLS if suggest_response(*cell) == suggestion} == cells


def test_everything_else_is_to_be_reduced() -> None:
    """18 of the 25 cells."""
    assert [suggest_response(*cell) for cell in CELLS].count(Suggestion(("reduce",))) == 18


def test_pm2s_table_agrees_with_its_bands() -> None:
    """Accept is exactly the green zone, and what must be acted on at once exactly the red one."""
    for cell in CELLS:
        rag = band(*cell, SCHEMES["pm2"]).rag
        assert (suggest_response(*cell).strategies == ("accept",)) is (rag is Rag.GREEN)
        assert suggest_response(*cell).urgent is (rag is Rag.RED)

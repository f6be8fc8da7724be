"""Long registers: what only a question needs is not worked out for a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest

from pmdocs.figures import Figures
from pmdocs.figures.ledger import assembly, on_demand
from pmdocs.figures.model import Figure
from pmdocs.figures.risk_exposure import PM2_PROBABILITIES, _middle
from tests.building import figures


def test_the_ledger_waits_for_a_question(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents show the figures themselves; their ledger is put together once, when somebody asks."""
    made: Counter[str] = Counter()
    original = assembly.ledger

    def ledger(asked: Figures) -> Mapping[str, Figure]:
        made["ledger"] += 1
        return original(asked)

    monkeypatch.setattr(on_demand, "ledger", ledger)
    found = figures.__wrapped__("minimal")
    assert not made
    assert found.ledger["risk.recorded"].value == 0
    assert "cost.cpi" not in found.ledger
    assert len(list(found.ledger)) == len(found.ledger) > 10
    assert made == {"ledger": 1}


def test_the_middle_of_a_level_is_worked_out_once() -> None:
    """A thousand risks of probability 3: the middle of 10 % and 25 %, found in a table after the first."""
    _middle.cache_clear()
    assert {str(PM2_PROBABILITIES.midpoint(3)) for _ in range(1000)} == {"0.175"}
    assert _middle.cache_info().misses == 1

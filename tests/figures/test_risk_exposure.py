"""Risks in money: scales, expected values, cover, efficiency, movement."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pmdocs.figures.quantity import Undefined
from pmdocs.figures.risk_exposure import (
    NO_EXPOSURE,
    NO_RISKS,
    PM2_PROBABILITIES,
    Level,
    RiskMovement,
    Scale,
    average_age,
    contingency_cover,
    expected_value,
    risk_movement,
)
from pmdocs.figures.risk_scoring import LEVELS, RiskKind

NO_AMOUNT = Undefined("no amount")


def test_midpoints_stand_for_the_ranges_of_pm2() -> None:
    """Less than 5 % counts as 2.5 %, 25 to 50 % as 37.5 %, more than 50 % as 75 %."""
    scale = PM2_PROBABILITIES
    expected = [Decimal(text) for text in ("0.025", "0.075", "0.175", "0.375", "0.75")]
    assert [scale.midpoint(level) for level in LEVELS] == expected


SINGLE = Scale("own", tuple(Level(Decimal(n), Decimal(n)) for n in ("0.1", "0.3", "0.5", "0.7", "0.9")))


def test_single_values_stand_for_themselves() -> None:
    """A project's own scale has percentages instead of ranges."""
    assert [SINGLE.midpoint(level) for level in LEVELS] == [Decimal(n) for n in ("0.1", "0.3", "0.5", "0.7", "0.9")]


@pytest.mark.parametrize(
    ("share", "level"),
    [("0", 1), ("0.0499", 1), ("0.05", 2), ("0.10", 3), ("0.25", 4), ("0.50", 4), ("0.501", 5), ("1", 5)],
)
def test_a_percentage_finds_its_level(share: str, level: int) -> None:
    """On a limit the higher level, but "more than 50 %" begins above 50 %."""
    assert PM2_PROBABILITIES.level_of(Decimal(share)) == level


def test_a_percentage_below_the_scale_is_on_its_lowest_level() -> None:
    """A scale that begins at 10 %: 5 % is still level 1."""
    assert SINGLE.level_of(Decimal("0.05")) == 1


def test_a_scale_has_five_levels() -> None:
    """Anything else would leave a level without a meaning."""
    with pytest.raises(ValueError, match="4 levels instead of 5"):
        Scale("short", PM2_PROBABILITIES.levels[:4])


def test_a_threat_costs_and_an_opportunity_saves() -> None:
    """30 % of 20,000 is 6,000 to be expected, as a cost or as a saving."""
    assert expected_value(RiskKind.THREAT, Decimal("0.3"), Decimal(20_000)) == 6_000
    assert expected_value(RiskKind.OPPORTUNITY, Decimal("0.3"), Decimal(20_000)) == -6_000
    assert expected_value(RiskKind.THREAT, Decimal("0.3"), NO_AMOUNT) is NO_AMOUNT


def test_contingency_cover() -> None:
    """3,000 left against 4,000 to be expected covers three quarters; against nothing, or a gain, it is undefined."""
    assert contingency_cover(Decimal(3_000), Decimal(4_000)) == Decimal("0.75")
    assert contingency_cover(Decimal(1), Decimal("0.5")) == 2
    assert contingency_cover(Decimal(3_000), Decimal(0)) is NO_EXPOSURE
    assert contingency_cover(Decimal(3_000), Decimal(-500)) is NO_EXPOSURE


def test_the_average_age_of_open_risks() -> None:
    """Raised 10 and 20 days before the data date: 15 days; without risks undefined."""
    assert average_age([date(2026, 5, 1), date(2026, 4, 21)], date(2026, 5, 11)) == 15
    assert average_age([], date(2026, 5, 11)) is NO_RISKS


@pytest.mark.parametrize(
    ("before", "now", "movement"),
    [
        (None, 12, RiskMovement.NEW),
        (8, 12, RiskMovement.UP),
        (12, 8, RiskMovement.DOWN),
        (12, 12, RiskMovement.SAME),
        (12, None, RiskMovement.CLOSED),
    ],
)
def test_movement_since_the_last_report(before: int | None, now: int | None, movement: RiskMovement) -> None:
    """The score then and now, None where the risk was not open."""
    assert risk_movement(before, now) is movement


def test_a_risk_that_happened_is_not_merely_closed() -> None:
    """Materialised is told apart, even if the risk was raised and struck within one period."""
    assert risk_movement(12, None, materialised=True) is RiskMovement.MATERIALISED
    assert risk_movement(None, None, materialised=True) is RiskMovement.MATERIALISED

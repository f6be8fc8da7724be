"""Risks in money: scales, expected values, cover, efficiency, movement."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pmdocs.figures.quantity import Undefined
from pmdocs.figures.risk_exposure import (
    IMPACT_SCALES,
    NO_EXPOSURE,
    NO_RESPONSE_COST,
    NO_RISKS,
    PROBABILITY_SCALES,
    RiskMovement,
    Scale,
    average_age,
    contingency_cover,
    expected_value,
    exposure,
    response_efficiency,
    risk_movement,
)
from pmdocs.figures.risk_scoring import LEVELS, RiskKind

NO_AMOUNT = Undefined("no amount")


def test_midpoints_stand_for_the_ranges_of_pm2() -> None:
    """Less than 5 % counts as 2.5 %, 25 to 50 % as 37.5 %, more than 50 % as 75 %."""
    scale = PROBABILITY_SCALES["pm2"]
    expected = [Decimal(text) for text in ("0.025", "0.075", "0.175", "0.375", "0.75")]
    assert [scale.midpoint(level) for level in LEVELS] == expected


def test_single_values_stand_for_themselves() -> None:
    """PMI's scale has no ranges; an open-ended impact counts from its lower end."""
    assert PROBABILITY_SCALES["pmi"].midpoint(4) == Decimal("0.7")
    assert IMPACT_SCALES["pm2"].midpoint(5) == Decimal("0.10")
    assert IMPACT_SCALES["pmi"].midpoint(5) == Decimal("0.80")


@pytest.mark.parametrize(
    ("share", "level"),
    [("0", 1), ("0.0499", 1), ("0.05", 2), ("0.10", 3), ("0.25", 4), ("0.50", 4), ("0.501", 5), ("1", 5)],
)
def test_a_percentage_finds_its_level(share: str, level: int) -> None:
    """On a limit the higher level, but "more than 50 %" begins above 50 %."""
    assert PROBABILITY_SCALES["pm2"].level_of(Decimal(share)) == level


def test_a_percentage_below_the_scale_is_on_its_lowest_level() -> None:
    """PMI's scale begins at 10 %; 5 % is still level 1."""
    assert PROBABILITY_SCALES["pmi"].level_of(Decimal("0.05")) == 1


def test_a_scale_has_five_levels() -> None:
    """Anything else would leave a level without a meaning."""
    with pytest.raises(ValueError, match="4 levels instead of 5"):
        Scale("short", PROBABILITY_SCALES["pm2"].levels[:4])


def test_a_threat_costs_and_an_opportunity_saves() -> None:
    """30 % of 20,000 is 6,000 to be expected, as a cost or as a saving."""
    assert expected_value(RiskKind.THREAT, Decimal("0.3"), Decimal(20_000)) == 6_000
    assert expected_value(RiskKind.OPPORTUNITY, Decimal("0.3"), Decimal(20_000)) == -6_000
    assert expected_value(RiskKind.THREAT, Decimal("0.3"), NO_AMOUNT) is NO_AMOUNT


def test_exposure_sums_before_and_after_and_counts_the_unknown() -> None:
    """6,000 to 2,000, a saving of 1,000 kept, one risk without an amount: 5,000 before, 1,000 after, one missing."""
    result = exposure([(Decimal(6_000), Decimal(2_000)), (Decimal(-1_000), Decimal(-1_000)), (NO_AMOUNT, NO_AMOUNT)])
    assert (result.before.value, result.after.value) == (Decimal(5_000), Decimal(1_000))
    assert (result.before.counted, result.after.missing) == (2, 1)


def test_contingency_cover() -> None:
    """3,000 left against 4,000 to be expected covers three quarters; against nothing, or a gain, it is undefined."""
    assert contingency_cover(Decimal(3_000), Decimal(4_000)) == Decimal("0.75")
    assert contingency_cover(Decimal(1), Decimal("0.5")) == 2
    assert contingency_cover(Decimal(3_000), Decimal(0)) is NO_EXPOSURE
    assert contingency_cover(Decimal(3_000), Decimal(-500)) is NO_EXPOSURE


def test_a_response_worth_its_money() -> None:
    """A response of 1,000 that takes the expected value from 6,000 to 2,000 saves four times its cost."""
    assert response_efficiency(Decimal(6_000), Decimal(2_000), Decimal(1_000)) == 4
    assert response_efficiency(Decimal(6_000), Decimal(2_000), Decimal(0)) is NO_RESPONSE_COST


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

"""Movement from report to report, and forecasts against the outcome."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pmdocs.figures.calendar import DayBasis, WorkCalendar
from pmdocs.figures.outcome import NO_ESTIMATE, NO_REPORT_IN_TIME, cost_accuracy, finish_accuracy, overrun, split_gap
from pmdocs.figures.quantity import NO_ACTUAL_COST, NO_FORECAST, Undefined
from pmdocs.figures.rag import Rag
from pmdocs.figures.trend import Better, Trend, change, run_length, since, trend

GREEN, AMBER, RED = Rag.GREEN, Rag.AMBER, Rag.RED


@pytest.mark.parametrize(
    ("before", "now", "better", "expected"),
    [
        ("0.90", "0.95", Better.HIGHER, Trend.IMPROVING),
        ("0.95", "0.90", Better.HIGHER, Trend.WORSENING),
        ("5", "8", Better.LOWER, Trend.WORSENING),
        ("8", "5", Better.LOWER, Trend.IMPROVING),
        ("8", "8.00", Better.LOWER, Trend.STEADY),
    ],
)
def test_a_trend_says_what_is_good_for_the_project(before: str, now: str, better: Better, expected: Trend) -> None:
    """A rising CPI improves, a rising slip worsens."""
    assert trend(Decimal(before), Decimal(now), better) is expected


def test_small_movements_can_count_as_steady() -> None:
    """Within a dead band of 0.01, its edge included, nothing has moved."""
    assert trend(Decimal("0.95"), Decimal("0.94"), Better.HIGHER, Decimal("0.01")) is Trend.STEADY
    assert trend(Decimal("0.95"), Decimal("0.939"), Better.HIGHER, Decimal("0.01")) is Trend.WORSENING


def test_no_trend_from_an_unknown_figure() -> None:
    """The reason of the figure is the reason of the trend and of the change."""
    assert trend(NO_ACTUAL_COST, Decimal(1), Better.HIGHER) is NO_ACTUAL_COST
    assert change(Decimal(1), NO_ACTUAL_COST) is NO_ACTUAL_COST
    assert change(Decimal(5), Decimal(3)) == -2


def test_consecutive_ambers() -> None:
    """Green, amber, red, amber, amber: two in a row, three counting red; none once it is green."""
    history = [GREEN, AMBER, RED, AMBER, AMBER]
    assert run_length(history, lambda rag: rag is AMBER) == 2
    assert run_length(history, lambda rag: rag is not GREEN) == 4
    assert run_length([*history, GREEN], lambda rag: rag is AMBER) == 0
    assert run_length([], lambda rag: rag is AMBER) == 0


def test_since_when_it_is_red() -> None:
    """The first report of the unbroken run that lasts until now."""
    colours = (RED, AMBER, RED, RED, RED)
    history = [(date(2026, 5, day), rag) for day, rag in zip((1, 8, 15, 22, 29), colours, strict=True)]
    assert since(history, lambda rag: rag is RED) == date(2026, 5, 15)
    assert since(history[:2], lambda rag: rag is RED) is None


def test_overrun_is_a_share_of_the_estimate() -> None:
    """120 for 100 is 20 % more; of an estimate of 0 there is no share."""
    assert overrun(Decimal(120), Decimal(100)) == Decimal("0.2")
    assert overrun(Decimal(120), Decimal(0)) is NO_ESTIMATE


def test_cost_forecasts_at_a_quarter_half_and_three_quarters() -> None:
    """The first report at or past each stage counts; it came to 200, so 180 was 10 % too little."""
    reports = [(Decimal("0.2"), Decimal(100)), (Decimal("0.3"), Decimal(180)), (Decimal("0.5"), Decimal(220))]
    quarter, half, last = cost_accuracy([*reports, (Decimal(1), Decimal(200))], Decimal(200))
    assert (quarter.forecast, quarter.error) == (Decimal(180), Decimal("-0.1"))
    assert (half.forecast, half.error) == (Decimal(220), Decimal("0.1"))
    assert (last.forecast, last.error) == (NO_REPORT_IN_TIME, NO_REPORT_IN_TIME)


def test_finish_forecasts_in_days() -> None:
    """Foreseen for Tuesday 21 April, finished on Friday the 10th: 11 days too late, seven of them working days."""
    foreseen = date(2026, 4, 21)
    forecasts: list[tuple[Decimal, date | Undefined]] = [(Decimal("0.25"), foreseen), (Decimal("0.6"), NO_FORECAST)]
    quarter, half, last = finish_accuracy(forecasts, outcome=date(2026, 4, 10))
    assert quarter.days == 11
    assert finish_accuracy(forecasts, date(2026, 4, 10), WorkCalendar(DayBasis.WORKING))[0].days == 7
    assert half.days is NO_FORECAST
    assert last.forecast is NO_REPORT_IN_TIME


def test_the_gap_is_approved_changes_and_performance() -> None:
    """100 planned, +30 and -10 approved, 135 spent: of the gap of 35, 20 is approved and 15 performance."""
    gap = split_gap(Decimal(100), [Decimal(30), Decimal(-10)], Decimal(135))
    assert (gap.gap, gap.approved, gap.performance) == (Decimal(35), Decimal(20), Decimal(15))
    unknown = split_gap(Decimal(100), [Decimal(30)], NO_ACTUAL_COST)
    assert (unknown.approved, unknown.performance) == (Decimal(30), NO_ACTUAL_COST)

"""Plans and forecasts against the outcome."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pmdocs.figures.calendar import DayBasis, WorkCalendar
from pmdocs.figures.outcome import NO_ESTIMATE, NO_REPORT_IN_TIME, cost_accuracy, finish_accuracy, overrun, split_gap
from pmdocs.figures.quantity import NO_ACTUAL_COST, NO_FORECAST, Undefined


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

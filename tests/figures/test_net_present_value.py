"""What an option is worth: discounted flows, and the years to pay back."""

from __future__ import annotations

from decimal import Decimal

from pmdocs.figures.net_present_value import (
    NEVER_PAID_BACK,
    NO_FLOWS,
    NOTHING_TO_PAY_BACK,
    net_present_value,
    payback_years,
)
from tests.building import figures

D = Decimal


def test_each_flow_counts_at_the_end_of_its_year() -> None:
    """100 today, 110 and 121 after one and two years at 10 %: −100 + 100 + 100 = 100."""
    assert net_present_value(D(100), (D(110), D(121)), D("0.1")) == 100


def test_without_a_rate_it_is_the_sum() -> None:
    """−100 + 30 + 90 − 5 = 15."""
    assert net_present_value(D(100), (D(30), D(90), D(-5)), D(0)) == 15
    assert net_present_value(D(100), (), D("0.035")) is NO_FLOWS


def test_paid_back_within_a_year_in_a_straight_line() -> None:
    """100 less 40 in the first year leaves 60, which is half of the 120 of the second: 1.5 years."""
    assert payback_years(D(100), (D(40), D(120))) == D("1.5")


def test_paid_back_only_where_it_stays_so() -> None:
    """100 are back after year 1, lost again in year 2, and back for good in the middle of year 3."""
    assert payback_years(D(100), (D(100), D(-50), D(100))) == D("2.5")


def test_never_paid_back() -> None:
    """99 in three years do not make up for 100; what costs nothing has nothing to pay back."""
    assert payback_years(D(100), (D(33), D(33), D(33))) is NEVER_PAID_BACK
    assert payback_years(D(0), (D(5),)) is NOTHING_TO_PAY_BACK


def test_the_chosen_option_of_the_sample() -> None:
    """Orion: 2,400,000 less 740,000 and 850,000 leaves 810,000, nine tenths of the third year: 2.9 years."""
    worth = next(row for row in figures("orion").outlook.options if row.option.chosen)
    assert worth.payback.value == D("2.9")
    assert isinstance(worth.npv.value, Decimal)
    assert round(worth.npv.value) == round(
        sum(D(flow) / D("1.035") ** year for year, flow in enumerate((740_000, 850_000, *(900_000,) * 3), start=1))
        - 2_400_000
    )

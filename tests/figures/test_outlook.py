"""The outlook: what the reserve may have to pay, when the release comes, how long the money lasts, what is usual."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdocs.figures.burn_rate import Spent, burn_rate, looked_at, runway
from pmdocs.figures.control_limits import TOO_FEW_POINTS, ControlBand, Signal, control_band
from pmdocs.figures.quantity import BUDGET_EXHAUSTED, NO_BUDGET, Undefined
from pmdocs.figures.release_simulation import (
    NOTHING_DONE,
    TOO_FAR,
    TOO_FEW_PAST,
    Pace,
    ReleaseDates,
    periods_over,
    simulated_release,
)
from pmdocs.figures.reserve_confidence import Stake, cost_distribution
from tests.building import figures
from tests.figures import projects

D = Decimal
MIDWAY = dt.date(2026, 11, 20)
TWO = (Stake(D("0.5"), D(100)), Stake(D("0.2"), D(50)))
STAKES = st.builds(
    Stake,
    st.decimals(0, 1, places=2),
    st.decimals(-1000, 1000, places=1),
)


def test_two_risks_have_four_sums() -> None:
    """50 % of 100 and 20 % of 50: nothing 0.4, 50 alone 0.1, 100 alone 0.4, both 0.1."""
    found = cost_distribution(TWO)
    assert dict(zip(found.sums, found.chances, strict=True)) == {
        D(0): D("0.4"),
        D(50): D("0.1"),
        D(100): D("0.4"),
        D(150): D("0.1"),
    }
    assert found.mean == 60


@pytest.mark.parametrize(("share", "needed"), [("0.4", 0), ("0.5", 50), ("0.51", 100), ("0.8", 100), ("0.95", 150)])
def test_a_percentile_is_a_sum_that_can_occur(share: str, needed: int) -> None:
    """50 is enough in 50 of 100 cases, 100 in 90; one case more than 50 in 100 needs 100."""
    assert cost_distribution(TWO).percentile(D(share)) == needed


@pytest.mark.parametrize(("reserve", "chance"), [(-1, "0"), (0, "0.4"), (99, "0.5"), (100, "0.9"), (150, "1")])
def test_the_chance_that_a_reserve_suffices(reserve: int, chance: str) -> None:
    """A reserve of 99 pays for nothing or 50; one of 100 for all but both together."""
    assert cost_distribution(TWO).chance_within(D(reserve)) == D(chance)


@given(st.lists(STAKES, max_size=9))
def test_the_mean_is_the_exposure(stakes: list[Stake]) -> None:
    """However risks combine, their mean cost is the sum of chance × amount, and the chances add up to 1."""
    found = cost_distribution(stakes)
    assert abs(found.mean - sum((each.chance * each.amount for each in stakes), D(0))) < D("1e-25")
    assert abs(sum(found.chances, D(0)) - 1) < D("1e-30")


def test_hundreds_of_risks_are_counted_on_a_grid_with_the_same_mean() -> None:
    """300 risks of 1.01, 2.02 … 303.00 at 10 % each: about 4,560 on average, and half the cases lie near that."""
    found = cost_distribution(Stake(D("0.1"), D("1.01") * n + D("0.001") * (n % 7)) for n in range(1, 301))
    wanted = sum((D("0.1") * (D("1.01") * n + D("0.001") * (n % 7)) for n in range(1, 301)), D(0))
    assert not found.exact
    assert abs(found.mean - wanted) < D("1e-20")
    assert abs(found.percentile(D("0.5")) - wanted) < 100


def test_a_gain_lowers_what_is_needed() -> None:
    """A sure gain of 30 beside 50 % of 100: 30 less in every case."""
    found = cost_distribution((Stake(D("0.5"), D(100)), Stake(D(1), D(-30))))
    assert found.sums == (D(-30), D(70))


def test_the_reserve_of_the_sample_suffices_in_71_of_100() -> None:
    """Orion: 68,000 are left for 11 threats that cost 52,600 on average, a cover of 1.29."""
    found = figures("orion", MIDWAY)
    chance = found.outlook.reserve_chance.value
    assert isinstance(chance, Decimal)
    assert round(chance, 2) == D("0.71")
    assert (found.outlook.reserve_p50.value, found.outlook.reserve_p80.value) == (20_000, 100_000)


def test_gains_count_only_where_the_project_says_so() -> None:
    """Laboratory, day 50: R-1 has happened, R-2 is closed, R-4 has no amount; only the grant of 200 is priced."""
    found = projects.figures(projects.LAB, projects.DAY_50).outlook
    assert isinstance(found.reserve_p80.value, Undefined)
    text = projects.LAB.replace("risk: {", "risk: {gains_in_reserve: yes, ")
    set_against = projects.figures(text, projects.DAY_50).outlook
    assert (set_against.reserve_p80.value, set_against.reserve_chance.value) == (D(0), D(1))


START = dt.date(2026, 3, 1)
STEADY = Pace((D(10), D(10), D(10)), 14, START, START)


def test_a_steady_team_has_one_date() -> None:
    """10 points each fortnight, 25 remain: three sprints, in every future."""
    found = simulated_release(D(25), STEADY, "any")
    assert isinstance(found, ReleaseDates)
    assert {found.by(share) for share in (50, 80, 95)} == {START + dt.timedelta(days=42)}
    assert found.chance_by(START + dt.timedelta(days=41)) == 0
    assert found.chance_by(START + dt.timedelta(days=42)) == 1


def test_an_unsteady_team_has_chances() -> None:
    """0 or 20 points with even odds (0, 0, 20, 20), 20 remain: done after one sprint in about half of the futures."""
    found = simulated_release(D(20), replace(STEADY, completed=(D(0), D(0), D(20), D(20))), "any")
    assert isinstance(found, ReleaseDates)
    assert abs(found.chance_by(START + dt.timedelta(days=14)) - D("0.5")) < D("0.03")
    assert abs(found.chance_by(START + dt.timedelta(days=28)) - D("0.75")) < D("0.03")


def test_the_same_project_has_the_same_dates() -> None:
    """The draw depends on the seed alone."""
    pace = replace(STEADY, completed=(D(3), D(8), D(21)))
    simulated_release.cache_clear()
    first = simulated_release(D(100), pace, "ORION")
    simulated_release.cache_clear()
    assert simulated_release(D(100), pace, "ORION") == first


def test_two_sprints_are_no_ground_for_a_forecast() -> None:
    """Nor is a team that has done nothing, or one that would need 201 sprints."""
    assert simulated_release(D(5), replace(STEADY, completed=(D(9), D(9))), "") is TOO_FEW_PAST
    assert simulated_release(D(5), replace(STEADY, completed=(D(0),) * 3), "") is NOTHING_DONE
    assert simulated_release(D(2010), STEADY, "") is TOO_FAR


def test_no_date_lies_before_the_data_date() -> None:
    """One sprint more from 1 March ends on the 15th; on 20 March that is no forecast any more."""
    found = simulated_release(D(5), replace(STEADY, today=dt.date(2026, 3, 20)), "")
    assert isinstance(found, ReleaseDates)
    assert found.by(50) == dt.date(2026, 3, 20)


def test_sprints_that_were_not_reported_are_time_gone() -> None:
    """Two fortnights and three days after 1 March the next sprint starts on 29 March, not on 1 March."""
    assert periods_over(START, dt.date(2026, 4, 1), 14) == dt.date(2026, 3, 29)


def test_the_release_of_the_sample() -> None:
    """Orion's backlog is done; the agile sample has its dates in order, and none before its last report."""
    done = figures("orion", MIDWAY).outlook.release_p50
    assert done is not None
    assert isinstance(done.value, Undefined)
    outlook = figures("sprint").outlook
    days = [asked.value for asked in (outlook.release_p50, outlook.release_p80, outlook.release_p95) if asked]
    assert days == [dt.date(2026, 9, 25), dt.date(2026, 9, 25), dt.date(2026, 10, 9)]


MONTHLY = tuple(Spent(dt.date(2026, month, 1), D(amount)) for month, amount in ((2, 10), (3, 30), (4, 70), (5, 100)))


def test_the_rate_is_that_of_the_last_three_reports() -> None:
    """From 1 February to 1 May 90 were spent in 89 days: 30.78 in an average month of 30.4375."""
    points = looked_at(MONTHLY, dt.date(2026, 1, 1))
    assert (points[0].amount, points[1].amount) == (D(10), D(100))
    rate = burn_rate(points)
    assert isinstance(rate, Decimal)
    assert round(rate, 2) == D("30.78")


def test_the_first_report_counts_from_the_start() -> None:
    """10 by 1 February is 10 in 31 days: 9.82 a month."""
    rate = burn_rate(looked_at(MONTHLY[:1], dt.date(2026, 1, 1)))
    assert isinstance(rate, Decimal)
    assert round(rate, 2) == D("9.82")


def test_the_budget_lasts_as_long_as_the_rate_says() -> None:
    """90 more at 90 in 89 days: 89 days after 1 May, on 29 July; with nothing left it has ended already."""
    points = looked_at(MONTHLY, dt.date(2026, 1, 1))
    today = dt.date(2026, 5, 10)
    assert runway(points, D(190), today) == dt.date(2026, 7, 29)
    assert runway(points, D(101), today) == today
    assert runway(points, D(100), today) is BUDGET_EXHAUSTED
    assert runway(points, NO_BUDGET, today) is NO_BUDGET


SIX = tuple(map(D, (10, 12, 10, 12, 10, 12)))


def test_the_usual_range_is_the_mean_and_what_neighbours_differ_by() -> None:
    """10, 12, 10, 12 …: mean 11, each step 2, so 11 ± 2.66 × 2 = 5.68 to 16.32."""
    band = control_band(SIX)
    assert isinstance(band, ControlBand)
    assert (band.low, band.mean, band.high, band.signal) == (D("5.68"), D(11), D("16.32"), Signal.USUAL)
    assert control_band(SIX[:5]) is TOO_FEW_POINTS


@pytest.mark.parametrize(
    ("points", "signal"),
    [
        ((*(10,) * 12, 30), Signal.ABOVE),
        ((*(30,) * 12, 10), Signal.BELOW),
        ((*(8, 12) * 4, *(13, 14) * 4), Signal.RUN_ABOVE),
        ((*(12, 8) * 4, *(7, 6) * 4), Signal.RUN_BELOW),
        ((10, 14, 9, 13, 10, 14), Signal.USUAL),
    ],
)
def test_a_signal_is_a_value_outside_or_eight_on_one_side(points: tuple[int, ...], signal: Signal) -> None:
    """Twelve tens and a thirty: mean 11.5, mean step 1.7, upper limit 16. What stays higher is a run of eight."""
    band = control_band(tuple(map(D, points)))
    assert isinstance(band, ControlBand)
    assert band.signal is signal


def test_effort_in_percent() -> None:
    """Laboratory, day 50: 45 used of 100 + 15 approved is 39.1 %; 45 of 45 + 75 is 37.5 %."""
    found = projects.figures(projects.LAB, projects.DAY_50).outlook
    assert isinstance(found.effort_used.value, Decimal)
    assert round(found.effort_used.value, 3) == D("0.391")
    assert found.effort_complete.value == D("0.375")

"""Money of a whole project on two dates, worked out by hand: budget, earned value, forecasts, a change of the plan."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from pmdocs.figures.model import CostFigures, DeliverableStatus
from pmdocs.figures.quantity import BUDGET_EXHAUSTED, ESTIMATE_OVERTAKEN, NO_ACTUAL_COST, NO_PROGRESS, Undefined
from tests.figures.projects import DAY_40, DAY_50, LAB, amounts, figures

LATER = "  - {date: 2026-03-26, progress: {D-2: 58 %}}\n"
"""A further report of progress, for the plan is looked at on the day of the last one."""


def cost(day: dt.date, text: str = LAB) -> CostFigures:
    """The money of the small laboratory on a day."""
    found = figures(text, day).cost
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("bac", "10000"),  # 6,000 + 4,000
        ("budget_now", "10000"),
        ("pv", "4000"),  # 40 days of 100
        ("ev", "2800"),  # all of 2,000 and a tenth of 8,000
        ("ac", "3500"),
        ("cv", "-700"),
        ("sv", "-1200"),
        ("cv_percent", "-0.25"),  # of the earned value: -700 / 2,800
        ("sv_percent", "-0.3"),  # of the planned value: -1,200 / 4,000
        ("cpi", "0.8"),
        ("spi", "0.7"),
        ("csi", "0.56"),
        ("percent_complete", "0.28"),
        ("percent_planned", "0.4"),
        ("percent_spent", "0.35"),
        ("eac", "12500"),  # 10,000 / 0.8
        ("etc", "9000"),
        ("vac", "-2500"),
        ("tcpi_eac", "0.8"),  # equals CPI when EAC = BAC / CPI
        ("contingency_left", "1000"),
    ],
)
def test_after_forty_days(name: str, value: str) -> None:
    """28 % earned for 35 % of the money, when 40 % was planned."""
    assert getattr(cost(DAY_40), name).value == Decimal(value)


def test_the_work_left_must_be_done_better_than_planned() -> None:
    """TCPI(BAC) = (10,000 - 2,800) / (10,000 - 3,500) = 7,200 / 6,500, rounded once, at the last digit."""
    assert cost(DAY_40).tcpi_bac.value == Decimal("1.107692307692307692307692307692308")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("cpi", Decimal(12500)),
        ("budget", Decimal(10700)),  # 3,500 + 7,200
        ("spi", Decimal("13785.71428571428571428571428571429")),  # 3,500 + 7,200 / 0.7
        ("cpi_spi", Decimal("16357.14285714285714285714285714286")),  # 3,500 + 7,200 / 0.56
        ("sci_t", Decimal("16357.14285714285714285714285714286")),  # SPI(t) is 0.7 as well: the plan is a straight line
        ("weighted", Decimal("12730.76923076923076923076923076923")),  # 3,500 + 7,200 / (0.64 + 0.14)
    ],
)
def test_every_estimate_has_its_own_formula(key: str, value: Decimal) -> None:
    """One project, six answers; the reported one is the first."""
    by_key = {asked.key.removeprefix("cost.eac."): asked.value for asked in cost(DAY_40).eac_by_formula}
    assert by_key[key] == value


def test_the_cone_reaches_from_the_lowest_to_the_highest_estimate() -> None:
    """10,700 if the overrun stays a one-off, 16,357 if delay costs money too; undefined variants do not count."""
    found = cost(DAY_40)
    assert found.eac_low.value == 10700
    assert found.eac_high.value == Decimal("16357.14285714285714285714285714286")


def test_an_approved_change_raises_the_budget_and_stretches_what_lies_ahead() -> None:
    """CH-1, decided on day 50, adds 1,600 and 20 days.

    5,000 was planned by day 50 and stays. The other 5,000 become 6,600, spread over 70 days instead of 50: on day 85,
    half way, 5,000 + 3,300 is planned; on day 120 all 11,600.
    """
    planned = {point.date: point.pv for point in figures(LAB, DAY_50).curve}
    assert planned[DAY_40] == 4000
    assert planned[DAY_50] == 5000
    assert planned[dt.date(2026, 4, 30)] == 11600
    assert cost(dt.date(2026, 3, 26), LAB + LATER).pv.value == 8300
    assert (cost(DAY_50).bac.value, cost(DAY_50).budget_now.value) == (10000, 11600)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ev", "4400"),  # 2,000 and 30 % of 8,000
        ("cpi", "0.8"),
        ("spi", "0.88"),  # 4,400 / 5,000
        ("eac", "14500"),  # 11,600 / 0.8
        ("vac", "-2900"),
        ("contingency_left", "600"),
    ],
)
def test_after_fifty_days(name: str, value: str) -> None:
    """Measured against the approved budget of 11,600, as cheap as before and less late."""
    assert getattr(cost(DAY_50), name).value == Decimal(value)


def test_every_point_of_the_curve_ahead_is_stretched() -> None:
    """The 7,500 of day 75 are 2,500 above what was fixed, half way: they become 3,300, on day 85."""
    bent = LAB.replace("planned: {2026-04-10: 10000}", "planned: {2026-03-16: 7500, 2026-04-10: 10000}")
    planned = {point.date: point.pv for point in figures(bent, DAY_50).curve}
    assert planned[dt.date(2026, 3, 26)] == 8300
    assert cost(dt.date(2026, 3, 26), bent + LATER).pv.value == 8300


def test_the_report_before_the_change_stays_as_it_was() -> None:
    """Built again after the decision, the report of day 40 still measures against 10,000 and day 100."""
    before = figures(LAB, DAY_50).reports[0]
    assert (before.pv, before.eac, before.budget) == amounts(4000, 12500, 10000)
    assert before.forecast_finish == dt.date(2026, 4, 10)


def test_a_change_that_saves_shrinks_what_lies_ahead() -> None:
    """With 1,000 less and the same finish, the 5,000 after day 50 become 4,000: 7,000 on day 75."""
    saving = LAB.replace(
        "effect: {cost: 1600, days: 20, effort: 15, milestones: {M-4: 2026-04-30}}", "effect: {cost: -1000}"
    )
    assert cost(DAY_50, saving).pv.value == 5000
    assert cost(dt.date(2026, 3, 16), saving + LATER.replace("03-26", "03-16")).pv.value == 7000
    assert cost(DAY_50, saving).budget_now.value == 9000


def test_a_decision_of_tomorrow_changes_nothing_today() -> None:
    """A change that the plan itself calls approved counts from its day on: on day 49 the budget is still 10,000."""
    known = LAB.replace(
        "settings:",
        "changes: [{id: CH-9, title: Lift, status: approved, decided: 2026-02-19, effect: {cost: 500}}]\nsettings:",
    )
    assert cost(DAY_50 - dt.timedelta(days=1), known).budget_now.value == 10000
    assert cost(DAY_50, known).budget_now.value == 12100


def test_recent_efficiency_looks_at_the_last_periods_only() -> None:
    """With two periods asked for: 4,400 earned for 5,500 since the start, nothing before the first."""
    two = LAB.replace("settings:", "settings:\n  earned_value: {periods: 2, eac: cpi_n}")
    assert cost(DAY_50, two).recent_cpi.value == Decimal("0.8")
    one = LAB.replace("settings:", "settings:\n  earned_value: {periods: 1, eac: cpi_n}")
    assert cost(DAY_50, one).recent_cpi.value == Decimal("0.8")  # (4,400 - 2,800) / (5,500 - 3,500)
    assert cost(DAY_50, one).eac.value == 14500  # 5,500 + 7,200 / 0.8


def test_nothing_is_known_before_the_first_report() -> None:
    """On the first day nothing was earned or spent: dashes with their reasons, never 0."""
    found = cost(dt.date(2026, 1, 1))
    assert found.ev.value == NO_PROGRESS
    assert found.ac.value == NO_ACTUAL_COST
    assert isinstance(found.cpi.value, Undefined)
    assert not found.has_earned_value


def test_a_budget_spent_with_work_left_has_no_index() -> None:
    """12,000 spent of 11,600: nothing the team does can still meet the budget, and no negative index says so."""
    spent = LAB.replace("cost: {actual: 5500, reserve_used: 400}", "cost: {actual: 12000}")
    assert cost(DAY_50, spent).tcpi_bac.value == BUDGET_EXHAUSTED


def test_earned_value_may_be_stated_instead() -> None:
    """A value stated in an update goes before the sum of the deliverables."""
    stated = LAB.replace("cost: {actual: 5500, reserve_used: 400}", "cost: {actual: 5500, earned: 4000}")
    assert cost(DAY_50, stated).ev.value == 4000


ANEW = LAB.replace(
    "cost: {actual: 3500}", "cost: {actual: 3500, estimate_to_complete: 8000, estimated_by: ben}"
).replace("settings:", "settings:\n  earned_value: {eac: bottom_up}")


def test_an_estimate_of_then_is_not_added_to_the_money_of_now() -> None:
    """On day 40, 8,000 were still to be spent after 3,500: 11,500 in all, and so it is on day 50 with 5,500 spent."""
    first, second = cost(DAY_40, ANEW), cost(DAY_50, ANEW)
    assert (first.eac.value, first.etc.value) == (11500, 8000)
    assert (second.eac.value, second.etc.value) == (11500, 6000)
    assert [each.value for each in second.eac.inputs] == [3500, 8000, "re-estimated by Ben Example on 2026-02-09"]


def test_an_estimate_of_an_earlier_day_stands_on_the_money_of_that_day() -> None:
    """Told on day 50, made on day 40: 7,000 were still to be spent after 3,500, so 10,500 in all, not 12,500."""
    late = LAB.replace(
        "cost: {actual: 5500, reserve_used: 400}",
        "cost: {actual: 5500, estimate_to_complete: 7000, estimated_by: ben, estimated_on: 2026-02-09}",
    ).replace("settings:", "settings:\n  earned_value: {eac: bottom_up}")
    assert cost(DAY_50, late).eac.value == 10500


def test_an_estimate_that_was_overtaken_is_none() -> None:
    """12,000 spent where 11,500 were foreseen: a new estimate is needed, and no negative sum is left to spend."""
    spent = cost(DAY_50, ANEW.replace("cost: {actual: 5500, reserve_used: 400}", "cost: {actual: 12000}"))
    assert (spent.eac.value, spent.etc.value) == (ESTIMATE_OVERTAKEN, ESTIMATE_OVERTAKEN)


def test_what_was_earned_on_work_taken_out_stays_earned() -> None:
    """D-1 had earned its 2,000 when it was taken out; with 30 % of the 8,000 of D-2 that makes 4,400."""
    removed = LAB.replace("effect: {cost: 1600, days: 20, effort: 15,", "effect: {cost: -2000, removes: D-1,")
    assert cost(DAY_50, removed).ev.value == 4400


METHODS = """
project: {code: ALL, title: Every way to earn, start: 2026-01-01, finish: 2026-04-10}
milestones:
  - {id: M-1, name: Walls, date: 2026-01-31}
  - {id: M-2, name: Roof, date: 2026-04-10}
"""
"""A hundred days from 1 January to 10 April; day 30 is 30 January, day 40 is 9 February."""
BY_MILESTONES = """
deliverables:
  - {id: D-1, name: House, cost: 1000, due: 2026-04-10, method: milestones,
     weights: [{milestone: M-1, weight: 40 %}, {milestone: M-2, weight: 60 %}]}
"""
BY_TIME = """
work: [{id: W-1, name: Care, start: 2026-01-01, finish: 2026-04-10, cost: 1000, method: level of effort}]
"""
FIRST = "updates: [{date: 2026-01-30, cost: {actual: 300}}]"


def test_a_milestone_that_is_reached_earns_its_weight_without_further_progress() -> None:
    """40 % of 1,000 for the walls, though the update says nothing under 'progress'; the house is in work at 40 %."""
    reached = "updates: [{date: 2026-01-30, cost: {actual: 500}, milestones: {M-1: {actual: 2026-01-29}}}]"
    found = figures(METHODS + BY_MILESTONES + reached, dt.date(2026, 1, 30))
    assert found.cost is not None
    assert (found.cost.ev.value, found.cost.cpi.value) == (400, Decimal("0.8"))
    (house,) = found.deliverables
    assert house.status is DeliverableStatus.IN_WORK
    assert (house.complete, house.earned) == amounts("0.4", 400)


def test_where_milestones_tell_all_none_reached_is_nothing_earned() -> None:
    """A first report that reaches none: 0, for that is known; the plan alone knows nothing."""
    assert cost(dt.date(2026, 1, 30), METHODS + BY_MILESTONES + FIRST).ev.value == 0
    assert cost(dt.date(2026, 1, 29), METHODS + BY_MILESTONES + FIRST).ev.value == NO_PROGRESS


def test_care_earns_with_time_once_there_are_reports() -> None:
    """Thirty of a hundred days over: 300 of 1,000."""
    assert cost(dt.date(2026, 1, 30), METHODS + BY_TIME + FIRST).ev.value == 300


def test_care_does_not_speak_for_work_nobody_has_reported_on() -> None:
    """With a second piece of work that needs a percentage and has none, what is earned in all is not known."""
    other = BY_TIME.replace("]", "}, {id: W-2, name: Roof, start: 2026-01-01, finish: 2026-04-10, cost: 1000}]")
    text = METHODS + other.replace("effort}}", "effort}") + FIRST
    assert cost(dt.date(2026, 1, 30), text).ev.value == NO_PROGRESS


def test_units_say_how_much_is_done() -> None:
    """4 of 10 units are 40 % and earn 400 of 1,000; handed over at 9 of 10, all is done and all is earned."""
    units = "deliverables: [{id: D-1, name: Pumps, cost: 1000, due: 2026-04-10, method: units, units: 10}]\n"
    some = "updates: [{date: 2026-01-30, progress: {D-1: 4 units}}]"
    (row,) = figures(METHODS + units + some, dt.date(2026, 1, 30)).deliverables
    assert (row.complete, row.earned) == amounts("0.4", 400)
    over = "updates: [{date: 2026-01-30, progress: {D-1: {units: 9, delivered: 2026-01-30}}}]"
    (row,) = figures(METHODS + units + over, dt.date(2026, 1, 30)).deliverables
    assert (row.complete, row.earned) == amounts(1, 1000)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("cpi_weight: 0, spi_weight: 1", "AC + (BAC − EV) / (0 CPI + 1 SPI)"),
        ("cpi_weight: 0.7", "AC + (BAC − EV) / (0.7 CPI + 0.3 SPI)"),
        ("spi_weight: 0.4", "AC + (BAC − EV) / (0.6 CPI + 0.4 SPI)"),
    ],
)
def test_the_weights_of_an_estimate_may_be_set_even_to_nought(written: str, text: str) -> None:
    """A weight of 0 is a weight; where one is written, the other makes up the 1."""
    own = LAB.replace("settings:", f"settings:\n  earned_value: {{eac: weighted, {written}}}")
    assert cost(DAY_40, own).eac_text == text
    if written.startswith("cpi_weight: 0,"):
        assert cost(DAY_40, own).eac.value == Decimal("13785.71428571428571428571428571429")  # 3,500 + 7,200 / 0.7


def test_effort_that_nobody_has_reported_makes_no_forecast() -> None:
    """80 to go and nothing said about what was used: the sum is unknown, not 80."""
    silent = LAB.replace("effort: {actual: 30, remaining: 80}", "effort: {remaining: 80}")
    effort = figures(silent, DAY_40).effort
    assert effort.remaining.value == 80
    assert isinstance(effort.forecast.value, Undefined)
    assert isinstance(effort.variance.value, Undefined)


def test_effort_is_counted_beside_the_money() -> None:
    """100 person-days planned, 15 more approved; 45 used and 75 to go make 120, five over."""
    effort = figures(LAB, DAY_50).effort
    assert [each.value for each in (effort.planned, effort.approved, effort.forecast, effort.variance)] == [
        100,
        115,
        120,
        5,
    ]


def test_planned_effort_may_stand_with_the_work_packages() -> None:
    """12 and 8 person-days of two packages are 20, where neither budget nor deliverables say any."""
    work = """
work:
  - {id: W-1, name: Walls, start: 2026-01-01, finish: 2026-02-28, cost: 500, effort: 12}
  - {id: W-2, name: Roof, start: 2026-03-01, finish: 2026-04-10, cost: 500, effort: 8}
"""
    assert figures(METHODS + work, dt.date(2026, 1, 1)).effort.planned.value == 20

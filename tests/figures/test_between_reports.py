"""Work and money told on days of their own, days between reports, first weeks: what a figure may say."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from pmdocs.figures import Figures
from pmdocs.figures.model import CostFigures
from pmdocs.figures.quantity import NO_PLANNED_VALUE, NOT_OF_ONE_DAY, TOO_EARLY, Undefined
from pmdocs.figures.rag import Rag
from pmdocs.figures.rag_rules import DEFAULT_THRESHOLDS, rate_early_cost
from pmdocs.project.updates import Dimension
from tests.figures.projects import amounts, figures

DAY_5, DAY_40, DAY_50 = dt.date(2026, 1, 5), dt.date(2026, 2, 9), dt.date(2026, 2, 19)
DAY_61 = dt.date(2026, 3, 2)
PLAN = """
project: {code: LINE, title: A straight line, start: 2026-01-01, finish: 2026-04-10, manager: ana}
people: {ana: {name: Ana Example}}
deliverables: [{id: D-1, name: Everything, cost: 100000, start: 2026-01-01, due: 2026-04-10, priority: must}]
milestones: [{id: M-1, name: The end, date: 2026-04-10, critical: yes}]
updates:
"""
"""A hundred days of 1,000 a day: day 40 is 9 February, day 50 is 19 February, day 61 is 2 March."""


def told(*updates: str, day: dt.date = DAY_50, plan: str = PLAN) -> Figures:
    """The figures on a day after these updates."""
    return figures(plan + "".join(f"  - {{{update}}}\n" for update in updates), day)


def cost(found: Figures) -> CostFigures:
    """The money of a project that has some."""
    assert found.cost is not None
    return found.cost


def colour(found: Figures, dimension: Dimension = Dimension.COST) -> Rag:
    """The colour shown."""
    return found.ratings[dimension].rating.rag


BOTH = "date: 2026-02-09, progress: {D-1: 36 %}, cost: {actual: 40000}"
WORK = "date: 2026-02-19, progress: {D-1: 50 %}"


def test_what_is_still_to_do_is_compared_on_the_day_both_were_told() -> None:
    """On day 40 there are 64,000 of work left for 60,000; that the work has gone on since makes no money cheaper."""
    money = cost(told(BOTH, WORK))
    left = Decimal(64000) / Decimal(60000)
    assert money.as_of == DAY_40
    assert money.cpi.value == Decimal("0.9")
    assert isinstance(money.tcpi_bac.value, Decimal)
    assert round(money.tcpi_bac.value, 9) == round(left, 9)  # not (100,000 − 50,000) / 60,000 = 0.83
    assert isinstance(money.tcpi_eac.value, Decimal)
    assert round(money.tcpi_eac.value, 9) == Decimal("0.9")  # equals CPI, for EAC = BAC / CPI
    assert money.csi.value == Decimal("0.81")  # CPI 36/40 and SPI 36/40, not SPI 50/50


def test_once_all_is_earned_nothing_is_left_to_do_whatever_day_cost_was_told() -> None:
    """All done on day 50, cost told on day 40: no index asks for more."""
    money = cost(told(BOTH, "date: 2026-02-19, progress: {D-1: {percent: 100 %, delivered: 2026-02-19}}"))
    assert money.tcpi_bac.value == Undefined("n/a: work complete")


def test_work_and_cost_never_told_for_one_day_are_not_compared() -> None:
    """Cost of day 40 against work of day 50 would be a CPI of 50,000 / 40,000; there is none, and the page says why."""
    found = told("date: 2026-02-09, cost: {actual: 40000}", WORK)
    money = cost(found)
    assert (money.cpi.value, money.eac.value, money.tcpi_bac.value) == (NOT_OF_ONE_DAY,) * 3
    assert money.percent_complete.value == Decimal("0.5")
    assert money.pv_then.value == Decimal(40000)
    assert colour(found) is Rag.GREEN  # 40,000 is spent, 40,000 was planned by that day


def test_without_a_common_day_cost_is_rated_on_spent_against_planned() -> None:
    """55,000 is spent by day 40, where 40,000 was planned; the 50,000 planned by day 50 do not count."""
    found = told("date: 2026-02-09, cost: {actual: 55000}", WORK)
    assert colour(found) is Rag.AMBER
    (why,) = found.ratings[Dimension.COST].rating.reasons
    assert str(why) == "55,000 is spent, where 40,000 was planned to date"


def test_a_cpi_of_long_ago_colours_nothing() -> None:
    """Cost is told each week, work three weeks ago: what compares the two is 21 days old, and 14 are allowed."""
    found = told(BOTH, "date: 2026-02-19, cost: {actual: 52000}", "date: 2026-03-02, cost: {actual: 70000}", day=DAY_61)
    assert colour(found) is Rag.GREY
    assert str(found.ratings[Dimension.COST].rating.reasons[0]).startswith("the data is 21 days old")


def test_the_managers_own_estimate_needs_no_progress() -> None:
    """The same silence about the work, but the manager says each time what is still to come: that is fresh."""
    estimate = "date: 2026-03-02, cost: {actual: 61000, estimate_to_complete: 39000, estimated_by: ana}"
    found = told(BOTH.replace("36 %", "40 %"), estimate, day=DAY_61)
    assert (colour(found), cost(found).eac.value) == (Rag.GREEN, Decimal(100000))


RED = "date: 2026-02-09, progress: {D-1: 20 %}, cost: {actual: 40000}"


def test_a_project_of_which_nothing_is_rated_is_not_red() -> None:
    """Red on day 40; 20 days later nobody has reported: grey everywhere, and the last known colour is to be read."""
    now = told(RED, day=DAY_40 + dt.timedelta(days=20)).ratings[Dimension.OVERALL].rating
    assert (now.rag, now.computed) == (Rag.GREY, Rag.RED)
    assert "cost: not rated, last known red" in map(str, now.reasons)


def test_what_is_overdue_since_still_counts_as_late() -> None:
    """The same silence, but the end has passed unreached since: that needs no report, so the project is red."""
    found = told(RED, day=dt.date(2026, 4, 20))
    assert colour(found, Dimension.SCHEDULE) is Rag.RED
    assert colour(found) is Rag.GREY
    assert colour(found, Dimension.OVERALL) is Rag.RED


def test_nothing_is_forecast_from_a_few_days() -> None:
    """4 % done after five days: no finish, no duration, and no range of costs from an estimate without a name."""
    plan = "date: 2026-01-05, progress: {D-1: 4 %}, cost: {actual: 5000, estimate_to_complete: 0}"
    found = told(plan, day=DAY_5)
    schedule, money = found.schedule, cost(found)
    said = {one.value for one in (schedule.ieac_t, schedule.es_finish, money.eac_low, money.eac_high, money.eac)}
    assert said == {TOO_EARLY}
    assert {one.value for one in found.ledger.values() if one.key.startswith("schedule.ieac_t.")} == {TOO_EARLY}


def test_an_estimate_with_a_name_counts_from_the_first_day() -> None:
    """5,000 spent and 97,000 to come, says Ana."""
    plan = (
        "date: 2026-01-05, progress: {D-1: 4 %}, cost: {actual: 5000, estimate_to_complete: 97000, estimated_by: ana}"
    )
    money = cost(told(plan, day=DAY_5))
    assert (money.eac.value, money.eac_low.value, money.eac_high.value) == amounts(102000, 102000, 102000)


@pytest.mark.parametrize(("spent", "rag"), [("90000", Rag.GREY), ("104000", Rag.AMBER), ("120000", Rag.RED)])
def test_without_a_plan_over_time_only_the_whole_budget_can_be_exceeded(spent: str, rag: Rag) -> None:
    """A budget of 100,000 with a tolerance of 5,000, half of which is green; less than all of it says nothing."""
    rating = rate_early_cost(
        ac=Decimal(spent),
        pv=NO_PLANNED_VALUE,
        budget=Decimal(100000),
        tolerance=Decimal(5000),
        thresholds=DEFAULT_THRESHOLDS,
    )
    assert rating.rag is rag


def test_the_curve_has_points_where_something_was_told() -> None:
    """Work on days 40 and 50, cost on day 40, and on 2 March, of which nothing is told, neither."""
    points = {point.date: (point.ev, point.ac) for point in told(BOTH, WORK, day=DAY_61).curve}
    assert points[DAY_40] == amounts(36000, 40000)
    assert points[DAY_50] == (Decimal(50000), None)
    assert points[DAY_61] == (None, None)


def test_the_planned_value_between_two_reports_is_explained_on_its_day() -> None:
    """Looked at on 2 March, the planned value is that of day 50, and so is the work it is the sum of."""
    planned = cost(told(BOTH, WORK, day=DAY_61)).pv
    assert planned.value == Decimal(50000)
    assert [one.value for one in planned.inputs] == [Decimal(50000)]
    assert planned.formula == "planned value on the day of the last report of progress"


def test_a_check_that_lies_ahead_has_not_been_made() -> None:
    """Due on 1 February and done on 1 March, as the definition knows already: on 19 February it is in doubt."""
    checks = "quality: [{id: QA-1, activity: Audit, due: 2026-02-01, done: 2026-03-01, defects: 0}]\nupdates:\n"
    (check,) = told(WORK, plan=PLAN.replace("updates:\n", checks)).state.quality
    assert (check.done, check.defects) == (None, None)
    assert colour(told(WORK, plan=PLAN.replace("updates:\n", checks)), Dimension.QUALITY) is Rag.AMBER

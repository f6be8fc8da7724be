"""Time of a whole project on two dates, worked out by hand: milestones, slips, earned schedule, the finish."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from pmdocs.figures.model import MilestoneFigures, MilestoneStatus
from pmdocs.figures.quantity import Undefined
from pmdocs.figures.rag import Rag
from pmdocs.project.updates import Dimension
from tests.figures.projects import DAY_40, DAY_50, LAB, figures


def milestone(key: str, day: dt.date, text: str = LAB) -> MilestoneFigures:
    """One milestone of the small laboratory on a day."""
    return next(row for row in figures(text, day).schedule.milestones if row.milestone.id == key)


@pytest.mark.parametrize(
    ("key", "status", "rag", "slip"),
    [
        ("M-1", MilestoneStatus.REACHED, Rag.BLUE, 2),  # 2 February instead of 31 January
        ("M-2", MilestoneStatus.MISSED, Rag.RED, 9),  # due on 10 February, and nobody has said a word
        ("M-3", MilestoneStatus.LATE, Rag.AMBER, 10),  # 11 March instead of the 1st: all of the tolerance, not more
        ("M-4", MilestoneStatus.ON_TRACK, Rag.GREEN, 0),  # 30 April, as CH-1 has set it
    ],
)
def test_milestones_after_fifty_days(key: str, status: MilestoneStatus, rag: Rag, slip: int) -> None:
    """Reached, missed, late, on track: each against the last approved date."""
    row = milestone(key, DAY_50)
    assert (row.status, row.rag, row.slip) == (status, rag, slip)


def test_a_slip_beyond_the_tolerance_is_red() -> None:
    """Eleven days where ten are allowed."""
    later = LAB.replace("M-3: {forecast: 2026-03-11", "M-3: {forecast: 2026-03-12")
    assert milestone("M-3", DAY_50, later).rag is Rag.RED


def test_a_milestone_is_not_missed_on_its_day() -> None:
    """On 10 February the permit may still come; on the 11th it is missed."""
    assert milestone("M-2", dt.date(2026, 2, 10)).status is MilestoneStatus.ON_TRACK
    assert milestone("M-2", dt.date(2026, 2, 11)).status is MilestoneStatus.MISSED


def test_an_approved_change_moves_the_baseline_and_the_total_slip_remembers_it() -> None:
    """The opening is on time against 30 April, 20 days late against the date first agreed."""
    row = milestone("M-4", DAY_50)
    assert (row.baseline, row.approved) == (dt.date(2026, 4, 10), dt.date(2026, 4, 30))
    assert (row.slip, row.total_slip, row.period_slip) == (0, 20, 20)


def test_slip_since_the_last_report() -> None:
    """The roof moved before the first report and not since; in a first report there is nothing to compare with."""
    assert milestone("M-3", DAY_40).period_slip is None
    assert milestone("M-3", DAY_50).period_slip == 0
    assert milestone("M-3", DAY_50).previous == dt.date(2026, 3, 11)


def test_every_new_date_counts_as_a_reforecast() -> None:
    """The roof has moved once; what is reached on another day than expected has moved too."""
    assert [milestone(key, DAY_50).reforecasts for key in ("M-1", "M-2", "M-3")] == [1, 0, 1]


def test_reached_shows_as_news_only_once() -> None:
    """The plans were agreed in the first period."""
    assert milestone("M-1", DAY_40).reached_now
    assert not milestone("M-1", DAY_50).reached_now


def test_the_hit_rate_counts_what_was_due() -> None:
    """Two were due, one came two days late, one not at all; on the day itself a milestone reached counts as on time."""
    late = figures(LAB, DAY_50).schedule
    assert (late.on_time, late.due, late.hit_rate.value) == (0, 2, 0)
    punctual = LAB.replace("M-1: {actual: 2026-02-02}", "M-1: {actual: 2026-01-31}")
    assert figures(punctual, DAY_50).schedule.hit_rate.value == Decimal("0.5")


def test_earned_schedule_after_forty_days() -> None:
    """2,800 was planned for day 28: twelve days behind; at this pace the hundred days take 100 / 0.7."""
    found = figures(LAB, DAY_40).schedule
    assert (found.es.value, found.at.value, found.sv_t.value) == (28, 40, -12)
    assert found.spi_t.value == Decimal("0.7")
    assert found.ieac_t.value == Decimal("142.8571428571428571428571428571429")
    assert found.tspi.value == Decimal("1.2")  # 72 days of plan in 60 days
    assert found.es_finish.value == dt.date(2026, 5, 23)  # the 143rd day


def test_earned_schedule_after_the_change() -> None:
    """4,400 was planned for day 44, before the curve was stretched; the plan is 120 days long now."""
    found = figures(LAB, DAY_50).schedule
    assert (found.planned_duration.value, found.es.value, found.sv_t.value) == (120, 44, -6)
    assert found.spi_t.value == Decimal("0.88")


def test_the_finish_follows_the_last_milestone() -> None:
    """First agreed for 10 April, approved for the 30th; three days more once the opening is expected on 3 May."""
    found = figures(LAB, DAY_50).schedule
    assert found.baseline_finish.value == dt.date(2026, 4, 10)
    assert found.approved_finish.value == found.forecast_finish.value == dt.date(2026, 4, 30)
    assert (found.slip.value, found.period_slip.value) == (0, 20)
    later = LAB.replace(
        "    progress:\n      D-2: 30 %",
        "    milestones: {M-4: {forecast: 2026-05-03}}\n    progress:\n      D-2: 30 %",
    )
    moved = figures(later, DAY_50).schedule
    assert (moved.forecast_finish.value, moved.slip.value) == (dt.date(2026, 5, 3), 3)


def test_the_first_report_compares_with_nothing() -> None:
    """A dash with the words "first report", not a slip of 0."""
    assert figures(LAB, DAY_40).schedule.period_slip.value == Undefined("first report")


def test_working_days_leave_out_weekends() -> None:
    """From Sunday 1 March to Wednesday 11 March there are eight working days instead of ten days."""
    working = LAB.replace("settings:", "settings:\n  schedule: {basis: working}")
    assert milestone("M-3", DAY_50, working).slip == 8


BARE = """
project: {code: BARE, title: Without milestones, start: 2026-01-01, finish: 2026-04-10}
updates: [{date: 2026-02-09, summary: All quiet}]
"""
DELIVERABLES = """
deliverables:
  - {id: D-1, name: Plans, due: 2026-01-31}
  - {id: D-2, name: House, due: 2026-04-10, forecast: 2026-04-30}
"""


def test_without_any_date_the_schedule_is_not_known_to_be_on_time() -> None:
    """Neither milestones nor deliverables nor earned value: grey and why, not green because nothing was said."""
    rating = figures(BARE, DAY_40).ratings[Dimension.SCHEDULE].rating
    assert rating.rag is Rag.GREY
    assert [str(each) for each in rating.reasons] == ["nothing to judge by: no planned value given"]


def test_without_milestones_the_project_ends_with_its_last_deliverable() -> None:
    """The house is expected on 30 April, twenty days after the finish; no tolerance is set, so that is amber."""
    found = figures(BARE + DELIVERABLES, DAY_40)
    assert found.schedule.forecast_finish.value == dt.date(2026, 4, 30)
    assert found.schedule.slip.value == 20
    assert [each.key for each in found.schedule.forecast_finish.inputs] == ["deliverable.D-2.expected"]
    assert found.ratings[Dimension.SCHEDULE].rating.rag is Rag.AMBER


def test_a_deliverable_ahead_of_the_finish_does_not_bring_it_forward() -> None:
    """All is expected by 10 April, the planned finish, which therefore stands."""
    found = figures(BARE + DELIVERABLES.replace(", forecast: 2026-04-30", ", forecast: 2026-04-01"), DAY_40)
    assert (found.schedule.forecast_finish.value, found.schedule.slip.value) == (dt.date(2026, 4, 10), 0)
    assert found.ratings[Dimension.SCHEDULE].rating.rag is Rag.GREEN


def test_a_deliverable_taken_out_delays_nothing() -> None:
    """Once an approved change has removed the house, only the plans of January count."""
    removed = (
        "    changes: [{id: CH-1, title: No house, status: approved, decided: 2026-02-02, effect: {removes: D-2}}]\n"
    )
    text = BARE.replace(
        "updates: [{date: 2026-02-09, summary: All quiet}]", "updates:\n  - date: 2026-02-09\n" + removed
    )
    assert figures(text + DELIVERABLES, DAY_40).schedule.forecast_finish.value == dt.date(2026, 4, 10)


@pytest.mark.parametrize(
    ("key", "days"),
    [
        ("spi_t", "142.857142857142857142857142857142857"),  # 100 / 0.7
        ("planned", "112"),  # 40 + (100 - 28)
        ("cpi_spi_t", "168.571428571428571428571428571428571"),  # 40 + 72 / (0.8 * 0.7)
        ("spi", "142.857142857142857142857142857142857"),  # 100 / 0.7: the plan is a straight line
        ("earned_duration", "112"),  # 40 + 100 - 40 * 0.7
    ],
)
def test_every_forecast_of_the_duration_can_be_asked_for(key: str, days: str) -> None:
    """Day 40 of 100, 28 earned, CPI 0.8: five answers, the first of which the reports use."""
    value = figures(LAB, DAY_40).ledger[f"schedule.ieac_t.{key}"].value
    assert isinstance(value, Decimal)
    assert abs(value - Decimal(days)) < Decimal("1E-28")


WORKING = LAB.replace("settings:", "settings:\n  schedule: {basis: working, holidays: [2026-03-06]}")


def test_working_days_count_neither_weekends_nor_holidays() -> None:
    """Saturday 31 January to Monday 2 February is one day; Sunday 1 March to Wednesday the 11th is 7 without the 6th.

    The opening goes from Friday 10 April to Thursday the 30th: 14 days.
    """
    assert [milestone(key, DAY_50, WORKING).slip for key in ("M-1", "M-3")] == [1, 7]
    assert milestone("M-4", DAY_50, WORKING).total_slip == 14
    assert figures(WORKING, DAY_50).schedule.basis == "working"


def test_an_approved_delay_is_counted_in_the_same_days() -> None:
    """Twenty working days after Friday 10 April is Friday 8 May, with the holiday of March long past."""
    assert figures(WORKING, DAY_50).schedule.approved_finish.value == dt.date(2026, 5, 8)


def test_earned_schedule_counts_working_days() -> None:
    """100 days of the calendar are 71 working days without 6 March; 28 of 40 earned fall on a day of them."""
    found = figures(WORKING, DAY_40).schedule
    assert found.planned_duration.value == 71  # 1 January to 10 April: 72 weekdays less one
    assert found.at.value == 28  # to Monday 9 February
    assert found.es.value == Decimal("19.88")  # 2,800 of 10,000 in 71 days

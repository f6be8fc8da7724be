"""Milestones: slip, hit rate, re-forecasts, execution indices."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pmdocs.figures import milestones as ms
from pmdocs.figures.calendar import DayBasis, WorkCalendar
from pmdocs.figures.milestones import MilestoneDates

WORKING = WorkCalendar(DayBasis.WORKING)
MAY_1, MAY_8, MAY_11, MAY_18 = (date(2026, 5, day) for day in (1, 8, 11, 18))


def test_slip_against_the_baseline_and_the_last_report() -> None:
    """Promised for Friday 1 May, then expected on Friday the 8th, now on Monday the 11th: 10 days, 3 of them new."""
    milestone = MilestoneDates(MAY_1, previous=MAY_8, forecast=MAY_11)
    assert (ms.slip(milestone), ms.period_slip(milestone)) == (10, 3)
    assert (ms.slip(milestone, WORKING), ms.period_slip(milestone, WORKING)) == (6, 1)


def test_the_actual_date_ends_all_forecasts() -> None:
    """Reached on 8 May although the 11th was forecast: 7 days late and 3 days better than foreseen."""
    milestone = MilestoneDates(MAY_1, previous=MAY_11, forecast=MAY_11, actual=MAY_8)
    assert (ms.slip(milestone), ms.period_slip(milestone)) == (7, -3)


def test_without_a_date_there_is_no_slip() -> None:
    """Nobody expects it any more, or nobody did in the last report: None, not 0."""
    assert ms.slip(MilestoneDates(MAY_1, MAY_8, None)) is None
    assert ms.period_slip(MilestoneDates(MAY_1, MAY_8, None)) is None
    assert ms.period_slip(MilestoneDates(MAY_1, None, MAY_8)) is None


def test_early_milestones_do_not_make_up_for_late_ones() -> None:
    """7 days late, 7 days early and one without a date: 7 days in total."""
    late, early, open_ended = (MilestoneDates(MAY_8, None, day) for day in (date(2026, 5, 15), MAY_1, None))
    assert ms.total_slip([late, early, open_ended]) == 7


def test_the_hit_rate_is_of_milestones_due() -> None:
    """Due by 8 May: one on time, one late, one open; a fourth is not due although already reached. One of three."""
    milestones = [
        MilestoneDates(MAY_1, None, None, actual=MAY_1),
        MilestoneDates(MAY_1, None, None, actual=MAY_8),
        MilestoneDates(MAY_8, None, MAY_18),
        MilestoneDates(MAY_18, None, None, actual=MAY_1),
    ]
    rate = ms.hit_rate(milestones, MAY_8)
    assert (rate.on_time, rate.due) == (1, 3)
    assert rate.rate == Decimal("0.3333333333333333333333333333333333")
    assert ms.hit_rate(milestones[3:], MAY_8).rate is ms.NOTHING_DUE


def test_a_milestone_is_missed_when_its_date_is_over_and_no_new_one_is_given() -> None:
    """On 11 May: promised for the 8th and still forecast for then, or for no day at all; a new date cures it."""
    assert ms.is_missed(MilestoneDates(MAY_8, None, MAY_8), MAY_11)
    assert ms.is_missed(MilestoneDates(MAY_8, None, None), MAY_11)
    assert not ms.is_missed(MilestoneDates(MAY_8, None, MAY_18), MAY_11)
    assert not ms.is_missed(MilestoneDates(MAY_8, None, MAY_11), MAY_11)
    assert not ms.is_missed(MilestoneDates(MAY_11, None, None), MAY_11)
    assert not ms.is_missed(MilestoneDates(MAY_8, None, None, actual=MAY_11), MAY_11)


def test_repeating_a_forecast_is_no_reforecast() -> None:
    """8 May, 8 May, silence, the 11th, back to the 8th: it moved twice."""
    assert ms.reforecasts([MAY_8, MAY_8, None, MAY_11, MAY_8]) == 2
    assert ms.reforecasts([]) == 0


def test_baseline_execution_counts_work_done_ahead() -> None:
    """Two of three tasks due are done and one ahead of its date: 3/3, though one is late."""
    tasks = [(MAY_1, MAY_1), (MAY_1, MAY_8), (MAY_8, None), (MAY_18, MAY_8), (MAY_18, None)]
    assert ms.bei(tasks, MAY_8) == 1
    assert ms.bei([(MAY_1, MAY_1), (MAY_8, None)], MAY_8) == Decimal("0.5")
    assert ms.bei([(MAY_18, None)], MAY_8) is ms.NO_TASK_DUE


def test_a_path_longer_than_the_time_left_is_below_one() -> None:
    """40 days of work with 10 days of negative float: 0.75; nothing left on the path: undefined."""
    assert ms.cpli(40, -10) == Decimal("0.75")
    assert ms.cpli(40, 0) == 1
    assert ms.cpli(0, 0) is ms.NO_CRITICAL_PATH

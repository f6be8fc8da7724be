"""Throughput, cycle times and work in progress."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdocs.figures import flow
from pmdocs.figures.flow import FlowItem


def may(day: int) -> date:
    """A day of May 2026."""
    return date(2026, 5, day)


ITEMS = [
    FlowItem(may(1), may(1)),
    FlowItem(may(2), may(6)),
    FlowItem(may(3), may(12)),
    FlowItem(may(10), may(14)),
    FlowItem(may(11)),
]


def test_an_item_done_within_a_day_took_one() -> None:
    """1 May to 1 May is 1 day, 2 to 6 May is 5; an open item has no cycle time yet."""
    assert [flow.cycle_time(item) for item in ITEMS] == [1, 5, 10, 5, None]


@pytest.mark.parametrize(("percent", "value"), [(1, 15), (30, 20), (40, 20), (50, 35), (100, 50)])
def test_the_nearest_rank_percentile(percent: int, value: int) -> None:
    """The textbook list 15 20 35 40 50: the 30th percentile is its second value, the 50th its third."""
    assert flow.percentile([35, 20, 15, 50, 40], percent) == value


def test_two_thirds_are_not_67_percent() -> None:
    """Of three values the second keeps the promise to 66 %, but not to 67 %."""
    assert [flow.percentile([1, 2, 3], percent) for percent in (66, 67)] == [2, 3]


def test_reports_show_the_median_and_the_85th_percentile() -> None:
    """The usual item, and the one to promise by."""
    assert (flow.MEDIAN, flow.SERVICE_LEVEL) == (50, 85)


@given(st.lists(st.integers(1, 90), min_size=1), st.integers(1, 100))
def test_a_percentile_is_the_smallest_value_that_keeps_its_promise(values: list[int], percent: int) -> None:
    """At least that share lies at or below it, and less than that share below it; it is one of the values."""
    found = flow.percentile(values, percent)
    assert found in values
    assert isinstance(found, int)
    assert 100 * sum(value <= found for value in values) >= percent * len(values)
    assert 100 * sum(value < found for value in values) < percent * len(values)


def test_cycle_time_percentiles_count_items_done_by_the_data_date() -> None:
    """Done by 14 May: 1 5 5 10 days; by 6 May: 1 and 5; by April: none."""
    assert flow.cycle_time_percentile(ITEMS, may(14), 50) == 5
    assert flow.cycle_time_percentile(ITEMS, may(14)) == 10
    assert flow.cycle_time_percentile(ITEMS, may(6)) == 5
    assert flow.cycle_time_percentile(ITEMS, date(2026, 4, 30)) is flow.NOTHING_FINISHED


def test_work_in_progress_at_the_end_of_a_day() -> None:
    """On 11 May three items are open; the one done on the 12th is no longer in progress that evening."""
    assert [flow.work_in_progress(ITEMS, may(day)) for day in (1, 3, 11, 12, 14)] == [0, 2, 3, 2, 1]


def test_weekly_throughput_ends_on_the_data_date() -> None:
    """The weeks that end on 7 and 14 May each saw two items done, that of 30 April none: 4/3 a week."""
    weeks = flow.weekly_throughput(ITEMS, may(14), weeks=3)
    assert weeks == (0, 2, 2)
    assert flow.mean_throughput(weeks[1:]) == Decimal(2)
    assert flow.mean_throughput([]) is flow.NO_WEEK


def test_an_item_counts_in_one_week_only() -> None:
    """Done on 7 May, the last day of a week: it belongs to that week and not to the next."""
    assert flow.weekly_throughput([FlowItem(may(1), may(7))], may(14), weeks=2) == (1, 0)


def test_the_cumulative_flow_has_the_work_in_progress_between_its_lines() -> None:
    """Started less done is the work in progress, on every day shown."""
    days = flow.cumulative_flow(ITEMS, may(1), may(14))
    assert [each.day for each in days] == [may(day) for day in range(1, 15)]
    assert (days[0].started, days[0].done, days[-1].started, days[-1].done) == (1, 1, 5, 4)
    assert all(each.started - each.done == flow.work_in_progress(ITEMS, each.day) for each in days)

"""Labels that would collide move apart, and no farther than they must."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdocs.charts.labels import Box, Surroundings, lanes, spread, text_box

FRAME = Box(0, 0, 200, 100)


def test_labels_with_room_stay_where_they_are() -> None:
    """10, 30 and 60 with a height of 10 do not touch."""
    assert spread([10, 30, 60], [10, 10, 10], 0, 100) == [10, 30, 60]


def test_two_labels_on_one_place_part_evenly() -> None:
    """Both want 50: one goes to 45, the other to 55."""
    assert spread([50, 50], [10, 10], 0, 100) == [45, 55]


def test_labels_stay_within_their_room() -> None:
    """Two at the lower end are pushed up from it."""
    assert spread([99, 98], [10, 10], 0, 100) == [95, 85]


def test_more_labels_than_room_start_at_its_beginning() -> None:
    """Three labels of 10 in a room of 20: they run over its end, in order, without overlap."""
    assert spread([5, 10, 15], [10, 10, 10], 0, 20) == [5, 15, 25]


@given(st.lists(st.tuples(st.floats(-50, 150), st.floats(1, 20)), max_size=20))
def test_spread_labels_never_overlap(labels: list[tuple[float, float]]) -> None:
    """Order is kept, neighbours do not overlap, and all lie in the room when it is large enough."""
    wanted, heights = [place for place, _ in labels], [height for _, height in labels]
    centres = spread(wanted, heights, -200, 400)
    placed = sorted(zip(centres, heights, wanted, strict=True))
    for (one, low, first), (other, high, second) in pairwise(placed):
        assert other - one >= (low + high) / 2 - 1e-6
        assert first <= second
    assert all(centre - height / 2 + 1e-6 >= -200 for centre, height in zip(centres, heights, strict=True))


def test_lanes_take_the_first_free_one() -> None:
    """The third interval begins after the first has ended, so it goes back to the first lane."""
    assert lanes([(0, 10), (5, 20), (10, 15), (12, 30)]) == [0, 1, 0, 2]


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 40)), max_size=30))
def test_lanes_never_overlap(spans: list[tuple[float, float]]) -> None:
    """Two intervals in one lane do not share a point, given in the order of their beginnings."""
    intervals = sorted((start, start + length) for start, length in spans)
    rows = lanes(intervals)
    for lane in set(rows):
        inside = [interval for interval, row in zip(intervals, rows, strict=True) if row == lane]
        assert all(one[1] <= other[0] for one, other in pairwise(inside))


@pytest.mark.parametrize(("anchor", "left"), [("start", 50), ("middle", 40), ("end", 30)])
def test_text_stands_around_its_anchor(anchor: str, left: float) -> None:
    """Twenty points of text, three quarters of its height above the baseline."""
    assert text_box((50, 80), 20, 8, anchor) == Box(left, 74, left + 20, 82)


def test_a_label_stands_beside_its_point() -> None:
    """With nothing around it is a few points away, and does not cover it."""
    found = Surroundings(FRAME).place((40, 10), (50, 50))
    assert found is not None
    nearest = found.nearest((50, 50))
    assert nearest != (50, 50)
    assert abs(nearest[0] - 50) + abs(nearest[1] - 50) <= 6


def test_a_label_keeps_within_the_frame() -> None:
    """In the corner there is only one way to go."""
    found = Surroundings(FRAME).place((40, 10), (199, 99))
    assert found is not None
    assert FRAME.holds(found)


def test_a_label_keeps_off_a_curve() -> None:
    """A level curve runs through the place beside the point: the label goes above or below it."""
    around = Surroundings(FRAME, curves=(((0, 50), (200, 50)),))
    found = around.place((40, 10), (50, 50))
    assert found is not None
    assert found.bottom <= 49 or found.top >= 51


def test_a_label_stays_on_its_own_side_of_another_curve() -> None:
    """The place below another curve is nearer, but there the label would be taken for that curve's."""
    own, other = ((0.0, 30.0), (100.0, 30.0)), ((0.0, 36.0), (100.0, 36.0), (200.0, 36.0))
    found = Surroundings(FRAME, curves=(own, other)).place((40, 10), (100, 30))
    assert found is not None
    assert found.bottom <= 36


def test_labels_do_not_cover_each_other() -> None:
    """The second label for the same point finds another place; a full frame has none."""
    around = Surroundings(FRAME)
    first = around.place((40, 10), (50, 50))
    assert first is not None
    second = around.with_label(first).place((40, 10), (50, 50))
    assert second is not None
    assert not first.touches(second)
    assert around.with_label(FRAME).place((40, 10), (50, 50)) is None
    assert around.place((300, 10), (50, 50)) is None

"""What each earning method makes of the same progress."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pmdocs.figures.earning import (
    NO_UNITS,
    NO_WEIGHTS,
    EarningMethod,
    Progress,
    earned,
    share_done,
)
from pmdocs.figures.quantity import NO_PLANNED_VALUE, NO_PROGRESS

BUDGET = Decimal(1000)
WAITING, RUNNING, DONE = Progress(), Progress(started=True), Progress(started=True, finished=True)


@pytest.mark.parametrize(
    ("method", "waiting", "running", "done"),
    [
        (EarningMethod.ZERO_HUNDRED, 0, 0, 1000),
        (EarningMethod.FIFTY_FIFTY, 0, 500, 1000),
        (EarningMethod.TWENTY_EIGHTY, 0, 200, 1000),
    ],
)
def test_fixed_formulas_earn_at_start_and_finish(method: EarningMethod, waiting: int, running: int, done: int) -> None:
    """Of 1000: nothing before the start, the fixed share once started, all of it once finished."""
    assert [earned(method, BUDGET, progress) for progress in (WAITING, RUNNING, DONE)] == [waiting, running, done]


def test_weighted_milestones_earn_the_weights_reached() -> None:
    """Weights 2, 3 and 5 with the first two reached earn half, whatever the weights add up to."""
    progress = Progress(milestones=((Decimal(2), True), (Decimal(3), True), (Decimal(5), False)))
    assert earned(EarningMethod.MILESTONES, BUDGET, progress) == 500
    assert earned(EarningMethod.MILESTONES, BUDGET, RUNNING) is NO_WEIGHTS


@pytest.mark.parametrize("method", [method for method in EarningMethod if method is not EarningMethod.LEVEL_OF_EFFORT])
def test_what_is_finished_has_earned_all_of_it(method: EarningMethod) -> None:
    """Handed over at 5 of 10 units, with one milestone of two, at 60 %: nothing is left to be done for its 1000."""
    half = ((Decimal(1), True), (Decimal(1), False))
    handed_over = Progress(
        finished=True, percent=Decimal("0.6"), units_done=Decimal(5), units_total=Decimal(10), milestones=half
    )
    assert earned(method, BUDGET, handed_over) == 1000
    assert share_done(method, handed_over) == 1


def test_how_much_is_done_is_not_how_much_is_earned() -> None:
    """50/50 earns 500 of 1000 at the start; how much is done is the percentage reported, and unknown without one."""
    begun = Progress(started=True, percent=Decimal("0.1"))
    assert earned(EarningMethod.FIFTY_FIFTY, BUDGET, begun) == 500
    assert share_done(EarningMethod.FIFTY_FIFTY, begun) == Decimal("0.1")
    assert share_done(EarningMethod.FIFTY_FIFTY, RUNNING) is NO_PROGRESS
    assert share_done(EarningMethod.UNITS, Progress(units_done=Decimal(4), units_total=Decimal(10))) == Decimal("0.4")


def test_percent_complete_earns_the_percentage_reported() -> None:
    """35 % of 1000 is 350; finished is all of it."""
    assert earned(EarningMethod.PERCENT, BUDGET, Progress(percent=Decimal("0.35"))) == 350
    assert earned(EarningMethod.PERCENT, BUDGET, DONE) == 1000


def test_units_earn_their_share() -> None:
    """7 of 40 interfaces earn 175; with no total there is nothing to divide by."""
    assert earned(EarningMethod.UNITS, BUDGET, Progress(units_done=Decimal(7), units_total=Decimal(40))) == 175
    assert earned(EarningMethod.UNITS, BUDGET, Progress(units_done=Decimal(7))) is NO_UNITS
    assert earned(EarningMethod.UNITS, BUDGET, DONE) == 1000


def test_level_of_effort_earns_what_was_planned() -> None:
    """Whatever was reported, support work earns its planned value; without a plan it is unknown."""
    assert earned(EarningMethod.LEVEL_OF_EFFORT, BUDGET, WAITING, planned=Decimal(250)) == 250
    assert earned(EarningMethod.LEVEL_OF_EFFORT, BUDGET, DONE, planned=NO_PLANNED_VALUE) is NO_PLANNED_VALUE


def test_silence_is_not_progress() -> None:
    """Nobody reported a percentage or a count: unknown, neither 0 nor on plan."""
    assert earned(EarningMethod.PERCENT, BUDGET, RUNNING) is NO_PROGRESS
    assert earned(EarningMethod.UNITS, BUDGET, RUNNING) is NO_PROGRESS

"""The colour of each dimension, at and around its thresholds."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdocs.figures.quantity import NO_ACTUAL_COST, NO_FORECAST, NO_PLANNED_VALUE, Quantity
from pmdocs.figures.rag import Rag, Rating, computed_rating, overall
from pmdocs.figures.rag_rules import (
    Outlook,
    RagThresholds,
    rate_cost,
    rate_criteria,
    rate_issues,
    rate_risk,
    rate_schedule,
    rate_scope,
)

GREEN, GREY, AMBER, RED = Rag.GREEN, Rag.GREY, Rag.AMBER, Rag.RED

indices = st.decimals("0.85", 1, places=3) | st.decimals(0, 2, places=4)  # often between the limits 0.90 and 0.95


def sentences(rating: Rating) -> list[str]:
    """Why the rating is not green."""
    return list(map(str, rating.reasons))


def schedule(
    slip: int | None = 0, tolerance: int | None = 10, spi_t: str = "1", missed: tuple[str, ...] = ()
) -> Rating:
    """A schedule rating; on time and on plan unless told otherwise."""
    return rate_schedule(slip_days=slip, tolerance_days=tolerance, spi_t=Decimal(spi_t), missed=missed)


def cost(vac: str = "0", tolerance: int | None = 1000, cpi: str = "1") -> Rating:
    """A cost rating; on budget unless told otherwise."""
    allowed = None if tolerance is None else Decimal(tolerance)
    return rate_cost(vac=Decimal(vac), tolerance=allowed, cpi=Decimal(cpi))


@pytest.mark.parametrize(("slip", "rag"), [(-3, GREEN), (5, GREEN), (6, AMBER), (10, AMBER), (11, RED)])
def test_slip_against_the_time_tolerance(slip: int, rag: Rag) -> None:
    """Of 10 days tolerance, half may go in green, the rest in amber; beyond is red."""
    assert schedule(slip).rag is rag


@pytest.mark.parametrize(("spi_t", "rag"), [("0.95", GREEN), ("0.9499", AMBER), ("0.90", AMBER), ("0.8999", RED)])
def test_spi_t_against_its_limits(spi_t: str, rag: Rag) -> None:
    """Green from 0.95, red below 0.90; compared unrounded."""
    assert schedule(spi_t=spi_t).rag is rag


def test_every_reason_is_given_the_worst_first() -> None:
    """SPI(t) red and slip amber: red, both reasons, and what would be green again."""
    rating = schedule(slip=8, spi_t="0.85")
    assert rating.rag is RED
    assert sentences(rating) == [
        "the work runs at 85% of the planned pace (SPI(t) 0.85, below 0.90)",
        "the forecast slip of 8 days uses more than 50% of the tolerance of 10 days",
    ]
    assert list(map(str, rating.way_back)) == [
        "catch up with the plan, or agree new dates",
        "a forecast slip of at most 5 days",
    ]
    assert dict(rating.inputs)["slip_days"] == 8


def test_a_critical_milestone_without_a_new_date_is_red() -> None:
    """Whatever the indices say, and named; even where nothing else is known."""
    assert sentences(schedule(missed=("M-4",))) == ["missed without a new date: M-4"]
    alone = rate_schedule(slip_days=None, tolerance_days=None, spi_t=NO_PLANNED_VALUE, missed=("M-4",))
    assert alone.rag is RED


def test_without_a_tolerance_a_slip_is_amber() -> None:
    """How bad 30 days are cannot be told without a tolerance; but late is not green."""
    rating = schedule(slip=30, tolerance=None)
    assert rating.rag is AMBER
    assert sentences(rating) == ["the forecast slip is 30 days, and no time tolerance is set"]
    assert schedule(slip=0, tolerance=None).rag is GREEN


def test_what_is_not_known_is_grey_with_its_reason() -> None:
    """Neither slip nor SPI(t): grey; with one of them known, that one decides."""
    unknown = rate_schedule(slip_days=None, tolerance_days=10, spi_t=NO_PLANNED_VALUE)
    assert unknown.rag is GREY
    assert sentences(unknown) == ["nothing to judge by: no planned value given"]
    assert rate_schedule(slip_days=2, tolerance_days=10, spi_t=NO_PLANNED_VALUE).rag is GREEN
    assert rate_cost(vac=NO_FORECAST, tolerance=None, cpi=NO_ACTUAL_COST).rag is GREY
    assert sentences(rate_scope(creep=NO_FORECAST)) == ["nothing to judge by: no forecast given"]


@pytest.mark.parametrize(
    ("vac", "rag"), [("200", GREEN), ("-500", GREEN), ("-500.01", AMBER), ("-1000", AMBER), ("-1000.01", RED)]
)
def test_the_expected_overrun_against_the_cost_tolerance(vac: str, rag: Rag) -> None:
    """Of a tolerance of 1000, half may go in green, the rest in amber; beyond is red."""
    assert cost(vac).rag is rag


@pytest.mark.parametrize(("cpi", "rag"), [("0.95", GREEN), ("0.90", AMBER), ("0.899", RED)])
def test_cpi_against_its_limits(cpi: str, rag: Rag) -> None:
    """Green from 0.95, red below 0.90."""
    assert cost(cpi=cpi).rag is rag


def test_a_slip_of_one_day_is_told_as_one() -> None:
    """Without a tolerance one day late is amber, and is not called "1 days"."""
    rating = rate_schedule(slip_days=1, tolerance_days=None, spi_t=NO_PLANNED_VALUE)
    assert sentences(rating) == ["the forecast slip is 1 day, and no time tolerance is set"]
    rating = rate_schedule(slip_days=2, tolerance_days=None, spi_t=NO_PLANNED_VALUE)
    assert sentences(rating) == ["the forecast slip is 2 days, and no time tolerance is set"]
    rating = rate_schedule(slip_days=2, tolerance_days=1, spi_t=NO_PLANNED_VALUE)
    assert sentences(rating) == ["the forecast slip of 2 days exceeds the tolerance of 1 day"]


def test_an_overrun_is_told_in_money() -> None:
    """1200 over where 1000 are tolerated: the amounts are in the sentence, and 500 is the way back."""
    rating = cost("-1200")
    assert sentences(rating) == ["the expected overrun of 1,200 exceeds the tolerance of 1,000"]
    assert list(map(str, rating.way_back)) == ["an expected overrun of at most 500"]


@pytest.mark.parametrize(
    ("creep", "rag"), [("-0.2", GREEN), ("0.05", GREEN), ("0.051", AMBER), ("0.10", AMBER), ("0.101", RED)]
)
def test_approved_creep(creep: str, rag: Rag) -> None:
    """Growth up to 5 % is green, to 10 % amber, beyond red; scope taken out is no creep."""
    assert rate_scope(creep=Decimal(creep)).rag is rag


def test_scope_waits_for_large_changes_and_protects_must_haves() -> None:
    """A waiting change of size 4 is amber, one of 3 is not; a MUST deliverable at risk is red."""
    none = Decimal(0)
    assert rate_scope(creep=none, undecided=[("C-1", 3)]).rag is GREEN
    assert sentences(rate_scope(creep=none, undecided=[("C-1", 3), ("C-2", 4)])) == [
        "large changes wait for a decision: C-2"
    ]
    assert rate_scope(creep=none, must_at_risk=["D-1"]).rag is RED
    assert sentences(rate_scope(creep=Decimal("0.07"))) == [
        "changes that wait for a decision would add 7%, more than 5%"
    ]


@pytest.mark.parametrize(
    ("risks", "rag"),
    [
        ([], GREEN),
        ([("R-1", True)], AMBER),
        ([("R-1", True), ("R-2", True)], AMBER),
        ([("R-1", True), ("R-2", True), ("R-3", True)], RED),
        ([("R-1", False)], RED),
    ],
)
def test_red_band_risks(risks: list[tuple[str, bool]], rag: Rag) -> None:
    """One or two that somebody works on are amber; three, or one that nobody works on, are red."""
    assert rate_risk(risks).rag is rag


def test_a_neglected_risk_is_named() -> None:
    """The one without an owner or action comes first, for that is why it is red."""
    assert sentences(rate_risk([("R-1", True), ("R-2", False)])) == [
        "no owner or no open action: R-2",
        "in the red band: R-1, R-2",
    ]


def test_issues() -> None:
    """Overdue with impact 3 is green, with 4 amber; blocking, or escalated past its date, is red."""
    assert rate_issues(overdue=[("I-1", 3)]).rag is GREEN
    assert rate_issues(overdue=[("I-1", 4)]).rag is AMBER
    assert rate_issues(blocking=["I-2"]).rag is RED
    assert sentences(rate_issues(escalated_late=["I-3"])) == ["escalated and past its date: I-3"]


def test_what_is_escalated_is_amber_until_it_is_answered() -> None:
    """An escalated issue that is not late, and an escalated threat below the red band, are amber and named."""
    issues, risk = rate_issues(escalated=["I-4"]), rate_risk([], escalated=["R-2"])
    assert (issues.rag, risk.rag) == (AMBER, AMBER)
    assert sentences(issues) == ["escalated and not answered: I-4"]
    assert sentences(risk) == ["escalated and not answered: R-2"]


@pytest.mark.parametrize(
    ("outlooks", "rag"),
    [
        ([Outlook.ON_TRACK, Outlook.ON_TRACK], GREEN),
        ([Outlook.ON_TRACK, Outlook.DOUBTFUL], AMBER),
        ([Outlook.DOUBTFUL, Outlook.WILL_FAIL], RED),
        ([Outlook.ON_TRACK, Outlook.NOT_KNOWN], GREY),
        ([Outlook.DOUBTFUL, Outlook.NOT_KNOWN], AMBER),
        ([], GREY),
    ],
)
def test_criteria(outlooks: list[Outlook], rag: Rag) -> None:
    """The worst outlook decides; nothing known is grey, not green."""
    assert rate_criteria([(f"Q-{n}", outlook) for n, outlook in enumerate(outlooks)]).rag is rag


def test_thresholds_are_the_projects_own() -> None:
    """A strict programme: no tolerance in green, CPI green from 1.0 and red below 0.98."""
    strict = RagThresholds(tolerance_green=Decimal(0), cpi_green=Decimal(1), cpi_amber=Decimal("0.98"))
    assert rate_cost(vac=Decimal(-1), tolerance=Decimal(1000), cpi=Decimal(1), thresholds=strict).rag is AMBER
    assert rate_cost(vac=Decimal(0), tolerance=Decimal(1000), cpi=Decimal("0.97"), thresholds=strict).rag is RED
    assert rate_risk([("R-1", True)], RagThresholds(red_risks_for_red=1)).rag is RED


def test_periods_and_ages_have_their_documented_defaults() -> None:
    """Two clean periods before green, and grey after more than 14 days without data."""
    defaults = RagThresholds()
    assert (defaults.clean_periods, defaults.stale_after_days) == (2, 14)


def no_better(after: Rating, before: Rating) -> bool:
    """True if the first is at least as bad as the second."""
    return after.rag.worse(before.rag) is after.rag


@given(st.integers(-50, 50), st.integers(0, 50), st.integers(0, 30), indices, indices, st.booleans())
def test_schedule_is_monotone(slip: int, more: int, allowed: int, one: Decimal, other: Decimal, lost: bool) -> None:
    """More slip, a lower SPI(t) or a lost milestone never improves the colour."""
    low, high = sorted((one, other))
    before = rate_schedule(slip_days=slip, tolerance_days=allowed, spi_t=high)
    missed = ("M-1",) if lost else ()
    assert no_better(rate_schedule(slip_days=slip + more, tolerance_days=allowed, spi_t=low, missed=missed), before)
    assert no_better(before, rate_schedule(slip_days=slip, tolerance_days=allowed + more, spi_t=high))


@given(st.integers(-5000, 5000), st.integers(0, 5000), st.integers(0, 3000), indices, indices)
def test_cost_is_monotone(vac: int, less: int, allowed: int, one: Decimal, other: Decimal) -> None:
    """A lower VAC or CPI, or a smaller tolerance, never improves the colour."""
    low, high = sorted((one, other))
    before = rate_cost(vac=Decimal(vac), tolerance=Decimal(allowed), cpi=high)
    assert no_better(rate_cost(vac=Decimal(vac - less), tolerance=Decimal(allowed), cpi=low), before)
    assert no_better(before, rate_cost(vac=Decimal(vac), tolerance=Decimal(allowed + less), cpi=high))


names = st.lists(st.tuples(st.text("IRC", min_size=1), st.integers(1, 5)), max_size=5)


@given(st.decimals(-1, 1, places=3), st.decimals(0, 1, places=3), names, names, st.booleans())
def test_scope_is_monotone(
    creep: Decimal, more: Decimal, some: list[tuple[str, int]], others: list[tuple[str, int]], danger: bool
) -> None:
    """More creep, more waiting changes or a must-have in danger never improves the colour."""
    at_risk = ["D-1"] if danger else []
    after = rate_scope(creep=creep + more, undecided=some + others, must_at_risk=at_risk)
    assert no_better(after, rate_scope(creep=creep, undecided=some))


@given(names, names, names)
def test_risk_and_issues_are_monotone(
    some: list[tuple[str, int]], others: list[tuple[str, int]], stuck: list[tuple[str, int]]
) -> None:
    """One more red risk, overdue issue or blocked one never improves the colour."""
    few, many = ([(name, level > 1) for name, level in each] for each in (some, some + others))
    assert no_better(rate_risk(many), rate_risk(few))
    blocking = [name for name, _ in stuck]
    assert no_better(rate_issues(overdue=some + others, blocking=blocking), rate_issues(overdue=some))


@given(indices | st.just(NO_PLANNED_VALUE), st.none() | st.integers(-30, 30), st.none() | st.integers(0, 20))
def test_every_colour_that_is_not_green_says_why(spi_t: Quantity, slip: int | None, allowed: int | None) -> None:
    """Amber and red come with a reason and a way back, grey with a reason, green with neither."""
    rating = rate_schedule(slip_days=slip, tolerance_days=allowed, spi_t=spi_t)
    assert bool(rating.reasons) is (rating.rag is not GREEN)
    assert bool(rating.way_back) is (rating.rag in (AMBER, RED))


def test_an_escalation_makes_the_project_amber() -> None:
    """Schedule, cost and scope are green; an escalated issue alone makes the whole amber, an overdue one does not."""
    core = {name: computed_rating(GREEN, ()) for name in ("schedule", "cost", "scope")}
    assert overall({**core, "issues": rate_issues(escalated=["I-4"])}).rag is AMBER
    assert overall({**core, "issues": rate_issues(overdue=[("I-1", 4)])}).rag is GREEN

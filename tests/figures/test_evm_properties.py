"""Identities that hold for every project, and agreement with an independent implementation."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pmcontrols
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pmdocs.figures import earned_schedule as es
from pmdocs.figures import earned_value as evm
from pmdocs.figures.estimate import EAC_FORMULAS, EstimateBasis, estimate_at_completion
from pmdocs.figures.planned_value import PlannedCurve, planned_curve
from pmdocs.figures.quantity import NOTHING_SPENT, WORK_COMPLETE, Quantity, ratio

# A division ends after 34 digits: two divisions in a row may differ in the last of them.
LAST_DIGITS = Decimal("1E-30")

money = st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10) ** 12, places=2)
steps = st.lists(st.decimals(0, Decimal(10) ** 6, places=2), min_size=2, max_size=24).filter(any)


def number(value: Quantity) -> Decimal:
    """The figure, where the example at hand promises that there is one."""
    assert isinstance(value, Decimal), value
    return value


def nearly(left: Decimal, right: Decimal) -> bool:
    """Equal but for the last digits of a division."""
    return abs(Fraction(left) - Fraction(right)) <= Fraction(LAST_DIGITS) * abs(Fraction(right))


@given(money, money, money, money, st.sampled_from(sorted(EAC_FORMULAS)))
def test_the_estimate_is_what_is_spent_and_what_is_still_to_spend(
    ev: Decimal, ac: Decimal, pv: Decimal, rest: Decimal, key: str
) -> None:
    """EAC - AC = ETC for every formula, exactly: subtracting what is spent adds no digit."""
    recent, pace = Decimal("1.1"), Decimal("0.9")
    basis = EstimateBasis(ev, ac, bac=ev + rest, pv=pv, recent_cpi=recent, spi_t=pace, etc_stated=rest)
    eac = number(estimate_at_completion(basis, key))
    assert Fraction(number(evm.etc(eac, ac))) == Fraction(eac) - Fraction(ac)


@given(money, money, money)
def test_to_end_on_a_cpi_estimate_is_to_go_on_at_that_cpi(ev: Decimal, ac: Decimal, rest: Decimal) -> None:
    """TCPI(EAC) = CPI when EAC = BAC/CPI, up to the digits lost in EAC - AC."""
    bac = ev + rest
    eac = estimate_at_completion(EstimateBasis(ev=ev, ac=ac, bac=bac))
    index = number(evm.cpi(ev, ac))
    lost = Fraction(number(eac)) / (Fraction(number(eac)) - Fraction(ac)) + 1
    needed = Fraction(number(evm.tcpi_eac(ev, ac, bac, eac)))
    assert abs(needed - Fraction(index)) <= Fraction(1, 10**32) * lost * Fraction(index)


@given(money, money, money, money)
def test_to_complete_is_never_negative(ev: Decimal, ac: Decimal, rest: Decimal, over: Decimal) -> None:
    """However far overspent, TCPI(BAC) is above 0 or undefined."""
    bac = ev + rest
    for spent in (ac, bac + over):
        tcpi = evm.tcpi_bac(ev, spent, bac)
        assert not isinstance(tcpi, Decimal) or tcpi > 0


@given(money, money, money)
def test_variance_and_index_tell_the_same_story(ev: Decimal, pv: Decimal, ac: Decimal) -> None:
    """CV below 0 is CPI below 1, and SV below 0 is SPI below 1: exact, since only the quotient is rounded."""
    assert (number(evm.cost_variance(ev, ac)) < 0) is (ev < ac)
    assert (number(evm.schedule_variance(ev, pv)) < 0) is (ev < pv)
    assert (number(evm.cpi(ev, ac)) < 1) is (ev < ac)
    assert (number(evm.spi(ev, pv)) < 1) is (ev < pv)


def curve_of(amounts: list[Decimal]) -> list[Decimal]:
    """The cumulative plan of these amounts by period."""
    return [sum(amounts[: n + 1], Decimal()) for n in range(len(amounts))]


START = date(2026, 1, 1)


def by_day(plan: list[Decimal]) -> PlannedCurve:
    """The same plan with a day for each period."""
    return planned_curve(START, {START + timedelta(days=n): amount for n, amount in enumerate(plan)})


def earned_schedule(plan: list[Decimal], ev: Decimal, at: int) -> Decimal:
    """ES in periods, when `at` of them are over."""
    return number(es.earned_schedule(by_day(plan), ev, START + timedelta(days=at - 1)))


@given(steps, st.data())
def test_the_schedule_variance_in_time_is_what_is_earned_less_what_has_passed(
    amounts: list[Decimal], data: st.DataObject
) -> None:
    """SV(t) = ES - AT, ES lies between 0 and PD, and earning exactly the plan gives SV(t) = 0."""
    plan = curve_of(amounts)
    ev = data.draw(st.decimals(0, plan[-1], places=2).filter(lambda value: value <= plan[-1]))
    at = data.draw(st.integers(1, 60))
    schedule, duration = earned_schedule(plan, ev, at), by_day(plan).duration
    assert 0 <= schedule <= duration
    # A variance far larger than ES itself has no room for the last digits of ES.
    late = Fraction(schedule) - at
    assert abs(Fraction(number(es.sv_t(schedule, at))) - late) <= Fraction(LAST_DIGITS) * (abs(late) + 1)
    on_plan = min(at, duration)
    assert number(es.sv_t(earned_schedule(plan, plan[on_plan - 1], on_plan), on_plan)) == 0


@given(money, money, money, st.integers(1, 400), st.integers(1, 400))
def test_the_two_ways_to_write_the_default_forecast_agree(
    ev: Decimal, ac: Decimal, rest: Decimal, pd: int, at: int
) -> None:
    """IEAC(t) = PD/SPI(t) = AT + (PD - ES)/SPI(t)."""
    schedule = number(ratio(ev * pd, ev + rest, NOTHING_SPENT))
    assume(schedule > 0)
    forecast = number(es.ieac_t(es.TimeBasis(pd=pd, at=at, es=schedule)))
    assert nearly(forecast, number(ratio(pd, es.spi_t(schedule, at), NOTHING_SPENT)))


@given(steps, st.data())
def test_agreement_with_pmcontrols(amounts: list[Decimal], data: st.DataObject) -> None:
    """An independent implementation in floating point gives the same figures, as far as floats reach.

    Three differences of convention are left out: it calls TCPI infinite where we say "budget exhausted" or "work
    complete", gives an EV of 0 the start even where the plan begins with nothing to earn, and takes the last day of a
    stretch in which nothing is planned, where we take the one nearest to the data date.
    """
    plan = curve_of(amounts)
    assume(all(amounts))
    bac, at = plan[-1], data.draw(st.integers(1, len(plan)))
    ev = data.draw(st.decimals(Decimal("0.01"), bac, places=2).filter(lambda value: value <= bac))
    ac = data.draw(money)
    pv, theirs = plan[at - 1], other_figures(plan, ev, ac, at)
    basis = EstimateBasis(ev=ev, ac=ac, bac=bac, pv=pv)
    ours: dict[str, Quantity] = {
        "cv": evm.cost_variance(ev, ac),
        "sv": evm.schedule_variance(ev, pv),
        "cpi": evm.cpi(ev, ac),
        "spi": evm.spi(ev, pv),
        "eac_cpi": estimate_at_completion(basis),
        "vac": evm.vac(bac, estimate_at_completion(basis)),
        "eac_typical": estimate_at_completion(basis, "budget"),
        "eac_cpi_spi": estimate_at_completion(basis, "cpi_spi"),
        "pct_complete": evm.percent_complete(ev, bac),
        "pct_spent": evm.percent_spent(ac, bac),
    }
    if ev < bac:
        ours |= time_figures(plan, ev, at)
        if ac < bac:
            ours["tcpi_bac"] = evm.tcpi_bac(ev, ac, bac)
    for name, value in ours.items():
        scale = float(max(bac, ac, Decimal(1)))
        assert float(number(value)) == pytest.approx(theirs[name], rel=1e-6, abs=1e-9 * scale), name


def time_figures(plan: list[Decimal], ev: Decimal, at: int) -> dict[str, Quantity]:
    """Our earned schedule by period, under the names of pmcontrols."""
    schedule = earned_schedule(plan, ev, at)
    forecast = es.ieac_t(es.TimeBasis(pd=len(plan), at=at, es=schedule))
    time: dict[str, Quantity] = {"es": schedule, "sv_t": es.sv_t(schedule, at), "spi_t": es.spi_t(schedule, at)}
    return time | {"ieac_t": forecast}


def other_figures(plan: list[Decimal], ev: Decimal, ac: Decimal, at: int) -> dict[str, float]:
    """What pmcontrols makes of the same project."""
    curve = pmcontrols.plan([float(n) for n in range(len(plan) + 1)], [0.0, *map(float, plan)])
    result = pmcontrols.evm(curve, ev=float(ev), ac=float(ac), at=float(at))
    return {name: float(value) for name, value in result.stats.items()}


def test_what_is_done_needs_no_index() -> None:
    """The difference from pmcontrols is meant: it answers infinity or 0 for finished work, we say it is complete."""
    plan = [Decimal(50), Decimal(100)]
    assert other_figures(plan, Decimal(100), Decimal(100), 2)["tcpi_bac"] == float("inf")
    assert evm.tcpi_bac(Decimal(100), Decimal(100), Decimal(100)) is WORK_COMPLETE

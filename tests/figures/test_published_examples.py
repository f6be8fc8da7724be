"""Worked examples published elsewhere, recomputed to the last digit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from pmdocs.figures import earned_schedule as es
from pmdocs.figures import earned_value as evm
from pmdocs.figures.estimate import EstimateBasis, estimate_at_completion
from pmdocs.figures.planned_value import PlannedCurve, planned_curve, planned_value
from pmdocs.figures.quantity import WORK_COMPLETE, Quantity

END_OF_DAY = [date(2025, 12, 31) + timedelta(days=number) for number in range(13)]
"""The published examples count periods; here each period is a day, the first being 1 January 2026."""


def by_day(plan: Sequence[Decimal]) -> PlannedCurve:
    """The curve of a plan that is published as cumulative amounts by period."""
    return planned_curve(END_OF_DAY[1], dict(zip(END_OF_DAY[1:], plan, strict=False)))


def these(*values: int | str) -> tuple[Decimal, ...]:
    """The expected figures, written as in print."""
    return tuple(map(Decimal, values))


def to(places: str, value: Quantity) -> Decimal:
    """The figure rounded for print, as the publications show it."""
    assert isinstance(value, Decimal)
    return value.quantize(Decimal(places))


def test_pra_companion_book() -> None:
    """Source: book of the R package PRA (repository paulgovan/PRA): BAC 500,000, third of five periods, 40 % done.

    Published: PV 250,000, EV 200,000, AC 290,000, SV -50,000, CV -90,000, SPI 0.8, CPI 0.69, EAC 725,000 (there
    "typical"), 590,000 ("atypical") and 833,750, ETC 435,000, VAC -225,000, TCPI 1.429.
    """
    bac = Decimal(500_000)
    plan = [bac * share / 100 for share in (10, 25, 50, 75, 100)]
    pv, ev, ac = plan[2], bac * 40 / 100, Decimal(45_000 + 110_000 + 135_000)
    basis = EstimateBasis(ev=ev, ac=ac, bac=bac, pv=pv)
    assert (pv, ev, ac) == these(250_000, 200_000, 290_000)
    assert (evm.schedule_variance(ev, pv), evm.cost_variance(ev, ac)) == these(-50_000, -90_000)
    assert evm.spi(ev, pv) == Decimal("0.8")
    assert to("0.000001", evm.cpi(ev, ac)) == Decimal("0.689655")
    assert [estimate_at_completion(basis, key) for key in ("cpi", "budget", "cpi_spi")] == [725_000, 590_000, 833_750]
    eac = estimate_at_completion(basis)
    assert (evm.etc(eac, ac), evm.vac(bac, eac)) == these(435_000, -225_000)
    assert to("0.001", evm.tcpi_bac(ev, ac, bac)) == Decimal("1.429")
    schedule = es.earned_schedule(by_day(plan), ev, END_OF_DAY[3])
    assert schedule == Decimal("2.6")
    assert to("0.0001", es.spi_t(schedule, 3)) == Decimal("0.8667")


def test_pmcontrols_hand_example() -> None:
    """Source: example "evm-hand-001" of arikanatakan/pmcontrols: 10,000 a period for 10; after 4, EV 30,000, AC 35,000.

    Published: CV -5,000, SV -10,000, CPI 0.857143, SPI 0.75, EAC 116,666.67 and 105,000, TCPI 1.076923,
    VAC -16,666.67, ES 3, SV(t) -1, SPI(t) 0.75, IEAC(t) 13.333.
    """
    plan = [Decimal(10_000) * period for period in range(1, 11)]
    bac, pv, ev, ac = plan[-1], plan[3], Decimal(30_000), Decimal(35_000)
    basis = EstimateBasis(ev=ev, ac=ac, bac=bac, pv=pv)
    assert (evm.cost_variance(ev, ac), evm.schedule_variance(ev, pv)) == these(-5_000, -10_000)
    assert (to("0.000001", evm.cpi(ev, ac)), evm.spi(ev, pv)) == (Decimal("0.857143"), Decimal("0.75"))
    eac = estimate_at_completion(basis)
    assert (to("0.01", eac), estimate_at_completion(basis, "budget")) == these("116666.67", 105_000)
    assert to("0.000001", evm.tcpi_bac(ev, ac, bac)) == Decimal("1.076923")
    assert to("0.01", evm.vac(bac, eac)) == Decimal("-16666.67")
    schedule = es.earned_schedule(by_day(plan), ev, END_OF_DAY[4])
    assert (schedule, es.sv_t(schedule, 4), es.spi_t(schedule, 4)) == these(3, -1, "0.75")
    time = es.TimeBasis(pd=by_day(plan).duration, at=4, es=schedule)
    assert to("0.001", es.ieac_t(time)) == Decimal("13.333")


def test_pmcontrols_complete_example() -> None:
    """Source: example "evm-complete-005" of arikanatakan/pmcontrols: all of 100,000 earned for 110,000 in 10 periods.

    Published: CV -10,000, SV 0, CPI 0.9091, SPI 1, EAC 110,000, VAC -10,000. ETC is then 0 and TCPI not applicable.
    """
    bac = ev = pv = Decimal(100_000)
    ac = Decimal(110_000)
    eac = estimate_at_completion(EstimateBasis(ev=ev, ac=ac, bac=bac, pv=pv))
    assert (evm.cost_variance(ev, ac), evm.schedule_variance(ev, pv), evm.spi(ev, pv)) == these(-10_000, 0, 1)
    assert to("0.0001", evm.cpi(ev, ac)) == Decimal("0.9091")
    assert (eac, evm.vac(bac, eac), evm.etc(eac, ac)) == these(110_000, -10_000, 0)
    assert evm.tcpi_bac(ev, ac, bac) is WORK_COMPLETE
    assert es.earned_schedule(by_day([Decimal(10_000) * n for n in range(1, 11)]), ev, END_OF_DAY[10]) == 10


def test_the_hand_example_by_date() -> None:
    """The same plan with periods of ten days: 40 days gone, 30 earned, so 133 1/3 days in all and the 134th is the end.

    Amounts are those at the end of a day, so that ten days from 1 January end on 10 January.
    """
    start = date(2026, 1, 1)
    curve = planned_curve(start, {date(2026, 4, 10): Decimal(100_000)})
    data_date = date(2026, 2, 9)
    assert (curve.duration, curve.elapsed(data_date)) == (100, 40)
    assert planned_value(curve, data_date) == 40_000
    schedule = es.earned_schedule(curve, Decimal(30_000), data_date)
    assert (schedule, es.sv_t(schedule, 40), es.spi_t(schedule, 40)) == these(30, -10, "0.75")
    duration = es.ieac_t(es.TimeBasis(pd=100, at=40, es=schedule))
    assert to("0.001", duration) == Decimal("133.333")
    assert es.forecast_finish(curve, duration) == date(2026, 5, 14)

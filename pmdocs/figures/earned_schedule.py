"""Earned schedule: schedule performance in time, which keeps telling the truth after the planned finish.

Earned schedule (ES, Lipke 2003) is the moment at which the plan wanted as much earned as is earned now:
ES = C + (EV - PV_C)/(PV_C+1 - PV_C), where C is the last period of the plan with PV_C <= EV. Here a period is a day:
ES, AT and PD count days of the plan's calendar, the start date being day 1, and every amount is that at the END of its
day. On the data date AT is therefore the number of days from the start to the data date, both included.

Where the plan stands still (a shutdown) many moments fit the same EV. Lipke takes the last of them; we take the one
nearest to the data date, so that a project exactly on plan is never called early.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import TypeAlias

from pmdocs.figures.fault import Fault, refuse
from pmdocs.figures.planned_value import PlannedCurve, knots
from pmdocs.figures.quantity import (
    BEYOND_CALENDAR,
    NO_BUDGET,
    NOT_STARTED,
    NOTHING_EARNED,
    NOTHING_PLANNED,
    NOTHING_SPENT,
    PLANNED_FINISH_PASSED,
    TARGET_DATE_PASSED,
    WORK_COMPLETE,
    Exact,
    Quantity,
    Undefined,
    decimal_of,
    difference,
    exact,
    quotient,
    ratio,
    rounded,
)

Knot: TypeAlias = tuple[int, Fraction]


def earned_schedule(curve: PlannedCurve, ev: Quantity, data_date: date) -> Quantity:
    """ES in days of the curve's calendar, by date; PD once all work is done.

    Undefined without earned value or budget. On a stretch where nothing is planned, the day nearest to `data_date`.
    """
    if isinstance(ev, Undefined):
        return ev
    if curve.bac == 0:
        return NO_BUDGET
    refuse(_reach_faults(ev, curve.bac))
    marks, value = knots(curve), Fraction(ev)
    actual = Fraction(curve.elapsed(data_date))
    return decimal_of(min(max(actual, _first_reached(marks, value)), _last_held(marks, value)))


def _reach_faults(ev: Decimal, bac: Decimal) -> Iterable[Fault]:
    if not 0 <= ev <= bac:
        message = f"The earned value ({ev}) is not between 0 and the budget at completion ({bac})."
        yield Fault("earned-beyond-plan", message, "Check progress and budget.")


def _first_reached(marks: Sequence[Knot], value: Fraction) -> Fraction:
    """The earliest time at which the plan has reached `value`, which is not beyond the last of `marks`."""
    if value == 0:
        return Fraction()
    return _crossing(*next(step for step in pairwise(marks) if step[1][1] >= value), value)


def _last_held(marks: Sequence[Knot], value: Fraction) -> Fraction:
    """The latest time at which the plan does not yet ask for more than `value`."""
    return _crossing(*next(step[::-1] for step in pairwise(reversed(marks)) if step[1][1] <= value), value)


def _crossing(before: Knot, after: Knot, value: Fraction) -> Fraction:
    """When the straight line between two marks passes `value`; both searches stop at marks of different amounts."""
    (then, less), (time, amount) = before, after
    return then + (time - then) * (value - less) / (amount - less)


def sv_t(es: Quantity, at: Quantity | int) -> Quantity:
    """SV(t) = ES - AT, in the unit of both: below 0 the project is that much late."""
    return difference(es, at)


def spi_t(es: Quantity, at: Quantity | int) -> Quantity:
    """SPI(t) = ES/AT: schedule days earned for each day gone; undefined before the first day is over."""
    return ratio(es, at, NOT_STARTED)


@dataclass(frozen=True, slots=True)
class TimeBasis:
    """What a forecast of the duration may draw on: PD, AT and ES in one unit, and the indices some formulas need."""

    pd: int
    at: int
    es: Quantity
    cpi: Quantity = NOTHING_SPENT
    spi: Quantity = NOTHING_PLANNED


@dataclass(frozen=True, slots=True)
class DurationFormula:
    """One way to forecast the duration: its `key`, the formula as printed, and what it assumes."""

    key: str
    text: str
    assumption: str


_TIME_LEFT = "(PD − ES)"

DEFAULT_DURATION_FORMULA = "spi_t"

DURATION_FORMULAS: Mapping[str, DurationFormula] = {
    formula.key: formula
    for formula in (
        DurationFormula("spi_t", "PD / SPI(t)", "the pace so far continues"),
        DurationFormula("planned", f"AT + {_TIME_LEFT}", "the rest goes as planned"),
        DurationFormula("cpi_spi_t", f"AT + {_TIME_LEFT} / (CPI × SPI(t))", "cost trouble also costs time"),
        DurationFormula("spi", "PD / SPI", "planned-value method: the value earned tells the pace"),
        DurationFormula("earned_duration", "AT + max(PD; AT) − AT × SPI", "earned-duration method, rest as planned"),
    )
}
"""Every variant of IEAC(t). The last two do not use ES and, like SPI, lose their meaning late in a project."""


def _remaining(basis: TimeBasis, pace: Exact) -> Exact:
    work = basis.pd - exact(basis.es)
    return basis.at + (quotient(work, pace, NOTHING_EARNED) if work else Fraction())


def _pace(basis: TimeBasis) -> Exact:
    return quotient(exact(basis.es), Fraction(basis.at), NOT_STARTED)


_DURATIONS: Mapping[str, Callable[[TimeBasis], Exact]] = {
    "spi_t": lambda basis: _remaining(basis, _pace(basis)),
    "planned": lambda basis: _remaining(basis, Fraction(1)),
    "cpi_spi_t": lambda basis: _remaining(basis, exact(basis.cpi) * _pace(basis)),
    "spi": lambda basis: quotient(Fraction(basis.pd), exact(basis.spi), NOTHING_EARNED),
    "earned_duration": lambda basis: basis.at + max(basis.pd, basis.at) - basis.at * exact(basis.spi),
}


def ieac_t(basis: TimeBasis, key: str = DEFAULT_DURATION_FORMULA) -> Quantity:
    """IEAC(t): the whole duration expected, in the unit of `basis`, by the formula `key` of `DURATION_FORMULAS`.

    Undefined before the first day is over and before anything is earned, where the formula divides by that.
    """
    return rounded(_DURATIONS[key](basis))


def tspi(basis: TimeBasis, target: int | None = None) -> Quantity:
    """To-complete schedule index (PD - ES)/(target - AT): the pace needed from now on to end in `target` days.

    `target` is the planned duration unless another one (a promised date) is given. Not applicable once all work is
    done; undefined, with the reason, when work is left but no time.
    """
    work = basis.pd - exact(basis.es)
    if work == 0:
        return WORK_COMPLETE
    time = (basis.pd if target is None else target) - basis.at
    too_late = PLANNED_FINISH_PASSED if target is None else TARGET_DATE_PASSED
    return rounded(quotient(work, Fraction(max(time, 0)), too_late))


def forecast_finish(curve: PlannedCurve, duration: Quantity) -> date | Undefined:
    """The day in which a project of that `duration` ends: start + IEAC(t), a broken day counting as a whole one."""
    if isinstance(duration, Undefined):
        return duration
    try:
        return curve.calendar.nth_day(curve.start, ceil(duration))
    except OverflowError:
        return BEYOND_CALENDAR


class ScheduleIndex(StrEnum):
    """Which schedule index a report leads with."""

    SPI_FIRST = "SPI, then SPI(t)"
    SPI_T_FIRST = "SPI(t), then SPI"
    SPI_T_ONLY = "SPI(t) only"


LATE_IN_PROJECT = Fraction(2, 3)


def leading_index(complete: Quantity, data_date: date, planned_finish: date) -> ScheduleIndex:
    """SPI(t) leads from two thirds complete, and stands alone after the planned finish.

    SPI returns to 1 for every project that ends, however late; SPI(t) keeps the delay.
    """
    if data_date > planned_finish:
        return ScheduleIndex.SPI_T_ONLY
    if isinstance(complete, Decimal) and complete >= LATE_IN_PROJECT:
        return ScheduleIndex.SPI_T_FIRST
    return ScheduleIndex.SPI_FIRST

"""The catalogue of derived figures: what each is called, the formula as printed, and its unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a figure counts, so that it is printed the same way wherever it stands."""

    MONEY = "money"
    INDEX = "index"
    SHARE = "share"
    DAYS = "days"
    COUNT = "count"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Formula:
    """One derived figure: its `key` (the name of the function), its name in full, the formula, and the unit.

    A share is a fraction (0.25) printed as a percentage.
    """

    key: str
    symbol: str
    name: str
    text: str
    unit: Unit


def _formulas(unit: Unit, *rows: tuple[str, str, str, str]) -> tuple[Formula, ...]:
    return tuple(Formula(*row, unit) for row in rows)


_CATALOGUE = (
    *_formulas(
        Unit.MONEY,
        ("cost_variance", "CV", "cost variance", "EV − AC"),
        ("schedule_variance", "SV", "schedule variance", "EV − PV"),
        ("etc", "ETC", "estimate to complete", "EAC − AC"),
        ("vac", "VAC", "variance at completion", "BAC − EAC"),
        ("expected_value", "EMV", "expected monetary value", "probability × impact"),
        ("exposure", "", "risk exposure", "sum of the expected values of all open risks"),
    ),
    *_formulas(
        Unit.SHARE,
        ("cv_percent", "CV %", "cost variance, of the earned value", "CV / EV"),
        ("sv_percent", "SV %", "schedule variance, of the planned value", "SV / PV"),
        ("vac_percent", "VAC %", "variance at completion, of the budget", "VAC / BAC"),
        ("percent_complete", "", "complete", "EV / BAC"),
        ("percent_planned", "", "planned", "PV / BAC"),
        ("percent_spent", "", "spent", "AC / BAC"),
        ("hit_rate", "", "milestone hit rate", "milestones reached on time / milestones due"),
        ("overrun", "", "overrun", "(actual − estimate) / estimate"),
        ("said_to_done", "", "said to done", "points completed / points committed"),
        ("scope_change", "", "scope change", "(points added − points removed) / initial scope"),
    ),
    *_formulas(
        Unit.INDEX,
        ("cpi", "CPI", "cost performance index", "EV / AC"),
        ("spi", "SPI", "schedule performance index", "EV / PV"),
        ("csi", "CSI", "cost-schedule index", "CPI × SPI"),
        ("recent_cpi", "CPI(n)", "cost performance index of the last periods", "EV earned in them / AC spent in them"),
        ("tcpi_bac", "TCPI(BAC)", "to-complete index, to the budget", "(BAC − EV) / (BAC − AC)"),
        ("tcpi_eac", "TCPI(EAC)", "to-complete index, to the estimate", "(BAC − EV) / (EAC − AC)"),
        ("spi_t", "SPI(t)", "schedule performance index, in time", "ES / AT"),
        ("tspi", "TSPI", "to-complete schedule index", "(PD − ES) / (PD − AT)"),
        ("bei", "BEI", "baseline execution index", "tasks finished / tasks that should be finished"),
        ("cpli", "CPLI", "critical path length index", "(critical path + float) / critical path"),
        ("contingency_cover", "", "contingency cover", "contingency left / residual exposure"),
        ("response_efficiency", "", "response efficiency", "(EMV before − EMV after) / cost of the response"),
    ),
    *_formulas(
        Unit.DAYS,
        ("earned_schedule", "ES", "earned schedule", "days after which the plan has earned EV"),
        ("sv_t", "SV(t)", "schedule variance, in time", "ES − AT"),
        ("slip", "", "slip", "date expected − baseline date"),
        ("period_slip", "", "slip since the last report", "date expected now − date expected then"),
        ("cycle_time", "", "cycle time", "finish − start + 1"),
    ),
    *_formulas(
        Unit.COUNT,
        ("score", "", "risk score", "probability × impact"),
        ("velocity", "", "velocity", "points completed / sprints"),
        ("mean_throughput", "", "throughput", "items done / weeks"),
        ("reforecasts", "", "re-forecasts", "times the expected date changed"),
    ),
    *_formulas(Unit.DATE, ("forecast_finish", "", "forecast finish", "start + IEAC(t)")),
)

FORMULAS: Mapping[str, Formula] = {formula.key: formula for formula in _CATALOGUE}
"""Every derived figure by key. EAC and IEAC(t) have variants: see `EAC_FORMULAS` and `DURATION_FORMULAS`."""

"""The catalogue of derived figures: what each is called, the formula as printed, and its unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
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
    TEXT = "text"


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

SYMBOLS: Mapping[str, str] = {
    "cost.budget_now": "BAC",
    "cost.pv": "PV",
    "cost.ev": "EV",
    "cost.ac": "AC",
    "cost.cv": "CV",
    "cost.sv": "SV",
    "cost.cv_percent": "CV %",
    "cost.sv_percent": "SV %",
    "cost.cpi": "CPI",
    "cost.recent_cpi": "CPI of the last periods",
    "cost.spi": "SPI",
    "cost.csi": "CSI",
    "cost.eac": "EAC",
    "cost.etc": "ETC",
    "cost.vac": "VAC",
    "cost.vac_percent": "VAC %",
    "cost.tcpi_bac": "TCPI(BAC)",
    "cost.tcpi_eac": "TCPI(EAC)",
    "schedule.planned_duration": "PD",
    "schedule.es": "ES",
    "schedule.at": "AT",
    "schedule.sv_t": "SV(t)",
    "schedule.spi_t": "SPI(t)",
    "schedule.ieac_t": "IEAC(t)",
    "schedule.tspi": "TSPI",
}
"""What a figure is called in formulas, by the key it is asked for with."""


def naming(names: Iterable[str]) -> re.Pattern[str]:
    """Finds these names in the text of a formula: SPI stands neither in SPI(t) nor in TSPI."""
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?![\w(])")

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
    """One derived figure: its `key`, its name in full, the formula, and the unit.

    A share is a fraction (0.25) printed as a percentage.
    """

    key: str
    name: str
    text: str
    unit: Unit


def _formulas(unit: Unit, *rows: tuple[str, str, str]) -> tuple[Formula, ...]:
    return tuple(Formula(*row, unit) for row in rows)


_CATALOGUE = (
    *_formulas(
        Unit.MONEY,
        ("cost_variance", "cost variance", "EV − AC"),
        ("schedule_variance", "schedule variance", "EV − PV"),
        ("etc", "estimate to complete", "EAC − AC"),
        ("vac", "variance at completion", "BAC − EAC"),
        ("burn_rate", "spent in an average month", "spent in the last three reports / their days × 30.4375"),
        ("npv", "net present value", "sum of flow / (1 + discount rate) ^ year − cost"),
        ("reserve_p50", "reserve needed, even odds", "cost of open risks not exceeded in 50 of 100 cases"),
        ("reserve_p80", "reserve needed, safe side", "cost of open risks not exceeded in 80 of 100 cases"),
    ),
    *_formulas(
        Unit.SHARE,
        ("cv_percent", "cost variance, of the earned value", "CV / EV"),
        ("sv_percent", "schedule variance, of the planned value", "SV / PV"),
        ("vac_percent", "variance at completion, of the budget", "VAC / BAC"),
        ("percent_complete", "complete", "EV / BAC"),
        ("percent_planned", "planned", "PV / BAC"),
        ("percent_spent", "spent", "AC / BAC"),
        (
            "reserve_chance",
            "chance that the reserve suffices",
            "share of cases that cost no more than contingency left",
        ),
        ("release_chance", "chance of the release by the approved finish", "share of runs done by the approved finish"),
        ("effort_used", "effort used", "actual / approved"),
        ("effort_complete", "effort complete", "actual / (actual + remaining)"),
        ("hit_rate", "milestone hit rate", "milestones reached on time / milestones due"),
    ),
    *_formulas(
        Unit.INDEX,
        ("cpi", "cost performance index", "EV / AC"),
        ("spi", "schedule performance index", "EV / PV"),
        ("csi", "cost-schedule index", "CPI × SPI"),
        ("recent_cpi", "cost performance index of the last periods", "(EV − EV then) / (AC − AC then)"),
        ("tcpi_bac", "to-complete index, to the budget", "(BAC − EV) / (BAC − AC)"),
        ("tcpi_eac", "to-complete index, to the estimate", "(BAC − EV) / (EAC − AC)"),
        ("spi_t", "schedule performance index, in time", "ES / AT"),
        ("tspi", "to-complete schedule index", "(PD − ES) / (PD − AT)"),
        ("contingency_cover", "contingency cover", "contingency left / residual exposure"),
    ),
    *_formulas(
        Unit.DAYS,
        ("earned_schedule", "earned schedule", "days after which the plan has earned EV"),
        ("sv_t", "schedule variance, in time", "ES − AT"),
        ("slip", "slip", "date expected − approved date"),
        ("period_slip", "slip since the last report", "date expected − date expected then"),
    ),
    *_formulas(
        Unit.COUNT,
        ("score", "risk score", "probability × impact"),
        ("payback", "years to pay back", "years until the flows make up for the cost"),
        ("velocity", "velocity", "points completed / sprints"),
        ("reforecasts", "re-forecasts", "times the expected date changed"),
    ),
    *_formulas(
        Unit.DATE,
        ("forecast_finish", "forecast finish", "start + IEAC(t)"),
        ("runway", "budget used up", "day of the last cost + (BAC − AC) / burn rate"),
        ("release_p50", "release, even odds", "date by which 50 of 100 runs are done"),
        ("release_p80", "release, safe side", "date by which 80 of 100 runs are done"),
        ("release_p95", "release, nearly certain", "date by which 95 of 100 runs are done"),
    ),
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

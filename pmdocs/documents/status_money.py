"""Money as a status report shows it: the few figures of page 1, and the earned-value table with formula and reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from pmdocs.documents.status_tiles import as_of
from pmdocs.documents.voice import Voice, known
from pmdocs.figures.asked import quantity
from pmdocs.figures.estimate import BOTTOM_UP, EAC_FORMULAS
from pmdocs.figures.formulas import Unit
from pmdocs.figures.model import CostFigures, Figure, Figures
from pmdocs.figures.since_last import since_last_report


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure of the earned-value table, now, in the last report and the difference.

    `value` None shows as a dash with the `remark` that says why.
    """

    symbol: str
    name: str
    value: Decimal | None
    previous: Decimal | None
    change: Decimal | None
    unit: str
    formula: str
    remark: str | None


@dataclass(frozen=True, slots=True)
class EstimateLine:
    """One way to estimate the cost at completion; `chosen` marks the one the project reports."""

    formula: str
    assumption: str
    value: Decimal | None
    remark: str | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class MoneyView:
    """The money on the data date; None where it is not known."""

    has_budget: bool
    has_earned_value: bool
    budget: Decimal | None
    first_budget: Decimal | None
    approved_changes: Decimal | None
    actual: Decimal | None
    planned: Decimal | None
    committed: Decimal | None
    forecast: Decimal | None
    variance: Decimal | None
    variance_share: Decimal | None
    cpi: Decimal | None
    spi: Decimal | None
    spi_t: Decimal | None
    contingency: Decimal | None
    contingency_left: Decimal | None
    effort_planned: Decimal | None
    effort_actual: Decimal | None
    effort_forecast: Decimal | None
    formula: str
    lines: tuple[FigureLine, ...]
    estimates: tuple[EstimateLine, ...]
    leading_index: str


NO_MONEY = MoneyView(
    has_budget=False,
    has_earned_value=False,
    budget=None,
    first_budget=None,
    approved_changes=None,
    actual=None,
    planned=None,
    committed=None,
    forecast=None,
    variance=None,
    variance_share=None,
    cpi=None,
    spi=None,
    spi_t=None,
    contingency=None,
    contingency_left=None,
    effort_planned=None,
    effort_actual=None,
    effort_forecast=None,
    formula="",
    lines=(),
    estimates=(),
    leading_index="",
)


def money_view(figures: Figures, voice: Voice) -> MoneyView:
    """The money of one date."""
    cost, effort = figures.cost, figures.effort
    if cost is None:
        return replace(
            NO_MONEY,
            actual=figures.state.cost.actual,
            effort_planned=_number(effort.approved),
            effort_actual=_number(effort.actual),
            effort_forecast=_number(effort.forecast),
        )
    return MoneyView(
        has_budget=True,
        has_earned_value=cost.has_earned_value,
        budget=_number(cost.budget_now),
        first_budget=_number(cost.bac),
        approved_changes=_number(cost.approved_changes),
        actual=_number(cost.ac),
        planned=_number(cost.pv),
        committed=figures.state.cost.committed,
        forecast=_number(cost.eac),
        variance=_number(cost.vac),
        variance_share=_number(cost.vac_percent),
        cpi=_number(cost.cpi),
        spi=_number(cost.spi),
        spi_t=_number(figures.schedule.spi_t),
        contingency=_number(cost.contingency),
        contingency_left=_number(cost.contingency_left),
        effort_planned=_number(effort.approved),
        effort_actual=_number(effort.actual),
        effort_forecast=_number(effort.forecast),
        formula=cost.eac_text,
        lines=_lines(figures, cost, voice) if cost.has_earned_value else (),
        estimates=_estimates(cost, voice) if cost.has_earned_value else (),
        leading_index=figures.schedule.leading_index,
    )


def _number(asked: Figure) -> Decimal | None:
    return known(quantity(asked))


def _lines(figures: Figures, cost: CostFigures, voice: Voice) -> tuple[FigureLine, ...]:
    """The earned-value block; late in the project SPI(t) leads and SPI, which returns to 1, follows or goes."""
    schedule = figures.schedule
    pace = {
        "SPI, then SPI(t)": (("SPI", cost.spi), ("SPI(t)", schedule.spi_t)),
        "SPI(t), then SPI": (("SPI(t)", schedule.spi_t), ("SPI", cost.spi)),
        "SPI(t) only": (("SPI(t)", schedule.spi_t),),
    }
    rows = (
        ("BAC", cost.budget_now),
        ("PV", cost.pv),
        ("EV", cost.ev),
        ("AC", cost.ac),
        ("CV", cost.cv),
        ("SV", cost.sv),
        ("CPI", cost.cpi),
        *pace[schedule.leading_index],
        ("EAC", cost.eac),
        ("ETC", cost.etc),
        ("VAC", cost.vac),
        ("TCPI(BAC)", cost.tcpi_bac),
        ("TCPI(EAC)", cost.tcpi_eac),
        ("ES", schedule.es),
        ("SV(t)", schedule.sv_t),
    )
    changes = {change.inputs[0].key: change for change in since_last_report(figures)}
    return tuple(
        _line(symbol, asked, changes.get(asked.key), _day(symbol, figures, cost), voice) for symbol, asked in rows
    )


_NEEDS_NO_COST: Final = frozenset({"PV", "EV", "SV", "SPI", "SPI(t)", "ES", "SV(t)"})
_COMPARES: Final = frozenset({"CV", "CPI", "TCPI(BAC)", "TCPI(EAC)"})


def _day(symbol: str, figures: Figures, cost: CostFigures) -> date | None:
    """Of which day a figure is, where that is not the data date: work, money and both are told on days of their own."""
    if symbol in _NEEDS_NO_COST:
        day = cost.earned_on
    elif symbol == "AC":
        day = figures.state.cost.actual_on
    else:
        day = cost.as_of if symbol in _COMPARES or (symbol == "EAC" and cost.eac_key != BOTTOM_UP) else None
    return None if day == figures.state.data_date else day


def _line(symbol: str, asked: Figure, change: Figure | None, day: date | None, voice: Voice) -> FigureLine:
    value, formula = quantity(asked), voice.say(asked.formula)
    then = change.inputs[1].value if change else None
    return FigureLine(
        symbol=symbol,
        name=voice.say(asked.label),
        value=known(value),
        previous=then if isinstance(then, Decimal) else None,
        change=known(quantity(change)) if change else None,
        unit="number" if asked.unit in {Unit.INDEX, Unit.COUNT} else asked.unit.value,
        formula=f"{formula}; {voice.sentence(as_of(day))}" if day else formula,
        remark=voice.why(value),
    )


def _estimates(cost: CostFigures, voice: Voice) -> tuple[EstimateLine, ...]:
    lines = []
    for asked, key in zip(cost.eac_by_formula, EAC_FORMULAS, strict=True):
        value = quantity(asked)
        assumption = voice.say(EAC_FORMULAS[key].assumption)
        lines.append(EstimateLine(asked.formula, assumption, known(value), voice.why(value), key == cost.eac_key))
    return tuple(lines)

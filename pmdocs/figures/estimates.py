"""The estimates at completion of one project on one date, by every formula, each with the figures it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from pmdocs.figures import earned_value as ev_rules
from pmdocs.figures.asked import figure, noted
from pmdocs.figures.estimate import BOTTOM_UP, USUAL_WEIGHTS, EstimateBasis, eac_formula
from pmdocs.figures.formulas import FORMULAS, SYMBOLS, Unit, naming
from pmdocs.figures.model import Figure, Input
from pmdocs.figures.money import MoneyBasis
from pmdocs.figures.quantity import (
    ESTIMATE_OVERTAKEN,
    NO_FORECAST,
    NOT_REESTIMATED,
    Quantity,
)
from pmdocs.figures.reason import Reason, reason
from pmdocs.project.settings import EarnedValueSettings
from pmdocs.state import ProjectState


def estimate_basis(basis: MoneyBasis, earlier: Sequence[MoneyBasis]) -> EstimateBasis:
    """What every estimate draws on; `earlier` are the reports before this one, oldest first."""
    state = basis.state
    settings = state.project.settings.earned_value
    history = [(b.ev, b.ac) for b in (*earlier, basis) if isinstance(b.ev, Decimal) and isinstance(b.ac, Decimal)]
    return EstimateBasis(
        ev=basis.ev,
        ac=basis.ac,
        bac=basis.budget_now,
        pv=basis.pv,
        recent_cpi=ev_rules.recent_cpi([(ev, ac) for ev, ac in history], settings.periods),
        spi_t=basis.spi_t,
        etc_stated=_left_of_estimate(basis),
        weights=_weights(settings),
    )


def _left_of_estimate(basis: MoneyBasis) -> Quantity:
    """What is left of the last estimate of the remaining cost: money spent since then is no longer to be spent."""
    cost = basis.state.cost
    if cost.estimate_to_complete is None:
        return NOT_REESTIMATED
    if cost.spent_when_estimated is None or cost.actual is None:
        return cost.estimate_to_complete
    left = cost.spent_when_estimated + cost.estimate_to_complete - cost.actual
    return ESTIMATE_OVERTAKEN if left < 0 else left


def formula_text(basis: MoneyBasis, key: str) -> str:
    """The formula as printed, with the project's own weights."""
    return eac_formula(key, _weights(basis.state.project.settings.earned_value)).text


def _weights(settings: EarnedValueSettings) -> tuple[Decimal, Decimal]:
    """The weights of CPI and SPI in the formula `weighted`; where the project sets one of them, both add up to 1."""
    cost, schedule = settings.cpi_weight, settings.spi_weight
    if cost is not None:
        return cost, 1 - cost if schedule is None else schedule
    return USUAL_WEIGHTS if schedule is None else (1 - schedule, schedule)


def eac_figure(key: str, basis: MoneyBasis, name: str, value: Quantity, estimate: EstimateBasis) -> Figure:
    """One estimate with those figures as inputs that its formula names."""
    text = formula_text(basis, name)
    named: dict[str, Quantity] = {
        "AC": basis.ac,
        "BAC": basis.budget_now,
        "EV": basis.ev,
        "CPI": ev_rules.cpi(basis.ev, basis.ac),
        "SPI": ev_rules.spi(basis.ev, basis.pv),
        "SPI(t)": basis.spi_t,
        SYMBOLS["cost.recent_cpi"]: estimate.recent_cpi,
    }
    used = dict.fromkeys(naming(named).findall(text))
    inputs: list[Input] = [Input(symbol, named[symbol]) for symbol in used]
    label = "Estimate at completion" if key == "cost.eac" else f"Estimate at completion, formula {name}"
    if name == BOTTOM_UP:
        return _bottom_up(key, label, basis, value, text)
    return figure(key, label, value, Unit.MONEY, text, inputs)


def _bottom_up(key: str, label: str, basis: MoneyBasis, value: Quantity, text: str) -> Figure:
    """The estimate somebody made anew, from what was spent on that day; a note says who made it, and when."""
    cost = basis.state.cost
    spent, stated = cost.spent_when_estimated, cost.estimate_to_complete
    etc = Input("ETC as re-estimated", NOT_REESTIMATED if stated is None else stated)
    if stated is None or spent is None or spent == cost.actual:
        asked = figure(key, label, value, Unit.MONEY, text, (Input("AC", basis.ac), etc))
    else:
        then = Input("AC when re-estimated", spent)
        worked = f"{then.name} + {etc.name}"
        asked = figure(key, label, value, Unit.MONEY, text, (then, etc), worked=worked)
    return noted(asked, () if stated is None else (_estimated(basis.state),))


def _estimated(state: ProjectState) -> Reason:
    names = {person.id: person.name for person in state.project.people}
    by, on = state.cost.estimated_by, state.cost.estimated_on
    if by is None:
        return reason("re-estimated on {day}", day=str(on))
    return reason("re-estimated by {who} on {day}", who=names.get(by, by), day=str(on))


def extreme_figure(key: str, label: str, which: str, variants: Mapping[str, Quantity]) -> Figure:
    """The lowest or highest of all estimates that exist."""
    known = {name: value for name, value in variants.items() if isinstance(value, Decimal)}
    pick = min if which == "lowest" else max
    value: Quantity = pick(known.values()) if known else NO_FORECAST
    inputs = [Input(name, estimate, f"cost.eac.{name}") for name, estimate in variants.items()]
    return figure(key, label, value, Unit.MONEY, f"{which} of all formulas", inputs)


def recent_cpi_figure(basis: MoneyBasis, earlier: Sequence[MoneyBasis], value: Quantity) -> Figure:
    """CPI of the last periods, from the sums now and at the report before them."""
    periods = basis.state.project.settings.earned_value.periods
    known = [b for b in earlier if isinstance(b.ev, Decimal) and isinstance(b.ac, Decimal)]
    then = known[-periods] if len(known) >= periods else None
    inputs: list[Input | tuple[str, Quantity]] = [("EV", basis.ev), ("AC", basis.ac)]
    label = FORMULAS["recent_cpi"].name.capitalize()
    if then is None:
        return figure("cost.recent_cpi", label, value, Unit.INDEX, "EV / AC", inputs)
    past = f"report.{then.state.number}"
    inputs += [Input("EV then", then.ev, f"{past}.ev"), Input("AC then", then.ac, f"{past}.ac")]
    return figure("cost.recent_cpi", label, value, Unit.INDEX, FORMULAS["recent_cpi"].text, inputs)

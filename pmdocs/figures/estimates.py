"""The estimates at completion of one project on one date, by every formula, each with the figures it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from pmdocs.figures import earned_value as ev_rules
from pmdocs.figures.asked import figure, noted
from pmdocs.figures.estimate import (
    BOTTOM_UP,
    EAC_FORMULAS,
    USUAL_WEIGHTS,
    EstimateBasis,
    eac_formula,
    estimate_at_completion,
)
from pmdocs.figures.formulas import FORMULAS, SYMBOLS, Unit, naming
from pmdocs.figures.model import Figure, Input
from pmdocs.figures.money import MoneyBasis
from pmdocs.figures.quantity import (
    ESTIMATE_OVERTAKEN,
    NO_FORECAST,
    NOT_REESTIMATED,
    TOO_EARLY,
    Quantity,
    Undefined,
)
from pmdocs.figures.reason import Reason, reason
from pmdocs.project.settings import EarnedValueSettings
from pmdocs.state import ProjectState


def estimate_basis(basis: MoneyBasis, earlier: Sequence[MoneyBasis]) -> EstimateBasis:
    """What every estimate draws on; `earlier` are the reports before this one, oldest first."""
    state = basis.state
    settings = state.project.settings.earned_value
    history = [(b.pair.ev, b.pair.ac) for b in _dated((*earlier, basis))]
    known = [(ev, ac) for ev, ac in history if isinstance(ev, Decimal) and isinstance(ac, Decimal)]
    return EstimateBasis(
        ev=basis.pair.ev,
        ac=basis.pair.ac,
        bac=basis.budget_now,
        pv=basis.pair_pv,
        recent_cpi=ev_rules.recent_cpi(known, settings.periods),
        spi_t=basis.spi_t,
        etc_stated=_left_of_estimate(basis),
        weights=_weights(settings),
    )


def _dated(bases: Iterable[MoneyBasis]) -> tuple[MoneyBasis, ...]:
    """The reports that told earned value and cost of one day, each day once."""
    found = {basis.pair.day: basis for basis in bases if basis.pair.day}
    return tuple(found.values())


def estimates(basis: MoneyBasis, estimate: EstimateBasis) -> dict[str, Quantity]:
    """The cost foreseen by every formula.

    No forecast is below what is spent and ordered already. While too little is done, a formula says nothing; what
    somebody has estimated by name counts at any time.
    """
    return {key: _estimate(basis, estimate, key) for key in EAC_FORMULAS}


def _estimate(basis: MoneyBasis, estimate: EstimateBasis, key: str) -> Quantity:
    least = basis.least_cost
    cost, chosen = basis.state.cost, basis.state.project.settings.earned_value.eac.key
    is_named = cost.estimated_by is not None or chosen == BOTTOM_UP
    if key == BOTTOM_UP and (is_named or not basis.is_early):
        value = estimate_at_completion(replace(estimate, ac=basis.ac), key)
    elif basis.is_early:
        return TOO_EARLY
    else:
        value = estimate_at_completion(estimate, key)
    return max(value, least) if isinstance(value, Decimal) and isinstance(least, Decimal) else value


def headline(basis: MoneyBasis) -> str:
    """The key of the estimate that is the forecast: the manager's own where it is fresh, else the chosen formula.

    The person who runs the project knows more than its average so far (PRINCE2, PMI: bottom-up estimate to complete).
    An estimate counts while it was made in the period of the report, by somebody with a name.
    """
    cost, chosen = basis.state.cost, basis.state.project.settings.earned_value.eac.key
    return BOTTOM_UP if cost.estimate_to_complete is not None and not estimate_refused(basis) else chosen


def estimate_refused(basis: MoneyBasis) -> Reason | None:
    """Why the manager's estimate is not the forecast; None where it is, or where nobody has made one."""
    state = basis.state
    cost = state.cost
    if cost.estimate_to_complete is None or state.project.settings.earned_value.eac.key == BOTTOM_UP:
        return None
    if cost.estimated_by is None:
        return reason("the estimate of the cost still to come has no name to it")
    if cost.estimated_on and cost.estimated_on < state.period_start:
        return reason("the estimate of {day} is older than this report", day=cost.estimated_on)
    if isinstance(_left_of_estimate(basis), Undefined):
        return reason("more has been spent since the estimate of {day}", day=cost.estimated_on or state.data_date)
    return None


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
        "AC": basis.pair.ac,
        "BAC": basis.budget_now,
        "EV": basis.pair.ev,
        "CPI": ev_rules.cpi(basis.pair.ev, basis.pair.ac),
        "SPI": ev_rules.spi(basis.pair.ev, basis.pair_pv),
        "SPI(t)": basis.spi_t,
        SYMBOLS["cost.recent_cpi"]: estimate.recent_cpi,
    }
    used = dict.fromkeys(naming(named).findall(text))
    inputs: list[Input] = [of_the_day(symbol, named[symbol], basis) for symbol in used]
    label = "Estimate at completion" if key == "cost.eac" else f"Estimate at completion, formula {name}"
    if name == BOTTOM_UP:
        return _bottom_up(key, label, basis, value, text)
    least = basis.least_cost
    if isinstance(value, Decimal) and value == least and basis.state.cost.committed:
        floor = (Input("spent", basis.ac, "cost.ac"), Input("ordered", basis.state.cost.committed, "cost.committed"))
        return figure(key, label, value, Unit.MONEY, text, floor, worked="spent + ordered")
    return figure(key, label, value, Unit.MONEY, text, inputs)


def of_the_day(symbol: str, value: Quantity, basis: MoneyBasis) -> Input:
    """An input of a figure that compares work and money: both of the last day on which both were told."""
    day = basis.pair.day
    now = {"EV": basis.ev, "AC": basis.ac, "SPI": ev_rules.spi(basis.ev, basis.pv)}.get(symbol)
    if day is None or day == basis.state.data_date or now is None or value == now:
        return Input(symbol, value)
    return Input(f"{symbol} on {day}", value, unit=Unit.INDEX if symbol == "SPI" else Unit.MONEY)


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


def extreme_figure(key: str, label: str, which: str, variants: Mapping[str, Quantity], eac: Quantity) -> Figure:
    """The lowest or highest of all estimates that exist; none while it is too early for the forecast itself."""
    known = {name: value for name, value in variants.items() if isinstance(value, Decimal)}
    pick = min if which == "lowest" else max
    value: Quantity = pick(known.values()) if known else NO_FORECAST
    if eac is TOO_EARLY:
        value = TOO_EARLY
    inputs = [Input(name, estimate, f"cost.eac.{name}") for name, estimate in variants.items()]
    return figure(key, label, value, Unit.MONEY, f"{which} of all formulas", inputs)


def recent_cpi_figure(basis: MoneyBasis, earlier: Sequence[MoneyBasis], value: Quantity) -> Figure:
    """CPI of the last periods, from the sums now and at the report before them."""
    periods = basis.state.project.settings.earned_value.periods
    known = [b for b in _dated(earlier) if b.pair.day != basis.pair.day]
    then = known[-periods] if len(known) >= periods else None
    inputs = [of_the_day("EV", basis.pair.ev, basis), of_the_day("AC", basis.pair.ac, basis)]
    label = FORMULAS["recent_cpi"].name.capitalize()
    if then is None:
        return figure("cost.recent_cpi", label, value, Unit.INDEX, "EV / AC", inputs)
    past = f"report.{then.state.number}"
    inputs += [Input("EV then", then.pair.ev, f"{past}.ev"), Input("AC then", then.pair.ac, f"{past}.ac")]
    return figure("cost.recent_cpi", label, value, Unit.INDEX, FORMULAS["recent_cpi"].text, inputs)

"""The options of the charter in figures: net present value and payback, from the flows written with each."""

from __future__ import annotations

from decimal import Decimal

from pmdocs.figures.asked import catalogued, figure
from pmdocs.figures.formulas import Unit
from pmdocs.figures.model import Input, Location, OptionFigures
from pmdocs.figures.net_present_value import net_present_value, payback_years
from pmdocs.project.definition import Project
from pmdocs.project.kickoff import Option


def option_figures(project: Project) -> tuple[OptionFigures, ...]:
    """Each option that has yearly flows, by its place in the list; none where no option has."""
    rate = _rate(project)
    return tuple(_worth(number, option, rate) for number, option in enumerate(project.options, start=1) if option.flows)


def _worth(number: int, option: Option, rate: Input) -> OptionFigures:
    place: Location = ("options", number - 1)
    cost = option.cost or Decimal()
    spent = Input("cost", cost, "", ((*place, "cost"),) if option.cost is not None else (), Unit.MONEY)
    flows = [
        Input(f"year {year}", flow, "", ((*place, "flows", year - 1),), Unit.MONEY)
        for year, flow in enumerate(option.flows, start=1)
    ]
    worth = net_present_value(cost, option.flows, Decimal(str(rate.value)))
    back = payback_years(cost, option.flows)
    return OptionFigures(
        option=option,
        flows=figure(
            f"option.{number}.flows",
            "Flows of all years",
            sum(option.flows, Decimal()),
            Unit.MONEY,
            "sum of the flows",
            flows,
        ),
        npv=catalogued(f"option.{number}.npv", "npv", worth, (spent, *flows, rate)),
        payback=catalogued(f"option.{number}.payback", "payback", back, (spent, *flows)),
    )


def _rate(project: Project) -> Input:
    settings = project.settings.appraisal
    written = "discount_rate" in settings.model_fields_set
    place: tuple[Location, ...] = (("settings", "appraisal", "discount_rate"),) if written else ()
    return Input("discount rate", settings.discount_rate, "", place, Unit.SHARE)

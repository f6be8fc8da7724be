"""Checks that money and earned value add up: the planned curve, what has been spent, and how work earns its value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

from pmdocs.diagnostics import Severity
from pmdocs.project.finding import Finding
from pmdocs.project.history import History, Path, updates_by_date
from pmdocs.project.kickoff import Deliverable, EarningMethod, WorkPackage
from pmdocs.project.locate import Locator
from pmdocs.project.nouns import sentence
from pmdocs.project.updates import Progress

ROUNDING = Decimal("0.005")
"""How far weights may miss 100 % because somebody rounded them."""


def money_contradictions(past: History, locator: Locator) -> Iterator[Finding]:
    """Everything about money and earning that cannot be, or hardly can."""
    yield from _falling_curve(past, locator)
    yield from _curve_against_budget(past, locator)
    yield from _shares_against_budget(past, locator)
    yield from _falling_actuals(past, locator)
    yield from _earning(past, locator)


def _falling_curve(past: History, locator: Locator) -> Iterator[Finding]:
    points = past.project.budget.planned if past.project.budget else ()
    for (before, more), (day, less) in pairwise(points):
        if less < more:
            yield Finding(
                "PM140",
                locator.at("budget", "planned", day),
                f"The planned value falls from {amount(more)} on {before} to {amount(less)} on {day}.",
                "Write what is planned since the start; such a sum never falls.",
                related=(locator.at("budget", "planned", before),),
            )


def _curve_against_budget(past: History, locator: Locator) -> Iterator[Finding]:
    budget = past.project.budget
    if budget is None or not budget.lines or not budget.planned:
        return
    total = _total(line.amount for line in budget.lines)
    lines, last = locator.at("budget", "lines"), budget.planned[-1]
    above = next(((day, value) for day, value in budget.planned if value > total), None)
    if above:
        fact = f"The planned value reaches {amount(above[1])}, more than the {amount(total)} of all budget lines."
        remedy = "Correct the planned value or the lines; reserves are not part of either."
        yield Finding("PM141", locator.at("budget", "planned", above[0]), fact, remedy, related=(lines,))
    elif last[1] < total:
        fact = f"The planned value ends at {amount(last[1])}, less than the {amount(total)} of all budget lines."
        remedy = "Write the curve up to the finish, where it reaches the sum of the lines."
        where = locator.at("budget", "planned", last[0])
        yield Finding("PM142", where, fact, remedy, Severity.WARNING, related=(lines,))


def _shares_against_budget(past: History, locator: Locator) -> Iterator[Finding]:
    total = _total(line.amount for line in past.project.budget.lines) if past.project.budget else Decimal()
    planned = [deliverable for deliverable in past.project.deliverables if deliverable.added_by is None]
    for topic, entries in (("deliverables", planned), ("work", past.project.work)):
        costs = _total(entry.cost or Decimal() for entry in entries)
        if 0 < total < costs:
            fact = f"The costs under '{topic}' come to {amount(costs)}, the budget lines only to {amount(total)}."
            remedy = "Each cost is a share of the budget; correct the costs or the lines."
            related = (locator.at("budget", "lines"),)
            yield Finding("PM143", locator.at(topic), fact, remedy, Severity.WARNING, related=related, on_key=True)


def _falling_actuals(past: History, locator: Locator) -> Iterator[Finding]:
    for topic, what in (("cost", "actual cost"), ("effort", "actual effort")):
        reported = [
            (("updates", number, topic, "actual"), value)
            for number, update in updates_by_date(past.project)
            if (value := getattr(getattr(update, topic), "actual", None)) is not None
        ]
        for (earlier, more), (later, less) in pairwise(reported):
            if less < more:
                fact = f"The {what} falls from {amount(more)} to {amount(less)}."
                remedy = "Write what was spent since the start, not in the week."
                related = (locator.at(*earlier),)
                yield Finding("PM144", locator.at(*later), fact, remedy, Severity.WARNING, related=related)


def _earning(past: History, locator: Locator) -> Iterator[Finding]:
    """Weights and units against the method of each piece of work, and progress against both."""
    methods: dict[str, tuple[EarningMethod, Decimal | None]] = {}
    for moment in past.moments:
        if moment.of in (Deliverable, WorkPackage):
            method = moment.known.get("method", EarningMethod.PERCENT)
            methods[moment.known["id"]] = (method, moment.known.get("units"))
            yield from _method(moment.path, method, moment.known, locator)
        elif isinstance(moment.record, Progress) and moment.record.id in methods:
            yield from _progress(moment.path, moment.record, *methods[moment.record.id], locator)


def _method(path: Path, method: EarningMethod, said: Mapping[str, Any], locator: Locator) -> Iterator[Finding]:
    subject = sentence(locator.subject(path))
    if method is EarningMethod.UNITS and not said.get("units"):
        fact = f"{subject} earns by units, but how many there are is not written."
        yield Finding("PM146", locator.at(*path, "method"), fact, "Add the line 'units: …' with their number.")
    if method is EarningMethod.MILESTONES:
        total = _total(weight.weight for weight in said.get("weights", ()))
        if abs(total - 1) > ROUNDING:
            fact = f"{subject}: the weights of its milestones add up to {percent(total)}, not 100 %."
            remedy = "Write 'weights' with a milestone and its share each, 100 % together."
            yield Finding("PM145", locator.at(*path, "weights"), fact, remedy)


def _progress(
    path: Path, said: Progress, method: EarningMethod, units: Decimal | None, locator: Locator
) -> Iterator[Finding]:
    by_units = method is EarningMethod.UNITS
    if by_units and said.percent is not None:
        fact = f"{said.id} earns by units, but its progress is written in percent."
        yield Finding("PM146", locator.at(*path, "percent"), fact, "Write the units done, such as '12 units'.")
    if method is EarningMethod.MILESTONES and said.percent is not None and not (said.delivered or said.accepted):
        fact = f"{said.id} earns by its milestones, so this percentage changes nothing."
        remedy = "Leave it out; once the work is handed over, write 'delivered' with the day."
        yield Finding("PM146", locator.at(*path, "percent"), fact, remedy, Severity.WARNING)
    if said.units is not None and not by_units:
        fact = f"{said.id} earns by the method '{method}', but its progress is written in units."
        yield Finding("PM146", locator.at(*path, "units"), fact, "Write a percentage, or set its method to units.")
    elif said.units is not None and units is not None and said.units > units:
        fact = f"{said.id}: {amount(said.units)} units are done, more than the {amount(units)} there are."
        yield Finding("PM146", locator.at(*path, "units"), fact, "Correct the progress, or the number of units.")


def _total(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal())


def amount(value: Decimal) -> str:
    """An amount as a person would type it: ``480_000``."""
    return f"{value:,f}".replace(",", "_")


def percent(share: Decimal) -> str:
    """A share of one in percent, without needless zeros."""
    return f"{(share * 100).normalize():f} %"

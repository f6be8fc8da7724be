"""The plan in figures: what the charter and the communication plan add up."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from pmdocs.figures.agenda import agenda, next_dates, recurrence
from pmdocs.figures.asked import figure, quantity
from pmdocs.figures.baseline import first_curve, work_calendar
from pmdocs.figures.formulas import Unit
from pmdocs.figures.ledger.words import slug
from pmdocs.figures.model import Figure, Figures, Input
from pmdocs.figures.planned_value import PlannedCurve, planned_value
from pmdocs.figures.quantity import NO_BUDGET, Quantity, Undefined
from pmdocs.project.plan import Budget, BudgetLine
from pmdocs.project.registers import RiskKind

NO_DATE = Undefined("no date ahead")


def plan_figures(figures: Figures) -> Iterator[Figure]:
    """Budget by category, kind and year, reserves, planned years, cost of ownership, counts, dates of communication."""
    budget = figures.state.project.budget
    if budget:
        yield from _line_sums(budget)
        yield from _reserves(budget, figures)
        yield from _ownership(budget, figures)
    curve = first_curve(figures.state.project, work_calendar(figures.state.project))
    if curve:
        yield from _planned_years(curve)
    yield from _counts(figures)
    yield from _communication(figures)


def _line_sums(budget: Budget) -> Iterator[Figure]:
    """Sums of the budget lines as the charter's tables group them."""
    groupings: dict[str, Callable[[BudgetLine], str | None]] = {
        "category": lambda line: line.category,
        "kind": lambda line: line.kind,
    }
    yield from _sums("budget.year", "Budget of", budget.lines, lambda line: line.year)
    for name, of in groupings.items():
        yield from _sums(f"budget.{name}", "Budget of", budget.lines, of)
        for year in dict.fromkeys(line.year for line in budget.lines if line.year):
            lines = [line if line.year == year else None for line in budget.lines]
            yield from _sums(f"budget.{name}", "Budget of", lines, of, year.strip())


def _sums(
    family: str, label: str, lines: Iterable[BudgetLine | None], of: Callable[[BudgetLine], str | None], year: str = ""
) -> Iterator[Figure]:
    groups: dict[str, list[tuple[int, BudgetLine]]] = {}
    for number, line in enumerate(lines):
        name = of(line) if line else None
        if line and name:
            groups.setdefault(name.strip(), []).append((number, line))
    for name, found in groups.items():
        key = f"{family}.{slug(name)}" + (f".{slug(year)}" if year else "")
        what = f"{label} {name}" + (f" in {year}" if year else "")
        amount = sum((line.amount for _, line in found), Decimal())
        inputs = [
            Input(
                f"{line.category} {line.year or ''}".strip(), line.amount, sources=(("budget", "lines", n, "amount"),)
            )
            for n, line in found
        ]
        yield figure(key, what, amount, Unit.MONEY, "sum of the budget lines", inputs)


def _reserves(budget: Budget, figures: Figures) -> Iterator[Figure]:
    parts = {"contingency": budget.contingency, "management reserve": budget.management_reserve}
    inputs = [
        Input(name, amount, sources=(("budget", name.replace(" ", "_")),))
        for name, amount in parts.items()
        if amount is not None
    ]
    whole = sum((amount for amount in parts.values() if amount is not None), Decimal())
    yield figure("budget.reserves", "Reserves beside the budget", whole, Unit.MONEY, "sum of the reserves", inputs)
    first = quantity(figures.cost.bac) if figures.cost else NO_BUDGET
    yield figure(
        "budget.approved",
        "Budget and reserves",
        first + whole,
        Unit.MONEY,
        "first baseline + reserves",
        (Input("first baseline", first, "cost.bac"), Input("reserves", whole, "budget.reserves")),
    )


def _ownership(budget: Budget, figures: Figures) -> Iterator[Figure]:
    rows = []
    for number, line in enumerate(budget.ownership):
        place = ("budget", "ownership", number)
        inputs = (
            Input("a year", line.per_year, sources=((*place, "per_year"),)),
            Input("years", line.years, "", ((*place, "years"),), Unit.COUNT),
        )
        key = f"ownership.{slug(line.category)}"
        rows.append(
            figure(
                key, f"Cost of use, {line.category}", line.per_year * line.years, Unit.MONEY, "a year × years", inputs
            )
        )
    yield from rows
    if not rows:
        return
    whole = sum((quantity(row) for row in rows), Decimal())
    parts = [Input(row.label, row.value, row.key) for row in rows]
    yield figure("ownership.total", "Cost of use", whole, Unit.MONEY, "sum over its years", parts)
    first: Quantity = quantity(figures.cost.bac) if figures.cost else NO_BUDGET
    yield figure(
        "ownership.all",
        "Total cost of ownership",
        first + whole,
        Unit.MONEY,
        "first baseline + cost of use",
        (Input("first baseline", first, "cost.bac"), Input("cost of use", whole, "ownership.total")),
    )


def _planned_years(curve: PlannedCurve) -> Iterator[Figure]:
    """Planned value of each calendar year, as first agreed."""
    before = Decimal()
    for year in range(curve.start.year, curve.finish.year + 1):
        end = planned_value(curve, dt.date(year, 12, 31))
        key = f"budget.planned.{year}"
        yield figure(
            f"{key}.cumulative",
            f"Planned value to the end of {year}",
            end,
            Unit.MONEY,
            "planned value at the end of the year",
            (),
            (("budget", "planned"),),
        )
        yield figure(
            key,
            f"Planned value in {year}",
            end - before,
            Unit.MONEY,
            "planned by the end − planned before",
            (Input("planned by the end", end, f"{key}.cumulative"), Input("planned before", before)),
        )
        before = end


def _counts(figures: Figures) -> Iterator[Figure]:
    project = figures.state.project
    registers = ("objectives", "success_criteria", "benefits", "deliverables", "milestones", "people")
    for name in registers:
        label = f"{name.replace('_', ' ').capitalize()} in the plan"
        written = getattr(project, name)
        places = ((name,),) if written else ()
        yield figure(f"count.{name}", label, len(written), Unit.COUNT, "number written", (), places)
    threats = sum(risk.kind is RiskKind.THREAT for risk in project.risks)
    yield figure(
        "count.risks",
        "Threats in the plan",
        threats,
        Unit.COUNT,
        "number written",
        (),
        (("risks",),) if project.risks else (),
    )


def _communication(figures: Figures) -> Iterator[Figure]:
    """How many items of each kind there are, each one's next date, and what falls in the printed weeks."""
    items = figures.state.project.communications
    for kind, count in Counter(item.kind.value for item in items).items():
        label = f"Communication of the kind {kind}"
        yield figure(
            f"communication.{slug(kind)}", label, count, Unit.COUNT, "number written", (), (("communications",),)
        )
    places = {item.id: (("communications", number, "frequency"),) for number, item in enumerate(items)}
    following = next_dates(figures)
    for item in items:
        rule = recurrence(item, figures)
        inputs = [Input("frequency", item.frequency.value, sources=places[item.id])]
        if rule:
            inputs += [Input("first", rule.start), Input("last", rule.last)]
        day: dt.date | Undefined = following.get(item.id, NO_DATE)
        key = f"communication.{item.id}"
        yield figure(
            f"{key}.next", f"{item.id}, next date", day, Unit.DATE, "first date on or after the data date", inputs
        )
    calendar = agenda(figures)
    written = figures.state.project.communication.model_fields_set
    weeks = (("communication", "calendar_weeks"),) if "calendar_weeks" in written else ()
    for item_id, dates in calendar.dates.items():
        when = [Input(f"no. {n}", each.day) for n, each in enumerate(dates, 1)]
        yield figure(
            f"communication.{item_id}.dates",
            f"{item_id}, dates in the calendar",
            len(dates),
            Unit.COUNT,
            "dates of its rule within the calendar",
            when,
            places[item_id],
        )
    yield figure(
        "communication.dates",
        "Dates in the calendar",
        calendar.count,
        Unit.COUNT,
        "sum over items that are not daily",
        [
            Input(key, len(dates), f"communication.{key}.dates")
            for key, dates in calendar.dates.items()
            if key not in calendar.daily
        ],
    )
    yield figure(
        "communication.until",
        "Last day of the calendar",
        calendar.last,
        Unit.DATE,
        "data date + the weeks printed",
        (),
        weeks,
    )

"""The money of the charter: budget by year, reserves, planned value, total cost of ownership; all as first agreed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from pmdocs.documents.voice import Voice, known
from pmdocs.figures.asked import quantity
from pmdocs.figures.baseline import first_curve, work_calendar
from pmdocs.figures.model import Figures, OptionFigures
from pmdocs.figures.planned_value import PlannedCurve, planned_value
from pmdocs.project.plan import Budget, BudgetLine, Ownership

MOST_YEARS: Final = 5
"""Years that find room as columns; a longer project shows its years in a table of their own."""


@dataclass(frozen=True, slots=True)
class AmountRow:
    """A row of amounts: one for each year of its table (None for none), and their sum."""

    label: str
    remark: str | None
    amounts: tuple[Decimal | None, ...]
    total: Decimal


@dataclass(frozen=True, slots=True)
class AmountTable:
    """Amounts by year; `years` is empty where the money is not split by year, or over too many for columns."""

    years: tuple[str, ...]
    rows: tuple[AmountRow, ...]
    totals: tuple[Decimal, ...]
    total: Decimal


@dataclass(frozen=True, slots=True)
class OwnershipRow:
    """A yearly cost of the result in use, and what it comes to over its years."""

    category: str
    per_year: Decimal
    years: Decimal
    total: Decimal


@dataclass(frozen=True, slots=True)
class PlannedYear:
    """The value planned for one calendar year, and from the start to its end."""

    year: int
    amount: Decimal
    cumulative: Decimal


@dataclass(frozen=True, slots=True)
class Money:
    """What the charter says about money; everything None or empty is not written in the definition.

    `budget` is the sum of the lines, before any change; `approved` adds the reserves; `total_cost` is the budget and
    the cost of ownership over all years, without reserves.
    """

    budget: Decimal | None
    contingency: Decimal | None
    management_reserve: Decimal | None
    approved: Decimal | None
    funding: str | None
    effort: Decimal | None
    by_category: AmountTable | None
    by_kind: AmountTable | None
    by_year: tuple[AmountRow, ...]
    planned: tuple[PlannedYear, ...]
    ownership: tuple[OwnershipRow, ...]
    ownership_total: Decimal | None
    total_cost: Decimal | None


def money(figures: Figures, voice: Voice) -> Money:
    """The money as first agreed, on any data date."""
    project = figures.state.project
    budget = project.budget or Budget()
    amount = known(quantity(figures.cost.bac)) if figures.cost else None
    reserves = [part for part in (budget.contingency, budget.management_reserve) if part is not None]
    ownership = tuple(map(_ownership, budget.ownership))
    owned = sum((row.total for row in ownership), Decimal()) if ownership else None
    curve = first_curve(project, work_calendar(project))
    return Money(
        budget=amount,
        contingency=budget.contingency,
        management_reserve=budget.management_reserve,
        approved=sum(reserves, amount) if amount is not None and reserves else None,
        funding=budget.funding,
        effort=known(quantity(figures.effort.planned)),
        by_category=_by_category(budget.lines, voice),
        by_kind=_by_kind(budget.lines, voice),
        by_year=_year_rows(budget.lines) if len(_years(budget.lines)) > MOST_YEARS else (),
        planned=_planned_years(curve) if curve else (),
        ownership=ownership,
        ownership_total=owned,
        total_cost=amount + owned if amount is not None and owned is not None else None,
    )


def _ownership(line: Ownership) -> OwnershipRow:
    return OwnershipRow(line.category, line.per_year, line.years, line.per_year * line.years)


def _years(lines: Iterable[BudgetLine]) -> tuple[str, ...]:
    """The years named in the budget, in order; years in words come after those in figures."""
    named = {line.year.strip() for line in lines if line.year}
    return tuple(sorted(named, key=lambda year: (not year.isdigit(), year)))


def _by_category(lines: tuple[BudgetLine, ...], voice: Voice) -> AmountTable | None:
    return _table(lines, lambda line: line.category.strip(), voice, remarks=True) if lines else None


def _by_kind(lines: tuple[BudgetLine, ...], voice: Voice) -> AmountTable | None:
    """The budget by kind of cost; None where fewer than two kinds are named."""
    kinds = {line.kind for line in lines if line.kind}
    if len(kinds) < 2:
        return None
    other = voice.say("Not classified")
    return _table(lines, lambda line: (line.kind or other).strip().capitalize(), voice, remarks=False)


def _table(
    lines: tuple[BudgetLine, ...], key: Callable[[BudgetLine], str], voice: Voice, *, remarks: bool
) -> AmountTable:
    years = _years(lines)
    years = years if len(years) <= MOST_YEARS else ()
    labels = dict.fromkeys(key(line) for line in lines)
    grouped = {label: [line for line in lines if key(line) == label] for label in labels}
    rows = tuple(_row(label, group, years, remarks=remarks) for label, group in grouped.items())
    loose = [line for line in lines if years and not line.year]
    shown = (*years, voice.say("No year")) if loose else years
    if loose:
        rows = tuple(_with_loose(row, grouped[row.label]) for row in rows)
    totals = tuple(sum((row.amounts[n] or Decimal() for row in rows), Decimal()) for n in range(len(shown)))
    return AmountTable(shown, rows, totals, _sum(lines))


def _row(label: str, lines: list[BudgetLine], years: tuple[str, ...], *, remarks: bool) -> AmountRow:
    notes = dict.fromkeys(line.note for line in lines if line.note)
    amounts = tuple(_sum_or_none([line for line in lines if (line.year or "").strip() == year]) for year in years)
    return AmountRow(label, "; ".join(notes) if remarks and notes else None, amounts, _sum(lines))


def _with_loose(row: AmountRow, lines: list[BudgetLine]) -> AmountRow:
    """The row with one column more: what no year is written for."""
    loose = _sum_or_none([line for line in lines if not line.year])
    return AmountRow(row.label, row.remark, (*row.amounts, loose), row.total)


def _year_rows(lines: tuple[BudgetLine, ...]) -> tuple[AmountRow, ...]:
    amounts = {year: _sum(line for line in lines if (line.year or "").strip() == year) for year in _years(lines)}
    return tuple(AmountRow(year, None, (), amount) for year, amount in amounts.items())


def _sum(lines: Iterable[BudgetLine]) -> Decimal:
    return sum((line.amount for line in lines), Decimal())


def _sum_or_none(lines: list[BudgetLine]) -> Decimal | None:
    return _sum(lines) if lines else None


def _planned_years(curve: PlannedCurve) -> tuple[PlannedYear, ...]:
    """Planned value year by year; empty for a project within one year, where the total says it all."""
    years = range(curve.start.year, curve.finish.year + 1)
    if len(years) < 2:
        return ()
    ends = [planned_value(curve, date(year, 12, 31)) for year in years]
    befores = [Decimal(), *ends[:-1]]
    return tuple(PlannedYear(y, end - before, end) for y, end, before in zip(years, ends, befores, strict=True))


@dataclass(frozen=True, slots=True)
class WorthRow:
    """What one option is worth; `payback` None has its reason in `remark`."""

    name: str
    chosen: bool
    cost: Decimal
    flows: Decimal
    npv: Decimal | None
    payback: Decimal | None
    remark: str


def worth_rows(figures: Figures, voice: Voice) -> tuple[WorthRow, ...]:
    """The options that have yearly flows."""
    return tuple(_worth(row, voice) for row in figures.outlook.options)


def _worth(row: OptionFigures, voice: Voice) -> WorthRow:
    back = quantity(row.payback)
    return WorthRow(
        name=row.option.name,
        chosen=row.option.chosen,
        cost=row.option.cost or Decimal(),
        flows=known(quantity(row.flows)) or Decimal(),
        npv=known(quantity(row.npv)),
        payback=known(back),
        remark=voice.why(back) or "",
    )

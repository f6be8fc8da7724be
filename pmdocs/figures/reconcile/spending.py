"""Rules about cost by category and by month: together they are the actual cost, in the very update that tells them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pmdocs.figures.reconcile.places import Spot
from pmdocs.figures.reconcile.rule import Case, Doubt
from pmdocs.project.budgeting import amount
from pmdocs.project.history import updates_by_date
from pmdocs.project.nouns import listed

LEAST_GAP = Decimal(1)
"""A difference of less than one unit is rounding."""


def categories_apart(case: Case) -> Iterator[Doubt]:
    """What the categories have cost is what the project has cost."""
    yield from _apart(case, "by_category", "categories")


def months_apart(case: Case) -> Iterator[Doubt]:
    """The months told so far come to the actual cost."""
    yield from _apart(case, "by_month", "months")


def _apart(case: Case, field: str, what: str) -> Iterator[Doubt]:
    known: dict[str, Decimal] = {}
    actual: tuple[int, Decimal] | None = None
    for number, update in updates_by_date(case.project):
        cost = update.cost
        if cost is None or update.date > case.day:
            continue
        if cost.actual is not None:
            actual = (number, cost.actual)
        told = dict(getattr(cost, field))
        known = {**known, **told} if field == "by_month" else told
        whole = sum(known.values(), Decimal())
        if told and actual and abs(whole - actual[1]) >= LEAST_GAP:
            fact = (
                f"The {what} come to {amount(whole)} on {update.date}, but the actual cost is {amount(actual[1])}: "
                f"{amount(abs(whole - actual[1]))} too {'much' if whole > actual[1] else 'little'}."
            )
            remedy = f"Correct one of {listed(tuple(known), 'or')}, add what is missing, or correct 'actual'."
            spot = Spot(case.places.at("updates", number, "cost", field).location, on_key=True)
            yield Doubt(spot, fact, remedy, (case.places.at("updates", actual[0], "cost", "actual"),))

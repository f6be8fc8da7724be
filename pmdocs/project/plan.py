"""The plan in dates and money: milestones, budget, planned value."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from pmdocs.project.record import Record, Several, optional, required
from pmdocs.project.scalars import Date, Id, Money, PersonRef, Quantity, Ref, Text, YesNo, read_date, read_number, wrong


class Milestone(Record):
    """A dated promise: the baseline never moves, the forecast does."""

    id: Id = required("id, such as M-1")
    name: Text = required("what is reached")
    date: Date = required("baseline date: the date first agreed")
    gate: YesNo = optional("yes for a decision gate between phases", default=False)
    critical: YesNo = optional("yes if the finish depends on it", default=False)
    owner: PersonRef | None = optional("who answers for it")
    phase: Annotated[str, Ref("phase")] | None = optional("the phase it belongs to")
    deliverables: Several[Annotated[str, Ref("deliverable")]] = optional("the deliverables due with it", default=())
    forecast: Date | None = optional("the date expected now; normally written in an update")
    actual: Date | None = optional("when it was reached; normally written in an update")
    reason: Text | None = optional("why it moved; normally written in an update")
    cancelled: YesNo = optional("yes if it is no longer needed", default=False)


class BudgetLine(Record):
    """A line of the budget."""

    category: Text = required("category, such as Staff")
    amount: Money = required("amount in the project's currency")
    year: Text | None = optional("the year, when the budget is split by year")
    kind: Text | None = optional("development, maintenance, support, training, infrastructure …")
    note: Text | None = optional("what it covers")


class Ownership(Record):
    """A line of what the result costs once it is in use, for the total cost of ownership."""

    category: Text = required("category, such as Support")
    per_year: Money = required("amount a year")
    years: Quantity = required("for how many years")


def _curve(value: object) -> object:
    """Turn ``{2026-01-31: 20_000}`` into pairs of date and amount, in the order of their dates."""
    if not isinstance(value, dict):
        return value
    points = [(read_date(day), read_number(amount)) for day, amount in value.items() if amount is not None]
    if len({day for day, _ in points}) < len(points):
        raise wrong("curve", "Two points of the planned value have the same date.", "Keep one of them.")
    return tuple(sorted(points))


Curve = Annotated[
    tuple[tuple[Date, Money], ...],
    BeforeValidator(_curve),
    WithJsonSchema({"type": "object", "additionalProperties": {"type": ["number", "string"]}}),
]
"""Cumulative amounts by date: each amount is reached at the end of its day."""


class Budget(Record):
    """The money: lines, reserves, and when it is planned to be earned."""

    lines: Several[BudgetLine] = optional("the budget line by line; their sum is the budget at completion", default=())
    contingency: Money | None = optional(
        "contingency reserve for known risks; part of the approved money, outside the lines"
    )
    management_reserve: Money | None = optional(
        "management reserve for the unknown; never part of the budget at completion"
    )
    funding: Text | None = optional("where the money comes from")
    effort: Quantity | None = optional("planned effort in person-days")
    planned: Curve = optional("cumulative planned value by date, for earned value", default=())
    ownership: Several[Ownership] = optional(
        "yearly cost after the project, for the total cost of ownership", default=()
    )

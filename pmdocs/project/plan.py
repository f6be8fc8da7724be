"""The plan in dates and money: milestones, budget, planned value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from pmdocs.project.reading import shown, wrong
from pmdocs.project.record import MAP_REMEDY, Record, Several, misplaced, optional, required
from pmdocs.project.scalars import Date, Id, Money, PersonRef, Quantity, Ref, Text, YesNo


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


class ByDate:
    """Reads ``{2026-01-31: 20_000}`` as pairs of date and amount in the order of their dates."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read a map of dates first, so that an error names its date; then put the points in order."""
        points = handler.generate_schema(dict[Date, Money])
        ordered = core_schema.no_info_after_validator_function(lambda read: tuple(sorted(read.items())), points)
        return core_schema.no_info_before_validator_function(
            _points, ordered, serialization=core_schema.plain_serializer_function_ser_schema(dict)
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """A map from date to amount."""
        amount = {"type": ["number", "string", "null"], "minimum": 0}
        return {"type": "object", "additionalProperties": amount}


def _points(value: object) -> object:
    """The lines that have an amount; a date written twice, as 2026-01-05 and 2026-1-5, is refused."""
    if isinstance(value, tuple):
        return dict(value)
    if isinstance(value, Mapping):
        days = [_PADDING.sub("-", str(day).strip()) for day in value]
        if twice := next((day for day in days if days.count(day) > 1), None):
            raise wrong("curve", f"The date {shown(twice)} is written twice.", "Keep one of the two lines.")
        return {day: amount for day, amount in value.items() if amount is not None or not _LIKE_A_DATE.search(day)}
    raise wrong("map", misplaced(value, "lines of 'date: amount' belong"), MAP_REMEDY)


_PADDING = re.compile(r"-0?")
_LIKE_A_DATE = re.compile(r"\d-\d")

Curve = Annotated[tuple[tuple[Date, Money], ...], ByDate()]
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

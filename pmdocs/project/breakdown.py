"""Amounts by name: what each category of the budget, or each month, has cost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, core_schema

from pmdocs.project.reading import read_filled, shown, wrong
from pmdocs.project.record import MAP_REMEDY, misplaced
from pmdocs.project.scalars import Kind, Money, Text

_MONTH: Final = re.compile(r"(\d{4})-(\d{1,2})")


def _month(text: str) -> str:
    """A month as year and month, from ``2026-3`` or ``2026-03``."""
    found = _MONTH.fullmatch(text)
    if not found or not 1 <= int(found[2]) <= 12:
        raise wrong("month", f"'{shown(text)}' is not a month.", "Write year and month, such as 2026-03.")
    return f"{found[1]}-{int(found[2]):02}"


Month = Annotated[
    str,
    BeforeValidator(read_filled),
    AfterValidator(_month),
    Kind("month", "2026-03"),
    WithJsonSchema({"type": "string", "pattern": r"^\s*[0-9]{4}-[0-9]{1,2}\s*$"}),
]
"""A calendar month, such as ``2026-03``."""


class ByName:
    """Reads ``{Staff: 20_000}`` as pairs of name and amount, in the order written."""

    __slots__ = ("key",)

    def __init__(self, key: Any) -> None:
        """`key` is the type of a name."""
        self.key = key

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read a map, so that an error names its line; then make pairs of it."""
        amounts = handler.generate_schema(dict[self.key, Money])  # type: ignore[name-defined]
        pairs = core_schema.no_info_after_validator_function(lambda read: tuple(read.items()), amounts)
        return core_schema.no_info_before_validator_function(
            _amounts, pairs, serialization=core_schema.plain_serializer_function_ser_schema(dict)
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """A map from name to amount."""
        return {"type": "object", "additionalProperties": {"type": ["number", "string", "null"], "minimum": 0}}


def _amounts(value: object) -> object:
    if isinstance(value, tuple):
        return dict(value)
    if isinstance(value, Mapping):
        return {name: amount for name, amount in value.items() if amount is not None}
    raise wrong("map", misplaced(value, "lines of 'name: amount' belong"), MAP_REMEDY)


ByCategory = Annotated[tuple[tuple[str, Money], ...], ByName(Text)]
"""Amounts by category of the budget."""
ByMonth = Annotated[tuple[tuple[str, Money], ...], ByName(Month)]
"""Amounts by calendar month."""

"""The base of every part of the definition: frozen, strict about its keys, indifferent to lines left blank."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticUndefined

from pmdocs.project.scalars import wrong

T = TypeVar("T")


def required(meaning: str, **options: Any) -> Any:
    """A field that must be written; `meaning` is its line in the reference and in editors."""
    return Field(default=PydanticUndefined, description=meaning, **options)


def optional(meaning: str, default: Any = None, **options: Any) -> Any:
    """A field that may be left out; `default` then holds."""
    return Field(default=default, description=meaning, **options)


class Record(BaseModel):
    """A map in the definition: unknown keys are refused, a key with nothing behind it counts as not written."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, arbitrary_types_allowed=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_blank_lines(cls, data: Any) -> Any:
        if isinstance(data, Mapping):
            return {key: value for key, value in data.items() if value is not None}
        if isinstance(data, cls):
            return data
        raise wrong("map", "A map of fields belongs here.", f"Write 'name: value' lines, such as {cls._example()}.")

    @classmethod
    def _example(cls) -> str:
        names = [field.alias or name for name, field in cls.model_fields.items()]
        return ", ".join(f"{name}: …" for name in names[:2])


def _one_or_many(value: object) -> object:
    if isinstance(value, (str, Record)):
        return [value]
    if isinstance(value, Mapping):
        raise wrong("list", "A list belongs here.", "Start each entry on a line of its own with '- '.")
    return value


def _keyed(value: object) -> object:
    """Turn ``{R-1: {…}}`` into ``[{id: R-1, …}]``, so that a register may be written as a map or as a list."""
    if not isinstance(value, Mapping):
        if isinstance(value, str):
            raise wrong("list", "A list of entries belongs here.", "Start each entry on a line of its own with '- '.")
        return value
    return [{"id": key, **(entry or {})} if entry is None or isinstance(entry, Mapping) else entry for key, entry in value.items()]


Several = Annotated[tuple[T, ...], BeforeValidator(_one_or_many)]
"""A list; a single text may stand for a list of one."""
Register = Annotated[tuple[T, ...], BeforeValidator(_keyed)]
"""Entries with ids, written as a list with `id` in each or as a map from id to entry."""

"""The base of every part of the definition: frozen, strict about its keys, indifferent to lines left blank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticUndefined, core_schema

from pmdocs.project.reading import wrong

T = TypeVar("T")
K = TypeVar("K")

REGISTER_MARK: Final = "x-register"
"""Marks a register in the raw JSON Schema until `pmdocs.project.schema` writes out both of its forms."""
SHORT_FORM: Final = "x-short-form"
"""Holds what may stand for an entry of a register, such as ``60 %`` for the progress of a deliverable."""


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
            return {key: value for key, value in data.items() if value is not None or not cls._has(key)}
        if isinstance(data, cls):
            return data
        raise wrong("map", misplaced(data, "fields belong"), f"Write lines such as {cls._example()} below it.")

    @classmethod
    def _has(cls, key: object) -> bool:
        """A blank line may only be passed over if its key means something here."""
        fields = cls.model_fields
        return key in fields or any(field.alias == key for field in fields.values())

    def written(self) -> dict[str, Any]:
        """The fields a person wrote, by name; what is blank or left out is not among them."""
        values = ((name, getattr(self, name)) for name in self.model_fields_set)
        return {name: value for name, value in values if value is not None}

    @classmethod
    def _example(cls) -> str:
        names = [field.alias or name for name, field in cls.model_fields.items()]
        return " and ".join(f"'{name}: …'" for name in names[:2])


LIST_REMEDY: Final = "Start each entry on a line of its own with '- '."
MAP_REMEDY: Final = "Write one name, a colon and a value on each line."
_SHAPES = ((str, "A single text"), (Mapping, "'Name: value' lines"), ((list, tuple), "A list"))


def misplaced(value: object, instead: str) -> str:
    """A sentence in plain words about what stands where something else belongs."""
    found = next((words for kind, words in _SHAPES if isinstance(value, kind)), "Nothing")
    return f"{found} {'stand' if found.endswith('lines') else 'stands'} where {instead}."


def _one_or_many(value: object) -> object:
    if isinstance(value, (str, Record)):
        return [value]
    if isinstance(value, Mapping):
        raise wrong("list", misplaced(value, "a list belongs"), LIST_REMEDY)
    return value


def _keyed(value: object) -> object:
    """Turn ``{R-1: {…}}`` into ``[{id: R-1, …}]``, so that a register may be written as a map or as a list."""
    if isinstance(value, Mapping):
        if isinstance(value.get("id"), str):
            raise wrong("list", "A dash is missing before 'id', which begins an entry.", LIST_REMEDY)
        return [_with_id(key, entry) for key, entry in value.items()]
    if isinstance(value, str):
        raise wrong("list", misplaced(value, "a list of entries belongs"), LIST_REMEDY)
    if isinstance(value, list) and (keys := [key for entry in value if (key := sole_key(entry)) is not None]):
        fact = f"A dash too many stands before {', '.join(repr(key) for key in keys[:3])}."
        raise wrong("list", fact, f"Take the dashes away: '{keys[0]}: …' on a line of its own.")
    return value


def sole_key(entry: object) -> str | None:
    """The key of an entry written as ``- ada: {name: …}``, None for any other entry."""
    if not isinstance(entry, Mapping) or len(entry) != 1:
        return None
    key, inner = next(iter(entry.items()))
    return str(key) if isinstance(inner, Mapping) else None


def _with_id(key: object, entry: object) -> object:
    if entry is None:
        return {"id": key}
    return {**entry, "id": key} if isinstance(entry, Mapping) else entry


def _pairs(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: inner for key, inner in value.items() if inner is not None}
    raise wrong("map", misplaced(value, "'name: value' lines belong"), MAP_REMEDY)


@dataclass(frozen=True, slots=True)
class Listing:
    """How a list may be written: `keyed` lists also as a map by id, the others also as a single text."""

    keyed: bool

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Bring every way of writing into the form of a list first."""
        return core_schema.no_info_before_validator_function(_keyed if self.keyed else _one_or_many, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Offer editors the same ways of writing."""
        listed = handler(schema)
        if self.keyed:
            return {**listed, REGISTER_MARK: True}
        items = listed.get("items", {})
        return listed if "$ref" in items else {"anyOf": [items, listed]}


Several = Annotated[tuple[T, ...], Listing(keyed=False)]
"""A list; a single text may stand for a list of one."""
Register = Annotated[tuple[T, ...], Listing(keyed=True)]
"""Entries with ids, written as a list with `id` in each or as a map from id to entry."""
Pairs = Annotated[dict[K, T], BeforeValidator(_pairs)]
"""Values by name, date or key; a key with nothing behind it counts as not written."""

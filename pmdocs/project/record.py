"""The base of every part of the definition: frozen, strict about its keys, indifferent to lines left blank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from typing import Annotated, Any, Final, TypeVar, get_args

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
    return value


def _entries(record: type[Record], value: object) -> object:
    return _dashes(_keyed(value), record)


def _dashes(value: object, record: type[Record]) -> object:
    """A list as it is, unless its dashes are too many: before keys of entries, or before every field of one."""
    if not isinstance(value, list):
        return value
    if keys := [named[0] for entry in value if (named := dashed(entry, record)) is not None]:
        fact = f"A dash too many stands before {', '.join(repr(key) for key in keys[:3])}."
        raise wrong("list", fact, f"Take the dashes away: '{keys[0]}:' on a line of its own, its fields below it.")
    fields = [next(iter(entry)) for entry in value if isinstance(entry, Mapping) and len(entry) == 1]
    if len(fields) == len(value) > 1 and "id" in fields and len(set(fields)) == len(fields):
        others = ", ".join(repr(field) for field in fields[1:])
        fact = f"A dash stands before every field of '{value[0][fields[0]]}'; an entry has one dash, before its first."
        raise wrong("list", fact, f"Take away the dash before {others}, and start below '{fields[0]}'.")
    return value


def dashed(entry: object, record: type[Record]) -> tuple[str, object] | None:
    """Key and value of an entry written with a dash before its key, such as ``- ada: {name: …}``; None for others."""
    if not isinstance(entry, Mapping) or not entry or "id" in entry:
        return None
    key, inner = next(iter(entry.items()))
    if not isinstance(key, str) or _is_field(key, record):
        return None
    if inner is None and len(entry) > 1:
        return key, {name: value for name, value in entry.items() if name != key}
    return (key, inner) if len(entry) == 1 and isinstance(inner, Mapping | str) else None


def _is_field(key: str, record: type[Record]) -> bool:
    """True for a field of the record, and for what is nearly one and therefore a slip of the keys."""
    names = [field.alias or name for name, field in record.model_fields.items()]
    return bool(get_close_matches(key.casefold().replace("-", "_"), names, n=1, cutoff=0.75))


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
        read = partial(_entries, get_args(source)[0]) if self.keyed else _one_or_many
        return core_schema.no_info_before_validator_function(read, handler(source))

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

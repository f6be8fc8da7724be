"""The JSON Schema of a definition: editors complete and check with it while a person types."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, Final, Literal, TypeAlias

from pydantic import TypeAdapter

from pmdocs.project.definition import Project
from pmdocs.project.record import REGISTER_MARK, SHORT_FORM
from pmdocs.project.updates import Update

Json: TypeAlias = dict[str, Any]
Part: TypeAlias = Literal["definition", "part", "update"]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
TITLES: Final[Mapping[Part, str]] = {
    "definition": "A project for pmdocs",
    "part": "Part of a project for pmdocs, included by its definition",
    "update": "A dated update of a project for pmdocs",
}
_INCLUDE: Final[Json] = {
    "description": "further files that belong to this definition, by their paths from here",
    "type": ["string", "array", "null"],
    "items": {"type": "string"},
}
_BY_KEY: Final = "ByKey"


def json_schema(of: Part = "definition") -> Json:
    """The schema of a whole definition, of a file it includes, or of a file in its `updates` folder.

    Registers may be lists or maps by id, lines may be blank unless they are required, and everything carries the
    description that docs/definition.md prints. A file the schema accepts can still have errors that only reading all
    of the project shows, such as a reference to nobody.
    """
    schema = TypeAdapter(Update if of == "update" else Project).json_schema(by_alias=True)
    parts = schema.get("$defs", {})
    for record in (schema, *parts.values()):
        _open(record)
    parts.update({f"{name}{_BY_KEY}": _by_key(parts[name]) for name in sorted(_register_entries(schema))})
    if of != "update":
        schema["properties"]["include"] = copy.deepcopy(_INCLUDE)
    if of == "part":
        schema["required"] = []
    return {"$schema": DIALECT, **schema, "title": TITLES[of]}


def _open(record: Json) -> None:
    """Write out what pydantic cannot know about a record: both forms of registers, and lines left blank."""
    record.pop("title", None)
    required = record.get("required", [])
    for name, field in record.get("properties", {}).items():
        opened = _either_form(_plain(field))
        record["properties"][name] = opened if name in required else _blank_allowed(opened)


def _plain(field: Json) -> Json:
    """A field without the titles and defaults that only repeat its name or say "nothing"."""
    kept = {key: value for key, value in field.items() if key != "title"}
    if kept.get("default") in (None, [], {}) or isinstance(kept.get("default"), dict):
        kept.pop("default", None)
    choices = [choice for choice in kept.get("anyOf", []) if choice != {"type": "null"}]
    if len(choices) == 1:
        kept.pop("anyOf")
        return {**choices[0], **kept}
    return {**kept, "anyOf": choices} if choices else kept


def _either_form(field: Json) -> Json:
    """A register as a list of entries or as a map of entries by id; other maps may have lines left blank."""
    if not field.pop(REGISTER_MARK, False):
        inner = field.get("additionalProperties")
        return {**field, "additionalProperties": _blank_allowed(inner)} if inner else field
    entry = {"$ref": field["items"]["$ref"] + _BY_KEY}
    short = field.pop(SHORT_FORM, None)
    choices = [entry, {"type": "null"}, *([short] if short else [])]
    return {**field, "type": ["array", "object"], "additionalProperties": {"anyOf": choices}}


def _blank_allowed(field: Json) -> Json:
    if isinstance(field.get("type"), (str, list)):
        types = [field["type"]] if isinstance(field["type"], str) else field["type"]
        return {**field, "type": list(dict.fromkeys([*types, "null"]))}
    if "anyOf" in field:
        return {**field, "anyOf": [*field["anyOf"], {"type": "null"}]}
    rest = {key: value for key, value in field.items() if key != "$ref"}
    return {"anyOf": [{"$ref": field["$ref"]}, {"type": "null"}], **rest}


def _by_key(entry: Json) -> Json:
    """An entry whose id is the key it stands under."""
    needed = [name for name in entry.get("required", []) if name != "id"]
    return {**entry, "required": needed}


def _register_entries(schema: object) -> set[str]:
    """The names of the records that some register holds."""
    if isinstance(schema, dict):
        here = {schema["$ref"].rsplit("/", 1)[1]} if str(schema.get("$ref", "")).endswith(_BY_KEY) else set()
        return {name.removesuffix(_BY_KEY) for name in here}.union(*map(_register_entries, schema.values()))
    if isinstance(schema, list):
        return set().union(*map(_register_entries, schema))
    return set()

"""Records as a document prints them: the same records, with people's and bodies' names where keys were written."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar, get_args

from pmdocs.documents.directory import Directory
from pmdocs.project.record import Record
from pmdocs.project.scalars import Ref

R = TypeVar("R", bound=Record)
_NAMED = {"person", "body"}


def named(record: R, people: Directory) -> R:
    """A copy of `record`, and of all records inside it, that prints names instead of keys."""
    changed = {}
    for name, refers in _fields(type(record)):
        value = getattr(record, name)
        shown = _shown(value, refers, people)
        if shown != value:
            changed[name] = shown
    return record.model_copy(update=changed) if changed else record


def all_named(records: Iterable[R], people: Directory) -> tuple[R, ...]:
    """`named` for a whole register."""
    return tuple(named(record, people) for record in records)


def _shown(value: Any, refers: bool, people: Directory) -> Any:
    if isinstance(value, Record):
        return named(value, people)
    if isinstance(value, tuple):
        return tuple(_shown(item, refers, people) for item in value)
    if isinstance(value, dict):
        return {_shown(key, refers, people): item for key, item in value.items()}
    return people.name(value) if refers and isinstance(value, str) else value


@cache
def _fields(model: type[Record]) -> tuple[tuple[str, bool], ...]:
    """The fields that may hold keys, and whether a plain text in them is one."""
    found = []
    for name, info in model.model_fields.items():
        refers = any(_names(marker) for marker in info.metadata) or _refers(info.annotation)
        if refers or _holds_records(info.annotation):
            found.append((name, refers))
    return tuple(found)


def _names(marker: object) -> bool:
    return isinstance(marker, Ref) and bool(_NAMED & set(marker.kinds))


def _refers(annotation: Any) -> bool:
    """True for ``PersonRef`` and for lists, options and maps of it, but not for records that hold one."""
    markers = getattr(annotation, "__metadata__", ())
    return any(_names(marker) for marker in markers) or any(_refers(inner) for inner in get_args(annotation))


def _holds_records(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return True
    return any(_holds_records(inner) for inner in get_args(annotation))

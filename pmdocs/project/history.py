"""Goes through a project's entries as time did: the plan first, then every update in the order of its date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from pmdocs.project.definition import Project
from pmdocs.project.record import Record
from pmdocs.project.shape import fields_of
from pmdocs.project.updates import CHANGES_OF, Update

Path: TypeAlias = tuple[str | int, ...]
"""The way to a record through the models: fields by name, entries by number."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One record as it is written, in the plan or in an update.

    `of` is the model of the entry it speaks of, `known` everything said about that entry so far, this included,
    and `said_at` the path of the record that said each of it; `update` is the update it stands in.
    """

    path: Path
    record: Record
    of: type[Record]
    known: Mapping[str, Any]
    said_at: Mapping[str, Path]
    update: Update | None


@dataclass(frozen=True, slots=True)
class History:
    """A project and everything written about its entries, in the order of time."""

    project: Project
    moments: tuple[Moment, ...]


def history(project: Project) -> History:
    """Every record of the project, the plan's before those of the updates, and these by their dates."""
    return History(project, tuple(_moments(project)))


def _moments(project: Project) -> Iterator[Moment]:
    known: dict[object, dict[str, Any]] = {}
    said_at: dict[object, dict[str, Path]] = {}
    for path, record, update in _in_time(project):
        of = CHANGES_OF.get(type(record), type(record))
        written = record.written()
        key = (of, written["id"]) if "id" in written else path
        places = dict.fromkeys(written, path)
        known[key] = {**known[key], **written} if key in known else written
        said_at[key] = {**said_at[key], **places} if key in said_at else places
        yield Moment(path, record, of, known[key], said_at[key], update)


def updates_by_date(project: Project) -> list[tuple[int, Update]]:
    """The updates with their numbers in the definition, by date and then as written."""
    return sorted(enumerate(project.updates), key=lambda numbered: numbered[1].date)


def _in_time(project: Project) -> Iterator[tuple[Path, Record, Update | None]]:
    for path, record in records(project, ()):
        yield path, record, None
    for number, update in updates_by_date(project):
        for path, record in records(update, ("updates", number)):
            yield path, record, update


def records(record: Record, path: Path) -> Iterator[tuple[Path, Record]]:
    """A record and every record within it; the updates of a project are left out, they have their own time."""
    yield path, record
    for name in _inner_fields(type(record)):
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from records(value, (*path, name))
        elif value:
            for number, inner in enumerate(value):
                yield from records(inner, (*path, name, number))


@cache
def _inner_fields(model: type[Record]) -> tuple[str, ...]:
    """The names of the fields that hold records, in a project without its updates."""
    fields = (field for field in fields_of(model).values() if field.shape.inner_record())
    return tuple(field.name for field in fields if (model, field.name) != (Project, "updates"))


def days(moment: Moment, name: str) -> dt.date | None:
    """The date known under this name, None if none was written yet."""
    value = moment.known.get(name)
    return value if isinstance(value, dt.date) else None

"""Finds the place in a written definition that a path through the models stands for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from pmdocs.project.definition import Project
from pmdocs.project.finding import Location
from pmdocs.project.reading import read_date
from pmdocs.project.record import Record
from pmdocs.project.shape import FieldShape, Form, Shape, field_of

KEY_STEP = "[key]"
"""What pydantic adds to a path when the key of a map is wrong, not the value behind it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a path leads: the deepest location that is written, and the record and field it belongs to.

    `entry` is the location of the innermost record on the way, `record` its model; `found` tells whether the whole
    path is written.
    """

    location: Location
    entry: Location
    record: type[Record]
    field: FieldShape | None
    found: bool


class Locator:
    """Translates paths through the models (fields by name, entries by number) into locations as written.

    A register may be written as a map, a list of one as a single text, a field by its alias. `removed` are locations
    left out of the data the models saw, so that later entries of a list keep their numbers.
    """

    def __init__(self, data: object, removed: Collection[Location] = ()) -> None:
        """`data` is the definition as written, with nothing removed."""
        self._data = data
        self._removed = frozenset(removed)
        self._gaps = {location[:-1] for location in self._removed}

    def at(self, *path: object) -> Location:
        """The location of a value, or of the nearest written thing around it."""
        return self.place(path).location

    def place(self, path: Sequence[object]) -> Place:
        """Everything known about the end of a path."""
        shape: Shape | None = Shape(Form.RECORD, record=Project)
        value, location, entry = self._data, (), ()
        record, field = Project, None
        for step in path:
            if step == KEY_STEP:
                break
            if shape is None:
                return Place(location, entry, record, field, found=False)
            if shape.form is Form.RECORD and shape.record:
                record, entry = shape.record, location
                field = field_of(record, str(step))
            key = self._key(shape, value, step, location, field)
            if key is None:
                return Place(location, entry, record, field, found=False)
            if key != ():
                value, location = _inside(value, key[0]), (*location, key[0])
            shape = _next_shape(shape, field)
        return Place(location, entry, record, field, found=True)

    def _key(
        self, shape: Shape, value: object, step: object, location: Location, field: FieldShape | None
    ) -> tuple[str | int] | tuple[()] | None:
        """The name or number behind a step; empty if the step leads nowhere deeper, None if it is not written."""
        if shape.form is Form.RECORD:
            names = [field.key, field.name] if field else [str(step)]
            found = next((name for name in names if isinstance(value, Mapping) and name in value), None)
            return (found,) if found is not None else None
        if shape.form is Form.MAP:
            return _map_key(value, step)
        if isinstance(value, (Mapping, list)) and isinstance(step, int):
            return self._nth(value, step, location)
        return ()

    def _nth(self, value: Mapping[str, object] | list[object], number: int, location: Location) -> tuple[str | int] | None:
        keys: Sequence[str | int] = list(value) if isinstance(value, Mapping) else range(len(value))
        if location in self._gaps:
            keys = [key for key in keys if (*location, key) not in self._removed]
        return (keys[number],) if number < len(keys) else None

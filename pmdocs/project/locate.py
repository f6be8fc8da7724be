"""Finds the place in a written definition that a path through the models stands for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pydantic_core import PydanticCustomError

from pmdocs.project.definition import Project
from pmdocs.project.finding import Location, Step
from pmdocs.project.nouns import noun, the
from pmdocs.project.reading import read_date, shown
from pmdocs.project.record import Record
from pmdocs.project.shape import FieldShape, Form, Shape, field_of, fields_of

KEY_STEP: Final = "[key]"
"""What pydantic adds to a path when the key of a map is wrong, not the value behind it."""

ROOT: Final = Shape(Form.RECORD, record=Project)
"""The shape of a whole definition."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a path leads: the deepest location that is written, and the record and field it belongs to.

    `entry` is the location of the innermost record on the way, `record` its model; `found` tells whether the whole
    path is written, `shape` what belongs at its end.
    """

    location: Location = ()
    entry: Location = ()
    record: type[Record] = Project
    field: FieldShape | None = None
    shape: Shape = ROOT
    found: bool = True


class Locator:
    """Translates paths through the models (fields by name, entries by number or id) into locations as written.

    A register may be written as a map, a list of one as a single text, a field by its alias. `removed` are locations
    left out of the data the models saw; entries are counted without them.
    """

    def __init__(self, data: object, removed: Collection[Location] = ()) -> None:
        """`data` is the definition as written, with nothing removed."""
        self._data = data
        self._removed = frozenset(removed)
        self._thinned = {location[:-1] for location in self._removed}
        self._keys: dict[Location, Sequence[Step]] = {}

    def at(self, *path: object) -> Location:
        """The location of a value, or of the nearest written thing around it."""
        return self.place(path).location

    def place(self, path: Sequence[object]) -> Place:
        """Everything known about the end of a path."""
        here, value = Place(), self._data
        for step in path:
            if step == KEY_STEP:
                break
            here = _entered(here, step)
            try:
                key = self._key(here, value, step)
            except LookupError:
                return replace(here, found=False)
            if key is not None:
                value = value[key]  # type: ignore[index]
                here = replace(here, location=(*here.location, key))
            here = replace(here, shape=_within(here))
        return here

    def written(self, location: Location) -> object:
        """What is written at a location."""
        value = self._data
        for step in location:
            value = value[step]  # type: ignore[index]
        return value

    def subject(self, path: Sequence[object]) -> str:
        """What the record at a path, or the record around it, is called: ``risk R-1``, ``the project``."""
        place = self.place(path)
        if place.shape.record:
            return self.called(place.shape.record, place.location)
        return self.called(place.record, place.entry)

    def called(self, record: type[Record], entry: Location) -> str:
        """What a record is called in a sentence: by its id, by its number in a list, or alone."""
        if name := self._id_at(record, entry):
            return the(noun(record), shown(name))
        if len(entry) < 2:
            return the(noun(record))
        around = self.subject(entry[:-1])
        if isinstance(entry[-1], int):
            return the(noun(record), entry[-1] + 1) + ("" if around.startswith("the ") else f" of {around}")
        return f"'{shown(entry[-1])}' of {around}"

    def _id_at(self, record: type[Record], entry: Location) -> str | None:
        if not entry or "id" not in fields_of(record):
            return None
        if isinstance(entry[-1], str):
            return entry[-1]
        value = self.written(entry)
        written_id = value.get("id") if isinstance(value, Mapping) else None
        return written_id if isinstance(written_id, str) else None

    def _key(self, here: Place, value: object, step: object) -> Step | None:
        """The name or number behind a step, None where the value itself stands for the step's; LookupError if none."""
        if here.shape.form is Form.RECORD:
            return _field_key(here.field, value, step)
        if here.shape.form is Form.MAP:
            return _map_key(value, step)
        if isinstance(value, Mapping) and step in value:
            return str(step)
        if isinstance(step, int) and isinstance(value, (Mapping, list)):
            return self._nth(value, here.location, step)
        return None

    def _nth(self, value: Mapping[str, object] | list[object], location: Location, number: int) -> Step:
        """The name or number of an entry, counting only those that were not removed."""
        if location not in self._keys:
            keys: Sequence[Step] = list(value) if isinstance(value, Mapping) else range(len(value))
            if location in self._thinned:
                keys = [key for key in keys if (*location, key) not in self._removed]
            self._keys[location] = keys
        return self._keys[location][number]


def _entered(here: Place, step: object) -> Place:
    """The place seen from inside its record, if it is one."""
    if here.shape.record is None:
        return here
    record = here.shape.record
    return replace(here, entry=here.location, record=record, field=field_of(record, str(step)))


def _within(here: Place) -> Shape:
    if here.shape.form is Form.RECORD:
        return here.field.shape if here.field else Shape()
    return here.shape.item or Shape()


def _field_key(field: FieldShape | None, value: object, step: object) -> Step:
    names = (field.key, field.name) if field else (str(step),)
    for name in names:
        if isinstance(value, Mapping) and name in value:
            return name
    raise LookupError(step)


def _map_key(value: object, step: object) -> Step:
    """The key as it is written: dates may be padded or not, names may have spaces around them."""
    if isinstance(value, Mapping):
        for key in value:
            if key == step or key.strip() == step or _same_day(key, step):
                return str(key)
    raise LookupError(step)


def _same_day(key: str, step: object) -> bool:
    try:
        return read_date(key) == step
    except PydanticCustomError:
        return False

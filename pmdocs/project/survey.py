"""Walks a written definition once and notes every id it gives, every id it points to, and every running text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Final

from pmdocs.project.agile import Epic, Item, Release, Sprint
from pmdocs.project.finding import Location, Step
from pmdocs.project.kickoff import (
    Benefit,
    Constraint,
    Deliverable,
    Need,
    Objective,
    Phase,
    QualityActivity,
    Reference,
    Requirement,
    SuccessCriterion,
    WorkPackage,
)
from pmdocs.project.locate import ROOT
from pmdocs.project.people import Body, Communication, Person
from pmdocs.project.plan import Milestone
from pmdocs.project.record import Record, dashed
from pmdocs.project.registers import Action, Assumption, Change, Decision, Dependency, Issue, Lesson, Risk
from pmdocs.project.scalars import Ref
from pmdocs.project.shape import Form, Shape, field_of, fields_of
from pmdocs.project.updates import CHANGES_OF, Update

KINDS: Final[Mapping[type[Record], str]] = MappingProxyType(
    {
        Person: "person",
        Body: "body",
        Objective: "objective",
        SuccessCriterion: "criterion",
        Benefit: "benefit",
        Deliverable: "deliverable",
        Need: "need",
        Requirement: "requirement",
        Phase: "phase",
        Milestone: "milestone",
        WorkPackage: "work",
        QualityActivity: "quality activity",
        Assumption: "assumption",
        Constraint: "constraint",
        Dependency: "dependency",
        Risk: "risk",
        Issue: "issue",
        Change: "change",
        Decision: "decision",
        Action: "action",
        Lesson: "lesson",
        Communication: "communication item",
        Sprint: "sprint",
        Epic: "epic",
        Release: "release",
        Item: "item",
        Reference: "reference",
    }
)
"""The models whose id is a name in the project, and the word by which `Ref` asks for them."""


@dataclass(frozen=True, slots=True)
class Named:
    """An id given to an entry. `update` is the number of the dated update it stands in, None for the plan."""

    kind: str
    id: str
    record: type[Record]
    entry: Location
    location: Location
    on_key: bool
    update: int | None
    written: object


@dataclass(frozen=True, slots=True)
class Pointer:
    """An id that must belong to something else, of one of `kinds`, or of any kind if there are none."""

    kinds: tuple[str, ...]
    id: str
    location: Location
    on_key: bool


@dataclass(slots=True)
class Survey:
    """What one walk found, in the order it is written; of the running texts only those that may name an id."""

    named: list[Named] = field(default_factory=list)
    pointers: list[Pointer] = field(default_factory=list)
    texts: list[tuple[Location, str]] = field(default_factory=list)
    mismatches: list[tuple[Location, str, str]] = field(default_factory=list)


def survey(data: object) -> Survey:
    """Everything named and pointed to in a definition, whatever else may be wrong with it."""
    walk = _Walk()
    walk.value(ROOT, data, ())
    return walk.found


class _Walk:
    """One walk along the shapes of the models; what does not have the right shape is passed over."""

    def __init__(self) -> None:
        self.found = Survey()
        self._update: int | None = None

    def value(self, shape: Shape, value: object, location: Location) -> None:
        if shape.record is not None:
            self._record(shape.record, value, location)
        elif shape.form in (Form.LIST, Form.REGISTER):
            self._entries(shape, value, location)
        elif shape.form is Form.MAP:
            self._map(shape, value, location)
        elif isinstance(value, str):
            self._text(shape, value, location)

    def _record(self, record: type[Record], value: object, location: Location, key: str | None = None) -> None:
        if not isinstance(value, Mapping):
            return
        if key is None and isinstance(written_id := value.get("id"), str):
            self._name(record, written_id, location, (*location, "id"), value)
        shapes = _telling(record)
        for name, inner in value.items():
            if inner is not None and name in shapes:
                self.value(shapes[name], inner, (*location, name))

    def _entries(self, shape: Shape, value: object, location: Location) -> None:
        if shape.item is None:
            return
        if isinstance(value, str):
            self.value(shape.item, value, location)
        for key, entry in _steps(shape, value):
            place = (*location, key)
            if shape.item.record is Update and isinstance(key, int):
                self._update = key
            record = shape.item.record
            named = dashed(entry, record) if record and shape.form is Form.REGISTER else None
            if isinstance(key, str) and record is not None:
                self._keyed(record, key, entry, place)
            elif named is not None and record is not None:
                # A dash too many: what is named is named all the same, and nobody is told that it is missing.
                self._keyed(record, *named, (*place, named[0]))
            else:
                self.value(shape.item, entry, place)
        if shape.item.record is Update:
            self._update = None

    def _keyed(self, record: type[Record], key: str, entry: object, location: Location) -> None:
        self._name(record, key, location, location, entry, on_key=True)
        written_id = entry.get("id") if isinstance(entry, Mapping) else None
        if isinstance(written_id, str) and written_id.strip() != key.strip():
            self.found.mismatches.append(((*location, "id"), key, written_id))
        self._record(record, entry, location, key)

    def _name(
        self,
        record: type[Record],
        text: str,
        entry: Location,
        location: Location,
        written: object,
        on_key: bool = False,
    ) -> None:
        id_field = field_of(record, "id")
        kind = KINDS.get(CHANGES_OF.get(record, record))
        if id_field and id_field.shape.ref:
            self._point(id_field.shape.ref, text, location, on_key)
        elif kind and text.strip():
            named = Named(kind, text.strip(), record, entry, location, on_key, self._update, written)
            self.found.named.append(named)

    def _map(self, shape: Shape, value: object, location: Location) -> None:
        if not isinstance(value, Mapping):
            return
        for key, inner in value.items():
            if shape.key and shape.key.ref:
                self._point(shape.key.ref, key, (*location, key), on_key=True)
            if shape.item and isinstance(inner, str):
                self._text(shape.item, inner, (*location, key))

    def _text(self, shape: Shape, value: str, location: Location) -> None:
        if shape.ref:
            self._point(shape.ref, value, location)
        elif "-" in value and _is_text(shape):
            self.found.texts.append((location, value))

    def _point(self, ref: Ref, text: str, location: Location, on_key: bool = False) -> None:
        if text.strip():
            self.found.pointers.append(Pointer(ref.kinds, text.strip(), location, on_key))


@cache
def _telling(record: type[Record]) -> Mapping[str, Shape]:
    """The fields, by alias and by name, that hold ids, references or running text, at once or further in."""
    telling = [field for field in fields_of(record).values() if field.name != "id" and _tells(field.shape)]
    return {name: field.shape for field in telling for name in (field.key, field.name)}


def _tells(shape: Shape) -> bool:
    if shape.form is Form.VALUE:
        return shape.ref is not None or _is_text(shape)
    inner = (shape.key, shape.item)
    return shape.record is not None or any(part is not None and _tells(part) for part in inner)


def _is_text(shape: Shape) -> bool:
    return shape.kind is not None and shape.kind.words == "text"


def _steps(shape: Shape, value: object) -> Iterator[tuple[Step, object]]:
    if isinstance(value, list):
        yield from enumerate(value)
    elif isinstance(value, Mapping) and shape.form is Form.REGISTER:
        yield from value.items()

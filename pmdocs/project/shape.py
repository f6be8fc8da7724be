"""What the models say about the shape of a definition: which field holds a value, a list, a map or a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pmdocs.project.breakdown import ByName
from pmdocs.project.closure import TickedInShort
from pmdocs.project.plan import ByDate
from pmdocs.project.record import Listing, Record
from pmdocs.project.scalars import Date, Kind, Money, Ref
from pmdocs.project.updates import ProgressInShort
from pmdocs.project.word import Word


class Form(Enum):
    """How a value is written."""

    VALUE = "value"
    RECORD = "record"
    LIST = "list"
    REGISTER = "register"
    MAP = "map"


@dataclass(frozen=True, slots=True)
class Shape:
    """What may stand at one place of a definition.

    `record` is the model of a record; `item` what a list, register or map holds; `key` what the keys of a map are;
    `ref` and `kind` belong to single values, `word` to closed choices. `short` marks a register whose entries may be
    a single value.
    """

    form: Form = Form.VALUE
    record: type[Record] | None = None
    item: Shape | None = None
    key: Shape | None = None
    ref: Ref | None = None
    kind: Kind | None = None
    word: type[Word] | None = None
    short: bool = False

    def inner_record(self) -> type[Record] | None:
        """The model of the record at this place, or of the entries of a list of records."""
        return self.record or (self.item.record if self.item else None)


@dataclass(frozen=True, slots=True)
class FieldShape:
    """One field of a record: `key` is what a person writes, `name` what the model calls it."""

    name: str
    key: str
    shape: Shape
    required: bool
    meaning: str
    default: Any


@cache
def fields_of(model: type[Record]) -> Mapping[str, FieldShape]:
    """The fields of a model by the key a person writes."""
    shapes = {}
    for name, info in model.model_fields.items():
        shape = _annotated(info.annotation, tuple(info.metadata))
        default = info.get_default(call_default_factory=False)
        key = info.alias or name
        shapes[key] = FieldShape(name, key, shape, info.is_required(), info.description or "", default)
    return shapes


@cache
def field_of(model: type[Record], step: str) -> FieldShape | None:
    """The field a key or a field name stands for, None if the model has no such field."""
    fields = fields_of(model)
    return fields.get(step) or next((field for field in fields.values() if field.name == step), None)


@cache
def all_records(root: type[Record]) -> tuple[type[Record], ...]:
    """The model and every model within it, each once, in the order a reader meets them."""
    found: dict[type[Record], None] = {root: None}
    for field in fields_of(root).values():
        if inner := field.shape.inner_record():
            found.update(dict.fromkeys(all_records(inner)))
    return tuple(found)


def _annotated(annotation: Any, metadata: tuple[Any, ...]) -> Shape:
    shape = _plain(annotation)
    for mark in metadata:
        shape = _marked(shape, mark)
    return shape


def _plain(annotation: Any) -> Shape:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _annotated(arguments[0], tuple(arguments[1:]))
    if origin in (Union, UnionType):
        return _plain(next(argument for argument in arguments if argument is not NoneType))
    if origin is tuple:
        return Shape(Form.LIST, item=_plain(arguments[0]))
    if origin is dict:
        return Shape(Form.MAP, key=_plain(arguments[0]), item=_plain(arguments[1]))
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return Shape(Form.RECORD, record=annotation)
    if isinstance(annotation, type) and issubclass(annotation, Word):
        return Shape(word=annotation)
    return Shape()


def _marked(shape: Shape, mark: object) -> Shape:
    if isinstance(mark, Ref):
        return replace(shape, ref=mark)
    if isinstance(mark, Kind):
        return replace(shape, kind=mark)
    if isinstance(mark, Listing):
        return replace(shape, form=Form.REGISTER if mark.keyed else Form.LIST)
    if isinstance(mark, ProgressInShort | TickedInShort):
        return replace(shape, short=True)
    if isinstance(mark, ByName):
        return Shape(Form.MAP, key=_plain(mark.key), item=_plain(Money))
    if isinstance(mark, ByDate):
        return Shape(Form.MAP, key=_plain(Date), item=_plain(Money))
    return shape

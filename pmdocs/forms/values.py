"""What kind of value a name in a document stands for, read off the classes of its view, before any value exists."""

from __future__ import annotations

import enum
import typing
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel


class Plain(enum.Enum):
    """A single value, as messages call it."""

    TEXT = "text"
    WHOLE = "whole number"
    AMOUNT = "amount"
    DATE = "date"
    YES_NO = "yes or no"


@dataclass(frozen=True, slots=True)
class Thing:
    """A record with named fields."""

    of: type


@dataclass(frozen=True, slots=True)
class Many:
    """A list of values of one kind."""

    item: Value


@dataclass(frozen=True, slots=True)
class Several:
    """A fixed number of values, each of its own kind, such as a label and its words."""

    items: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Lookup:
    """Values by name."""

    value: Value


class Unknown(enum.Enum):
    """Something no rule says anything about: nothing is ever wrong with it."""

    ANYTHING = "anything"


Value: TypeAlias = "Plain | Thing | Many | Several | Lookup | Unknown"
ANYTHING: Final = Unknown.ANYTHING

_PLAIN: Final[tuple[tuple[type, Plain], ...]] = (
    (bool, Plain.YES_NO),
    (int, Plain.WHOLE),
    (Decimal, Plain.AMOUNT),
    (date, Plain.DATE),
    (str, Plain.TEXT),
)


@cache
def value_of(annotation: Any) -> Value:
    """The kind of value an annotation describes; None beside it does not matter, as None shows as a dash."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return value_of(arguments[0])
    if origin in (Union, UnionType):
        kinds = {value_of(argument) for argument in arguments if argument is not NoneType}
        return kinds.pop() if len(kinds) == 1 else ANYTHING
    if origin is tuple and arguments and arguments[-1] is not Ellipsis:
        return Several(tuple(value_of(argument) for argument in arguments))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return Lookup(value_of(arguments[1])) if len(arguments) == 2 else ANYTHING
    if isinstance(origin, type) and issubclass(origin, Iterable) and arguments:
        return Many(value_of(arguments[0]))
    return _of_class(annotation) if isinstance(annotation, type) else ANYTHING


def _of_class(kind: type) -> Value:
    for known, plain in _PLAIN:
        if issubclass(kind, known):
            return plain
    return Thing(kind) if is_dataclass(kind) or issubclass(kind, BaseModel) else ANYTHING


@cache
def members(kind: type) -> Mapping[str, Value]:
    """The fields and properties of a record that a template can show, in the order they are written."""
    hints = _hints(kind)
    names = kind.model_fields if issubclass(kind, BaseModel) else [field.name for field in _fields(kind)]
    found = {name: value_of(hints.get(name, Any)) for name in names if not name.startswith("_")}
    for base in kind.__mro__[:-1]:
        for name, attribute in vars(base).items():
            if isinstance(attribute, property) and not name.startswith("_") and base is not BaseModel:
                found.setdefault(name, value_of(_hints(attribute.fget).get("return", Any)))
    return found


def may_be_missing(kind: type, name: str) -> bool:
    """True for a field that holds nothing in some projects."""
    return NoneType in get_args(_hints(kind).get(name, Any))


def _fields(kind: type) -> Collection[Any]:
    return fields(kind) if is_dataclass(kind) else ()


def _hints(of: Any) -> Mapping[str, Any]:
    try:
        return typing.get_type_hints(of, include_extras=True)
    except (NameError, TypeError):  # a name that exists for type checkers only
        return {}


def is_chart(kind: type) -> bool:
    """True for the specification of a chart."""
    return kind.__module__.startswith("pmdocs.charts.") and is_dataclass(kind)


def called(value: Value) -> str:
    """A value in words: "a text", "a list of records"."""
    if isinstance(value, Plain):
        return value.value if value is Plain.YES_NO else f"{'an' if value is Plain.AMOUNT else 'a'} {value.value}"
    words = {Thing: "a record", Many: "a list", Several: "a row of values", Lookup: "values by name"}
    return words.get(type(value), "a value")

"""Which kinds of values the filters of a form take, and which they give."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from jinja2 import nodes

from pmdocs.forms.values import ANYTHING, Lookup, Many, Plain, Several, Thing, Value, members

if TYPE_CHECKING:
    from pmdocs.forms.expressions import Expressions

Result = Callable[["Expressions", nodes.Filter, Value], Value]

_NUMBERS: Final = ("money", "number", "percent", "signed", "signed_money", "signed_percent", "days", "signed_days")
_DATES: Final = ("date", "date_long", "day_month", "month", "weekday")
_NUMERIC: Final = ((Plain.AMOUNT, Plain.WHOLE), "a number")
_DATED: Final = ((Plain.DATE,), "a date")
_TEXTUAL: Final = ((Plain.TEXT,), "a text")
_LISTED: Final = ((Many, Several, Lookup), "a list")

TAKES: Final[Mapping[str, tuple[tuple[Any, ...], str]]] = {
    **dict.fromkeys(_NUMBERS, _NUMERIC),
    **dict.fromkeys(_DATES, _DATED),
    "rich": _TEXTUAL,
    "inline": _TEXTUAL,
    "listed": _LISTED,
    "join": ((Many, Several, Lookup, Plain.TEXT), "a list"),
    "colour": ((Plain.TEXT, Plain.WHOLE), "a rating, or the level of a risk"),
}
"""What a filter takes, and that in words; filters that are not named take anything."""


def joined(first: Value, second: Value) -> Value:
    """What a value is that may be one or the other."""
    if first == second:
        return first
    return Plain.AMOUNT if {first, second} == {Plain.AMOUNT, Plain.WHOLE} else ANYTHING


def _item(_: Expressions, __: nodes.Filter, value: Value) -> Value:
    return value.item if isinstance(value, Many) else ANYTHING


def _same(_: Expressions, __: nodes.Filter, value: Value) -> Value:
    return value


def _text(_: Expressions, __: nodes.Filter, ___: Value) -> Value:
    return Plain.TEXT


def _count(_: Expressions, __: nodes.Filter, ___: Value) -> Value:
    return Plain.WHOLE


def _as_list(_: Expressions, __: nodes.Filter, value: Value) -> Value:
    return value if isinstance(value, Many) else Many(ANYTHING)


def _picked(reader: Expressions, node: nodes.Filter, value: Value) -> Value:
    """Entries chosen or ordered by one of their fields: the field must exist."""
    _attribute(reader, node, value)
    return _as_list(reader, node, value)


def _mapped(reader: Expressions, node: nodes.Filter, value: Value) -> Value:
    if any(pair.key == "attribute" for pair in node.kwargs):
        return Many(_attribute(reader, node, value))
    return Many(ANYTHING)


def _grouped(reader: Expressions, node: nodes.Filter, value: Value) -> Value:
    return Many(Several((_attribute(reader, node, value), _as_list(reader, node, value))))


def _batched(reader: Expressions, node: nodes.Filter, value: Value) -> Value:
    return Many(_as_list(reader, node, value))


def _attribute(reader: Expressions, node: nodes.Filter, value: Value) -> Value:
    """The field named in a filter's first argument or its ``attribute``, of the entries it works on."""
    named = [pair.value for pair in node.kwargs if pair.key == "attribute"]
    asked = named or (node.args[:1] if node.name not in ("sort", "unique", "map", "sum") else [])
    if not asked or not isinstance(asked[0], nodes.Const) or not isinstance(asked[0].value, str):
        return ANYTHING
    here = value.item if isinstance(value, Many) else ANYTHING
    for name in asked[0].value.split("."):
        if not isinstance(here, Thing):
            return ANYTHING
        fields = members(here.of)
        if name not in fields:
            reader.unknown(name, fields, node)
            return ANYTHING
        here = fields[name]
    return here


RESULTS: Final[Mapping[str, Result]] = {
    **dict.fromkeys((*_NUMBERS, *_DATES), _text),
    **dict.fromkeys(("rich", "inline", "listed", "join", "upper", "lower", "title", "capitalize", "trim"), _text),
    **dict.fromkeys(("replace", "truncate", "colour", "string"), _text),
    **dict.fromkeys(("length", "count", "int", "wordcount"), _count),
    **dict.fromkeys(("first", "last"), _item),
    **dict.fromkeys(("todo", "dash", "default", "d", "reverse", "abs", "round"), _same),
    **dict.fromkeys(("sort", "unique", "selectattr", "rejectattr"), _picked),
    **dict.fromkeys(("select", "reject", "list"), _as_list),
    **dict.fromkeys(("batch", "slice"), _batched),
    "map": _mapped,
    "groupby": _grouped,
}
"""What a filter gives; of filters that are not named nothing is known."""

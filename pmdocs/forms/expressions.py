"""Follows the expressions of a form through the classes of a view, and notes what does not exist or cannot be shown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from jinja2 import nodes

from pmdocs.compose.environment import METHODS
from pmdocs.compose.suggest import nearest
from pmdocs.forms.filter_kinds import RESULTS, TAKES, joined
from pmdocs.forms.values import ANYTHING, Lookup, Many, Plain, Several, Thing, Value, called, is_chart, members

if TYPE_CHECKING:
    from collections.abc import Iterator

Scope = dict[str, Value]

_WORDS: Final = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext", "draw"})
_METHODS: Final[Mapping[Any, frozenset[str]]] = {
    Plain.TEXT: METHODS[str],
    Lookup: METHODS[dict],
    Many: METHODS[list],
    Several: METHODS[tuple],
}
_TEMPLATES_ONLY: Final = "m"


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something wrong on a line of a template's source: a code, a fact, and a remedy if the code's own does not do."""

    code: str
    line: int
    fact: str
    remedy: str | None = None


@dataclass(slots=True)
class Expressions:
    """Finds the kind of value of any expression; `complaints` grows by what is wrong on the way."""

    filters: Collection[str]
    tests: Collection[str]
    names: Collection[str]
    complaints: list[Complaint] = field(default_factory=list)
    _silent: int = 0

    def value(self, node: nodes.Node | None, scope: Scope) -> Value:
        """The kind of value an expression gives."""
        read = _READERS.get(type(node), Expressions._other)
        return read(self, node, scope) if node is not None else ANYTHING

    def complain(self, code: str, node: nodes.Node, fact: str, remedy: str | None = None) -> None:
        """Note something wrong, once."""
        complaint = Complaint(code, node.lineno, fact, remedy)
        if not self._silent and complaint not in self.complaints:
            self.complaints.append(complaint)

    def unknown(self, name: str, known: Collection[str], node: nodes.Node, where: str = "") -> None:
        """Note a name that does not exist, with the one that was probably meant."""
        near = nearest(name, known)
        self.complain("PM381", node, f"unknown name '{name}'{where}{f', did you mean {near!r}?' if near else '.'}")

    def member(self, value: Value, name: str, node: nodes.Getattr | nodes.Getitem) -> Value:
        """A field of a value, by its name."""
        if value is ANYTHING or name in _METHODS.get(value if isinstance(value, Plain) else type(value), ()):
            return ANYTHING
        if isinstance(value, Lookup):
            return value.value
        path = path_of(node.node)
        if isinstance(value, Thing):
            fields = members(value.of)
            if name in fields:
                return fields[name]
            self.unknown(name, fields, node, f" in {path}" if path else "")
        elif isinstance(value, Many):
            fact = f"'{path}' is a list, and has no '{name}' of its own."
            remedy = f"Repeat over it: {{% for row in {path} %}} {{{{ row.{name} }}}} {{% endfor %}}."
            self.complain("PM381", node, fact, remedy)
        else:
            self.complain("PM381", node, f"{called(value)} has no '{name}'.")
        return ANYTHING

    @contextmanager
    def silently(self) -> Iterator[None]:
        """Look at an expression that may well not exist, as ``is defined`` and ``default`` do."""
        self._silent += 1
        try:
            yield
        finally:
            self._silent -= 1

    def _name(self, node: nodes.Name, scope: Scope) -> Value:
        if node.name in scope:
            return scope[node.name]
        if node.name == _TEMPLATES_ONLY:
            remedy = "Format the cell or paragraph in Word, and show the value itself with a filter."
            self.complain("PM381", node, "the macros of templates write pages and are not there in a form.", remedy)
        elif node.name not in self.names:
            self.unknown(node.name, {*scope, *self.names}, node)
        return ANYTHING

    def _getattr(self, node: nodes.Getattr, scope: Scope) -> Value:
        return self.member(self.value(node.node, scope), node.attr, node)

    def _getitem(self, node: nodes.Getitem, scope: Scope) -> Value:
        value, key = self.value(node.node, scope), node.arg
        if isinstance(key, nodes.Slice):
            return value
        self.value(key, scope)
        if isinstance(key, nodes.Const) and isinstance(key.value, str):
            return self.member(value, key.value, node)
        if isinstance(value, Several) and isinstance(key, nodes.Const) and isinstance(key.value, int):
            return value.items[key.value] if -len(value.items) <= key.value < len(value.items) else ANYTHING
        return value.item if isinstance(value, Many) else ANYTHING

    def _filter(self, node: nodes.Filter, scope: Scope) -> Value:
        if node.name in ("default", "d"):
            with self.silently():
                value = self.value(node.node, scope)
        else:
            value = self.value(node.node, scope)
        for argument in (*node.args, *(pair.value for pair in node.kwargs)):
            self.value(argument, scope)
        if node.name not in self.filters:
            near = nearest(node.name, self.filters)
            remedy = f"Did you mean '{near}'?" if near else "Use one of the filters of docs/forms.md."
            self.complain("PM381", node, f"there is no filter '{node.name}'.", remedy)
            return ANYTHING
        self._check_taken(node, value)
        result = RESULTS.get(node.name)
        return result(self, node, value) if result else ANYTHING

    def _check_taken(self, node: nodes.Filter, value: Value) -> None:
        kinds, words = TAKES.get(node.name, ((), ""))
        if kinds and value is not ANYTHING and not any(value is kind or type(value) is kind for kind in kinds):
            self.complain("PM384", node, f"the filter '{node.name}' needs {words}, and this is {called(value)}.")

    def _test(self, node: nodes.Test, scope: Scope) -> Value:
        if node.name in ("defined", "undefined"):
            with self.silently():
                self.value(node.node, scope)
        else:
            self.value(node.node, scope)
        for argument in node.args:
            self.value(argument, scope)
        if node.name not in self.tests:
            near = nearest(node.name, self.tests)
            self.complain(
                "PM381", node, f"there is no test '{node.name}'.", f"Did you mean '{near}'?" if near else None
            )
        return Plain.YES_NO

    def _call(self, node: nodes.Call, scope: Scope) -> Value:
        value = ANYTHING
        if isinstance(node.node, nodes.Getattr):
            owner = self.value(node.node.node, scope)
            self.member(owner, node.node.attr, node.node)
            if isinstance(owner, Lookup) and node.node.attr == "items":
                value = Many(Several((Plain.TEXT, owner.value)))  # type: ignore[assignment]
        else:
            self.value(node.node, scope)
        given = [self.value(argument, scope) for argument in (*node.args, *(pair.value for pair in node.kwargs))]
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        if name == "draw" and given and not _may_be_chart(given[0]):
            self.complain("PM384", node, f"only a chart can be drawn, and this is {called(given[0])}.")
        return Plain.TEXT if name in _WORDS else value

    def _choice(self, node: nodes.CondExpr, scope: Scope) -> Value:
        self.value(node.test, scope)
        first, second = self.value(node.expr1, scope), self.value(node.expr2, scope)
        return joined(first, second) if node.expr2 is not None else first

    def _either(self, node: nodes.BinExpr, scope: Scope) -> Value:
        return joined(self.value(node.left, scope), self.value(node.right, scope))

    def _text(self, node: nodes.Node, scope: Scope) -> Value:
        self._other(node, scope)
        return Plain.TEXT

    def _truth(self, node: nodes.Node, scope: Scope) -> Value:
        self._other(node, scope)
        return Plain.YES_NO

    def _const(self, node: nodes.Const, _: Scope) -> Value:
        kinds: Mapping[type, Value] = {str: Plain.TEXT, bool: Plain.YES_NO, int: Plain.WHOLE}
        return kinds.get(type(node.value), ANYTHING)

    def _list(self, node: nodes.List, scope: Scope) -> Value:
        values = [self.value(item, scope) for item in node.items]
        same = values and all(value == values[0] for value in values)
        return Many(values[0] if same else ANYTHING)

    def _tuple(self, node: nodes.Tuple, scope: Scope) -> Value:
        return Several(tuple(self.value(item, scope) for item in node.items))

    def _other(self, node: nodes.Node, scope: Scope) -> Value:
        for child in node.iter_child_nodes():
            self.value(child, scope)
        return ANYTHING


_READERS: Final[Mapping[type, Callable[[Expressions, Any, Scope], Value]]] = {
    nodes.Name: Expressions._name,
    nodes.Getattr: Expressions._getattr,
    nodes.Getitem: Expressions._getitem,
    nodes.Filter: Expressions._filter,
    nodes.Test: Expressions._test,
    nodes.Call: Expressions._call,
    nodes.CondExpr: Expressions._choice,
    nodes.And: Expressions._either,
    nodes.Or: Expressions._either,
    nodes.Add: Expressions._either,
    nodes.Sub: Expressions._either,
    nodes.Concat: Expressions._text,
    nodes.TemplateData: Expressions._text,
    nodes.Not: Expressions._truth,
    nodes.Compare: Expressions._truth,
    nodes.Const: Expressions._const,
    nodes.List: Expressions._list,
    nodes.Tuple: Expressions._tuple,
}


def _may_be_chart(value: Value) -> bool:
    return value is ANYTHING or (isinstance(value, Thing) and is_chart(value.of))


def path_of(node: nodes.Node) -> str:
    """An expression as it was written, where it is a name with dots; empty where it is more than that."""
    if isinstance(node, nodes.Name):
        return str(node.name)
    if isinstance(node, nodes.Getattr):
        owner = path_of(node.node)
        return f"{owner}.{node.attr}" if owner else ""
    return ""

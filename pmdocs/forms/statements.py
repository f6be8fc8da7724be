"""Follows the statements of a form: what is repeated, chosen, set aside and shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from jinja2 import nodes

from pmdocs.forms.expressions import Expressions, Scope, path_of
from pmdocs.forms.values import ANYTHING, Lookup, Many, Plain, Several, Thing, Value, called, is_chart, members

_MOST_FIELDS: Final = 8
_SHOWN_BY: Final[Mapping[Value, str]] = {
    Plain.DATE: "Show it with a filter: {value}|date, {value}|date_long.",
    Plain.AMOUNT: 'Show it with a filter: {value}|money("EUR"), {value}|number, {value}|percent, {value}|days.',
    Plain.YES_NO: "Say it in words: {{{{ 'yes' if {value} else 'no' }}}}.",
}


class Statements:
    """Walks through a template in the order it runs, so that every name is known where it is used."""

    def __init__(self, expressions: Expressions) -> None:
        """What is wrong with expressions on the way is noted by `expressions`."""
        self._expressions = expressions

    def run(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        """Look at statements one after the other; `scope` grows by the names they set."""
        for node in body:
            look = _STATEMENTS.get(type(node), Statements._other)
            look(self, node, scope)

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        for child in node.nodes:
            value = self._expressions.value(child, scope)
            if not isinstance(child, nodes.TemplateData):
                self._shown(child, value)

    def _shown(self, node: nodes.Node, value: Value) -> None:
        """Note a value that cannot be printed as it is."""
        path = path_of(node) or "value"
        if value in _SHOWN_BY:
            fact, remedy = f"{called(value)} cannot be shown as it is.", _SHOWN_BY[value].format(value=path)
        elif isinstance(value, Thing) and is_chart(value.of):
            fact, remedy = "a chart cannot be shown as it is.", f"Draw it: {{{{ draw({path}) }}}}."
        elif isinstance(value, Thing):
            fact, remedy = "this is a whole record.", f"Show one of its fields: {_fields(path, value.of)}."
        elif isinstance(value, (Many, Several, Lookup)):
            fact = "this is a whole list."
            remedy = f"Repeat over it: {{% for row in {path} %}} … {{% endfor %}}, or join words: {path}|listed."
        else:
            return
        self._expressions.complain("PM384", node, fact, remedy)

    def _if(self, node: nodes.If, scope: Scope) -> None:
        self._expressions.value(node.test, scope)
        for body in (node.body, node.elif_, node.else_):
            self.run(body, scope)

    def _for(self, node: nodes.For, scope: Scope) -> None:
        value = self._expressions.value(node.iter, scope)
        if isinstance(value, (Plain, Thing)):
            fact = f"{called(value)} cannot be repeated over."
            self._expressions.complain("PM384", node, fact, "Name a list: `pmdocs templates names` shows which are.")
        inner = {**scope, "loop": ANYTHING}
        _bind(node.target, _entry(value), inner)
        self._expressions.value(node.test, inner)
        self.run(node.body, inner)
        self.run(node.else_, {**scope})

    def _assign(self, node: nodes.Assign, scope: Scope) -> None:
        _bind(node.target, self._expressions.value(node.node, scope), scope)

    def _assign_block(self, node: nodes.AssignBlock, scope: Scope) -> None:
        self.run(node.body, {**scope})
        _bind(node.target, Plain.TEXT, scope)

    def _with(self, node: nodes.With, scope: Scope) -> None:
        inner = {**scope}
        for target, value in zip(node.targets, node.values, strict=True):
            _bind(target, self._expressions.value(value, scope), inner)
        self.run(node.body, inner)

    def _macro(self, node: nodes.Macro, scope: Scope) -> None:
        scope[node.name] = ANYTHING
        self._called_body(node, scope)

    def _called_body(self, node: nodes.Macro | nodes.CallBlock, scope: Scope) -> None:
        if isinstance(node, nodes.CallBlock):
            self._expressions.value(node.call, scope)
        given = dict.fromkeys(("caller", "varargs", "kwargs", *(arg.name for arg in node.args)), ANYTHING)
        self.run(node.body, {**scope, **given})

    def _refused(self, node: nodes.Node, _: Scope) -> None:
        fact = "a form stands alone; it cannot include, import or extend another file."
        self._expressions.complain("PM383", node, fact, "Put what you need into the form itself.")

    def _other(self, node: nodes.Node, scope: Scope) -> None:
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Expr):
                self._expressions.value(child, scope)
            else:
                self.run([child], scope)


_STATEMENTS: Final[Mapping[type, Callable[[Statements, Any, Scope], None]]] = {
    nodes.Output: Statements._output,
    nodes.If: Statements._if,
    nodes.For: Statements._for,
    nodes.Assign: Statements._assign,
    nodes.AssignBlock: Statements._assign_block,
    nodes.With: Statements._with,
    nodes.Macro: Statements._macro,
    nodes.CallBlock: Statements._called_body,
    nodes.Include: Statements._refused,
    nodes.Import: Statements._refused,
    nodes.FromImport: Statements._refused,
    nodes.Extends: Statements._refused,
}


def _entry(value: Value) -> Value:
    """What a loop over a value gives each time."""
    if isinstance(value, Many):
        return value.item
    if isinstance(value, Several) and value.items and all(item == value.items[0] for item in value.items):
        return value.items[0]
    return Plain.TEXT if isinstance(value, Lookup) else ANYTHING


def _bind(target: nodes.Node, value: Value, scope: Scope) -> None:
    """Give a name, or several at once, what they stand for from here on."""
    if isinstance(target, nodes.Name):
        scope[target.name] = value
    elif isinstance(target, nodes.Tuple):
        known = isinstance(value, Several) and len(value.items) == len(target.items)
        parts = value.items if isinstance(value, Several) and known else (ANYTHING,) * len(target.items)
        for item, part in zip(target.items, parts, strict=True):
            _bind(item, part, scope)


def _fields(path: str, kind: type) -> str:
    names = [f"{path}.{name}" for name in list(members(kind))[:_MOST_FIELDS]]
    return ", ".join(names) + (" …" if len(members(kind)) > _MOST_FIELDS else "")

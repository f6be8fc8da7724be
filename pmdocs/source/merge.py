"""Joins the topics of an included file to those of the file that includes it."""

from __future__ import annotations

from collections.abc import Callable

from pmdocs.diagnostics import Mark
from pmdocs.source.findings import Findings
from pmdocs.source.places import ListTree, MapTree, Position, Value, branch


class Merger:
    """Appends lists, joins maps, and reports what cannot be joined, keeping what came first."""

    def __init__(self, findings: Findings, mark: Callable[[Position], Mark]) -> None:
        """`mark` turns a packed place into one for people."""
        self._findings = findings
        self._mark = mark

    def join(self, first: MapTree, added: MapTree) -> None:
        """Add every topic of a file to those read before."""
        for name in added.values:
            if not _take(first, added, name):
                self._join_topic(name, first, added)

    def _join_topic(self, name: str, first: MapTree, added: MapTree) -> None:
        before, value = first.values[name], added.values[name]
        ours, theirs = branch(before, first.places.parts[name]), branch(value, added.places.parts[name])
        if isinstance(ours, MapTree) and isinstance(theirs, MapTree):
            self._join_maps(name, ours, theirs)
        elif isinstance(ours, ListTree) and isinstance(theirs, ListTree):
            for number, item in enumerate(theirs.values):
                ours.append(item, theirs.places.parts[number])
        elif type(before) is type(value):
            self._twice(f"'{name}'", added.places.names[name], first.places.names[name])
        else:
            self._unlike(name, first, added)

    def _join_maps(self, topic: str, first: MapTree, added: MapTree) -> None:
        for name in added.values:
            if not _take(first, added, name):
                self._twice(f"'{name}' of '{topic}'", added.places.names[name], first.places.names[name])

    def _twice(self, what: str, at: Position, before: Position) -> None:
        first = self._mark(before)
        fact = f"{what} is already written in {first}."
        self._findings.error("PM046", fact, "Keep one of the two.", self._mark(at), [first])

    def _unlike(self, topic: str, first: MapTree, added: MapTree) -> None:
        here, there = self._mark(first.places.names[topic]), self._mark(added.places.names[topic])
        fact = f"'{topic}' is {_kind(added.values[topic])} here, but {_kind(first.values[topic])} in {here}."
        self._findings.error("PM047", fact, "Write it in the same way in both places.", there, [here])


def _kind(value: Value) -> str:
    if isinstance(value, dict):
        return "a map"
    return "a list" if isinstance(value, list) else "a text"


def _take(first: MapTree, added: MapTree, name: str) -> bool:
    """Take over what the first map does not have; True unless both have a value."""
    if name in first.values and added.values[name] is None:
        return True
    if first.values.get(name) is not None:
        return False
    first.values[name] = added.values[name]
    first.places.parts[name] = added.places.parts[name]
    first.places.names[name] = added.places.names[name]
    return True

"""Remembers where every value and every name stands, in a tree of whole numbers beside the values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeAlias

from pmdocs.diagnostics import Mark

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""A value as written: text, nothing, a list or a map."""

Position: TypeAlias = int
"""File number, line and column in one whole number: 75,000 of them cost no more than the texts they belong to."""

Step: TypeAlias = "str | int"
"""One step of the way to a value: the name in a map or the number in a list."""


def position(file: int, line: int, column: int) -> Position:
    """Pack a place; all three count from 0, and no line or column reaches 2**24 in a file of 10 MB."""
    return file << 48 | line << 24 | column


def file_number(place: Position) -> int:
    """Which of the files read a place is in."""
    return place >> 48


def mark_of(place: Position, file: Path) -> Mark:
    """Unpack a place in this file, counting lines and columns from 1 as people do."""
    return Mark(file, (place >> 24 & 0xFFFFFF) + 1, (place & 0xFFFFFF) + 1)


@dataclass(slots=True)
class Places:
    """Where a list or a map starts, and where each thing in it stands; `names` is empty for a list."""

    at: Position
    names: dict[str, Position] = field(default_factory=dict)
    parts: dict[Step, Places | Position] = field(default_factory=dict)

    def find(self, location: Sequence[Step]) -> Position:
        """The place of the value at this location, or of its nearest ancestor that exists."""
        here: Places | Position = self
        for step in location:
            if isinstance(here, int) or step not in here.parts:
                break
            here = here.parts[step]
        return start_of(here)

    def find_name(self, location: Sequence[Step]) -> Position:
        """The place of the name that leads to the value; the value's own place where it has no name."""
        *above, last = location or ("",)
        here: Places | Position = self
        for step in above:
            if isinstance(here, int) or step not in here.parts:
                return start_of(here)
            here = here.parts[step]
        if isinstance(here, Places) and isinstance(last, str) and last in here.names:
            return here.names[last]
        return self.find(location)


class Placed(NamedTuple):
    """A value with its places; the places of a text are one position."""

    value: Value
    places: Places | Position


def start_of(places: Places | Position) -> Position:
    """Where a value starts, be it a text, a list or a map."""
    return places if isinstance(places, int) else places.at


@dataclass(frozen=True, slots=True)
class MapTree:
    """A map and where its parts stand."""

    values: dict[str, Value]
    places: Places


@dataclass(frozen=True, slots=True)
class ListTree:
    """A list and where its items stand."""

    values: list[Value]
    places: Places

    def append(self, value: Value, places: Places | Position) -> None:
        """Add an item that keeps its own place."""
        self.places.parts[len(self.values)] = places
        self.values.append(value)


def branch(value: Value, places: Places | Position) -> MapTree | ListTree | None:
    """The value as a map or a list with places, None if it is a text or nothing."""
    if isinstance(places, int) or isinstance(value, str | None):
        return None
    return MapTree(value, places) if isinstance(value, dict) else ListTree(value, places)

"""The lists and maps whose end has not been read yet, each knowing where its next value goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from pmdocs.source.places import Placed, Places, Position, Value


class Top:
    """The file itself, which holds one value."""

    def __init__(self) -> None:
        """Nothing has been read."""
        self.placed: Placed | None = None

    def add(self, value: Value, places: Places | Position) -> None:
        """Take the one value."""
        self.placed = Placed(value, places)


@dataclass(slots=True)
class OpenList:
    """A list that takes one value after another."""

    value: list[Value]
    places: Places

    def add(self, value: Value, places: Places | Position) -> None:
        """Append the value."""
        self.places.parts[len(self.value)] = places
        self.value.append(value)


@dataclass(slots=True)
class OpenMap:
    """A map that takes names and values by turns; the value of a refused name is dropped."""

    value: dict[str, Value]
    places: Places
    name: str = ""
    named: bool = False
    dropping: bool = False
    second_entry: bool = False

    @property
    def wants_name(self) -> bool:
        """True if a name comes next."""
        return not (self.named or self.dropping)

    def take_name(self, name: str, place: Position) -> None:
        """Remember the name of the next value."""
        self.name, self.named = name, True
        self.places.names[name] = place

    def drop_next(self) -> None:
        """Leave out the next value, whose name was refused."""
        self.dropping = True

    def add(self, value: Value, places: Places | Position) -> None:
        """Keep the value under its name."""
        if self.dropping:
            self.dropping = False
            return
        self.value[self.name] = value
        self.places.parts[self.name] = places
        self.named = False


Container: TypeAlias = Top | OpenList | OpenMap

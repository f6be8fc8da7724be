"""Reads the settings of a theme file into values, noting every fault at its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeVar

from pmdocs.diagnostics import Diagnostic, Mark
from pmdocs.theme.codes import CODES
from pmdocs.theme.contrast import COLOUR

Step = str | int
Location = tuple[Step, ...]
Choice = TypeVar("Choice", bound=StrEnum)
MISSING: Final = object()


class SettingsReader:
    """The settings of one file as text, and the faults found in them so far."""

    def __init__(self, data: Mapping[str, Any], mark: Callable[[Location], Mark], folder: Path) -> None:
        """`mark` finds the place of a setting; files are looked for in `folder` and nowhere else."""
        self.data, self.folder = data, folder.resolve()
        self.found: list[Diagnostic] = []
        self._mark = mark

    def report(self, code: str, location: Location, message: str, remedy: str = "") -> None:
        """Note a fault at a setting."""
        self.found.append(Diagnostic(code, message, remedy or CODES[code].remedy, self._mark(location)))

    def place(self, location: Location) -> Mark:
        """Where a setting stands; that of what it belongs to where it is not set."""
        return self._mark(location)

    def sets(self, location: Location) -> bool:
        """True if the file says anything about a setting."""
        return self._at(location) not in (MISSING, None)

    def section(self, location: Location, known: Collection[str]) -> Mapping[str, Any]:
        """The settings below a name, those that are known; empty where there are none."""
        values = self._at(location)
        if values is MISSING or values is None:
            return {}
        if not isinstance(values, Mapping):
            self.report("PM355", location, f"Settings belong below '{location[-1]}', one to a line.")
            return {}
        for name in values:
            if name not in known:
                self._unknown((*location, name), known)
        return {name: value for name, value in values.items() if name in known and value is not None}

    def refuse_empty(self, location: Location, code: str) -> None:
        """Report settings below a name that say nothing: what was meant is most likely behind a comment sign."""
        values = self._at(location)
        for name, value in values.items() if isinstance(values, Mapping) else ():
            if value is None:
                self.report(code, (*location, name), f"'{name}' is empty.")

    def _unknown(self, location: Location, known: Collection[str]) -> None:
        close = get_close_matches(str(location[-1]), sorted(known), n=1)
        hint = f" Did you mean '{close[0]}'?" if close else ""
        self.report("PM351", location, f"A theme has no setting '{location[-1]}' here.{hint}")

    def text(self, location: Location) -> str | None:
        """A text, None where it is not set."""
        value = self._at(location)
        if value is MISSING or value is None:
            return None
        if isinstance(value, str):
            return value
        self.report("PM355", location, f"A text belongs at '{location[-1]}'.")
        return None

    def colour(self, location: Location) -> str | None:
        """A colour as ``#rrggbb``."""
        value = self.text(location)
        if value is not None and not COLOUR.fullmatch(value):
            self.report("PM352", location, f"{value!r} is not a colour.")
            return None
        return value.lower() if value else None

    def shades(self, location: Location) -> tuple[str, str, str, str] | None:
        """Four colours from low to high."""
        values = self._at(location)
        if values is MISSING or values is None:
            return None
        if not isinstance(values, list) or len(values) != 4:
            self.report("PM355", location, f"'{location[-1]}' is a list of four colours, from low to high.")
            return None
        one, two, three, four = (self.colour((*location, number)) for number in range(4))
        return (one, two, three, four) if one and two and three and four else None

    def number(self, location: Location, least: float, most: float, unit: str) -> float | None:
        """A size within bounds; sizes are measures of a page, so they need no exact decimals."""
        value = self.text(location)
        if value is None:
            return None
        try:
            size = float(value)
        except ValueError:
            size = -1.0
        if not least <= size <= most:
            self.report("PM353", location, f"'{location[-1]}' is {value!r}; {least:g} to {most:g} {unit} can be set.")
            return None
        return size

    def choice(self, location: Location, choices: type[Choice]) -> Choice | None:
        """One of a few words."""
        value = self.text(location)
        if value is None:
            return None
        for option in choices:
            if option.value.casefold() == value.casefold():
                return option
        words = ", ".join(option.value for option in choices)
        self.report("PM354", location, f"'{location[-1]}' is {value!r}; choose one of {words}.")
        return None

    def file(self, location: Location) -> Path | None:
        """A file beside the theme."""
        name = self.text(location)
        if name is None:
            return None
        path = (self.folder / name).resolve()
        if not path.is_relative_to(self.folder):
            self.report("PM356", location, f"The file {name!r} lies outside the theme's folder.")
        elif not path.is_file():
            self.report("PM356", location, f"There is no file {name!r} beside the theme.")
        else:
            return path
        return None

    def _at(self, location: Location) -> Any:
        value: Any = self.data
        for step in location:
            if isinstance(value, Mapping):
                value = value.get(step, MISSING)
            elif isinstance(value, list) and isinstance(step, int):
                value = value[step]
            else:
                return MISSING
        return value


def names_of(kind: type[Any]) -> tuple[str, ...]:
    """The settings of a part of the theme."""
    return tuple(spot.name for spot in fields(kind))

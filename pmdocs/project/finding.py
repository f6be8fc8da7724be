"""What a check finds: a fact and a remedy at a location of the definition, before it has a line and a column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeAlias

from pmdocs.diagnostics import Diagnostic, Mark, Severity

Step: TypeAlias = str | int
Location: TypeAlias = tuple[Step, ...]
"""The way to a value as it is written: names of maps and numbers of lists, from 0."""


class Written(Protocol):
    """A definition as read from its files: values as text, and where each of them stands."""

    @property
    def data(self) -> object:
        """The values: text, None for nothing, lists and maps."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What reading found wrong already."""

    def mark(self, location: Location, /) -> Mark:
        """Where a value stands."""

    def key_mark(self, location: Location, /) -> Mark:
        """Where the name that leads to a value stands."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem at a location; with `on_key` it concerns the name there rather than the value behind it."""

    code: str
    location: Location
    message: str
    remedy: str = ""
    severity: Severity = Severity.ERROR
    related: tuple[Location, ...] = ()
    on_key: bool = False

    def diagnostic(self, source: Written) -> Diagnostic:
        """The same with file, line and column."""
        mark = source.key_mark(self.location) if self.on_key else source.mark(self.location)
        related = tuple(source.mark(location) for location in self.related)
        return Diagnostic(self.code, self.message, self.remedy, mark, self.severity, related)

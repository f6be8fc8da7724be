"""Says what is wrong with single names and values of one file, each at the place of its YAML event."""

from __future__ import annotations

from typing import Any

import yaml

from pmdocs.diagnostics import Diagnostic, Mark, Severity
from pmdocs.source.encoding import SourceText
from pmdocs.source.places import Position, mark_of, position


class FileReport:
    """The problems of one file."""

    def __init__(self, source: SourceText) -> None:
        """Start with nothing wrong."""
        self.source = source
        self.found: list[Diagnostic] = []

    def error(self, code: str, fact: str, remedy: str, event: yaml.Event, *related: Mark) -> None:
        """Add a problem that stops a build."""
        self.found.append(Diagnostic(code, fact, remedy, self.mark(event), Severity.ERROR, related))

    def position(self, event: yaml.Event) -> Position:
        """Where an event starts, packed."""
        mark: Any = event.start_mark
        return position(self.source.index, mark.line, mark.column)

    def mark(self, event: yaml.Event) -> Mark:
        """Where an event starts, for people."""
        return self.unpacked(self.position(event))

    def unpacked(self, place: Position) -> Mark:
        """A place of this file, for people."""
        return mark_of(place, self.source.file)

    def mark_inside(self, event: yaml.Event, offset: int) -> Mark:
        """The place of a character of an event's own text, `offset` characters after its start."""
        start = first_index(event)
        before = self.source.text[start : start + offset]
        first = self.mark(event)
        if "\n" not in before:
            return Mark(first.file, first.line, first.column + offset)
        return Mark(first.file, first.line + before.count("\n"), offset - before.rindex("\n"))

    def line_from(self, start: int) -> str:
        """What stands on the line from this offset on, without the spaces around it."""
        end = self.source.text.find("\n", start)
        return self.source.text[start : end if end >= 0 else None].strip()


def first_index(event: yaml.Event) -> int:
    """The offset of an event's first character."""
    mark: Any = event.start_mark
    return int(mark.index)


def end_index(event: yaml.Event) -> int:
    """The offset after an event's last character."""
    mark: Any = event.end_mark
    return int(mark.index)

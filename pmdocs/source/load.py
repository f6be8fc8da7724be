"""Reads one project definition, with its includes and updates, into plain values that know their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pmdocs.diagnostics import Diagnostic, Mark
from pmdocs.source.definition_file import Definition, find_definition
from pmdocs.source.events import FASTEST, EventParser
from pmdocs.source.includes import read_definition
from pmdocs.source.places import MapTree, Places, Position, Step, file_number, mark_of
from pmdocs.source.trees import TreeReader
from pmdocs.source.updates import UPDATES, add_updates


@dataclass(frozen=True, slots=True)
class Source:
    """One project definition as written: its values as text, and where each one stands.

    path: the definition file, named as the person named it.
    root: the folder that bounds includes, pictures and templates.
    data: maps, lists, texts and None. Every scalar is the text as written, quotes and escapes
        resolved, whatever it looks like (`1.10`, `no`, `2026-02-30`); an unquoted `~`, `null` or
        nothing at all is None. Empty if a file or a part of one had to be left out: what is missing
        would only cause false complaints further on. A wrong single name or value does not empty it.
    files: every file read: the definition, its includes, the updates.
    diagnostics: all errors and warnings found while reading, by file and down the page.
    digests: the SHA-256 of the bytes of each file read, in hexadecimal.
    """

    path: Path
    root: Path
    data: dict[str, Any]
    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    digests: Mapping[Path, str]
    _places: Places | None = field(default=None, repr=False, compare=False)

    def mark(self, location: Sequence[Step]) -> Mark:
        """The place of the value at a location in `data`, or of its nearest ancestor that exists."""
        return self._unpacked(self._places.find(location)) if self._places else Mark(self.path)

    def key_mark(self, location: Sequence[Step]) -> Mark:
        """The place of the name that leads to a value; of the value itself where it has no name, as in a list."""
        return self._unpacked(self._places.find_name(location)) if self._places else Mark(self.path)

    def _unpacked(self, place: Position) -> Mark:
        return mark_of(place, self.files[file_number(place)])


def load_source(path: Path, *, parser: EventParser = FASTEST) -> Source:
    """Read the definition at `path`, a file or a folder that holds `project.yaml`.

    Everything wrong with the content is in the result's diagnostics. Raises DefinitionError only if
    there is no definition at all. `parser` chooses between the YAML parsers that this machine has.
    """
    definition = find_definition(path)
    reader = TreeReader(definition.path.parent, parser)
    for note in definition.notes:
        reader.findings.add(note)
    topics = read_definition(reader, definition.path, named=definition.named)
    whole = topics or MapTree({}, Places(0))
    add_updates(reader, whole, definition.path.parent / UPDATES)
    return _source(definition, reader, whole if topics and reader.complete else None)


def _source(definition: Definition, reader: TreeReader, topics: MapTree | None) -> Source:
    return Source(
        path=definition.path,
        root=definition.path.parent,
        data=topics.values if topics else {},
        files=reader.files.read,
        diagnostics=reader.findings.report(),
        digests=MappingProxyType(dict(reader.files.digests)),
        _places=topics.places if topics else None,
    )

"""Opens and reads the files of a project, each once, and notes whether any had to be left out."""

from __future__ import annotations

from pathlib import Path

from pmdocs.diagnostics import Diagnostic, Mark
from pmdocs.source.events import EventParser
from pmdocs.source.files import SourceFiles
from pmdocs.source.findings import Findings
from pmdocs.source.merge import Merger
from pmdocs.source.places import Placed, Position, file_number, mark_of, position
from pmdocs.source.reading import BrokenFile, read_yaml


class TreeReader:
    """Reads files of one project; `complete` turns False as soon as anything of one is left out."""

    def __init__(self, root: Path, parser: EventParser) -> None:
        """Nothing has been read; `root` bounds what may be."""
        self.findings = Findings()
        self.files = SourceFiles(root, self.findings)
        self.merger = Merger(self.findings, self.mark)
        self.complete = True
        self._parser = parser
        self._asked: dict[Path, Mark] = {}

    def mark(self, place: Position) -> Mark:
        """A packed place, for people."""
        return mark_of(place, self.files.read[file_number(place)])

    def leave_out(self, code: str, fact: str, remedy: str, mark: Mark, *related: Mark) -> None:
        """Report a problem that leaves out a file or a part of one."""
        self.findings.error(code, fact, remedy, mark, related)
        self.complete = False

    def read(self, path: Path, mark: Mark, *, anywhere: bool = False) -> Placed | None:
        """The tree of a file, a placed None if it is empty, None if it is left out.

        `mark` is where the file was asked for; `anywhere` allows one that is a link out of the folder.
        """
        real = self.files.real_path(path)
        if real is None or not (anywhere or self.files.holds(real)):
            fact = f"'{path}' is not inside the project's folder."
            self.leave_out("PM042", fact, "Keep the file beside the definition or in a folder below it.", mark)
            return None
        if real in self._asked:
            first = self._asked[real]
            self.leave_out("PM044", f"'{path}' is read twice.", "Name it once.", mark, first)
            return None
        self._asked[real] = mark
        return self._parsed(path, real, mark)

    def _parsed(self, path: Path, real: Path, mark: Mark) -> Placed | None:
        source = self.files.open(path, real, mark)
        if source is None:
            self.complete = False
            return None
        try:
            tree, found = read_yaml(source, self._parser)
        except BrokenFile as broken:
            self.complete = False
            self._add(broken.found)
            return None
        self._add(found)
        return tree or Placed(None, position(source.index, 0, 0))

    def _add(self, found: list[Diagnostic]) -> None:
        for diagnostic in found:
            self.findings.add(diagnostic)

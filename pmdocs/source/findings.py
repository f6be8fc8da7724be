"""Collects what is wrong while files are read, so that everything is reported at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pmdocs.diagnostics import Diagnostic, Mark, Severity, sort_key
from pmdocs.source.limits import MAX_SHOWN


class Findings:
    """The problems found so far: for one file at most MAX_SHOWN errors and as many warnings."""

    def __init__(self) -> None:
        """Start with nothing wrong."""
        self._shown: list[Diagnostic] = []
        self._count: Counter[tuple[Path, Severity]] = Counter()

    def error(self, code: str, message: str, remedy: str, mark: Mark, related: Sequence[Mark] = ()) -> None:
        """Add a problem that stops a build."""
        self.add(Diagnostic(code, message, remedy, mark, Severity.ERROR, tuple(related)))

    def warning(self, code: str, message: str, remedy: str, mark: Mark, related: Sequence[Mark] = ()) -> None:
        """Add a problem that stops a build only when warnings count."""
        self.add(Diagnostic(code, message, remedy, mark, Severity.WARNING, tuple(related)))

    def add(self, diagnostic: Diagnostic) -> None:
        """Add one problem; beyond MAX_SHOWN of its severity in its file only the count goes on."""
        kind = (_file(diagnostic), diagnostic.severity)
        self._count[kind] += 1
        if self._count[kind] <= MAX_SHOWN:
            self._shown.append(diagnostic)

    def report(self) -> tuple[Diagnostic, ...]:
        """Everything found, by file and down the page, with a closing line for files that have more."""
        shown = Counter(map(_file, self._shown))
        found = Counter[Path]()
        for (file, _), count in self._count.items():
            found[file] += count
        closing = [_more(file, count) for file, count in (found - shown).items()]
        return tuple(sorted([*self._shown, *closing], key=sort_key))


def _file(diagnostic: Diagnostic) -> Path:
    return diagnostic.mark.file if diagnostic.mark else Path()


def _more(file: Path, count: int) -> Diagnostic:
    fact = f"{count} more problem{'s' if count > 1 else ''} in this file not shown."
    return Diagnostic("PM099", fact, "Mend those shown and check again.", Mark(file), Severity.NOTICE)

"""What pmdocs tells a person when something is wrong: a place, a fact and a remedy.

Problems in what a person wrote are values (`Diagnostic`), collected and reported all at once.
Exceptions only stop an action::

    PmdocsError                 exit code
     ├── DefinitionError            1      the definition, a template, a theme or a form has errors
     ├── UsageError                 2      the command was called wrongly
     ├── FormatUnavailable          4      this machine cannot produce a format
     ├── OutputError                5      an output could not be written
     └── (anything else)           70      a fault of ours
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path


class Severity(enum.Enum):
    """How much a diagnostic matters: errors stop a build, warnings stop it only with ``--strict``."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file: line and column count from 1, in characters; 0 means "the file as a whole"."""

    file: Path
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """The place as editors and terminals understand it: ``file:line:column``."""
        if not self.line:
            return str(self.file)
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something to tell the author: where, what is wrong, and what to do about it.

    `code` is stable and documented (``PM101``); `related` names other places that belong to the
    same problem, such as the first of two equal ids.
    """

    code: str
    message: str
    remedy: str = ""
    mark: Mark | None = None
    severity: Severity = Severity.ERROR
    related: tuple[Mark, ...] = field(default=())

    def __str__(self) -> str:
        """One line: place, severity, code, fact, remedy."""
        place = f"{self.mark}: " if self.mark else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{place}{self.severity.value} {self.code}: {self.message}{remedy}"


@dataclass(frozen=True, slots=True)
class CodeDoc:
    """What the manual says about one code: its name, why it matters, and how to mend it."""

    title: str
    why: str
    remedy: str


def sort_key(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    """The order of a report: by file, then down the page, then by code."""
    mark = diagnostic.mark or Mark(Path())
    return (str(mark.file), mark.line, mark.column, diagnostic.code, diagnostic.message)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """True if any of the diagnostics stops a build."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


class PmdocsError(Exception):
    """Base of every error pmdocs raises on purpose; `exit_code` is what the command line answers."""

    exit_code = 70


class DefinitionError(PmdocsError):
    """What a person wrote (definition, template, theme, form) has errors; nothing was written."""

    exit_code = 1

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep every diagnostic, in the order a report prints them."""
        self.diagnostics = tuple(sorted(diagnostics, key=sort_key))
        super().__init__("\n".join(map(str, self.diagnostics)))

    def __reduce__(self) -> tuple[type[DefinitionError], tuple[tuple[Diagnostic, ...]]]:
        """Travel between processes with the diagnostics, not with the text they make."""
        return (type(self), (self.diagnostics,))


class UsageError(PmdocsError):
    """The command was asked for something that does not exist."""

    exit_code = 2


class FormatUnavailable(PmdocsError):
    """A format cannot be produced on this machine; the message says which and how to mend it."""

    exit_code = 4


class OutputError(PmdocsError):
    """An output could not be written; the old file stands."""

    exit_code = 5

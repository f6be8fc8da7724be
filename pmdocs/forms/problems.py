"""What is wrong with a form, as diagnostics that name the part of the file, or the tag and where it stands."""

from __future__ import annotations

from pathlib import Path

from pmdocs.diagnostics import Diagnostic, Mark, Severity
from pmdocs.forms.codes import CODES
from pmdocs.source.quoting import shortened


def in_part(code: str, path: Path, part: str, fact: str, remedy: str | None = None) -> Diagnostic:
    """A problem of one part of the form's file; `part` empty for the file as a whole."""
    where = f"In the part '{shortened(part)}': " if part else ""
    return Diagnostic(code, f"{where}{fact}", CODES[code].remedy if remedy is None else remedy, Mark(path))


def at_tag(code: str, path: Path, place: str, tag: str, fact: str, remedy: str | None = None) -> Diagnostic:
    """A problem of one tag: ``in table 2, row 3, cell 1: {{ view.budgett }}: …``."""
    message = f"In {place}: {shortened(tag)}: {fact}"
    return Diagnostic(code, message, CODES[code].remedy if remedy is None else remedy, Mark(path), Severity.ERROR)

"""Lists what a filled-in form still marks as "to be completed", so that a strict build can refuse it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pmdocs.compose.codes import CODES
from pmdocs.diagnostics import Diagnostic, Mark, Severity
from pmdocs.forms.marks import has_marks, pieces
from pmdocs.forms.places import placed_paragraphs, words_of
from pmdocs.forms.xml import Element

_OPENED: Final = "span"


def open_points(path: Path, label: str, root: Element) -> Iterator[Diagnostic]:
    """A warning for each mark in a part whose tags were run: what is missing, and where it stands in the document."""
    for paragraph, place in placed_paragraphs(root, label, ()):
        for words in _marked(words_of(paragraph)):
            where = f" in {place.words}" if place.words else ""
            message = f"{path.name}: '{words}'{where}."
            yield Diagnostic("PM330", message, CODES["PM330"].remedy, Mark(path), Severity.WARNING)


def _marked(text: str) -> Iterator[str]:
    """The words between the marks of an open point."""
    if not has_marks(text):
        return
    inside, words = False, ""
    for piece in pieces(text):
        if piece.mark.startswith(_OPENED):
            inside, words = True, ""
        elif piece.mark == f"/{_OPENED}":
            inside = False
            yield words
        elif inside:
            words += piece.words

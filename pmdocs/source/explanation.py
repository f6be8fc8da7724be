"""What is said about a line that is not YAML, and how its entry should be written."""

from __future__ import annotations

from dataclasses import dataclass

from pmdocs.source.quoting import quoted, shortened
from pmdocs.source.scene import Line, Scene


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a text is not YAML: code, fact and remedy at an offset.

    `related` is the offset of a second place; `mended` is the whole text with the line written as
    the remedy says, None where that would be a guess.
    """

    code: str
    message: str
    remedy: str
    at: int
    related: int | None = None
    mended: str | None = None


def written(line: Line) -> str:
    """The entry of a line as it should be written, its value in quotes."""
    return shortened(line.entry.name) + " " * bool(line.entry.name) + quoted(shortened(line.entry.value))


def mended(scene: Scene, line: Line) -> str | None:
    """The whole text with the value of this line in quotes; None if that is no entry or goes on below."""
    entry = line.entry
    if not entry.value or not (entry.name or "-" in entry.lead) or scene.goes_on(line, entry.column):
        return None
    start = line.start + entry.value_column
    return scene.text[:start] + quoted(entry.value) + scene.text[start + len(entry.value) :]

"""Shows a person how to write a text so that YAML reads it as text."""

from __future__ import annotations

from typing import Final

MAX_QUOTE: Final = 80
"""Characters of a text that a message repeats."""


def quoted(text: str) -> str:
    """The text in the quotes that need the fewest changes: double ones, or single ones around double quotes."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def shortened(text: str) -> str:
    """The text as a message repeats it: one line, at most MAX_QUOTE characters."""
    line = " ".join(text.split())
    return line if len(line) <= MAX_QUOTE else line[: MAX_QUOTE - 1] + "…"

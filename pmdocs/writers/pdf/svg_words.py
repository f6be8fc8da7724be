"""Keeps marks on their letters where WeasyPrint takes the words of a drawing apart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.svg import Node

from pmdocs.charts.letterwise import units


class _Words(str):
    """Words that yield, one by one, what may be set alone."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        return iter(units(str(self)))


@contextmanager
def words_in_units() -> Iterator[None]:
    """Let the library, which goes through the letters of a drawing's words, find units instead.

    It sets (seen in 70) each letter alone; of words without marks the units are the letters.
    """
    plain: Any = Node.text

    def text(node: Any) -> str | None:
        words: str | None = plain.fget(node)
        return None if words is None else _Words(words)

    Node.text = property(text)
    try:
        yield
    finally:
        Node.text = plain

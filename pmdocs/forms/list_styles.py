"""The styles a form has of its own for lists, so that lists in its values look as its lists do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

_BULLET_NAMES: Final = ("list bullet", "list bullet 2", "list bullet 3")


@dataclass(frozen=True, slots=True)
class ListStyles:
    """The form's own styles for lists: those for bullets by their level, from 1, and the ids of all of them."""

    bullets: Mapping[int, str] = field(default_factory=dict)
    every: frozenset[str] = frozenset()


def list_styles(styles: Iterable[tuple[str, str]]) -> ListStyles:
    """The list styles among all styles of a form, given as pairs of name and id; Word's names are the same everywhere.

    In a German or French Word the names shown differ, but not those in the file.
    """
    lists = {name.lower(): identity for name, identity in styles if name.lower().startswith("list ")}
    bullets = {level: lists[name] for level, name in enumerate(_BULLET_NAMES, 1) if name in lists}
    return ListStyles(bullets, frozenset(lists.values()))

"""Finds what a person probably meant by a name that does not exist."""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import get_close_matches
from typing import Final

_GAP = re.compile(r"[\s_\-]+")
_LONGEST = 60

NAME_CUTOFF: Final = 0.6
"""How alike two names that people typed must be, from 0 to 1."""
ID_CUTOFF: Final = 0.7
"""How alike two ids must be: one digit more or less is a slip, R-1 for R-7 is a guess."""
FIELD_CUTOFF: Final = 0.75
"""How alike two names of fields must be: they are many and short."""


class Likeness:
    """Near matches for unknown names, within a budget of comparisons, so that a file full of slips stays quick."""

    def __init__(self, comparisons: int = 100_000) -> None:
        """After `comparisons` pairs of names nothing is suggested any more."""
        self._left = comparisons

    def nearest(self, name: str, known: Collection[str], cutoff: float) -> str | None:
        """The known name that looks most like this one, None if none comes close."""
        self._left -= len(known)
        if len(name) > _LONGEST or self._left < 0:
            return None
        folded = {plain(other): other for other in known}
        near = get_close_matches(plain(name), folded, n=1, cutoff=cutoff)
        return folded[near[0]] if near else None


def plain(name: str) -> str:
    """A name without what people mix up: capitals, spaces, hyphens, underscores."""
    return _GAP.sub("_", name.strip().lower())

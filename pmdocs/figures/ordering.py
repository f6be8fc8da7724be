"""The order of ids as people count: CH-2 before CH-10."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

Counted: TypeAlias = tuple[tuple[int, str], ...]

_NUMBERS: Final = re.compile(r"([0-9]+)")


def counted(identity: str) -> Counted:
    """A key to sort ids by: their words as words, the numbers in them as numbers."""
    parts = _NUMBERS.split(identity)
    return tuple((int(part), "") if place % 2 else (0, part.casefold()) for place, part in enumerate(parts))

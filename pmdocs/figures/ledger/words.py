"""Names in keys: short, in lower case, without spaces."""

from __future__ import annotations

import re

_NOT_IN_KEYS = re.compile(r"[^\w]+")


def slug(text: str) -> str:
    """A name as it stands in a key: "Data migration" gives ``data-migration``; ``other`` where nothing is left."""
    return _NOT_IN_KEYS.sub("-", text.strip().casefold()).strip("-") or "other"

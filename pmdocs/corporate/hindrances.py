"""Settings of a Word file that would get in the way of those who read documents made from it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pmdocs.corporate.package import CorporateFile
from pmdocs.corporate.xml import W

LEFT_OUT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "documentProtection": "the protection against changes",
        "writeProtection": "the protection against changes",
        "mailMerge": "the data source of a mail merge",
        "updateFields": "the question whether fields are to be updated",
    }
)
"""Settings that are not handed on, and what they are."""


def left_out(file: CorporateFile) -> tuple[str, ...]:
    """What of a file's settings is not handed on, in words, each once."""
    name = file.related("settings")
    settings = file.tree(name) if name else None
    found = (words for tag, words in LEFT_OUT.items() if settings is not None and settings.find(W + tag) is not None)
    return tuple(dict.fromkeys(found))

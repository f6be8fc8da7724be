"""Looks at the beginning of a part of text, up to its first element, without reading any further."""

from __future__ import annotations

from typing import Any, Final
from xml.parsers import expat


class _Found(Exception):
    """The parser is stopped: enough was seen."""


_DAMAGED: Final = "It is not text that Word can read."


def refused_beginning(content: bytes) -> str | None:
    """Why a part of text may not be read: it declares a document type, or is no text Word writes; None if it may.

    A document type is the way to entities, which read other files or blow up. Nothing behind its start is looked at.
    """
    reader = expat.ParserCreate()
    seen: list[str] = []

    def doctype(*_: Any) -> None:
        seen.append("It declares a document type (DTD), which Word never writes.")
        raise _Found

    def element(*_: Any) -> None:
        raise _Found

    reader.StartDoctypeDeclHandler = doctype
    reader.StartElementHandler = element
    try:
        reader.Parse(content, True)
    except _Found:
        return seen[0] if seen else None
    except (expat.ExpatError, ValueError, LookupError):
        return _DAMAGED
    return _DAMAGED

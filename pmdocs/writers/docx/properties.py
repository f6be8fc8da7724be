"""Writes what a Word file says about itself: title, author, subject, language, dates. Nothing comes from the clock."""

from __future__ import annotations

from datetime import UTC, datetime, time

from docx.document import Document

from pmdocs.compose.composed import Composed

LONGEST = 255
"""The most characters Word keeps of a property."""


def set_properties(document: Document, composed: Composed) -> None:
    """Fill the core properties; longer texts are cut at 255 characters, with an ellipsis."""
    properties = document.core_properties
    properties.title = shortened(composed.title)
    properties.author = properties.last_modified_by = shortened(composed.author)
    properties.subject = shortened(composed.subject)
    properties.keywords = shortened(composed.keywords)
    properties.language = composed.language
    properties.revision = 1
    # A date has no hour; noon in UTC is the same day almost everywhere.
    properties.created = properties.modified = datetime.combine(composed.created, time(12), UTC)


def shortened(text: str) -> str:
    """A text as a property can hold it."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"

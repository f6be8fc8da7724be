"""Writes what a Word file says about itself: title, author, subject, language, dates. Nothing comes from the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Protocol

from docx.document import Document

LONGEST = 255
"""The most characters Word keeps of a property."""


class Particulars(Protocol):
    """What a file says about itself; a composed document knows it, and so does a form that was filled in."""

    @property
    def title(self) -> str: ...  # noqa: D102 - named as the property of the file
    @property
    def author(self) -> str: ...  # noqa: D102
    @property
    def subject(self) -> str: ...  # noqa: D102
    @property
    def keywords(self) -> str: ...  # noqa: D102
    @property
    def language(self) -> str: ...  # noqa: D102
    @property
    def created(self) -> date: ...  # noqa: D102


def set_properties(document: Document, about: Particulars) -> None:
    """Fill the core properties; longer texts are cut at 255 characters, with an ellipsis."""
    properties = document.core_properties
    properties.title = shortened(about.title)
    properties.author = properties.last_modified_by = shortened(about.author)
    properties.subject = shortened(about.subject)
    properties.keywords = shortened(about.keywords)
    properties.language = about.language
    properties.revision = 1
    # A date has no hour; noon in UTC is the same day almost everywhere.
    properties.created = properties.modified = datetime.combine(about.created, time(12), UTC)


def shortened(text: str) -> str:
    """A text as a property can hold it."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"

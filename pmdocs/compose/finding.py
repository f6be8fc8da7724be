"""A fault found in a document's tree, before it is known which template line wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong at an element; the tracing turns it into a diagnostic at a template's line."""

    code: str
    message: str
    element: Element

"""A composed document: enriched semantic HTML and the particulars both writers need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Composed:
    """One document between the templates and the writers; plain data, so it crosses process borders.

    `html` is the whole document in the vocabulary of docs/vocabulary.md, with captions numbered, references
    and the table of contents filled. `created` is the data date, never the clock. `charts` maps the id of
    each ``figure data-chart`` to the specification it was drawn from.
    """

    kind: str
    html: str
    title: str
    author: str
    subject: str
    keywords: str
    language: str
    created: date
    charts: Mapping[str, Any] = field(default_factory=dict)

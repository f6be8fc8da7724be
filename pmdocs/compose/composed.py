"""A composed document: its checked and completed tree, an outline of it, and the metadata every writer needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

from pmdocs.markup import write


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A mark "to be completed": its words, the heading above it, and its place in the definition; empty if unknown."""

    words: str
    heading: str
    source: str


@dataclass(frozen=True, slots=True)
class Outline:
    """What is known of a document before it is laid out, counted once.

    `has_contents` is True where a table of contents asks for page numbers; `cells` are those of all tables,
    `elements` all of the document: both tell how long a layout may take.
    """

    has_contents: bool
    cells: int
    elements: int
    open_points: tuple[OpenPoint, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Composed:
    """One document between the templates and the writers; plain data, so it crosses process borders.

    `root` is the whole document in the vocabulary of docs/vocabulary.md, with captions numbered, references
    and the table of contents filled; every writer walks this tree, and none changes it. `created` is the data date,
    never the clock. `charts` maps the id of each ``figure data-chart`` to the specification it was drawn from.
    """

    kind: str
    root: Element
    outline: Outline
    title: str
    author: str
    subject: str
    keywords: str
    language: str
    created: date
    charts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def html(self) -> str:
        """The document as markup."""
        return write(self.root)

    def __eq__(self, other: object) -> bool:
        """Trees are equal if their markup is."""
        return isinstance(other, Composed) and all(
            getattr(self, name) == getattr(other, name) for name in ("html", *_PARTICULARS)
        )

    __hash__ = None  # type: ignore[assignment]


_PARTICULARS = ("kind", "title", "author", "subject", "keywords", "language", "created", "charts")

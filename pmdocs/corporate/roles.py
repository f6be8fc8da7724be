"""The parts that styles play in our documents, and the names Word knows them by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pmdocs.corporate.style_book import StyleBook, WordStyle


@dataclass(frozen=True, slots=True)
class Role:
    """A part a style plays: what people call it, the canonical name of its style, and the style's kind."""

    label: str
    canonical: str
    kind: str = "paragraph"


ROLES: Final = (
    Role("Running text", "Body Text"),
    Role("Title", "Title"),
    Role("Subtitle", "Subtitle"),
    *(Role(f"Heading {n}", f"heading {n}") for n in (1, 2, 3)),
    Role("Contents heading", "TOC Heading"),
    *(Role(f"Contents {n}", f"toc {n}") for n in (1, 2, 3)),
    Role("Caption", "caption"),
    *(Role(f"Bullets{n}", f"List Bullet{n}") for n in ("", " 2", " 3")),
    *(Role(f"Numbers{n}", f"List Number{n}") for n in ("", " 2", " 3")),
    *(Role(f"List text{n}", f"List Continue{n}") for n in ("", " 2", " 3")),
    Role("Header", "header"),
    Role("Footer", "footer"),
    Role("Link", "Hyperlink", "character"),
    Role("Strong", "Strong", "character"),
    Role("Emphasis", "Emphasis", "character"),
    Role("Table: register", "Pmdocs Register", "table"),
    Role("Table: facts", "Pmdocs Facts", "table"),
    Role("Table: key figures", "Pmdocs Tiles", "table"),
    Role("Table: matrix", "Pmdocs Matrix", "table"),
    Role("Table: signatures", "Pmdocs Signatures", "table"),
    Role("Table: ratings", "Pmdocs RAG Strip", "table"),
    Role("Table text", "Table Text"),
    Role("Table heading", "Table Head"),
    Role("Lead", "Lead"),
    Role("Note", "Note"),
    Role("Callout", "Callout Info"),
)
"""The parts worth telling a person about, in the order they meet them."""


HOUSE_TABLES: Final = frozenset({"Pmdocs Register", "Pmdocs Signatures"})
"""The tables of rows under a head: a file's own usual table can take their part. The others need their own look."""


def played_by(canonical: str, kind: str, book: StyleBook) -> WordStyle | None:
    """The style of a file that plays a part; None if ours has to be added.

    Many files have no "Body Text" and set their text in "Normal", with air between its paragraphs: then that is
    what running text looks like there. A heading above the contents that is counted like a chapter is not theirs: it
    would begin the count. The style that a file gives to new tables plays the part of ours, unless a style of its own
    is named for it.
    """
    found = book.find(canonical, kind)
    if canonical == "TOC Heading" and is_counted(found, book):
        return None
    if found is None and canonical == "Body Text":
        normal = book.find("Normal", "paragraph")
        return normal if _has_air(normal, book) else None
    return found or (house_table(book) if canonical in HOUSE_TABLES else None)


def house_table(book: StyleBook) -> WordStyle | None:
    """The style that a file gives to new tables; None where its people never chose one."""
    style = book.styles.get(book.usual_table)
    return style if style is not None and style.kind == "table" and not style.is_default else None


def is_counted(style: WordStyle | None, book: StyleBook) -> bool:
    """True for a style whose paragraphs Word numbers by itself."""
    return book.property(style, "pPr/numPr/numId", "val") not in (None, "0")


def _has_air(style: WordStyle | None, book: StyleBook) -> bool:
    space = [book.property(style, "pPr/spacing", side) or "0" for side in ("before", "after")]
    return style is not None and any(text.isdecimal() and int(text) > 0 for text in space)

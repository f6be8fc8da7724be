"""From a composed document and a theme to the bytes of a Word file."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pmdocs.compose.composed import Composed
from pmdocs.outputs.archive import settle_zip
from pmdocs.writers.docx.air import thin
from pmdocs.writers.docx.anchors import find_anchors
from pmdocs.writers.docx.base import open_base
from pmdocs.writers.docx.blocks import BLOCKS
from pmdocs.writers.docx.content import write_content
from pmdocs.writers.docx.corporate import open_corporate_base
from pmdocs.writers.docx.covers import cover_of
from pmdocs.writers.docx.elements import Element
from pmdocs.writers.docx.furniture import Furniture, words_of
from pmdocs.writers.docx.manuscript import Flow, Manuscript
from pmdocs.writers.docx.properties import set_properties
from pmdocs.writers.docx.reading import is_dense, linked
from pmdocs.writers.docx.styles import Script, air

if TYPE_CHECKING:
    from pmdocs.theme import Theme


def write_docx(
    composed: Composed, theme: Theme, pages: Mapping[str, int] | None = None, folder: Path | None = None
) -> bytes:
    """The document as a Word file; equal input gives equal bytes.

    `pages` says on which page each id stands, as the layout of the PDF found out, and fills the table of contents.
    Pictures are read from `folder`, the project's own, and nowhere else. Raises DefinitionError for a picture that
    cannot be shown.
    """
    root = linked(composed.root)
    script = Script(composed.language, root.get("dir") == "rtl")
    document, base = open_base(theme, script, cover_of(root), is_dense(root)), None
    if theme.word_base is not None:
        base = open_corporate_base(theme.word_base, document, script)
        document = base.document
    set_properties(document, composed)
    words = words_of(root, theme, pages or {})
    furniture = base.furniture(words) if base else Furniture(document, words)
    book = Manuscript(document, theme, find_anchors(root), BLOCKS, furniture)
    if base:
        base.prepare(book)
    else:
        book.air = air(theme, is_dense(root))
    book.right_to_left, book.contents_depth = script.right_to_left, _contents_depth(root)
    book.pages, book.folder, book.charts = pages or {}, folder, composed.charts
    book.language, book.created = composed.language, composed.created
    flow = Flow(book, book.body, "BodyText", book.layout.text_width)
    for body in root.iterchildren("body"):
        write_content(body, flow)
    if book.marks_wait:
        with flow.line("Gap") as line:
            thin(line.paragraph)
    book.finish()
    if base:
        base.finish(book)
    return _saved(book)


def _contents_depth(root: Element) -> int:
    return max((int(nav.get("data-depth") or "2") for nav in root.iter("nav")), default=0)


def _saved(book: Manuscript) -> bytes:
    target = io.BytesIO()
    book.document.save(target)
    return settle_zip(target.getvalue())

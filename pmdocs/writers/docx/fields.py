"""Word's live fields, each written with the value it has, so that nothing is empty and nothing asks to be updated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmdocs.writers.docx.elements import XML_SPACE, Element, w


def field(instruction: str, shown: str, style: str = "") -> Iterator[Element]:
    """The runs of a field: its begin, its instruction, what it shows until Word works it out again, its end."""
    yield from field_start(instruction, style)
    yield run(w("t"), style, shown)
    yield field_end(style)


def field_start(instruction: str, style: str = "") -> Iterator[Element]:
    """The runs before what a field shows; it may show whole paragraphs, as a table of contents does."""
    yield run(w("fldChar", fldCharType="begin"), style)
    yield run(w("instrText"), style, f" {instruction} ")
    yield run(w("fldChar", fldCharType="separate"), style)


def field_end(style: str = "") -> Element:
    """The run that closes a field."""
    return run(w("fldChar", fldCharType="end"), style)


def run(content: Element, style: str = "", words: str = "") -> Element:
    """A run around one element, in a character style if one is named."""
    if words:
        content.text = words
        content.set(XML_SPACE, "preserve")
    return w("r", *([w("rPr", w("rStyle", val=style))] if style else []), content)


def bookmarked(name: str, identity: int, content: Iterable[Element]) -> Iterator[Element]:
    """Content between the two marks of a bookmark; `identity` must be unique in the document."""
    yield w("bookmarkStart", id=str(identity), name=name)
    yield from content
    yield w("bookmarkEnd", id=str(identity))

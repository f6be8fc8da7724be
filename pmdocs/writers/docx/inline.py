"""Writes what stands inside a line: emphasis, links, references, chips. One small function per element."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Final, TypeAlias

from docx.opc.constants import RELATIONSHIP_TYPE

from pmdocs.writers.docx.elements import RELATION_ID, Element, w
from pmdocs.writers.docx.fields import bookmarked, field
from pmdocs.writers.docx.line import NO_BREAK_SPACE, Format, Line, changed
from pmdocs.writers.docx.manuscript import Manuscript
from pmdocs.writers.docx.reading import classes

Node: TypeAlias = "str | Element"
WordWriter: TypeAlias = Callable[[Element, Line, Format, Manuscript], None]

# A rating is a shape and a word, so that it can be read without colour.
SHAPES: Final[Mapping[str, str]] = MappingProxyType(
    {"rag-green": "●", "rag-amber": "▲", "rag-red": "■", "rag-grey": "◇", "rag-blue": "✓"}
)
CHARACTER_STYLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        **{f"rag-{rating}": f"Rag{rating.title()}" for rating in ("green", "amber", "red", "grey", "blue")},
        **{f"heat-{kind}{n}": f"Band{kind.upper()}{n}" for kind in ("", "o") for n in (1, 2, 3, 4)},
        "better": "DeltaBetter",
        "worse": "DeltaWorse",
        "same": "DeltaSame",
        "todo": "ToDo",
        "tag": "Tag",
        "muted": "Muted",
        "small": "Small",
        "caption-label": "CaptionLabel",
    }
)
# The chips that have a sister of each size.
_CHIPS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {"": frozenset(), "Compact": frozenset({"rag", "band", "tag", "todo"}), "Tile": frozenset({"band"})}
)
_TIED: Final = frozenset({"nowrap", "num", "rag", "band", "delta"})


def nodes(element: Element) -> Iterator[Node]:
    """The texts and child elements of an element, in order."""
    if element.text:
        yield element.text
    for child in element:
        yield child
        if child.tail:
            yield child.tail


def write_words(content: Iterable[Node], line: Line, look: Format, book: Manuscript) -> None:
    """Write texts and inline elements into a line."""
    for node in content:
        if isinstance(node, str):
            line.text(node, look)
        elif node.get("id"):
            with _marked(node, line, book):
                INLINE[str(node.tag)](node, line, _in_language(node, look), book)
        else:
            INLINE[str(node.tag)](node, line, _in_language(node, look), book)


def _in_language(element: Element, look: Format) -> Format:
    language = element.get("lang")
    return changed(look, language=language) if language else look


@contextmanager
def _marked(element: Element, line: Line, book: Manuscript) -> Iterator[None]:
    marks = [(name, str(book.next_identity())) for name in book.anchors.at(element.get("id"))]
    into = line.into
    into.extend(w("bookmarkStart", id=identity, name=name) for name, identity in marks)
    yield
    into.extend(w("bookmarkEnd", id=identity) for _, identity in reversed(marks))


def _strong(element: Element, line: Line, look: Format, book: Manuscript) -> None:
    write_words(nodes(element), line, changed(look, bold=True), book)


def _emphasis(element: Element, line: Line, look: Format, book: Manuscript) -> None:
    write_words(nodes(element), line, changed(look, italic=True), book)


def _code(element: Element, line: Line, look: Format, book: Manuscript) -> None:
    write_words(nodes(element), line, changed(look, style="HTMLCode"), book)


def _raised(element: Element, line: Line, look: Format, book: Manuscript) -> None:
    write_words(nodes(element), line, changed(look, position="superscript"), book)


def _lowered(element: Element, line: Line, look: Format, book: Manuscript) -> None:
    write_words(nodes(element), line, changed(look, position="subscript"), book)


def _break(element: Element, line: Line, look: Format, book: Manuscript) -> None:
    line.line_break()


def _span(element: Element, line: Line, look: Format, book: Manuscript) -> None:
    kinds = classes(element)
    if "seq" in kinds:
        _sequence(element, line, look)
        return
    style = next((CHARACTER_STYLES[kind] for kind in sorted(kinds) if kind in CHARACTER_STYLES), look.style)
    look = changed(look, style=style, tied=look.tied or bool(kinds & _TIED))
    if kinds & _CHIPS[look.chips]:
        look = changed(look, style=f"{style}{look.chips}")
    if "rag" in kinds:
        look = changed(look, style=f"{style}Words") if look.bare else look
        line.text(_shape(kinds), look)
    write_words(nodes(element), line, look, book)


def _shape(kinds: frozenset[str]) -> str:
    return next(shape + NO_BREAK_SPACE for rating, shape in SHAPES.items() if rating in kinds)


def _sequence(element: Element, line: Line, look: Format) -> None:
    """The number of a caption, counted by Word from now on."""
    for run in field(f"SEQ {element.get('data-seq')} \\* ARABIC", element.text or "", look.style):
        line.node(run)


def _link(element: Element, line: Line, look: Format, book: Manuscript) -> None:
    href = element.get("href") or ""
    if "ref" in classes(element):
        for run in field(f"REF {book.anchors.link(href[1:])} \\h", element.text or "", look.style or "CrossReference"):
            line.node(run)
        return
    link = w("hyperlink", history="1")
    if href.startswith("#"):
        link = w("hyperlink", anchor=book.anchors.link(href[1:]), history="1")
    else:
        link.set(RELATION_ID, book.document.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    with line.inside(link):
        write_words(nodes(element), line, _linked(look), book)


def _linked(look: Format) -> Format:
    """The look of words that lead somewhere; on a shade the colour of links could not be read well enough.

    Among muted words a link is as plain to see as elsewhere.
    """
    own = "" if look.style == "Muted" else look.style
    return changed(look, style=own or ("CrossReference" if look.bare else "Hyperlink"))


INLINE: Final[Mapping[str, WordWriter]] = MappingProxyType(
    {
        "strong": _strong,
        "em": _emphasis,
        "code": _code,
        "sup": _raised,
        "sub": _lowered,
        "br": _break,
        "span": _span,
        "a": _link,
    }
)


def write_caption(caption: Element, place: Element, line: Line, book: Manuscript) -> None:
    """A caption; the bookmark of its table or figure holds the label, which is what references show."""
    label, *rest = nodes(caption)
    marks = book.anchors.at(place.get("id"))
    start = len(line.into)
    write_words([label], line, line.look, book)
    for name in marks:
        runs = list(line.into)[start:]
        line.into.extend(bookmarked(name, book.next_identity(), runs))
    line.exact("\u2002")
    write_words(rest, line, line.look, book)

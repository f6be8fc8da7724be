"""Sections in the page set-up of a corporate file, with its headers and footers, and ours where it has none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from docx.document import Document

from pmdocs.corporate.pages import KINDS, PLACES, Section
from pmdocs.corporate.style_book import StyleBook
from pmdocs.writers.docx.corporate.merging import Merged, one_stop, tab_stops
from pmdocs.writers.docx.corporate.page_parts import widened
from pmdocs.writers.docx.elements import RELATION_ID, Element, W, set_property, w
from pmdocs.writers.docx.furniture import Furniture, Words
from pmdocs.writers.docx.layout import Layout, section_columns, section_type

# What belongs to one section of the old text, or to its printer, and not to the page set-up.
_DROPPED: Final = (
    "headerReference", "footerReference", "type", "cols", "vAlign", "titlePg", "bidi", "printerSettings",
    "sectPrChange", "formProt", "textDirection", "rtlGutter",
)  # fmt: skip
_BEHIND_BIDI: Final = ("rtlGutter", "docGrid", "printerSettings", "sectPrChange")
_BEHIND_TITLE_PAGE: Final = ("textDirection", "bidi", *_BEHIND_BIDI)
_BEHIND_COLUMNS: Final = ("formProt", "vAlign", "noEndnote", "titlePg", *_BEHIND_TITLE_PAGE)
_BEFORE_TYPE: Final = ("headerReference", "footerReference", "footnotePr", "endnotePr")


@dataclass(frozen=True, slots=True)
class Pages:
    """The page set-up of a file: its usual section, and the one that lies on its side if there is one.

    `theirs` says for header and footer whether the file has one; `even` whether even pages have others.
    """

    usual: Section
    wide: Section | None
    theirs: Mapping[str, bool]
    even: bool

    def layout(self) -> Layout:
        """The usual page as our writer knows pages."""
        return layout_of(self.usual)

    def wide_layout(self) -> Layout:
        """The page for wide tables."""
        return layout_of(self.wide) if self.wide is not None else self.layout().turned()


def layout_of(section: Section) -> Layout:
    """A section's page in twentieths of a point."""
    (width, height), (top, right, bottom, left) = section.sheet, section.margins
    return Layout(width, height, top, right, bottom, left, landscape=section.on_its_side)


class CorporateFurniture(Furniture):
    """The sections of a document on a corporate file."""

    def __init__(self, document: Document, words: Words, pages: Pages, merged: Merged, drawings: int) -> None:
        """`merged` names our styles as they are called in the file; `drawings` counts those of its headers."""
        super().__init__(document, words)
        self._pages, self._merged, self._drawings = pages, merged, drawings
        self._book = StyleBook(document.styles.element)
        self._wide: dict[str, str] = {}
        self._begun = False

    def section(self, layout: Layout, right_to_left: bool) -> Element:
        """The file's own section, on the first page with its first header; numbers of pages start anew only there."""
        first, self._begun = not self._begun, True
        pages = self._pages
        model = pages.wide if layout.landscape and pages.wide is not None else pages.usual
        section = deepcopy(model.element)
        section.attrib.clear()
        for one in [one for one in section if str(one.tag).removeprefix(W) in _DROPPED]:
            section.remove(one)
        if layout.landscape != model.on_its_side:
            _turn(section, layout)
        _after(section, _BEFORE_TYPE, section_type(layout))
        for columns in section_columns(layout):
            _before(section, _BEHIND_COLUMNS, columns)
        for reference in reversed(list(self._shown(layout, model, first))):
            section.insert(0, reference)
        if not first:
            _go_on_counting(section)
        if first and pages.usual.other_first_page:
            _before(section, _BEHIND_TITLE_PAGE, w("titlePg"))
        if right_to_left:
            _before(section, _BEHIND_BIDI, w("bidi"))
        return section

    def _shown(self, layout: Layout, model: Section, first: bool) -> Iterator[Element]:
        ours = self.references(layout)
        for kind in KINDS:
            if self._pages.theirs[kind]:
                source = self._pages.usual if first else model
                for place in PLACES if first else ("default", "even"):
                    relation = source.shown(kind, place)
                    if relation is not None:
                        yield _reference(kind, place, self._fitting(relation, layout, source))
            elif f"{kind}Reference" in ours:
                for place in self._places(first):
                    yield _reference(kind, place, ours[f"{kind}Reference"])

    def _places(self, first: bool) -> Iterator[str]:
        yield "default"
        if first and self._pages.usual.other_first_page:
            yield "first"
        if self._pages.even:
            yield "even"

    def _fitting(self, relation: str, layout: Layout, source: Section) -> str:
        """Their header as it is, or a wider copy of it on a page that lies on its side."""
        usual = layout_of(source)
        if usual.landscape == layout.landscape:
            return relation
        if relation not in self._wide:
            widths = (usual.text_width, layout.text_width)
            self._wide[relation] = widened(self._document, relation, self._book, widths, self._drawings)
        return self._wide[relation]

    def _page(self, layout: Layout) -> dict[str, str]:
        """Our header and footer where the file has none."""
        missing = [kind for kind in KINDS if not self._pages.theirs[kind]]
        found = {f"{kind}Reference": self._made_for(layout, kind) for kind in missing}
        for relation in found.values():
            self._restyle(self._document.part.rels[relation].target_part.element, layout)
        return found

    def _restyle(self, root: Element, layout: Layout) -> None:
        """In the file's styles, with one tab that leads to the right margin."""
        for paragraph in root.iter(f"{W}p"):
            for named in (*paragraph.iter(f"{W}pStyle"), *paragraph.iter(f"{W}rStyle")):
                named.set(f"{W}val", self._merged.their(named.get(f"{W}val", "")))
            style = self._book.styles.get(paragraph[0][0].get(f"{W}val", ""))
            set_property(paragraph, one_stop(tab_stops(style, self._book), layout.text_width))


def _reference(kind: str, place: str, relation: str) -> Element:
    reference = w(f"{kind}Reference", type=place)
    reference.set(RELATION_ID, relation)
    return reference


def _turn(section: Element, layout: Layout) -> None:
    size = section.find(f"{W}pgSz")
    new = w("pgSz", w=str(layout.width), h=str(layout.height))
    if layout.landscape:
        new.set(f"{W}orient", "landscape")
    if size is None:
        section.insert(0, new)
    else:
        section.replace(size, new)


def _go_on_counting(section: Element) -> None:
    for numbers in section.findall(f"{W}pgNumType"):
        numbers.attrib.pop(f"{W}start", "")


def _after(section: Element, tags: tuple[str, ...], new: Element) -> None:
    place = sum(1 for one in section if str(one.tag).removeprefix(W) in tags)
    section.insert(place, new)


def _before(section: Element, tags: tuple[str, ...], new: Element) -> None:
    behind = next((one for one in section if str(one.tag).removeprefix(W) in tags), None)
    if behind is None:
        section.append(new)
    else:
        behind.addprevious(new)

"""A corporate Word file, emptied and completed, on which a document is written as on our own base file."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, cast

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, PartFactory, XmlPart
from docx.oxml import OxmlElement
from docx.parts.numbering import NumberingPart
from docx.parts.styles import StylesPart

from pmdocs.corporate.inspection import style_book
from pmdocs.corporate.package import CorporateFile, open_corporate
from pmdocs.corporate.pages import KINDS, PLACES, is_shown, on_its_side, sections, upright
from pmdocs.corporate.palette import Palette
from pmdocs.corporate.style_book import StyleBook
from pmdocs.diagnostics import DefinitionError, Diagnostic, Mark
from pmdocs.theme.codes import CODES
from pmdocs.writers.docx.corporate.clearing import clear, settle_settings
from pmdocs.writers.docx.corporate.finishing import Finisher
from pmdocs.writers.docx.corporate.furniture import CorporateFurniture, Pages
from pmdocs.writers.docx.corporate.merging import House, Merged, merge_styles, speak
from pmdocs.writers.docx.corporate.numbers import Plan, add_lists, lists_of, plan_lists
from pmdocs.writers.docx.corporate.page_parts import Taken, settle_drawings, shows_picture
from pmdocs.writers.docx.elements import Element, W, w
from pmdocs.writers.docx.furniture import Furniture, Words
from pmdocs.writers.docx.styles import Script, languages

if TYPE_CHECKING:
    from pathlib import Path

    from docx.oxml.xmlchemy import BaseOxmlElement

    from pmdocs.writers.docx.manuscript import Manuscript

_RUNNING_BULLETS: Final = "1"  # our list of bullets in running text
_MADE: Final[Mapping[str, tuple[type[XmlPart], str, str, str]]] = {
    "styles": (StylesPart, "/word/styles.xml", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "numbering": (NumberingPart, "/word/numbering.xml", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
}
"""The parts that ours are merged into, made empty where a file has none."""
_READ: Final = (
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.HEADER,
    RELATIONSHIP_TYPE.FOOTER,
)
_TAKEN_OVER: Final = (RELATIONSHIP_TYPE.THEME, RELATIONSHIP_TYPE.FONT_TABLE, RELATIONSHIP_TYPE.SETTINGS)
"""The parts that are ours where a file has none."""


@dataclass(frozen=True, slots=True)
class CorporateBase:
    """The file while a document is written on it."""

    document: Document
    pages: Pages
    merged: Merged
    plan: Plan
    taken: Taken

    def furniture(self, words: Words) -> Furniture:
        """What makes the sections: in the file's page set-up, with its headers and footers."""
        return CorporateFurniture(self.document, words, self.pages, self.merged, self.taken.drawings)

    def prepare(self, book: Manuscript) -> None:
        """Set the document on the file's pages and lists; a logo in the header need not stand on the cover again."""
        book.layout = book.upright = self.pages.layout()
        book.sideways = self.pages.wide_layout()
        book.cover = replace(book.upright, cover=True)
        book.taken = self.taken.numbers
        styles = self.document.styles.element
        book.numbering = lists_of(self._lists(), self.plan, self.merged, StyleBook(styles))
        if self._first_header_has_picture():
            book.logo = None

    def finish(self, book: Manuscript) -> None:
        """Give the finished text the file's own names of styles."""
        finisher = Finisher(book.body, self.document.styles.element, self._lists(), self.merged)
        finisher.finish(book.upright.text_width, self.plan.numbers[_RUNNING_BULLETS])

    def _lists(self) -> Element:
        lists: Element = self.document.part.numbering_part.element
        return lists

    def _first_header_has_picture(self) -> bool:
        usual = self.pages.usual
        place = "first" if usual.other_first_page else "default"
        return self.pages.theirs["header"] and shows_picture(self.document, usual.shown("header", place))


def open_corporate_base(path: Path, ours: Document, script: Script) -> CorporateBase:
    """A corporate file, with what it lacks of `ours`, which is our base file in a theme.

    Raises DefinitionError for a file that cannot be used.
    """
    file = open_corporate(path)
    document = _loaded(file)
    pages = pages_of(file)
    clear(document, _kept(pages))
    _make_missing(document, ours)
    settle_settings(document.settings.element)
    merged, plan = _merge(document, ours, _house(file))
    speak(document.styles.element, languages(script), script.right_to_left)
    return CorporateBase(document, pages, merged, plan, settle_drawings(document))


def _loaded(file: CorporateFile) -> Document:
    """The file as the library knows it; it trusts files, and gives up in its own ways on those it should not."""
    try:
        document = docx.Document(io.BytesIO(file.data))
        sound = _is_sound(document)
    except Exception as error:
        raise _damaged(file) from error
    if not sound:
        raise _damaged(file)
    return document


def _is_sound(document: Document) -> bool:
    """True if every part says what it is and where it leads to, each once, and those that we change are trees."""
    package, properties = document.part.package, document.core_properties
    parts = list(package.iter_parts())
    once = len({part.partname for part in parts}) == len(parts)
    named = all(part.content_type for part in parts)
    led = all(one.reltype and one.rId for part in (package, *parts) for one in part.rels.values())
    read = [one for one in document.part.rels.values() if one.reltype in _READ]
    trees = all(isinstance(one.target_part, XmlPart) for one in read)
    body: Element | None = document.element.body
    return once and named and led and trees and body is not None and properties is not None


def _damaged(file: CorporateFile) -> DefinitionError:
    fact = "The file is damaged: its parts do not fit together."
    return DefinitionError([Diagnostic("PM360", fact, CODES["PM360"].remedy, Mark(file.path))])


def pages_of(file: CorporateFile) -> Pages:
    """The page set-up of a file, and which of header and footer it has."""
    body = file.tree(file.main).find(f"{W}body")
    led = (one for one in file.relations(file.main) if one.kind in KINDS)
    parts = {one.identity: one.target for one in led if one.target in file.parts}
    found = sections(w("body") if body is None else body, frozenset(parts))
    usual, wide = upright(found), on_its_side(found)
    theirs = {kind: _has(file, parts, [usual.shown(kind, place) for place in PLACES]) for kind in KINDS}
    settings = file.related("settings")
    even = settings is not None and file.tree(settings).find(f"{W}evenAndOddHeaders") is not None
    return Pages(usual, None if wide is usual else wide, theirs, even)


def _has(file: CorporateFile, parts: Mapping[str, str], relations: list[str | None]) -> bool:
    names = [parts[relation] for relation in relations if relation is not None and relation in parts]
    return any(is_shown(file.tree(name)) for name in names)


def _kept(pages: Pages) -> frozenset[str]:
    shown = [*pages.usual.references.items(), *(pages.wide.references.items() if pages.wide else ())]
    return frozenset(relation for (kind, _), relation in shown if pages.theirs[kind])


def _make_missing(document: Document, ours: Document) -> None:
    main = document.part
    present = {relation.reltype for relation in main.rels.values()}
    for relation in ours.part.rels.values():
        if relation.reltype in _TAKEN_OVER and relation.reltype not in present:
            own = relation.target_part
            copy = PartFactory(own.partname, own.content_type, relation.reltype, own.blob, main.package)
            main.relate_to(cast("Part", copy), relation.reltype)
    for tag, (sort, name, content_type, relation) in _MADE.items():
        if relation not in present:
            element = cast("BaseOxmlElement", OxmlElement(f"w:{tag}"))
            main.relate_to(sort(PackURI(name), content_type, element, main.package), relation)


def _house(file: CorporateFile) -> House:
    book = style_book(file)
    return House(Palette(file).look(book.find("Normal", "paragraph"), book).font, book.usual_table)


def _merge(document: Document, ours: Document, house: House) -> tuple[Merged, Plan]:
    lists, own_lists = document.part.numbering_part.element, ours.part.numbering_part.element
    plan = plan_lists(lists, own_lists)
    merged = merge_styles(document.styles.element, ours.styles.element, plan.numbers, house)
    add_lists(lists, own_lists, plan, merged)
    return merged, plan

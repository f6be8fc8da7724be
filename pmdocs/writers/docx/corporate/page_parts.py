"""The headers and footers of a corporate file, made ready to stand in a new document."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.hdrftr import FooterPart, HeaderPart

from pmdocs.corporate.style_book import StyleBook
from pmdocs.writers.docx.corporate.merging import tab_stops
from pmdocs.writers.docx.corporate.order import put
from pmdocs.writers.docx.elements import Element, W, parse, w

_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_PICTURES: Final = (_DRAWING, f"{W}pict")
_EXTENSIONS: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}extLst"
_DECORATION: Final = """
<a:extLst>
  <a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">
    <adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>
  </a:ext>
</a:extLst>
"""
_NEAR: Final = 0.06  # of the text's width: how far from the margin a tab still means the margin


def stories(document: Document) -> Iterator[Element]:
    """The headers and footers a document has."""
    for relation in document.part.rels.values():
        if relation.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
            yield relation.target_part.element


@dataclass(frozen=True, slots=True)
class Taken:
    """Numbers that headers and footers use or may come to use; a copy of a drawing adds `drawings` to its number."""

    numbers: frozenset[int]
    drawings: int


def settle_drawings(document: Document) -> Taken:
    """Number the drawings of all headers and footers, and call those without words decoration."""
    drawings = [drawing for root in stories(document) for drawing in root.iter(_DRAWING)]
    taken = set(range(1, 2 * len(drawings) + 1))
    for identity, drawing in enumerate(drawings, start=1):
        drawing.set("id", str(identity))
        if not drawing.get("descr", "").strip() and drawing.find(_EXTENSIONS) is None:
            drawing.append(parse(_DECORATION.strip()))
    for root in stories(document):
        marks = (*root.iter(f"{W}bookmarkStart"), *root.iterfind(f".//{W}sdtPr/{W}id"))
        texts = (mark.get(f"{W}id") or mark.get(f"{W}val") or "" for mark in marks)
        taken |= {int(text) for text in texts if text.lstrip("-").isdecimal()}
    return Taken(frozenset(taken), len(drawings))


def shows_picture(document: Document, relation: str | None) -> bool:
    """True if the header behind a relation holds a picture, which is a logo as likely as not."""
    if relation is None or relation not in document.part.rels:
        return False
    root = document.part.rels[relation].target_part.element
    return next(root.iter(*_PICTURES), None) is not None


def widened(document: Document, relation: str, book: StyleBook, widths: tuple[int, int], drawings: int) -> str:
    """A copy of a header or footer for pages with a wider text; returns its relation id.

    `widths` are those of the text before and after. Tabs at the right margin and in the middle move along, tables as
    wide as the text grow, and drawings get numbers of their own.
    """
    old = document.part.rels[relation].target_part
    root: BaseOxmlElement = deepcopy(old.element)
    for paragraph in root.iter(f"{W}p"):
        _move_tabs(paragraph, book, *widths)
    for table in root.iter(f"{W}tbl"):
        _widen_table(table, *widths)
    for drawing in root.iter(_DRAWING):
        drawing.set("id", str(int(drawing.get("id", "0")) + drawings))
    kind = RELATIONSHIP_TYPE.HEADER if isinstance(old, HeaderPart) else RELATIONSHIP_TYPE.FOOTER
    sort = HeaderPart if isinstance(old, HeaderPart) else FooterPart
    name = "header" if isinstance(old, HeaderPart) else "footer"
    package = document.part.package
    part = sort(package.next_partname(f"/word/{name}%d.xml"), old.content_type, root, package)
    for one in old.rels.values():
        target = one.target_ref if one.is_external else one.target_part
        part.rels.add_relationship(one.reltype, target, one.rId, one.is_external)
    return document.part.relate_to(part, kind)


def _move_tabs(paragraph: Element, book: StyleBook, before: int, after: int) -> None:
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    style = book.styles.get(named.get(f"{W}val", "")) if named is not None else book.find("Normal", "paragraph")
    stops = tab_stops(style, book)
    own = paragraph.findall(f"{W}pPr/{W}tabs/{W}tab")
    stops |= {int(tab.get(f"{W}pos", "0")): tab.get(f"{W}val", "left") for tab in own}
    moved = {position: _moved(position, kind, before, after) for position, kind in stops.items()}
    if all(position == to for position, to in moved.items()):
        return
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = w("pPr")
        paragraph.insert(0, properties)
    gone = [position for position, to in moved.items() if to != position or stops[position] == "clear"]
    new = [w("tab", val="clear", pos=str(position)) for position in gone]
    new += [w("tab", val=stops[position], pos=str(to)) for position, to in moved.items() if stops[position] != "clear"]
    put(properties, w("tabs", *sorted(new, key=lambda tab: int(tab.get(f"{W}pos", "0")))))


def _moved(position: int, kind: str, before: int, after: int) -> int:
    if kind == "right" and abs(position - before) <= before * _NEAR:
        return after
    if kind == "center" and abs(position - before / 2) <= before * _NEAR:
        return after // 2
    return position


def _widen_table(table: Element, before: int, after: int) -> None:
    columns = table.findall(f"{W}tblGrid/{W}gridCol")
    widths = [column.get(f"{W}w", "") for column in columns]
    if not all(width.isdecimal() for width in widths):
        return
    whole = sum(map(int, widths))
    if not columns or abs(whole - before) > before * _NEAR:
        return
    share = after / before
    for element in (*columns, *table.iterfind(f"{W}tblPr/{W}tblW"), *table.iterfind(f"{W}tr/{W}tc/{W}tcPr/{W}tcW")):
        width = element.get(f"{W}w", "")
        if element.get(f"{W}type", "dxa") == "dxa" and width.isdecimal():
            element.set(f"{W}w", str(round(int(width) * share)))

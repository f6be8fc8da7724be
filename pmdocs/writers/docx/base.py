"""Makes the clean Word file that every document starts from: readable XML parts, filled with the theme and zipped."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from copy import deepcopy
from importlib.resources import files
from string import Template
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

import docx
from docx.document import Document

from pmdocs.writers.docx.covers import CoverWords
from pmdocs.writers.docx.elements import Element, W, sub, w
from pmdocs.writers.docx.styles import Script, theme_values

if TYPE_CHECKING:
    from pmdocs.theme import Theme

PARTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "[Content_Types].xml": "content-types.xml",
        "_rels/.rels": "package.rels.xml",
        "docProps/app.xml": "app.xml",
        "docProps/core.xml": "core.xml",
        "word/document.xml": "document.xml",
        "word/_rels/document.xml.rels": "document.rels.xml",
        "word/styles.xml": "styles.xml",
        "word/numbering.xml": "numbering.xml",
        "word/settings.xml": "settings.xml",
        "word/fontTable.xml": "font-table.xml",
        "word/theme/theme1.xml": "theme1.xml",
    }
)
_COMPACT_PADDING: Final = "51"  # above and below the words of a cell, in twips
_LESS_IN_CHIPS: Final = 2  # half-points
_LOOKS_OF_TABLES: Final = tuple(f"{W}{part}" for part in ("tblPr", "tcPr", "tblStylePr"))
_QUOTES: Final = {'"': "&quot;"}


def open_base(theme: Theme, script: Script, cover: CoverWords | None, dense: bool = False) -> Document:
    """An empty document with all styles of a theme; `cover` is None for a document without one."""
    document = docx.Document(io.BytesIO(base_file(theme_values(theme, script, cover, dense))))
    _add_compact_styles(document.styles.element)
    _add_tile_bands(document.styles.element)
    return document


def base_file(values: Mapping[str, str]) -> bytes:
    """The base as a Word file; `values` must name every ``$name`` in its parts."""
    safe = {name: escape(value, _QUOTES) for name, value in values.items()}
    folder = files("pmdocs.writers.docx").joinpath("base")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, part in PARTS.items():
            text = folder.joinpath(part).read_text(encoding="utf-8")
            archive.writestr(name, Template(text).substitute(safe))
    return target.getvalue()


def _add_compact_styles(styles: Element) -> None:
    """A smaller sister of the styles of tables, of their paragraphs and of chips, for the class ``compact``."""
    (small,) = styles.findall(f"{W}style[@{W}styleId='Small']/{W}rPr")
    for style in styles.findall(f"{W}style"):
        kind, identity = style.get(f"{W}type"), style.get(f"{W}styleId", "")
        if kind == "paragraph" and identity.startswith("Table"):
            _add_sister(styles, style, small)
        elif kind == "table" and identity.startswith("Pmdocs"):
            _add_sister(styles, style, *_tightened(style))
        elif kind == "character" and style.find(f"{W}rPr/{W}bdr") is not None:
            _add_sister(styles, style, _smaller(style))


def _add_tile_bands(styles: Element) -> None:
    """Sisters of the risk bands for key figures: they say no size, so that a score is as large as an amount."""
    for style in styles.findall(f"{W}style[@{W}type='character']"):
        identity = style.get(f"{W}styleId", "")
        if identity.startswith("Band") and not identity.endswith("Compact"):
            sister = deepcopy(style)
            sister.set(f"{W}styleId", f"{identity}Tile")
            for name in sister.findall(f"{W}name"):
                name.set(f"{W}val", f"{name.get(f'{W}val')} Tile")
            for looks in sister.findall(f"{W}rPr"):
                for size in (*looks.findall(f"{W}sz"), *looks.findall(f"{W}szCs")):
                    looks.remove(size)
            styles.append(sister)


def _smaller(style: Element) -> Element:
    """The letters of a chip, one point smaller."""
    size = int(style.findall(f"{W}rPr/{W}sz")[0].get(f"{W}val", "")) - _LESS_IN_CHIPS
    return w("rPr", w("sz", val=str(size)), w("szCs", val=str(size)))


def _tightened(style: Element) -> list[Element]:
    """The looks of a table style with less air above and below: all of them, as only Word inherits those of parts."""
    looks = [deepcopy(part) for part in style if part.tag in _LOOKS_OF_TABLES]
    for margin in looks[0].iterfind(f"{W}tblCellMar/*"):
        if margin.tag in (f"{W}top", f"{W}bottom"):
            margin.set(f"{W}w", min(_COMPACT_PADDING, margin.get(f"{W}w", ""), key=int))
    return looks


def _add_sister(styles: Element, style: Element, *differences: Element) -> None:
    kind, identity = style.get(f"{W}type", ""), style.get(f"{W}styleId", "")
    (name, priority) = (child.get(f"{W}val", "") for child in style if child.tag in (f"{W}name", f"{W}uiPriority"))
    sister = sub(styles, "style", type=kind, customStyle="1", styleId=f"{identity}Compact")
    sub(sister, "name", val=f"{name} Compact")
    sub(sister, "basedOn", val=identity)
    sub(sister, "uiPriority", val=priority)
    sister.extend(map(deepcopy, differences))

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

from pmdocs.writers.docx.elements import Element, W, sub
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
_QUOTES: Final = {'"': "&quot;"}


def open_base(theme: Theme, script: Script, cover_title: str | None) -> Document:
    """An empty document with all styles of a theme; `cover_title` is None for a document without a cover."""
    document = docx.Document(io.BytesIO(base_file(theme_values(theme, script, cover_title))))
    _add_compact_styles(document.styles.element)
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
    """A smaller sister of every paragraph style of tables, for tables of the class ``compact``."""
    (small,) = styles.findall(f"{W}style[@{W}styleId='Small']/{W}rPr")
    for style in styles.findall(f"{W}style"):
        identity, name = style.get(f"{W}styleId", ""), style.find(f"{W}name")
        if style.get(f"{W}type") == "paragraph" and identity.startswith("Table") and name is not None:
            sister = sub(styles, "style", type="paragraph", customStyle="1", styleId=f"{identity}Compact")
            sub(sister, "name", val=f"{name.get(f'{W}val')} Compact")
            sub(sister, "basedOn", val=identity)
            sub(sister, "uiPriority", val="14")
            sister.append(deepcopy(small))

"""The names of WordprocessingML and its packages that forms deal with, and a parser that fetches nothing."""

from __future__ import annotations

from typing import Final, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
CONTENT_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONSHIPS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def parser() -> etree.XMLParser:
    """A parser that replaces no entities, loads no document type, reaches no network and keeps every space."""
    return etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)


def parsed(content: bytes) -> Element | None:
    """The tree of a part whose beginning was found harmless; None if it is broken."""
    try:
        return etree.fromstring(content, parser())
    except (etree.XMLSyntaxError, ValueError):
        return None

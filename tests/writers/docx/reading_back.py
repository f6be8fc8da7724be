"""Reads parts of a Word file back for the tests, and breaks copies of it on purpose."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator

from docx.oxml.ns import nsmap
from lxml import etree

Element = etree._Element

W = f"{{{nsmap['w']}}}"
NAMESPACES = {**nsmap, "w14": "http://schemas.microsoft.com/office/word/2010/wordml"}


def part(data: bytes, name: str = "word/document.xml") -> Element:
    """One part of a Word file as a tree."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def part_names(data: bytes) -> list[str]:
    """The names of all parts, in the order of the archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def find(data: bytes, path: str, name: str = "word/document.xml") -> list[Element]:
    """The elements of a part that an XPath expression selects, with Word's usual prefixes."""
    found = part(data, name).xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return [element for element in found if isinstance(element, etree._Element)]


def values(data: bytes, path: str, name: str = "word/document.xml") -> list[str]:
    """The strings of a part that an XPath expression selects."""
    found = part(data, name).xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return [str(value) for value in found]


def texts(data: bytes) -> list[str]:
    """The words of each paragraph of the body, tables included; tabs and breaks read as spaces."""
    return ["".join(_words(paragraph)) for paragraph in part(data).iter(f"{W}p")]


def _words(paragraph: Element) -> Iterator[str]:
    kinds = {f"{W}tab": " ", f"{W}br": " ", f"{W}noBreakHyphen": "\u2011", f"{W}softHyphen": "\u00ad"}
    for piece in paragraph.iter(f"{W}t", *kinds):
        yield (piece.text or "") if piece.tag == f"{W}t" else kinds[str(piece.tag)]


def broken(data: bytes, change: Callable[[Element], None], name: str = "word/document.xml") -> bytes:
    """A copy of a Word file in which one part was changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as archive:
        for entry in source.namelist():
            content = source.read(entry)
            if entry == name:
                root = etree.fromstring(content)
                change(root)
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            archive.writestr(entry, content)
    return target.getvalue()

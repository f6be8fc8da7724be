"""Makes and edits the elements of WordprocessingML, and knows their namespaces and the order of properties."""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from typing import Final, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
NAMESPACES: Final = {
    "w": W[1:-1],
    "w14": W14[1:-1],
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
EMU_PER_TWIP: Final = 635
RELATION_ID: Final = f"{{{NAMESPACES['r']}}}id"
_NSMAP: Final = {"w": W[1:-1]}
# CT_PPr is a sequence: Word calls a file damaged whose paragraph properties stand in another order.
PARAGRAPH_ORDER: Final = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle",
    "rPr", "sectPr", "pPrChange",
)  # fmt: skip


def w(tag: str, *children: Element, **attributes: str) -> Element:
    """An element with attributes and children, all of them in Word's own namespace."""
    element = etree.Element(W + tag, {W + name: value for name, value in attributes.items()}, nsmap=_NSMAP)
    element.extend(children)
    return element


def sub(parent: Element, tag: str, **attributes: str) -> Element:
    """A new last child of `parent`; twice as fast as making and appending one, which long tables notice."""
    return etree.SubElement(parent, W + tag, {W + name: value for name, value in attributes.items()})


def paragraph(style: str) -> Element:
    """A paragraph of a style, by the style's id, and nothing in it."""
    # A copy of a finished element costs a third of a new one.
    return copy(_empty_paragraph(style))


@lru_cache(maxsize=128)
def _empty_paragraph(style: str) -> Element:
    return w("p", w("pPr", w("pStyle", val=style)))


def set_property(of: Element, new: Element) -> None:
    """Give a paragraph a property of its own, at the place Word wants it; one it has already stays."""
    properties = of[0]
    rank = _rank(new)
    for index, present in enumerate(properties):
        if present.tag == new.tag:
            return
        if _rank(present) > rank:
            properties.insert(index, new)
            return
    properties.append(new)


def keep_with_next(block: Element) -> None:
    """Keep every paragraph of a block, a paragraph or a table or row, on the page of what follows it."""
    for one in block.iter(W + "p"):
        set_property(one, w("keepNext"))


def parse(xml: str) -> Element:
    """A piece of XML written out by hand, in which the prefixes of `NAMESPACES` are known."""
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    root = etree.fromstring(f"<root {declared}>{xml}</root>")
    return root[0]


def _rank(element: Element) -> int:
    return PARAGRAPH_ORDER.index(str(element.tag).removeprefix(W))

"""The order in which Word wants the properties of a style, and how one is put among the others."""

from __future__ import annotations

from typing import Final

from pmdocs.writers.docx.elements import PARAGRAPH_ORDER, Element, W, w

_WORDS: Final = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss",
    "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz",
    "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
    "eastAsianLayout",
)  # fmt: skip
_STYLE: Final = (
    "name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority", "semiHidden",
    "unhideWhenUsed", "qFormat", "locked", "personal", "personalCompose", "personalReply", "rsid", "pPr", "rPr",
    "tblPr", "trPr", "tcPr", "tblStylePr",
)  # fmt: skip
_ORDERS: Final = {"pPr": PARAGRAPH_ORDER, "rPr": _WORDS, "style": _STYLE}


def child(parent: Element, tag: str) -> Element:
    """The child of that name, made at its place if there is none; what is not in the known order stays last."""
    found = parent.find(W + tag)
    if found is not None:
        return found
    new = w(tag)
    put(parent, new)
    return new


def put(parent: Element, new: Element) -> None:
    """Put a property where Word wants it, in the place of one of its name."""
    order = _ORDERS[_plain(parent)]
    old = parent.find(str(new.tag))
    if old is not None:
        parent.replace(old, new)
        return
    rank = order.index(_plain(new))
    for index, present in enumerate(parent):
        if _plain(present) not in order or order.index(_plain(present)) > rank:
            parent.insert(index, new)
            return
    parent.append(new)


def _plain(element: Element) -> str:
    return str(element.tag).removeprefix(W)

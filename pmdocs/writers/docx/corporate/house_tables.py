"""Shows a table in the file's own usual table style, whose head and bands say how the organisation's tables look."""

from __future__ import annotations

from typing import Final

from pmdocs.corporate.style_book import StyleBook, WordStyle
from pmdocs.writers.docx.corporate.merging import Merged
from pmdocs.writers.docx.elements import Element, W, w

_COMPACT: Final = "Compact"
_PLAIN: Final = {"TableHead": "TableText", "TableHeadNumber": "TableNumber", "TableHeadCentre": "TableCentre"}
"""For each style of our table heads, the one that leaves colour and weight to the table."""
_ROOMY: Final = "57"
_TIGHT: Final = "28"
_SIDE: Final = "80"
"""Twentieths of a point above and below the words of a cell, in a compact table, and at their sides."""
_LAST_COLUMN: Final = 0x0100
_NO_BANDS: Final = 0x0200


def in_house_style(table: Element, book: StyleBook, merged: Merged) -> None:
    """Let the file's own style speak: its bands show, its head looks as it says; our tables have neither.

    Nothing happens to a table that is not in that style.
    """
    named = table.find(f"{W}tblPr/{W}tblStyle")
    ours = "" if named is None else named.get(f"{W}val", "")
    identity = ours.removesuffix(_COMPACT)
    if named is None or identity not in merged.house:
        return
    named.set(f"{W}val", identity)  # LibreOffice does not show heads and bands that a style has from another
    style = book.styles.get(merged.their(identity))
    for look in table.iterfind(f"{W}tblPr/{W}tblLook"):
        look.set(f"{W}val", f"{int(look.get(f'{W}val', '0'), 16) & ~(_LAST_COLUMN | _NO_BANDS):04X}")
        look.set(f"{W}lastColumn", "0")
        look.set(f"{W}noHBand", "0")
        if not _has_air(style, book):
            look.addprevious(_air(_TIGHT if ours.endswith(_COMPACT) else _ROOMY))
    if _has_head(style, book):
        for row in table.iterfind(f"{W}tr"):
            if row.find(f"{W}trPr/{W}tblHeader") is not None:
                _plain_head(row)


def _has_air(style: WordStyle | None, book: StyleBook) -> bool:
    """True if words do not touch the lines above and below them."""
    return any(book.property(style, f"tblPr/tblCellMar/{side}", "w") not in (None, "0") for side in ("top", "bottom"))


def _air(height: str) -> Element:
    """Room in the cells of one table; Word wants all four sides, or the others are lost."""
    sides = (("top", height), ("left", _SIDE), ("bottom", height), ("right", _SIDE))
    return w("tblCellMar", *(w(side, w=room, type="dxa") for side, room in sides))


def _has_head(style: WordStyle | None, book: StyleBook) -> bool:
    """True if the style says anything about the first row."""
    kinds = f"{W}tblStylePr[@{W}type='firstRow']"
    return any(one.element.find(kinds) is not None for one in (book.chain(style) if style else ()))


def _plain_head(row: Element) -> None:
    for named in row.iter(f"{W}pStyle"):
        style = named.get(f"{W}val", "")
        plain = _PLAIN.get(style.removesuffix(_COMPACT))
        if plain is not None:
            named.set(f"{W}val", plain + (_COMPACT if style.endswith(_COMPACT) else ""))

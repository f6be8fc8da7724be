"""Decides how a cell looks: its shade, the styles of its paragraphs and what is added to its words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pmdocs.writers.docx.elements import Element, sub, w
from pmdocs.writers.docx.line import Format
from pmdocs.writers.docx.manuscript import ListStyles
from pmdocs.writers.docx.styles import hexadecimal

if TYPE_CHECKING:
    from pmdocs.theme import Theme

_BOLD: Final = frozenset({"strong", "total"})
_WIDE_TILE: Final = 2200  # the width from which a tile holds a date in its large type
_SHADE_PADDING: Final = "90"
_AFTER_NUMBER: Final = "170"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands, and all that tells one cell's looks from another's.

    `kind` is the class of the table, `role` one of ``head``, ``corner``, ``rowhead`` and ``cell``; `cell` and `row`
    are the classes of the cell and its row; `width` and `span` are those of its column or columns, in twentieths of
    a point; `after_number` is true right of a column of figures.
    """

    kind: str
    compact: bool
    role: str
    cell: frozenset[str]
    row: frozenset[str]
    width: int
    span: int
    after_number: bool


@dataclass(frozen=True, slots=True)
class CellForm:
    """A cell before anything is in it.

    `properties` is to be copied; `first` and `style` are the styles of the first paragraph and of those after it.
    """

    properties: Element
    first: str
    style: str
    lists: ListStyles
    look: Format


def cell_form(place: Place, theme: Theme) -> CellForm:
    """The form that a cell's place gives it."""
    ending = "Compact" if place.compact else ""
    first = _style(place, ending)
    return CellForm(
        properties=_properties(place, shade_of(place, theme)),
        first=first,
        style=f"TableNext{ending}" if first.startswith("TableText") else first,
        lists=cell_lists(ending),
        look=_look(place),
    )


def _look(place: Place) -> Format:
    both = place.cell | place.row
    return Format(
        style="Muted" if "muted" in both else "",
        bold=bool(both & _BOLD) or (place.kind == "plain" and "id" in place.cell),
        chips=_chips(place),
        bare=place.kind == "ragstrip" or any(name.startswith(("rag-", "heat-")) for name in place.cell),
    )


def _chips(place: Place) -> str:
    if place.kind == "tiles" and "tile-note" not in place.row:
        return "Tile"
    return "Compact" if place.compact else ""


def _properties(place: Place, shade: str) -> Element:
    properties = w("tcPr", w("tcW", w=str(place.width), type="dxa"))
    if place.span > 1:
        sub(properties, "gridSpan", val=str(place.span))
    if shade:
        sub(properties, "shd", val="clear", color="auto", fill=hexadecimal(shade))
    room = _room_before(place, bool(shade))
    if room:
        sub(sub(properties, "tcMar"), "left", w=room, type="dxa")
    return properties


def _room_before(place: Place, shaded: bool) -> str:
    """Words touch neither the edge of their shade nor the figure before them; the table's style knows neither."""
    if shaded and place.kind == "register":
        return _SHADE_PADDING
    return _AFTER_NUMBER if place.after_number and "num" not in place.cell else ""


def _style(place: Place, ending: str) -> str:
    if place.kind == "tiles":
        return "TileLabel" if place.role in ("head", "corner") else _tile_style(place)
    if "group" in place.row:
        return f"TableGroup{ending}"
    if place.kind == "plain":
        return "PlainText"
    if place.role == "rowhead":
        return f"Table{'Fact' if place.kind == 'facts' else 'RowHead'}{ending}"
    if place.role == "cell" and "id" in place.cell:
        return f"TableId{ending}"
    side = "Number" if "num" in place.cell else "Centre" if _is_centred(place) else ""
    return f"Table{side or 'Text'}{ending}" if place.role == "cell" else f"TableHead{side}{ending}"


def _tile_style(place: Place) -> str:
    if "tile-note" in place.row:
        return "TileNote"
    return "TileValue" if place.width >= _WIDE_TILE else "TileValueSmall"


def _is_centred(place: Place) -> bool:
    """Grids read best with their columns centred under their heads."""
    if place.role == "corner":
        return False
    return "center" in place.cell or place.kind == "ragstrip" or (place.kind == "matrix" and place.role == "head")


@lru_cache(maxsize=2)
def cell_lists(ending: str) -> ListStyles:
    """The styles of lists inside cells."""
    text, more = f"TableText{ending}", f"TableContinue{ending}"
    return ListStyles(
        bullet=(f"TableBullet{ending}", f"TableBullet2{ending}", f"TableBullet3{ending}"),
        number=(f"TableListNumber{ending}", f"TableListNumber2{ending}", f"TableListNumber3{ending}"),
        plain=(text, text, text),
        more=(more, more, more),
        check=f"TableChecklist{ending}",
        numbers=3,
    )


def shade_of(place: Place, theme: Theme) -> str:
    """The shade that a rating, a risk band or a sub-heading gives a cell; empty for none."""
    if "group" in place.row:
        return theme.colours.band
    for kind in sorted(place.cell):
        if kind.startswith("rag-"):
            return str(getattr(theme.colours, f"{kind.removeprefix('rag-')}_soft"))
        if kind.startswith("heat-o"):
            return theme.colours.heat_o[int(kind[-1]) - 1]
        if kind.startswith("heat-"):
            return theme.colours.heat[int(kind[-1]) - 1]
    return ""

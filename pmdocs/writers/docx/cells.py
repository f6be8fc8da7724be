"""Writes one table cell: its width and shade, and its content in the paragraph styles of tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pmdocs.writers.docx.content import spoken, write_content
from pmdocs.writers.docx.elements import Element, W, paragraph, sub
from pmdocs.writers.docx.line import Format
from pmdocs.writers.docx.manuscript import Flow, ListStyles
from pmdocs.writers.docx.reading import classes
from pmdocs.writers.docx.styles import hexadecimal

if TYPE_CHECKING:
    from pmdocs.theme import Theme

_TIED: Final = frozenset({"num", "date", "id"})
_RATED: Final = frozenset({"rag-green", "rag-amber", "rag-red", "rag-grey", "rag-blue"})
_SHADE_PADDING: Final = "90"
_AFTER_NUMBER: Final = "170"
_BOLD: Final = frozenset({"strong", "total"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column, or the columns that one cell spans, in twentieths of a point."""

    width: int
    span: int = 1


@dataclass(frozen=True, slots=True)
class CellLook:
    """How a cell's content looks: the style of its paragraphs and what is added to all of its words."""

    style: str
    lists: ListStyles
    format: Format


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands: the kind of its table, its column, the classes of its row, what stands left of it."""

    kind: str
    compact: bool
    column: Column
    row: frozenset[str]
    first: bool
    after_number: bool


def write_cell(cell: Element, into: Element, flow: Flow, place: Place) -> None:
    """A cell at the end of a row."""
    kinds = classes(cell)
    look = cell_look(place.kind, place.compact, _role(cell, place), kinds, place.row)
    one = sub(into, "tc")
    _properties(one, place, kinds, flow.book.theme)
    flow.book.mark(cell.get("id"))
    inside = replace(flow, style=look.style, lists=look.lists, look=_mixed(look.format, flow.look))
    _fill(cell, one, inside, place.column)


def _role(cell: Element, place: Place) -> str:
    if cell.tag != "th":
        return "cell"
    if cell.get("scope") == "row":
        return "rowhead"
    return "corner" if place.first else "head"


def _properties(one: Element, place: Place, kinds: frozenset[str], theme: Theme) -> None:
    properties = sub(one, "tcPr")
    sub(properties, "tcW", w=str(place.column.width), type="dxa")
    if place.column.span > 1:
        sub(properties, "gridSpan", val=str(place.column.span))
    shade = theme.colours.band if "group" in place.row else shade_of(kinds, theme)
    if shade:
        sub(properties, "shd", val="clear", color="auto", fill=hexadecimal(shade))
    room = _room_before(place, kinds, bool(shade))
    if room:
        sub(sub(properties, "tcMar"), "left", w=room, type="dxa")


def _room_before(place: Place, kinds: frozenset[str], shaded: bool) -> str:
    """Words touch neither the edge of their shade nor the figure before them; the table's style knows neither."""
    if shaded and place.kind == "register":
        return _SHADE_PADDING
    return _AFTER_NUMBER if place.after_number and "num" not in kinds else ""


def _mixed(look: Format, outer: Format) -> Format:
    return replace(look, language=outer.language) if outer.language else look


def _fill(cell: Element, one: Element, flow: Flow, column: Column) -> None:
    # The cell's own properties stand first in it, so its content starts at one.
    inside = replace(flow, parent=one, width=column.width, first="", depth=0, start=1)
    write_content(cell, spoken(cell, inside))
    if one[-1].tag != f"{W}p":
        # Word calls a file damaged in which a cell does not end with a paragraph.
        one.append(paragraph(flow.style if len(one) == 1 else "Gap"))


@lru_cache(maxsize=512)
def cell_look(kind: str, compact: bool, role: str, cell: frozenset[str], row: frozenset[str]) -> CellLook:
    """The look that a cell's place and classes give it."""
    ending = "Compact" if compact else ""
    look = Format(
        style="Muted" if "muted" in cell | row else "",
        bold=bool((cell | row) & _BOLD),
        tied=bool(cell & _TIED),
        bare=kind == "ragstrip" or bool(cell & _RATED),
    )
    return CellLook(_style(kind, role, cell, row, ending), cell_lists(ending), look)


def _style(kind: str, role: str, cell: frozenset[str], row: frozenset[str], ending: str) -> str:
    if kind == "tiles":
        return "TileLabel" if role in ("head", "corner") else "TileNote" if "tile-note" in row else "TileValue"
    if "group" in row:
        return f"TableGroup{ending}"
    if kind == "plain":
        return "PlainText"
    if role == "rowhead":
        return f"Table{'Fact' if kind == 'facts' else 'RowHead'}{ending}"
    if "id" in cell and role == "cell":
        return f"TableId{ending}"
    side = "Number" if "num" in cell else "Centre" if "center" in cell or _is_centred(kind, role) else ""
    if role in ("head", "corner"):
        return f"TableHead{side}{ending}"
    return f"Table{side or 'Text'}{ending}"


def _is_centred(kind: str, role: str) -> bool:
    """Grids read best with their columns centred under their heads."""
    return role != "corner" and (kind == "ragstrip" or (kind == "matrix" and role == "head"))


@lru_cache(maxsize=2)
def cell_lists(ending: str) -> ListStyles:
    """The styles of lists inside cells."""
    more = f"TableContinue{ending}"
    return ListStyles(
        bullet=(f"TableBullet{ending}", f"TableBullet2{ending}", f"TableBullet3{ending}"),
        number=(f"TableListNumber{ending}", f"TableListNumber2{ending}", f"TableListNumber3{ending}"),
        plain=(f"TableText{ending}",) * 3,
        more=(more, more, more),
        check=f"TableChecklist{ending}",
        numbers=3,
    )


def shade_of(kinds: frozenset[str], theme: Theme) -> str:
    """The shade that a rating or a risk band gives a cell; empty for none."""
    for kind in sorted(kinds):
        if kind.startswith("rag-"):
            return str(getattr(theme.colours, f"{kind.removeprefix('rag-')}_soft"))
        if kind.startswith("heat-o"):
            return theme.colours.heat_o[int(kind[-1]) - 1]
        if kind.startswith("heat-"):
            return theme.colours.heat[int(kind[-1]) - 1]
    return ""

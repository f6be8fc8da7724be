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


def write_cell(
    cell: Element, into: Element, flow: Flow, kind: str, compact: bool, row: frozenset[str], column: Column
) -> None:
    """A cell of a table of a kind; `row` are the classes of its row."""
    kinds = classes(cell)
    role = "head" if cell.tag == "th" and cell.get("scope") == "col" else "rowhead" if cell.tag == "th" else "cell"
    look = cell_look(kind, compact, role, kinds, row)
    one = sub(into, "tc")
    properties = sub(one, "tcPr")
    sub(properties, "tcW", w=str(column.width), type="dxa")
    if column.span > 1:
        sub(properties, "gridSpan", val=str(column.span))
    shade = shade_of(kinds, flow.book.theme)
    if shade:
        sub(properties, "shd", val="clear", color="auto", fill=hexadecimal(shade))
    flow.book.mark(cell.get("id"))
    _fill(cell, one, replace(flow, style=look.style, lists=look.lists, look=_mixed(look.format, flow.look)), column)


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
    )
    return CellLook(_style(kind, role, cell, row, ending), cell_lists(ending), look)


def _style(kind: str, role: str, cell: frozenset[str], row: frozenset[str], ending: str) -> str:
    if kind == "tiles":
        return "TileLabel" if role == "head" else "TileNote" if "tile-note" in row else "TileValue"
    if "group" in row:
        return f"TableGroup{ending}"
    if kind == "plain":
        return "PlainText"
    if role == "rowhead":
        return f"Table{'Fact' if kind == 'facts' else 'RowHead'}{ending}"
    if "id" in cell and role == "cell":
        return f"TableId{ending}"
    side = "Number" if "num" in cell else "Centre" if "center" in cell or _is_centred(kind, role) else ""
    if role == "head":
        return f"TableHead{side}{ending}"
    return f"Table{side or 'Text'}{ending}"


def _is_centred(kind: str, role: str) -> bool:
    """Grids read best with their columns centred under their heads."""
    return kind == "ragstrip" or (kind == "matrix" and role == "head")


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

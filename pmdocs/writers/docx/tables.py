"""Writes tables: real header rows, fixed widths, a title and a description, looks through styles alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import Final

from pmdocs.writers.docx.cells import Column, Place, write_cell
from pmdocs.writers.docx.content import spoken
from pmdocs.writers.docx.elements import Element, W, keep_with_next, sub, w
from pmdocs.writers.docx.inline import write_caption
from pmdocs.writers.docx.manuscript import Flow
from pmdocs.writers.docx.reading import classes, text_of

TABLE_STYLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "register": "PmdocsRegister",
        "facts": "PmdocsFacts",
        "tiles": "PmdocsTiles",
        "matrix": "PmdocsMatrix",
        "signatures": "PmdocsSignatures",
        "ragstrip": "PmdocsRagStrip",
        "plain": "PmdocsPlain",
    }
)
_PERCENT: Final = re.compile(r"(\d+(?:\.\d+)?)%")
_KEPT_WHOLE: Final = 3  # tables with no more rows than this stay on one page
_ROOM_TO_SIGN: Final = "720"
# The bits of ST_TblLook; the last column (0100) ends flush with the text; no bands of rows (0200) or columns (0400).
_LOOKS: Final = {"firstRow": 0x0020, "lastRow": 0x0040, "firstColumn": 0x0080}


@dataclass(frozen=True, slots=True)
class Shape:
    """What the rows of one table have in common."""

    kind: str
    compact: bool
    columns: tuple[Column, ...]


def table(element: Element, flow: Flow) -> None:
    """A table and, above it, its numbered caption."""
    _write_caption(element, flow)
    kinds = classes(element)
    kind = next((known for known in TABLE_STYLES if known in kinds), "register")
    shape = Shape(kind, "compact" in kinds, columns(element, flow.width))
    one = w("tbl", _properties(element, flow, shape), _grid(shape))
    flow.parent.append(one)
    for head, row in _rows(element):
        _write_row(row, one, spoken(row, flow), shape, head)
    _keep_ends(one)


def columns(element: Element, width: int) -> tuple[Column, ...]:
    """The columns in twentieths of a point, from percentages; together exactly the width there is."""
    shares = [float(match[1]) for col in element.iter("col") if (match := _PERCENT.search(col.get("style") or ""))]
    if not shares:
        cells = max((len(row) for row in element.iter("tr")), default=1)
        shares = [100 / cells] * cells
    whole = sum(shares)
    edges = [round(width * share / whole) for share in accumulate(shares, initial=0.0)]
    return tuple(Column(right - left) for left, right in pairwise(edges))


def _write_caption(element: Element, flow: Flow) -> None:
    caption = element.find("caption")
    if caption is not None:
        with flow.line("Caption") as line:
            sub(line.paragraph[0], "keepNext")
            write_caption(caption, element, line, flow.book)
        return
    flow.book.mark(element.get("id"))
    # Word makes one table of two that touch, and a table cannot carry a page break.
    if not len(flow.parent) or flow.parent[-1].tag == f"{W}tbl" or flow.book.page_waits:
        with flow.line("Gap"):
            pass


def _properties(element: Element, flow: Flow, shape: Shape) -> Element:
    properties = w("tblPr", w("tblStyle", val=TABLE_STYLES[shape.kind]))
    if flow.book.right_to_left != bool(flow.direction):
        sub(properties, "bidiVisual")
    sub(properties, "tblW", w=str(sum(column.width for column in shape.columns)), type="dxa")
    sub(properties, "tblLayout", type="fixed")
    properties.append(_look(element, shape))
    title, description = _words_for_readers(element)
    sub(properties, "tblCaption", val=title)
    if description:
        sub(properties, "tblDescription", val=description)
    return properties


def _words_for_readers(element: Element) -> tuple[str, str]:
    caption = element.find("caption")
    title = element.get("aria-label") or ("" if caption is None else text_of(caption))
    return title, element.get("data-desc") or ""


def _look(element: Element, shape: Shape) -> Element:
    rows = list(element.iter("tr"))
    present = {
        "firstRow": element.find("thead/tr") is not None,
        "lastRow": element.find("tfoot/tr") is not None or bool(rows and "total" in classes(rows[-1])),
        "firstColumn": shape.kind in ("facts", "matrix", "ragstrip"),
    }
    value = 0x0700 + sum(bit for name, bit in _LOOKS.items() if present[name])
    flags = {name: str(int(there)) for name, there in present.items()}
    return w("tblLook", val=f"{value:04X}", **flags, lastColumn="1", noHBand="1", noVBand="1")


def _grid(shape: Shape) -> Element:
    return w("tblGrid", *(w("gridCol", w=str(column.width)) for column in shape.columns))


def _rows(element: Element) -> Iterator[tuple[bool, Element]]:
    for part in ("thead", "tbody", "tfoot"):
        for group in element.iterchildren(part):
            for row in group.iterchildren("tr"):
                yield part == "thead", row


def _write_row(row: Element, into: Element, flow: Flow, shape: Shape, head: bool) -> None:
    one = sub(into, "tr")
    properties = sub(one, "trPr")
    sub(properties, "cantSplit")
    if shape.kind == "signatures" and not head:
        sub(properties, "trHeight", val=_ROOM_TO_SIGN, hRule="atLeast")
    if head:
        sub(properties, "tblHeader")
    flow.book.mark(row.get("id"))
    kinds = classes(row)
    start, number = 0, False
    for cell in row:
        span = int(cell.get("colspan") or "1")
        column = _joined(shape.columns[start : start + span])
        write_cell(cell, one, flow, Place(shape.kind, shape.compact, column, kinds, start == 0, number))
        start, number = start + span, "num" in classes(cell)


def _joined(spanned: Sequence[Column]) -> Column:
    return Column(sum(column.width for column in spanned), len(spanned))


def _keep_ends(one: Element) -> None:
    """No row of a table is alone on a page, neither its first nor its last; small tables stay whole."""
    rows = [row for row in one.iterchildren(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is None]
    kept = rows[:-1] if len(rows) <= _KEPT_WHOLE else [rows[0], rows[-2]]
    for row in kept:
        keep_with_next(row)

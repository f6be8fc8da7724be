"""Writes tables: real header rows, fixed widths, a title and a description, looks through styles alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import Final

from pmdocs.writers.docx.air import opens_part, thin
from pmdocs.writers.docx.cell_forms import CellForm, Place, cell_form
from pmdocs.writers.docx.content import spoken, write_content
from pmdocs.writers.docx.elements import Element, W, keep_with_next, paragraph, set_property, sub, w
from pmdocs.writers.docx.heights import height_of_rows, shares_of
from pmdocs.writers.docx.inline import write_caption
from pmdocs.writers.docx.layout import Layout
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
_KEPT_WHOLE, _KEPT_AT_ONCE = 3, 15  # tables with no more rows than this stay on one page
_KEPT_OF_A_PAGE: Final = 0.75  # rows below a sub-heading that are guessed higher than this may go on over pages
_SEEN_AT_ONCE: Final = frozenset({"matrix", "ragstrip"})
_ROOM_TO_SIGN: Final = "830"
_LONGEST_DESCRIPTION: Final = 250
# The bits of ST_TblLook; the last column (0100) ends flush with the text; no bands of rows (0200) or columns (0400).
_LOOKS: Final = {"firstRow": 0x0020, "lastRow": 0x0040, "firstColumn": 0x0080}


@dataclass(frozen=True, slots=True)
class Shape:
    """What the rows of one table have in common; `form` works out each different form of a cell once."""

    kind: str
    compact: bool
    widths: tuple[int, ...]
    form: Callable[[Place], CellForm]


def table(element: Element, flow: Flow) -> None:
    """A table and, above it, its numbered caption."""
    opening = len(flow.parent) > 0 and opens_part(flow.parent[-1])
    _write_caption(element, flow)
    kinds = classes(element)
    kind = next((known for known in TABLE_STYLES if known in kinds), "register")
    form = cache(partial(cell_form, theme=flow.book.theme))
    widths = _fact_widths(element, flow) if kind == "facts" else column_widths(element, flow.width)
    shape = Shape(kind, "compact" in kinds, widths, form)
    one = w("tbl", _properties(element, flow, shape), _grid(shape))
    flow.parent.append(one)
    rows = list(_rows(element))
    for head, row in rows:
        _write_row(row, one, spoken(row, flow), shape, head)
    at_once = shape.kind in _SEEN_AT_ONCE or (shape.kind == "facts" and shape.compact)
    _keep_ends(one, _KEPT_AT_ONCE if at_once else _KEPT_WHOLE)
    _keep_groups([row for _, row in rows], one, flow.book.layout, shape)
    if kind == "tiles" and opening:
        # Key figures below a heading are its summary: alone at the foot of a page they sum up nothing.
        keep_with_next(one)


def _fact_widths(element: Element, flow: Flow) -> tuple[int, ...]:
    """The widths of facts: values line up in tables that stand below each other though they were meant for columns.

    The least room that one of them gives its labels was enough for these in a column, and is so over the whole width.
    """
    own = column_widths(element, flow.width)
    if flow.book.layout.columns is not None:
        return own
    around = element
    for box in element.iterancestors("article", "div"):
        if box.tag == "article" or shares_of(box):
            around = box
    others = (column_widths(other, flow.width) for other in around.iter("table") if "facts" in classes(other))
    return min(widths for widths in others if len(widths) == len(own))


def column_widths(element: Element, width: int) -> tuple[int, ...]:
    """The widths of the columns in twentieths of a point, from percentages; together exactly the width there is."""
    shares = [float(match[1]) for col in element.iter("col") if (match := _PERCENT.search(col.get("style") or ""))]
    if not shares:
        cells = max((len(row) for row in element.iter("tr")), default=1)
        shares = [100 / cells] * cells
    whole = sum(shares)
    edges = [round(width * share / whole) for share in accumulate(shares, initial=0.0)]
    return tuple(right - left for left, right in pairwise(edges))


def _write_caption(element: Element, flow: Flow) -> None:
    caption = element.find("caption")
    if caption is not None:
        with flow.line("Caption") as line:
            set_property(line.paragraph, w("keepNext"))
            write_caption(caption, element, line, flow.book)
        return
    flow.book.mark(element.get("id"))
    # Word makes one table of two that touch, and a table cannot carry a page break.
    touches = len(flow.parent) > 0 and flow.parent[-1].tag == f"{W}tbl"
    kept = touches and next(flow.parent[-1][-1].iter(f"{W}keepNext"), None) is not None
    begins = flow.book.page_waits or flow.book.column_waits
    if touches or begins:
        with flow.line("Gap") as line:
            if begins:
                thin(line.paragraph)
            if kept:
                keep_with_next(line.paragraph)


def _properties(element: Element, flow: Flow, shape: Shape) -> Element:
    style = TABLE_STYLES[shape.kind] + ("Compact" if shape.compact else "")
    properties = w("tblPr", w("tblStyle", val=style))
    if flow.book.right_to_left != bool(flow.direction):
        sub(properties, "bidiVisual")
    sub(properties, "tblW", w=str(sum(shape.widths)), type="dxa")
    sub(properties, "tblLayout", type="fixed")
    properties.append(_look(element, shape))
    title, description = _words_for_readers(element)
    sub(properties, "tblCaption", val=title)
    sub(properties, "tblDescription", val=description)
    return properties


def _words_for_readers(element: Element) -> tuple[str, str]:
    """The title of a table, and its description: what the template says, else what its columns or rows are called."""
    caption = element.find("caption")
    title = element.get("aria-label") or ("" if caption is None else text_of(caption))
    heads = element.findall("thead/tr/th") or element.findall("tbody/tr/th[@scope='row']")
    return title, element.get("data-desc") or _listed([words for head in heads if (words := text_of(head))]) or title


def _listed(names: list[str]) -> str:
    listed = ", ".join(names)
    return listed if len(listed) <= _LONGEST_DESCRIPTION else f"{listed[: _LONGEST_DESCRIPTION - 1]}…"


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
    return w("tblGrid", *(w("gridCol", w=str(width)) for width in shape.widths))


def _rows(element: Element) -> Iterator[tuple[bool, Element]]:
    for part in ("thead", "tbody", "tfoot"):
        for group in element.iterchildren(part):
            for row in group.iterchildren("tr"):
                yield part == "thead", row


def _write_row(row: Element, into: Element, flow: Flow, shape: Shape, head: bool) -> None:
    one = sub(into, "tr")
    one.append(copy(_row_properties(head, room_to_sign=shape.kind == "signatures" and not head)))
    flow.book.mark(row.get("id"))
    kinds = classes(row)
    start, number = 0, False
    for cell in row:
        span, styles = int(cell.get("colspan") or "1"), classes(cell)
        width = sum(shape.widths[start : start + span])
        role = _role(cell, start)
        place = Place(shape.kind, shape.compact, role, styles, kinds, width, span, number)
        _write_cell(cell, one, flow, shape.form(place), width)
        start, number = start + span, "num" in styles


@lru_cache(maxsize=4)
def _row_properties(head: bool, room_to_sign: bool) -> Element:
    properties = w("trPr", w("cantSplit"))
    if room_to_sign:
        sub(properties, "trHeight", val=_ROOM_TO_SIGN, hRule="atLeast")
    if head:
        sub(properties, "tblHeader")
    return properties


def _role(cell: Element, start: int) -> str:
    if cell.tag != "th":
        return "cell"
    if cell.get("scope") == "row":
        return "rowhead"
    return "head" if start else "corner"


def _write_cell(cell: Element, row: Element, flow: Flow, form: CellForm, width: int) -> None:
    one = sub(row, "tc")
    one.append(copy(form.properties))
    flow.book.mark(cell.get("id"))
    look = replace(form.look, language=flow.look.language) if flow.look.language else form.look
    # The cell's own properties stand first in it, so its content starts at one.
    inside = Flow(
        flow.book, one, form.style, width, form.first, start=1, look=look, lists=form.lists, direction=flow.direction
    )
    write_content(cell, spoken(cell, inside))
    if one[-1].tag != f"{W}p":
        # Word calls a file damaged in which a cell does not end with a paragraph.
        one.append(paragraph(form.first) if len(one) == 1 else thin(paragraph("Gap")))


def _keep_ends(one: Element, most: int) -> None:
    """No row of a table is alone on a page, neither its first nor its last; tables of up to `most` rows stay whole.

    The header row goes with the first. LibreOffice loses a first row that does not fit below its header at the foot of
    a page with columns, unless that row too is kept with what follows; so the only row of a table is as well.
    """
    every = list(one.iterchildren(f"{W}tr"))
    heads = [row for row in every if row.find(f"{W}trPr/{W}tblHeader") is not None]
    rows = every[len(heads) :]
    kept = (rows[:-1] or (rows if heads else [])) if len(rows) <= most else [rows[0], rows[-2]]
    for row in (*heads, *kept):
        keep_with_next(row)


def _keep_groups(rows: list[Element], one: Element, layout: Layout, shape: Shape) -> None:
    """A sub-heading stays with all the rows below it, up to the next one, unless they fill a page anyway."""
    starts = [place for place, row in enumerate(rows) if "group" in classes(row)]
    if not starts:
        return
    written, widths = one.findall(f"{W}tr"), [width / 20 for width in shape.widths]
    most = (layout.height - layout.top - layout.bottom) / 20 * _KEPT_OF_A_PAGE
    for start, end in pairwise([*starts, len(rows)]):
        if height_of_rows(rows[start:end], widths, shape.compact) <= most:
            for row in written[start : end - 1]:
                keep_with_next(row)

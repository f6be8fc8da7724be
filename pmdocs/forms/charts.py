"""Puts the charts a form asks for into its Word file: crisp pictures, with words for those who cannot see them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import count
from typing import Any, Final, cast

from docx.document import Document
from docx.oxml.text.run import CT_R
from docx.parts.story import StoryPart
from lxml import etree

from pmdocs.forms.marks import chart_number, has_marks, pieces
from pmdocs.forms.xml import WP, Element, W, parser
from pmdocs.theme import Theme
from pmdocs.writers.docx.charts import draw_chart, natural_size
from pmdocs.writers.docx.drawing import Size, fitted
from pmdocs.writers.docx.elements import EMU_PER_TWIP

_EMU_PER_CM: Final = 360_000
_CELL_MARGINS: Final = 216  # left and right, in twips
_HIGHEST: Final = 0.8  # of the height between the margins
_SVG: Final = "{http://www.w3.org/2000/svg}"

Spec = tuple[Any, Any]
"""A chart's specification, and the width asked for in centimetres or None."""


def put_in_charts(document: Document, specs: Sequence[Spec], theme: Theme, draw: Callable[[Any], str]) -> None:
    """Put a picture in place of every chart's mark, and number all drawings of the file anew."""
    for part in _stories(document):
        for run, number in list(_marked(part.element)):
            if number >= len(specs):
                continue  # no mark of ours
            spec, width = specs[number]
            _picture(run, part, draw(spec), _room(document, run, width), theme)
    numbers = count(1)
    for part in _stories(document):
        for drawing in part.element.iter(f"{WP}docPr"):
            drawing.set("id", str(next(numbers)))


def _stories(document: Document) -> Iterator[StoryPart]:
    """The parts that can hold pictures, in the order of their names."""
    parts = (part for part in document.part.package.iter_parts() if isinstance(part, StoryPart))
    return iter(sorted(parts, key=lambda part: str(part.partname)))


def _marked(root: Element) -> Iterator[tuple[CT_R, int]]:
    for text in root.iter(f"{W}t"):
        run = text.getparent()
        if run is None or not has_marks(text.text or ""):
            continue
        for piece in pieces(text.text or ""):
            number = chart_number(piece.mark)
            if number is not None:
                yield cast("CT_R", run), number


def _picture(run: CT_R, part: StoryPart, drawing: str, most: Size, theme: Theme) -> None:
    svg = etree.fromstring(drawing, parser())
    size = fitted(natural_size(svg), most)
    picture = draw_chart(drawing.encode(), size, theme)
    inline = part.new_pic_inline(io.BytesIO(picture), size.width, size.height)
    title, description = _words(svg, "title"), _words(svg, "desc")
    inline.docPr.set("title", title)
    inline.docPr.set("descr", description or title)
    for text in run.findall(f"{W}t"):
        run.remove(text)
    run.add_drawing(inline)


def _room(document: Document, run: CT_R, width: Decimal | float | None) -> Size:
    """The largest a chart may be where it stands: the width asked for, but never wider than its cell or the page."""
    section = document.sections[0]
    across = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    down = (section.page_height or 0) - (section.top_margin or 0) - (section.bottom_margin or 0)
    for cell in run.iterancestors(f"{W}tc"):
        across = min(across, _cell_width(cell) or across)
    if width is not None:
        across = min(across, round(Decimal(str(width)) * _EMU_PER_CM))
    return Size(max(across, _EMU_PER_CM), max(round(down * _HIGHEST), _EMU_PER_CM))


def _cell_width(cell: Element) -> int | None:
    width = cell.find(f"{W}tcPr/{W}tcW")
    if width is None or width.get(f"{W}type") != "dxa":
        return None
    return (int(float(width.get(f"{W}w", "0"))) - _CELL_MARGINS) * EMU_PER_TWIP


def _words(svg: Element, name: str) -> str:
    return " ".join((svg.findtext(f"{_SVG}{name}") or "").split())

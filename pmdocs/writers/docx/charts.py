"""Puts a chart into a document: as a chart of Word's own where it has the kind, else as a crisp picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import resvg_py
from lxml import etree

from pmdocs.charts.style import ChartStyle
from pmdocs.theme.faces import theme_faces
from pmdocs.writers.docx.borrowed_faces import with_borrowed_faces
from pmdocs.writers.docx.chart_parts import inline_chart
from pmdocs.writers.docx.drawing import EMU_PER_INCH, EMU_PER_POINT, Alternative, Size, fitted, inline_picture, room
from pmdocs.writers.docx.elements import Element
from pmdocs.writers.docx.manuscript import Flow, Manuscript
from pmdocs.writers.docx.native_charts import ChartFile, Request, native_chart
from pmdocs.writers.docx.reading import SVG

if TYPE_CHECKING:
    from pmdocs.theme import Theme

DOTS_PER_INCH: Final = 220
_LENGTH: Final = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(pt|px|mm|cm|in)?\s*")
_POINTS: Final = {"pt": 1.0, "px": 0.75, "": 0.75, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}


def chart_part(svg: Element, flow: Flow) -> Element:
    """The run that shows a chart; everything that knows how a chart gets into Word is behind this function.

    A figure's ``data-chart`` leads to the specification its drawing was made from. A native chart takes the place of
    the drawing and its size, so that pages break where they do in the PDF.
    """
    natural = natural_size(svg)
    size = fitted(natural, room(flow.book, flow.width))
    words = Alternative(_words(svg, "title"), _words(svg, "desc"))
    chart = _native(svg, flow.book, natural, size)
    if chart is not None:
        return inline_chart(flow.book, chart, size, words)
    return inline_picture(
        flow.book, draw_chart(etree.tostring(svg, with_tail=False), size, flow.book.theme), size, words
    )


def _native(svg: Element, book: Manuscript, natural: Size, size: Size) -> ChartFile | None:
    figure = svg.getparent()
    spec = book.charts.get(figure.get("data-chart", "")) if figure is not None else None
    if spec is None:
        return None
    share = size.width / natural.width
    wanted = Request(natural.height / EMU_PER_POINT, book.language, book.created, share)
    return native_chart(spec, ChartStyle.from_theme(book.theme), wanted)


def draw_chart(svg: bytes, size: Size, theme: Theme) -> bytes:
    """A chart as PNG, on the paper's colour: its words would be grey boxes where a printer blends clear parts."""
    return draw(svg, size, theme, theme.colours.paper)


def draw(svg: bytes, size: Size, theme: Theme, ground: str | None = None) -> bytes:
    """A drawing as PNG, sharp enough to print at its size; letters come from the theme's fonts.

    What is not drawn has the colour of the `ground`; without one it is clear. Letters that the theme's fonts lack are
    borrowed from those of this machine; without such letters a drawing has the same bytes on every machine.
    """
    files = tuple(str(face.path) for face in theme_faces(theme))
    lettered = with_borrowed_faces(svg, files, theme)
    return resvg_py.svg_to_bytes(
        svg_string=lettered.svg,
        background=ground,
        dpi=96,  # without it the library refuses lengths in points and millimetres
        width=max(1, round(size.width / EMU_PER_INCH * DOTS_PER_INCH)),
        skip_system_fonts=not lettered.at_a_loss,
        font_files=[*files, *lettered.files],
        font_family=theme.fonts.text.family,
        sans_serif_family=theme.fonts.text.family,
        serif_family=theme.fonts.text.family,  # what it falls back on for a face it does not have
    )


def natural_size(svg: Element) -> Size:
    """The size a drawing asks for; one that asks for none is as wide as its box has units, in CSS pixels."""
    width, height = _points(svg.get("width")), _points(svg.get("height"))
    box = [float(number) for number in re.split(r"[\s,]+", (svg.get("viewBox") or "").strip()) if number]
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        width = width or box[2] * _POINTS["px"]
        height = height or width * box[3] / box[2]
    return Size(round((width or 400) * EMU_PER_POINT), round((height or width or 300) * EMU_PER_POINT))


def _points(length: str | None) -> float:
    match = _LENGTH.fullmatch(length or "")
    return float(match[1]) * _POINTS[match[2] or ""] if match else 0.0


def _words(svg: Element, name: str) -> str:
    return " ".join((svg.findtext(f"{SVG}{name}") or "").split())

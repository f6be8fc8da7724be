"""Puts pictures into a document: figures with their numbered captions, and the logo on the cover."""

from __future__ import annotations

from typing import Final

from pmdocs.writers.docx.charts import chart_part
from pmdocs.writers.docx.drawing import Alternative, Size, fitted, inline_picture, room
from pmdocs.writers.docx.elements import Element
from pmdocs.writers.docx.inline import write_caption
from pmdocs.writers.docx.manuscript import Flow
from pmdocs.writers.docx.picture_files import picture, read_file, read_source
from pmdocs.writers.docx.reading import SVG

_EMU_PER_MM: Final = 36_000


def figure(element: Element, flow: Flow) -> None:
    """A figure: its chart or picture, kept with its numbered caption."""
    with flow.line("Figure") as line:
        for drawing in element.iterchildren(f"{SVG}svg"):
            line.node(chart_part(drawing, flow))
        for image in element.iterchildren("img"):
            line.node(_image(image, flow))
    for caption in element.iterchildren("figcaption"):
        with flow.line("FigureCaption") as line:
            write_caption(caption, element, line, flow.book)


def logo(flow: Flow) -> None:
    """The logo at the head of a cover, if there is one and the header does not show it."""
    sign = flow.book.logo
    if sign is None:
        return
    box = Size(round(sign.width * _EMU_PER_MM), round(sign.height * _EMU_PER_MM))
    found = picture(read_file(sign.path), str(sign.path), box, flow.book.theme)
    # A logo without words of its own still needs some: the name of the file is better than nothing.
    words = Alternative(sign.alt or sign.path.stem, "")
    with flow.line("Logo") as line:
        line.node(inline_picture(flow.book, found.data, fitted(found.natural, box), words))


def _image(element: Element, flow: Flow) -> Element:
    source, most = element.get("src") or "", room(flow.book, flow.width)
    found = picture(read_source(source, flow.book.folder), source, most, flow.book.theme)
    words = Alternative("", element.get("alt") or "")
    return inline_picture(flow.book, found.data, fitted(found.natural, most), words)

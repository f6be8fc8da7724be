"""Headers and footers: what stands at the edges of every page but the cover."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.hdrftr import FooterPart, HeaderPart

from pmdocs.writers.docx.elements import Element, paragraph
from pmdocs.writers.docx.fields import field
from pmdocs.writers.docx.layout import Layout, section_properties
from pmdocs.writers.docx.line import Format, Line
from pmdocs.writers.docx.reading import meta

if TYPE_CHECKING:
    from docx.document import Document

    from pmdocs.theme import Theme

LONGEST_LINE: Final = 110
"""Letters of a header or footer text; longer ones are shortened, their words stand in the document itself."""

_PAGE_LABEL: Final = "Page {n} of {m}"
_NUMBERS: Final = re.compile(r"(\{[nm]\})")


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in header and footer; a watermark is said in the header, where tables cannot cover it."""

    header_left: str
    header_right: str
    footer_left: str
    watermark: str
    page_label: str
    page_count: int


class Furniture:
    """Makes the header and footer of each kind of page once, when its first section needs them."""

    def __init__(self, document: Document, words: Words) -> None:
        """Nothing is written until a section asks."""
        self._document, self._words = document, words
        self._made: dict[Layout, dict[str, str]] = {}

    def section(self, layout: Layout, right_to_left: bool) -> Element:
        """The properties of a section on pages of a layout."""
        return section_properties(layout, self.references(layout), right_to_left)

    def references(self, layout: Layout) -> dict[str, str]:
        """The relation ids of a layout's header and footer; a cover has neither."""
        layout = layout.sheet
        if layout not in self._made:
            self._made[layout] = {} if layout.cover else self._page(layout)
        return self._made[layout]

    def _page(self, layout: Layout) -> dict[str, str]:
        return {f"{kind}Reference": self._made_for(layout, kind) for kind in ("header", "footer")}

    def _made_for(self, layout: Layout, kind: str) -> str:
        """The relation id of a new header or footer for pages of a layout."""
        ending = "Landscape" if layout.landscape else ""
        content = self._header(f"Header{ending}") if kind == "header" else self._footer(f"Footer{ending}")
        return self._part(kind, content)

    def _header(self, style: str) -> Element:
        line = Line(paragraph(style))
        line.exact(shortened(self._words.header_left))
        line.tab()
        if self._words.watermark:
            line.exact(shortened(self._words.watermark), Format("Watermark"))
            line.exact(" · " if self._words.header_right else "")
        line.exact(shortened(self._words.header_right))
        return line.paragraph

    def _footer(self, style: str) -> Element:
        line = Line(paragraph(style))
        line.exact(shortened(self._words.footer_left))
        line.tab()
        self._page_numbers(line)
        return line.paragraph

    def _page_numbers(self, line: Line) -> None:
        fields = {"{n}": ("PAGE", "1"), "{m}": ("NUMPAGES", str(self._words.page_count))}
        for piece in _NUMBERS.split(self._words.page_label):
            if piece not in fields:
                line.exact(piece)
                continue
            for run in field(*fields[piece]):
                line.node(run)

    def _part(self, kind: str, content: Element) -> str:
        main = self._document.part
        sort = HeaderPart if kind == "header" else FooterPart
        part = sort.new(main.package)
        # The library's own header comes with a paragraph of its own.
        part.element.clear()
        part.element.append(content)
        return main.relate_to(part, RELATIONSHIP_TYPE.HEADER if kind == "header" else RELATIONSHIP_TYPE.FOOTER)


def words_of(root: Element, theme: Theme, pages: Mapping[str, int]) -> Words:
    """The words of a document's head, each replaced by the theme's where it has its own."""
    own = theme.furniture
    return Words(
        header_left=meta(root, "pm-header-left") if own.header_left is None else own.header_left,
        header_right=meta(root, "pm-header-right") if own.header_right is None else own.header_right,
        footer_left=meta(root, "pm-footer-left") if own.footer_left is None else own.footer_left,
        watermark=meta(root, "pm-watermark"),
        page_label=meta(root, "pm-page-label") or _PAGE_LABEL,
        page_count=max(pages.values(), default=1),
    )


def shortened(text: str) -> str:
    """A text that fits on the line of a header or footer."""
    return text if len(text) <= LONGEST_LINE else text[: LONGEST_LINE - 1].rstrip() + "…"

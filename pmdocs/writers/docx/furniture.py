"""Headers and footers: what stands at the edges of every page, and the band of colour on the cover."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.hdrftr import FooterPart, HeaderPart

from pmdocs.writers.docx.elements import Element, paragraph, parse
from pmdocs.writers.docx.fields import field
from pmdocs.writers.docx.layout import Layout, section_properties, twips
from pmdocs.writers.docx.line import Format, Line
from pmdocs.writers.docx.reading import meta
from pmdocs.writers.docx.styles import hexadecimal

if TYPE_CHECKING:
    from docx.document import Document

    from pmdocs.theme import Theme

LONGEST_LINE: Final = 110
"""Letters of a header or footer text; longer ones are shortened, their words stand in the document itself."""

_PAGE_LABEL: Final = "Page {n} of {m}"
_NUMBERS: Final = re.compile(r"(\{[nm]\})")
_EMU_PER_TWIP: Final = 635
_BANDS: Final = {"quiet": 14, "bold": 28}  # millimetres
# A rectangle behind the text, fixed to the page, that readers of a screen are told to skip.
_BAND: Final = """
<w:r>
  <mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
                       xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
    <mc:Choice Requires="wps">
      <w:drawing>
        <wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="1" locked="1"
                   layoutInCell="0" allowOverlap="1">
          <wp:simplePos x="0" y="0"/>
          <wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH>
          <wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>
          <wp:extent cx="{width}" cy="{height}"/>
          <wp:effectExtent l="0" t="0" r="0" b="0"/>
          <wp:wrapNone/>
          <wp:docPr id="{identity}" name="Cover band" descr="">
            <a:extLst>
              <a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">
                <adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>
              </a:ext>
            </a:extLst>
          </wp:docPr>
          <wp:cNvGraphicFramePr/>
          <a:graphic>
            <a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
              <wps:wsp>
                <wps:cNvSpPr/>
                <wps:spPr>
                  <a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
                  <a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
                  <a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>
                  <a:ln><a:noFill/></a:ln>
                </wps:spPr>
                <wps:bodyPr/>
              </wps:wsp>
            </a:graphicData>
          </a:graphic>
        </wp:anchor>
      </w:drawing>
    </mc:Choice>
  </mc:AlternateContent>
</w:r>
"""


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

    def __init__(self, document: Document, theme: Theme, words: Words) -> None:
        """Nothing is written until a section asks."""
        self._document, self._theme, self._words = document, theme, words
        self._made: dict[Layout, dict[str, str]] = {}

    def section(self, layout: Layout, identity: int, right_to_left: bool) -> Element:
        """The properties of a section on pages of a layout; `identity` is free for a drawing."""
        return section_properties(layout, self.references(layout, identity), right_to_left)

    def references(self, layout: Layout, identity: int) -> dict[str, str]:
        """The relation ids of a layout's header and footer; `identity` is free for a drawing."""
        layout = layout.sheet
        if layout not in self._made:
            self._made[layout] = self._cover(layout, identity) if layout.cover else self._page(layout)
        return self._made[layout]

    def _page(self, layout: Layout) -> dict[str, str]:
        return {f"{kind}Reference": self._made_for(layout, kind) for kind in ("header", "footer")}

    def _made_for(self, layout: Layout, kind: str) -> str:
        """The relation id of a new header or footer for pages of a layout."""
        ending = "Landscape" if layout.landscape else ""
        content = self._header(f"Header{ending}") if kind == "header" else self._footer(f"Footer{ending}")
        return self._part(kind, content)

    def _cover(self, layout: Layout, identity: int) -> dict[str, str]:
        width = _BANDS.get(str(self._theme.cover))
        if width is None:
            return {}
        one = paragraph("CoverHeader")
        one.append(self._band(layout, twips(width), identity))
        return {"headerReference": self._part("header", one)}

    def _band(self, layout: Layout, width: int, identity: int) -> Element:
        lengths = {"width": width, "height": layout.height}
        colour = hexadecimal(self._theme.colours.accent_dark)
        in_emu = {name: length * _EMU_PER_TWIP for name, length in lengths.items()}
        return parse(_BAND.format(identity=identity, colour=colour, **in_emu).strip())

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

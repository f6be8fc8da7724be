"""The frame that holds a picture in a line of text, and how large it may be."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import quoteattr

from pmdocs.writers.docx.elements import EMU_PER_TWIP, Element, parse
from pmdocs.writers.docx.manuscript import Manuscript

EMU_PER_INCH: Final = 914_400
EMU_PER_POINT: Final = 12_700
_HIGHEST: Final = 0.78  # the share of a page's height a picture may take, so that its caption stays with it
_FRAME: Final = """
<w:r>
  <w:drawing>
    <wp:inline distT="0" distB="0" distL="0" distR="0">
      <wp:extent cx="{width}" cy="{height}"/>
      <wp:docPr id="{identity}" name={name} descr={description} title={title}/>
      <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>
      <a:graphic>
        <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
          <pic:pic>
            <pic:nvPicPr><pic:cNvPr id="{identity}" name={name} descr={description}/><pic:cNvPicPr/></pic:nvPicPr>
            <pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
            <pic:spPr>
              <a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
              <a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
            </pic:spPr>
          </pic:pic>
        </a:graphicData>
      </a:graphic>
    </wp:inline>
  </w:drawing>
</w:r>
"""


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in English Metric Units, 914,400 to the inch."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Alternative:
    """What a picture says to those who cannot see it: a short title, and a description."""

    title: str
    description: str


def fitted(natural: Size, most: Size) -> Size:
    """The largest size no larger than the natural one that fits, in its own proportions."""
    share = min(1.0, most.width / natural.width, most.height / natural.height)
    return Size(max(1, round(natural.width * share)), max(1, round(natural.height * share)))


def room(book: Manuscript, width: int) -> Size:
    """The room for a picture in a column of `width` twips."""
    layout = book.layout
    height = (layout.height - layout.top - layout.bottom) * _HIGHEST
    return Size(width * EMU_PER_TWIP, round(height * EMU_PER_TWIP))


def inline_picture(book: Manuscript, data: bytes, size: Size, alternative: Alternative) -> Element:
    """A run with a picture in it; the same picture twice is stored once."""
    relation, _ = book.document.part.get_or_add_image(io.BytesIO(data))
    identity = book.next_identity()
    frame = _FRAME.format(
        identity=identity,
        relation=relation,
        width=size.width,
        height=size.height,
        name=quoteattr(f"Picture {identity}"),
        title=quoteattr(alternative.title),
        description=quoteattr(alternative.description or alternative.title),
    )
    return parse(frame.strip())

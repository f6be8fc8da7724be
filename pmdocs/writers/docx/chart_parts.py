"""Adds a native chart to the package: its part, the workbook inside it, and the frame in a line of text."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import quoteattr

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from pmdocs.writers.docx.drawing import Alternative, Size
from pmdocs.writers.docx.elements import Element, parse
from pmdocs.writers.docx.manuscript import Manuscript
from pmdocs.writers.docx.native_charts import ChartFile

_FRAME: Final = """
<w:r>
  <w:drawing>
    <wp:inline distT="0" distB="0" distL="0" distR="0">
      <wp:extent cx="{width}" cy="{height}"/>
      <wp:effectExtent l="0" t="0" r="0" b="0"/>
      <wp:docPr id="{identity}" name={name} descr={description} title={title}/>
      <wp:cNvGraphicFramePr/>
      <a:graphic>
        <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">
          <c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="{relation}"/>
        </a:graphicData>
      </a:graphic>
    </wp:inline>
  </w:drawing>
</w:r>
"""


def inline_chart(book: Manuscript, chart: ChartFile, size: Size, alternative: Alternative) -> Element:
    """A run with a chart in it; its data open in Excel from *Chart Design > Edit Data*."""
    identity = book.next_identity()
    frame = _FRAME.format(
        identity=identity,
        relation=_related(book, chart),
        width=size.width,
        height=size.height,
        name=quoteattr(f"Chart {identity}"),
        title=quoteattr(alternative.title),
        description=quoteattr(alternative.description or alternative.title),
    )
    return parse(frame.strip())


def _related(book: Manuscript, chart: ChartFile) -> str:
    main = book.document.part
    package = main.package
    number = book.next_chart()
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, chart.xml, package)
    name = PackURI(f"/word/embeddings/Microsoft_Excel_Worksheet{number}.xlsx")
    workbook = Part(name, CONTENT_TYPE.SML_SHEET, chart.workbook, package)
    part.rels.add_relationship(RELATIONSHIP_TYPE.PACKAGE, workbook, chart.workbook_relation)
    return main.relate_to(part, RELATIONSHIP_TYPE.CHART)

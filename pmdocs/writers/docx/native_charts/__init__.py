"""Charts that Word itself can draw and people can edit: from a chart's specification to a chart part and a workbook.

Everything here is plain data in and bytes out; how the parts get into a document is `pmdocs.writers.docx.charts`.
"""

from pmdocs.writers.docx.native_charts.drawing import NATIVE, ChartFile, Request, native_chart

__all__ = ["NATIVE", "ChartFile", "Request", "native_chart"]

"""The data of a chart, through python-pptx: an Excel workbook, and series that point into its cells."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Context, Decimal
from typing import Any, Final

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.enum.chart import XL_CHART_TYPE
from xlsxwriter import Workbook

from pmdocs.outputs.archive import settle_zip
from pmdocs.writers.docx.elements import Element
from pmdocs.writers.docx.native_charts.plan import Plan, Value
from pmdocs.writers.docx.native_charts.shapes import C

_DAY_NOUGHT: Final = date(1899, 12, 30)
EARLIEST: Final = date(1900, 3, 1)
"""Excel counts a day too many before this one."""
_EXACT: Final = Context(prec=15)  # the digits that a cell holds
# What a person typed stays what it is: neither a formula nor a link.
_PLAIN_TEXT: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class _DatedWorkbook(CategoryWorkbookWriter):
    """The library's own workbook of rows and columns, but of a given day, and with plain text as text."""

    def __init__(self, data: Any, created: datetime) -> None:
        super().__init__(data)  # type: ignore[no-untyped-call]
        self._created = created

    @contextmanager
    def _open_worksheet(self, xlsx_file: io.BytesIO) -> Iterator[tuple[Any, Any]]:
        workbook = Workbook(xlsx_file, {"in_memory": True, **_PLAIN_TEXT})
        workbook.set_properties({"created": self._created})
        worksheet = workbook.add_worksheet("Sheet1")
        yield workbook, worksheet
        worksheet.set_column(1, len(self._chart_data), 14)
        worksheet.freeze_panes(1, 1)
        workbook.close()


class Sheet:
    """The rows and columns of a plan."""

    def __init__(self, plan: Plan) -> None:
        """Every series is a column, in the plan's order; the rows are days or names."""
        self._data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
        self._data.categories = list(plan.rows)
        for series in plan.series:
            cells = [number(cell) for cell in series.values]
            self._data.add_series(series.name, cells, number_format=series.code)  # type: ignore[no-untyped-call]

    def workbook(self, created: datetime) -> bytes:
        """The workbook that opens on *Edit Data*; equal data give equal bytes."""
        return settle_zip(_DatedWorkbook(self._data, created).xlsx_blob)

    def series(self) -> list[Element]:
        """The series' elements with their names and values, which are the same in every kind of chart."""
        xml = ChartXmlWriter(XL_CHART_TYPE.LINE, self._data).xml  # type: ignore[no-untyped-call]
        return etree.fromstring(xml.encode()).findall(f".//{C}ser")


def number(cell: Value) -> Decimal | None:
    """A cell as Excel holds it: dates are days counted from the end of 1899."""
    if isinstance(cell, Decimal):
        return Decimal(f"{_EXACT.plus(cell):f}")  # never 1E+3
    return None if cell is None else Decimal((cell - _DAY_NOUGHT).days)


def dated(created: date) -> datetime:
    """A day as the moment that a workbook says it was made."""
    return datetime(created.year, created.month, created.day, 12)  # noqa: DTZ001 - XlsxWriter writes it as UTC

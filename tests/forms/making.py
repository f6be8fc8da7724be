"""Word forms for tests: drawn in a few words, filled in with the values of a sample, and read back."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
from docx.document import Document

from pmdocs.charts import ChartStyle, SCurve, draw
from pmdocs.diagnostics import DefinitionError, Diagnostic
from pmdocs.documents.front import FrontMatter
from pmdocs.forms import Drawings, Filled, check_form, fill, form_environment, open_form
from pmdocs.theme import Colours, Theme

Draw = Callable[[Document], None]


@dataclass(frozen=True, slots=True)
class Budget:
    """A record inside the view of the tests."""

    planned: Decimal
    spent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of a list in the view of the tests."""

    id: str
    title: str
    due: dt.date | None = None
    rag: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class View:
    """A small document: a text, money, a list, words, and perhaps a chart."""

    summary: str | None = "The pilot runs."
    budget: Budget = Budget(Decimal(480_000))
    reserve: Budget | None = None
    risks: tuple[Row, ...] = (Row("R-1", "Late"), Row("R-2", "Dear"))
    done: tuple[str, ...] = ()
    finish: dt.date = dt.date(2026, 9, 30)
    open: bool = True
    curve: SCurve | None = None


FRONT = FrontMatter(
    kind="status-report",
    title="Status report 4",
    project="Parking permits online",
    code="PERMIT",
    data_date=dt.date(2026, 6, 26),
    description="How the project stands",
    author="Ivo Lindgren",
    keywords=("PERMIT", "Status report"),
)


def write_form(folder: Path, draw_form: Draw, name: str = "status-report.docx") -> Path:
    """A form with what `draw_form` puts into an empty Word document."""
    document = docx.Document()
    draw_form(document)
    path = folder / name
    document.save(str(path))
    return path


def lines(*words: str) -> Draw:
    """A form of plain paragraphs."""

    def draw_lines(document: Document) -> None:
        for line in words:
            document.add_paragraph(line)

    return draw_lines


def table(*rows: Sequence[str]) -> Draw:
    """A form that is one table."""

    def draw_table(document: Document) -> None:
        grid = document.add_table(len(rows), len(rows[0]))
        for row, words in zip(grid.rows, rows, strict=True):
            for cell, text in zip(row.cells, words, strict=True):
                cell.text = text

    return draw_table


def filled(path: Path, view: object | None = None, language: str = "en") -> Filled:
    """The form filled in with a view, by default the usual one."""
    theme = Theme()
    style = ChartStyle.from_theme(theme)
    return fill(open_form(path), FRONT, view or View(), language, theme, lambda spec: draw(spec, style))


def read(result: Filled) -> Any:
    """The Word document that came out."""
    return docx.Document(io.BytesIO(result.data))


def texts(result: Filled) -> list[str]:
    """The words of every paragraph outside tables, without the empty ones."""
    return [paragraph.text for paragraph in read(result).paragraphs if paragraph.text]


def cells(result: Filled) -> list[list[str]]:
    """The words of the first table, row by row."""
    return [[cell.text for cell in row.cells] for row in read(result).tables[0].rows]


def complaints(path: Path, view: type = View) -> list[str]:
    """What is told about the tags of a form, without the codes and remedies."""
    environment = form_environment("en", Colours(), Drawings())
    return [problem.message for problem in check_form(open_form(path), view, environment)]


def refusals(path: Path) -> list[tuple[str, str]]:
    """Code and message of every reason why a file is not taken as a form."""
    found: tuple[Diagnostic, ...] = ()
    try:
        open_form(path)
    except DefinitionError as refused:
        found = refused.diagnostics
    assert all(item.remedy and item.mark and item.mark.file == path for item in found)
    return [(item.code, item.message) for item in found]


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A Word file of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()

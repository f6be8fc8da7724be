"""The floor: what the bare libraries need for the same pages, written as plainly as a person would write it."""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO
from pathlib import Path

from pmdocs.theme import Theme

STYLES = "styles.css"


def write_styles(folder: Path, theme: Theme) -> None:
    """The same styles pmdocs uses, as one file beside the pages."""
    sheets = [
        files("pmdocs.templates").joinpath("styles", f"{name}.css").read_text(encoding="utf-8")
        for name in ("base", "tables", "components", "pages")
    ]
    (folder / STYLES).write_text("\n".join([theme.css(), *sheets]), encoding="utf-8")


def bare_pdf(page: Path) -> bytes:
    """WeasyPrint on the composed page, tagged and archivable as ours is."""
    from weasyprint import CSS, HTML

    sheet = CSS(filename=str(page.with_name(STYLES)))
    pdf: bytes = HTML(filename=str(page)).write_pdf(stylesheets=[sheet], pdf_variant="pdf/a-3a")
    return pdf


def bare_docx(page: Path) -> bytes:
    """python-docx writing every paragraph, heading and table cell of the page, without any formatting."""
    import docx
    import tinyhtml5

    document = docx.Document()
    root = tinyhtml5.parse(page.read_text(encoding="utf-8"), namespace_html_elements=False)
    for element in root.iter():
        if element.tag in {"h1", "h2", "h3"}:
            document.add_heading(_text(element), level=int(element.tag[1]))
        elif element.tag in {"p", "li"}:
            document.add_paragraph(_text(element))
        elif element.tag == "table":
            _table(document, element)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _table(document, element) -> None:  # type: ignore[no-untyped-def]
    rows = [[_text(cell) for cell in row if cell.tag in {"td", "th"}] for row in element.iter("tr")]
    width = max(map(len, rows), default=0)
    if not width:
        return
    table = document.add_table(rows=len(rows), cols=width)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text


def _text(element) -> str:  # type: ignore[no-untyped-def]
    return " ".join("".join(element.itertext()).split())

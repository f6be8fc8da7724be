"""Makes the two Word forms of samples/forms anew; the repository keeps them as an organisation would keep its own.

The forms are drawn here so that a change of a name in the documents can be followed in them; open the results in
Word or LibreOffice to see what a project manager sees.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from pmdocs.outputs import settle_zip

FOLDER = Path(__file__).resolve().parents[1] / "samples" / "forms" / "forms"
GREEN, INK, GREY = RGBColor(0x1F, 0x5A, 0x46), RGBColor(0x22, 0x2B, 0x28), RGBColor(0x5E, 0x6B, 0x66)
PALE, LINE = "EAF2EE", "C9D6D0"
WIDTH = 17.0  # centimetres between the margins


def main() -> None:
    """Write both forms."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, draw in (("charter", charter), ("status-report", status_report)):
        document = blank()
        draw(document)
        (FOLDER / f"{name}.docx").write_bytes(finished(document))


def charter(document: Any) -> None:
    """The charter on two pages, as a council signs it."""
    head(document, "{{ document.title }}", "{{ document.project }}")
    facts(
        document,
        ("Project", "{{ document.code }}", "Version", "{{ document.version }} · {{ document.status }}"),
        *FOR_EACH_FACT,
    )
    document.add_heading("1  Purpose", 1)
    paragraph(document, '{{ view.purpose|todo(_("Purpose"))|rich }}')
    document.add_heading("2  Objectives", 1)
    table(
        document,
        (("No.", 1.3), ("Objective", 7.2), ("Measure", 4.3), ("From", 1.9), ("To", 2.3)),
        "{%tr for row in view.objectives %}",
        (
            "{{ row.id }}",
            "{{ row.statement }}",
            "{{ row.measure|todo }}",
            "{{ row.today|dash }}",
            "{{ row.target|todo }}",
        ),
    )
    document.add_heading("3  Scope", 1)
    paragraph(document, "{%p if view.scope %}")
    grid = plain_table(document, (8.5, 8.5), 2)
    repeat_head(grid)
    for cell, words in zip(grid.rows[0].cells, ("Within", "Outside"), strict=True):
        put(cell, words, "Table Head")
        shade(cell, PALE)
    put(grid.rows[1].cells[0], "{{ view.scope.inside|listed }}", "Table Text")
    put(grid.rows[1].cells[1], "{{ view.scope.outside|listed }}", "Table Text")
    paragraph(document, "{%p else %}")
    paragraph(document, '{{ none|todo(_("Scope")) }}')
    paragraph(document, "{%p endif %}")
    document.add_heading("4  Deliverables", 1)
    table(
        document,
        (("No.", 1.3), ("Deliverable", 4.7), ("Accepted when", 6.6), ("By", 2.4), ("Approver", 2.0)),
        "{%tr for row in view.deliverables %}",
        (
            "{{ row.id }}",
            "{{ row.name }}",
            "{{ row.acceptance|listed }}",
            "{{ row.due|date }}",
            "{{ row.approver|dash }}",
        ),
    )
    document.add_heading("5  Milestones", 1)
    table(
        document,
        (("No.", 1.3), ("Milestone", 9.3), ("Date", 3.0), ("Answers for it", 3.4)),
        "{%tr for row in view.milestones %}",
        (
            "{{ row.id }}",
            "{{ row.name }}{% if row.gate %} (gate){% endif %}",
            "{{ row.date|date }}",
            "{{ row.owner|dash }}",
        ),
    )
    paragraph(document, "{%p if view.pictures.milestones %}")
    paragraph(document, "{{ draw(view.pictures.milestones) }}", "Chart")
    paragraph(document, "{%p endif %}")
    document.add_heading("6  Money", 1)
    facts(
        document,
        (
            "Budget",
            "{{ view.money.budget|money(view.currency) }}",
            "Reserve",
            "{{ view.money.contingency|money(view.currency) }}",
        ),
        (
            "Approved in all",
            "{{ view.money.approved|money(view.currency) }}",
            "Paid by",
            "{{ view.money.funding|todo }}",
        ),
    )
    document.add_heading("7  Risks at the start", 1)
    table(
        document,
        (("No.", 1.3), ("Risk", 11.3), ("Category", 2.6), ("Score", 1.8)),
        "{%tr for row in view.risks %}",
        (
            "{{ row.risk.id }}",
            "{{ row.risk.title }}",
            "{{ row.risk.category|dash }}",
            "{% cellbg row.score.level|colour %}{{ row.score.points }}",
        ),
    )
    document.add_heading("8  Approval", 1)
    table(
        document,
        (("Name", 5.0), ("Role", 4.6), ("Decision", 2.6), ("Date and signature", 4.8)),
        "{%tr for row in document.approvals %}",
        (
            "{{ row.name }}",
            "{{ row.role|dash }}",
            "{{ row.action }}",
            "{% if row.signed %}{{ row.signed|date }}{% endif %}",
        ),
    )


FOR_EACH_FACT = (
    ("Sponsor", "{{ document.facts[0].value|todo }}", "Manager", "{{ document.facts[1].value|todo }}"),
    ("Duration", "{{ document.facts[2].value }}", "Sensitivity", "{{ document.sensitivity }}"),
)


def status_report(document: Any) -> None:
    """The report a sponsor reads in three minutes."""
    head(document, "{{ document.title }}", "{{ document.project }}")
    facts(
        document,
        ("Project", "{{ document.code }}", "Period", "{{ document.period }}"),
        ("Manager", "{{ view.author|todo }}", "Phase", "{{ view.phase|dash }}"),
        ("Finish", "{{ view.forecast_finish|date }} (agreed {{ view.baseline_finish|date }})", "Cost forecast",
         "{{ view.money.forecast|money(view.currency, 0) }} of {{ view.money.budget|money(view.currency, 0) }}"),
    )  # fmt: skip
    document.add_heading("Where we stand", 1)
    paragraph(document, '{{ view.summary|todo(_("Summary"))|rich }}')
    rows = (("Area", 3.2), ("Last", 2.0), ("Now", 2.0), ("Why, and the way back to green", 9.8))
    table(
        document,
        rows,
        "{%tr for row in [view.overall] + view.ratings|list %}",
        (
            "{{ row.name }}",
            "{% cellbg row.previous|colour %}{{ row.previous|dash|title }}",
            "{% cellbg row.rag|colour %}{{ row.rag|title }}",
            "{{ row.reasons|first }}{% if row.way_back %} (way back: {{ row.way_back }}"
            "{% if row.due %}, by {{ row.due|date }}{% endif %}){% endif %}",
        ),
    )
    document.add_heading("Decisions needed", 1)
    paragraph(document, "{%p for row in view.decisions %}")
    paragraph(
        document,
        '{{ row.id }}: {{ row.text }}. {{ row.needed_from|todo(_("Who decides")) }}, by {{ row.needed_by|date }}.'
        "{% if row.consequence %} If we wait: {{ row.consequence }}.{% endif %}",
        "List Bullet",
    )
    paragraph(document, "{%p else %}")
    paragraph(document, "None.")
    paragraph(document, "{%p endfor %}")
    document.add_heading("Milestones", 1)
    table(
        document,
        (("No.", 1.3), ("Milestone", 6.9), ("Agreed", 2.9), ("Expected", 2.9), ("Slip", 3.0)),
        "{%tr for row in view.milestones %}",
        (
            "{{ row.id }}",
            "{{ row.name }}",
            "{{ row.baseline|date }}",
            "{% if row.is_actual %}✓ {% endif %}{{ row.expected|date }}",
            "{% cellbg row.rag|colour %}{{ row.slip|signed_days }}",
        ),
    )
    document.add_heading("Done", 1)
    bullets(document, "view.done")
    document.add_heading("Next", 1)
    bullets(document, "view.next")
    document.add_heading("Open risks", 1)
    table(
        document,
        (("No.", 1.3), ("Risk", 6.0), ("Score", 1.6), ("What is done next", 5.4), ("Owner", 2.7)),
        "{%tr for row in view.risks %}",
        (
            "{{ row.id }}",
            "{{ row.title }}",
            "{% cellbg row.level|colour %}{{ row.score|dash }} {{ row.arrow }}",
            "{{ row.next_action|dash }}{% if row.next_due %}, by {{ row.next_due|date }}{% endif %}",
            "{{ row.owner|todo }}",
        ),
    )
    paragraph(document, "{%p if view.s_curve %}")
    document.add_heading("Cost over time", 1)
    paragraph(document, "{{ draw(view.s_curve) }}", "Chart")
    paragraph(document, "{%p endif %}")


def blank() -> Any:
    """An empty A4 document in the council's styles."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.1)
    look(document, "Normal", 10, INK, after=5)
    look(document, "Title", 24, GREEN, bold=True, after=0)
    look(document, "Subtitle", 13, GREY, after=10)
    look(document, "Heading 1", 13, GREEN, bold=True, before=14, after=4)
    look(document, "List Bullet", 10, INK, after=2)
    own = (("Table Text", 9.5, INK, False), ("Table Head", 9.5, GREEN, True), ("Furniture", 8.5, GREY, False))
    for name, size, colour, bold in (*own, ("Gap", 2, INK, False), ("Chart", 10, INK, False)):
        document.styles.add_style(name, 1).base_style = document.styles["Normal"]
        look(document, name, size, colour, bold=bold, before=2, after=2)
    document.styles["Heading 1"].paragraph_format.keep_with_next = True
    document.styles["Chart"].paragraph_format.space_before = Pt(10)
    as_of_today(document)
    furniture(section)
    return document


def as_of_today(document: Any) -> None:
    """A file of today's Word: no banner "Compatibility Mode", and tables that begin at the margin."""
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def look(
    document: Any, name: str, size: float, colour: Any, *, bold: bool = False, before: float = 0, after: float = 0
) -> None:
    """Size, colour and white of a style, all in one face."""
    style = document.styles[name]
    style.font.name, style.font.size, style.font.color.rgb = "Calibri", Pt(size), colour
    style.font.bold, style.font.italic = bold, False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        if attribute.endswith("Theme"):
            del fonts.attrib[attribute]
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    for stray in list(style.element.iter(qn("w:pBdr"))) + list(style.element.rPr.iterchildren(qn("w:spacing"))):
        stray.getparent().remove(stray)


def furniture(section: Any) -> None:
    """The council's name and the document at the head, code, sensitivity and page at the foot."""
    line(section.header.paragraphs[0], "Rivermouth Council", "{{ document.title }}", "bottom")
    foot = section.footer.paragraphs[0]
    line(foot, "{{ document.code }} · {{ document.sensitivity }} · {{ document.data_date|date }}", "Page ", "top")
    field(foot, "PAGE")
    foot.add_run(" of ")
    field(foot, "NUMPAGES")


def line(paragraph_: Any, left: str, right: str, side: str) -> None:
    """Words at both edges, with a rule between them and the page."""
    paragraph_.style = "Furniture"
    stops = paragraph_.paragraph_format.tab_stops
    stops.add_tab_stop(Cm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    paragraph_.add_run(f"{left}\t{right}")
    border = f'<w:pBdr {nsdecls("w")}><w:{side} w:val="single" w:sz="6" w:space="4" w:color="1F5A46"/></w:pBdr>'
    paragraph_._p.get_or_add_pPr().insert_element_before(parse_xml(border), "w:shd", "w:tabs", "w:spacing", "w:jc")


def field(paragraph_: Any, instruction: str) -> None:
    """A field of Word's, such as the page number."""
    paragraph_._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" {instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )


def head(document: Any, title: str, subtitle: str) -> None:
    """Title and subtitle."""
    document.add_paragraph(title, style="Title")
    document.add_paragraph(subtitle, style="Subtitle")


def paragraph(document: Any, words: str, style: str = "Normal") -> None:
    """A paragraph of one style."""
    document.add_paragraph(words, style=style)


def bullets(document: Any, path: str) -> None:
    """A list of texts, each with a bullet; a word where there are none."""
    paragraph(document, f"{{%p for item in {path} %}}")
    paragraph(document, "{{ item|inline }}", "List Bullet")
    paragraph(document, "{%p else %}")
    paragraph(document, "Nothing to report.")
    paragraph(document, "{%p endfor %}")


def facts(document: Any, *rows: Sequence[str]) -> None:
    """Labels and values, two of each in a row."""
    grid = plain_table(document, (2.6, 5.9, 2.6, 5.9), len(rows))
    for row, words in zip(grid.rows, rows, strict=True):
        for number, (cell, text) in enumerate(zip(row.cells, words, strict=True)):
            put(cell, text, "Table Text" if number % 2 else "Table Head")
            if not number % 2:
                shade(cell, PALE)
    document.add_paragraph(style="Gap")


def table(document: Any, columns: Sequence[tuple[str, float]], loop: str, tags: Sequence[str]) -> None:
    """A table whose middle row is repeated: the row above it begins the loop, the row below ends it."""
    grid = plain_table(document, [width for _, width in columns], 4)
    for cell, (label, _) in zip(grid.rows[0].cells, columns, strict=True):
        put(cell, label, "Table Head")
        shade(cell, PALE)
    repeat_head(grid)
    put(grid.rows[1].cells[0], loop, "Table Text")
    for cell, words in zip(grid.rows[2].cells, tags, strict=True):
        put(cell, words, "Table Text")
    put(grid.rows[3].cells[0], "{%tr endfor %}", "Table Text")


def repeat_head(grid: Any) -> None:
    """Make the first row the head of the table, on every page it goes over."""
    grid.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    grid._tbl.tblPr.find(qn("w:tblLook")).set(qn("w:firstRow"), "1")


def plain_table(document: Any, widths: Sequence[float], rows: int) -> Any:
    """A table of fixed widths with hairlines between its rows."""
    grid = document.add_table(rows, len(widths))
    grid.alignment, grid.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    sides = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="{LINE}"/>' for side in ("top", "bottom", "insideH"))
    borders = parse_xml(f"<w:tblBorders {nsdecls('w')}>{sides}</w:tblBorders>")
    grid._tbl.tblPr.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    grid._tbl.tblPr.find(qn("w:tblLook")).set(qn("w:firstRow"), "0")
    for row in grid.rows:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Cm(width)
    return grid


def put(cell: Any, words: str, style: str) -> None:
    """The words of a cell."""
    cell.paragraphs[0].style, cell.paragraphs[0].alignment = style, WD_ALIGN_PARAGRAPH.LEFT
    cell.paragraphs[0].add_run(words)


def shade(cell: Any, colour: str) -> None:
    """The ground of a cell."""
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>')
    )


def finished(document: Any) -> bytes:
    """The file, with nothing in it from the clock or from the library that wrote it."""
    about = document.core_properties
    about.title = about.author = about.last_modified_by = about.comments = ""
    about.created = about.modified = dt.datetime(2026, 1, 5, 12, tzinfo=dt.UTC)
    for identity, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            del document.part.rels[identity]
    target = io.BytesIO()
    document.save(target)
    return settle_zip(target.getvalue())


if __name__ == "__main__":
    main()

"""Forms filled in: the values exactly, in Word's own formatting, in a file that opens and is the same every time."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from pmdocs.charts import Span
from pmdocs.diagnostics import DefinitionError
from tests.charts.samples import plain_name, s_curve
from tests.forms.making import Budget, Row, View, cells, filled, lines, parts_of, read, table, texts, write_form
from tests.writers.docx.conformance import conformance_faults

CURVE = s_curve(12, Span.TEXT, plain_name)
HOSTILE = "A & B <select> \"quoted\" {{ 7*7 }} {% raw %} ]]> =1+1 \\ 'x'"


def view(**changes: object) -> View:
    """The usual view with some of its fields changed."""
    return dataclasses.replace(View(), **changes)  # type: ignore[arg-type]


def words(folder: Path, *tags: str, shown: View | None = None, language: str = "en") -> list[str]:
    """The paragraphs that tags become."""
    return texts(filled(write_form(folder, lines(*tags)), shown, language))


def stopped(folder: Path, *tags: str, shown: View | None = None) -> str:
    """The one reason why a form is not filled in."""
    with pytest.raises(DefinitionError) as caught:
        words(folder, *tags, shown=shown)
    (problem,) = caught.value.diagnostics
    assert problem.remedy
    return f"{problem.code} {problem.message}"


def test_values_arrive_exactly(tmp_path: Path) -> None:
    """Signs that mean something to XML, to Jinja or to a spreadsheet are plain text in Word."""
    row = Row("R-1", HOSTILE)
    shown = view(summary=HOSTILE, risks=(row,), done=(HOSTILE,))
    said = words(tmp_path, "{{ view.summary }}", "{% for r in view.risks %}{{ r.title }}{% endfor %}", shown=shown)
    assert said == [HOSTILE, HOSTILE]


def test_values_are_not_run_in_headers_and_notes_either(tmp_path: Path) -> None:
    """Each part is run once, however many sections use it."""

    def draw(document: Document) -> None:
        for _ in range(2):
            document.add_section()
        document.sections[0].header.paragraphs[0].text = "{{ view.summary }}"

    result = filled(write_form(tmp_path, draw), view(summary="{{ view.budget }}"))
    assert read(result).sections[0].header.paragraphs[0].text == "{{ view.budget }}"


def test_formats_are_those_of_the_document(tmp_path: Path) -> None:
    """The filters templates know, in the document's language."""
    tags = (
        "{{ view.budget.planned|money('EUR') }}",
        "{{ view.finish|date_long }}",
        "{{ view.budget.spent|money('EUR') }}",
    )
    assert words(tmp_path, *tags) == ["€480,000", "30\u00a0September\u00a02026", "–"]
    assert words(tmp_path, *tags[:2], language="de") == ["480.000\u00a0€", "30.\u00a0September\u00a02026"]


def test_rows_are_repeated(tmp_path: Path) -> None:
    """The rows with the tags are gone, the row between them stands once for each entry."""
    form = write_form(
        tmp_path,
        table(
            ("Id", "Risk"),
            ("{%tr for row in view.risks %}", ""),
            ("{{ row.id }}", "{{ row.title }}"),
            ("{%tr endfor %}", ""),
        ),
    )
    assert cells(filled(form)) == [["Id", "Risk"], ["R-1", "Late"], ["R-2", "Dear"]]
    assert cells(filled(form, view(risks=()))) == [["Id", "Risk"]]


def test_columns_are_repeated(tmp_path: Path) -> None:
    """One column for each entry; the table keeps its width."""
    row = ("Risks", "{%tc for row in view.risks %}", "{{ row.id }}", "{%tc endfor %}")
    result = filled(write_form(tmp_path, table(row)))
    assert cells(result) == [["Risks", "R-1", "R-2"]]
    assert len(read(result).tables[0]._tbl.tblGrid.findall(qn("w:gridCol"))) == 3


def test_paragraphs_are_chosen(tmp_path: Path) -> None:
    """What is left out leaves no empty line behind."""
    tags = ("{%p if view.done %}", "Done: {{ view.done|listed }}", "{%p else %}", "Nothing done.", "{%p endif %}")
    assert words(tmp_path, *tags) == ["Nothing done."]
    assert words(tmp_path, *tags, shown=view(done=("a", "b"))) == ["Done: a and b"]
    assert len(read(filled(write_form(tmp_path, lines(*tags)))).paragraphs) == 1


def test_a_rating_colours_its_cell(tmp_path: Path) -> None:
    """Ratings by their word, risks by their level; what is no rating has no colour."""
    tags = ("{% cellbg row.rag|colour %}{{ row.rag|dash }}", "{% cellbg row.level|colour %}{{ row.level }}")
    form = write_form(tmp_path, table(("{%tr for row in view.risks %}", ""), tags, ("{%tr endfor %}", "")))
    rows = (Row("R-1", "", rag="amber", level=4), Row("R-2", ""))
    result = read(filled(form, view(risks=rows)))
    fills = [shade.get(qn("w:fill")) for shade in result.element.iter(qn("w:shd"))]
    assert fills == ["FCEFD9", "EFAEA3", "auto", "auto"]


def test_rich_text_becomes_paragraphs_and_lists(tmp_path: Path) -> None:
    """Markdown in a field is Word's own formatting: bold letters, bullets in the form's own style."""
    text = "First **bold** and *slanted*.\n\n- one\n- two\n  - deep\n\nLast with `code`."
    document = read(
        filled(write_form(tmp_path, lines("Purpose: {{ view.summary|rich }}", "After.")), view(summary=text))
    )
    found = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]
    assert found == [
        ("Normal", "Purpose: First bold and slanted."),
        ("List Bullet", "one"),
        ("List Bullet", "two"),
        ("List Bullet 2", "deep"),
        ("Normal", "Last with code."),
        ("Normal", "After."),
    ]
    runs = {run.text: run for run in document.paragraphs[0].runs}
    assert runs["bold"].bold
    assert runs["slanted"].italic
    assert not runs["First "].bold


def test_numbered_lists_carry_their_numbers(tmp_path: Path) -> None:
    """Typed, because Word's own numbers would go on from the list before."""
    assert words(tmp_path, "{{ view.summary|rich }}", shown=view(summary="1. one\n2. two")) == ["1.\tone", "2.\ttwo"]


def test_a_form_without_list_styles_gets_typed_bullets(tmp_path: Path) -> None:
    """Set in as far as a list is."""

    def draw(document: Document) -> None:
        for style in list(document.styles.element):
            name = style.find(qn("w:name"))
            if name is not None and name.get(qn("w:val"), "").startswith("List Bullet"):
                document.styles.element.remove(style)
        document.add_paragraph("{{ view.summary|rich }}")

    document = read(filled(write_form(tmp_path, draw), view(summary="- one\n- two")))
    assert [paragraph.text for paragraph in document.paragraphs] == ["•\tone", "•\ttwo"]
    assert all((paragraph.paragraph_format.left_indent or 0) > 0 for paragraph in document.paragraphs)


def test_a_bullet_of_the_forms_own_is_not_doubled(tmp_path: Path) -> None:
    """The form made the paragraph an item: a list in the value adds items, not signs."""

    def draw(document: Document) -> None:
        document.add_paragraph("{{ view.summary|rich }}", style="List Number")

    document = read(filled(write_form(tmp_path, draw), view(summary="- one\n- two")))
    assert [(p.style.name, p.text) for p in document.paragraphs] == [("List Number", "one"), ("List Number", "two")]


def test_a_link_in_a_text_is_a_link_in_word(tmp_path: Path) -> None:
    """A field of its own, so that no other part of the file has to know of it."""
    result = filled(
        write_form(tmp_path, lines("{{ view.summary|inline }}")),
        view(summary="See [the plan](https://a.example/?a=1&b=2)."),
    )
    assert texts(result) == ["See the plan."]
    markup = parts_of(result.data)["word/document.xml"].decode()
    assert ' HYPERLINK "https://a.example/?a=1&amp;b=2" ' in markup
    assert markup.count("<w:fldChar ") == 3


def test_what_is_missing_is_marked_and_told(tmp_path: Path) -> None:
    """Highlighted in its place; a strict build hears where."""
    form = write_form(
        tmp_path, table(("{{ view.summary|todo('Summary') }}", "{{ view.budget.spent|todo|money('EUR') }}"))
    )
    result = filled(form, view(summary=None))
    assert cells(result) == [["To be completed: Summary", "To be completed"]]
    assert [point.message for point in result.open_points] == [
        "status-report.docx: 'To be completed: Summary' in table 1, row 1, cell 1.",
        "status-report.docx: 'To be completed' in table 1, row 1, cell 2.",
    ]
    (run,) = read(result).tables[0].rows[0].cells[0].paragraphs[0].runs
    assert run.font.highlight_color is not None


def test_a_chart_is_drawn_with_its_words(tmp_path: Path) -> None:
    """A picture no wider than the page or its cell, described for those who cannot see it."""
    form = write_form(tmp_path, table(("{{ draw(view.curve) }}", "{{ draw(view.curve, 4) }}")))
    document = read(filled(form, view(curve=CURVE)))
    first, second = document.inline_shapes
    section = document.sections[0]
    assert first.width < section.page_width - section.left_margin - section.right_margin
    assert abs(second.width - 4 * 360_000) < 10
    for drawing in document.element.iter(qn("wp:docPr")):
        assert len(drawing.get("descr")) > 20
    assert [d.get("id") for d in document.element.iter(qn("wp:docPr"))] == ["1", "2"]


def test_a_chart_that_is_not_there_leaves_nothing(tmp_path: Path) -> None:
    """As with any other value, the form says what then."""
    assert words(tmp_path, "{{ draw(view.curve) }}x") == ["x"]


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    """Title, author and dates come from the project, never from whoever drew the form."""

    def draw(document: Document) -> None:
        document.core_properties.author = "The form's author"
        document.add_paragraph("{{ document.title }}")

    about = read(filled(write_form(tmp_path, draw), language="en-GB")).core_properties
    assert (about.title, about.author, about.last_modified_by) == (
        "Status report 4: Parking permits online",
        "Ivo Lindgren",
        "Ivo Lindgren",
    )
    assert (about.created.date(), about.modified.date(), about.language) == (dt.date(2026, 6, 26),) * 2 + ("en-GB",)


def test_same_form_same_values_same_bytes(tmp_path: Path) -> None:
    """Also when the form was packed at another time and in another order."""
    form = write_form(tmp_path, lines("{{ view.summary|rich }}", "{{ draw(view.curve) }}"))
    first = filled(form, view(curve=CURVE)).data
    turned = io.BytesIO()
    with zipfile.ZipFile(turned, "w", zipfile.ZIP_STORED) as archive:
        for name, content in reversed(parts_of(form.read_bytes()).items()):
            archive.writestr(zipfile.ZipInfo(name, (2001, 2, 3, 4, 5, 6)), content)
    form.write_bytes(turned.getvalue())
    assert filled(form, view(curve=CURVE)).data == first


def test_repeated_parts_keep_ids_apart(tmp_path: Path) -> None:
    """A bookmark, a picture and a content control in a row that is repeated: each id once, each bookmark whole."""

    def draw(document: Document) -> None:
        table(("{%tr for row in view.risks %}",), ("{{ row.id }}",), ("{%tr endfor %}",))(document)
        paragraph = document.tables[0].rows[1].cells[0].paragraphs[0]
        space = nsdecls("w") + ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
        paragraph._p.insert(0, parse_xml(f'<w:bookmarkStart {space} w:id="7" w:name="here"/>'))
        paragraph._p.append(parse_xml(f'<w:bookmarkEnd {space} w:id="7"/>'))
        paragraph._p.set("{http://schemas.microsoft.com/office/word/2010/wordml}paraId", "12345678")
        control = '<w:sdtPr><w:id w:val="99"/></w:sdtPr><w:sdtContent><w:r><w:t>c</w:t></w:r></w:sdtContent>'
        paragraph._p.append(parse_xml(f"<w:sdt {space}>{control}</w:sdt>"))
        paragraph.add_run("{{ draw(view.curve, 3) }}")

    markup = parts_of(filled(write_form(tmp_path, draw), view(curve=CURVE)).data)["word/document.xml"].decode()
    assert markup.count("R-1") == markup.count("R-2") == 1
    assert (markup.count("bookmarkStart"), markup.count("bookmarkEnd")) == (1, 1)
    assert markup.count('paraId="12345678"') == 1
    assert markup.count('<w:id w:val="99"/>') == 1
    assert re.findall(r'<wp:docPr id="(\d+)"', markup) == ["1", "2"]


def test_what_is_left_out_leaves_no_hole(tmp_path: Path) -> None:
    """A cell keeps a paragraph, and a table without rows goes: Word calls a file damaged that has neither."""

    def draw(document: Document) -> None:
        table(("x", ""))(document)
        cell = document.tables[0].rows[0].cells[1]
        cell.paragraphs[0].text = "{%p if view.reserve %}"
        cell.add_paragraph("{{ view.reserve.planned|number }}")
        cell.add_paragraph("{%p endif %}")
        table(("{%tr for row in view.risks %}",), ("{{ row.id }}",), ("{%tr endfor %}",))(document)

    document = read(filled(write_form(tmp_path, draw), view(risks=())))
    assert len(document.tables) == 1
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["x", ""]


def test_word_finds_nothing_to_mend(tmp_path: Path) -> None:
    """Word's own rules, as far as they are known, over a form with everything in it."""

    def draw(document: Document) -> None:
        document.add_paragraph("{{ view.summary|rich }}")
        tags = ("{% cellbg row.rag|colour %}{{ row.id }}", "{{ row.title|inline }}", "{{ draw(view.curve, 5) }}")
        table(("a", "b", "c"), ("{%tr for row in view.risks %}", "", ""), tags, ("{%tr endfor %}", "", ""))(document)
        row = document.tables[0].rows[0]._tr.get_or_add_trPr()
        row.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        document.sections[0].footer.paragraphs[0].text = "{{ document.code }}"

    rows = tuple(Row(f"R-{n}", f"*Late* {HOSTILE}", rag="red") for n in range(1, 4))
    result = filled(write_form(tmp_path, draw), view(summary="a\n\n1. b\n2. c", risks=rows, curve=CURVE))
    assert conformance_faults(result.data, tmp_path) == []


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__ }}",
        "{{ view.summary.__class__.__mro__ }}",
        "{{ view.budget.planned.__init__.__globals__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ 'a' * 100000000 }}",
        "{% for x in range(1000000) %}x{% endfor %}",
        "{{ view.summary.format(1) }}",
    ],
)
def test_a_form_runs_in_the_sandbox(tmp_path: Path, tag: str) -> None:
    """What reaches into the program or exhausts the machine is stopped, and the tag is named."""
    told = stopped(tmp_path, tag)
    assert re.match(r"PM38[0-9] In paragraph 1: \{", told), told


def test_a_value_of_the_wrong_kind_names_its_tag(tmp_path: Path) -> None:
    """What the check of names cannot know shows when the tag is run."""
    told = stopped(tmp_path, "ok {{ view.summary }} {{ [view.summary, 1]|last|date }}")
    assert told.startswith("PM384 In paragraph 1: {{ [view.summary, 1]|last|date }}: a date is expected here")


def test_what_this_project_does_not_have_names_its_tag(tmp_path: Path) -> None:
    """A record that may be missing needs a choice around it; with one, it is left out."""
    told = stopped(tmp_path, "{{ view.reserve.planned|number }}")
    assert told == "PM381 In paragraph 1: {{ view.reserve.planned|number }}: this project has nothing there."
    tag = "{% if view.reserve %}{{ view.reserve.planned|number }}{% else %}none{% endif %}"
    assert words(tmp_path, tag) == ["none"]
    assert words(tmp_path, tag, shown=view(reserve=Budget(Decimal(9)))) == ["9"]


def test_nothing_is_filled_in_when_a_name_is_wrong(tmp_path: Path) -> None:
    """All of them are told, as by the check."""
    with pytest.raises(DefinitionError) as caught:
        words(tmp_path, "{{ view.a }}", "{{ view.b }}")
    assert len(caught.value.diagnostics) == 2


def test_two_thousand_rows(tmp_path: Path) -> None:
    """A register of that length is filled in, row by row, and can be read back."""
    form = write_form(
        tmp_path,
        table(("{%tr for row in view.risks %}", ""), ("{{ row.id }}", "{{ row.title }}"), ("{%tr endfor %}", "")),
    )
    rows = tuple(Row(f"R-{n}", f"Title {n}") for n in range(2_000))
    markup = parts_of(filled(form, view(risks=rows)).data)["word/document.xml"].decode()
    assert markup.count("<w:tr") == 2_000
    assert "Title 1999" in markup


def test_everything_at_the_edges(tmp_path: Path) -> None:
    """A title of 300 letters, an id of 60, right-to-left text and emoji pass through unharmed."""
    long, identity = "Ünïcödé " * 40, "R" * 60
    rows = (Row(identity, long.strip()), Row("R-2", "مرحبا بالعالم 🚀 项目"))
    tag = "{% for row in view.risks %}{{ row.id }} {{ row.title }}|{% endfor %}"
    assert words(tmp_path, tag, shown=view(risks=rows)) == [f"{identity} {long.strip()}|R-2 مرحبا بالعالم 🚀 项目|"]

"""Tags wherever Word puts them: found in one piece, told by their place, refused where they cannot stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.document import Document

from pmdocs.forms import open_form
from tests.forms.making import complaints, lines, table, texts, write_form
from tests.forms.making import filled as fill_in


def told(folder: Path, *words: str) -> list[str]:
    """What is said about a form of these paragraphs."""
    return complaints(write_form(folder, lines(*words)))


def test_a_tag_cut_up_by_word_is_one_tag(tmp_path: Path) -> None:
    """Bold letters in the middle, a spelling mark, a language: Word starts a new run for each of them."""

    def draw(document: Document) -> None:
        paragraph = document.add_paragraph("It ends: {")
        for piece in ("{ vi", "ew.sum", "mary ", "}", "}"):
            paragraph.add_run(piece).bold = piece == "ew.sum"
        paragraph.add_run(" Truly.")

    form = write_form(tmp_path, draw)
    assert [tag.text for tag in open_form(form).tags] == ["{{ view.summary }}"]
    assert texts(fill_in(form)) == ["It ends: The pilot runs. Truly."]


def test_quotation_marks_as_word_types_them(tmp_path: Path) -> None:
    """Curly quotes and spaces that do not break, in any language, mean what they look like."""
    form = write_form(tmp_path, lines("{{\u00a0view.budget.planned|money(“EUR”)\u00a0}}", "{{ view.done|join(„, “) }}"))
    assert complaints(form) == []
    assert texts(fill_in(form)) == ["€480,000"]


def test_each_tag_is_told_with_its_place(tmp_path: Path) -> None:
    """Paragraphs with words are counted, headings named; tables, rows and cells from 1; headers by their name."""

    def draw(document: Document) -> None:
        document.add_heading("Money", 1)
        document.add_paragraph("")
        document.add_paragraph("{{ view.a }}")
        table(("x", "{{ view.b }}"), ("{{ view.c }}", ""))(document)
        inner = document.tables[0].rows[1].cells[1].add_table(1, 1)
        inner.rows[0].cells[0].text = "{{ view.d }}"
        document.sections[0].header.paragraphs[0].text = "{{ view.e }}"

    assert [message.split(": unknown")[0] for message in complaints(write_form(tmp_path, draw))] == [
        "In paragraph 2, under 'Money': {{ view.a }}",
        "In table 1, row 1, cell 2: {{ view.b }}",
        "In table 1, row 2, cell 1: {{ view.c }}",
        "In table 1, row 2, cell 2, inner table, row 1, cell 1: {{ view.d }}",
        "In the header, paragraph 1: {{ view.e }}",
    ]


def test_two_tags_in_one_paragraph_are_told_apart(tmp_path: Path) -> None:
    """The wrong one is named, not the first of its line."""
    assert told(tmp_path, "{{ view.summary }} and {{ view.sumary }} and {{ document.code }}") == [
        "In paragraph 1: {{ view.sumary }}: unknown name 'sumary' in view, did you mean 'summary'?"
    ]


def test_a_tag_that_is_not_closed(tmp_path: Path) -> None:
    """Where it begins, not where the next one ends."""
    assert told(tmp_path, "Budget {{ view.budget.planned", "{{ view.summary }}") == [
        "In paragraph 1: {{ view.budget.planned: this tag is not closed: '}}' is missing in its paragraph."
    ]


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        (("{% if view.open %}", "x"), "{% if view.open %}: this is never ended: {% endif %} is missing."),
        (("x {% endif %}",), "{% endif %}: there is no {% if … %} that it could end."),
        (("{% else %}",), "{% else %}: no {% if … %} stands before it."),
        (("{%p if view.open %}", "x", "{% endif %}"), "so it is written {%p endif %}."),
        (
            ("{% for row in view.risks %}{% if row.due %}{% endfor %}{% endif %}",),
            "{% endfor %}: {% endif %} is needed first, to end {% if row.due %} in paragraph 1.",
        ),
        (("{%tr for row in view.risks %}",), "a {%tr …%} tag stands in a table, and here is none."),
        (("{{p view.summary }}",), "{{p view.summary }}: a value is shown without 'p'."),
        (("Here: {%p if view.open %}", "x", "{%p endif %}"), "its paragraph is removed when the form is filled in"),
    ],
)
def test_tags_that_do_not_belong_together(tmp_path: Path, words: tuple[str, ...], fact: str) -> None:
    """Each with the tag it concerns, before anything is filled in."""
    assert any(fact in message for message in told(tmp_path, *words)), told(tmp_path, *words)


def test_what_begins_in_one_cell_ends_there(tmp_path: Path) -> None:
    """Ended in the next cell, Word could not open the result."""
    form = write_form(tmp_path, table(("{% if view.open %}yes", "{% endif %}")))
    assert complaints(form) == [
        "In table 1, row 1, cell 2: {% endif %}: it belongs to {% if view.open %} in table 1, row 1, cell 1, "
        "and must stand in the same cell or text."
    ]


def test_a_row_tag_stands_alone_in_its_row(tmp_path: Path) -> None:
    """The most frequent slip: loop and values in one row, which would all be lost."""
    row = ("{%tr for row in view.risks %}{{ row.id }}", "{{ row.title }}{%tr endfor %}")
    ((first, second),) = [complaints(write_form(tmp_path, table(row)))]
    for message in (first, second):
        assert "its row is removed when the form is filled in, and something else stands in it." in message


def test_a_tag_in_a_field_is_refused(tmp_path: Path) -> None:
    """A value could turn the field into another one."""

    def draw(document: Document) -> None:
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        run = f'<w:r {nsdecls("w")}><w:instrText>HYPERLINK "{{{{ view.summary }}}}"</w:instrText></w:r>'
        document.add_paragraph()._p.append(parse_xml(run))

    (message,) = complaints(write_form(tmp_path, draw))
    assert message.endswith("a tag stands in the instruction of a Word field.")


def test_word_of_the_template_language_is_explained(tmp_path: Path) -> None:
    """A statement that does not exist."""
    (message,) = told(tmp_path, "{% whenever view.open %}")
    assert message.startswith("In paragraph 1: {% whenever view.open %}: encountered unknown tag 'whenever'")

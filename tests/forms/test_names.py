"""Names in tags, checked against the classes of the documents before a single value exists."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pmdocs.documents import DOCUMENTS, DocumentKind, Voice
from pmdocs.documents.front import FrontMatter
from pmdocs.forms.names import names_for
from pmdocs.forms.values import ANYTHING, Lookup, Many, Plain, Several, Thing, Value, is_chart, members
from tests.building import figures
from tests.forms.making import complaints, lines, table, write_form


def told(folder: Path, *words: str) -> list[str]:
    """What is said about tags, without where they stand."""
    return [message.split(": ", 2)[2] for message in complaints(write_form(folder, lines(*words)))]


def test_an_unknown_name_is_told_with_the_one_meant(tmp_path: Path) -> None:
    """In words, with table, row and cell."""
    form = write_form(tmp_path, table(("a", "b"), ("c", "d"), ("{{ view.budgett }}", "e")))
    assert complaints(form) == [
        "In table 1, row 3, cell 1: {{ view.budgett }}: unknown name 'budgett' in view, did you mean 'budget'?"
    ]


@pytest.mark.parametrize(
    "tag",
    [
        "{{ view.summary|rich }}",
        "{{ view.budget.planned|money('EUR') }}",
        "{% for row in view.risks %}{{ row.title }}, {{ row.due|date }}{{ loop.index }}{% endfor %}",
        "{% for row in view.risks|selectattr('due')|sort(attribute='title') %}{{ row.id }}{% endfor %}",
        "{{ view.risks|map(attribute='title')|join('; ') }}",
        "{{ (view.risks|first).title }}{{ view.risks[0].title }}{{ view.risks|length }}",
        "{% set first = view.risks|first %}{{ first.title }}",
        "{% for level, rows in view.risks|groupby('level') %}{{ level }}{{ (rows|first).id }}{% endfor %}",
        "{{ view.finish|date_long if view.open else '–' }}",
        "{% if view.no_such_thing is defined %}x{% endif %}{{ view.nor_this|default('y') }}",
        "{{ _('Budget') }}{{ document.title|upper }}{{ language }}{{ document.code.lower() }}",
        "{{ draw(view.curve) }}",
        "{{ view.summary|todo('Summary') }}{{ view.finish|todo|date }}",
        "{% macro line(row) %}{{ row.whatever }}{% endmacro %}{{ line(view.risks|first) }}",
        "{% with total = view.budget.planned %}{{ total|number }}{% endwith %}",
    ],
)
def test_what_exists_is_not_complained_about(tmp_path: Path, tag: str) -> None:
    """Loops, filters, choices and names of one's own."""
    assert told(tmp_path, tag) == []


@pytest.mark.parametrize(
    ("tag", "fact"),
    [
        ("{{ vew.summary }}", "unknown name 'vew', did you mean 'view'?"),
        ("{{ view.budget.plannd|number }}", "unknown name 'plannd' in view.budget, did you mean 'planned'?"),
        (
            "{% for row in view.risks %}{{ row.titel }}{% endfor %}",
            "unknown name 'titel' in row, did you mean 'title'?",
        ),
        ("{% for row in view.risks|sort(attribute='dew') %}{{ row.id }}{% endfor %}", "unknown name 'dew'"),
        ("{% set r = view.risks|first %}{{ r.name }}", "unknown name 'name' in r"),
        ("{{ row.title }}", "unknown name 'row'"),
        ("{{ view.risks.title }}", "'view.risks' is a list, and has no 'title' of its own."),
        ("{{ view.summary.words }}", "a text has no 'words'."),
        ("{{ view.summary|richh }}", "there is no filter 'richh'."),
        ("{% if view.summary is empti %}x{% endif %}", "there is no test 'empti'."),
        ("{{ m.todo() }}", "the macros of templates write pages and are not there in a form."),
        ("{{ view.finish }}", "a date cannot be shown as it is."),
        ("{{ view.budget.planned }}", "an amount cannot be shown as it is."),
        ("{{ view.open }}", "yes or no cannot be shown as it is."),
        ("{{ view.budget }}", "this is a whole record."),
        ("{{ view.risks }}", "this is a whole list."),
        ("{{ view.curve }}", "a chart cannot be shown as it is."),
        ("{{ draw(view.summary) }}", "only a chart can be drawn, and this is a text."),
        ("{{ view.summary|date }}", "the filter 'date' needs a date, and this is a text."),
        ("{{ view.finish|money('EUR') }}", "the filter 'money' needs a number, and this is a date."),
        ("{% for row in view.budget %}x{% endfor %}", "a record cannot be repeated over."),
        ("{% include 'other.docx' %}", "a form stands alone; it cannot include, import or extend another file."),
    ],
)
def test_what_does_not_exist_or_cannot_be_shown(tmp_path: Path, tag: str, fact: str) -> None:
    """One sentence for each, and it is the only one."""
    (message,) = told(tmp_path, tag)
    assert message.startswith(fact)


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    """A person corrects a form in one go."""
    assert len(told(tmp_path, "{{ view.a }}", "{{ view.b }}", "{{ view.finish }}")) == 3


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_the_classes_know_every_value_a_document_holds(kind: DocumentKind) -> None:
    """What the check says of the names holds for the values of a full project, every one of them."""
    document = DOCUMENTS[kind]
    page = document.page(figures("orion"), Voice("en", "EUR"))
    assert type(page.view) is document.view
    looked_at = sum(1 for _ in _compared(page.view, Thing(document.view), "view"))
    assert looked_at > 100


def _compared(value: Any, kind: Value, path: str) -> Iterator[str]:
    """Every value below `value`, held against what its class promises."""
    if value is None or kind is ANYTHING:
        return
    yield path
    if isinstance(kind, Thing):
        assert isinstance(value, kind.of), path
        if not is_chart(kind.of):
            for name, inner in members(kind.of).items():
                yield from _compared(getattr(value, name), inner, f"{path}.{name}")
    elif isinstance(kind, Many):
        for entry in value:
            yield from _compared(entry, kind.item, f"{path}[]")
    elif isinstance(kind, Several):
        assert len(value) == len(kind.items), path
        for entry, inner in zip(value, kind.items, strict=True):
            yield from _compared(entry, inner, f"{path}[]")
    elif isinstance(kind, Lookup):
        for entry in value.values():
            yield from _compared(entry, kind.value, f"{path}{{}}")
    else:
        words = {
            Plain.TEXT: "str",
            Plain.WHOLE: "int",
            Plain.AMOUNT: "Decimal",
            Plain.DATE: "date",
            Plain.YES_NO: "bool",
        }
        assert words[kind] in {cls.__name__ for cls in type(value).__mro__}, f"{path} is {type(value)}, not {kind}"


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_the_tags_listed_for_a_document_are_right(kind: DocumentKind, tmp_path: Path) -> None:
    """Whatever `pmdocs templates names` prints can be typed into a form as it stands."""
    view = DOCUMENTS[kind].view
    listed = list(names_for(view))
    assert len(listed) > 60
    single = [name.tag for name in listed if name.depth == 0 and name.tag.startswith("{{")]
    loops = [name.tag.replace(" … ", "x") for name in listed if name.depth == 0 and name.tag.startswith("{% for")]
    choices = [name.tag.replace(" … ", "x") for name in listed if name.depth == 0 and name.tag.startswith("{% if")]
    assert complaints(write_form(tmp_path, lines(*single, *loops, *choices)), view) == []


def test_the_front_matter_is_listed_with_every_document() -> None:
    """Each of its fields, by its name."""
    listed = {name.path for name in names_for(DOCUMENTS[DocumentKind.CHARTER].view)}
    assert {f"document.{field.name}" for field in dataclasses.fields(FrontMatter)} <= listed

"""docs/definition.md: made from the models, complete, and never out of date."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from pmdocs.diagnostics import Severity
from pmdocs.load import load
from pmdocs.project.definition import Project
from pmdocs.project.reference import definition_reference
from pmdocs.project.shape import all_records, fields_of
from pmdocs.project.updates import CHANGES_OF
from pmdocs.reckoning import reckon
from pmdocs.source import load_source

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLE = DOCS / "definition-example.yaml"


def test_the_page_is_up_to_date() -> None:
    """Whoever changes a field renews the page with one command."""
    page = (DOCS / "definition.md").read_text(encoding="utf-8")
    fresh = definition_reference(EXAMPLE.read_text(encoding="utf-8"))
    assert page == fresh, "docs/definition.md is stale: run 'python scripts/definition_reference.py'"


def test_every_field_has_its_row() -> None:
    """Field, meaning and type of everything a manager may write."""
    page = definition_reference("")
    for record in all_records(Project):
        for field in fields_of(record).values():
            assert record in CHANGES_OF or f"| `{field.key}` | " in page or f"## {field.key}\n" in page
            assert field.meaning, f"{record.__name__}.{field.key} is not described"


def test_the_example_uses_every_topic() -> None:
    """The page shows how each of them is written."""
    topics = set(load_source(EXAMPLE).data)
    assert topics == set(fields_of(Project))


def test_the_example_contradicts_itself_nowhere(tmp_path: Path) -> None:
    """What a reader copies is told no error and no warning: at the start, under way and at the end."""
    shutil.copy(EXAMPLE, tmp_path / "project.yaml")
    forms = tmp_path / "forms"
    forms.mkdir()
    shutil.copy(DOCS.parent / "samples" / "forms" / "forms" / "status-report.docx", forms)
    definition = load(tmp_path)
    days = [definition.project.project.start, *(update.date for update in definition.project.updates)]
    for day in (*days, dt.date(2026, 12, 11)):
        found = reckon(definition, day).diagnostics
        assert [str(item) for item in found if item.severity is not Severity.NOTICE] == []

"""docs/definition.md: made from the models, complete, and never out of date."""

from __future__ import annotations

from pathlib import Path

from pmdocs.project.definition import Project
from pmdocs.project.reference import definition_reference
from pmdocs.project.shape import all_records, fields_of
from pmdocs.project.updates import CHANGES_OF
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

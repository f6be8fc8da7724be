"""A small document for templates to show, and a way to compose a body without writing a whole template."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pmdocs.compose import Composed, compose
from pmdocs.diagnostics import DefinitionError, Diagnostic
from pmdocs.documents.front import Approval, Fact, FrontMatter, Revision

FRAME = '{% extends "base.html.j2" %}\n{% block body %}\n<h1>First</h1>\nBODY\n{% endblock %}\n'
LINE = 4
"""The line of the template on which BODY starts."""

Compose = Callable[..., Composed]


@pytest.fixture
def document() -> FrontMatter:
    """The front matter of a fictional charter."""
    return FrontMatter(
        kind="charter",
        title="Project charter",
        project="Replace the lending system",
        code="ORION",
        data_date=date(2026, 11, 20),
        description="What the project is for",
        organisation="Northbank",
        author="Grace Murray",
        keywords=("ORION", "charter"),
        version="1.0",
        sensitivity="Internal",
        facts=(Fact("Sponsor", "Ada Byron"), Fact("Supplier", None)),
        revisions=(Revision("1.0", date(2026, 11, 20), "Grace Murray", "Approved"),),
        approvals=(Approval("Ada Byron", "Sponsor", "Approve"),),
    )


@pytest.fixture
def compose_body(document: FrontMatter, tmp_path: Path) -> Compose:
    """Composes a document with this body, in a folder of its own."""

    def composed(body: str, view: object = None, **options: object) -> Composed:
        (tmp_path / "own.html.j2").write_text(FRAME.replace("BODY", body), encoding="utf-8")
        context = {"document": document, "view": view}
        return compose("own.html.j2", context, kind="charter", folder=tmp_path, **options)  # type: ignore[arg-type]

    return composed


@pytest.fixture
def faults(compose_body: Compose) -> Callable[..., list[tuple[str, str, int]]]:
    """What is reported for a body: code, file name and line, counted from the body's own first line."""

    def found(body: str, view: object = None) -> list[tuple[str, str, int]]:
        with pytest.raises(DefinitionError) as caught:
            compose_body(body, view)
        return [_short(diagnostic) for diagnostic in caught.value.diagnostics]

    return found


def _short(diagnostic: Diagnostic) -> tuple[str, str, int]:
    assert diagnostic.mark is not None
    assert diagnostic.message.endswith((".", "?"))
    assert diagnostic.remedy
    own = diagnostic.mark.file.name == "own.html.j2"
    return diagnostic.code, diagnostic.mark.file.name, diagnostic.mark.line - (LINE - 1 if own else 0)

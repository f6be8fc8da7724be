"""Whatever an update says stands in that week's report: every field, or it is named here with its reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pmdocs.documents import DocumentKind, Voice
from pmdocs.documents.directory import Directory
from pmdocs.documents.status_told import ELSEWHERE, FIELDS, TITLES, TOPICS, told_lines
from pmdocs.project.record import Record
from pmdocs.project.shape import FieldShape, Form, Shape, fields_of
from pmdocs.project.updates import Update
from tests.documents.definitions import figures, html, words

PLAN = """\
project: {code: X, title: T, start: 2026-01-05, finish: 2026-12-18, manager: ada, sponsor: ben}
people: {ada: {name: Ada Byron}, ben: {name: Ben Example}}
updates:
  - date: 2026-02-06
    author: ben
    phase: Building
    summary: All is well.
    done: [Walls built]
    next: [N-1 Roof]
    dropped: [N-0 Garden]
    hold: {reason: The court decides, until: 2026-04-01}
    lessons: [{kind: went well, event: Early order, recommendation: Order early}]
    rag: {cost: {stated: amber, reason: An invoice is disputed, action: A letter, owner: ada, due: 2026-03-01}}
"""
DAY = dt.date(2026, 2, 6)
NAMED_ONCE = {"id": "stands before what is said", **dict.fromkeys(TITLES, "is what the entry is called")}
"""Fields of entries that are not repeated behind their label, and why."""


def fields() -> Iterator[tuple[str, FieldShape]]:
    """Each field of each record an update may hold, with its topic."""
    for field in fields_of(Update).values():
        record = field.shape.inner_record()
        if field.name in TOPICS and record is not None:
            for inner in fields_of(record).values():
                yield field.name, inner


def value(shape: Shape, name: str) -> Any:
    """Something that may stand in a field."""
    if shape.form is Form.LIST or shape.form is Form.REGISTER:
        assert shape.item is not None
        return (value(shape.item, name),)
    if shape.record is not None:
        inner = list(fields_of(shape.record).values())[:2]
        return shape.record.model_construct(**{field.name: value(field.shape, field.name) for field in inner})
    if shape.form is Form.MAP:
        return {"M-1": DAY} if name == "milestones" else ((DAY, Decimal(7)),)
    if shape.word is not None:
        return next(iter(shape.word))
    kind = shape.kind.words if shape.kind else ""
    if "date" in kind:
        return DAY
    if "yes" in kind:
        return True
    return Decimal(3) if any(word in kind for word in ("number", "amount", "percent", "level", "days")) else "Something"


@pytest.mark.parametrize(("topic", "field"), list(fields()), ids=lambda part: getattr(part, "name", part))
def test_every_field_of_an_update_is_told(topic: str, field: FieldShape, tmp_path: Path) -> None:
    """Its label and its value stand in one line; a new field without a word for it fails here."""
    if field.name in NAMED_ONCE:
        return
    assert field.name in FIELDS
    found = figures(tmp_path, PLAN, DAY)
    update = found.state.update
    assert update is not None
    record = fields_of(Update)[topic].shape.inner_record()
    assert record is not None
    lines = told_lines(
        _saying(found, update, topic, record, field), Voice("en", "EUR"), Directory.of(found.state.project)
    )
    assert FIELDS[field.name] in " ".join(line.said for line in lines)


def _saying(found: Any, update: Update, topic: str, record: type[Record], field: FieldShape) -> Any:
    said: dict[str, Any] = {field.name: value(field.shape, field.name)}
    if "id" in record.model_fields:
        said = {"id": "X-1", **said}
    entry = record.model_construct(**said)
    is_register = fields_of(Update)[topic].shape.form in {Form.LIST, Form.REGISTER}
    changed = update.model_copy(update={topic: (entry,) if is_register else entry})
    return replace(found, state=replace(found.state, update=changed))


def test_what_stands_elsewhere_is_named_with_its_place(tmp_path: Path) -> None:
    """The other fields of an update are on the page too, and none is forgotten."""
    assert {field.name for field in fields_of(Update).values()} == TOPICS.keys() | ELSEWHERE.keys()
    page = words(html(tmp_path, DocumentKind.STATUS_REPORT, PLAN, DAY))
    for text in (
        "Ben Example",
        "Building",
        "All is well.",
        "Walls built",
        "N-1 Roof",
        "N-0 Garden",
        "The court decides",
        "1 Apr 2026",
        "Order early",
        "An invoice is disputed",
        "A letter",
    ):
        assert text in page, text


def test_what_is_told_is_on_the_page(tmp_path: Path) -> None:
    """Money, effort, an assumption and a dependency, each with its note."""
    topics = """\
    cost: {actual: 12_000, committed: 25_000}
    effort: {actual: 30, remaining: 70}
    assumptions: {AS-1: {statement: Line is fast, status: false, note: 18 Mbit}}
    dependencies: {DEP-1: {what: Works agreement, status: late, promised: 2026-07-01, note: Lawyer ill}}
"""
    page = words(html(tmp_path, DocumentKind.STATUS_REPORT, PLAN + topics, DAY))
    for text in (
        "ordered and not yet invoiced: €25,000",
        "still to do: 70",
        "note: 18 Mbit",
        "promised for: 1 Jul 2026",
    ):
        assert text in page, text

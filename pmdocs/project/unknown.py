"""Explains a field that does not exist where it is written: a slip, a synonym, or the wrong place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from types import MappingProxyType
from typing import Final

from pmdocs.project.definition import Project
from pmdocs.project.likeness import FIELD_CUTOFF, Likeness, plain
from pmdocs.project.nouns import a, listed, noun, some
from pmdocs.project.reading import shown
from pmdocs.project.record import Record
from pmdocs.project.shape import Form, all_records, fields_of
from pmdocs.project.updates import CHANGES_OF

SYNONYMS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "action_items": ("actions",),
        "action_log": ("actions",),
        "amount": ("cost", "actual"),
        "assignee": ("owner", "responsible"),
        "begin": ("start",),
        "change_log": ("changes",),
        "change_requests": ("changes",),
        "chance": ("probability",),
        "comment": ("note",),
        "comments": ("note",),
        "date": ("due", "raised", "needed_by"),
        "communication_plan": ("communications",),
        "decision_log": ("decisions",),
        "deadline": ("due", "finish", "needed_by"),
        "description": ("event", "text", "statement", "what", "note"),
        "due_date": ("due", "date"),
        "end": ("finish",),
        "end_date": ("finish",),
        "exclude": ("out",),
        "excluded": ("out",),
        "finish_date": ("finish",),
        "goals": ("objectives",),
        "include": ("in",),
        "included": ("in",),
        "issue_log": ("issues",),
        "key": ("id",),
        "lessons_learned": ("lessons",),
        "likelihood": ("probability",),
        "mitigation": ("actions", "response"),
        "name": ("title", "statement", "what"),
        "notes": ("note",),
        "pm": ("manager",),
        "project_manager": ("manager",),
        "remark": ("note",),
        "risk_log": ("risks",),
        "risk_register": ("risks",),
        "responsible": ("owner",),
        "severity": ("impact",),
        "schedule": ("milestones", "phases"),
        "stakeholders": ("people",),
        "start_date": ("start",),
        "state": ("status",),
        "statement": ("text", "description", "title"),
        "strategy": ("response",),
        "tasks": ("work",),
        "team": ("people",),
        "text": ("statement", "description", "title"),
        "timeline": ("milestones",),
        "title": ("name", "statement", "text"),
        "work_packages": ("work",),
    }
)
"""What other tools and people call a field; the first one that the record has is suggested."""


def unknown_field(
    record: type[Record], key: str, around: tuple[type[Record], ...], likeness: Likeness
) -> tuple[str, str]:
    """The fact and the remedy for a key that `record` does not have; `around` are the records it stands in."""
    subject = "a topic of a definition" if record is Project else f"a field of {a(noun(record))}"
    return f"'{shown(key)}' is not {subject}.", _remedy(record, key, around, likeness)


def _remedy(record: type[Record], key: str, around: tuple[type[Record], ...], likeness: Likeness) -> str:
    fields = fields_of(record)
    meant = next((word for word in SYNONYMS.get(plain(key), ()) if word in fields), None)
    meant = likeness.nearest(key, fields, FIELD_CUTOFF) or meant
    if meant:
        return f"Did you mean '{meant}'?"
    if home := _near_home(key, record, around):
        return f"'{key}' belongs {home}."
    listing = f"The {'topics' if record is Project else 'fields here'} are {some(fields, most=12)}."
    homes = _other_homes(key)
    return f"{listing} '{key}' belongs {listed(homes, 'or')}." if homes else listing


def _near_home(key: str, record: type[Record], around: tuple[type[Record], ...]) -> str:
    """Where a key of this name does exist: in a record around this one, or within it."""
    near = (model for model in (*reversed(around), *all_records(record)) if model not in CHANGES_OF)
    return next((_home(model) for model in near if key in fields_of(model)), "")


def _other_homes(key: str) -> list[str]:
    """Where else a field of this name exists, though it may mean something else there; the first three."""
    owners = (model for model in all_records(Project) if key in fields_of(model) and model not in CHANGES_OF)
    return [_home(model) for model in islice(owners, 3)]


def _home(model: type[Record]) -> str:
    if model is Project:
        return "at the left margin, as a topic of its own"
    path, single = _paths()[model]
    return f"under '{path}:'" if single else f"to {a(noun(model))}, under '{path}'"


@cache
def _paths() -> Mapping[type[Record], tuple[str, bool]]:
    """Where each record is written first, and whether there is only one of it there."""
    found: dict[type[Record], tuple[str, bool]] = {}
    for model, path, single in _walk(Project, (), single=True):
        found.setdefault(model, (".".join(path), single))
    return found


def _walk(
    model: type[Record], path: tuple[str, ...], single: bool
) -> Iterator[tuple[type[Record], tuple[str, ...], bool]]:
    yield model, path, single
    for field in fields_of(model).values():
        if inner := field.shape.inner_record():
            yield from _walk(inner, (*path, field.key), single and field.shape.form is Form.RECORD)

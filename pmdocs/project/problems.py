"""Says in a manager's words what the models refused, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from pmdocs.project.finding import Finding, Location
from pmdocs.project.likeness import Likeness
from pmdocs.project.locate import KEY_STEP, Locator, Place
from pmdocs.project.nouns import sentence
from pmdocs.project.reading import shown
from pmdocs.project.record import LIST_REMEDY, MAP_REMEDY, Record
from pmdocs.project.shape import FieldShape, Form, fields_of
from pmdocs.project.unknown import unknown_field

CODES_BY_TYPE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "missing": "PM101",
        "extra_forbidden": "PM102",
        "map": "PM103",
        "list": "PM103",
        "shape": "PM103",
        "dict_type": "PM103",
        "list_type": "PM103",
        "tuple_type": "PM103",
        "empty": "PM104",
        "number": "PM105",
        "whole": "PM105",
        "days": "PM105",
        "negative": "PM106",
        "date": "PM107",
        "curve": "PM107",
        "level": "PM108",
        "percent": "PM109",
        "yes_no": "PM110",
        "word": "PM111",
        "word_file": "PM115",
        "raci": "PM111",
        "checklist": "PM111",
        "id": "PM112",
        "currency": "PM113",
        "language": "PM114",
    }
)
"""The code of each type of error the models raise; any other type is PM119."""


_SUCH_AS = re.compile(r"such as '?([^',;]+?)'?(?: or .*)?(?=$|[,;])")


class Problems:
    """Turns the errors of one validation into findings."""

    def __init__(self, locator: Locator, likeness: Likeness) -> None:
        """`locator` translates the paths of the data that was validated."""
        self._locator = locator
        self._likeness = likeness

    def of(self, error: ValidationError) -> Iterator[tuple[Finding, Place]]:
        """Every error as a finding, with the place it is about."""
        details = error.errors(include_url=False, include_context=True, include_input=False)
        wrong_keys = {detail["loc"][:-1] for detail in details if detail["loc"][-1:] == (KEY_STEP,)}
        for detail in details:
            if detail["loc"] not in wrong_keys:  # what stands behind a wrong key does not matter
                place = self._locator.place(detail["loc"])
                yield self._finding(detail, place), place

    def _finding(self, detail: ErrorDetails, place: Place) -> Finding:
        code = CODES_BY_TYPE.get(detail["type"], "PM119")
        if code == "PM101":
            return self._missing(detail, place)
        if code == "PM102":
            return self._unknown(detail, place)
        context = detail.get("ctx", {})
        fact, remedy = str(context.get("fact", "")), str(context.get("remedy", ""))
        if not fact:
            fact, remedy = _plain_words(detail)
        if KEY_STEP in detail["loc"]:
            remedy = self._cut_off(place) or remedy
        on_key = KEY_STEP in detail["loc"] or (detail["loc"][-1:] == ("id",) and not place.found)
        return Finding(code, place.location, f"{self._label(place)}: {fact}", remedy, on_key=on_key)

    def _missing(self, detail: ErrorDetails, place: Place) -> Finding:
        name = str(detail["loc"][-1])
        subject = sentence(self._locator.called(place.record, place.entry))
        if place.found:
            fact, remedy = f"{subject}: nothing is written behind '{name}'.", _line_for(place.field, "Write")
        else:
            fact, remedy = f"{subject} has no '{name}'.", _line_for(place.field, "Add")
        in_map = bool(place.location) and isinstance(place.location[-1], str)
        return Finding("PM101", place.location, fact, remedy, on_key=in_map)

    def _unknown(self, detail: ErrorDetails, place: Place) -> Finding:
        key = str(detail["loc"][-1])
        around = tuple(self._around(place.entry))
        fact, remedy = unknown_field(place.record, key, around, self._likeness)
        if not remedy.startswith("Did you mean"):
            remedy = self._cut_off(place) or remedy
        return Finding("PM102", place.location, fact, remedy, on_key=True)

    def _cut_off(self, place: Place) -> str:
        """The remedy for a key with nothing behind it that may be the end of a text with a comma in it."""
        if not place.location or self._locator.written(place.location) is not None:
            return ""
        key = shown(str(place.location[-1]))
        return f"If '{key}' is the end of what stands before it, put that in quotes: in braces a comma ends a value."

    def _around(self, entry: Location) -> Iterator[type[Record]]:
        """The records an entry stands in, outermost first."""
        for depth in range(len(entry)):
            place = self._locator.place(entry[:depth])
            if place.shape.record:
                yield place.shape.record

    def _label(self, place: Place) -> str:
        """What a message is about: ``probability of risk R-1``, ``the risk``."""
        if place.found and place.shape.record:
            return sentence(self._locator.called(place.shape.record, place.location))
        subject = self._locator.called(place.record, place.entry)
        if place.field is None:
            return sentence(subject)
        return f"'{place.field.key}' of {subject}" if place.entry else f"'{place.field.key}'"


def _line_for(field: FieldShape | None, verb: str) -> str:
    if field is None:
        return ""
    if field.shape.record:
        needed = ", ".join(f"'{inner.key}'" for inner in fields_of(field.shape.record).values() if inner.required)
        return f"{verb} '{field.key}:' with {needed} below it ({field.meaning})."
    if field.shape.form in (Form.LIST, Form.REGISTER, Form.MAP):
        return f"{verb} '{field.key}:' with its entries below it ({field.meaning})."
    return f"{verb} a line such as '{field.key}: {_example(field)}' ({field.meaning})."


def _example(field: FieldShape) -> str:
    """How a value of the field looks: as its own description says, else as any value of its kind."""
    if told := _SUCH_AS.search(field.meaning):
        return told[1]
    if field.shape.word:
        return next(iter(field.shape.word)).value
    return field.shape.kind.example if field.shape.kind else "…"


def _plain_words(detail: ErrorDetails) -> tuple[str, str]:
    """Words for the few errors pydantic raises by itself, all of them about the shape of a value."""
    if detail["type"] in ("list_type", "tuple_type"):
        return "A list belongs here.", LIST_REMEDY
    if detail["type"] == "dict_type":
        return "Lines of 'name: value' belong here.", MAP_REMEDY
    return f"{detail['msg']}.", "Compare this line with the reference in docs/definition.md."

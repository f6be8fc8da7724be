"""Checks the ids: each belongs to one entry, and an update speaks of entries that exist or adds whole ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from pydantic_core import PydanticCustomError

from pmdocs.project.finding import Finding, Location
from pmdocs.project.likeness import ID_CUTOFF, Likeness
from pmdocs.project.nouns import a, listed, noun, sentence
from pmdocs.project.reading import read_date, shown
from pmdocs.project.registers import Action
from pmdocs.project.shape import FieldShape, fields_of
from pmdocs.project.survey import Named, Survey
from pmdocs.project.updates import CHANGES_OF

PEOPLE = "person"


class Names:
    """The ids of a project, people apart from everything else, as they come to be from the plan through the updates."""

    def __init__(self, found: Survey, data: object, likeness: Likeness) -> None:
        """Take the plan's ids at once and those of the updates in the order of their dates."""
        self._found = found
        self._likeness = likeness
        self._order = _update_order(data)
        self._first: dict[tuple[bool, str], Named] = {}
        self.findings = tuple(self._check())

    def of(self, kinds: Sequence[str]) -> Mapping[str, Named]:
        """The entries of the given kinds by id; of every kind but people if there are none."""
        return {
            name: named
            for (person, name), named in self._first.items()
            if (named.kind in kinds if kinds else not person)
        }

    def known(self, name: str) -> Named | None:
        """The entry or person of this id, whatever its kind."""
        return self._first.get((False, name)) or self._first.get((True, name))

    def _check(self) -> Iterator[Finding]:
        for location, key, written_id in self._found.mismatches:
            fact = f"This entry is called {shown(key)} by its key and {shown(written_id)} by its id."
            yield Finding("PM122", location, fact, "Remove the line 'id', or make the two equal.")
        planned = [named for named in self._found.named if named.update is None]
        dated = [named for named in self._found.named if named.update is not None]
        for named in planned:
            yield from self._add(named)
        dated.sort(key=lambda named: self._order[named.update or 0])
        listed_here: dict[tuple[Location, str], Named] = {}
        for named in dated:
            earlier = listed_here.setdefault((_list_of(named), named.id), named)
            yield from self._updated(named) if earlier is named else (_twice(named, earlier),)

    def _add(self, named: Named) -> Iterator[Finding]:
        first = self._first.setdefault((named.kind == PEOPLE, named.id), named)
        if first is not named:
            yield _twice(named, first)

    def _updated(self, named: Named) -> Iterator[Finding]:
        """What an update says about an entry: known from before, or new and then complete."""
        known = self._first.get((named.kind == PEOPLE, named.id))
        changes = named.record in CHANGES_OF or named.record is Action
        if known is not None and known.kind == named.kind and changes:
            return
        if known is None:
            yield from self._incomplete(named)
        yield from self._add(named)

    def _incomplete(self, named: Named) -> Iterator[Finding]:
        if named.record not in CHANGES_OF or not (named.written is None or isinstance(named.written, Mapping)):
            return
        written = named.written or {}
        required = [field for field in fields_of(CHANGES_OF[named.record]).values() if field.required]
        missing = [field for field in required if field.key != "id" and written.get(field.key) is None]
        if missing:
            yield self._not_known(named, missing)

    def _not_known(self, named: Named, missing: Sequence[FieldShape]) -> Finding:
        what = noun(named.record)
        near = self._likeness.nearest(named.id, self.of((named.kind,)), ID_CUTOFF)
        hint = f"Did you mean {near}? " if near else ""
        needed = listed([f"'{field.key}' ({field.meaning})" for field in missing])
        return Finding(
            "PM123",
            named.location,
            f"{shown(named.id)} is not {a(what)} of this plan, nor one added by an earlier update.",
            f"{hint}To add {a(what)} {shown(named.id)} here, write also {needed}.",
            on_key=named.on_key,
        )


def _twice(named: Named, first: Named) -> Finding:
    if named.kind == PEOPLE:
        fact = f"Two people have the key '{shown(named.id)}'."
    elif named.kind == first.kind:
        fact = f"{sentence(noun(named.record))} {shown(named.id)} is written twice."
    else:
        fact = f"The id {shown(named.id)} belongs to {a(noun(first.record))} and to {a(noun(named.record))}."
    remedy = "Give one of the two another id; an id belongs to one entry for the whole life of the project."
    return Finding("PM121", named.location, fact, remedy, related=(first.location,), on_key=named.on_key)


def _list_of(named: Named) -> Location:
    return named.entry[:-1]


def _update_order(data: object) -> Mapping[int, tuple[dt.date, int]]:
    """The updates by date; one whose date cannot be read comes last, where it is written."""
    updates = data.get("updates") if isinstance(data, Mapping) else None
    entries = updates if isinstance(updates, list) else []
    return {number: (_date_of(entry), number) for number, entry in enumerate(entries)}


def _date_of(entry: object) -> dt.date:
    try:
        return read_date(entry.get("date") if isinstance(entry, Mapping) else None)
    except PydanticCustomError:
        return dt.date.max

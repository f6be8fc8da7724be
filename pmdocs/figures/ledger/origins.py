"""Where everything known on a date was written: in the plan, or in the update that last spoke of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pmdocs.figures.model import Location
from pmdocs.project.history import history, updates_by_date
from pmdocs.project.record import Record
from pmdocs.state import ProjectState

Places = tuple[Location, ...]
"""One place in the definition, or none where nothing was written."""


class Origins:
    """The places behind one state of a project; what was written after its data date does not count."""

    def __init__(self, state: ProjectState) -> None:
        """Walk the plan and the updates once."""
        self._brought = len(state.project.lessons)
        self._updates = [(n, u) for n, u in updates_by_date(state.project) if u.date <= state.data_date]
        self._entries: dict[tuple[type[Record], Any], Location] = {}
        self._first: dict[tuple[type[Record], Any], Mapping[str, Location]] = {}
        self._said: dict[tuple[type[Record], Any], Mapping[str, Location]] = {}
        for moment in history(state.project).moments:
            if "id" in moment.known and (moment.update is None or moment.update.date <= state.data_date):
                key = (moment.of, moment.known["id"])
                self._entries.setdefault(key, moment.path)
                self._first.setdefault(key, moment.said_at)
                self._said[key] = moment.said_at

    def said(self, of: type[Record], key: object, name: str, *inside: str | int) -> Places:
        """Where a field of an entry got the value it has."""
        path = self._said.get((of, key), {}).get(name)
        return ((*path, name, *inside),) if path is not None else ()

    def first(self, of: type[Record], key: object, name: str) -> Places:
        """Where a field of an entry was written when the entry was first recorded."""
        path = self._first.get((of, key), {}).get(name)
        return ((*path, name),) if path is not None else ()

    def entry(self, of: type[Record], key: object) -> Places:
        """Where an entry of a register was first written: what an undated entry has its date from."""
        return (self._entries[of, key],) if (of, key) in self._entries else ()

    def lessons(self) -> tuple[Location, ...]:
        """Where each lesson stands, in the order in which the state numbers them."""
        brought = (("lessons", number) for number in range(self._brought))
        learnt = (("updates", n, "lessons", k) for n, update in self._updates for k in range(len(update.lessons)))
        return (*brought, *learnt)

    def reported(self, topic: str, name: str) -> Places:
        """Where the updates last wrote a field of a topic: ``cost``, ``actual``."""
        for number, update in reversed(self._updates):
            record = getattr(update, topic)
            if record is not None and getattr(record, name) is not None:
                return (("updates", number, topic, name),)
        return ()

    def update(self, day: dt.date) -> Places:
        """The update of that date; none if the day has none."""
        return tuple(("updates", number) for number, update in self._updates if update.date == day)

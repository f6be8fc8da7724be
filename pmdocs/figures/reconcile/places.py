"""Finds where a fact of the replayed project was written: in the plan, or in the update that last spoke of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeAlias

from pmdocs.project.definition import Project
from pmdocs.project.finding import Location
from pmdocs.project.history import Path, history, updates_by_date
from pmdocs.project.locate import Locator
from pmdocs.project.record import Record

Key: TypeAlias = tuple[type[Record], object]
"""An entry of a register: its model and its id."""

_NOWHERE: Final[Mapping[str, Path]] = {}


@dataclass(frozen=True, slots=True)
class Spot:
    """A location in the definition; with `on_key` the name there is meant rather than the value behind it."""

    location: Location
    on_key: bool = False


class Places:
    """Where everything known on a date was said; updates after that date do not count.

    `data` is the definition as written, `project` what was read from it, `until` the data date.
    """

    def __init__(self, data: object, project: Project, until: dt.date) -> None:
        """Nothing is looked up yet: most definitions have few doubts, and some have none."""
        self._locator = Locator(data)
        self._project, self._until = project, until
        self._updates = [(number, update) for number, update in updates_by_date(project) if update.date <= until]

    @cached_property
    def _index(self) -> tuple[dict[Key, Path], dict[Key, Mapping[str, Path]]]:
        """Where each entry was first written, and where each of its fields was written last."""
        first: dict[Key, Path] = {}
        said: dict[Key, Mapping[str, Path]] = {}
        for moment in history(self._project).moments:
            if "id" in moment.known and (moment.update is None or moment.update.date <= self._until):
                key = (moment.of, moment.known["id"])
                first.setdefault(key, moment.path)
                said[key] = moment.said_at
        return first, said

    def _path(self, of: type[Record], key: object, name: str) -> Path | None:
        return self._index[1].get((of, key), _NOWHERE).get(name)

    def at(self, *path: object) -> Spot:
        """A value by its path through the models, or the nearest written thing around it."""
        return Spot(self._locator.at(*path))

    def topic(self, name: str) -> Spot:
        """The name of a topic: ``risks``."""
        return Spot(self._locator.at(name), on_key=True)

    def entry(self, of: type[Record], key: object) -> Spot:
        """Where an entry of a register was first written."""
        path = self._index[0].get((of, key), ())
        return Spot(self._locator.at(*path), on_key=True)

    def said(self, of: type[Record], key: object, name: str, *inside: object) -> Spot:
        """Where a field of an entry got the value it has; the entry where nobody ever wrote it."""
        path = self._path(of, key, name)
        return self.entry(of, key) if path is None else self.at(*path, name, *inside)

    def is_said(self, of: type[Record], key: object, name: str) -> bool:
        """True if somebody wrote this field of the entry."""
        return self._path(of, key, name) is not None

    def in_plan(self, of: type[Record], key: object, name: str) -> bool:
        """True if the field has its value from the plan and not from an update."""
        path = self._path(of, key, name)
        return path is not None and path[0] != "updates"

    def reported(self, topic: str, name: str | None = None) -> Spot:
        """Where the updates last wrote a topic, or a field of it: ``cost``, ``actual``; the definition if never."""
        for number, update in reversed(self._updates):
            found = getattr(update, topic)
            if found and (name is None or getattr(found, name) is not None):
                return self.at("updates", number, topic, *(() if name is None else (name,)))
        return self.at("project")

    def latest_update(self) -> Spot:
        """The date of the latest update; the start of the project before the first."""
        if not self._updates:
            return self.at("project", "start")
        return self.at("updates", self._updates[-1][0], "date")

"""Makes a project of what is right in a definition, so that the rest of the checks can run beside the errors found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from pydantic import ValidationError

from pmdocs.project.definition import Project
from pmdocs.project.finding import Finding, Location, Step
from pmdocs.project.kickoff import ProjectInfo
from pmdocs.project.likeness import Likeness
from pmdocs.project.locate import Locator, Place
from pmdocs.project.problems import Problems

ROUNDS: Final = 4
"""How often what is wrong is left out before giving up; leaving out one thing can only make an outer one wrong."""

STAND_IN: Final[Mapping[str, str]] = MappingProxyType(
    {"code": "PROJECT", "title": "Project", "start": "1900-01-01", "finish": "2199-12-31"}
)
"""The project's identity where its own cannot be read; its dates contradict no other date."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What validation by the models gave.

    `project` is None if nothing could be saved; it is the definition itself only if there are no findings, else the
    definition without the locations in `removed`.
    """

    project: Project | None
    findings: tuple[Finding, ...] = ()
    removed: frozenset[Location] = frozenset()

    def incomplete(self) -> frozenset[Location]:
        """Every location from or below which something was left out."""
        return frozenset(location[:depth] for location in self.removed for depth in range(len(location) + 1))


def salvage(data: object, likeness: Likeness) -> Salvaged:
    """Every error of the models as a finding, and a project of the rest."""
    findings: list[Finding] = []
    removed: frozenset[Location] = frozenset()
    for attempt in range(ROUNDS):
        try:
            project = Project.model_validate(_without(data, removed))
        except ValidationError as error:
            problems = list(Problems(Locator(data, removed), likeness).of(error))
            if attempt == 0:
                findings = [finding for finding, _ in problems]
            removed |= {_removable(place) for _, place in problems}
        else:
            return Salvaged(project, tuple(findings), removed)
    return Salvaged(None, tuple(findings), removed)


def _removable(place: Place) -> Location:
    """The smallest thing to leave out so that the error goes away."""
    if place.record is Project and place.location == place.entry:
        return () if place.found else ("project",)
    if place.record is ProjectInfo and place.field:  # STAND_IN takes the field's place
        return (*place.entry, place.field.key)
    is_field = len(place.location) == len(place.entry) + 1
    if place.location == place.entry or (is_field and place.field and place.field.required and place.entry):
        return place.entry
    return place.location


def _without(data: object, removed: Collection[Location]) -> object:
    """The definition without the removed locations, its identity filled up; untouched if nothing is removed."""
    if not removed:
        return data
    kept = {} if () in removed else _thinned(data, removed)
    if not isinstance(kept, dict):
        return kept
    identity = kept.get("project")
    written = {name: value for name, value in identity.items() if value is not None} if identity else {}
    return {**kept, "project": {**STAND_IN, **written}}


def _thinned(value: object, removed: Collection[Location]) -> object:
    below: dict[Step, list[Location]] = {}
    for location in removed:
        below.setdefault(location[0], []).append(location[1:])
    if isinstance(value, Mapping):
        return dict(_kept(value.items(), below))
    if isinstance(value, list):
        return [inner for _, inner in _kept(enumerate(value), below)]
    return value


def _kept(
    items: Iterable[tuple[Step, object]], below: Mapping[Step, Collection[Location]]
) -> Iterator[tuple[Step, object]]:
    for key, inner in items:
        ends = below.get(key)
        if ends is None:
            yield key, inner
        elif () not in ends:
            yield key, _thinned(inner, ends)

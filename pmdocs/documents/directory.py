"""Who is who: keys of people and bodies turned into the names a document prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pmdocs.project.definition import Project
from pmdocs.project.people import Person


@dataclass(frozen=True)
class Directory:
    """The people and bodies of a project by key."""

    people: dict[str, Person]
    bodies: dict[str, str]

    @classmethod
    def of(cls, project: Project) -> Directory:
        """The directory of a project."""
        bodies = project.governance.bodies if project.governance else ()
        return cls({person.id: person for person in project.people}, {body.id: body.name for body in bodies})

    def name(self, key: str | None) -> str | None:
        """The name behind a key; None stays None, an unknown key is printed as written."""
        if key is None:
            return None
        person = self.people.get(key)
        return person.name if person else self.bodies.get(key, key)

    def names(self, keys: Iterable[str]) -> tuple[str, ...]:
        """The names behind several keys, in their order."""
        return tuple(self.name(key) or key for key in keys)

    def role(self, key: str | None) -> str | None:
        """The project role of a person, else their job title; None where neither is written."""
        person = self.people.get(key) if key else None
        return (person.role or person.title) if person else None

    def person(self, key: str | None) -> Person | None:
        """The person behind a key, if there is one."""
        return self.people.get(key) if key else None

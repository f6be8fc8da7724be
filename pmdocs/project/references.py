"""Checks that everything an entry points to exists: people, risks, milestones, deliverables and all the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pmdocs.diagnostics import Severity
from pmdocs.project.finding import Finding, Location
from pmdocs.project.identity import PEOPLE, Names
from pmdocs.project.likeness import ID_CUTOFF, NAME_CUTOFF, Likeness
from pmdocs.project.nouns import a, listed, noun, some
from pmdocs.project.reading import shown
from pmdocs.project.survey import Named, Pointer, Survey

_ID_IN_TEXT = re.compile(r"(?<![\w\-./])([A-Za-z]{1,5}-)\d{1,5}(?![\w\-])")
_PREFIX = re.compile(r"([A-Za-z]{1,5}-)\d+")
_WORDS = {"criterion": "success criterion", "work": "work package", "body": "governance body"}


def unresolved(found: Survey, names: Names, likeness: Likeness) -> Iterator[Finding]:
    """One finding for each id that nothing has, at the first place that uses it; the other places are related."""
    known = {kinds: names.of(kinds) for kinds in {pointer.kinds for pointer in found.pointers}}
    missing: dict[tuple[tuple[str, ...], str], list[Pointer]] = {}
    for pointer in found.pointers:
        if pointer.id not in known[pointer.kinds]:
            missing.setdefault((pointer.kinds, pointer.id), []).append(pointer)
    explainer = Explainer(names, likeness)
    for (kinds, name), (first, *others) in missing.items():
        fact, remedy = explainer.explained(kinds, name, known[kinds])
        related = tuple(pointer.location for pointer in others)
        yield Finding("PM120", first.location, fact, remedy, related=related, on_key=first.on_key)


class Explainer:
    """Says what an id that nothing has was probably meant to be."""

    def __init__(self, names: Names, likeness: Likeness) -> None:
        """Note the full names of people, which are often written instead of their keys."""
        self._names = names
        self._likeness = likeness
        people = names.of((PEOPLE,)).items()
        full = ((named.written.get("name"), key) for key, named in people if isinstance(named.written, Mapping))
        self._keys = {name: key for name, key in full if isinstance(name, str)}

    def explained(self, kinds: Sequence[str], name: str, known: Mapping[str, Named]) -> tuple[str, str]:
        """The fact and the remedy for an id that is none of `known`, the entries of `kinds`."""
        if PEOPLE in kinds:
            return self._nobody(name, known)
        what = a(listed([_WORDS.get(kind, kind) for kind in kinds], "or")) if kinds else ""
        if other := self._names.known(name):
            fact = f"{shown(name)} is {a(noun(other.record))}; {what or 'the id of an entry'} belongs here."
        elif what:
            fact = f"{shown(name)} is not {what} of this project."
        else:
            fact = f"Nothing in this project has the id '{shown(name)}'."
        if near := self._likeness.nearest(name, known, ID_CUTOFF):
            return fact, f"Did you mean '{near}'?"
        return fact, f"Use one that exists: {some(known)}." if known else f"Add {what or 'it'} first."

    def _nobody(self, name: str, people: Mapping[str, Named]) -> tuple[str, str]:
        fact = f"Nobody in people has the key '{shown(name)}'."
        if other := self._names.known(name):
            fact = f"'{shown(name)}' is {a(noun(other.record))}, not a person or group in people."
        if near := self._keys.get(name) or self._likeness.nearest(name, people, NAME_CUTOFF):
            return fact, f"Did you mean '{near}'?"
        keys = f" The keys are {some(people)}." if people else ""
        return fact, f"Add '{shown(name)}: {{name: …}}' to people, or use a key that is there.{keys}"


def mentions(found: Survey, names: Names) -> Iterator[Finding]:
    """A notice for each id in running text that looks like one of a register of this project but is nobody's."""
    ids = names.of(())
    prefixes = Counter(match[1] for name in ids if (match := _PREFIX.fullmatch(name)))
    seen: dict[str, list[Location]] = {}
    for location, text in found.texts:
        for match in _ID_IN_TEXT.finditer(text):
            if prefixes[match[1]] > 1 and match[0] not in ids:
                seen.setdefault(match[0], []).append(location)
    for name, (first, *others) in seen.items():
        fact = f"The text speaks of {name}, which no entry of this project is called."
        remedy = "Correct the id if it is a slip; as it stands it will not become a link."
        yield Finding("PM124", first, fact, remedy, Severity.NOTICE, related=tuple(others))

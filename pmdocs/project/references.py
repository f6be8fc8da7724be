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
    for (kinds, name), pointers in missing.items():
        fact, remedy = _explained(kinds, name, known[kinds], names, likeness)
        first, *others = pointers
        yield Finding(
            "PM120",
            first.location,
            fact,
            remedy,
            related=tuple(pointer.location for pointer in others),
            on_key=first.on_key,
        )


def _explained(
    kinds: Sequence[str], name: str, known: Mapping[str, Named], names: Names, likeness: Likeness
) -> tuple[str, str]:
    near = _by_full_name(name, known) or likeness.nearest(name, known, NAME_CUTOFF if PEOPLE in kinds else ID_CUTOFF)
    hint = f"Did you mean '{near}'?" if near else ""
    if PEOPLE in kinds:
        return _nobody(name, hint, known, names)
    what = a(listed([_WORDS.get(kind, kind) for kind in kinds], "or")) if kinds else ""
    if other := names.known(name):
        fact = f"{name} is {a(noun(other.record))}; {what or 'the id of an entry'} belongs here."
    else:
        fact = f"{name} is not {what} of this project." if what else f"Nothing in this project has the id '{name}'."
    return fact, hint or (f"Use one that exists: {some(known)}." if known else f"Add {what or 'it'} first.")


def _nobody(name: str, hint: str, people: Mapping[str, Named], names: Names) -> tuple[str, str]:
    fact = f"Nobody in people has the key '{name}'."
    other = names.known(name)
    if other is not None:
        fact = f"'{name}' is {a(noun(other.record))}, not a person or group in people."
    listed_people = f" The keys are {some(people)}." if people else ""
    return fact, hint or f"Add '{name}: {{name: …}}' to people, or use a key that is there.{listed_people}"


def _by_full_name(name: str, known: Mapping[str, Named]) -> str | None:
    """The key of the person whose full name was written instead of it."""
    for key, named in known.items():
        if isinstance(named.written, Mapping) and named.kind == PEOPLE and named.written.get("name") == name:
            return key
    return None


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

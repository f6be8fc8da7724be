"""Rules about people: whoever is to be told can be reached, and work is shared out so that it can be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from pmdocs.figures.reconcile.rule import Case, Doubt
from pmdocs.project.people import Communication, Person

NEEDS: Final = {
    "e-mail": "email",
    "email": "email",
    "e mail": "email",
    "mail": "email",
    "phone": "phone",
    "telephone": "phone",
}
"""The media that need a contact of one's own, and the field it is written in."""
HIGH_INFLUENCE: Final = 4
MANY_ACCOUNTABLE: Final = 5
"""Up to this many activities one person may be accountable for, whatever their share."""


def out_of_reach(case: Case) -> Iterator[Doubt]:
    """Whoever is to get an e-mail or a call has an address or a number."""
    people = {person.id: person for person in case.project.people}
    for item in case.project.communications:
        fields = {NEEDS.get(medium.strip().lower()) for medium in item.medium}
        wanted = {field for field in fields if field}
        if not wanted or None in fields:
            continue
        for key in item.audience:
            if key in people and not _reached(people[key], people, wanted):
                medium = " or ".join(item.medium)
                fact = f"{people[key].name} is to get {item.id} by {medium}, but has no {_contact(wanted)}."
                remedy = f"Add {_contact(wanted)} under 'people', or another medium."
                side = case.places.said(Communication, item.id, "medium")
                yield Doubt(case.places.entry(Person, key), fact, remedy, (side,))


def _contact(wanted: set[str]) -> str:
    return " or ".join({"email": "e-mail address", "phone": "telephone"}[field] for field in sorted(wanted))


def _reached(person: Person, people: dict[str, Person], wanted: set[str]) -> bool:
    """True if one of the contacts is known, of the person, of the group, or of everybody in it."""
    if any(getattr(person, field) for field in wanted):
        return True
    known = [people[key] for key in person.members if key in people]
    return bool(known) and all(any(getattr(member, field) for field in wanted) for member in known)


def too_much_on_one(case: Case) -> Iterator[Doubt]:
    """Somebody accountable for most of the activities is a bottleneck."""
    rows = case.project.raci
    held = Counter(who for row in rows for who, cell in row.roles.items() if "A" in cell)
    names = {person.id: person.name for person in case.project.people}
    for who, count in held.items():
        if count > MANY_ACCOUNTABLE and 2 * count > len(rows):
            fact = f"{names.get(who, who)} is accountable for {count} of {len(rows)} activities."
            yield Doubt(case.places.topic("raci"), fact, "Share some of them out.", (case.places.entry(Person, who),))


def nobody_responsible(case: Case) -> Iterator[Doubt]:
    """Each activity has somebody who does the work."""
    for number, row in enumerate(case.project.raci):
        if not any("R" in cell for cell in row.roles.values()):
            fact = f"Nobody is responsible for '{row.activity}'."
            remedy = "Give somebody the R; whoever is accountable may also do the work: A/R."
            yield Doubt(case.places.at("raci", number, "roles"), fact, remedy)


def never_told(case: Case) -> Iterator[Doubt]:
    """Whoever can move the project much hears of it."""
    if not case.project.communications:
        return
    told = _told(case)
    for person in case.project.people:
        reached = person.id in told or not told.isdisjoint(person.members)
        if (person.influence or 0) >= HIGH_INFLUENCE and not reached:
            fact = (
                f"{person.name} has influence {person.influence}, but no item of the communication plan reaches them."
            )
            remedy = "Add them to the audience of an item under 'communications'."
            yield Doubt(case.places.entry(Person, person.id), fact, remedy, (case.places.topic("communications"),))


def _told(case: Case) -> set[str]:
    """Everybody any item reaches or is done by, the members of groups and of groups in groups included."""
    members = {person.id: person.members for person in case.project.people}
    found: set[str] = set()
    waiting = [key for item in case.project.communications for key in _involved(item)]
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting.extend(members.get(key, ()))
    return found


def _involved(item: Communication) -> Iterable[str]:
    doing = (item.responsible, item.released_by, item.chair, item.minutes)
    return (*item.audience, *item.informed, *(key for key in doing if key))


def private_in_public(case: Case) -> Iterator[Doubt]:
    """What is thought of stakeholders does not go into public documents."""
    info = case.project.project
    if info.sensitivity.lower() == "public" and case.project.settings.show_sensitive:
        fact = "The documents are public, but they show the attitude and influence of stakeholders."
        side = case.places.at("project", "sensitivity")
        yield Doubt(case.places.at("settings", "show_sensitive"), fact, "Set one of the two otherwise.", (side,))

"""Checks who decides and what is decided: RACI rows, circles, pending decisions, ratings, endings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from pmdocs.diagnostics import Severity
from pmdocs.project.finding import Finding
from pmdocs.project.history import History, Moment, Path
from pmdocs.project.likeness import NAME_CUTOFF, Likeness
from pmdocs.project.locate import Locator
from pmdocs.project.nouns import listed, sentence
from pmdocs.project.record import Record
from pmdocs.project.registers import (
    Action,
    ActionStatus,
    Change,
    ChangeStatus,
    Decision,
    DecisionStatus,
    Issue,
    IssueStatus,
    Risk,
    RiskStatus,
)
from pmdocs.project.updates import RagStatement

_UNDECIDED = frozenset({ChangeStatus.SUBMITTED, ChangeStatus.ASSESSING, ChangeStatus.WAITING})
ENDED: Final[Mapping[type[Record], tuple[str, frozenset[StrEnum]]]] = MappingProxyType(
    {
        Risk: ("closed", frozenset({RiskStatus.CLOSED, RiskStatus.MATERIALISED, RiskStatus.REJECTED})),
        Issue: ("closed", frozenset({IssueStatus.CLOSED, IssueStatus.RESOLVED})),
        Action: ("done", frozenset({ActionStatus.DONE, ActionStatus.CANCELLED})),
        Decision: ("decided", frozenset({DecisionStatus.TAKEN, DecisionStatus.SUPERSEDED})),
        Change: (
            "decided",
            frozenset(ChangeStatus) - _UNDECIDED,
        ),
    }
)
"""The date on which an entry ended, and the statuses that agree with such a date."""


def governing_contradictions(past: History, locator: Locator) -> Iterator[Finding]:
    """Everything about deciding, rating and ending that does not fit together."""
    yield from _accountable(past, locator)
    yield from _circles(past, locator)
    yield from _over_time(past, locator)
    yield from _closure(past, locator)


def _accountable(past: History, locator: Locator) -> Iterator[Finding]:
    for number, row in enumerate(past.project.raci):
        holders = [who for who, cell in row.roles.items() if "A" in cell]
        if len(holders) != 1:
            found = f"{len(holders)} are: {listed(holders)}" if holders else "nobody is"
            fact = f"Exactly one must be accountable for '{row.activity}'; {found}."
            cells = tuple(locator.at("raci", number, "roles", who) for who in holders)
            remedy = "Give one person or group the A."
            yield Finding("PM160", locator.at("raci", number, "roles"), fact, remedy, Severity.WARNING, related=cells)


def _circles(past: History, locator: Locator) -> Iterator[Finding]:
    project = past.project
    bodies = project.governance.bodies if project.governance else ()
    above = {body.id: (body.reports_to,) if body.reports_to else () for body in bodies}
    members = {person.id: person.members for person in project.people}
    for number, body in enumerate(bodies):
        if circle := _circle(body.id, above):
            place = locator.at("governance", "bodies", number, "reports_to")
            yield _round(place, circle, "reports to", "Let the highest body report to nobody.")
    for number, person in enumerate(project.people):
        if circle := _circle(person.id, members):
            place = locator.at("people", number, "members")
            yield _round(place, circle, "contains", "Remove one of them from the other's members.")


def _round(place: tuple[str | int, ...], circle: Sequence[str], verb: str, remedy: str) -> Finding:
    return Finding("PM161", place, f"This goes round in a circle: {f' {verb} '.join(circle)}.", remedy)


def _circle(start: str, following: Mapping[str, Sequence[str]]) -> list[str] | None:
    """The way from `start` back to it, None if there is none; each circle is told only from its first name."""
    ways, seen = [[start]], {start}
    while ways:
        way = ways.pop()
        for step in following.get(way[-1], ()):
            if step == start:
                return [*way, start] if start == min(way) else None
            if step not in seen:
                seen.add(step)
                ways.append([*way, step])
    return None


def _over_time(past: History, locator: Locator) -> Iterator[Finding]:
    pending: dict[str, Path] = {}
    for moment in past.moments:
        if moment.of is Decision:
            waits = moment.known.get("status", DecisionStatus.PENDING) is DecisionStatus.PENDING
            pending.pop(moment.known["id"], None)
            if waits and "needed_by" not in moment.known:
                pending[moment.known["id"]] = moment.path
        yield from _ended_but_open(moment, locator)
        yield from _unexplained_rating(moment, locator)
    for name, path in pending.items():
        fact = f"Decision {name} is pending, but by when it is needed is not written."
        yield Finding("PM162", locator.at(*path), fact, "Add the line 'needed_by: …'.", Severity.WARNING, on_key=True)


def _ended_but_open(moment: Moment, locator: Locator) -> Iterator[Finding]:
    name, ended = ENDED.get(moment.of, ("", frozenset()))
    if name not in moment.record.model_fields_set or getattr(moment.record, name) is None:
        return
    status = moment.known.get("status", moment.of.model_fields["status"].default)
    if status not in ended:
        fact = f"{sentence(locator.subject(moment.path))} has a date under '{name}', but its status is '{status}'."
        remedy = f"Set its status as well: {listed(sorted(ended), 'or')}."
        yield Finding("PM166", locator.at(*moment.path, name), fact, remedy, Severity.WARNING)


def _unexplained_rating(moment: Moment, locator: Locator) -> Iterator[Finding]:
    rating = moment.record
    if isinstance(rating, RagStatement) and rating.stated and "reason" not in moment.known:
        fact = f"The rating of {rating.id} is set to {rating.stated} without a reason."
        remedy = "Add 'reason: …': a rating other than the computed one is printed with its reason."
        yield Finding("PM163", locator.at(*moment.path, "stated"), fact, remedy)


def _closure(past: History, locator: Locator) -> Iterator[Finding]:
    project = past.project
    closure = project.closure
    for number, asked in enumerate(closure.satisfaction if closure else ()):
        if asked.score > asked.of:
            fact = f"The score {asked.score} of {asked.who} is above the best possible score, {asked.of}."
            place = locator.at("closure", "satisfaction", number, "score")
            yield Finding("PM164", place, fact, "Correct the score, or write the best one as 'of: …'.")
    categories = {line.category for line in project.budget.lines} if project.budget else set()
    for number, cost in enumerate(closure.costs if closure and categories else ()):
        if cost.category not in categories:
            near = Likeness().nearest(cost.category, categories, NAME_CUTOFF)
            remedy = f"Did you mean '{near}'?" if near else f"The budget has {listed(sorted(categories))}."
            place = locator.at("closure", "costs", number, "category")
            fact = f"No budget line has the category '{cost.category}'."
            yield Finding("PM165", place, fact, remedy, Severity.WARNING, related=(locator.at("budget", "lines"),))

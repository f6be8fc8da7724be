"""The project on one page: why, what, when, how much, who, and what could go wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pmdocs.documents.charter_money import Money
from pmdocs.documents.charter_risks import StartingRisk
from pmdocs.documents.directory import Directory
from pmdocs.documents.measures import measured, share_in_full
from pmdocs.documents.voice import Voice
from pmdocs.figures.ordering import counted
from pmdocs.project.definition import Project
from pmdocs.project.kickoff import Objective
from pmdocs.project.plan import Milestone

MOST_OBJECTIVES: Final = 5
MOST_DATES: Final = 6
MOST_PEOPLE: Final = 4
Tile = tuple[str, str | None, str]
"""A label, a value (None shows as "to be completed") and a remark (blank for none)."""


@dataclass(frozen=True, slots=True)
class Promise:
    """An objective in short: `target` with its unit, None where it is not written."""

    id: str
    statement: str
    target: str | None
    critical: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """What stands on the one page; `lead` and `dates` None or empty show as "to be completed".

    `lead` is the first paragraph of the summary, or of the purpose where no summary is written; `rest` what follows it
    in the summary. `more_objectives` counts those that found no room.
    """

    lead: str | None
    rest: str | None
    tiles: tuple[Tile, ...]
    objectives: tuple[Promise, ...]
    more_objectives: int
    dates: tuple[Milestone, ...]
    team: tuple[Tile, ...]
    risks: tuple[StartingRisk, ...]


def overview(
    project: Project, money: Money, risks: tuple[StartingRisk, ...], people: Directory, voice: Voice
) -> Overview:
    """The page from the definition alone."""
    lead, rest = _paragraphs(project)
    return Overview(
        lead=lead,
        rest=rest,
        tiles=_tiles(project, money, voice),
        objectives=tuple(_promise(item, voice) for item in _weightiest(project.objectives)),
        more_objectives=max(0, len(project.objectives) - MOST_OBJECTIVES),
        dates=_key_dates(project.milestones),
        team=_team(project, people, voice),
        risks=risks,
    )


def _paragraphs(project: Project) -> tuple[str | None, str | None]:
    """The opening paragraph, and the rest of the summary; the rest of a purpose stands in its own chapter."""
    lead, _, rest = (project.summary or project.purpose or "").strip().partition("\n\n")
    return lead or None, (rest.strip() or None) if project.summary else None


def _tiles(project: Project, money: Money, voice: Voice) -> tuple[Tile, ...]:
    info, limits = project.project, project.tolerances
    days = limits.time if limits else None
    share = limits.cost if limits else None
    start, finish = voice.formats.date(info.start), voice.formats.date(info.finish)
    found: list[Tile] = [
        (voice.say("Start"), start, ""),
        (voice.say("Finish"), finish, "" if days is None else _plus_minus(voice, f"{days}", voice.say("days"))),
    ]
    remark = "" if share is None else _plus_minus(voice, share_in_full(share, voice), "")
    found.append((voice.say("Budget"), None if money.budget is None else voice.money(money.budget), remark))
    if money.approved is not None and money.budget is not None:
        reserves = money.approved - money.budget
        found.append((voice.say("Reserves"), voice.money(reserves), voice.say("beside the budget")))
    if money.effort is not None:
        found.append((voice.say("Effort"), voice.formats.number(money.effort), voice.say("person-days")))
    return tuple(found)


def _plus_minus(voice: Voice, amount: str, unit: str) -> str:
    return voice.say("tolerance {amount}").format(amount=f"±{amount} {unit}".strip())


def _weightiest(objectives: tuple[Objective, ...]) -> tuple[Objective, ...]:
    """The critical objectives, then the others as written, as many as find room, in their own order."""
    ranked = sorted(enumerate(objectives), key=lambda pair: (not pair[1].critical, pair[0]))
    return tuple(objective for _, objective in sorted(ranked[:MOST_OBJECTIVES], key=lambda pair: pair[0]))


def _promise(objective: Objective, voice: Voice) -> Promise:
    target = measured(objective.target, objective.unit, voice)
    unit = objective.unit if objective.unit and objective.unit.strip() != "%" else None
    shown = f"{target} {unit}" if target and unit else target
    return Promise(objective.id, objective.statement, shown, objective.critical)


def _key_dates(milestones: tuple[Milestone, ...]) -> tuple[Milestone, ...]:
    """The gates; without gates the critical milestones, without those all; the last one always among them."""
    ordered = sorted(milestones, key=lambda m: (m.date, counted(m.id)))
    chosen = [m for m in ordered if m.gate] or [m for m in ordered if m.critical] or ordered
    last = ordered[-1:]
    others = [m for m in chosen if m not in last]
    return (*others[: MOST_DATES - 1], *last)


def _team(project: Project, people: Directory, voice: Voice) -> tuple[Tile, ...]:
    """Sponsor, manager, supplier, then the first others who have a role of their own; never a group."""
    info = project.project
    found = [
        _member(voice.say("Project sponsor"), info.sponsor, people),
        _member(voice.say("Project manager"), info.manager, people),
    ]
    if info.supplier:
        found.append(_member(voice.say("Supplier"), info.supplier, people))
    taken = {info.sponsor, info.manager, info.supplier}
    others = [p for p in project.people if p.role and not p.group and p.internal and p.id not in taken]
    found += [_member(person.role or "", person.id, people) for person in others]
    return tuple(found[:MOST_PEOPLE])


def _member(role: str, key: str | None, people: Directory) -> Tile:
    person = people.person(key)
    return (role, people.name(key), (person.organisation if person else None) or "")

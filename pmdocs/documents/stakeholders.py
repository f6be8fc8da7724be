"""Stakeholders as documents show them: who they are to everybody, where they stand only where it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pmdocs.charts import GridLabels, GridStakeholder, StakeholderGrid, chart_language
from pmdocs.documents.directory import Directory
from pmdocs.documents.naming import named
from pmdocs.documents.voice import Voice
from pmdocs.project.definition import Project
from pmdocs.project.people import Engagement, EngagementAction, Person

HIGH: Final = 4
"""From this level on, influence or interest counts as high."""
PUBLIC: Final = "public"


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """A person or group in the stakeholder register; `email` is left out of public documents."""

    id: str
    name: str
    role: str | None
    title: str | None
    organisation: str | None
    email: str | None
    group: bool
    internal: bool
    members: tuple[str, ...]
    expectations: str | None
    message: str | None
    needs_from: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a stakeholder stands: sensitive, and printed only if the settings ask for it.

    `strategy` follows from influence and interest; `gap` is True where the engagement is not the one wanted.
    """

    name: str
    influence: int | None
    interest: int | None
    strategy: str | None
    attitude: str | None
    engagement: str | None
    wanted: str | None
    gap: bool
    actions: tuple[EngagementAction, ...]


def stakeholders(project: Project, people: Directory) -> tuple[Stakeholder, ...]:
    """Everybody with a stake, in the order of the definition."""
    public = project.project.sensitivity.strip().lower() == PUBLIC
    return tuple(_stakeholder(person, people, public) for person in project.people)


def _stakeholder(person: Person, people: Directory, public: bool) -> Stakeholder:
    return Stakeholder(
        id=person.id,
        name=person.name,
        role=person.role,
        title=person.title,
        organisation=person.organisation,
        email=None if public else person.email,
        group=person.group,
        internal=person.internal,
        members=people.names(person.members),
        expectations=person.expectations,
        message=person.message,
        needs_from=person.needs_from,
    )


def standings(project: Project, people: Directory, voice: Voice) -> tuple[Standing, ...]:
    """Where each stakeholder stands; nobody unless the settings ask for sensitive content."""
    if not project.settings.show_sensitive:
        return ()
    return tuple(_standing(person, people, voice) for person in project.people if _is_assessed(person))


def _is_assessed(person: Person) -> bool:
    return any((person.influence, person.interest, person.attitude, person.engagement, person.wanted, person.actions))


def _standing(person: Person, people: Directory, voice: Voice) -> Standing:
    return Standing(
        name=person.name,
        influence=person.influence,
        interest=person.interest,
        strategy=_strategy(person, voice),
        attitude=_word(person.attitude, voice),
        engagement=_word(person.engagement, voice),
        wanted=_word(person.wanted, voice),
        gap=_has_gap(person.engagement, person.wanted),
        actions=tuple(named(action, people) for action in person.actions),
    )


def _word(word: str | None, voice: Voice) -> str | None:
    return voice.say(str(word)).capitalize() if word else None


def _has_gap(now: Engagement | None, wanted: Engagement | None) -> bool:
    return now is not None and wanted is not None and now is not wanted


def _strategy(person: Person, voice: Voice) -> str | None:
    if person.influence is None or person.interest is None:
        return None
    return _strategies(voice)[person.influence >= HIGH, person.interest >= HIGH]


def _strategies(voice: Voice) -> dict[tuple[bool, bool], str]:
    """What to do by (high influence, high interest): the four fields of the power/interest grid."""
    return {
        (True, True): voice.say("Manage closely"),
        (True, False): voice.say("Keep satisfied"),
        (False, True): voice.say("Keep informed"),
        (False, False): voice.say("Monitor"),
    }


def stakeholder_grid(project: Project, voice: Voice) -> StakeholderGrid | None:
    """The power/interest grid; None unless sensitive content is asked for and somebody is placed in it."""
    placed = [p for p in project.people if p.influence is not None and p.interest is not None]
    if not project.settings.show_sensitive or not placed:
        return None
    close = [p.name for p in placed if (p.influence or 0) >= HIGH and (p.interest or 0) >= HIGH]
    said = voice.say("Of {count} stakeholders, these have high influence and high interest: {names}.")
    strategies = _strategies(voice)
    return StakeholderGrid(
        title=voice.say("Influence and interest of the stakeholders"),
        description=said.format(count=len(placed), names=voice.formats.listed(close)),
        language=chart_language(voice.formats.locale),
        stakeholders=tuple(map(_placed, placed)),
        labels=GridLabels(
            influence=voice.say("Influence"),
            interest=voice.say("Interest"),
            manage_closely=strategies[True, True],
            keep_satisfied=strategies[True, False],
            keep_informed=strategies[False, True],
            monitor=strategies[False, False],
        ),
        high_from=HIGH,
    )


def _placed(person: Person) -> GridStakeholder:
    return GridStakeholder(
        name=person.name,
        initials=_initials(person.name),
        interest=person.interest or 1,
        influence=person.influence or 1,
    )


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isalpha())[:3].upper() or name[:2]

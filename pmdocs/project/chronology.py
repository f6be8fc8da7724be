"""Checks that dates can follow one another: ends after starts, facts before the update that reports them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from pmdocs.project.agile import Item, Sprint
from pmdocs.project.finding import Finding
from pmdocs.project.history import History, Moment, days, updates_by_date
from pmdocs.project.kickoff import Deliverable, Phase, ProjectInfo, QualityActivity, WorkPackage
from pmdocs.project.locate import Locator
from pmdocs.project.nouns import sentence
from pmdocs.project.people import Communication
from pmdocs.project.plan import Milestone
from pmdocs.project.record import Record
from pmdocs.project.registers import Action, Change, Decision, Issue, Lesson, Risk
from pmdocs.project.updates import CostUpdate, Progress, Update

ORDER: Final[Mapping[type[Record], tuple[tuple[str, str], ...]]] = MappingProxyType(
    {
        ProjectInfo: (("start", "finish"),),
        Phase: (("start", "finish"),),
        WorkPackage: (("start", "finish"),),
        Deliverable: (("start", "due"),),
        Sprint: (("start", "finish"),),
        Item: (("started", "finished"),),
        Communication: (("first", "last"),),
        Risk: (("raised", "closed"),),
        Issue: (("raised", "closed"),),
        Change: (("raised", "decided"), ("raised", "implemented")),
        Decision: (("raised", "decided"),),
        Action: (("created", "done"),),
        Progress: (("delivered", "accepted"),),
        Update: (("since", "date"),),
    }
)
"""Pairs of dates of which the second cannot come before the first."""

PAST: Final[Mapping[type[Record], tuple[str, ...]]] = MappingProxyType(
    {
        Milestone: ("actual",),
        Progress: ("delivered", "accepted"),
        Risk: ("raised", "closed", "reviewed"),
        Issue: ("raised", "closed"),
        Change: ("raised", "decided", "implemented"),
        Decision: ("raised", "decided"),
        Action: ("created", "done"),
        QualityActivity: ("done",),
        Lesson: ("date",),
        CostUpdate: ("estimated_on",),
    }
)
"""Dates that report what has happened: in an update they cannot come after its own date."""


def date_contradictions(past: History, locator: Locator) -> Iterator[Finding]:
    """Everything about dates that cannot be."""
    for moment in past.moments:
        yield from _out_of_order(moment, locator)
        yield from _from_the_future(moment, locator)
    yield from _updates_too_early(past, locator)
    yield from _updates_of_one_day(past, locator)
    yield from _closed_too_early(past, locator)


def _out_of_order(moment: Moment, locator: Locator) -> Iterator[Finding]:
    for early, late in ORDER.get(moment.of, ()):
        start, end = days(moment, early), days(moment, late)
        spoken_of = {early, late} & moment.record.model_fields_set
        if start is None or end is None or end >= start or not spoken_of:
            continue
        fact = f"{sentence(locator.subject(moment.path))}: '{late}' {end} is before '{early}' {start}."
        where = late if late in spoken_of else early
        other = early if where == late else late
        related = locator.at(*moment.said_at[other], other)
        yield Finding(
            "PM130", locator.at(*moment.path, where), fact, "Correct one of the two dates.", related=(related,)
        )


def _from_the_future(moment: Moment, locator: Locator) -> Iterator[Finding]:
    if moment.update is None:
        return
    for name in PAST.get(moment.of, ()):
        day = getattr(moment.record, name)
        if day is not None and day > moment.update.date:
            subject = sentence(locator.subject(moment.path))
            fact = f"{subject}: '{name}' {day} is after the date of this update, {moment.update.date}."
            remedy = "An update reports what has happened by its date; correct one of the two dates."
            if moment.of is Milestone:
                remedy = "A date still to come is a forecast: write it as 'forecast', or correct it."
            related = locator.at(*moment.path[:2], "date")
            yield Finding("PM133", locator.at(*moment.path, name), fact, remedy, related=(related,))


def _updates_too_early(past: History, locator: Locator) -> Iterator[Finding]:
    project = past.project
    start = project.project.start
    for number, update in enumerate(project.updates):
        if update.date < start:
            yield Finding(
                "PM131",
                locator.at("updates", number, "date"),
                f"This update is dated {update.date}, before the project starts on {start}.",
                "Correct the date of the update, or the project's start.",
                related=(locator.at("project", "start"),),
            )


def _updates_of_one_day(past: History, locator: Locator) -> Iterator[Finding]:
    ordered = updates_by_date(past.project)
    for (first, earlier), (second, later) in pairwise(ordered):
        if earlier.date == later.date:
            yield Finding(
                "PM132",
                locator.at("updates", second, "date"),
                f"Two updates are dated {later.date}.",
                "Put them together, or give one of them another date.",
                related=(locator.at("updates", first, "date"),),
            )


def _closed_too_early(past: History, locator: Locator) -> Iterator[Finding]:
    project = past.project
    start, closure = project.project.start, project.closure
    for name in ("date", "finish") if closure else ():
        day = getattr(closure, name)
        if day is not None and day < start:
            yield Finding(
                "PM130",
                locator.at("closure", name),
                f"The closure's '{name}' {day} is before the project starts on {start}.",
                "Correct one of the two dates.",
                related=(locator.at("project", "start"),),
            )

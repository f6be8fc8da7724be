"""The charter's statements under fixed headings: business case, approach, tolerances."""

from __future__ import annotations

from collections.abc import Iterable

from pmdocs.documents.front import Fact
from pmdocs.documents.measures import share_in_full
from pmdocs.documents.voice import Voice
from pmdocs.project.definition import Project


def business_case(project: Project, voice: Voice) -> tuple[Fact, ...]:
    """Urgency, impact, strategy and outside influence, as far as they are written."""
    case = project.business_case
    if case is None:
        return ()
    rows = (
        Fact(voice.say("Why it cannot wait"), case.urgency, "business_case.urgency"),
        Fact(voice.say("What it changes"), case.impact, "business_case.impact"),
        Fact(voice.say("Strategy it serves"), case.strategy, "business_case.strategy"),
        Fact(voice.say("Outside influence"), case.external, "business_case.external"),
    )
    return _written(rows)


def approach(project: Project, voice: Voice) -> tuple[Fact, ...]:
    """How the project is run, as far as it is written."""
    how = project.approach
    if how is None:
        return ()
    rows = (
        Fact(voice.say("Method"), how.method, "approach.method"),
        Fact(voice.say("Delivery"), how.description, "approach.description"),
        Fact(voice.say("Tailoring"), how.tailoring, "approach.tailoring"),
        Fact(voice.say("Quality"), how.quality, "approach.quality"),
        Fact(voice.say("Documents and versions"), how.documents, "approach.documents"),
    )
    return _written(rows)


def _written(rows: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(row for row in rows if row.value)


def tolerances(project: Project, voice: Voice) -> tuple[Fact, ...]:
    """All six tolerances, whether written or not; nothing where none is."""
    limits = project.tolerances
    if limits is None:
        return ()
    after = voice.say("{count} days after the planned finish")
    days = None if limits.time is None else after.format(count=limits.time)
    above = voice.say("{share} above the budget")
    cost = None if limits.cost is None else above.format(share=share_in_full(limits.cost, voice))
    rows = [
        Fact(voice.say("Time"), days, "tolerances.time"),
        Fact(voice.say("Cost"), cost, "tolerances.cost"),
        Fact(voice.say("Scope"), limits.scope, "tolerances.scope"),
        Fact(voice.say("Quality"), limits.quality, "tolerances.quality"),
        Fact(voice.say("Benefits"), limits.benefit, "tolerances.benefit"),
        Fact(voice.say("Risk"), limits.risk, "tolerances.risk"),
    ]
    if limits.risk_exposure is not None:
        rows.append(Fact(voice.say("Risk exposure"), voice.money(limits.risk_exposure), "tolerances.risk_exposure"))
    return tuple(rows)

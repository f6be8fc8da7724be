"""Rules about what the updates report: progress that does not fall, reserves that last, milestones that hand over."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pmdocs.figures.model import DeliverableStatus
from pmdocs.figures.reconcile.places import Spot
from pmdocs.figures.reconcile.rule import Case, Doubt
from pmdocs.project.budgeting import amount, percent
from pmdocs.project.history import updates_by_date
from pmdocs.project.kickoff import Deliverable
from pmdocs.project.nouns import listed
from pmdocs.project.plan import Milestone
from pmdocs.project.updates import Progress


def falling_progress(case: Case) -> Iterator[Doubt]:
    """Work that is done stays done, unless somebody says why it is not."""
    known: dict[tuple[str, str], tuple[Decimal, Spot]] = {}
    for number, update in updates_by_date(case.project):
        for index, said in enumerate(update.progress if update.date <= case.day else ()):
            for name, value in (("percent", said.percent), ("units", said.units)):
                if value is None:
                    continue
                spot = case.places.at("updates", number, "progress", index, name)
                before, earlier = known.get((said.id, name), (value, spot))
                known[said.id, name] = (value, spot)
                if value < before and not said.note:
                    yield _fall(said.id, name, before, value, spot, earlier)


def _fall(key: str, name: str, before: Decimal, value: Decimal, spot: Spot, earlier: Spot) -> Doubt:
    shown = percent if name == "percent" else _units
    fact = f"The progress of {key} falls from {shown(before)} to {shown(value)}."
    remedy = "Correct it, or say why in 'note': earned value is taken back with it."
    return Doubt(spot, fact, remedy, (earlier,))


def _units(value: Decimal) -> str:
    return f"{amount(value)} units"


def delivered_incomplete(case: Case) -> Iterator[Doubt]:
    """What has been delivered is complete."""
    for key, work in case.state.work.items():
        handed = "accepted" if work.accepted else "delivered" if work.delivered else None
        if handed and work.percent is not None and work.percent < 1:
            fact = f"{key} has been {handed}, but its progress is {percent(work.percent)}."
            spot = case.places.said(Progress, key, "percent")
            remedy = "Set the progress to 100 %, or remove the date."
            yield Doubt(spot, fact, remedy, (case.places.said(Progress, key, handed),))


def overdrawn_reserve(case: Case) -> Iterator[Doubt]:
    """No more can be drawn from the contingency reserve than there is."""
    budget, used = case.project.budget, case.state.cost.reserve_used
    reserve = budget.contingency if budget else None
    if reserve is not None and used is not None and used > reserve:
        fact = f"{amount(used)} has been drawn from a contingency reserve of {amount(reserve)}."
        remedy = "Correct one of the two; money beyond the reserve comes from the budget, with an approved change."
        spot = case.places.reported("cost", "reserve_used")
        yield Doubt(spot, fact, remedy, (case.places.at("budget", "contingency"),))


def refilled_reserve(case: Case) -> Iterator[Doubt]:
    """What has been drawn is written since the start, so it does not fall."""
    before: tuple[Decimal, Spot] | None = None
    for number, update in updates_by_date(case.project):
        used = update.cost.reserve_used if update.cost and update.date <= case.day else None
        if used is None:
            continue
        spot = case.places.at("updates", number, "cost", "reserve_used")
        if before and used < before[0]:
            fact = f"The contingency drawn falls from {amount(before[0])} to {amount(used)}."
            remedy = "Write what was drawn since the start; if money was returned, say so in the summary."
            yield Doubt(spot, fact, remedy, (before[1],))
        before = (used, spot)


def empty_handed_milestone(case: Case) -> Iterator[Doubt]:
    """A milestone that hands over deliverables is reached with them."""
    missing = {
        row.deliverable.id
        for row in case.figures.deliverables
        if row.status in {DeliverableStatus.NOT_STARTED, DeliverableStatus.IN_WORK}
    }
    for milestone in case.state.milestones:
        waiting = [key for key in milestone.deliverables if key in missing]
        if milestone.actual and waiting:
            fact = f"Milestone {milestone.id} was reached on {milestone.actual}, but {listed(waiting)} is not delivered yet."
            if len(waiting) > 1:
                fact = fact.replace("is not", "are not")
            sides = tuple(case.places.entry(Deliverable, key) for key in waiting)
            spot = case.places.said(Milestone, milestone.id, "actual")
            yield Doubt(spot, fact, "Report the delivery, or tell in 'reason' what is still open.", sides)

"""Rules about what the updates report: progress that does not fall, reserves that last, milestones that hand over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pmdocs.figures.agreed import agreed
from pmdocs.figures.baseline import approved_changes, cost_effect, work_calendar
from pmdocs.figures.model import DeliverableStatus
from pmdocs.figures.quantity import Undefined
from pmdocs.figures.reconcile.places import Spot
from pmdocs.figures.reconcile.promises import add_lines
from pmdocs.figures.reconcile.rule import Case, Doubt
from pmdocs.figures.work_earned import costed_work, work_earned
from pmdocs.project.budgeting import amount, percent
from pmdocs.project.history import updates_by_date
from pmdocs.project.kickoff import Deliverable
from pmdocs.project.nouns import listed
from pmdocs.project.plan import Milestone
from pmdocs.project.updates import Progress

ROUNDING: Final = Decimal("0.01")
"""A hundredth of the cost of the work: what percentages rounded by hand may make of an earned value."""


@dataclass(frozen=True, slots=True)
class Reported:
    """The progress of one piece of work as an update reports it, with the cost it is a share of, if it has one."""

    value: Decimal
    cost: Decimal | None
    spot: Spot

    @property
    def worth(self) -> Decimal:
        """What is done, in money where the work has a cost: 23 % of a larger deliverable may be more than 25 %."""
        return self.value if self.cost is None else self.value * self.cost


def falling_progress(case: Case) -> Iterator[Doubt]:
    """Work that is done stays done, unless somebody says why it is not."""
    known: dict[tuple[str, str], Reported] = {}
    costs = {item.id: item.cost for item in case.project.deliverables}
    costs |= {package.id: package.cost for package in case.project.work}
    for number, update in updates_by_date(case.project):
        if update.date > case.day:
            break
        costs |= {item.id: item.cost for item in update.deliverables if item.cost is not None}
        for index, said in enumerate(update.progress):
            for name, value in (("percent", said.percent), ("units", said.units)):
                if value is None:
                    continue
                spot = case.places.at("updates", number, "progress", index, name)
                now = Reported(value, costs.get(said.id), spot)
                before = known.get((said.id, name), now)
                known[said.id, name] = now
                if value < before.value and now.worth < before.worth and not said.note:
                    yield _fall(said.id, name, before, now)


def _fall(key: str, name: str, before: Reported, now: Reported) -> Doubt:
    shown = percent if name == "percent" else _units
    fact = f"The progress of {key} falls from {shown(before.value)} to {shown(now.value)}."
    remedy = "Correct it, or say why in 'note': earned value is taken back with it."
    return Doubt(now.spot, fact, remedy, (before.spot,))


def _units(value: Decimal) -> str:
    return f"{amount(value)} units"


def delivered_incomplete(case: Case) -> Iterator[Doubt]:
    """What has been delivered is complete."""
    units = {item.id: item.units for item in case.state.deliverables}
    units |= {package.id: package.units for package in case.project.work}
    for key, work in case.state.work.items():
        handed = "accepted" if work.accepted else "delivered" if work.delivered else None
        planned = units.get(key)
        if handed and work.percent is not None and work.percent < 1 and not _outdated(case, key, handed):
            fact = f"{key} has been {handed}, but its progress is {percent(work.percent)}."
            spot = case.places.said(Progress, key, "percent")
            remedy = "Set the progress to 100 %, or remove the date."
            yield Doubt(spot, fact, remedy, (case.places.said(Progress, key, handed),))
        elif handed and work.units is not None and planned is not None and work.units < planned:
            fact = f"{key} has been {handed}, but only {amount(work.units)} of {amount(planned)} units are done."
            spot = case.places.said(Progress, key, "units")
            remedy = "Correct the units done or their number, or remove the date."
            yield Doubt(spot, fact, remedy, (case.places.said(Progress, key, handed),))


def _outdated(case: Case, key: str, handed: str) -> bool:
    """A share reported before the handover: what is handed over is complete, and nobody has to go back and say so."""
    told = [(update.date, one) for update in case.project.updates for one in update.progress if one.id == key]
    last = {
        name: max((day for day, one in told if getattr(one, name) is not None), default=None)
        for name in (handed, "percent")
    }
    share, end = last["percent"], last[handed]
    return share is not None and end is not None and share < end


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


def two_earned_values(case: Case) -> Iterator[Doubt]:
    """An earned value that is stated and the progress of the same day are one sum, once all work has reported."""
    state, stated = case.state, case.state.cost.earned
    calendar = work_calendar(case.project)
    plan = agreed(state, calendar)
    work, pieces = work_earned(state, plan, calendar), costed_work(state, plan)
    if stated is None or isinstance(work.done, Undefined) or state.cost.earned_on != work.told:
        return
    if cost_effect(approved_changes(state)):  # the work then earns by a scale of its own until its costs follow
        return
    if any(item.id not in state.work for item in pieces) or abs(stated - work.done) <= ROUNDING * work.whole:
        return
    fact = (
        f"The earned value is stated as {amount(stated)}, but the progress reported on the same day earns "
        f"{amount(work.done)}."
    )
    remedy = "Keep one of the two: leave out 'earned', or correct the progress."
    numbers = {update.date: number for number, update in updates_by_date(case.project)}
    told = case.places.at("updates", numbers[work.told], "progress") if work.told else None
    yield Doubt(case.places.reported("cost", "earned"), fact, remedy, (told,) if told else ())


def anonymous_estimate(case: Case) -> Iterator[Doubt]:
    """Whoever estimates anew what is still to be spent answers for it by name."""
    cost = case.state.cost
    if cost.estimate_to_complete is not None and cost.estimated_by is None:
        fact = f"{amount(cost.estimate_to_complete)} are still to be spent, but it does not say who has estimated that."
        spot = case.places.reported("cost", "estimate_to_complete")
        yield Doubt(spot, fact, add_lines(["estimated_by"]))


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
            are = "are" if len(waiting) > 1 else "is"
            missed = f"{listed(waiting)} {are} not delivered yet"
            fact = f"Milestone {milestone.id} was reached on {milestone.actual}, but {missed}."
            sides = tuple(case.places.entry(Deliverable, key) for key in waiting)
            spot = case.places.said(Milestone, milestone.id, "actual")
            yield Doubt(spot, fact, "Report the delivery, or tell in 'reason' what is still open.", sides)

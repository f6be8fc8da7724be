"""Rules about the closure's figures: they agree with the last report, add up, and every gap has its reason."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from pmdocs.figures.model import MilestoneStatus
from pmdocs.figures.quantity import Quantity
from pmdocs.figures.reconcile.places import Spot
from pmdocs.figures.reconcile.promises import add_lines
from pmdocs.figures.reconcile.rule import Case, Doubt
from pmdocs.project.budgeting import amount
from pmdocs.project.closure import BenefitReview, Ending
from pmdocs.project.kickoff import Benefit
from pmdocs.project.plan import Milestone
from pmdocs.project.registers import Change, Decision

LEAST_GAP: Final = 1
"""A difference of less than one unit is rounding."""
REASONS: Final = {"finish": "schedule_reason", "cost": "cost_reason", "effort": "effort_reason"}


def no_lessons(case: Case) -> Iterator[Doubt]:
    """A project that ends without a single lesson has not looked for any."""
    if case.closure and not case.state.lessons:
        remedy = "Write lessons in the updates as they are learnt, or under 'lessons' after a session with the team."
        yield Doubt(case.places.topic("closure"), "The project ends without a single lesson.", remedy)


def final_cost_apart(case: Case) -> Iterator[Doubt]:
    """The final cost is the actual cost reported last."""
    if case.closure:
        reported = case.state.cost.actual
        yield from _apart(case, "cost", "final cost", case.closure.cost, "cost", "actual", reported)


def reserve_apart(case: Case) -> Iterator[Doubt]:
    """The contingency drawn is the one reported last."""
    if case.closure:
        said, reported = case.closure.reserve_used, case.state.cost.reserve_used
        yield from _apart(case, "reserve_used", "contingency drawn", said, "cost", "reserve_used", reported)


def effort_apart(case: Case) -> Iterator[Doubt]:
    """The final effort is the actual effort reported last."""
    if case.closure:
        said, reported = case.closure.effort, case.state.effort.actual
        yield from _apart(case, "effort", "final effort", said, "effort", "actual", reported)


def _apart(
    case: Case, name: str, what: str, said: Decimal | None, topic: str, field: str, reported: Decimal | None
) -> Iterator[Doubt]:
    if said is not None and reported is not None and abs(said - reported) >= LEAST_GAP:
        fact = f"The {what} is {amount(said)} in the closure, but {amount(reported)} in the last update that says it."
        remedy = "Leave it out of the closure, where the last report then counts, or correct one of the two."
        yield Doubt(case.places.at("closure", name), fact, remedy, (case.places.reported(topic, field),))


def final_costs_do_not_add_up(case: Case) -> Iterator[Doubt]:
    """What each category cost in the end adds up to what the project cost."""
    closure = case.closure
    if closure is None or not closure.costs:
        return
    whole = closure.cost if closure.cost is not None else case.state.cost.actual
    parts = sum((cost.actual for cost in closure.costs), Decimal())
    if whole is not None and abs(parts - whole) >= LEAST_GAP:
        fact = f"The final costs by category come to {amount(parts)}, but the project cost {amount(whole)}."
        stated = closure.cost is not None
        side = case.places.at("closure", "cost") if stated else case.places.reported("cost", "actual")
        spot = Spot(case.places.at("closure", "costs").location, on_key=True)
        yield Doubt(spot, fact, "Correct a category, or add the one that is missing.", (side,))


def gap_without_reason(case: Case) -> Iterator[Doubt]:
    """Where the end differs from the approved baseline, the closure says why; so it does if the project ends early."""
    closure = case.closure
    if closure is None:
        return
    for name, field in REASONS.items():
        baselines = getattr(case.figures.closure, name)
        if _not_nothing(baselines.gap.performance) and not getattr(closure, field):
            fact = f"The actual {name} differs from the approved baseline, but the closure does not say why."
            yield Doubt(case.places.topic("closure"), fact, add_lines([field]))
    if closure.ending is not Ending.COMPLETED and not closure.reason:
        fact = f"The project is {closure.ending}, but the closure does not say why."
        yield Doubt(case.places.at("closure", "ending"), fact, add_lines(["reason"]))


def _not_nothing(value: Quantity) -> bool:
    return isinstance(value, Decimal) and value != 0


def finish_before_the_end(case: Case) -> Iterator[Doubt]:
    """The project finishes with its last milestone, and is closed after it has finished."""
    closure = case.closure
    if closure is None or closure.finish is None:
        return
    spot = case.places.at("closure", "finish")
    reached = [row.milestone for row in case.figures.schedule.milestones if row.status is MilestoneStatus.REACHED]
    last = max(reached, key=lambda milestone: (milestone.actual, milestone.id), default=None)
    if last and last.actual and last.actual > closure.finish:
        fact = f"The project finished on {closure.finish}, but milestone {last.id} was reached on {last.actual}."
        side = case.places.said(Milestone, last.id, "actual")
        yield Doubt(spot, fact, "Correct one of the two dates.", (side,))
    if closure.date and closure.date < closure.finish:
        fact = f"The project is closed on {closure.date}, before it finishes on {closure.finish}."
        yield Doubt(spot, fact, "Correct one of the two dates.", (case.places.at("closure", "date"),))


def unreached_milestone(case: Case) -> Iterator[Doubt]:
    """A completed project has reached its milestones or cancelled them."""
    if case.closure is None or case.closure.ending is not Ending.COMPLETED:
        return
    for row in case.figures.schedule.milestones:
        if row.status not in {MilestoneStatus.REACHED, MilestoneStatus.CANCELLED}:
            key = row.milestone.id
            fact = f"The project is completed, but milestone {key} is neither reached nor cancelled."
            remedy = "Write 'actual' or 'cancelled: yes' in an update."
            yield Doubt(case.places.entry(Milestone, key), fact, remedy, (case.places.topic("closure"),))


def undecided_at_the_end(case: Case) -> Iterator[Doubt]:
    """No decision and no change waits for an answer once the project is over."""
    if case.closure is None:
        return
    handed = {item.ref for item in case.closure.outstanding}
    decisions = [
        (row.decision.id, case.places.entry(Decision, row.decision.id)) for row in case.figures.decisions if row.pending
    ]
    changes = [(change.id, case.places.entry(Change, change.id)) for change in case.figures.changes.undecided]
    for what, waiting in (("Decision", decisions), ("Change", changes)):
        for key, spot in waiting:
            if key not in handed:
                fact = f"{what} {key} is still undecided at the end of the project."
                remedy = "Record what was decided, or hand it over under 'outstanding'."
                yield Doubt(spot, fact, remedy, (case.places.topic("closure"),))


def benefit_without_review(case: Case) -> Iterator[Doubt]:
    """Each benefit has somebody who measures it after the project, on a date."""
    if case.closure is None:
        return
    reviews = {review.id: review for review in case.closure.benefits}
    for benefit in case.project.benefits:
        review = reviews.get(benefit.id)
        if review is None or review.review is None or not (review.owner or benefit.owner):
            fact = f"Nobody is to measure benefit {benefit.id} after the project, or no date is set."
            remedy = f"Add '{benefit.id}: {{review: …, owner: …}}' under 'benefits' of the closure."
            spot = case.places.entry(BenefitReview, benefit.id) if review else case.places.topic("closure")
            yield Doubt(spot, fact, remedy, (case.places.entry(Benefit, benefit.id),))

"""What holds in every state of every project: each law gives the sentences of what breaks it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal

from pmdocs.figures import Figures
from pmdocs.figures.model import DeliverableStatus, MilestoneStatus
from pmdocs.figures.quantity import Undefined
from pmdocs.figures.rag import Rag
from pmdocs.project.kickoff import Priority
from pmdocs.project.updates import Dimension

GOOD = {Rag.GREEN, Rag.BLUE}
CENT = Decimal("0.01")
SETTLED = {DeliverableStatus.ACCEPTED, DeliverableStatus.DELIVERED, DeliverableStatus.REMOVED}


def broken(figures: Figures) -> list[str]:
    """Every law that these figures break, in words."""
    return [f"{figures.state.data_date}: {fault}" for law in LAWS for fault in law(figures)]


def _late_is_never_green(figures: Figures) -> Iterator[str]:
    """No green schedule and no green project with something late beyond the tolerance."""
    schedule = figures.ratings[Dimension.SCHEDULE].rating
    if schedule.rag not in GOOD or schedule.override is not None or _ended(figures):
        return
    allowed = figures.schedule.tolerance.value
    limit = allowed if isinstance(allowed, int | Decimal) else 0
    slip = figures.schedule.slip.value
    if isinstance(slip, int) and slip > limit:
        yield f"schedule {schedule.rag.value} with the finish {slip} days late"
    for row in figures.schedule.milestones:
        open_ = row.status not in {MilestoneStatus.REACHED, MilestoneStatus.CANCELLED}
        if open_ and (row.milestone.gate or row.milestone.critical) and row.slip > limit:
            yield f"schedule {schedule.rag.value} with {row.milestone.id} {row.slip} days late"


def _overdue_is_late(figures: Figures) -> Iterator[str]:
    """What has passed unreached is late by the days since, at least."""
    today = figures.state.data_date
    for row in figures.schedule.milestones:
        if (
            row.actual is None
            and row.status is not MilestoneStatus.CANCELLED
            and row.expected < today
            and not _ended(figures)
        ):
            yield f"{row.milestone.id} is expected on {row.expected}, which has passed"


def _forecasts_lie_ahead(figures: Figures) -> Iterator[str]:
    """No forecast of a date before the data date, no forecast of money below what is spent."""
    today, finish = figures.state.data_date, figures.schedule.forecast_finish.value
    running = not _ended(figures) and any(
        row.actual is None and row.status is not MilestoneStatus.CANCELLED for row in figures.schedule.milestones
    )
    if running and isinstance(finish, dt.date) and finish < today:
        yield f"the finish is expected on {finish}"
    if figures.cost:
        eac, ac = figures.cost.eac.value, figures.cost.ac.value
        if isinstance(eac, Decimal) and isinstance(ac, Decimal) and eac < ac:
            yield f"the cost forecast {eac} is below the {ac} spent"


def _money_adds_up(figures: Figures) -> Iterator[str]:
    """Budget, changes, variances and reserve fit each other; nothing is more than all of it."""
    cost = figures.cost
    if cost is None:
        return
    known = {
        name: value
        for name in (
            "bac",
            "approved_changes",
            "budget_now",
            "ev",
            "ac",
            "pv",
            "eac",
            "etc",
            "vac",
            "contingency",
            "contingency_left",
            "percent_complete",
            "percent_planned",
        )
        if isinstance(value := getattr(cost, name).value, Decimal)
    }
    for whole, one, other in (
        ("budget_now", "bac", "approved_changes"),
        ("eac", "ac", "etc"),
        ("budget_now", "vac", "eac"),
    ):
        if {whole, one, other} <= known.keys() and abs(known[whole] - known[one] - known[other]) > CENT:
            yield f"{whole} {known[whole]} is not {one} {known[one]} and {other} {known[other]}"
    for share in ("percent_complete", "percent_planned"):
        if known.get(share, Decimal()) > 1:
            yield f"{share} is {known[share]}"
    if known.get("contingency_left", Decimal()) > known.get("contingency", Decimal()):
        yield "more of the reserve is left than there was"


def _better_is_better(figures: Figures) -> Iterator[str]:
    """Nothing is called better or worse against its own numbers."""
    for risk in figures.risk.risks:
        now, then = risk.current, risk.previous
        if now is None or then is None or not risk.is_open:
            continue
        good = now.points < then.points if risk.risk.kind.value == "threat" else now.points > then.points
        if risk.movement.value == "better" and not good:
            yield f"{risk.risk.id} is better at {now.points} after {then.points}"


def _nothing_from_the_future(figures: Figures) -> Iterator[str]:
    """What is raised or decided after the data date does not exist yet."""
    state = figures.state
    for register in (state.risks, state.issues, state.changes):
        for entry in register:
            if entry.raised and entry.raised > state.data_date:
                yield f"{entry.id} is raised on {entry.raised} only"


def _musts_colour_the_finish(figures: Figures) -> Iterator[str]:
    """The finish is no earlier than any open must-have deliverable is expected."""
    finish = figures.schedule.forecast_finish.value
    for row in figures.deliverables:
        expected = row.expected
        is_open = row.deliverable.priority is Priority.MUST and row.status not in SETTLED
        if is_open and expected and isinstance(finish, dt.date) and expected > finish and not _ended(figures):
            yield f"the finish {finish} lies before {row.deliverable.id}, expected on {expected}"


def _ended(figures: Figures) -> bool:
    closure = figures.state.project.closure
    return bool(closure and closure.finish and closure.finish <= figures.state.data_date)


def _undefined_says_why(figures: Figures) -> Iterator[str]:
    """A figure that does not exist has a reason."""
    for key, figure in figures.ledger.items():
        if isinstance(figure.value, Undefined) and not str(figure.value.reason).strip():
            yield f"{key} is undefined without a reason"


LAWS: tuple[Callable[[Figures], Iterator[str]], ...] = (
    _late_is_never_green,
    _overdue_is_late,
    _forecasts_lie_ahead,
    _money_adds_up,
    _better_is_better,
    _nothing_from_the_future,
    _musts_colour_the_finish,
    _undefined_says_why,
)

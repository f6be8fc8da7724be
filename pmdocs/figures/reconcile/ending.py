"""Rules about the closure's answers: every promise has a result, everything open a receiver, every yes its proof."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pmdocs.figures.model import DeliverableStatus
from pmdocs.figures.reconcile.places import Spot
from pmdocs.figures.reconcile.promises import add_lines
from pmdocs.figures.reconcile.rule import Case, Doubt
from pmdocs.project.closure import Acceptance, Result, Verdict
from pmdocs.project.kickoff import Deliverable, Objective, SuccessCriterion
from pmdocs.project.record import Record
from pmdocs.project.registers import Action, Issue, Risk
from pmdocs.project.updates import Progress
from pmdocs.state import WorkState


def unanswered_promise(case: Case) -> Iterator[Doubt]:
    """Each objective and success criterion has a result."""
    if case.closure is None:
        return
    closing = case.figures.closure
    for rows, of, what in (
        (closing.objectives, Objective, "Objective"),
        (closing.criteria, SuccessCriterion, "Success criterion"),
    ):
        for row in rows:
            if row.met is None:
                fact = f"{what} {row.id} has no result in the closure."
                remedy = f"Add '{row.id}: {{met: …, actual: …, evidence: …}}' under 'results'."
                yield Doubt(_answers(case, "results"), fact, remedy, (case.places.entry(of, row.id),))


def _answers(case: Case, name: str) -> Spot:
    """The part of the closure where an answer belongs; the closure itself while there is no such part."""
    closure = case.closure
    if closure and getattr(closure, name):
        return Spot(case.places.at("closure", name).location, on_key=True)
    return case.places.topic("closure")


def unanswered_deliverable(case: Case) -> Iterator[Doubt]:
    """Each deliverable in scope is accepted or not, on record."""
    if case.closure is None:
        return
    answered = {row.id for row in case.closure.acceptance}
    for row in case.figures.deliverables:
        key = row.deliverable.id
        if key not in answered and row.status not in {DeliverableStatus.REMOVED, DeliverableStatus.ACCEPTED}:
            fact = f"The closure does not say whether deliverable {key} is accepted."
            remedy = f"Add '{key}: {{accepted: …, date: …}}' under 'acceptance'."
            yield Doubt(_answers(case, "acceptance"), fact, remedy, (case.places.entry(Deliverable, key),))


def left_behind(case: Case) -> Iterator[Doubt]:
    """What is still open when the project ends is handed to somebody."""
    if case.closure is None:
        return
    handed = {item.ref for item in case.closure.outstanding}
    for what, key, spot, parent in _still_open(case):
        if key not in handed and parent not in handed:
            fact = f"{what} {key} is still open, and nobody takes it over."
            remedy = f"Close it, or add it under 'outstanding' with 'ref: {key}' and its new owner."
            yield Doubt(spot, fact, remedy, (_answers(case, "outstanding"),))


def _still_open(case: Case) -> Iterator[tuple[str, str, Spot, str | None]]:
    """Each open entry: what it is, its id, where it stands, and the entry it belongs to."""
    places = case.places
    for row in case.figures.closure.open_risks:
        yield "Risk", row.risk.id, places.entry(Risk, row.risk.id), None
    for issue in case.figures.closure.open_issues:
        yield "Issue", issue.id, places.entry(Issue, issue.id), None
    for action in case.figures.actions:
        if action.is_open:
            yield "Action", action.action.id, places.entry(Action, action.action.id), action.parent


def unowned_item(case: Case) -> Iterator[Doubt]:
    """Nothing outstanding is left without an owner, unless somebody has waived it by name."""
    for number, item in enumerate(case.closure.outstanding if case.closure else ()):
        if not (item.owner or item.to or item.waived_by):
            fact = f"Nobody takes over the outstanding item '{_short(item.text)}'."
            remedy = "Add 'owner', the team under 'to', or 'waived_by' with the name of who accepts that it has none."
            yield Doubt(case.places.at("closure", "outstanding", number), fact, remedy)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


def outstanding_but_ended(case: Case) -> Iterator[Doubt]:
    """What is handed over is still open."""
    if case.closure is None:
        return
    ended: dict[str | None, type[Record]] = {row.risk.id: Risk for row in case.figures.risk.risks if not row.is_open}
    ended |= {row.issue.id: Issue for row in case.figures.issues if not row.is_open}
    ended |= {row.action.id: Action for row in case.figures.actions if not row.is_open}
    for number, item in enumerate(case.closure.outstanding):
        if item.ref in ended:
            fact = f"{item.ref} is handed over as outstanding, but its status says that it has ended."
            side = case.places.said(ended[item.ref], item.ref, "status")
            spot = case.places.at("closure", "outstanding", number, "ref")
            yield Doubt(spot, fact, "Remove it from 'outstanding', or correct its status.", (side,))


def met_without_evidence(case: Case) -> Iterator[Doubt]:
    """Whoever says fully says how it is known."""
    for result in case.closure.results if case.closure else ():
        if result.met is Verdict.FULLY and not result.evidence:
            fact = f"{result.id} is met fully, but nothing proves it."
            yield Doubt(case.places.said(Result, result.id, "met"), fact, add_lines(["evidence"]))


def accepted_before_delivered(case: Case) -> Iterator[Doubt]:
    """Nobody accepts what has not been handed over."""
    for row in case.closure.acceptance if case.closure else ():
        work = case.state.work.get(row.id, WorkState())
        if row.accepted and row.date and work.delivered and row.date < work.delivered:
            fact = f"Deliverable {row.id} is accepted on {row.date}, before it was delivered on {work.delivered}."
            side = case.places.said(Progress, row.id, "delivered")
            yield Doubt(case.places.said(Acceptance, row.id, "date"), fact, "Correct one of the two dates.", (side,))


def acceptance_denied(case: Case) -> Iterator[Doubt]:
    """The closure and the updates agree on whether a deliverable was accepted."""
    for row in case.closure.acceptance if case.closure else ():
        work = case.state.work.get(row.id, WorkState())
        if not row.accepted and work.accepted:
            fact = f"The closure says that {row.id} is not accepted; an update says it was, on {work.accepted}."
            side = case.places.said(Progress, row.id, "accepted")
            yield Doubt(case.places.said(Acceptance, row.id, "accepted"), fact, "Correct one of the two.", (side,))


def two_acceptance_dates(case: Case) -> Iterator[Doubt]:
    """The closure and the updates give one date for an acceptance."""
    for row in case.closure.acceptance if case.closure else ():
        work = case.state.work.get(row.id, WorkState())
        if row.accepted and row.date and work.accepted and row.date != work.accepted:
            fact = f"The closure says that {row.id} was accepted on {row.date}, an update says on {work.accepted}."
            side = case.places.said(Progress, row.id, "accepted")
            yield Doubt(case.places.said(Acceptance, row.id, "date"), fact, "Correct one of the two dates.", (side,))


def signed_off_too_early(case: Case) -> Iterator[Doubt]:
    """A project is closed, and its closure signed, after the last deliverable is accepted."""
    last = _last_acceptance(case)
    if case.closure is None or last is None:
        return
    key, day, side = last
    if case.closure.date and case.closure.date < day:
        fact = f"The project is closed on {case.closure.date}, before {key} is accepted on {day}."
        yield Doubt(case.places.at("closure", "date"), fact, "Correct one of the two dates.", (side,))
    for number, approval in enumerate(case.project.approvals):
        named = {name.lower().replace(" ", "-") for name in approval.documents}
        if approval.date and "closure-report" in named and approval.date < day:
            fact = f"The closure report is signed on {approval.date}, before {key} is accepted on {day}."
            spot = case.places.at("approvals", number, "date")
            yield Doubt(spot, fact, "Correct one of the two dates.", (side,))


def _last_acceptance(case: Case) -> tuple[str, dt.date, Spot] | None:
    """The deliverable accepted last, the day, and where it is written; None if none is."""
    found: list[tuple[str, dt.date, Spot]] = []
    for row in case.closure.acceptance if case.closure else ():
        if row.accepted and row.date:
            found.append((row.id, row.date, case.places.said(Acceptance, row.id, "date")))
    for key, work in case.state.work.items():
        if work.accepted:
            found.append((key, work.accepted, case.places.said(Progress, key, "accepted")))
    return max(found, key=lambda each: each[1], default=None)

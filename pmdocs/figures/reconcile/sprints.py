"""Rules about agile work: what is done fits into what there is, and sprints follow one another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from pmdocs.figures.reconcile.places import Spot
from pmdocs.figures.reconcile.promises import add_lines
from pmdocs.figures.reconcile.rule import Case, Doubt
from pmdocs.project.agile import Epic, Sprint
from pmdocs.project.budgeting import amount


def done_beyond_scope(case: Case) -> Iterator[Doubt]:
    """No more can be done than the backlog holds."""
    agile = case.figures.agile
    if agile is None:
        return
    done, scope = agile.done.value, agile.scope.value
    if isinstance(done, Decimal) and isinstance(scope, Decimal) and done > scope:
        last = [sprint for sprint in agile.sprints if sprint.completed is not None][-1]
        fact = f"{amount(done)} {agile.unit} are done, but the whole scope is {amount(scope)}."
        remedy = "Write the scope as it has grown, under 'backlog' of the update, or correct what was completed."
        yield Doubt(case.places.said(Sprint, last.id, "completed"), fact, remedy, (_scope(case),))


def _scope(case: Case) -> Spot:
    reported = case.places.reported("backlog", "scope")
    return reported if reported.location[:1] == ("updates",) else case.places.at("agile", "backlog", "scope")


def overlapping_sprints(case: Case) -> Iterator[Doubt]:
    """One sprint ends before the next begins."""
    ordered = sorted(case.state.sprints, key=lambda sprint: (sprint.start, sprint.id))
    for earlier, later in pairwise(ordered):
        if later.start <= earlier.finish:
            fact = f"Sprint {later.id} starts on {later.start}, before {earlier.id} is over on {earlier.finish}."
            spot, side = case.places.said(Sprint, later.id, "start"), case.places.said(Sprint, earlier.id, "finish")
            yield Doubt(spot, fact, "Correct one of the two dates.", (side,))


def sprint_without_result(case: Case) -> Iterator[Doubt]:
    """A sprint that is over has a result, or velocity and burn-up leave it out."""
    for sprint in case.state.sprints:
        if sprint.finish < case.day and sprint.completed is None:
            fact = f"Sprint {sprint.id} ended on {sprint.finish}, but it does not say what was completed."
            yield Doubt(case.places.entry(Sprint, sprint.id), fact, add_lines(["completed"]))


def epic_beyond_its_size(case: Case) -> Iterator[Doubt]:
    """No more of an epic can be done than its size."""
    backlog = case.project.agile.backlog if case.project.agile else None
    for epic in backlog.epics if backlog else ():
        if epic.done > epic.points:
            fact = f"{amount(epic.done)} points of epic {epic.id} are done, but its size is {amount(epic.points)}."
            spot, side = case.places.said(Epic, epic.id, "done"), case.places.said(Epic, epic.id, "points")
            yield Doubt(spot, fact, "Correct one of the two.", (side,))

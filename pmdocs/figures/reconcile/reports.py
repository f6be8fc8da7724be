"""Rules about the reports: colours that are explained, ways back that still hold, and data that is fresh."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from pmdocs.figures.model import MilestoneStatus, RatingRow
from pmdocs.figures.rag import Rag
from pmdocs.figures.ratings import thresholds_of
from pmdocs.figures.reconcile.promises import add_lines
from pmdocs.figures.reconcile.rule import Case, Doubt
from pmdocs.project.history import updates_by_date
from pmdocs.project.nouns import listed
from pmdocs.project.plan import Milestone
from pmdocs.project.updates import Dimension, RagStatement

NOT_GREEN: Final = frozenset({Rag.AMBER, Rag.RED})
WAY_BACK: Final = {"said": "reason", "action": "action", "due": "due"}
"""What a rating that is not green must be told, as a figure and as a field."""


def _not_green(case: Case) -> Iterator[RatingRow]:
    """The dimensions whose own figures are not green; what merely waits for a second clean report is not asked."""
    if case.state.update is None:
        return iter(())
    rows = (row for row in case.figures.ratings.values() if row.dimension is not Dimension.OVERALL)
    return (row for row in rows if row.rating.rag in NOT_GREEN and row.rating.computed in NOT_GREEN)


def unexplained_rating(case: Case) -> Iterator[Doubt]:
    """Amber and red come with a reason, an action and a date; where the date has passed, that alone is told."""
    for row in _not_green(case):
        if _due_passed(case, row):
            continue
        if lacking := [field for name, field in WAY_BACK.items() if getattr(row, name) is None]:
            colour = row.rating.rag.value
            said = listed([{"due": "date back to green"}.get(name, name) for name in lacking], "or")
            fact = f"The rating of {row.dimension} is {colour} on {case.day}, but no {said} is written."
            remedy = f"{add_lines(lacking)[:-1]} under 'rag', '{row.dimension}' in this update."
            written = case.places.is_said(RagStatement, row.dimension, "id")
            spot = case.places.entry(RagStatement, row.dimension) if written else case.places.latest_update()
            yield Doubt(spot, fact, remedy)


def way_back_passed(case: Case) -> Iterator[Doubt]:
    """A date back to green that is over has to be replaced."""
    for row in _not_green(case):
        if due := _due_passed(case, row):
            colour = row.rating.rag.value
            fact = f"The rating of {row.dimension} was to be green by {due}; on {case.day} it is {colour}."
            spot = case.places.said(RagStatement, row.dimension, "due")
            yield Doubt(spot, fact, "Write a new date and what is done differently.", (case.places.latest_update(),))


def _due_passed(case: Case, row: RatingRow) -> dt.date | None:
    """The date back to green that was written last, if it is over."""
    said = case.state.rag.get(row.dimension)
    return said.due if said and said.due and said.due < case.day else None


def unprinted_reason(case: Case) -> Iterator[Doubt]:
    """A reason that is written is printed: not beside a green rating, nor with a milestone that did not move."""
    update = case.state.update
    for statement in update.rag if update else ():
        row = case.figures.ratings.get(statement.id)
        good = row is not None and row.rating.rag in {Rag.GREEN, Rag.BLUE}
        if statement.reason and statement.stated is None and good:
            fact = f"The rating of {statement.id} is green on {case.day}, so the reason written for it is not printed."
            spot = case.places.said(RagStatement, statement.id, "reason")
            yield Doubt(spot, fact, "Put it into the summary, or remove it.")


def idle_override(case: Case) -> Iterator[Doubt]:
    """A stated rating equal to the computed one overrides nothing."""
    said = case.state.update.rag if case.state.update else ()
    for statement in said:
        row = case.figures.ratings.get(statement.id)
        if statement.stated and row and row.rating.override is None and row.rating.rag.value == statement.stated.value:
            fact = f"The rating of {statement.id} is {statement.stated} by its figures already."
            spot = case.places.said(RagStatement, statement.id, "stated")
            yield Doubt(spot, fact, "Remove the line 'stated'; the reason and the way back may stay.")


def stale_data(case: Case) -> Iterator[Doubt]:
    """A report on old data is grey; it should say so to its author first."""
    update = case.state.update
    if update is None or _over(case):
        return
    limit = thresholds_of(case.project.settings.rag).stale_after_days
    age = (case.day - update.date).days
    if age > limit:
        fact = f"The latest update is {age} days old on {case.day}, so every rating turns grey after {limit} days."
        yield Doubt(case.places.latest_update(), fact, "Add an update, or build as of the date of the last one.")


def stale_cost(case: Case) -> Iterator[Doubt]:
    """Indices and forecasts are only as fresh as the actual cost they use."""
    cost, update = case.state.cost, case.state.update
    if update is None or cost.actual is None or _over(case):
        return
    limit = 2 * thresholds_of(case.project.settings.rag).stale_after_days
    days = [
        each.date
        for each in case.project.updates
        if each.date <= case.day and each.cost and each.cost.actual is not None
    ]
    age = (case.day - max(days)).days
    if age > limit:
        fact = f"The actual cost was last reported on {max(days)}, {age} days before {case.day}."
        yield Doubt(case.places.reported("cost", "actual"), fact, "Add the actual cost since the start to the update.")


def _over(case: Case) -> bool:
    return case.closure is not None


def overlapping_periods(case: Case) -> Iterator[Doubt]:
    """A day belongs to one report."""
    for (_, earlier), (number, later) in pairwise(updates_by_date(case.project)):
        if later.date <= case.day and later.since and later.since <= earlier.date:
            fact = f"The period of this update starts on {later.since}, but the one before it ends on {earlier.date}."
            spot = case.places.at("updates", number, "since")
            yield Doubt(spot, fact, "Leave out 'since': it is the day after the last update.")


def silent_milestone(case: Case) -> Iterator[Doubt]:
    """A milestone whose date is over has been reached, has a new date, or is cancelled."""
    if _over(case):
        return
    for row in case.figures.schedule.milestones:
        if row.status is MilestoneStatus.MISSED:
            key = row.milestone.id
            fact = f"Milestone {key} was expected on {row.expected}; it is neither reached nor given a new date."
            remedy = "Write 'actual', a new 'forecast', or 'cancelled: yes' in the update."
            name = "forecast" if row.milestone.forecast else "date"
            yield Doubt(case.places.said(Milestone, key, name), fact, remedy, (case.places.latest_update(),))

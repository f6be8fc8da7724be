"""Over two hundred random but lawful histories, the laws of judgement hold on every day that is looked at."""

from __future__ import annotations

import pytest

from pmdocs.figures import Figures
from pmdocs.figures.rag import Rag
from pmdocs.project.updates import Dimension
from tests.agreement import contradictions, shelf
from tests.judgement.depot import on, written
from tests.judgement.histories import history, on_plan
from tests.judgement.laws import broken

WALKS = 200
PUNCTUAL = 40
AT_ONCE = 10
"""Histories in one test, so that each names those that fail."""


@pytest.mark.parametrize("first", range(0, WALKS, AT_ONCE))
def test_the_laws_hold_on_every_day_of_a_history(first: int) -> None:
    """No green with something late, nothing better that is worse, money adds up, forecasts lie ahead."""
    faults = [
        f"history({number}), {fault}"
        for number in range(first, first + AT_ONCE)
        for found in _days(number)
        for fault in (*broken(found), *contradictions(shelf(found)))
    ]
    assert faults == []


def _days(number: int) -> list[Figures]:
    walk = history(number)
    project = written(walk.definition, walk.updates)
    return [on(project, day) for day in walk.days]


@pytest.mark.parametrize("number", range(PUNCTUAL))
def test_a_project_on_plan_is_green_to_its_last_day(number: int) -> None:
    """Everything on its day and at its cost: no report of it is anything but green."""
    walk = on_plan(number)
    project = written(walk.definition, walk.updates)
    shown = {
        (update["date"], dimension.value): row.rating.rag.value
        for update in walk.updates
        for dimension, row in on(project, update["date"]).ratings.items()
    }
    assert {key: rag for key, rag in shown.items() if rag not in {Rag.GREEN, Rag.BLUE}} == {}


@pytest.mark.parametrize("number", range(0, WALKS, 8))
def test_later_updates_change_no_report_before_them(number: int) -> None:
    """A report of a day is the same whether or not there are later ones."""
    walk = history(number)
    project, first = written(walk.definition, walk.updates), walk.updates[0]["date"]
    alone = written(walk.definition, walk.updates[:1])
    then, now = on(alone, first), on(project, first)
    assert {key: row.rating.rag for key, row in then.ratings.items()} == {
        key: row.rating.rag for key, row in now.ratings.items()
    }
    assert {key: figure.value for key, figure in then.ledger.items()} == {
        key: figure.value for key, figure in now.ledger.items()
    }


def test_the_walks_differ() -> None:
    """The histories are not the same one two hundred times: all colours are met, and every kind of entry."""
    colours = {found.ratings[Dimension.OVERALL].rating.rag for number in range(0, WALKS, 5) for found in _days(number)}
    assert {Rag.GREEN, Rag.AMBER, Rag.RED} <= colours
    topics = {topic for number in range(WALKS) for update in history(number).updates for topic in update}
    assert {"progress", "milestones", "cost", "risks", "issues", "changes"} <= topics

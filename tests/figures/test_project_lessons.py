"""Lessons of a whole project: collected from every update, told once each, grouped, the weightiest first."""

from __future__ import annotations

import datetime as dt

from tests.figures.projects import DAY_40, DAY_50, LAB, figures

FIRST = """    lessons:
      - {kind: went badly, event: Ice, recommendation: Order concrete before winter., category: Planning, priority: 2}
      - {kind: went well, event: Neighbours, recommendation: Invite the neighbours, category: People, priority: 5}
"""
SECOND = """    lessons:
      - {kind: went badly, event: Frost again, recommendation: "order concrete  before winter", category: Planning}
      - {kind: idea, event: Roof, recommendation: Order concrete before winter, category: Planning}
      - {kind: went well, event: Steel, recommendation: Buy early, category: Planning, priority: 4}
      - {kind: went badly, event: Nothing special, recommendation: Look twice}
"""
TAUGHT = LAB.replace("    done: [Plans handed over]\n", "    done: [Plans handed over]\n" + FIRST).replace(
    "    done: [Roof ordered.]\n", "    done: [Roof ordered.]\n" + SECOND
)


def test_lessons_are_collected_from_every_update() -> None:
    """Two in the first report, four more in the second, numbered in the order in which they were told."""
    lessons = figures(TAUGHT, DAY_50).state.lessons
    assert [lesson.id for lesson in lessons] == ["L-1", "L-2", "L-3", "L-4", "L-5", "L-6"]
    assert [lesson.date for lesson in lessons] == [DAY_40] * 2 + [DAY_50] * 4
    assert [lesson.id for lesson in figures(TAUGHT, DAY_50).new_lessons] == ["L-3", "L-4", "L-5", "L-6"]


def test_the_same_lesson_told_twice_is_one() -> None:
    """L-3 is L-1 in other capitals and spaces, without its full stop; as an idea (L-4) it is another lesson."""
    groups = figures(TAUGHT, DAY_50).lessons
    assert {lesson.id for group in groups for lesson in group.lessons} == {"L-1", "L-2", "L-4", "L-5", "L-6"}
    ledger = figures(TAUGHT, DAY_50).ledger
    counts = [ledger[f"lessons.{name}"].value for name in ("total", "repeated", "went-badly", "went-well", "idea")]
    assert counts == [5, 1, 2, 2, 1]


def test_lessons_stand_by_category_the_weightiest_first() -> None:
    """The largest group comes first, what has no category last; in a group 4 stands before 2 and before none."""
    groups = [(group.category, [lesson.id for lesson in group.lessons]) for group in figures(TAUGHT, DAY_50).lessons]
    assert groups == [("Planning", ["L-5", "L-1", "L-4"]), ("People", ["L-2"]), ("", ["L-6"])]


def test_an_earlier_report_knows_only_its_own_lessons() -> None:
    """Day 40: two; the day before: none."""
    assert len(figures(TAUGHT, DAY_40).state.lessons) == 2
    assert figures(TAUGHT, DAY_40 - dt.timedelta(days=1)).lessons == ()

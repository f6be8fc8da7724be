"""What cannot be is told, and what only looks odd is left alone; tests/bad holds the plain cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmdocs.project import check
from pmdocs.source import load_source
from tests.project.conftest import Build, Tell

MILESTONES = "milestones: {M-1: {name: Charter approved, date: 2026-02-02}, M-9: {name: Go-live, date: 2026-12-04}}\n"


@pytest.mark.parametrize(
    "text",
    [
        "phases: {P-1: {name: One day, start: 2026-02-02, finish: 2026-02-02}}\n",
        "updates: [{date: 2026-01-12, summary: First day}]\n",
        "updates: [{date: 2027-06-30, summary: Long after the planned finish}]\n",
        MILESTONES + "updates: [{date: 2026-02-06, milestones: {M-1: {actual: 2026-02-06, forecast: 2026-05-01}}}]\n",
        "budget: {lines: [{category: Staff, amount: 50}], planned: {2026-01-31: 20, 2026-02-28: 20, 2026-03-31: 50}}\n",
        "deliverables: {D-1: {name: Engine, cost: 60_000}}\n",
        "deliverables: {D-1: {name: Engine, method: milestones, weights: [{milestone: M-1, weight: 33.3 %}, "
        "{milestone: M-9, weight: 66.6 %}]}}\n" + MILESTONES,
        "updates: [{date: 2026-02-13, cost: {actual: 9}}, {date: 2026-02-06, cost: {actual: 8}}]\n",
        "decisions: {DEC-1: {text: Move}}\nupdates: [{date: 2026-02-06, decisions: {DEC-1: {status: taken}}}]\n",
        "decisions: {DEC-1: {text: Move}}\n"
        "updates: [{date: 2026-02-06, decisions: {DEC-1: {needed_by: 2026-03-01}}}]\n",
        "updates: [{date: 2026-02-06, rag: {cost: {stated: red, reason: Disputed}}}, "
        "{date: 2026-02-13, rag: {cost: {stated: red}}}]\n",
        "issues: {I-1: {title: Gap}}\nupdates: [{date: 2026-02-06, issues: {I-1: {status: closed, "
        "closed: 2026-02-05}}}, {date: 2026-02-13, issues: {I-1: {status: open}}}]\n",
        "settings: {risk: {scheme: own, bands: [{name: low, low: 1, high: 9, rag: green}, "
        "{name: high, low: 10, high: 25, rag: red}]}}\n",
        "governance: {bodies: {a: {name: A, reports_to: c}, b: {name: B, reports_to: c}, c: {name: C}}}\n",
    ],
)
def test_what_can_be_is_left_alone(build: Build, text: str) -> None:
    """Odd perhaps, but possible."""
    build(text)


def test_dates_are_compared_across_the_plan_and_the_updates(told: Tell) -> None:
    """A risk closed in an update before the plan says it was raised; a delivery accepted before it was handed over."""
    lines = told(
        "risks: {R-1: {title: Late, raised: 2026-03-02}}\n"
        "deliverables: {D-1: {name: Engine}}\n"
        "updates:\n"
        "  - {date: 2026-04-03, progress: {D-1: {delivered: 2026-04-02}}}\n"
        "  - {date: 2026-04-10, progress: {D-1: {accepted: 2026-04-01}}, "
        "risks: {R-1: {status: closed, closed: 2026-02-02}}}\n"
    )
    assert [line.split(" Correct")[0] for line in lines] == [
        "6:51 PM130 Progress entry D-1: 'accepted' 2026-04-01 is before 'delivered' 2026-04-02.",
        "6:103 PM130 Risk R-1: 'closed' 2026-02-02 is before 'raised' 2026-03-02.",
    ]


def test_a_wrong_order_is_told_once(told: Tell) -> None:
    """Later updates that speak of other fields do not repeat it."""
    lines = told(
        "sprints:\n"
        "agile: {sprints: {SP-1: {start: 2026-03-02, finish: 2026-02-02}}}\n"
        "updates: [{date: 2026-03-06, sprints: {SP-1: {goal: Sell}}}]\n"
    )
    assert [line.split()[1] for line in lines if "PM130" in line] == ["PM130"]


def test_facts_of_the_future_are_told_wherever_they_stand_in_an_update(told: Tell) -> None:
    """Closed, done, decided, delivered: an update cannot know them before its date."""
    lines = told(
        "deliverables: {D-1: {name: Engine}}\n"
        "updates:\n"
        "  - date: 2026-02-06\n"
        "    progress: {D-1: {delivered: 2026-02-07}}\n"
        "    risks: {R-1: {title: Late, raised: 2026-02-08}}\n"
        "    decisions: {DEC-1: {text: Wait, status: taken, decided: 2026-02-09}}\n"
        "    actions: {A-1: {text: Ask, due: 2026-03-01, status: done, done: 2026-02-10}}\n"
        "    lessons: [{kind: idea, event: Late, recommendation: Ask, date: 2026-02-11}]\n"
    )
    assert [line.split()[:2] for line in lines] == [
        [f"{number}:{column}", "PM133"] for number, column in ((5, 33), (6, 40), (7, 61), (8, 69), (9, 68))
    ]


def test_three_updates_of_one_day_are_two_too_many(told: Tell) -> None:
    """Each is told with the one before it."""
    lines = told("updates:\n" + "  - {date: 2026-02-06, summary: All well}\n" * 3)
    assert [line.split()[:2] for line in lines] == [["4:12", "PM132"], ["5:12", "PM132"]]


def test_each_circle_is_told_once(told: Tell) -> None:
    """At the first of its members, by the alphabet."""
    lines = told(
        "governance:\n  bodies:\n    c: {name: C, reports_to: a}\n    a: {name: A, reports_to: b}\n"
        "    b: {name: B, reports_to: c}\n    d: {name: D, reports_to: a}\n"
    )
    assert [line.split(" Let")[0] for line in lines] == [
        "5:30 PM161 This goes round in a circle: a reports to b reports to c reports to a."
    ]


def test_contradictions_are_told_beside_errors_but_never_because_of_them(told: Tell) -> None:
    """A bad amount is left out of no sum in silence: sums that miss it are not judged at all."""
    lines = told(
        "budget:\n"
        "  lines: [{category: Staff, amount: many}, {category: Licences, amount: 10}]\n"
        "  planned: {2026-01-31: 20, 2026-02-28: 40}\n"
        "phases:\n"
        "  P-1: {name: Planning, start: 2026-02-30, finish: 2026-03-01}\n"
        "  P-2: {name: Building, start: 2026-05-01, finish: 2026-04-01}\n"
    )
    assert [line.split()[:2] for line in lines] == [["3:37", "PM105"], ["6:32", "PM107"], ["7:52", "PM130"]]


def test_entries_after_a_broken_one_keep_their_places(told: Tell) -> None:
    """What is left out for the second look does not shift the lines of what follows, in lists or maps."""
    lines = told(
        "updates:\n"
        "  - {date: soon, summary: Left out}\n"
        "  - {date: 2026-02-06, progress: {D-1: all, D-2: {delivered: 2026-02-07}}}\n"
        "deliverables: {D-1: {name: Engine}, D-2: {name: Manuals}}\n"
    )
    assert [line.split()[:2] for line in lines] == [["3:12", "PM107"], ["4:40", "PM105"], ["4:62", "PM133"]]


@pytest.mark.parametrize(
    ("identity", "codes"),
    [
        ("{code: a b, title: Late, start: 2026-03-01, finish: 2026-12-01}", ["PM112", "PM160", "PM131"]),
        ("{title: Late, start: 2026-03-01, finish: soon}", ["PM101", "PM107", "PM160", "PM131"]),
        ("{code: X, title: Late, start: 2026-13-01, finish: 2026-12-01}", ["PM107", "PM160"]),
        ("Late", ["PM103", "PM160"]),
    ],
)
def test_a_project_without_a_usable_identity_is_still_checked(tmp_path: Path, identity: str, codes: list[str]) -> None:
    """What is right of the project's own dates is kept; what is wrong is not guessed at."""
    rest = "raci: [{activity: Pay, roles: {}}]\nupdates: [{date: 2026-02-06, summary: Early}]\n"
    (tmp_path / "project.yaml").write_text(f"project: {identity}\n{rest}")
    assert [diagnostic.code for diagnostic in check(load_source(tmp_path))[1]] == codes

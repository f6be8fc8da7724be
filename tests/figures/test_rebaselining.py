"""What approved changes make of the planned value, whenever they are decided and whatever they take out."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from pmdocs.figures.baseline import current_curve
from pmdocs.figures.calendar import CALENDAR_DAYS
from pmdocs.figures.model import Figures
from pmdocs.figures.planned_value import planned_value
from pmdocs.project import Project
from pmdocs.project.registers import Change, ChangeEffect, ChangeStatus
from tests.figures.projects import amounts, figures

LATE = """
project: {code: LATE, title: A cut after the planned end, start: 2026-01-01, finish: 2026-04-10}
budget: {lines: [{category: All, amount: 1000}], planned: {2026-04-10: 1000}}
deliverables:
  - {id: D-1, name: Kept, cost: 800}
  - {id: D-2, name: Dropped, cost: 200}
updates:
  - {date: 2026-04-15, progress: {D-1: 50 %}, cost: {actual: 500}}
  - date: 2026-04-30
    progress: {D-1: {percent: 100 %, delivered: 2026-04-30}}
    cost: {actual: 900}
    changes: [{id: CH-1, title: Drop it, status: approved, decided: 2026-04-20, effect: {cost: -200, removes: D-2}}]
"""
"""A hundred days of 10 a day: all is planned on day 100, 10 April; ten days later 200 of the 1,000 are taken out."""


def late(day: dt.date) -> Figures:
    """The project whose cut comes after its planned end, on a day."""
    return figures(LATE, day)


def test_a_cut_after_the_planned_end_shrinks_the_whole_plan() -> None:
    """Of 800, 800 are planned and not 1,000: 100 %, never 125 %."""
    cost = late(dt.date(2026, 4, 30)).cost
    assert cost is not None
    assert (cost.budget_now.value, cost.pv.value, cost.percent_planned.value) == (800, 800, 1)


def test_finished_work_is_not_late_because_of_a_cut() -> None:
    """All of the 800 earned on day 120 of 100: SPI back to 1, SPI(t) 100/120, and nothing left to hurry for."""
    found = late(dt.date(2026, 4, 30))
    assert found.cost is not None
    assert found.cost.spi.value == 1
    assert found.schedule.es.value == 100
    assert found.schedule.spi_t.value == Decimal("0.8333333333333333333333333333333333")
    assert str(found.schedule.tspi.value) == str(found.cost.tcpi_bac.value)  # both: work complete


def test_the_report_before_the_cut_keeps_its_plan() -> None:
    """On 15 April 400 of 1,000 were earned and 1,000 planned; the later decision changes nothing about that."""
    before = late(dt.date(2026, 4, 30)).reports[0]
    assert (before.pv, before.ev, before.budget) == amounts(1000, 400, 1000)


def test_a_plan_that_has_not_begun_moves_as_a_whole() -> None:
    """Work of March, in a plan that is to need 60 days instead of 80, begins and ends sooner.

    Decided on day 10, 10 January; 1 March is 50 days on, and becomes 37.5, rounded to the even 38: 17 February.
    """
    plan = {"code": "X", "title": "T", "start": "2026-01-01", "finish": "2026-03-31"}
    work = [{"id": "W-1", "name": "March", "start": "2026-03-01", "finish": "2026-03-02", "cost": "100"}]
    project = Project.model_validate({"project": plan, "work": work})
    change = Change(
        id="CH-1",
        title="Sooner",
        status=ChangeStatus.APPROVED,
        decided=dt.date(2026, 1, 10),
        effect=ChangeEffect(days=-20),
    )
    curve = current_curve(project, [change], CALENDAR_DAYS)
    assert curve is not None
    assert curve.start == dt.date(2026, 3, 1)
    assert curve.points[-1][1] == 100


costs = st.decimals(-900, 900, places=2)
changes = st.lists(st.tuples(st.integers(0, 250), costs, st.integers(-60, 90)), max_size=4)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 200), st.decimals(0, 1000, places=2)), min_size=1, max_size=5), changes)
def test_the_plan_always_ends_at_the_approved_budget(
    steps: list[tuple[int, Decimal]], decided: list[tuple[int, Decimal, int]]
) -> None:
    """Whatever is approved, and when: the plan never falls and ends at the budget, as long as one is left."""
    start = dt.date(2026, 1, 1)
    total, planned = Decimal(), {}
    for day, amount in sorted(dict(steps).items()):
        total += amount
        planned[str(start + dt.timedelta(days=day))] = str(total)
    finish = str(start + dt.timedelta(days=200))
    info = {"code": "X", "title": "T", "start": str(start), "finish": finish}
    project = Project.model_validate({"project": info, "budget": {"planned": planned}})
    approved, budget, ends = [], total, 200
    for number, (day, cost, days) in enumerate(sorted(decided), start=1):
        if budget + cost <= 0 or ends + days <= 0:
            continue
        budget, ends = budget + cost, ends + days
        effect = ChangeEffect(cost=cost, days=days)
        when = start + dt.timedelta(days=day)
        approved.append(
            Change(id=f"CH-{number}", title="Any", status=ChangeStatus.APPROVED, decided=when, effect=effect)
        )
    curve = current_curve(project, approved, CALENDAR_DAYS)
    assert curve is not None
    assert curve.bac == budget
    values = [planned_value(curve, start + dt.timedelta(days=n)) for n in range(0, 1000, 20)]
    assert values == sorted(values)
    assert values[-1] == budget

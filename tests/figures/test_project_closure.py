"""The end of a whole project, worked out by hand: three baselines, the gap explained, what the forecasts were worth."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from pmdocs.figures.quantity import Undefined
from tests.figures.projects import DAY_50, LAB, amounts, figures

END = dt.date(2026, 5, 6)
BEFORE = """
  - date: 2026-03-26
    cost: {actual: 9500}
    progress: {D-2: 80 %}
  - date: 2026-05-06
    cost: {actual: 12400}
    effort: {actual: 121, remaining: 0}
    deliverables: {D-2: {cost: 9600}}
    progress: {D-2: {percent: 100 %, delivered: 2026-05-05, accepted: 2026-05-06}}
    milestones:
      M-2: {actual: 2026-02-20}
      M-3: {actual: 2026-03-11}
      M-4: {actual: 2026-05-05}
    risks: {R-3: {status: closed}, R-4: {status: closed}}
    issues: {I-1: {status: closed}, I-2: {status: closed}}
"""
CLOSURE = """
closure:
  date: 2026-05-06
  finish: 2026-05-06
  cost: 12500
  summary: Open at last
  reserve_used: 900
  results: {O-1: {met: fully, actual: "20"}, S-1: {met: no}}
objectives: [{id: O-1, statement: Twenty desks, measure: Desks, target: "20"}]
success_criteria: [{id: S-1, statement: On time}]
"""
WHOLE = LAB + BEFORE + CLOSURE


def test_the_cost_gap_is_what_was_decided_and_the_rest() -> None:
    """12,500 - 10,000 = 1,600 approved with CH-1 + 900 performance."""
    rows = figures(WHOLE, END).closure.cost
    assert (rows.first.value, rows.approved.value, rows.actual.value) == (10000, 11600, 12500)
    assert (rows.gap.gap, rows.gap.approved, rows.gap.performance) == amounts(2500, 1600, 900)


def test_the_finish_gap_is_counted_in_days() -> None:
    """From 10 April to 6 May are 26 days: 20 approved, six of performance."""
    rows = figures(WHOLE, END).closure.finish
    assert rows.actual.value == END
    assert (rows.gap.gap, rows.gap.approved, rows.gap.performance) == amounts(26, 20, 6)


def test_effort_comes_from_the_last_report_where_the_closure_is_silent() -> None:
    """121 person-days against 100: 15 approved, six of performance."""
    gap = figures(WHOLE, END).closure.effort.gap
    assert (gap.gap, gap.approved, gap.performance) == amounts(21, 15, 6)


def test_without_a_closure_the_last_milestone_is_the_finish() -> None:
    """The opening on 5 May, and the cost of the last report."""
    end = figures(LAB + BEFORE, END).closure
    assert (end.finish.actual.value, end.cost.actual.value) == (dt.date(2026, 5, 5), 12400)


def test_the_closure_does_not_count_before_its_day() -> None:
    """Asked on day 50, nobody knows yet what the project will have cost, drawn from the reserve or reached."""
    end = figures(WHOLE, DAY_50).closure
    assert (end.cost.actual.value, end.reserve_used.value, end.effort.actual.value) == (5500, 400, 45)
    assert isinstance(end.finish.actual.value, Undefined)
    assert all(row.met is None for row in (*end.objectives, *end.criteria))
    assert (end.cost_accuracy, end.finish_accuracy) == ((), ())


def test_forecasts_are_held_against_the_outcome() -> None:
    """The first report called 2,800 of then 10,000 earned 28 % and foresaw 12,500, which is what it came to.

    Past half, 4,000 of the 5,600 left on day 50 were done, worth 7,200 now: 9,543 earned for 9,500 spent. That is
    past three quarters of the 11,600 too.
    """
    quarter, half, three = figures(WHOLE, END).closure.cost_accuracy
    assert (quarter.forecast, quarter.error) == amounts(12500, 0)
    assert half.forecast == pytest.approx(Decimal(11600) * 9500 / (4400 + Decimal(4000) * 7200 / 5600))
    assert three.forecast == half.forecast
    first, second, _ = figures(WHOLE, END).closure.finish_accuracy
    assert [row.forecast for row in (first, second)] == [dt.date(2026, 4, 10), dt.date(2026, 4, 30)]
    assert (first.days, second.days) == amounts(-26, -6)


def test_a_forecast_is_traced_to_the_report_that_made_it() -> None:
    """Of reports 2 and 3 only the third, with four fifths of the 11,600 earned, had come so far."""
    found = figures(LAB + BEFORE + CLOSURE, END)
    second, third = (quantity for report in found.reports[1:3] if isinstance(quantity := report.ev, Decimal))
    assert second < Decimal("0.75") * 11600 < third
    (said,) = found.ledger["closure.accuracy.75.cost"].inputs
    assert said.key == "report.3.eac"


def test_verdicts_are_counted_and_nothing_is_dropped() -> None:
    """One objective met, one criterion not."""
    end = figures(WHOLE, END).closure
    assert dict(end.verdicts) == {"fully": 1, "no": 1}
    assert [(row.id, row.actual) for row in end.objectives] == [("O-1", "20")]


def test_the_reserve_not_drawn_is_released() -> None:
    """900 of 1,000 drawn, as the closure says, not the 400 of the last report that spoke of it."""
    end = figures(WHOLE, END).closure
    assert (end.reserve_used.value, end.reserve_released.value) == (900, 100)


def test_the_review_of_risks_comes_from_history() -> None:
    """R-1 happened and was foreseen by a risk; I-1 was foreseen by none; R-2, R-3 and R-4 went without happening."""
    end = figures(WHOLE, END).closure
    assert [row.risk.id for row in end.materialised] == ["R-1"]
    assert sorted(row.risk.id for row in end.closed_unused) == ["R-2", "R-3", "R-4"]
    assert [issue.id for issue in end.unforeseen] == ["I-1"]
    assert (end.open_risks, end.open_issues) == ((), ())


def test_deliverables_planned_delivered_removed_and_added() -> None:
    """D-3, the garden, taken out by CH-2; D-4 added by CH-3 and delivered: three planned, three delivered."""
    changes = """
    changes:
      CH-2: {title: No garden, status: approved, effect: {removes: D-3}}
      CH-3: {title: A fence, status: approved, effect: {adds: D-4}}
"""
    fence = "{D-2: {cost: 9600}, D-4: {name: Fence, due: 2026-05-01, added_by: CH-3}}"
    text = LAB + BEFORE.replace("{D-2: {cost: 9600}}", fence).rstrip() + changes + CLOSURE
    text = text.replace("accepted: 2026-05-06}}", "accepted: 2026-05-06}, D-4: {delivered: 2026-05-06}}")
    end = figures(text, END).closure
    counts = (end.deliverables_planned, end.deliverables_delivered, end.deliverables_removed, end.deliverables_added)
    assert counts == (3, 3, 1, 1)

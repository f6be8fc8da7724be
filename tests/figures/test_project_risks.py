"""The risk register of a whole project on two dates, worked out by hand: scores, movement, exposure, counts."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from pmdocs.figures.model import RiskFigures
from pmdocs.figures.quantity import Undefined
from pmdocs.figures.risk_exposure import RiskMovement
from tests.figures.projects import DAY_40, DAY_50, LAB, figures

THIRD = """
  - date: 2026-02-26
    risks:
      R-4: {probability: 2, impact: 5}
      R-5: {title: Lift comes late, owner: ben, probability: 3, impact: 3, amount: 400}
"""
"""A week later the key person has had an offer, and the lift is in doubt."""


def risk(key: str, day: dt.date, text: str = LAB) -> RiskFigures:
    """One risk of the small laboratory on a day."""
    return next(row for row in figures(text, day).risk.risks if row.risk.id == key)


def test_exposure_before_and_after_response() -> None:
    """Day 40: 40 % of 1,000 and 20 % of 500; after response 10 % of 500 and, without an assessment, the same 100."""
    summary = figures(LAB, DAY_40).risk
    assert (summary.exposure.value, summary.exposure_residual.value) == (500, 150)
    assert summary.contingency_cover.value == Decimal("6.666666666666666666666666666666667")  # 1,000 / 150
    assert summary.opportunity.value == 100  # half of 200, and never set against the threats


def test_a_threat_without_an_amount_is_counted_apart() -> None:
    """R-4 has no amount: it is no part of the exposure, and the register says so."""
    summary = figures(LAB, DAY_40).risk
    assert summary.unpriced == 1
    assert isinstance(risk("R-4", DAY_40).emv, Undefined)


def test_a_chance_written_as_such_goes_before_the_level() -> None:
    """R-2 at 25 % of 500 instead of the 20 % of its level."""
    exact = LAB.replace(
        "probability: 2, impact: 2, amount: 500", "probability: 2, impact: 2, chance: 25 %, amount: 500"
    )
    assert risk("R-2", DAY_40, exact).emv == 125


def test_the_first_assessment_stays_the_inherent_one() -> None:
    """R-1 was written with 3 times 4 and stands at 4 times 4; its response would leave 1 times 2."""
    row = risk("R-1", DAY_40)
    assert [score.points for score in (row.inherent, row.current, row.residual) if score] == [12, 16, 2]


def test_the_order_is_by_score_then_by_money() -> None:
    """16, then 5 without an amount, then 4; the opportunity, though it has 10 points, stands after the threats."""
    assert [row.risk.id for row in figures(LAB, DAY_40).risk.risks] == ["R-1", "R-4", "R-2", "R-3"]


def test_what_happened_and_what_was_closed_leave_the_register() -> None:
    """Day 50: R-1 has happened, R-2 is closed; both were open in the last report."""
    summary = figures(LAB, DAY_50).risk
    assert (summary.materialised, summary.closed) == (("R-1",), ("R-2",))
    assert (summary.open_threats, summary.open_opportunities) == (1, 1)
    assert summary.exposure.value == Undefined("no amount written")  # R-4 is left, and 0 would say there is no risk
    assert risk("R-1", DAY_50).movement is RiskMovement.MATERIALISED


def test_what_ended_long_ago_is_not_news() -> None:
    """A report later, nothing has happened or been closed since the last one."""
    summary = figures(LAB + THIRD, dt.date(2026, 2, 26)).risk
    assert (summary.materialised, summary.closed) == ((), ())
    assert risk("R-2", dt.date(2026, 2, 26), LAB + THIRD).previous is None


def test_a_first_report_tells_of_no_last_one() -> None:
    """R-9 was over when the plan was written: the first report compares with nothing, so nothing was closed since."""
    over = "  - {id: R-9, title: Permit, status: closed, closed: 2026-01-01, probability: 2, impact: 2}\n  - {id: R-1"
    summary = figures(LAB.replace("  - {id: R-1", over), DAY_40).risk
    assert (summary.new, summary.closed, summary.materialised) == ((), (), ())


def test_a_past_report_without_amounts_has_no_exposure_rather_than_none_at_all() -> None:
    """Day 50 leaves R-4, which has no amount: a dash in the history as on the day, not 0."""
    first, second = figures(LAB, DAY_50).reports
    assert first.exposure == 500
    assert second.exposure == Undefined("no amount written")


def test_no_risk_is_younger_than_a_day() -> None:
    """Looked at a month before the project starts, R-1, raised on its first day, is 0 days old."""
    assert risk("R-1", dt.date(2025, 12, 1)).days_open == 0
    assert figures(LAB, dt.date(2025, 12, 1)).risk.average_age.value == 0


def test_a_risk_that_grew_and_a_new_one() -> None:
    """R-4 goes from 5 to 10 points; R-5 is new with 9 and 30 % of 400."""
    day = dt.date(2026, 2, 26)
    summary = figures(LAB + THIRD, day).risk
    assert (summary.up, summary.new) == (("R-4",), ("R-5",))
    moved = risk("R-4", day, LAB + THIRD)
    assert [score.points for score in (moved.previous, moved.current) if score] == [5, 10]
    assert summary.exposure.value == 120
    assert risk("R-5", day, LAB + THIRD).movement is RiskMovement.NEW


def test_counts_by_band_are_counts_of_rows() -> None:
    """In three bands (to 5, 12, 25) day 40 has one high and two low threats; the opportunity is counted apart."""
    summary = figures(LAB, DAY_40).risk
    assert [(each.band.label, each.count) for each in summary.counts] == [("low", 2), ("medium", 0), ("high", 1)]
    assert sum(each.count for each in summary.opportunity_counts) == 1
    assert sum(each.count for each in summary.counts) == summary.open_threats


def test_the_counts_of_the_last_report_are_those_it_printed() -> None:
    """What day 50 compares with is what day 40 said."""
    assert figures(LAB, DAY_50).risk.previous_counts == figures(LAB, DAY_40).risk.counts


def test_an_action_is_overdue_the_day_after_its_date() -> None:
    """A-1 was due on 15 February."""
    open_still = LAB.replace("R-1: {status: materialised, links: [I-2]}", "R-1: {probability: 4}")
    assert risk("R-1", dt.date(2026, 2, 15)).overdue_actions == ()
    assert [action.id for action in risk("R-1", DAY_50, open_still).overdue_actions] == ["A-1"]


def test_the_average_age_counts_open_risks_only() -> None:
    """Day 50: R-3 is 49 days old, R-4, raised with the first report, ten: 29.5 on average."""
    assert figures(LAB, DAY_50).risk.average_age.value == Decimal("29.5")

"""The status report says of which day a figure is, where that is not the day of the report."""

from __future__ import annotations

import datetime as dt

from pmdocs.documents import Voice
from pmdocs.documents.status_report import StatusView, view
from tests.figures.projects import figures

PLAN = """
project: {code: LINE, title: A straight line, start: 2026-01-01, finish: 2026-04-10, manager: ana}
people: {ana: {name: Ana Example}}
deliverables: [{id: D-1, name: Everything, cost: 100000, start: 2026-01-01, due: 2026-04-10, priority: must}]
milestones: [{id: M-1, name: The end, date: 2026-04-10}]
updates:
  - {date: 2026-02-09, progress: {D-1: 36 %}, cost: {actual: 40000}}
"""
"""A hundred days of 1,000 a day: day 40 is 9 February, day 50 is 19 February."""

WORK = "  - {date: 2026-02-19, progress: {D-1: 50 %}}\n"
EARLY = PLAN.replace("2026-02-09, progress: {D-1: 36 %}", "2026-02-09, progress: {D-1: 4 %}")


def shown(text: str, day: dt.date) -> StatusView:
    """The report on a day."""
    return view(figures(text, day), Voice("en", "EUR"))


def plain(text: str) -> str:
    """The text with ordinary spaces: those within a date do not break."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def formulas(report: StatusView) -> dict[str, str]:
    """What stands behind each figure of the table of earned value."""
    return {line.symbol: plain(line.formula) for line in report.money.lines}


def test_cost_told_once_a_month_is_dated() -> None:
    """Work of 19 February, cost of 9 February: what compares them, and the money, is of the ninth."""
    report = shown(PLAN + WORK, dt.date(2026, 2, 19))
    said = formulas(report)
    assert said["CPI"] == "EV / AC; as of 9 Feb 2026"
    assert said["TCPI(BAC)"].endswith("; as of 9 Feb 2026")
    assert said["AC"].endswith("; as of 9 Feb 2026")
    assert said["EAC"] == "BAC / CPI; as of 9 Feb 2026"
    assert said["SPI"] == "EV / PV"
    assert plain(report.spent_note.text) == "as of 9 Feb 2026; planned by then €40,000"
    assert plain(report.complete_note.text) == "a euro buys 90 cents of planned work; cost and work of 9 Feb 2026"
    assert report.told_on is None


def test_a_day_between_two_reports_says_of_which_day_its_figures_are() -> None:
    """On 15 February nothing new is known since the ninth: figures, curve and sources are of that day."""
    report = shown(PLAN + WORK, dt.date(2026, 2, 15))
    assert report.told_on == dt.date(2026, 2, 9)
    assert {formulas(report)[symbol].rpartition("; ")[2] for symbol in ("PV", "EV", "SPI", "CPI")} == {
        "as of 9 Feb 2026"
    }
    assert plain(report.complete_note.text) == "as of 9 Feb 2026; a euro buys 90 cents of planned work"
    assert report.s_curve is not None
    assert plain(report.s_curve.description).startswith(
        "By 9 Feb 2026, €40,000 was planned, €36,000 was earned and €40,000 was spent"
    )
    assert {one.date for one in report.origins if one.what in {"Actual cost", "Cost forecast"}} == {dt.date(2026, 2, 9)}


def test_a_report_of_the_day_needs_no_dates() -> None:
    """Everything was told on the ninth, and the report is of the ninth."""
    report = shown(PLAN, dt.date(2026, 2, 9))
    assert not [text for text in formulas(report).values() if "as of" in text]
    assert report.told_on is None
    assert "as of" not in report.spent_note.text + report.complete_note.text


def test_too_early_there_is_no_cone_and_no_sentence_about_a_forecast() -> None:
    """4 % done: the curve shows what is known and stops there."""
    curve = shown(EARLY, dt.date(2026, 2, 9)).s_curve
    assert curve is not None
    assert curve.forecast is None
    assert "forecast" not in curve.description

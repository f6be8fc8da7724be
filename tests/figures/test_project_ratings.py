"""The colours of a whole project over several reports: rules, the slow return to green, stale data, overrides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

import pytest

from pmdocs.figures.model import RatingRow
from pmdocs.figures.rag import Rag
from pmdocs.project.updates import Dimension
from tests.figures.projects import DAY_40, DAY_50, LAB, figures

START = dt.date(2026, 1, 1)
WEEK = dt.timedelta(days=7)
PLAN = """
project: {code: LINE, title: A straight line, start: 2026-01-01, finish: 2026-07-19, manager: ana}
people: {ana: {name: Ana Example}}
budget: {lines: [{category: Staff, amount: 20000}], planned: {2026-07-19: 20000}}
tolerances: {time: 10 days, cost: 10 %}
deliverables: [{id: D-1, name: Everything, cost: 20000, due: 2026-07-19, priority: must}]
settings: {earned_value: {forecast_from: 0 %}}
updates:
"""
"""Two hundred days of 100 a day, forecast from the first week on."""


def week(number: int) -> dt.date:
    """The data date of a weekly report, the first after seven days."""
    return START + number * WEEK - dt.timedelta(days=1)


def line(ratios: Sequence[str], **extra: str) -> str:
    """A plan with one report a week: each earns what was planned, at that CPI; `extra` adds lines to `week1` …."""
    text = PLAN
    for number, ratio in enumerate(ratios, 1):
        planned = 700 * number
        actual = planned / float(ratio)
        text += f"  - date: {week(number)}\n    cost: {{actual: {actual:.0f}, earned: {planned}}}\n"
        text += extra.get(f"week{number}", "")
    return text


def rating(text: str, day: dt.date, dimension: Dimension = Dimension.COST) -> RatingRow:
    """One dimension on a day."""
    return figures(text, day).ratings[dimension]


@pytest.mark.parametrize(
    ("ratio", "rag"),
    [("1.00", Rag.GREEN), ("0.96", Rag.GREEN), ("0.94", Rag.AMBER), ("0.89", Rag.RED)],
)
def test_cost_follows_cpi_and_the_tolerance(ratio: str, rag: Rag) -> None:
    """Green from 0.95, amber from 0.90; the overrun of 20,000 / CPI - 20,000 stays within 2,000 down to 0.91."""
    assert rating(line([ratio]), week(1)).rating.rag is rag


def test_green_comes_back_only_after_two_clean_reports() -> None:
    """Red, then twice good: the first good report still shows amber and says why; the second is green."""
    text = line(["0.85", "1.00", "1.00"])
    shown = [rating(text, week(number)).rating for number in (1, 2, 3)]
    assert [each.rag for each in shown] == [Rag.RED, Rag.AMBER, Rag.GREEN]
    assert [each.computed for each in shown] == [Rag.RED, Rag.GREEN, Rag.GREEN]
    assert str(shown[1].reasons[0]) == "back in tolerance, but not yet for 2 reports in a row"


def test_a_project_may_ask_for_more_clean_reports() -> None:
    """With three, the second good report is amber still."""
    strict = line(["0.85", "1.00", "1.00", "1.00"]).replace("settings: {", "settings: {rag: {clean_periods: 3}, ")
    assert [rating(strict, week(number)).rating.rag for number in (3, 4)] == [Rag.AMBER, Rag.GREEN]


def test_an_override_shows_its_colour_and_keeps_the_computed_one() -> None:
    """The manager states green with a reason; the red stays visible, and is back in the next report."""
    said = "    rag: {cost: {stated: green, reason: An invoice was booked twice}}\n"
    text = line(["0.85", "0.85"], week1=said)
    first = rating(text, week(1)).rating
    assert (first.rag, first.computed) == (Rag.GREEN, Rag.RED)
    assert str(first.reasons[0]) == "stated green by Ana Example: An invoice was booked twice (computed: red)"
    assert rating(text, week(2)).rating.rag is Rag.RED


def test_a_stated_colour_has_the_stated_way_back() -> None:
    """Nothing computed says how to get out of an amber that no figure shows: the manager's action does, overall too."""
    said = "    rag: {cost: {stated: amber, reason: The price is disputed, action: Meet the supplier}}\n"
    found = figures(line(["1.00"], week1=said), week(1)).ratings
    for dimension in (Dimension.COST, Dimension.OVERALL):
        assert [str(step) for step in found[dimension].rating.way_back] == ["Meet the supplier"]


def test_the_history_marks_what_was_overruled() -> None:
    """(date, colour, overruled) of every report, oldest first."""
    said = "    rag: {cost: {stated: amber, reason: The price is still disputed}}\n"
    row = rating(line(["1.00", "1.00", "1.00"], week2=said), week(3))
    assert row.history == ((week(1), Rag.GREEN, False), (week(2), Rag.AMBER, True), (week(3), Rag.GREEN, False))


def test_consecutive_reports_with_one_colour_are_counted() -> None:
    """Amber for the second time in a row, after a green one."""
    row = rating(line(["1.00", "0.93", "0.93"]), week(3))
    assert (row.rating.rag, row.run, row.previous) == (Rag.AMBER, 2, Rag.AMBER)


def test_old_data_turns_grey_and_says_what_was_last_known() -> None:
    """Fourteen days after the only report green holds; on the fifteenth nobody knows any more."""
    text = line(["1.00"])
    last = week(1)
    assert rating(text, last + dt.timedelta(days=14)).rating.rag is Rag.GREEN
    stale = rating(text, last + dt.timedelta(days=15)).rating
    assert (stale.rag, stale.computed) == (Rag.GREY, Rag.GREEN)
    assert str(stale.reasons[0]) == "the data is 15 days old; last known colour: green"


def test_a_stale_red_does_not_make_the_project_look_unknown() -> None:
    """The overall colour still counts the last known red."""
    whole = rating(line(["0.85"]), week(1) + dt.timedelta(days=30), Dimension.OVERALL)
    assert whole.rating.computed is Rag.RED


def test_nothing_is_rated_before_the_first_report() -> None:
    """No data is not good news."""
    before = figures(line(["1.00"]), START).ratings
    assert {row.rating.rag for row in before.values()} == {Rag.GREY}


def test_the_overall_colour_is_the_worst_of_schedule_cost_and_scope() -> None:
    """In the small laboratory a milestone is missed and the cost is beyond its tolerance: red, for both reasons."""
    whole = figures(LAB, DAY_50).ratings[Dimension.OVERALL].rating
    assert whole.rag is Rag.RED
    assert [str(each) for each in whole.reasons] == ["schedule: red", "cost: red"]


def test_a_missed_critical_milestone_is_red_until_it_has_a_new_date() -> None:
    """M-2 was due on 10 February without a word; a forecast, however late, is a date again."""
    missed = figures(LAB, DAY_50).ratings[Dimension.SCHEDULE].rating
    assert "missed without a new date: M-2" in map(str, missed.reasons)
    told = LAB.replace(
        "    progress:\n      D-2: 30 %",
        "    milestones: {M-2: {forecast: 2026-03-05}}\n    progress:\n      D-2: 30 %",
    )
    assert not any("missed" in str(each) for each in figures(told, DAY_50).ratings[Dimension.SCHEDULE].rating.reasons)


def test_creep_counts_what_was_taken_out_against_what_was_added() -> None:
    """CH-1 adds 16 % of the first budget; with 1,200 taken out by CH-2 it is 4 %."""
    both = LAB.replace(
        "    changes:\n      CH-1:\n",
        "    changes:\n      CH-2: {title: No garden, status: approved, effect: {cost: -1200}}\n      CH-1:\n",
    )
    alone, offset = (figures(text, DAY_50) for text in (LAB, both))
    assert [found.changes.creep.value for found in (alone, offset)] == [Decimal("0.16"), Decimal("0.04")]


def test_scope_is_rated_on_what_is_undecided() -> None:
    """While CH-1 waits it would add 16 %: red. Once decided it is the plan: no growth is left, and green comes back."""
    waiting, decided = (figures(LAB, day) for day in (DAY_40, DAY_50))
    assert [found.changes.growth.value for found in (waiting, decided)] == [Decimal("0.16"), Decimal(0)]
    assert waiting.ratings[Dimension.SCOPE].rating.rag is Rag.RED
    shown = decided.ratings[Dimension.SCOPE].rating
    assert (shown.rag, shown.computed) == (Rag.AMBER, Rag.GREEN)


def test_a_project_that_only_loses_scope_does_not_creep() -> None:
    """Creep is never below nothing: 1,600 saved are no reserve for additions in its name."""
    saved = LAB.replace("effect: {cost: 1600, days: 20, effort: 15,", "effect: {cost: -1600, days: 20, effort: 15,")
    assert figures(saved, DAY_50).changes.creep.value == 0


def test_a_late_deliverable_is_a_matter_of_schedule_as_long_as_it_has_a_date() -> None:
    """D-2 was due on 10 April: on the 20th the scope is in danger, unless 5 May is forecast; then it is only late."""
    day = dt.date(2026, 4, 20)
    update = "  - date: 2026-04-20\n    progress: {D-2: 90 %}\n"
    told = update + "    deliverables: {D-2: {forecast: 2026-05-05}}\n"
    silent, forecast = figures(LAB + update, day), figures(LAB + told, day)
    assert "must-have deliverables at risk: D-2" in map(str, silent.ratings[Dimension.SCOPE].rating.reasons)
    assert not any("at risk" in str(each) for each in forecast.ratings[Dimension.SCOPE].rating.reasons)
    row = next(each for each in forecast.deliverables if each.deliverable.id == "D-2")
    assert (row.overdue, row.lapsed) == (True, False)
    assert (row.baseline, row.expected) == (dt.date(2026, 4, 10), dt.date(2026, 5, 5))


def test_a_forecast_that_has_passed_is_no_date_any_more() -> None:
    """The day after the forecast the deliverable is in danger again."""
    update = "  - date: 2026-04-20\n    deliverables: {D-2: {forecast: 2026-05-05}}\n"
    rows = figures(LAB + update, dt.date(2026, 5, 6)).deliverables
    assert next(row for row in rows if row.deliverable.id == "D-2").lapsed


def test_what_is_delivered_or_only_nice_to_have_is_never_in_danger() -> None:
    """D-1 came two days late and is done; D-3, a could, is overdue and not a must."""
    found = figures(
        LAB + "  - date: 2026-04-20\n    progress: {D-2: {percent: 100 %, delivered: 2026-04-10}}\n",
        dt.date(2026, 4, 20),
    )
    overdue = {row.deliverable.id for row in found.deliverables if row.overdue}
    assert overdue == {"D-3"}
    assert not any("at risk" in str(each) for each in found.ratings[Dimension.SCOPE].rating.reasons)


def test_a_red_risk_makes_a_green_project_amber_at_least() -> None:
    """One neglected threat in the red band; everything else as planned."""
    text = line(["1.00"]).replace("updates:", "risks: [{id: R-1, title: Flood, probability: 5, impact: 5}]\nupdates:")
    found = figures(text, week(1)).ratings
    assert found[Dimension.RISK].rating.rag is Rag.RED
    assert found[Dimension.OVERALL].rating.rag is Rag.AMBER


def test_the_first_report_of_the_laboratory() -> None:
    """Day 40: the risk R-1 stands in the red band, with an owner and an open action: amber, not red."""
    found = figures(LAB, DAY_40).ratings
    assert found[Dimension.RISK].rating.rag is Rag.AMBER
    assert found[Dimension.ISSUES].rating.rag is Rag.GREEN


def test_a_reason_ends_with_the_trouble_it_explains() -> None:
    """Said while all was well, or before it was well again: next time the rating is red, it explains nothing."""
    why = "    rag: {cost: {reason: A survey, action: None more, due: 2026-02-01}}\n"
    early = line(["0.99", "0.99", "0.85"], week1=why)
    assert rating(early, week(1)).said == "A survey"
    assert rating(early, week(3)).said is None
    assert rating(early, week(3)).due is None
    through = line(["0.85", "0.85", "0.99", "0.99", "0.85"], week1=why)
    assert rating(through, week(2)).said == "A survey"
    assert rating(through, week(5)).said is None
    anew = line(["0.99", "0.99", "0.85"], week1=why, week3="    rag: {cost: {reason: Overtime}}\n")
    assert (rating(anew, week(3)).said, rating(anew, week(3)).action) == ("Overtime", None)

"""What the status report says in sentences: money with its currency, reasons as whole sentences, news judged or not."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from pmdocs.documents import DOCUMENTS, DocumentKind, Voice
from pmdocs.documents.status_report import StatusView, view
from pmdocs.figures.reason import Amount, reason
from tests.building import figures
from tests.documents import definitions

ENGLISH = Voice("en", "EUR")


@pytest.fixture(scope="module")
def trouble() -> StatusView:
    """The report on Orion when it was in trouble."""
    return view(figures("orion", dt.date(2026, 11, 20)), ENGLISH)


def test_money_in_a_sentence_has_its_currency() -> None:
    """Whole euros; cents only where two amounts would otherwise look the same."""
    words = "an overrun of {excess} where {limit} is allowed"
    assert ENGLISH.sentence(reason(words, excess=Amount(Decimal("95737.91")), limit=Amount(Decimal(60000)))) == (
        "an overrun of €95,738 where €60,000 is allowed"
    )
    assert ENGLISH.sentence(reason(words, excess=Amount(Decimal("100.4")), limit=Amount(Decimal(100)))) == (
        "an overrun of €100.40 where €100.00 is allowed"
    )


def test_the_reasons_of_a_rating_are_whole_sentences(trouble: StatusView) -> None:
    """Printed one after the other: the manager's words, then what the figures say."""
    (cost,) = (row for row in trouble.ratings if row.key == "cost")
    assert cost.reasons == (
        "Forecast 3.5% over budget.",
        "The expected overrun of €86,000 uses more than 50% of the tolerance of €124,600.",
    )


def test_only_measures_are_called_better_or_worse(trouble: StatusView) -> None:
    """A forecast that rose is worse; a milestone that was reached, late or not, is just reached."""
    news = {group.name: group.lines for group in trouble.changed}
    assert news["Money"] == (
        ("The approved budget rose by €38,000 to €2,492,000", "same"),
        ("The cost forecast rose by €18,000 to €2,578,000", "worse"),
    )
    assert {kind for _, kind in news["Milestones"] + news["Decisions"] + news["Deliverables"]} == {"same"}


PLAN = """
milestones:
  - {id: M-1, name: Moved in, date: 2026-12-18, deliverables: [D-1]}
deliverables:
  - {id: D-1, name: Rooms, due: 2026-03-06, priority: must}
changes:
  - {id: CH-2, title: A second lift, status: waiting for approval, due: 2026-03-20}
  - {id: CH-10, title: A third, status: rejected, decided: 2026-02-20}
  - {id: CH-9, title: A fourth, status: waiting for approval}
decisions:
  - {id: DEC-1, text: Which paint, needed_by: 2026-04-01, links: CH-9}
updates: [{date: 2026-03-13}]
"""


def shown(folder: Path, topics: str = PLAN, day: dt.date | None = None) -> StatusView:
    """The status report of a definition written here."""
    found: StatusView = definitions.view(folder, DocumentKind.STATUS_REPORT, topics, day)
    return found


def test_a_change_that_waits_is_a_decision_to_take(tmp_path: Path) -> None:
    """By the sponsor, by its date; one that a written decision speaks of is not asked for twice."""
    found = shown(tmp_path).decisions
    assert [(row.id, row.text, row.needed_from) for row in found] == [
        ("CH-2", "Approve the change: A second lift", "Ada Byron"),
        ("DEC-1", "Which paint", None),
    ]


def test_ids_are_in_the_order_people_count(tmp_path: Path) -> None:
    """Undecided changes first, CH-2 before CH-10."""
    assert [row.id for row in shown(tmp_path).changes] == ["CH-2", "CH-9", "CH-10"]


def test_a_must_have_is_in_no_danger_while_its_milestone_lies_ahead(tmp_path: Path) -> None:
    """Late, but with a date: that is a matter of the schedule."""
    (scope,) = (row for row in shown(tmp_path).ratings if row.key == "scope")
    assert scope.rag != "red"
    alone = PLAN.replace(", deliverables: [D-1]", "")
    (scope,) = (row for row in shown(tmp_path, alone).ratings if row.key == "scope")
    assert scope.rag == "red"


def test_a_finish_that_has_passed_is_no_forecast(tmp_path: Path) -> None:
    """Nobody said anything, and the planned day is over."""
    found = shown(tmp_path, PLAN, dt.date(2027, 1, 8))
    assert (found.finish_passed, found.finish_reached) == (True, False)


def test_a_period_over_new_year_names_both_years(tmp_path: Path) -> None:
    """19 Dec alone could be any December."""
    topics = "updates: [{date: 2026-12-18}, {date: 2027-01-08}]\n"
    page = DOCUMENTS[DocumentKind.STATUS_REPORT].page(
        definitions.figures(tmp_path, definitions.PROJECT + topics, dt.date(2027, 1, 8)), ENGLISH
    )
    assert (page.front.period or "").replace("\xa0", " ") == "19 Dec 2026 – 8 Jan 2027"

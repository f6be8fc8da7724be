"""What the status report says in sentences: money with its currency, reasons as whole sentences, news judged or not."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from pmdocs.documents import Voice
from pmdocs.documents.status_report import StatusView, view
from pmdocs.figures.reason import Amount, reason
from tests.building import figures

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
        "Forecast 3.8 % over budget.",
        "The expected overrun of €95,738 uses more than 50 % of the tolerance of €124,600.",
    )


def test_only_measures_are_called_better_or_worse(trouble: StatusView) -> None:
    """A forecast that rose is worse; a milestone that was reached, late or not, is just reached."""
    news = {group.name: group.lines for group in trouble.changed}
    assert news["Money"] == (
        ("The approved budget rose by €38,000 to €2,492,000", "same"),
        ("The cost forecast rose by €38,286 to €2,587,738", "worse"),
    )
    assert {kind for _, kind in news["Milestones"] + news["Decisions"] + news["Deliverables"]} == {"same"}

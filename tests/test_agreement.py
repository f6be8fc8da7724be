"""No document contradicts another on any date of a project's history, nor itself from one report to the next."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

import pytest

from pmdocs.documents import DocumentKind
from pmdocs.figures import compute
from pmdocs.load import load
from pmdocs.markup import parse
from tests.agreement import Shelf, contradictions, rewritten, shelf
from tests.building import composed, sample

WALKED = ("orion", "sprint")


@cache
def history(name: str) -> tuple[Shelf, ...]:
    """All six documents of a sample on the date of each of its updates, oldest first."""
    project = load(sample(name)).project
    return tuple(shelf(compute(project, day)) for day in sorted(update.date for update in project.updates))


@pytest.mark.parametrize("name", WALKED)
def test_the_documents_of_every_date_agree(name: str) -> None:
    """Finish, money, milestones, risks, exposure, logs, deliverables, ratings, lessons: one project, one truth."""
    books = history(name)
    assert len(books) >= 10
    assert [each for on_date in books for each in contradictions(on_date)] == []


@pytest.mark.parametrize("name", WALKED)
def test_no_report_rewrites_the_one_before_it(name: str) -> None:
    """What a report says about the last one is what the last one said: history, trends, and every column of it."""
    assert [each for before, now in pairwise(history(name)) for each in rewritten(before, now)] == []


@pytest.mark.parametrize("name", WALKED)
def test_between_two_reports_the_documents_agree_too(name: str) -> None:
    """The data date may be any day: the day before each report, when the last one speaks still."""
    project = load(sample(name)).project
    days = [on_date.day - dt.timedelta(days=1) for on_date in history(name)[:: max(1, len(history(name)) // 6)]]
    books = [shelf(compute(project, day)) for day in days if day >= project.project.start]
    assert [each for on_date in books for each in contradictions(on_date)] == []


# --- the checks can fail ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def midway() -> Shelf:
    """ORION on 20 November 2026."""
    return next(on_date for on_date in history("orion") if on_date.day == dt.date(2026, 11, 20))


def test_a_count_that_does_not_match_its_rows_is_found(midway: Shelf) -> None:
    """A status report that speaks of twelve threats where the register lists eleven."""
    wrong = replace(midway, status=replace(midway.status, open_risks=midway.status.open_risks + 1))
    assert contradictions(wrong) == ["2026-11-20, number of open threats: 12 is not 11"]


def test_a_budget_that_differs_is_found(midway: Shelf) -> None:
    """A charter with another budget disagrees with its own table and with the report."""
    money = replace(midway.charter.money, budget=Decimal(2_400_001))
    wrong = replace(midway, charter=replace(midway.charter, money=money))
    assert {each.partition(":")[0] for each in contradictions(wrong)} == {
        "2026-11-20, first budget",
        "2026-11-20, budget by category",
        "2026-11-20, budget by year and category",
    }


def test_a_sum_that_leaves_out_a_row_is_found(midway: Shelf) -> None:
    """An exposure that forgets one threat: neither its own rows nor the report agree with it."""
    money = midway.register.exposure
    assert money.threats is not None
    forgot = replace(money, threats=money.threats - 6000)
    wrong = replace(midway, register=replace(midway.register, exposure=forgot))
    assert len(contradictions(wrong)) == 2


def test_a_finish_that_differs_is_found(midway: Shelf) -> None:
    """A forecast finish before the last milestone."""
    early = replace(midway.status, forecast_finish=dt.date(2027, 1, 1), approved_finish=dt.date(2027, 1, 1))
    found = contradictions(replace(midway, status=early))
    assert {each.split(": ")[0].removeprefix("2026-11-20, ") for each in found} == {
        "finish approved",
        "no milestone after the forecast finish",
    }


def test_a_rewritten_past_is_found() -> None:
    """A report that gives the last one another cost forecast, or another colour."""
    before, now = history("sprint")[-2:]
    report = replace(now.figures.reports[-2], eac=Decimal(1))
    changed = replace(
        now, figures=replace(now.figures, reports=(*now.figures.reports[:-2], report, now.figures.reports[-1]))
    )
    assert [each.split(":")[0] for each in rewritten(before, changed)] == [f"{now.day}, reports so far"]


# --- sentences and tables of finished pages ---------------------------------------------------------------------


@pytest.mark.parametrize(("name", "day"), [("orion", dt.date(2026, 11, 20)), ("orion", None), ("sprint", None)])
def test_a_sentence_counts_the_rows_of_its_table(name: str, day: dt.date | None) -> None:
    """On the finished page: the lead of the register, its tile and its table hold one number of threats."""
    root, _ = parse(composed(name, DocumentKind.RISK_REGISTER, day).html)
    rows = [row for table in root.iter("table") if table.get("id") == "t-threats" for row in table.findall("tbody/tr")]
    lead = next(text for text in root.iter("p") if text.get("class") == "lead")
    tiles = next(table for table in root.iter("table") if table.get("class") == "tiles")
    first = tiles.find("tbody/tr/td")
    assert first is not None
    assert "".join(lead.itertext()).split()[0] == "".join(first.itertext()) == str(len(rows))

"""Any figure in any document can be traced: every number on every page is in the ledger or in the definition."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache

import pytest

from pmdocs.documents import DocumentKind
from pmdocs.figures.explain import DASH, explained, places
from pmdocs.figures.formulas import Unit
from pmdocs.figures.quantity import Undefined
from pmdocs.load import load
from pmdocs.project.locate import Locator
from tests.building import composed, figures, sample
from tests.tracing import Traces, dates, ids, numbers, scalars, tokens

MIDWAY = dt.date(2026, 11, 20)
PAGES = [("orion", None), ("orion", MIDWAY), ("sprint", None)]
"""A project at its end, the same one in the middle of its life, and an agile one under way."""
FROM_REPORTS = ("previous", "run", "reports", "number", "end")
"""Figures that only repeat what a report has said: `pmdocs figures --date` shows how it came about."""


@cache
def traces(name: str, day: dt.date | None) -> Traces:
    """What may stand on the pages of a sample on a day."""
    return Traces(figures(name, day), load(sample(name)).source.data)


@pytest.mark.parametrize("kind", list(DocumentKind))
@pytest.mark.parametrize(("name", "day"), PAGES)
def test_every_number_on_a_page_is_in_the_ledger_or_in_the_definition(
    name: str, day: dt.date | None, kind: DocumentKind
) -> None:
    """No document prints a number of its own: cells of figures hold ledger values or written values, nothing else."""
    shown = list(numbers(composed(name, kind, day).html))
    assert len(shown) > 10
    assert traces(name, day).untraced(shown) == []


@pytest.mark.parametrize("kind", list(DocumentKind))
@pytest.mark.parametrize(("name", "day"), PAGES)
def test_every_date_on_a_page_is_in_the_ledger_or_in_the_definition(
    name: str, day: dt.date | None, kind: DocumentKind
) -> None:
    """The same for dates, the months of table heads among them."""
    known = traces(name, day).days
    assert [each for each in dates(composed(name, kind, day).html) if each.token not in known] == []


@pytest.mark.parametrize("kind", list(DocumentKind))
@pytest.mark.parametrize(("name", "day"), PAGES)
def test_every_id_on_a_page_exists(name: str, day: dt.date | None, kind: DocumentKind) -> None:
    """Ids of registers as they stand on the date, and those of references and releases in the definition."""
    written = {text for text, _ in scalars(load(sample(name)).source.data)}
    assert ids(composed(name, kind, day).html) <= figures(name, day).ids | written


def test_without_its_figures_a_page_cannot_be_traced() -> None:
    """The check can fail: with the money left out of the ledger, the status report has amounts from nowhere."""
    found = figures("orion", MIDWAY)
    poorer = {key: asked for key, asked in found.ledger.items() if asked.unit is not Unit.MONEY}
    known = Traces(replace(found, ledger=poorer), load(sample("orion")).source.data)
    lost = {each.token for each in known.untraced(numbers(composed("orion", DocumentKind.STATUS_REPORT, MIDWAY).html))}
    assert {"€2,578,000", "€2,201,180", "€154,550"} <= lost


def test_a_number_typed_into_a_page_is_found() -> None:
    """A total typed by hand stands out, even one that differs by a euro from the computed one."""
    cells = "<td class='num'>€2,578,001</td><td class='num'>€2,578,000</td>"
    html = f"<html><body><table><tr>{cells}</tr></table></body></html>"
    assert [each.token for each in traces("orion", MIDWAY).untraced(numbers(html))] == ["€2,578,001"]


def test_dates_and_ids_are_not_taken_for_numbers() -> None:
    """What is left of a sentence are its amounts: 4 Sept 2026 and R-7 have checks of their own."""
    assert tokens("R-7 moved from 4 Sept 2026 to 2026-11-20, 12.5 % over €2,400,000.") == ["12.5%", "€2,400,000"]


@pytest.mark.parametrize("name", ["minimal", "orion", "sprint"])
def test_every_figure_can_be_explained(name: str) -> None:
    """One command shows any figure: its name and its value, or a dash with the reason."""
    ledger = figures(name).ledger
    for key, asked in ledger.items():
        line = explained(ledger[key], ledger).arithmetic
        if isinstance(asked.value, Undefined):
            assert line.endswith(f"= {DASH} ({asked.value.reason})")
        else:
            assert " = " in line


@pytest.mark.parametrize("name", ["minimal", "orion", "sprint"])
def test_every_figure_leads_to_what_was_written(name: str) -> None:
    """Behind every figure that counts something stand places in the definition, and every place exists."""
    definition = load(sample(name))
    locator = Locator(definition.source.data)
    ledger = figures(name).ledger
    for asked in ledger.values():
        behind = places(asked, ledger)
        assert all(_is_written(place, locator) for place in behind), asked.key
        if behind or isinstance(asked.value, Undefined) or asked.key.startswith(("count.", "communication.")):
            continue
        assert not asked.value or asked.unit is Unit.TEXT or asked.key.endswith(FROM_REPORTS), asked.key


def _is_written(place: tuple[str | int, ...], locator: Locator) -> bool:
    """True if the very value is written there; progress in short (`D-1: 60 %`) stands for its percentage."""
    found = locator.place(place)
    return found.found or (place[0] == "updates" and place[2] == "progress" and len(found.location) == len(place) - 1)


@pytest.mark.parametrize("name", ["minimal", "orion", "sprint"])
def test_every_input_that_is_a_figure_can_be_asked_in_turn(name: str) -> None:
    """No chain of questions ends at a key that does not exist; an input and the figure it names agree."""
    ledger = figures(name).ledger
    for asked in ledger.values():
        for each in asked.inputs:
            assert not each.key or each.key in ledger, (asked.key, each)
            if each.key and each.name in {"EV", "AC", "PV", "BAC", "EAC", "CPI", "SPI", "ES", "AT", "SPI(t)"}:
                assert ledger[each.key].value == each.value, (asked.key, each)

"""The figures of a definition, refused or reconciled: what stops, what is told, and on which date it is true."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from pmdocs.diagnostics import DefinitionError, Diagnostic, Severity
from pmdocs.load import load
from pmdocs.project import CODES as DEFINITION_CODES
from pmdocs.project.settings import Band, RiskSettings, Scheme, Shade
from pmdocs.reckoning import has_warnings, reckon, usual_date
from tests.building import TODAY, sample

PLAN = "project: {code: X, title: T, start: 2026-01-05, finish: 2026-12-18}\n"
OVERDRAWN = "budget:\n  lines: [{category: Staff, amount: 100}]\n  contingency: 10\n"
UPDATE = "updates:\n  - {date: 2026-01-30, cost: {reserve_used: 11}}\n"


def written(folder: Path, text: str) -> Path:
    """A definition in a file."""
    path = folder / "project.yaml"
    path.write_text(PLAN + text, encoding="utf-8")
    return path


def told(path: Path, day: dt.date | None = None) -> tuple[Diagnostic, ...]:
    """What is told about a definition that holds."""
    definition = load(path)
    return reckon(definition, day or usual_date(definition.project, TODAY)).diagnostics


@pytest.mark.parametrize("name", ["orion", "sprint"])
def test_the_samples_contradict_themselves_on_no_date(name: str) -> None:
    """Every report of both projects, from the first to the last, is free of errors and warnings."""
    definition = load(sample(name))
    days = [update.date for update in definition.project.updates]
    assert len(days) >= 10
    loud = {
        (day, str(item))
        for day in days
        for item in reckon(definition, day).diagnostics
        if item.severity is not Severity.NOTICE
    }
    assert loud == set()


def test_ten_lines_are_not_scolded() -> None:
    """The minimal project hears notices only, and those only when it asks."""
    assert {item.severity for item in told(sample("minimal"))} == {Severity.NOTICE}


def test_a_date_before_the_contradiction_knows_nothing_of_it(tmp_path: Path) -> None:
    """What an update says on 30 January was not yet said on the 29th."""
    path = written(tmp_path, OVERDRAWN + UPDATE)
    assert "PM262" in {item.code for item in told(path)}
    assert "PM262" not in {item.code for item in told(path, dt.date(2026, 1, 29))}


def test_a_closure_is_not_asked_before_its_date() -> None:
    """In the middle of ORION nobody asks for results, though the closure is written further down."""
    definition = load(sample("orion"))
    found = {item.code for item in reckon(definition, dt.date(2026, 8, 21)).diagnostics}
    assert found
    assert not {code for code in found if "PM270" <= code <= "PM289"}


@pytest.mark.parametrize("loudness", ["error", "warning", "notice"])
def test_a_project_sets_how_loud_a_rule_speaks(tmp_path: Path, loudness: str) -> None:
    """A warning may become an error, which stops, or a notice."""
    settings = f"settings: {{checks: {{PM262: {{severity: {loudness}}}}}}}\n"
    path = written(tmp_path, OVERDRAWN + UPDATE + settings)
    if loudness == "error":
        with pytest.raises(DefinitionError) as refused:
            told(path)
        found = refused.value.diagnostics
    else:
        found = told(path)
    assert [item.severity.value for item in found if item.code == "PM262"] == [loudness]


def test_a_rule_can_be_turned_off(tmp_path: Path) -> None:
    """Off means not a word, in any format."""
    settings = "settings: {checks: {PM262: {severity: off}}}\n"
    assert "PM262" not in {item.code for item in told(written(tmp_path, OVERDRAWN + UPDATE + settings))}


def test_the_impossible_cannot_be_turned_down(tmp_path: Path) -> None:
    """An item handed over to nobody stays an error, whatever is set."""
    settings = "settings: {checks: {PM273: {severity: off}}}\n"
    closure = "closure: {summary: Over., outstanding: [{text: Rest}]}\n"
    with pytest.raises(DefinitionError) as refused:
        told(written(tmp_path, settings + closure))
    assert "PM273" in {item.code for item in refused.value.diagnostics}


def test_everything_is_told_at_once(tmp_path: Path) -> None:
    """A warning of the definition and one of the figures come together, in the order of the file."""
    pending = "decisions: [{id: DEC-1, text: Whether, needed_from: ada}]\npeople: {ada: {name: Ada}}\n"
    found = told(written(tmp_path, pending + OVERDRAWN + UPDATE))
    loud = [item.code for item in found if item.severity is Severity.WARNING]
    assert loud == ["PM162", "PM262"]
    assert loud[0] in DEFINITION_CODES
    assert has_warnings(found)


def test_more_earned_than_budgeted_is_told_with_the_other_warnings(tmp_path: Path) -> None:
    """Before any formula sees the numbers: an error with its place, not a fault of ours."""
    earned = "updates:\n  - date: 2026-01-30\n    cost:\n      earned: 101\n"
    with pytest.raises(DefinitionError) as refused:
        told(written(tmp_path, OVERDRAWN + earned))
    (error,) = (item for item in refused.value.diagnostics if item.severity is Severity.ERROR)
    assert error.code == "PM204"
    assert error.mark is not None
    assert error.mark.line == 8
    assert error.related[0].line == 3


def test_the_usual_date_is_that_of_the_latest_update(tmp_path: Path) -> None:
    """Without updates it is today."""
    assert usual_date(load(written(tmp_path, UPDATE)).project, TODAY) == dt.date(2026, 1, 30)
    assert usual_date(load(written(tmp_path, "")).project, TODAY) == TODAY


def test_numbers_that_no_rule_foresaw_are_still_told_in_words(tmp_path: Path) -> None:
    """Risk bands with a gap, as if no check had seen them: a diagnostic at the definition, not a trace."""
    definition = load(written(tmp_path, "risks: [{id: R-1, title: Late, probability: 1, impact: 1}]\n"))
    gap = RiskSettings(scheme=Scheme.OWN, bands=(Band(name="low", low=1, high=20, rag=Shade.GREEN),))
    settings = definition.project.settings.model_copy(update={"risk": gap})
    project = definition.project.model_copy(update={"settings": settings})
    with pytest.raises(DefinitionError) as refused:
        reckon(replace(definition, project=project), TODAY)
    (error,) = refused.value.diagnostics
    assert error.code == "PM208"
    assert "a score of 25 falls in no band" in error.message
    assert error.mark is not None
    assert error.mark.file == tmp_path / "project.yaml"

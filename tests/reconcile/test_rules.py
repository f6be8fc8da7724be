"""Every rule against a definition made for it: the lines that are marked are told, the others are not.

In tests/reconcile/cases, ``# PM222 warning`` marks a line that the rule speaks of, ``# see PM222`` the other side of
a contradiction, and ``# data date: 2026-03-31`` the day, if it is not that of the last update.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from pmdocs.diagnostics import DefinitionError, Diagnostic, Severity
from pmdocs.figures.reconcile import CODES, RULES
from pmdocs.load import load
from pmdocs.reckoning import reckon, usual_date
from tests.building import TODAY

FOLDER = Path(__file__).parent / "cases"
CASES = sorted(path.stem for path in FOLDER.iterdir())
_MARKED = re.compile(r"(see )?(PM\d{3})(?: (error|warning|notice))?(?:,|$)")
_DATE = re.compile(r"^# data date: (\S+)$", re.MULTILINE)


def told(path: Path) -> tuple[Diagnostic, ...]:
    """Everything told about a definition, whether it stops a build or not."""
    date = _DATE.search(path.read_text(encoding="utf-8"))
    definition = load(path)
    try:
        return reckon(
            definition, dt.date.fromisoformat(date[1]) if date else usual_date(definition.project, TODAY)
        ).diagnostics
    except DefinitionError as refused:
        return refused.diagnostics


def marked(path: Path) -> tuple[Counter[tuple[int, str]], Counter[int]]:
    """The lines a file expects to be told, each with its severity, and those of the other sides."""
    here: Counter[tuple[int, str]] = Counter()
    other: Counter[int] = Counter()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        for see, _, severity in _MARKED.findall(line.partition("  # ")[2]):
            if see:
                other[number] += 1
            else:
                here[number, severity] += 1
    return here, other


@pytest.mark.parametrize("code", CASES)
def test_the_rule_speaks_of_the_marked_lines_and_of_no_other(code: str) -> None:
    """Place, severity and both sides of the contradiction, exactly."""
    path = FOLDER / f"{code}.yaml"
    here, other = marked(path)
    mine = [item for item in told(path) if item.code == code]
    assert here, "a case that expects nothing proves nothing"
    assert Counter((item.mark.line, item.severity.value) for item in mine if item.mark) == here
    assert Counter(mark.line for item in mine for mark in item.related) == other


@pytest.mark.parametrize("code", CASES)
def test_each_doubt_is_a_fact_and_a_remedy(code: str) -> None:
    """Full sentences that name the entry, and what to write."""
    for item in told(FOLDER / f"{code}.yaml"):
        assert not item.message[0].islower()
        assert item.message.endswith(".")
        assert item.remedy.endswith((".", "?"))
        assert "None" not in item.message


@pytest.mark.parametrize("code", CASES)
def test_only_impossible_figures_stop_a_build(code: str) -> None:
    """A case of a warning or notice brings no error with it, so the manual's examples can be built."""
    errors = {item.code for item in told(FOLDER / f"{code}.yaml") if item.severity is Severity.ERROR}
    assert errors <= {code}


def test_every_code_has_a_case() -> None:
    """A rule without a case has never been seen to speak; PM208 stands for what nobody foresaw."""
    assert set(CASES) == set(CODES) - {"PM208"}


def test_every_code_has_its_rule_or_stops_the_computation() -> None:
    """PM200 to PM208 are looked for before anything is computed, all others afterwards."""
    assert set(CODES) - set(RULES) == {f"PM20{n}" for n in range(9)}


def drafts(codes: Iterable[str]) -> list[str]:
    """The codes whose rule is milder while the plan is a draft."""
    return [code for code in codes if RULES[code].draft]


@pytest.mark.parametrize("code", drafts(RULES))
def test_a_draft_is_told_gently(code: str, tmp_path: Path) -> None:
    """What a final plan is warned of is a notice while its documents are drafts and nothing was reported."""
    text = (FOLDER / f"{code}.yaml").read_text(encoding="utf-8")
    draft = re.sub(r"^updates:.*?(?=^\w|\Z)", "", text.replace(", status: final", ""), flags=re.MULTILINE | re.DOTALL)
    path = tmp_path / "project.yaml"
    path.write_text(draft, encoding="utf-8")
    mine = [item for item in told(path) if item.code == code]
    assert {item.severity for item in mine} == {Severity.NOTICE}

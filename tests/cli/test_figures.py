"""``pmdocs figures``: every number for a person and for other programs, and how one came about."""

from __future__ import annotations

import csv
import datetime as dt
import io
from decimal import Decimal
from pathlib import Path

import pytest

from tests.building import SAMPLES
from tests.cli.running import run

ORION = SAMPLES / "orion"
MIDWAY = ("--date", "2026-11-20")
PLAN = """\
project: {code: LAB, title: A small laboratory, start: 2026-01-05, finish: 2026-06-30}
budget:
  lines: [{category: Staff, amount: 5000}]
  planned: {2026-03-31: 2000, 2026-06-30: 5000}
deliverables:
  - {id: D-1, name: Plans, cost: 1000}
  - {id: D-2, name: Building, cost: 4000}
updates:
  - date: 2026-03-31
    cost: {actual: 1600}
    progress:
      D-1: 100 %
      D-2: 10 %
"""


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small laboratory, one update old, in the folder where the person stands."""
    path = tmp_path / "lab.yaml"
    path.write_text(PLAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return path


def test_why_shows_the_arithmetic_and_where_each_number_was_written(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """CPI = EV / AC = 1,400 / 1,600: all of D-1, a tenth of D-2; the lines of the file stand beside each."""
    said = run(capsys, "figures", plan, "--why", "cpi").out.splitlines()
    assert said == [
        "cost.cpi  Cost performance index, on 2026-03-31",
        "",
        "  CPI = EV / AC = 1,400 / 1,600 = 0.875",
        "",
        "  EV  1,400  Earned value  (cost.ev)",
        "      sum of what each piece of work has earned = 1,000 + 400",
        "      D-1  1,000  cost × share complete = 1,000 × 100 %  lab.yaml:6, lab.yaml:12  (deliverable.D-1.earned)",
        "      D-2    400  cost × share complete = 4,000 × 10 %  lab.yaml:7, lab.yaml:13  (deliverable.D-2.earned)",
        "  AC  1,600  as reported, since the start  lab.yaml:10  (cost.ac)",
    ]


@pytest.mark.parametrize("asked", ["cpi", "CPI", "cost.cpi", " Cost.CPI ", "cost performance index"])
def test_a_figure_goes_by_key_symbol_or_name(asked: str, plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Capitals and spaces are forgiven."""
    assert run(capsys, "figures", plan, "--why", asked).out.startswith("cost.cpi  ")


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("SPI(t)", "schedule.spi_t"),
        ("spi", "cost.spi"),
        ("D-2.earned", "deliverable.D-2.earned"),
        ("eac", "cost.eac"),
        ("Cost forecast", "cost.eac"),
        ("Planned to date", "cost.pv"),
    ],
)
def test_the_likeliest_figure_is_meant(asked: str, key: str, plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """SPI is not SPI(t), and EAC is the estimate reported, not one of its eight variants."""
    assert run(capsys, "figures", plan, "--why", asked).out.startswith(f"{key}  ")


def test_an_undefined_figure_is_a_dash_with_its_reason(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody has re-estimated the work left: the bottom-up estimate does not exist, and says so."""
    said = run(capsys, "figures", plan, "--why", "cost.eac.bottom_up").out
    assert "= AC + ETC as re-estimated = 1,600 + – = – (remaining work not re-estimated)" in said


def test_a_formula_in_words_keeps_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    """Which of three dates counts is told in words; the date that did stands below with its place."""
    said = run(capsys, "figures", ORION, *MIDWAY, "--why", "milestone.M-10.expected").out
    assert "date expected = actual date, else forecast, else approved date = 2026-11-06\n" in said
    assert "updates/2026-11-13.yaml:25" in said


def test_an_id_stands_for_all_its_figures(capsys: pytest.CaptureFixture[str]) -> None:
    """R-14 has a score, a band, an expected value …: each in a line with its arithmetic."""
    said = run(capsys, "figures", ORION, *MIDWAY, "--why", "R-14").out
    assert "'R-14' stands for" in said
    assert "risk.R-14.score" in said
    assert "= probability × impact = 3 × 5 = 15" in said
    assert "= probability × amount = 30 % × 200,000 = 60,000" in said


def test_a_near_miss_is_named(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage, with the key that was probably meant."""
    answer = run(capsys, "figures", plan, "--why", "cpii")
    assert answer.code == 2
    assert "There is no figure 'cpii'. Did you mean cost.cpi" in answer.err
    assert run(capsys, "figures", plan, "--why", "weather").err.endswith("List them without --why.\n")


def test_the_table_has_every_figure_with_its_place(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Key, value, unit, label, formula; below it inputs and places."""
    said = run(capsys, "figures", plan).out
    lines = said.splitlines()
    row = next(n for n, line in enumerate(lines) if line.startswith("cost.ac "))
    assert lines[row].split(maxsplit=2)[1:] == ["1,600", "EUR  Actual cost  [as reported, since the start]"]
    assert lines[row + 1].strip() == "lab.yaml:10"
    assert lines[-1].endswith(" figures on 2026-03-31")


def test_csv_is_fit_for_other_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """Columns in a stable order, one row a figure, plain numbers, ISO dates, and nothing else on standard output."""
    answer = run(capsys, "figures", ORION, *MIDWAY, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(answer.out)))
    assert answer.out.splitlines()[0] == (
        "project,data_date,key,label,value,unit,currency,reason,formula,inputs,sources"
    )
    assert len({row["key"] for row in rows}) == len(rows) > 1000
    for row in rows:
        assert dt.date.fromisoformat(row["data_date"]) == dt.date(2026, 11, 20)
        assert bool(row["value"]) != bool(row["reason"])
        if row["value"] and row["unit"] in {"money", "index", "share", "count", "days"}:
            assert Decimal(row["value"]).is_finite()
        if row["value"] and row["unit"] == "date":
            dt.date.fromisoformat(row["value"])


def test_csv_keeps_every_digit_and_says_where_it_comes_from(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An index is not rounded for the sake of the eye; money has its currency; places are seen from the definition."""
    said = run(capsys, "figures", plan, "--format", "csv").out
    rows = {row["key"]: row for row in csv.DictReader(io.StringIO(said))}
    assert rows["cost.cpi"]["value"] == "0.875"
    assert rows["cost.eac"]["value"].startswith("5714.28571428571428571428571")
    assert (rows["cost.ev"]["currency"], rows["cost.cpi"]["currency"]) == ("EUR", "")
    assert rows["cost.cpi"]["inputs"] == "EV=1400; AC=1600"
    assert rows["cost.cpi"]["sources"] == "lab.yaml:6; lab.yaml:12; lab.yaml:7; lab.yaml:13; lab.yaml:10"
    undefined = rows["effort.actual"]
    assert (undefined["value"], undefined["reason"]) == ("", "no effort reported")


def test_csv_has_no_formulas(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A budget category that would be a formula in a spreadsheet stays a text; a number below 0 stays a number."""
    plan.write_text(PLAN.replace("category: Staff", 'category: "=1+1"'), encoding="utf-8")
    said = run(capsys, "figures", plan, "--format", "csv").out
    rows = {row["key"]: row for row in csv.DictReader(io.StringIO(said))}
    assert rows["cost.bac"]["inputs"] == "'=1+1=5000"
    assert rows["cost.cv"]["value"] == "-200"


@pytest.mark.parametrize("form", [("--format", "json"), ("--json",)])
def test_json_holds_the_same(form: tuple[str, ...], plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One object: the project, the date, and a list of figures with inputs that name theirs."""
    data = run(capsys, "figures", plan, *form).data
    assert (data["ok"], data["project"], data["data_date"], data["currency"]) == (True, "LAB", "2026-03-31", "EUR")
    figures = {row["key"]: row for row in data["figures"]}
    assert figures["cost.cpi"]["value"] == 0.875
    assert figures["cost.cpi"]["inputs"][1] == {"name": "AC", "value": 1600, "key": "cost.ac", "sources": []}
    assert figures["cost.ac"]["sources"] == ["lab.yaml:10"]
    assert (figures["effort.actual"]["value"], figures["effort.actual"]["reason"]) == (None, "no effort reported")


def test_an_explanation_as_json_goes_as_deep(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The tree that the text shows, for programs; it has no CSV form."""
    (told,) = run(capsys, "figures", plan, "--why", "cpi", "--json").data["explanations"]
    assert told["arithmetic"] == "CPI = EV / AC = 1,400 / 1,600 = 0.875"
    earned = told["inputs"][0]["explained"]
    assert [part["explained"]["key"] for part in earned["inputs"]] == [
        "deliverable.D-1.earned",
        "deliverable.D-2.earned",
    ]
    assert run(capsys, "figures", plan, "--why", "cpi", "--format", "csv").code == 2


def test_figures_of_an_earlier_day_are_those_of_that_day(capsys: pytest.CaptureFixture[str]) -> None:
    """On 26 June 2026 the budget had just risen by 36,000 EUR to 2,454,000 EUR, as the report of that day says."""
    said = run(capsys, "figures", ORION, "--date", "2026-06-26", "--why", "bac").out
    assert "BAC = first baseline + approved changes = 2,400,000 + 54,000 = 2,454,000" in said
    moved = run(capsys, "figures", ORION, "--date", "2026-06-26", "--why", "budget_change").out
    assert "now − then = 2,454,000 − 2,418,000 = 36,000" in moved
    assert "updates/2027" not in said


def test_a_definition_with_errors_has_no_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1 and every problem, as for every other command."""
    path = tmp_path / "lab.yaml"
    path.write_text(PLAN.replace("actual: 1600", "actual: many"), encoding="utf-8")
    answer = run(capsys, "figures", path)
    assert (answer.code, answer.out) == (1, "")
    assert "lab.yaml:10" in answer.err

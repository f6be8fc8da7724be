"""``pmdocs update``: this week's file, with everything open beside its present value, and nothing said yet."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

from pmdocs.load import load
from pmdocs.project import check
from pmdocs.reckoning import reckon
from pmdocs.source import load_source
from pmdocs.starter.weekly import as_yaml, weekly_update
from pmdocs.state import state_on
from tests.building import SAMPLES
from tests.cli.running import contents, run, run_apart

SUGGESTION = re.compile(r"^#(?=  )", re.MULTILINE)


@pytest.fixture
def orion(tmp_path: Path) -> Path:
    """The large sample, to be written to."""
    return Path(shutil.copytree(SAMPLES / "orion", tmp_path / "orion", ignore=shutil.ignore_patterns("out")))


def test_the_new_update_holds_what_is_open(orion: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On 24 November: last week's plan, milestones due, open risks and issues, decisions waited for."""
    answer = run(capsys, "update", orion, "--date", "2026-11-24")
    assert answer.code == 0
    text = (orion / "updates" / "2026-11-24.yaml").read_text(encoding="utf-8")
    assert "What changed since the report of 2026-11-20." in text
    assert "\ndate: 2026-11-24\nsummary:\n" in text
    for line in (
        "#  - First daily comparisons without difference",
        "#  actual: 2_188_300",
        "#  M-14: {forecast: 2026-12-11}  # User acceptance signed; agreed 2026-11-27",
        "#  R-14: {probability: 3, impact: 5}  # Old system fails before the cut-over; Aleksander Novak",
        "#  I-10: {status: open}  # Tessel disputes the penalty; Samir Aziz; by 2026-12-15",
        "#  DEC-9: {status: pending}  # Proofs of affordability in January; Rolf Henning; by 2026-12-09",
    ):
        assert f"\n{line}\n" in text
    assert "Reports of 2026-11-27 and later will change by what you write here." in answer.err


def test_it_changes_nothing_until_a_person_does(orion: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The registers, the money and the dates stand as they stood the day before."""
    day = dt.date(2026, 11, 24)
    before = state_on(load(orion).project, day)
    run(capsys, "update", orion, "--date", day)
    after = state_on(load(orion).project, day)
    for register in (
        "milestones",
        "risks",
        "issues",
        "changes",
        "decisions",
        "actions",
        "cost",
        "effort",
        "work",
        "rag",
    ):
        assert getattr(after, register) == getattr(before, register), register


@pytest.mark.parametrize(("name", "day"), [("orion", "2026-02-01"), ("orion", "2026-11-24"), ("sprint", "2026-06-18")])
def test_every_suggestion_can_be_taken(tmp_path: Path, name: str, day: str) -> None:
    """All of them at once: the file is still an update, and the figures still hold.

    Only the reason of a rating that has turned is still asked for (PM250): that is for the person to write.
    """
    folder = Path(shutil.copytree(SAMPLES / name, tmp_path / name, ignore=shutil.ignore_patterns("out")))
    date = dt.date.fromisoformat(day)
    draft = weekly_update(state_on(load(folder).project, date), date)
    assert len(SUGGESTION.findall(draft)) > 10
    (folder / "updates" / f"{day}.yaml").write_text(SUGGESTION.sub("", draft), encoding="utf-8")
    definition = load(folder)
    told = [item for item in reckon(definition, date).diagnostics if f"{day}.yaml" in str(item.mark)]
    warned = [str(item) for item in told if item.code != "PM250"]
    assert warned == []


def test_the_first_update_of_a_small_project(tmp_path: Path) -> None:
    """Ten lines have little that is open; the file still says what to write."""
    shutil.copy(SAMPLES / "minimal.yaml", tmp_path / "desk.yaml")
    answer = run_apart(tmp_path, "update", "desk.yaml", "--date", "2026-03-06")
    assert answer.code == 0
    assert "then: pmdocs status desk.yaml" in answer.out
    text = (tmp_path / "updates" / "2026-03-06.yaml").read_text(encoding="utf-8")
    assert "What changed since the project was planned." in text
    assert [line for line in text.splitlines() if line and not line.startswith("#")] == [
        "date: 2026-03-06", "summary:", "done:", "next:", "lessons:",
    ]  # fmt: skip
    project, found = check(load_source(tmp_path / "desk.yaml"))
    assert project is not None
    assert [str(item) for item in found] == []


def test_the_schema_is_named_where_there_is_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`pmdocs init` put it there; then the editor completes this file too."""
    run(capsys, "init", tmp_path)
    day = dt.date.today() + dt.timedelta(days=7)  # noqa: DTZ011 - the day only has to be after the one of `init`
    run(capsys, "update", tmp_path, "--date", day)
    first = (tmp_path / "updates" / f"{day}.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../update.schema.json"


def test_an_update_is_never_overwritten(orion: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One of that day, in a file of its own or in the definition, stays as it is."""
    before = contents(orion)
    answer = run(capsys, "update", orion, "--date", "2026-11-20")
    assert answer.code == 5
    assert "There is an update of 2026-11-20 already" in answer.err
    assert contents(orion) == before


def test_a_file_in_the_way_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of that name that speaks of another day."""
    shutil.copy(SAMPLES / "minimal.yaml", tmp_path / "project.yaml")
    (tmp_path / "updates").mkdir()
    other = tmp_path / "updates" / "2026-03-06.yaml"
    other.write_text("date: 2026-03-05\n", encoding="utf-8")
    assert run(capsys, "update", tmp_path, "--date", "2026-03-06").code == 5
    assert other.read_text(encoding="utf-8") == "date: 2026-03-05\n"


def test_a_day_before_the_start_is_refused(orion: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage, with the start."""
    answer = run(capsys, "update", orion, "--date", "2025-12-31")
    assert answer.code == 2
    assert "2025-12-31 is before the start of ORION (2026-01-12)." in answer.err


def test_a_definition_with_errors_gets_no_update(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is open cannot be known."""
    (tmp_path / "project.yaml").write_text("project: {code: X}\n", encoding="utf-8")
    assert run(capsys, "update", tmp_path, "--date", "2026-03-06").code == 1
    assert not (tmp_path / "updates").exists()


@pytest.mark.parametrize(
    "text",
    ["Plain words", "Budget: 5 %", "# not a comment", "no", "12:30", "{x}", "- item", 'it\'s "so"', "a, b", "@x", "é"],
)
def test_any_text_survives_as_yaml(text: str) -> None:
    """Read back by our own reader, inside a list and inside a map of one line."""
    from pmdocs.source.encoding import SourceText
    from pmdocs.source.events import FASTEST
    from pmdocs.source.reading import read_yaml

    source = f"- {as_yaml(text)}\n- {{a: {as_yaml(text)}, b: c}}\n"
    placed, found = read_yaml(SourceText(Path("x.yaml"), 0, source), FASTEST)
    assert found == []
    assert placed is not None
    assert placed.value == [text, {"a": text, "b": "c"}]


def test_work_counted_in_units_begins_with_none(tmp_path: Path) -> None:
    """A whole number, as a person would write it."""
    definition = tmp_path / "project.yaml"
    definition.write_text(
        "project: {code: P, title: Pumps, start: 2026-01-05, finish: 2026-06-30}\n"
        "deliverables: [{id: D-1, name: Pumps, cost: 900, due: 2026-06-30, method: units, units: 30}]\n",
        encoding="utf-8",
    )
    date = dt.date(2026, 2, 6)
    draft = weekly_update(state_on(load(definition).project, date), date)
    assert "#  D-1: 0 units" in draft


def test_work_that_earns_by_milestones_is_asked_for_by_its_day(tmp_path: Path) -> None:
    """A percentage would change nothing; overdue checks and effort are asked for too."""
    (tmp_path / "project.yaml").write_text(
        """\
project: {code: DESK, title: One desk, start: 2026-03-02, finish: 2026-09-30}
milestones: [{id: M-1, name: Built, date: 2026-06-30}]
deliverables:
- {id: D-1, name: Desk, due: 2026-06-30, cost: 900, method: milestones, weights: [{milestone: M-1, weight: 100%}]}
quality: [{id: QA-1, activity: Test of the drawers, due: 2026-03-06}]
updates: [{date: 2026-03-13, effort: {actual: 12, remaining: 30}}]
""",
        encoding="utf-8",
    )
    day = dt.date(2026, 3, 20)
    text = weekly_update(state_on(load(tmp_path).project, day), day)
    for line in (
        "#  D-1: {delivered: 2026-03-20}  # Desk; earns by its milestones: write this once it is handed over",
        "#  QA-1: {done: 2026-03-20}  # Test of the drawers; by 2026-03-06",
        "#  remaining: 30",
    ):
        assert f"\n{line}\n" in text

"""Bad input at the command line: each is told its place, what is wrong and what to do; nothing is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.cli.running import contents, run

HEAD = "project:\n  code: DESK\n  title: One desk\n  start: 2026-03-02\n  finish: 2026-09-30\n"
PEOPLE = "people:\n  ada: {name: Ada Byron}\n"


@dataclass(frozen=True)
class Bad:
    """A definition that cannot stand: where it is wrong, what is said about it and what is advised."""

    name: str
    files: dict[str, str | bytes]
    place: str
    code: str
    fact: str
    remedy: str
    options: tuple[str, ...] = field(default=())


CASES = (
    Bad(
        "not YAML",
        {"project.yaml": "just some words\n"},
        "project.yaml:1:1",
        "PM007",
        "a text instead of topics",
        "'name: value'",
    ),
    Bad(
        "YAML broken in the middle",
        {"project.yaml": HEAD + "risks: [a, b\n"},
        "project.yaml:6:8",
        "PM015",
        "bracket [",
        "Close it with ]",
    ),
    Bad(
        "not UTF-8",
        {"project.yaml": HEAD.encode() + b"purpose: caf\xe9\n"},
        "project.yaml:6",
        "PM005",
        "UTF-8",
        "as UTF-8",
    ),
    Bad("UTF-16", {"project.yaml": HEAD.encode("utf-16-le")}, "project.yaml", "PM005", "saved as UTF-16", "as UTF-8"),
    Bad("a tab", {"project.yaml": "project:\n\tcode: DESK\n"}, "project.yaml:2:1", "PM010", "tab", "spaces"),
    Bad("an empty file", {"project.yaml": ""}, "project.yaml", "PM006", "is empty", "pmdocs init"),
    Bad("only a comment", {"project.yaml": "# later\n"}, "project.yaml", "PM006", "is empty", "pmdocs init"),
    Bad(
        "a list where lines of a map belong",
        {"project.yaml": "project:\n  - code: DESK\n"},
        "project.yaml:2:3",
        "PM103",
        "A list stands where fields belong",
        "Write lines such as 'code: …'",
    ),
    Bad(
        "an impossible date",
        {"project.yaml": HEAD.replace("2026-03-02", "2026-02-30")},
        "project.yaml:4:10",
        "PM107",
        "2026-02-30 is not a day of the calendar",
        "Check the month and the day",
    ),
    Bad(
        "a negative amount",
        {"project.yaml": HEAD + "budget:\n  lines: [{category: Staff, amount: -5}]\n"},
        "project.yaml:7:37",
        "PM106",
        "-5 is negative",
        "zero or more",
    ),
    Bad(
        "probability 7",
        {"project.yaml": HEAD + "risks:\n  R-1: {title: Late, probability: 7, impact: 2}\n"},
        "project.yaml:7:35",
        "PM108",
        "7 is outside the scale 1 to 5",
        "Write 1",
    ),
    Bad(
        "an owner nobody knows",
        {"project.yaml": HEAD + PEOPLE + "risks:\n  R-1: {title: Late, owner: adda}\n"},
        "project.yaml:9:29",
        "PM120",
        "adda",
        "Did you mean 'ada'?",
    ),
    Bad(
        "two risks with one id",
        {"project.yaml": HEAD + "risks:\n  - {id: R-1, title: Late}\n  - {id: R-1, title: Later}\n"},
        "project.yaml:8:10",
        "PM121",
        "Risk R-1 is written twice",
        "another id",
    ),
    Bad(
        "an update of a milestone that does not exist",
        {
            "project.yaml": HEAD + "milestones:\n  - {id: M-1, name: Desk open, date: 2026-06-30}\n",
            "updates/2026-04-03.yaml": "date: 2026-04-03\nmilestones:\n  M-2: {forecast: 2026-07-07}\n",
        },
        "updates/2026-04-03.yaml:3:3",
        "PM123",
        "M-2",
        "To add a milestone M-2 here, write also 'name'",
    ),
    Bad(
        "an update before the start",
        {"project.yaml": HEAD, "updates/one.yaml": "date: 2026-02-27\nsummary: Early\n"},
        "updates/one.yaml:1:7",
        "PM131",
        "before the project starts on 2026-03-02",
        "Correct",
    ),
    Bad(
        "a control character",
        {"project.yaml": HEAD + "purpose: bell\x07ringing\n"},
        "project.yaml:6:14",
        "PM030",
        "U+0007",
        "Delete it",
    ),
    Bad(
        "a value of 5 MB",
        {"project.yaml": HEAD + "purpose: " + "word " * 1_048_576 + "\n"},
        "project.yaml:6:10",
        "PM022",
        "5,242,879 characters",
        "Shorten it",
    ),
    Bad(
        "an unknown key",
        {"project.yaml": HEAD + "milestone: []\n"},
        "project.yaml:6:1",
        "PM102",
        "milestone",
        "milestones",
    ),
    Bad(
        "one key twice",
        {"project.yaml": HEAD + "purpose: One\npurpose: Two\n"},
        "project.yaml:7:1",
        "PM028",
        "'purpose' stands twice",
        "Keep one of the two",
    ),
    Bad(
        "more earned than budgeted",
        {
            "project.yaml": HEAD + "budget:\n  lines: [{category: Staff, amount: 100}]\n",
            "updates/2026-04-03.yaml": "date: 2026-04-03\ncost: {earned: 101}\n",
        },
        "updates/2026-04-03.yaml:2:16",
        "PM204",
        "101 is earned, more than the whole budget of 100",
        "Correct the progress",
    ),
    Bad(
        "planned value before the start",
        {"project.yaml": HEAD + "budget:\n  planned:\n    2026-01-31: 5\n    2026-09-30: 100\n"},
        "project.yaml:8:17",
        "PM200",
        "before the project starts",
        "Correct the date",
    ),
    Bad(
        "a country nobody knows the holidays of",
        {"project.yaml": HEAD + "settings: {schedule: {basis: working, country: Utopia}}\n"},
        "project.yaml:6:48",
        "PM206",
        "Utopia",
        "two-letter code",
    ),
    Bad(
        "a delivery of what a change has taken out",
        {
            "project.yaml": HEAD + PEOPLE + "deliverables:\n  - {id: D-1, name: Desk}\nchanges:\n"
            "  - {id: CH-1, title: None, status: approved, decided: 2026-04-01, effect: {removes: D-1}}\n",
            "updates/2026-05-01.yaml": "date: 2026-05-01\nprogress:\n  D-1: {delivered: 2026-04-30}\n",
        },
        "updates/2026-05-01.yaml:3:20",
        "PM244",
        "change CH-1 has taken it out",
        "Correct the delivery",
    ),
    Bad(
        "an outstanding item of nobody",
        {"project.yaml": HEAD + "closure:\n  summary: Over.\n  outstanding:\n    - {text: The rest}\n"},
        "project.yaml:9:7",
        "PM273",
        "The rest",
        "waived_by",
    ),
    Bad(
        "a template with a slip in a name",
        {"project.yaml": HEAD, "templates/charter/charter.html.j2": "{{ documnt.title }}\n"},
        "templates/charter/charter.html.j2:1",
        "PM302",
        "documnt",
        "docs/templates.md",
        ("charter",),
    ),
    Bad(
        "a template with a tag that is not closed",
        {"project.yaml": HEAD, "templates/charter/charter.html.j2": "{% if view %}\n<p>Yes</p>\n"},
        "templates/charter/charter.html.j2",
        "PM301",
        "needs to be closed",
        "{% if %}",
        ("charter",),
    ),
    Bad(
        "an unknown theme in the definition",
        {"project.yaml": HEAD + "theme: quit\n"},
        "",
        "PM350",
        "There is no theme 'quit'. Did you mean 'quiet'?",
        "quiet",
    ),
    Bad(
        "a pending decision without a date, strictly",
        {"project.yaml": HEAD + "decisions: [{id: DEC-1, text: Where the desk stands}]\n"},
        "project.yaml:6:13",
        "PM162",
        "DEC-1",
        "needed_by",
        ("--strict",),
    ),
)


def written(folder: Path, case: Bad) -> Path:
    """The project of a case, in files."""
    for name, text in case.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_build_tells_place_fact_and_remedy_and_writes_nothing(
    case: Bad, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1, one line with the place and the code, the remedy below; the folder is as it was."""
    monkeypatch.chdir(written(tmp_path, case))
    before = contents(tmp_path)
    answer = run(capsys, "build", ".", *case.options, "--format", "html")
    assert answer.code == 1
    told = answer.err.splitlines()
    (line,) = [number for number, text in enumerate(told) if f" {case.code}: " in text][:1]
    assert told[line].startswith(case.place)
    assert case.fact in told[line]
    assert case.remedy in told[line + 1]
    assert told[line + 1].startswith("    ")
    assert "Nothing was written." in told[-1]
    assert "Traceback" not in answer.err
    assert answer.out == ""
    assert contents(tmp_path) == before


@pytest.mark.parametrize("case", [case for case in CASES if not case.options], ids=lambda case: case.name)
def test_machines_are_told_the_same(
    case: Bad, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """--json has the code, the place in numbers, both sides of a contradiction, and says nothing beside it."""
    monkeypatch.chdir(written(tmp_path, case))
    answer = run(capsys, "build", ".", "--json")
    assert answer.code == answer.data["exit_code"] == 1
    assert answer.data["ok"] is False
    assert answer.err == ""
    (found,) = [item for item in answer.data["diagnostics"] if item["code"] == case.code][:1]
    file, line, column = (found[key] for key in ("file", "line", "column"))
    shown = ":".join(str(part) for part in (Path(file).as_posix() if file else "", line, column) if part)
    assert shown.removeprefix(f"{tmp_path}/").startswith(case.place)
    assert set(found) == {"code", "severity", "file", "line", "column", "message", "remedy", "related"}


def test_all_problems_are_told_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Five slips in two files: five lines, in the order of the files, and their number at the end."""
    path = tmp_path / "project.yaml"
    path.write_text(
        HEAD.replace("2026-09-30", "2026-13-30")
        + "risks:\n  R-1: {title: Late, probability: 7, owner: ada}\n  R-2: {titel: Late}\n",
        encoding="utf-8",
    )
    (tmp_path / "updates").mkdir()
    (tmp_path / "updates" / "one.yaml").write_text("date: 2026-04-31\n", encoding="utf-8")
    answer = run(capsys, "validate", path)
    assert answer.code == 1
    codes = [word.rstrip(":") for line in answer.err.splitlines() for word in line.split() if word.startswith("PM")]
    assert codes == ["PM107", "PM108", "PM120", "PM101", "PM102", "PM107"]
    assert "6 errors. Nothing was written." in answer.err


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the names that come close."""
    (tmp_path / "orion.yaml").write_text(HEAD, encoding="utf-8")
    answer = run(capsys, "build", tmp_path / "orian.yaml")
    assert answer.code == 1
    assert "PM001" in answer.err
    assert "orion.yaml" in answer.err


def test_a_folder_without_a_definition_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The message says what the file must be called."""
    answer = run(capsys, "validate", tmp_path)
    assert answer.code == 1
    assert "PM002" in answer.err
    assert "project.yaml" in answer.err


def test_an_included_file_is_named_with_its_own_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not the line of the include."""
    (tmp_path / "project.yaml").write_text("include: risks.yaml\n" + HEAD, encoding="utf-8")
    (tmp_path / "risks.yaml").write_text("risks:\n  R-1: {title: Late, impact: 9}\n", encoding="utf-8")
    answer = run(capsys, "validate", tmp_path)
    assert answer.code == 1
    assert "risks.yaml:2:30: error PM108" in answer.err

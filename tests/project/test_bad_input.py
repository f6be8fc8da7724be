"""The definitions in tests/bad: each is told exactly what tests/bad/expected.txt says, where it says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from pmdocs.diagnostics import DefinitionError, Diagnostic, Severity, sort_key
from pmdocs.project import CODES, check, check_form_files
from pmdocs.source import load_source

FOLDER = Path(__file__).parents[1] / "bad"
TABLE = FOLDER / "expected.txt"
_LINE = re.compile(r"    (?P<place>\S+) (?P<severity>\w+) (?P<code>PM\d{3})(?:  (?P<says>.*?) \| (?P<remedy>.*))?")


@dataclass(frozen=True)
class Expected:
    """One line of the table."""

    place: str
    severity: str
    code: str
    says: str
    remedy: str


def expectations() -> dict[str, list[Expected]]:
    """The table, by the name of the file or folder."""
    table: dict[str, list[Expected]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if found := _LINE.fullmatch(line):
            list(table.values())[-1].append(Expected(**found.groupdict(default="")))
        elif line and not line.startswith("#"):
            assert not line.startswith(" "), f"not a line of the table: {line}"
            table[line.rstrip("/")] = []
    return table


EXPECTED = expectations()
CASES = sorted(path.name for path in FOLDER.iterdir() if path != TABLE)


def test_every_case_has_its_expectation_and_every_expectation_its_case() -> None:
    """A file without a line in the table proves nothing, nor does a line without its file."""
    assert sorted(EXPECTED) == CASES


@pytest.mark.parametrize("name", CASES)
def test_a_bad_definition_is_told_what_is_wrong_where_and_what_to_do(name: str) -> None:
    """All problems at once, each at its line and column, in words; one with an error gives no project."""
    case = FOLDER / name
    found = diagnostics(case)
    expected = EXPECTED[name]
    assert [summary(diagnostic, case) for diagnostic in found] == [
        f"{line.place} {line.severity} {line.code}" for line in expected
    ]
    for diagnostic, line in zip(found, expected, strict=True):
        assert line.says in diagnostic.message
        assert line.remedy in diagnostic.remedy
        assert diagnostic.remedy, "every problem comes with a remedy"


def diagnostics(case: Path) -> tuple[Diagnostic, ...]:
    """Everything told about a case; the project is there exactly if no error is."""
    try:
        source = load_source(case)
    except DefinitionError as refused:
        return refused.diagnostics
    project, found = check(source)
    assert (project is None) == any(diagnostic.severity is Severity.ERROR for diagnostic in found)
    return tuple(sorted((*found, *check_form_files(source, source.root)), key=sort_key))


def summary(diagnostic: Diagnostic, case: Path) -> str:
    """Place, severity and code; the file's name only where a case has several files."""
    mark = diagnostic.mark
    assert mark is not None
    file = f"{mark.file.relative_to(case).as_posix()}:" if case.is_dir() else ""
    return f"{file}{mark.line}:{mark.column} {diagnostic.severity.value} {diagnostic.code}"


def test_every_code_of_this_stage_has_a_case() -> None:
    """What no definition can bring about need not be in the manual; PM119 stands for what nobody foresaw."""
    shown = {line.code for lines in EXPECTED.values() for line in lines}
    assert set(CODES) - shown == {"PM119"}


def test_every_code_the_stage_speaks_of_is_in_the_manual() -> None:
    """A code in a report can always be looked up."""
    modules = set(Path(check.__code__.co_filename).parent.glob("*.py"))
    others = [module.read_text(encoding="utf-8") for module in modules if module.name != "codes.py"]
    spoken = {code for text in others for code in re.findall(r"PM1\d\d", text)}
    assert spoken == set(CODES)


def test_codes_say_why_and_what_to_do() -> None:
    """Title, reason and remedy are there for every code, in full sentences."""
    for code, doc in CODES.items():
        assert re.fullmatch(r"PM1\d\d", code)
        assert not doc.title.endswith(".")
        assert doc.why.endswith(".")
        assert doc.remedy.endswith(".")

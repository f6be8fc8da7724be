"""The definition as a manager writes it: short forms, blank lines, maps or lists, and where errors are shown."""

from __future__ import annotations

import pickle
from decimal import Decimal
from pathlib import Path

import pytest

from pmdocs.diagnostics import DefinitionError, Severity
from pmdocs.project import Project, check, validate
from pmdocs.project.updates import CHANGES_OF
from pmdocs.source import load_source
from tests.project.conftest import Build, Read, Tell

ROOT = Path(__file__).parents[2]
SAMPLES = [ROOT / "docs" / "definition-example.yaml", ROOT / "samples" / "minimal.yaml"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples_are_valid(path: Path) -> None:
    """The examples a reader copies have nothing wrong with them."""
    project, diagnostics = check(load_source(path))
    assert [str(diagnostic) for diagnostic in diagnostics] == []
    assert project is not None


def test_a_register_may_be_a_map_or_a_list(build: Build) -> None:
    """Both forms give the same entries in the same order."""
    listed = build("risks:\n  - {id: R-2, title: Late}\n  - {id: R-1, title: Dear, probability: 3}\n")
    mapped = build("risks:\n  R-2: {title: Late}\n  R-1: {title: Dear, probability: 3}\n")
    assert listed == mapped
    assert [risk.id for risk in mapped.risks] == ["R-2", "R-1"]


def test_a_single_value_may_stand_for_a_list(build: Build) -> None:
    """One thing needs no brackets."""
    project = build("scope: {in: Retail loans}\nrisks: {R-1: {title: Late, response: mitigate}}\n")
    assert project.scope is not None
    assert project.scope.inside == ("Retail loans",)
    assert [response.value for response in project.risks[0].response] == ["reduce"]


def test_lines_left_blank_count_as_not_written(build: Build) -> None:
    """A form may be filled in line by line."""
    project = build(
        "purpose:\nrisks:\n  R-1:\n    title: Late\n    owner:\n    actions:\nbudget:\n  planned:\n    2026-01-31:\n"
    )
    assert project.purpose is None
    assert project.risks[0].owner is None
    assert project.budget is not None
    assert project.budget.planned == ()


def test_progress_may_be_written_in_short(build: Build) -> None:
    """A percentage or a number of units says enough."""
    project = build(
        "deliverables: {D-1: {name: Engine}, D-2: {name: Manuals, method: units, units: 12}, D-3: {name: Tests}}\n"
        "updates: [{date: 2026-02-06, progress: {D-1: 60 %, D-2: 3 units, D-3: {started: yes}}}]\n"
    )
    first, second, third = project.updates[0].progress
    assert (first.percent, second.units, third.started) == (Decimal("0.6"), Decimal(3), True)


def test_the_planned_curve_is_in_the_order_of_its_dates(build: Build) -> None:
    """However the lines are sorted in the file."""
    project = build("budget:\n  planned: {2026-02-28: 55_000, 2026-01-31: 20_000}\n")
    assert project.budget is not None
    assert [int(value) for _, value in project.budget.planned] == [20_000, 55_000]


def test_a_project_can_be_sent_to_another_process(build: Build) -> None:
    """Builds of many projects run side by side, updates included."""
    project = build("risks: {R-1: {title: Late}}\nupdates: [{date: 2026-02-06, risks: {R-1: {probability: 4}}}]\n")
    assert pickle.loads(pickle.dumps(project)) == project  # noqa: S301 - our own bytes
    assert all(pickle.loads(pickle.dumps(change)) is change for change in CHANGES_OF)  # noqa: S301


def test_validate_raises_with_every_problem(read: Read) -> None:
    """For callers that can do nothing with half a project."""
    with pytest.raises(DefinitionError) as caught:
        validate(read("risks: {R-1: {probability: 7, owner: nobody}}\n"))
    assert [diagnostic.code for diagnostic in caught.value.diagnostics] == ["PM101", "PM108", "PM120"]


def test_validate_gives_the_project_in_spite_of_warnings(read: Read) -> None:
    """Warnings stop nothing by themselves."""
    source = read("decisions: {DEC-1: {text: Move go-live}}\n")
    assert isinstance(validate(source), Project)
    assert [diagnostic.severity for diagnostic in check(source)[1]] == [Severity.WARNING]


def test_a_file_that_cannot_be_read_causes_no_false_complaints(read: Read) -> None:
    """What is missing because of one broken file is not reported as missing."""
    assert [diagnostic.code for diagnostic in check(read("include: people.yaml\nrisks: {R-1: {owner: ada}}\n"))[1]] == [
        "PM041"
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("risks:\n  R-1: {title: Late}\n  R-2:\n    title: Dear\n    residual:\n      impact: 9\n", "7:15 PM108"),
        ("agile:\n  backlog:\n    epics:\n      - {id: E-1, name: Selling, points: many}\n", "5:42 PM105"),
        ("scope:\n  out:\n    - Mortgages\n    - [Cards]\n", "5:7 PM103"),
        ("budget:\n  planned:\n    2026-01-31: 20_000\n    2026-2-30: 40_000\n", "5:5 PM107"),
        ("budget:\n  planned:\n    2026-01-31: 20_000\n    2026-02-28: -1\n", "5:17 PM106"),
        ("updates:\n  - date: 2026-02-06\n    progress:\n      D-1: 160 %\n", "5:12 PM109"),
        ("updates:\n  - date: 2026-02-06\n    rag:\n      costs: {reason: Late}\n", "5:7 PM111"),
        ("changes:\n  - id: CH-1\n    title: Later\n    effect:\n      milestones:\n        M-1: soon\n", "7:14 PM107"),
        ("people:\n  ada: {name: Ada Byron}\nraci:\n  - {activity: Pay, roles: {ada: AX}}\n", "5:34 PM111"),
    ],
)
def test_errors_are_shown_at_the_value_that_causes_them(told: Tell, text: str, place: str) -> None:
    """Through maps by id, short forms, aliases, curves and maps of references."""
    assert place in [" ".join(line.split()[:2]) for line in told(text)]


def test_entries_are_named_in_messages(told: Tell) -> None:
    """A reader knows what is meant without opening the file."""
    lines = told(
        "risks:\n  R-1: {title: Late, residual: {impact: 9}, actions: [{id: A-1, text: Ask, due: soon}]}\n"
        "deliverables: {D-1: {name: Engine, weights: [{milestone: M-1, weight: all}]}}\n"
        "settings: {risk: {top: many}}\n"
    )
    messages = "\n".join(lines)
    assert "'residual' of risk R-1 has no 'probability'" in messages
    assert "'impact' of 'residual' of risk R-1: 9 is outside" in messages
    assert "'due' of action A-1: 'soon'" in messages
    assert "'weight' of weight 1 of deliverable D-1: 'all'" in messages
    assert "'top' of 'risk' of the settings: 'many'" in messages


def test_unknown_fields_are_explained(told: Tell) -> None:
    """A slip, a synonym, a field of something else, a wrong indentation, or nothing known."""
    lines = told(
        "risks:\n"
        "  - id: R-1\n"
        "    title: Late\n"
        "    titel: Late\n"
        "    likelihood: 4\n"
        "    needed_by: 2026-01-01\n"
        "    milestones: {}\n"
        "    xyzzy: 1\n"
        "contingency: 60_000\n"
    )
    assert [line.split(". ", 1)[1] for line in lines] == [
        "Did you mean 'title'?",
        "Did you mean 'probability'?",
        "The fields here are id, title, kind, cause, event, effect, category, raised, raised_by, status, closed, "
        "closure_reason and others. 'needed_by' belongs to a dependency, under 'dependencies' or to a decision, under "
        "'decisions'.",
        "'milestones' belongs at the left margin, as a topic of its own.",
        "The fields here are id, title, kind, cause, event, effect, category, raised, raised_by, status, closed, "
        "closure_reason and others.",
        "'contingency' belongs under 'budget:'.",
    ]


def test_a_part_is_called_as_it_is_spoken_of(told: Tell) -> None:
    """An update, but the tolerances: what there is only one of is not counted."""
    lines = told(
        "tolerances: {xyzzy: 1}\nscope: {xyzzy: 1}\nsettings: {rag: {xyzzy: 1}}\nbudget: {xyzzy: 1}\n"
        "updates: [{date: 2026-02-06, xyzzy: 1}]\n"
    )
    assert [line.partition("'xyzzy' is not a field of ")[2].partition(". ")[0] for line in lines] == [
        "the tolerances",
        "the scope",
        "the RAG settings",
        "a budget",
        "an update",
    ]


def test_messages_stay_short_whatever_the_value(told: Tell) -> None:
    """A value, an id or a key of any length is quoted by its beginning."""
    long, key = "x" * 500_000, "k" * 1_000
    lines = told(
        f"{key}: 1\n"
        f"risks: {{{key}: {{title: [a], owner: {long}, chance: {long}, status: {long}, {key}: 1, links: {long}}}}}\n"
        f"issues: [{{id: {long}, title: Late}}, {{id: {long}, title: Late}}]\n"
        f"updates: [{{date: {long}, issues: {{{key}2: {{raised: {long}}}}}}}]\n"
    )
    assert len(lines) >= 8
    assert max(map(len, lines)) < 400


def test_settings_decide_how_loudly_a_check_speaks(read: Read) -> None:
    """A warning may become an error, a notice or silent; an error stays an error."""
    decision = "decisions: {DEC-1: {text: Move go-live}}\n"
    for word, told in (("off", []), ("notice", [Severity.NOTICE]), ("error", [Severity.ERROR])):
        diagnostics = check(read(f"{decision}settings: {{checks: {{PM162: {{severity: {word}}}}}}}\n"))[1]
        assert [diagnostic.severity for diagnostic in diagnostics] == told
    forbidden = "risks: {R-1: {owner: nobody, title: Late}}\nsettings: {checks: {PM120: {severity: off}}}\n"
    assert [diagnostic.severity for diagnostic in check(read(forbidden))[1]] == [Severity.ERROR]

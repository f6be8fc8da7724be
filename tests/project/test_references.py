"""Ids and what points to them: everything resolves, in the plan and through the updates, or is told."""

from __future__ import annotations

import re

from pmdocs.project import Project, check
from pmdocs.project.definition import Project as Root
from pmdocs.project.shape import Form, Shape, all_records, fields_of
from pmdocs.project.survey import KINDS, survey
from tests.project.conftest import Build, Read, Tell

PEOPLE = "people: {ada: {name: Ada Byron}, grace: {name: Grace Murray}}\n"


def test_every_kind_a_reference_asks_for_is_a_kind_of_entry() -> None:
    """A slip in a model's `Ref` would refuse every id."""
    asked = {kind for shape in _shapes() if shape.ref for kind in shape.ref.kinds}
    assert asked <= set(KINDS.values())


def test_every_register_of_entries_has_a_kind() -> None:
    """An entry whose id nothing can point to would be refused wherever somebody links to it."""
    registers = {shape.item.record for shape in _shapes() if shape.form is Form.REGISTER and shape.item}
    without_a_name = {
        "Progress",
        "RagStatement",
        "Rule",
        "Result",
        "Acceptance",
        "BenefitReview",
        "DeliverableTerms",
        "WorkTerms",
        "ChecklistItem",
    }
    plain = {record.__name__ for record in registers if record and not record.__name__.endswith("Update")}
    assert plain - {kind.__name__ for kind in KINDS} == without_a_name


def _shapes() -> list[Shape]:
    fields = [field for record in all_records(Root) for field in fields_of(record).values()]
    return [part for field in fields for part in (field.shape, field.shape.item, field.shape.key) if part]


def test_references_are_found_wherever_they_stand(told: Tell) -> None:
    """In single fields, lists, single texts for lists, keys of maps, progress in short, and updates."""
    lines = told(
        "risks: {R-1: {title: Late, owner: x1, secondary: [x2], links: x3, "
        "actions: [{id: A-1, text: Ask, owner: x4}]}}\n"
        "raci: [{activity: Pay, roles: {x5: A}}]\n"
        "changes: {CH-1: {title: Later, effect: {milestones: {x6: 2026-12-01}, adds: x7}}}\n"
        "updates:\n"
        "  - date: 2026-02-06\n"
        "    author: x8\n"
        "    progress: {x9: 60 %}\n"
        "    risks: {R-1: {owner: x10, links: [x11]}}\n"
        "    lessons: [{kind: idea, event: Late, recommendation: Ask, risk: x12}]\n"
        "closure: {summary: Done, results: {x13: {met: fully}}, acceptance: [{id: x14, accepted: yes}]}\n"
    )
    unknown = [re.search(r"\bx\d+\b", line) for line in lines if " PM120 " in line]
    assert None not in unknown
    assert [found[0] for found in unknown if found] == [f"x{number}" for number in range(1, 15)]


def test_an_update_may_bring_in_what_others_point_to(build: Build) -> None:
    """A risk that comes in by an update can be linked to from anywhere, and changed by later updates."""
    project = build(
        PEOPLE + "issues: {I-1: {title: Supplier slipped, risk: R-9}}\n"
        "updates:\n"
        "  - {date: 2026-02-13, risks: {R-9: {probability: 5}}}\n"
        "  - {date: 2026-02-06, risks: {R-9: {title: Supplier slips, owner: ada}}, decisions: {DEC-1: {text: Wait, "
        "needed_by: 2026-03-01, links: R-9}}}\n"
    )
    assert isinstance(project, Project)


def test_the_plan_is_the_plan_wherever_it_stands_in_the_file(build: Build) -> None:
    """Topics below `updates` are as old as those above."""
    build("updates: [{date: 2026-02-06, risks: {R-1: {probability: 4}}}]\nrisks: {R-1: {title: Late}}\n")


def test_actions_of_risks_may_be_changed_on_their_own(build: Build) -> None:
    """An action belongs to its risk, but an update need not repeat the risk to close it."""
    build(
        "risks: {R-1: {title: Late, actions: [{id: A-1, text: Ask}]}}\n"
        "updates:\n"
        "  - {date: 2026-02-06, actions: {A-1: {status: done}}}\n"
        "  - {date: 2026-02-13, risks: {R-1: {actions: [{id: A-1, text: Ask again}, {id: A-2, text: Sign}]}}}\n"
        "  - {date: 2026-02-20, actions: {A-2: {due: 2026-03-01}}}\n"
    )


def test_people_have_keys_of_their_own(build: Build) -> None:
    """A group and the board it sits on may share a name."""
    build(
        "people: {board: {name: Board members, group: yes}}\n"
        "governance: {bodies: {board: {name: Board, members: board}}}\n"
    )


def test_a_name_of_any_shape_is_told_beside_the_references(told: Tell) -> None:
    """A map where somebody's name belongs does not hide that nobody has the key an owner names."""
    lines = told("people: {ada: {name: {first: Ada}}, 7: {name: [a]}}\nrisks: {R-1: {title: Late, owner: adda}}\n")
    assert any("'name' of person ada: 'Name: value' lines stand" in line for line in lines)
    assert any("Did you mean 'ada'?" in line for line in lines)


def test_an_id_is_unique_whatever_the_register(told: Tell) -> None:
    """Actions inside risks, epics inside the backlog and bodies count as well."""
    lines = told(
        "risks: {R-1: {title: Late, actions: [{id: X, text: Ask}]}}\n"
        "governance: {bodies: {X: {name: Board}}}\n"
        "agile: {backlog: {epics: [{id: X, name: Selling, points: 5}]}}\n"
    )
    assert [line.split()[1] for line in lines] == ["PM121", "PM121"]


def test_one_slip_in_many_places_is_told_once(read: Read) -> None:
    """With every other place as a related one, so that nobody reads the same sentence three hundred times."""
    text = PEOPLE + "risks:\n" + "".join(f"  R-{n}: {{title: Late, owner: grce}}\n" for n in range(300))
    (only,) = check(read(text))[1]
    assert "Did you mean 'grace'?" in only.remedy
    assert len(only.related) == 299


def test_ids_in_running_text_are_noticed_only_if_they_look_like_ours(told: Tell) -> None:
    """Standards, versions, file names and single ids of a kind are left alone."""
    quiet = "Follows ISO-27001 and COVID-19, in R-1.pdf, see R-2 and R-12-b, A-4 paper, x/R-7."
    lines = told(f"risks: {{R-1: {{title: Late}}, R-2: {{title: Dear, note: '{quiet}'}}}}\nsummary: R-3 grows.\n")
    assert [line.split()[:2] for line in lines] == [["3:10", "PM124"]]


def test_broken_parts_do_not_hide_references(told: Tell) -> None:
    """An entry with an error elsewhere still counts, for what it points to and what points to it."""
    lines = told(
        PEOPLE + "risks:\n  - {id: R-1, probability: 9, owner: grce}\n  - {id: R-2, title: Dear, links: [R-1]}\n"
    )
    assert [line.split()[:2] for line in lines] == [["4:5", "PM101"], ["4:28", "PM108"], ["4:38", "PM120"]]


def test_a_survey_passes_over_what_has_the_wrong_shape() -> None:
    """The models report it; the walk must not stumble."""
    odd = {"risks": "none", "people": ["ada", None, {"id": ["x"]}], "updates": {"a": "b"}, "raci": [{"roles": "x"}]}
    found = survey(odd)
    assert found.named == []
    assert survey(None).pointers == survey(["x"]).pointers == []

"""The closure report of a project that still runs says nothing of an end, and good news looks like good news."""

from __future__ import annotations

from pathlib import Path

from pmdocs.documents import DocumentKind
from pmdocs.documents.closure_view import ClosureView
from tests.documents import definitions

RUNNING = """
budget: {contingency: 5_000, lines: [{category: Staff, amount: 100_000}]}
deliverables: [{id: D-1, name: Rooms, cost: 100_000, due: 2026-12-11}]
milestones: [{id: M-1, name: Moved in, date: 2026-12-18}]
risks:
  - {id: R-1, title: Dust, status: closed, closed: 2026-03-06, probability: 3, impact: 3}
  - {id: R-2, title: A cheaper lift, kind: opportunity, status: closed, closed: 2026-03-06, probability: 3, impact: 3}
updates: [{date: 2026-03-13, cost: {actual: 40_000}, progress: {D-1: 50 %}}]
"""
ENDED = f"""{RUNNING}  - {{date: 2026-12-18, cost: {{actual: 104_000}}, milestones: {{M-1: {{actual: 2026-12-18}}}}}}
closure: {{date: 2026-12-18, summary: All moved., ending: completed}}
""".replace(
    "updates: [{date: 2026-03-13, cost: {actual: 40_000}, progress: {D-1: 50 %}}]\n",
    """updates:
  - {date: 2026-03-13, cost: {actual: 40_000}, progress: {D-1: 50 %}}
""",
)


def shown(folder: Path, topics: str) -> ClosureView:
    """The closure report of a definition written here."""
    found: ClosureView = definitions.view(folder, DocumentKind.CLOSURE_REPORT, topics)
    return found


def test_a_project_that_runs_has_no_gap_to_explain(tmp_path: Path) -> None:
    """40,000 of 100,000 spent is no saving of 60 %; no drawing, no reserve to hand back, no checklist filled in."""
    found = shown(tmp_path, RUNNING)
    assert not found.is_over
    assert (found.cost.actual, found.cost.gap, found.cost_gap_share) == ("€40,000", "–", None)
    assert (found.waterfall, found.reserve_released) == (None, None)
    assert {line.status_word for line in found.checklist} == {None}
    assert found.has_issues is False


def test_a_project_that_ended_has_one(tmp_path: Path) -> None:
    """104,000 of 100,000 spent is 4 % more."""
    found = shown(tmp_path, ENDED)
    assert found.is_over
    assert (found.cost.gap, str(found.cost_gap_share)) == ("+€4,000", "0.04")
    assert found.waterfall is not None


def test_a_missed_opportunity_is_no_harm_averted(tmp_path: Path) -> None:
    """It has the colours of opportunities and says that it is one."""
    assert [(row.id, row.opportunity) for row in shown(tmp_path, RUNNING).closed_unused] == [
        ("R-1", False),
        ("R-2", True),
    ]


def test_a_row_of_the_checklist_is_settled_by_its_id(tmp_path: Path) -> None:
    """One row is done, one is not needed; the other seventeen of the usual list stand there still, and one's own."""
    topics = """
        updates: [{date: 2026-12-18}]
        closure:
          date: 2026-12-18
          summary: Done.
          checklist:
            contracts: done
            audit: {status: not applicable, note: None is required}
            barriers: {item: Barriers painted}
    """
    found = shown(tmp_path, topics)
    assert len(found.checklist) == 20
    said = {line.source: (line.status_word, line.note) for line in found.checklist if line.status_word}
    assert said == {
        "closure.checklist.contracts": ("Done", None),
        "closure.checklist.audit": ("Not applicable", "None is required"),
    }
    assert found.checklist[-1].item == "Barriers painted"

"""The drawings of the charter: every gate, deliverables as deliverables, people by their names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pmdocs.charts import Gantt
from pmdocs.documents import DocumentKind
from tests.documents import definitions

PHASES = """
phases:
  - {id: P-1, name: Discovery, start: 2026-03-02, finish: 2026-03-13}
  - {id: P-2, name: Sprints, start: 2026-03-13, finish: 2026-09-11}
deliverables:
  - {id: D-1, name: Design, phase: P-1, start: 2026-03-02, due: 2026-03-13}
  - {id: D-2, name: Sign-in, start: 2026-03-16, due: 2026-05-08}
milestones:
  - {id: M-1, name: Charter approved, date: 2026-03-13, gate: yes}
  - {id: M-2, name: Pilot, date: 2026-05-11}
  - {id: M-3, name: Release, date: 2026-09-11, gate: yes}
  - {id: M-4, name: Benefits confirmed, date: 2026-12-01, gate: yes}
"""


def schedule(folder: Path) -> Gantt:
    """The schedule of a project whose gates name no phase, one of them after the last."""
    spec = definitions.view(folder, DocumentKind.CHARTER, PHASES).pictures.schedule
    assert isinstance(spec, Gantt)
    return spec


def test_every_gate_is_drawn(tmp_path: Path) -> None:
    """On the bar of the phase it ends, else in a row of its own; the pilot is no gate."""
    marks = {row.name: [item.name for item in row.milestones] for row in schedule(tmp_path).rows if row.milestones}
    assert marks == {
        "Discovery": ["Charter approved"],
        "Sprints": ["Release"],
        "Benefits confirmed": ["Benefits confirmed"],
    }


def test_a_deliverable_without_a_phase_looks_like_one(tmp_path: Path) -> None:
    """Not bold like a phase, and not indented as if it were part of the phase above; gates are not counted."""
    spec = schedule(tmp_path)
    rows = {row.name: (row.level, row.loose) for row in spec.rows}
    assert rows["Sprints"] == (0, False)
    assert rows["Design"] == (1, False)
    assert rows["Sign-in"] == (1, True)
    assert spec.description.startswith("4 phases and deliverables planned between ")
    assert max(day for row in spec.rows for day in row.days) == date(2026, 12, 1)


def test_a_group_is_its_people(tmp_path: Path) -> None:
    """A board whose one member is the group of that name shows who sits in it, not its name twice."""
    topics = """\
  execboard: {name: Executive board, role: Owner, group: yes, members: [ada, grace]}
governance: {bodies: [{id: EXEC, name: Executive board, members: [execboard]}]}
"""
    found = definitions.view(tmp_path, DocumentKind.CHARTER, topics)
    (box,) = (box for level in found.governance.chart.levels for box in level.boxes)
    assert (box.role, box.names) == ("Executive board", ("Ada Byron", "Grace Murray"))

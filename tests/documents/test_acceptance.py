"""Acceptance in the closure report: who accepted what, and nothing for what was taken out of scope."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pmdocs.documents import DocumentKind
from pmdocs.documents.closure_view import DeliveryLine
from tests.documents.definitions import view

TOPICS = """\
    deliverables:
      - {id: D-1, name: Plans, approver: ada, due: 2026-03-31}
      - {id: D-2, name: Portal, approver: ada, due: 2026-06-30}
    changes:
      - {id: CH-1, title: No portal, status: approved, decided: 2026-03-01, effect: {removes: D-2}}
    updates:
      - date: 2026-04-30
        progress: {D-1: {percent: 100 %, delivered: 2026-04-20, accepted: 2026-04-29}}
        deliverables: {D-1: {due: 2026-04-15, forecast: 2026-04-20}}
"""


def delivery(folder: Path, key: str) -> DeliveryLine:
    """One deliverable as the closure report shows it."""
    shown = view(folder, DocumentKind.CLOSURE_REPORT, TOPICS)
    found: DeliveryLine = next(row for row in shown.deliveries if row.id == key)
    return found


def test_nobody_accepts_what_was_removed(tmp_path: Path) -> None:
    """The portal had an approver while it was planned; taken out, it has none to wait for."""
    row = delivery(tmp_path, "D-2")
    assert (row.removed, row.change) == (True, "CH-1")
    assert (row.accepted_by, row.accepted, row.accepted_on) == (None, None, None)


def test_the_approver_stands_for_who_accepted(tmp_path: Path) -> None:
    """Where the closure does not say who accepted, it was the approver of the plan."""
    row = delivery(tmp_path, "D-1")
    assert (row.accepted_by, row.accepted_on) == ("Ada Byron", date(2026, 4, 29))


def test_the_due_date_is_the_one_first_agreed(tmp_path: Path) -> None:
    """The end is held against the first plan, not against the date an update moved it to."""
    assert (delivery(tmp_path, "D-1").due, delivery(tmp_path, "D-1").delivered) == (
        date(2026, 3, 31),
        date(2026, 4, 20),
    )

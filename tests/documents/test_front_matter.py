"""The document control of each document: its own history, approvers and readers, and nobody else's."""

from __future__ import annotations

from pmdocs.documents import DOCUMENTS, DocumentKind, Voice
from tests.building import figures


def history(kind: DocumentKind) -> list[str]:
    """The versions a document of Orion lists, newest first."""
    page = DOCUMENTS[kind].page(figures("orion"), Voice("en", "EUR"))
    return [row.version for row in page.front.revisions]


def test_each_document_tells_its_own_history() -> None:
    """A line without documents belongs to the kickoff documents; the closure report has two lines of its own."""
    assert history(DocumentKind.CHARTER) == ["1.0", "0.4", "0.3", "0.2", "0.1"]
    assert history(DocumentKind.RISK_REGISTER) == history(DocumentKind.CHARTER)
    assert history(DocumentKind.CLOSURE_REPORT) == ["0.2", "0.1"]
    assert history(DocumentKind.STATUS_REPORT) == history(DocumentKind.LESSONS_LEARNED) == []

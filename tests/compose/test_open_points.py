"""What is still to be completed is listed, with its part and its place in the definition."""

from __future__ import annotations

from collections.abc import Callable

from pmdocs.compose import Composed, open_points
from pmdocs.diagnostics import Severity

Compose = Callable[..., Composed]


def test_each_mark_is_a_warning_with_its_place(compose_body: Compose) -> None:
    """The cover's missing supplier, and a missing approver further down."""
    body = "<h2>Scope</h2><p data-from='scope.approver'>{{ none|todo('Approver') }}</p>"
    supplier, approver = open_points(compose_body(body))
    assert supplier.message == "charter: 'Supplier: To be completed' on the cover."
    assert approver.message == "charter: 'To be completed: Approver' under 'Scope' (scope.approver)."
    assert {supplier.severity, approver.severity} == {Severity.WARNING}


def test_a_complete_document_has_none(compose_body: Compose) -> None:
    """With its cover facts left out, nothing is open."""
    assert open_points(compose_body("<p>x</p>{% endblock %}{% block cover_facts %}")) == ()

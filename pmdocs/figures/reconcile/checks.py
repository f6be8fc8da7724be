"""The rule about rules: a project may set how loud a check speaks, if there is such a check."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from pmdocs.figures.reconcile.codes import CODES
from pmdocs.figures.reconcile.rule import Case, Doubt
from pmdocs.project.codes import CODES as DEFINITION_CODES
from pmdocs.project.settings import Rule


def unknown_check(case: Case) -> Iterator[Doubt]:
    """A code under 'checks' is one of a definition's checks, or of the rules here."""
    known = {**DEFINITION_CODES, **CODES}
    for rule in case.project.settings.checks:
        if rule.id not in known:
            near = get_close_matches(rule.id.upper(), known, n=1)
            hint = f"Did you mean {near[0]}?" if near else "See `pmdocs explain` for the list."
            fact = f"There is no check {rule.id} whose loudness could be set."
            yield Doubt(case.places.entry(Rule, rule.id), fact, hint)

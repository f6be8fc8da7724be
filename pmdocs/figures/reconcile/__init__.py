"""Holds the figures of a project against everything else it says: what contradicts what, and where both stand."""

from __future__ import annotations

import datetime as dt

from pmdocs.diagnostics import Diagnostic, Severity, sort_key
from pmdocs.figures.model import Figures
from pmdocs.figures.reconcile.codes import CODES
from pmdocs.figures.reconcile.places import Places
from pmdocs.figures.reconcile.rule import Case
from pmdocs.figures.reconcile.rules import RULES
from pmdocs.figures.reconcile.usable import obstacles
from pmdocs.project.definition import Project
from pmdocs.project.finding import Written
from pmdocs.project.validate import as_loud_as_set

__all__ = ["CODES", "RULES", "reconcile", "unusable"]


def unusable(project: Project, source: Written, data_date: dt.date) -> tuple[Diagnostic, ...]:
    """Why no figures can be computed for this date, each reason an error with its place; empty if they can."""
    places = Places(source.data, project, data_date)
    found = (doubt.diagnostic(code, Severity.ERROR, source) for code, doubt in obstacles(project, places, data_date))
    return tuple(sorted(found, key=sort_key))


def reconcile(figures: Figures, source: Written) -> tuple[Diagnostic, ...]:
    """Every contradiction and every open end on the figures' data date, as loud as the project wants them."""
    case = Case(figures, Places(source.data, figures.state.project, figures.state.data_date))
    found = [
        doubt.diagnostic(code, rule.severity_in(case), source)
        for code, rule in RULES.items()
        for doubt in rule.check(case)
    ]
    return tuple(sorted(as_loud_as_set(found, case.project), key=sort_key))

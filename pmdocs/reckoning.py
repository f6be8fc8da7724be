"""From a checked definition to figures that hold on a date, or to everything that is wrong with them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pmdocs.diagnostics import DefinitionError, Diagnostic, Mark, Severity, has_errors, sort_key
from pmdocs.figures import Figures, compute
from pmdocs.figures.fault import Fault, FigureError
from pmdocs.figures.reconcile import reconcile, unusable
from pmdocs.load import Definition
from pmdocs.project import Project


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The figures of a date, and everything worth telling: about reading, about the definition, about the figures."""

    figures: Figures
    diagnostics: tuple[Diagnostic, ...]


def reckon(definition: Definition, data_date: dt.date) -> Reckoning:
    """Compute every figure and hold it against the rest; DefinitionError with all that was found if it has errors."""
    obstacles = unusable(definition.project, definition.source, data_date)
    if obstacles:
        raise DefinitionError((*definition.diagnostics, *obstacles))
    figures = _computed(definition, data_date)
    found = (*definition.diagnostics, *reconcile(figures, definition.source))
    if has_errors(found):
        raise DefinitionError(found)
    return Reckoning(figures, tuple(sorted(found, key=sort_key)))


def _computed(definition: Definition, data_date: dt.date) -> Figures:
    """The figures; numbers that no formula can use, and that no rule foresaw, are still told in plain words."""
    try:
        return compute(definition.project, data_date)
    except FigureError as error:
        mark = Mark(definition.source.path)
        raise DefinitionError((*definition.diagnostics, *(_told(fault, mark) for fault in error.faults))) from error


def _told(fault: Fault, mark: Mark) -> Diagnostic:
    return Diagnostic("PM208", fault.message, fault.remedy, mark)


def usual_date(project: Project, today: dt.date) -> dt.date:
    """The day a project is spoken of unless somebody asks for another: that of its latest update, else today."""
    return max((update.date for update in project.updates), default=today)


def has_warnings(diagnostics: tuple[Diagnostic, ...]) -> bool:
    """True if any of the diagnostics stops a strict build."""
    return any(item.severity is Severity.WARNING for item in diagnostics)

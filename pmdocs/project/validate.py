"""Turns a definition as read into a project, or into everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from pmdocs.diagnostics import DefinitionError, Diagnostic, Severity, has_errors, sort_key
from pmdocs.project.consistency import inconsistencies
from pmdocs.project.definition import Project
from pmdocs.project.finding import Finding, Written
from pmdocs.project.identity import Names
from pmdocs.project.likeness import Likeness
from pmdocs.project.locate import Locator
from pmdocs.project.references import mentions, unresolved
from pmdocs.project.salvage import Salvaged, salvage
from pmdocs.project.settings import Loudness
from pmdocs.project.survey import survey

Told = TypeVar("Told", Finding, Diagnostic)


def validate(source: Written) -> Project:
    """The project a definition describes; `DefinitionError` with every problem if there is an error among them."""
    project, diagnostics = check(source)
    if project is None:
        raise DefinitionError(diagnostics)
    return project


def check(source: Written) -> tuple[Project | None, tuple[Diagnostic, ...]]:
    """The project, None if it has errors, and every error, warning and notice in the order of the files."""
    diagnostics = list(source.diagnostics)
    project = None
    if source.data or not has_errors(source.diagnostics):
        likeness = Likeness()
        salvaged = salvage(source.data, likeness)
        findings = [*salvaged.findings, *_findings(source, salvaged, likeness)]
        told = [finding.diagnostic(source) for finding in as_loud_as_set(findings, salvaged.project)]
        diagnostics += _without_echoes(told, source.diagnostics)
        project = salvaged.project
    ordered = tuple(sorted(diagnostics, key=sort_key))
    return (None if has_errors(ordered) else project), ordered


def _findings(source: Written, salvaged: Salvaged, likeness: Likeness) -> Iterator[Finding]:
    """What is wrong beyond single values: ids, references, and entries that contradict one another."""
    found = survey(source.data)
    names = Names(found, source.data, likeness)
    yield from names.findings
    yield from unresolved(found, names, likeness)
    yield from mentions(found, names)
    if salvaged.project is not None:
        incomplete = salvaged.incomplete()
        for finding in inconsistencies(salvaged.project, Locator(source.data, salvaged.removed)):
            if incomplete.isdisjoint((finding.location, *finding.related)):
                yield finding


def _without_echoes(found: Iterable[Diagnostic], known: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What was found, but for a wrong shape where reading has said already that quotes are missing."""
    broken = {item.mark for item in known if item.severity is Severity.ERROR}
    return (item for item in found if item.code != "PM103" or item.mark not in broken)


def as_loud_as_set(found: Iterable[Told], project: Project | None) -> Iterator[Told]:
    """What was found, as loud as the project's settings want it; an error stays an error."""
    rules = {rule.id: rule.severity for rule in project.settings.checks} if project else {}
    for item in found:
        loudness = rules.get(item.code)
        if item.severity is Severity.ERROR or loudness is None:
            yield item
        elif loudness is not Loudness.OFF:
            yield replace(item, severity=Severity(loudness.value))

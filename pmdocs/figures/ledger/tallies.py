"""A figure for every plain count: deliverables, changes by status and source, lessons by kind and phase."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pmdocs.figures.asked import figure
from pmdocs.figures.closing import distinct
from pmdocs.figures.formulas import Unit
from pmdocs.figures.ledger.origins import Origins
from pmdocs.figures.ledger.words import slug
from pmdocs.figures.model import DeliverableFigures, DeliverableStatus, Figure, Figures, Input, Location
from pmdocs.project.registers import Change, ChangeStatus, Lesson, LessonKind

ACCEPTED = {ChangeStatus.APPROVED, ChangeStatus.IMPLEMENTED}


def tally_figures(figures: Figures, origins: Origins) -> Iterator[Figure]:
    """Every count with the ids it counts."""
    yield from _deliverables(figures)
    yield from _changes(figures, origins)
    yield from _lessons(figures, origins)


def _deliverables(figures: Figures) -> Iterator[Figure]:
    """Planned, delivered, removed, added: each count with the ids it counts."""
    end, rows = figures.closure, figures.deliverables
    done = {DeliverableStatus.DELIVERED, DeliverableStatus.ACCEPTED}
    groups: tuple[tuple[str, int, list[DeliverableFigures]], ...] = (
        ("planned", end.deliverables_planned, [r for r in rows if not r.added]),
        ("delivered", end.deliverables_delivered, [r for r in rows if r.status in done]),
        ("removed", end.deliverables_removed, [r for r in rows if r.status is DeliverableStatus.REMOVED]),
        ("added", end.deliverables_added, [r for r in rows if r.added]),
    )
    for name, count, found in groups:
        inputs = [Input(r.deliverable.id, r.status.value, f"deliverable.{r.deliverable.id}.status") for r in found]
        yield figure(f"deliverables.{name}", f"Deliverables {name}", count, Unit.COUNT, "number of", inputs)


def _changes(figures: Figures, origins: Origins) -> Iterator[Figure]:
    """The change log by status and by source, and how many were decided and approved."""
    log = figures.changes
    for word, count in log.by_status:
        ids = [_status(change, origins) for change in log.changes if change.status.value == word]
        yield figure(f"changes.status.{slug(word)}", f"Changes: {word}", count, Unit.COUNT, "number of", ids)
    for word, count in log.by_source:
        found = [change for change in log.changes if (change.source or "not stated") == word]
        ids = [Input(c.id, c.title, sources=origins.said(Change, c.id, "source")) for c in found]
        yield figure(f"changes.source.{slug(word)}", f"Changes from: {word}", count, Unit.COUNT, "number of", ids)
    decided = [c for c in log.changes if c.decided and c.decided <= figures.state.data_date]
    for name, rows in (("decided", decided), ("accepted", [c for c in decided if c.status in ACCEPTED])):
        ids = [_status(change, origins) for change in rows]
        yield figure(f"changes.{name}", f"Changes {name}", len(rows), Unit.COUNT, "number of", ids)


def _status(change: Change, origins: Origins) -> Input:
    return Input(change.id, change.status.value, sources=origins.said(Change, change.id, "status"))


def _lessons(figures: Figures, origins: Origins) -> Iterator[Figure]:
    """Lessons told, by kind and by phase; the same lesson told twice counts once."""
    told = distinct(figures.state.lessons)
    places = dict(zip((lesson.id for lesson in figures.state.lessons), origins.lessons(), strict=True))
    dates = {report.date: report.number for report in figures.reports}
    taught = dict.fromkeys(lesson.date for lesson in told if lesson.date in dates)
    phases = {phase.id: phase.name for phase in figures.state.project.phases}
    yield _lesson_count("lessons.total", "Lessons", told, places)
    again = [lesson for lesson in figures.state.lessons if lesson not in told]
    yield _lesson_count("lessons.repeated", "Lessons told more than once", again, places)
    named = [Input(f"report {dates[day]}", day, f"report.{dates[day]}.date") for day in taught]
    yield figure("lessons.reports", "Reports that taught something", len(named), Unit.COUNT, "number of", named)
    for kind in LessonKind:
        of_kind = [lesson for lesson in told if lesson.kind is kind]
        yield _lesson_count(f"lessons.{slug(kind.value)}", f"Lessons: {kind.value}", of_kind, places)
        for phase in dict.fromkeys(lesson.phase for lesson in told):
            name = phases.get(phase or "", phase or "not stated")
            found = [lesson for lesson in of_kind if lesson.phase == phase]
            key = f"lessons.{slug(kind.value)}.{slug(name)}"
            yield _lesson_count(key, f"Lessons in {name}: {kind.value}", found, places)


def _lesson_count(key: str, label: str, lessons: Iterable[Lesson], places: Mapping[str | None, Location]) -> Figure:
    found = [Input(lesson.id or "", lesson.kind.value, sources=(places[lesson.id],)) for lesson in lessons]
    return figure(key, label, len(found), Unit.COUNT, "number of", found)

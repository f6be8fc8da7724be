"""A figure for everything the closure report and the lessons learned add up, compare or count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from pmdocs.figures.asked import figure, quantity
from pmdocs.figures.closing import closure_on, distinct
from pmdocs.figures.formulas import Unit
from pmdocs.figures.ledger.words import slug
from pmdocs.figures.model import (
    Baselines,
    ClosureFigures,
    DeliverableFigures,
    DeliverableStatus,
    Figure,
    Figures,
    Input,
)
from pmdocs.figures.quantity import NO_BUDGET, Undefined, ratio
from pmdocs.project.closure import Verdict
from pmdocs.project.registers import Lesson, LessonKind

NOT_CLOSED = Undefined("no actual cost written in the closure")


def ending_figures(figures: Figures) -> Iterator[Figure]:
    """Gaps, categories, accuracy, verdicts, deliverables, changes, lessons."""
    end = figures.closure
    yield from _gaps(end)
    yield from _categories(figures)
    yield from _accuracy(end)
    yield from _verdicts(end)
    yield from _deliverables(figures)
    yield from _changes(figures)
    yield from _left(end)
    yield from _lessons(figures)


def _gaps(end: ClosureFigures) -> Iterator[Figure]:
    """What separates the first baseline from the result: approved changes, and performance."""
    rows: tuple[tuple[str, Baselines, Unit], ...] = (
        ("finish", end.finish, Unit.DAYS),
        ("cost", end.cost, Unit.MONEY),
        ("effort", end.effort, Unit.COUNT),
    )
    for name, row, unit in rows:
        key = f"closure.{name}"
        first = Input("first baseline", row.first.value, row.first.key)
        approved = Input("last approved baseline", row.approved.value, row.approved.key)
        actual = Input("actual", row.actual.value, row.actual.key)
        gap = Input("gap", row.gap.gap, f"{key}.gap")
        by_changes = Input("by changes", row.gap.approved, f"{key}.by_changes")
        yield figure(
            f"{key}.gap", f"{name.capitalize()}: gap", row.gap.gap, unit, "actual − first baseline", (actual, first)
        )
        yield figure(
            f"{key}.by_changes",
            f"{name.capitalize()}: by approved changes",
            row.gap.approved,
            unit,
            "last approved baseline − first baseline",
            (approved, first),
        )
        yield figure(
            f"{key}.by_performance",
            f"{name.capitalize()}: by performance",
            row.gap.performance,
            unit,
            "gap − by changes",
            (gap, by_changes),
        )
    share = ratio(end.cost.gap.gap, quantity(end.cost.first), NO_BUDGET)
    parts = (
        Input("gap", end.cost.gap.gap, "closure.cost.gap"),
        Input("first baseline", end.cost.first.value, "cost.bac"),
    )
    yield figure(
        "closure.cost.share", "Cost: gap, of the first budget", share, Unit.SHARE, "gap / first baseline", parts
    )


def _categories(figures: Figures) -> Iterator[Figure]:
    """Each budget category against what the closure says it cost."""
    budget, closure = figures.state.project.budget, closure_on(figures.state)
    planned: Counter[str] = Counter()
    for line in budget.lines if budget else ():
        planned[line.category] += line.amount  # type: ignore[assignment]
    for number, row in enumerate(closure.costs if closure else ()):
        first = Decimal(planned[row.category]) if row.category in planned else NO_BUDGET
        spent = Input("actual", row.actual, sources=(("closure", "costs", number, "actual"),))
        yield figure(
            f"closure.category.{slug(row.category)}",
            f"{row.category}: difference",
            row.actual - first,
            Unit.MONEY,
            "actual − first budget",
            (spent, Input("first budget", first, f"budget.category.{slug(row.category)}")),
        )


def _accuracy(end: ClosureFigures) -> Iterator[Figure]:
    """What was forecast at each stage, and how far off it was."""
    outcome = Input("outcome", end.cost.actual.value, "closure.cost")
    for row in end.cost_accuracy:
        stage = f"{row.stage:.0%}".removesuffix("%")
        key, label = f"closure.accuracy.{stage}", f"at {stage} % complete"
        rule = "estimate at completion of the first report at that stage"
        yield figure(f"{key}.cost", f"Cost forecast {label}", row.forecast, Unit.MONEY, rule)
        inputs = (Input("forecast", row.forecast, f"{key}.cost"), outcome)
        rule = "(forecast − outcome) / outcome"
        yield figure(f"{key}.cost_error", f"Error of the cost forecast {label}", row.error, Unit.SHARE, rule, inputs)
    finish = Input("outcome", end.finish.actual.value, "closure.finish")
    for row_ in end.finish_accuracy:
        stage = f"{row_.stage:.0%}".removesuffix("%")
        key, label = f"closure.accuracy.{stage}", f"at {stage} % complete"
        rule = "forecast finish of the first report at that stage"
        yield figure(f"{key}.finish", f"Finish forecast {label}", row_.forecast, Unit.DATE, rule)
        dates = (Input("forecast", row_.forecast, f"{key}.finish"), finish)
        yield figure(
            f"{key}.finish_days",
            f"Error of the finish forecast {label}",
            row_.days,
            Unit.DAYS,
            "forecast − outcome",
            dates,
        )


def _verdicts(end: ClosureFigures) -> Iterator[Figure]:
    """How many objectives and success criteria were met, partly met, not met, or cannot be measured yet."""
    results = {"objectives": end.objectives, "criteria": end.criteria}
    for name, rows in results.items():
        yield figure(f"closure.{name}", f"Number of {name}", len(rows), Unit.COUNT, "number written")
    for verdict, together in ((verdict, dict(end.verdicts).get(verdict.value, 0)) for verdict in Verdict):
        word, parts = slug(verdict.value), []
        for name, rows in results.items():
            ids = [
                Input(row.id, verdict.value, sources=(("closure", "results"),)) for row in rows if row.met is verdict
            ]
            key = f"closure.{name}.{word}"
            yield figure(key, f"{name.capitalize()}: {verdict.value}", len(ids), Unit.COUNT, "number of", ids)
            parts.append(Input(name, len(ids), key))
        label = f"Results: {verdict.value}"
        yield figure(f"closure.verdict.{word}", label, together, Unit.COUNT, "objectives + criteria", parts)


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


def _changes(figures: Figures) -> Iterator[Figure]:
    """The change log by status and by source."""
    log = figures.changes
    words = {change.id: (change.status.value, change.source or "not stated") for change in log.changes}
    for column, (family, counts) in enumerate((("status", log.by_status), ("source", log.by_source))):
        for word, count in counts:
            ids = [Input(change.id, change.title) for change in log.changes if words[change.id][column] == word]
            yield figure(f"changes.{family}.{slug(word)}", f"Changes: {word}", count, Unit.COUNT, "number of", ids)


def _left(end: ClosureFigures) -> Iterator[Figure]:
    """What became of the risks and issues."""
    risks = {
        "materialised": ("Risks that happened", end.materialised),
        "closed_unused": ("Risks closed without happening", end.closed_unused),
        "open_risks": ("Risks open at the end", end.open_risks),
    }
    for name, (label, rows) in risks.items():
        found = [Input(row.risk.id, 1, f"risk.{row.risk.id}.score") for row in rows]
        yield figure(f"closure.{name}", label, len(found), Unit.COUNT, "number of", found)
    issues = {
        "unforeseen": ("Issues no risk had foreseen", end.unforeseen),
        "open_issues": ("Issues open at the end", end.open_issues),
    }
    for name, (label, entries) in issues.items():
        found = [Input(issue.id, 1, f"issue.{issue.id}.days_open") for issue in entries]
        yield figure(f"closure.{name}", label, len(found), Unit.COUNT, "number of", found)


def _lessons(figures: Figures) -> Iterator[Figure]:
    """Lessons told, by kind and by phase; the same lesson told twice counts once."""
    told = distinct(figures.state.lessons)
    dates = {report.date for report in figures.reports}
    taught = {lesson.date for lesson in told if lesson.date in dates}
    phases = {phase.id: phase.name for phase in figures.state.project.phases}
    yield _lesson_count("lessons.total", "Lessons", told)
    again = len(figures.state.lessons) - len(told)
    yield figure(
        "lessons.repeated", "Lessons told more than once", again, Unit.COUNT, "lessons written − lessons that differ"
    )
    yield figure("lessons.reports", "Reports that taught something", len(taught), Unit.COUNT, "number of report dates")
    for kind in LessonKind:
        of_kind = [lesson for lesson in told if lesson.kind is kind]
        yield _lesson_count(f"lessons.{slug(kind.value)}", f"Lessons: {kind.value}", of_kind)
        for phase in dict.fromkeys(lesson.phase for lesson in told):
            name = phases.get(phase or "", phase or "not stated")
            found = [lesson for lesson in of_kind if lesson.phase == phase]
            yield _lesson_count(f"lessons.{slug(kind.value)}.{slug(name)}", f"Lessons in {name}: {kind.value}", found)


def _lesson_count(key: str, label: str, lessons: Iterable[Lesson]) -> Figure:
    found = [Input(lesson.id or "", 1) for lesson in lessons]
    return figure(key, label, len(found), Unit.COUNT, "number of", found)

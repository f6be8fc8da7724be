"""A figure for everything the closure report compares or counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from pmdocs.figures.asked import figure, quantity
from pmdocs.figures.closing import by_completion, closure_on
from pmdocs.figures.formulas import Unit
from pmdocs.figures.ledger.words import slug
from pmdocs.figures.model import (
    Baselines,
    ClosureFigures,
    Figure,
    Figures,
    Input,
    Report,
)
from pmdocs.figures.outcome import report_at
from pmdocs.figures.quantity import NO_BUDGET, Undefined, ratio
from pmdocs.project.closure import Closure, Verdict

NOT_CLOSED = Undefined("no actual cost written in the closure")


def ending_figures(figures: Figures) -> Iterator[Figure]:
    """Gaps, categories, accuracy, verdicts, risks and issues at the end."""
    end = figures.closure
    yield from _gaps(end)
    yield from _categories(figures)
    yield from _accuracy(figures)
    yield from _verdicts(end, closure_on(figures.state))
    yield from _left(end)


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


def _accuracy(figures: Figures) -> Iterator[Figure]:
    """What was forecast at each stage, by which report, and how far off it was."""
    end = figures.closure
    rated = by_completion(figures.reports)
    outcome = Input("outcome", end.cost.actual.value, "closure.cost")
    for row in end.cost_accuracy:
        key, label = _stage(row.stage)
        rule = "estimate at completion in the first report at that stage"
        said = _said(report_at(rated, row.stage), "eac")
        yield figure(f"{key}.cost", f"Cost forecast {label}", row.forecast, Unit.MONEY, rule, said)
        inputs = (Input("forecast", row.forecast, f"{key}.cost"), outcome)
        rule = "(forecast − outcome) / outcome"
        yield figure(f"{key}.cost_error", f"Error of the cost forecast {label}", row.error, Unit.SHARE, rule, inputs)
    ended = Input("outcome", end.finish.actual.value, "closure.finish")
    for finish in end.finish_accuracy:
        key, label = _stage(finish.stage)
        rule = "forecast finish in the first report at that stage"
        said = _said(report_at(rated, finish.stage), "forecast_finish")
        yield figure(f"{key}.finish", f"Finish forecast {label}", finish.forecast, Unit.DATE, rule, said)
        dates = (Input("forecast", finish.forecast, f"{key}.finish"), ended)
        label = f"Error of the finish forecast {label}"
        yield figure(f"{key}.finish_days", label, finish.days, Unit.DAYS, "forecast − outcome", dates)


def _said(report: Report | Undefined, name: str) -> tuple[Input, ...]:
    """What one report forecast."""
    if isinstance(report, Undefined):
        return ()
    return (Input(f"report {report.number}", getattr(report, name), f"report.{report.number}.{name}"),)


def _stage(share: Decimal) -> tuple[str, str]:
    """The key and the words of a stage of completion."""
    percent = f"{share:.0%}".removesuffix("%")
    return f"closure.accuracy.{percent}", f"at {percent} % complete"


def _verdicts(end: ClosureFigures, closure: Closure | None) -> Iterator[Figure]:
    """How many objectives and success criteria were met, partly met, not met, or cannot be measured yet."""
    answers = enumerate(closure.results if closure else ())
    said = {row.id: ("closure", "results", number, "met") for number, row in answers}
    results = {"objectives": end.objectives, "criteria": end.criteria}
    for name, rows in results.items():
        places = (("success_criteria" if name == "criteria" else name,),) if rows else ()
        yield figure(f"closure.{name}", f"Number of {name}", len(rows), Unit.COUNT, "number written", (), places)
    for verdict, together in ((verdict, dict(end.verdicts).get(verdict.value, 0)) for verdict in Verdict):
        word, parts = slug(verdict.value), []
        for name, rows in results.items():
            ids = [Input(row.id, verdict.value, sources=(said[row.id],)) for row in rows if row.met is verdict]
            key = f"closure.{name}.{word}"
            yield figure(key, f"{name.capitalize()}: {verdict.value}", len(ids), Unit.COUNT, "number of", ids)
            parts.append(Input(name, len(ids), key))
        label = f"Results: {verdict.value}"
        yield figure(f"closure.verdict.{word}", label, together, Unit.COUNT, "objectives + criteria", parts)


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

"""One specification of every kind of chart, with as many points as asked for and words of one's own."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from pmdocs import charts
from pmdocs.charts import ChartSpec, Span

Maker = Callable[[int, Span, Callable[[int], str]], ChartSpec]

START = date(2026, 3, 2)
DATA_DATE = date(2026, 11, 20)
DATA_DATE_WORDS = "Data date 20 Nov 2026"
NAMES = (
    "Charter approved",
    "Business analysis complete",
    "Supplier contract signed",
    "Architecture approved",
    "Data model frozen",
    "First migration rehearsal",
    "Interfaces to finance live",
    "Security test passed",
    "Training material ready",
    "Pilot branch opens",
    "Second migration rehearsal",
    "User acceptance complete",
    "Go/no-go decision",
    "Cut-over weekend",
    "All branches live",
    "Project closed",
)


def plain_name(place: int) -> str:
    """A milestone of a lending system's replacement."""
    return NAMES[place % len(NAMES)] + (f" {place}" if place >= len(NAMES) else "")


def _day(place: int, count: int, days: int = 420) -> date:
    return START + timedelta(days=place * days // max(count - 1, 1))


def _common(span: Span) -> dict[str, Any]:
    return {"title": "A chart", "description": "The chart shows what it shows.", "span": span}


def milestones(count: int, name: Callable[[int], str]) -> tuple[charts.TimelineMilestone, ...]:
    """Milestones over 14 months, those before the data date reached, some of them late."""
    found = []
    for place in range(count):
        baseline = _day(place, count)
        slip = (0, 0, 5, 12, 21, -4)[place % 6]
        now = baseline + timedelta(days=slip)
        reached = now if now <= DATA_DATE else None
        found.append(
            charts.TimelineMilestone(
                name=name(place),
                baseline=baseline,
                forecast=now,
                actual=reached,
                note=f"{slip:+d} d" if slip else "",
                key=place % 5 == 0,
            )
        )
    return tuple(found)


def timeline(count: int, span: Span, name: Callable[[int], str]) -> ChartSpec:
    """Milestones on the calendar."""
    labels = charts.TimelineLabels(
        baseline="Baseline", forecast="Forecast", actual="Reached", data_date=DATA_DATE_WORDS
    )
    return charts.MilestoneTimeline(
        **_common(span),
        milestones=milestones(count, name),
        labels=labels,
        data_date=DATA_DATE,
    )


GANTT_LABELS = charts.GanttLabels(
    planned="Planned",
    done="Done",
    baseline="Baseline",
    milestone="Milestone, forecast",
    milestone_baseline="Milestone, baseline",
    milestone_reached="Milestone, reached",
    data_date=DATA_DATE_WORDS,
)


def gantt(count: int, span: Span, name: Callable[[int], str]) -> ChartSpec:
    """A phase for every three deliverables."""
    rows = []
    for place in range(count):
        start = _day(place, count, 360)
        rows.append(
            charts.GanttRow(
                name=name(place),
                level=1 if place % 4 else 0,
                start=start,
                finish=start + timedelta(days=60),
                baseline_start=start - timedelta(days=5),
                baseline_finish=start + timedelta(days=48),
                progress=Decimal(place % 5) / 4,
                milestones=milestones(16, name)[place % 16 : place % 16 + 1] if place % 4 == 0 else (),
                note="1 May",
            )
        )
    return charts.Gantt(**_common(span), rows=tuple(rows), labels=GANTT_LABELS, data_date=DATA_DATE)


def trend_lines(lines: int, reports: int, name: Callable[[int], str]) -> tuple[charts.TrendLine, ...]:
    """Milestones whose forecasts drift from report to report; each line ends when its milestone is reached."""
    chance, found = random.Random(7), []  # noqa: S311 - the same sample every time
    for place in range(lines):
        baseline = _day(place, lines) + timedelta(days=15)
        forecast, points = baseline, []
        for report in range(reports):
            day = START + timedelta(days=report * (DATA_DATE - START).days // max(reports - 1, 1))
            forecast += timedelta(days=chance.choice((0, 0, 0, 2, 5, -1)))
            reached = forecast <= day
            points.append(
                charts.TrendPoint(report=max(forecast, START) if reached else day, forecast=forecast, reached=reached)
            )
            if reached:
                break
        slip = (forecast - baseline).days
        found.append(
            charts.TrendLine(
                name=name(place), points=tuple(points), baseline=baseline, note=f"{slip:+d} d", key=place % 5 == 0
            )
        )
    return tuple(found)


TREND_LABELS = charts.TrendLabels(
    report_date="Date of report",
    forecast_date="Forecast date of each milestone",
    late="Later than baseline",
    on_time="On time or early",
    baseline="Baseline",
    reached="Reached",
    past="Before the report",
    more="and {count} more without a name",
)


def trend(count: int, span: Span, name: Callable[[int], str]) -> ChartSpec:
    """At most 16 milestones over as many reports as asked for."""
    return charts.MilestoneTrend(**_common(span), lines=trend_lines(min(count, 16), count, name), labels=TREND_LABELS)


def trend_of_many(count: int, span: Span, name: Callable[[int], str]) -> ChartSpec:
    """As many milestones as asked for, over 25 reports."""
    return charts.MilestoneTrend(**_common(span), lines=trend_lines(count, 25, name), labels=TREND_LABELS)


def s_curve(count: int, span: Span, name: Callable[[int], str]) -> ChartSpec:
    """A project that is late and over its cost."""
    points = []
    for place in range(count):
        share = Decimal(place) / max(count - 1, 1)
        pv = 1_100_000 * share * share * (3 - 2 * share)
        known = _day(place, count) <= DATA_DATE
        ev, ac = (pv * Decimal("0.86"), pv * Decimal("1.07")) if known else (None, None)
        points.append(charts.CurvePoint(day=_day(place, count), pv=pv, ev=ev, ac=ac))
    labels = charts.SCurveLabels(
        planned=name(0), earned=name(1), actual=name(2), budget=name(3), forecast=name(4),
        data_date=DATA_DATE_WORDS, unit="Cumulative cost, EUR",
    )  # fmt: skip
    forecast = charts.CostForecast(
        finish=date(2027, 6, 28), low=Decimal(1_190_000), eac=Decimal(1_262_000), high=Decimal(1_370_000)
    )
    return charts.SCurve(
        **_common(span),
        points=tuple(points),
        labels=labels,
        data_date=DATA_DATE,
        budget=Decimal(1_100_000),
        forecast=forecast,
    )


def burn_up(count: int, span: Span, name: Callable[[int], str]) -> ChartSpec:
    """A scope that moves."""
    points = tuple(
        charts.BurnPoint(
            day=_day(place, count, 260),
            scope=Decimal(300 + place % 7 * 10),
            done=Decimal(220 * place) / max(count - 1, 1),
        )
        for place in range(count)
    )
    labels = charts.BurnUpLabels(
        scope=name(0), done=name(1), forecast=name(2), data_date=DATA_DATE_WORDS, target=name(3), unit="Story points"
    )
    forecast = charts.FinishForecast(
        early=date(2027, 2, 5), likely=date(2027, 3, 12), late=date(2027, 5, 21), words="12 Mar 2027 (5 Feb – 21 May)"
    )
    return charts.BurnUp(
        **_common(span),
        points=points,
        labels=labels,
        data_date=DATA_DATE,
        target=date(2027, 3, 1),
        forecast=forecast,
    )


def burn_down(count: int, span: Span, name: Callable[[int], str]) -> ChartSpec:
    """An even way down."""
    remaining = tuple(
        charts.Remaining(day=START + timedelta(days=place), work=Decimal(46 * (count - place)) / count)
        for place in range(count)
    )
    ideal = (remaining[0], charts.Remaining(day=START + timedelta(days=count + 3), work=Decimal(0))) if count else ()
    labels = charts.BurnDownLabels(remaining=name(0), ideal=name(1), data_date="Data date 6 Mar", unit="Story points")
    return charts.BurnDown(
        **_common(span),
        remaining=remaining,
        ideal=ideal,
        labels=labels,
        data_date=date(2026, 3, 6),
    )


def velocity(count: int, span: Span, name: Callable[[int], str]) -> ChartSpec:
    """Iterations with commitments."""
    iterations = tuple(
        charts.Iteration(name=name(place), completed=Decimal(20 + place % 17), committed=Decimal(24 + place % 13))
        for place in range(count)
    )
    labels = charts.VelocityLabels(completed="Completed", committed="Committed", mean="Mean of last six", unit="Points")
    return charts.Velocity(**_common(span), iterations=iterations, labels=labels, mean=Decimal("31.5"))


def stakeholder_grid(count: int, span: Span, name: Callable[[int], str]) -> ChartSpec:
    """People all over the grid."""
    people = tuple(
        charts.GridStakeholder(
            name=name(place), initials=name(place)[:2], interest=place * 3 % 5 + 1, influence=place * place % 5 + 1
        )
        for place in range(count)
    )
    labels = charts.GridLabels(
        influence="Influence",
        interest="Interest",
        manage_closely="Manage closely",
        keep_satisfied="Keep satisfied",
        keep_informed="Keep informed",
        monitor="Monitor",
    )
    return charts.StakeholderGrid(**_common(span), stakeholders=people, labels=labels)


WATERFALL_LABELS = charts.WaterfallLabels(
    total="Total",
    increase="Increase",
    decrease="Decrease",
    unit="Cost in EUR",
    broken="totals cut off below",
    smaller="{count} smaller changes",
)


def waterfall(count: int, span: Span, name: Callable[[int], str]) -> ChartSpec:
    """Changes between two totals."""
    steps, level = [], Decimal(0)
    for place in range(count):
        total = place in (0, count - 1)
        amount = level or Decimal(1_100_000) if total else Decimal((place * 7919) % 60_000 - 21_000)
        level = amount if total else level + amount
        kind = charts.StepKind.TOTAL if total else charts.StepKind.CHANGE
        steps.append(charts.WaterfallStep(name=name(place), amount=amount, shown=f"{amount:,}", kind=kind))
    return charts.Waterfall(**_common(span), steps=tuple(steps), labels=WATERFALL_LABELS)


def organisation(count: int, span: Span, name: Callable[[int], str]) -> ChartSpec:
    """A board, two leads, and teams that report to one of them."""
    if not count:
        return charts.Organisation(**_common(span), levels=())
    board = charts.OrgBox(role="Steering committee", names=("Ana Ferreira (chair)", "Bo Lindqvist", "Tariq Osman"))
    leads = tuple(
        charts.OrgBox(role=f"Lead {place}", names=(name(place),), reports_to="Steering committee") for place in range(2)
    )
    teams = tuple(
        charts.OrgBox(role=name(place), names=(name(place + 1), name(place + 2)), reports_to=f"Lead {place % 2}")
        for place in range(max(count - 3, 0))
    )
    levels = (("Directing", (board,)), ("Managing", leads[: count - 1]), ("Delivering", teams))
    return charts.Organisation(
        **_common(span),
        levels=tuple(charts.OrgLevel(name=level, boxes=boxes) for level, boxes in levels),
    )


COST_LABELS = charts.CostLabels(
    budget="Budget", spent="Spent", forecast="Forecast", unit="EUR", others="{count} smaller lines"
)


def cost_breakdown(count: int, span: Span, name: Callable[[int], str]) -> ChartSpec:
    """Budget lines, some without a forecast."""
    bars = tuple(
        charts.CostBar(
            name=name(place),
            budget=Decimal(20_000 + place * 7919 % 300_000),
            spent=Decimal(place * 104_729 % 250_000),
            forecast=Decimal(30_000 + place * 7919 % 320_000) if place % 6 else None,
        )
        for place in range(count)
    )
    return charts.CostBreakdown(**_common(span), bars=bars, labels=COST_LABELS)


def cycle_time(count: int, span: Span, name: Callable[[int], str]) -> ChartSpec:
    """Finished items and three percentiles."""
    items = tuple(
        charts.FinishedItem(finished=_day(place, count, 110), days=Decimal(1 + place * place % 23))
        for place in range(count)
    )
    lines = ((50, 6), (85, 12), (95, 18))
    percentiles = tuple(
        charts.Percentile(days=Decimal(days), words=f"{share} % {name(0)}", value=f"{days} days")
        for share, days in lines
    )
    return charts.CycleTime(**_common(span), items=items, unit="Days", percentiles=percentiles)


def cumulative_flow(count: int, span: Span, name: Callable[[int], str]) -> ChartSpec:
    """Five stages."""
    days = tuple(
        charts.FlowDay(
            day=_day(place, count, 170),
            counts=(
                Decimal(place),
                Decimal(3 + place % 2),
                Decimal(6 + place % 3),
                Decimal(8),
                Decimal(max(40 - place, 6)),
            ),
        )
        for place in range(count)
    )
    stages = tuple(name(place) for place in range(5))
    return charts.CumulativeFlow(**_common(span), stages=stages, days=days, unit="Work items")


MAKERS: Mapping[str, Maker] = {
    "timeline": timeline,
    "gantt": gantt,
    "trend": trend,
    "trend of many": trend_of_many,
    "s-curve": s_curve,
    "burn-up": burn_up,
    "burn-down": burn_down,
    "velocity": velocity,
    "stakeholder grid": stakeholder_grid,
    "waterfall": waterfall,
    "organisation": organisation,
    "cost breakdown": cost_breakdown,
    "cycle time": cycle_time,
    "cumulative flow": cumulative_flow,
}

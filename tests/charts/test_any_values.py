"""Dates years apart or all alike, amounts of nought, below nought or in billions: a chart still stands in its frame."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmdocs import charts
from pmdocs.charts import ChartSpec, ChartStyle, Span, draw
from tests.charts import samples
from tests.charts.drawn import parsed

days = st.dates(date(1990, 1, 1), date(2080, 12, 31)) | st.dates(date(2026, 1, 1), date(2026, 3, 1))
maybe_days = days | st.none()
amounts = st.decimals(0, 10**10, places=2) | st.integers(0, 50).map(Decimal)
differences = st.decimals(-(10**10), 10**10, places=2) | st.integers(-5, 5).map(Decimal)
maybe_amounts = amounts | st.none()
spans = st.sampled_from(Span)
names = st.sampled_from(("A", "Cut-over weekend", "Second migration rehearsal of all branches", "割当", "تسليم"))
careful = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def assert_in_frame(spec: ChartSpec) -> None:
    """Nothing collides, nothing leaves the frame."""
    drawing = parsed(draw(spec, ChartStyle()))
    assert drawing.overlapping() == []
    assert drawing.outside() == []


milestones = st.builds(
    charts.TimelineMilestone,
    name=names,
    baseline=days,
    forecast=maybe_days,
    actual=maybe_days,
    note=names,
    key=st.booleans(),
)


@careful
@given(st.lists(milestones, min_size=1, max_size=25), maybe_days, spans)
def test_timeline(items: list[charts.TimelineMilestone], data_date: date | None, span: Span) -> None:
    """Milestones anywhere, slips of years, a data date far away."""
    labels = charts.TimelineLabels(baseline="Baseline", forecast="Forecast", actual="Reached", data_date="Data date")
    assert_in_frame(
        charts.MilestoneTimeline(
            title="T", description="D", milestones=tuple(items), labels=labels, data_date=data_date, span=span
        )
    )


rows = st.builds(
    charts.GanttRow,
    name=names,
    level=st.integers(0, 3),
    start=maybe_days,
    finish=days,
    baseline_start=maybe_days,
    baseline_finish=maybe_days,
    progress=st.decimals(-1, 2, places=2) | st.none(),
    milestones=st.lists(milestones, max_size=3).map(tuple),
    note=names,
)


@careful
@given(st.lists(rows, min_size=1, max_size=25), maybe_days, spans)
def test_gantt(items: list[charts.GanttRow], data_date: date | None, span: Span) -> None:
    """Rows whose finish precedes their start, progress beyond everything."""
    spec = charts.Gantt(
        title="T", description="D", rows=tuple(items), labels=samples.GANTT_LABELS, data_date=data_date, span=span
    )
    assert_in_frame(spec)


points = st.builds(charts.TrendPoint, report=days, forecast=days, reached=st.booleans())
lines = st.builds(
    charts.TrendLine,
    name=names,
    points=st.lists(points, min_size=1, max_size=8).map(tuple),
    baseline=maybe_days,
    note=names,
    key=st.booleans(),
)


@careful
@given(st.lists(lines, min_size=1, max_size=12), spans)
def test_trend(items: list[charts.TrendLine], span: Span) -> None:
    """Forecasts before their reports, milestones reached in the future."""
    spec = charts.MilestoneTrend(title="T", description="D", lines=tuple(items), labels=samples.TREND_LABELS, span=span)
    assert_in_frame(spec)


curve_points = st.builds(charts.CurvePoint, day=days, pv=amounts, ev=maybe_amounts, ac=maybe_amounts)
forecasts = st.none() | st.builds(charts.CostForecast, finish=days, low=amounts, eac=amounts, high=amounts)


@careful
@given(st.lists(curve_points, min_size=1, max_size=12), forecasts, maybe_amounts, maybe_days, spans)
def test_s_curve(
    items: list[charts.CurvePoint],
    forecast: charts.CostForecast | None,
    budget: Decimal | None,
    data_date: date | None,
    span: Span,
) -> None:
    """Curves that fall, forecasts below what is spent, a budget of nought."""
    labels = charts.SCurveLabels(
        planned="Planned value",
        earned="Earned value",
        actual="Actual cost",
        budget="Budget at completion",
        forecast="Estimate at completion",
        data_date="Data date 20 Nov 2026",
        unit="EUR",
    )
    spec = charts.SCurve(
        title="T",
        description="D",
        points=tuple(items),
        labels=labels,
        forecast=forecast,
        budget=budget,
        data_date=data_date,
        span=span,
    )
    assert_in_frame(spec)


burn_points = st.builds(charts.BurnPoint, day=days, scope=amounts, done=amounts)
finishes = st.none() | st.builds(charts.FinishForecast, early=days, likely=days, late=days, words=names)


@careful
@given(st.lists(burn_points, min_size=1, max_size=12), finishes, maybe_days, maybe_days, spans)
def test_burn_up(
    items: list[charts.BurnPoint],
    forecast: charts.FinishForecast | None,
    data_date: date | None,
    target: date | None,
    span: Span,
) -> None:
    """More done than in scope, a target before the start."""
    labels = charts.BurnUpLabels(
        scope="Scope",
        done="Done",
        forecast="Forecast",
        data_date="Data date 20 Nov 2026",
        target="Target",
        unit="Points",
    )
    spec = charts.BurnUp(
        title="T",
        description="D",
        points=tuple(items),
        labels=labels,
        forecast=forecast,
        data_date=data_date,
        target=target,
        span=span,
    )
    assert_in_frame(spec)


remaining = st.builds(charts.Remaining, day=days, work=differences)


@careful
@given(st.lists(remaining, min_size=1, max_size=12), st.lists(remaining, max_size=4), maybe_days, spans)
def test_burn_down(
    items: list[charts.Remaining], ideal: list[charts.Remaining], data_date: date | None, span: Span
) -> None:
    """Less than nothing left, no ideal way."""
    labels = charts.BurnDownLabels(
        remaining="Remaining", ideal="Ideal", data_date="Data date 20 Nov 2026", unit="Points"
    )
    spec = charts.BurnDown(
        title="T",
        description="D",
        remaining=tuple(items),
        ideal=tuple(ideal),
        labels=labels,
        data_date=data_date,
        span=span,
    )
    assert_in_frame(spec)


@careful
@given(
    st.lists(
        st.builds(charts.Iteration, name=names, completed=amounts, committed=maybe_amounts), min_size=1, max_size=30
    ),
    maybe_amounts,
    spans,
)
def test_velocity(items: list[charts.Iteration], mean: Decimal | None, span: Span) -> None:
    """Iterations that completed nothing, a mean far above every bar."""
    labels = charts.VelocityLabels(
        completed="Completed", committed="Committed", mean="Mean of the last six", unit="Points"
    )
    assert_in_frame(
        charts.Velocity(title="T", description="D", iterations=tuple(items), labels=labels, mean=mean, span=span)
    )


steps = st.builds(
    charts.WaterfallStep,
    name=names,
    amount=differences,
    shown=differences.map("{:,}".format),
    kind=st.sampled_from(charts.StepKind),
)


@careful
@given(st.lists(steps, min_size=1, max_size=40), spans)
def test_waterfall(items: list[charts.WaterfallStep], span: Span) -> None:
    """Totals below nought, changes larger than what they change."""
    assert_in_frame(
        charts.Waterfall(title="T", description="D", steps=tuple(items), labels=samples.WATERFALL_LABELS, span=span)
    )


bars = st.builds(
    charts.CostBar, name=names, budget=differences, spent=differences | st.none(), forecast=differences | st.none()
)


@careful
@given(st.lists(bars, min_size=1, max_size=40), spans)
def test_cost_breakdown(items: list[charts.CostBar], span: Span) -> None:
    """Credits, nothing spent, nothing known."""
    assert_in_frame(
        charts.CostBreakdown(title="T", description="D", bars=tuple(items), labels=samples.COST_LABELS, span=span)
    )


people = st.builds(
    charts.GridStakeholder, name=names, initials=names, interest=st.integers(-1, 9), influence=st.integers(-1, 9)
)


@careful
@given(st.lists(people, min_size=1, max_size=60), st.integers(2, 5), spans)
def test_stakeholder_grid(items: list[charts.GridStakeholder], high_from: int, span: Span) -> None:
    """Everybody in one cell, levels beyond the scale."""
    labels = charts.GridLabels(
        influence="Influence",
        interest="Interest",
        manage_closely="Manage closely",
        keep_satisfied="Keep satisfied",
        keep_informed="Keep informed",
        monitor="Monitor",
    )
    assert_in_frame(
        charts.StakeholderGrid(
            title="T", description="D", stakeholders=tuple(items), labels=labels, high_from=high_from, span=span
        )
    )


boxes = st.builds(
    charts.OrgBox, role=names, names=st.lists(names, max_size=9).map(tuple), reports_to=names | st.just("")
)
levels = st.builds(charts.OrgLevel, name=names, boxes=st.lists(boxes, max_size=12).map(tuple))
board = charts.OrgLevel(name="Directing", boxes=(charts.OrgBox(role="Board"),))


@careful
@given(st.lists(levels, max_size=5), spans)
def test_organisation(items: list[charts.OrgLevel], span: Span) -> None:
    """Boxes that report to nobody, to a namesake, to somebody two levels up."""
    assert_in_frame(charts.Organisation(title="T", description="D", levels=(board, *items), span=span))


finished = st.builds(charts.FinishedItem, finished=days, days=amounts)
percentiles = st.builds(charts.Percentile, days=amounts, words=names, value=names)


@careful
@given(st.lists(finished, min_size=1, max_size=30), st.lists(percentiles, max_size=4), spans)
def test_cycle_time(items: list[charts.FinishedItem], shares: list[charts.Percentile], span: Span) -> None:
    """Items finished within no time, percentiles that are all the same."""
    assert_in_frame(
        charts.CycleTime(
            title="T", description="D", items=tuple(items), unit="Days", percentiles=tuple(shares), span=span
        )
    )


@careful
@given(st.lists(st.tuples(days, st.lists(amounts, min_size=3, max_size=3)), min_size=1, max_size=20), spans)
def test_cumulative_flow(items: list[tuple[date, list[Decimal]]], span: Span) -> None:
    """Stages without items, several counts for one day."""
    counted = tuple(charts.FlowDay(day=day, counts=tuple(counts)) for day, counts in items)
    assert_in_frame(
        charts.CumulativeFlow(
            title="T", description="D", stages=("Done", "In progress", "Backlog"), days=counted, unit="Items", span=span
        )
    )

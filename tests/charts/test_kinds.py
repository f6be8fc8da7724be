"""What is particular to a kind of chart, by small examples."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from pmdocs import charts
from pmdocs.charts import ChartLanguage, ChartStyle, Span, draw, gantt_pages
from tests.charts import samples
from tests.charts.drawn import SVG, Drawn, parsed
from tests.charts.samples import plain_name

STYLE = ChartStyle()


def drawn(spec: charts.ChartSpec) -> Drawn:
    """A specification, drawn and read back."""
    return parsed(draw(spec, STYLE))


def texts(spec: charts.ChartSpec) -> list[str]:
    """The words of a chart."""
    return [words.text for words in drawn(spec).words]


def shapes(spec: charts.ChartSpec, tag: str, **attributes: str) -> list[ElementTree.Element]:
    """The elements of a drawing with a tag and attributes."""
    wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
    found = drawn(spec).root.iter(f"{SVG}{tag}")
    return [element for element in found if wanted.items() <= element.attrib.items()]


def timeline(*items: charts.TimelineMilestone) -> charts.MilestoneTimeline:
    """A timeline of a few milestones."""
    labels = charts.TimelineLabels(baseline="Baseline", forecast="Forecast", actual="Reached", data_date="Data date")
    return charts.MilestoneTimeline(title="T", description="D", milestones=items, labels=labels)


def test_a_charter_s_timeline_needs_no_key() -> None:
    """With baselines alone there is one kind of diamond, in the accent colour."""
    spec = timeline(charts.TimelineMilestone(name="Start", baseline=date(2026, 3, 2)))
    assert "Baseline" not in texts(spec)
    assert len(shapes(spec, "polygon", fill=STYLE.accent)) == 1


def test_a_moved_milestone_shows_both_dates() -> None:
    """Hollow for the baseline, full for the forecast, and the forecast's date beside the name."""
    moved = charts.TimelineMilestone(
        name="Cut-over", baseline=date(2026, 3, 2), forecast=date(2026, 3, 20), note="+18 d"
    )
    spec = timeline(moved)
    assert {"Cut-over", "20 Mar +18 d", "Baseline", "Forecast"} <= set(texts(spec))
    assert "Reached" not in texts(spec)


def test_what_is_reached_is_not_forecast() -> None:
    """The actual date takes the forecast's place."""
    spec = timeline(charts.TimelineMilestone(name="Start", forecast=date(2026, 3, 9), actual=date(2026, 3, 4)))
    assert "4 Mar" in texts(spec)
    assert "9 Mar" not in texts(spec)


def test_milestones_without_a_date_are_left_out() -> None:
    """They are in the table; on a calendar they have no place."""
    dated = charts.TimelineMilestone(name="Start", baseline=date(2026, 3, 2))
    assert "Undated" not in texts(timeline(dated, charts.TimelineMilestone(name="Undated")))


def test_dates_follow_the_language() -> None:
    """The same chart in another language has that language's months."""
    months = ("janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc")
    spec = timeline(charts.TimelineMilestone(name="Start", baseline=date(2026, 3, 2)))
    assert "2 mars" in texts(replace(spec, language=ChartLanguage(months=months)))


def test_a_long_schedule_is_split_on_one_calendar() -> None:
    """200 rows make four charts, every row once and in order, all on the same months."""
    spec = samples.gantt(200, Span.TEXT, plain_name)
    assert isinstance(spec, charts.Gantt)
    parts = gantt_pages(spec, STYLE)
    assert tuple(row for part in parts for row in part.rows) == spec.rows
    heads = [[words for words in texts(part) if words in ChartLanguage().months] for part in parts]
    assert len(parts) == 4
    assert heads[0]
    assert all(head == heads[0] for head in heads)
    assert gantt_pages(parts[0], STYLE) == (parts[0],)


def test_a_schedule_does_not_begin_a_month_early() -> None:
    """A bar from 2 March needs no February; a diamond on 1 March only the days that half of it covers."""
    row = charts.GanttRow(name="Build", start=date(2026, 3, 2), finish=date(2026, 9, 11))
    spec = charts.Gantt(title="T", description="D", rows=(row,), labels=samples.GANTT_LABELS)
    months = ChartLanguage().months
    assert [words for words in texts(spec) if words in months] == list(months[2:9])
    gate = charts.TimelineMilestone(name="Gate", forecast=date(2026, 3, 1))
    marked = replace(spec, rows=(replace(row, milestones=(gate,)),))
    assert [words for words in texts(marked) if words in months] == list(months[2:9])
    assert drawn(marked).outside() == []


def test_a_loose_row_is_not_indented() -> None:
    """A deliverable of no phase begins where a phase does."""
    row = charts.GanttRow(name="Sign-in", level=1, start=date(2026, 3, 2), finish=date(2026, 9, 11))
    rows = (replace(row, name="Phase", level=0), row, replace(row, name="Manual", loose=True))
    spec = charts.Gantt(title="T", description="D", rows=rows, labels=samples.GANTT_LABELS)
    places = {words.text: words.box.left for words in drawn(spec).words}
    assert places["Manual"] == places["Phase"] < places["Sign-in"]


def test_progress_fills_its_share_of_the_bar() -> None:
    """A quarter done is a quarter of the bar's length; more than all of it is all of it."""
    row = charts.GanttRow(
        name="Build", level=1, start=date(2026, 1, 1), finish=date(2026, 4, 1), progress=Decimal("0.25")
    )
    spec = charts.Gantt(title="T", description="D", rows=(row,), labels=samples.GANTT_LABELS)
    bar, done = shapes(spec, "rect", fill=STYLE.accent_soft)[0], shapes(spec, "rect", fill=STYLE.accent)[0]
    assert float(done.attrib["width"]) == pytest.approx(float(bar.attrib["width"]) / 4, abs=0.01)
    over = replace(spec, rows=(replace(row, progress=Decimal(3)),))
    assert shapes(over, "rect", fill=STYLE.accent)[0].attrib["width"] == bar.attrib["width"]


def test_a_trend_line_ends_when_the_milestone_is_reached() -> None:
    """Reports after that one say nothing new: the line stops at the diagonal."""
    points = tuple(
        charts.TrendPoint(report=date(2026, month, 1), forecast=date(2026, 3, 1), reached=month >= 3)
        for month in range(1, 7)
    )
    line = charts.TrendLine(name="Cut-over", points=points, baseline=date(2026, 2, 1))
    assert [point.report.month for point in line.ordered] == [1, 2, 3]
    assert line.reached
    assert line.slip == 28
    assert line.late


def test_a_dropped_milestone_is_named_where_its_line_ends() -> None:
    """A milestone that later reports no longer speak of is not taken for one still ahead."""
    months = [date(2026, month, 1) for month in range(1, 7)]
    ahead = tuple(charts.TrendPoint(report=month, forecast=date(2026, 12, 1)) for month in months)
    dropped = tuple(charts.TrendPoint(report=month, forecast=date(2026, 10, 1)) for month in months[:2])
    lines = (charts.TrendLine(name="Portal", points=dropped), charts.TrendLine(name="Cut-over", points=ahead))
    spec = charts.MilestoneTrend(title="T", description="D", lines=lines, labels=samples.TREND_LABELS)
    places = {words.text: words.box.left for words in drawn(spec).words}
    assert places["Portal"] < STYLE.text_width / 2 < places["Cut-over"]


def test_a_name_that_is_cut_keeps_its_slip() -> None:
    """A milestone reached beside names of others loses letters, not the days it was late."""
    months = [date(2026, month, 1) for month in range(1, 7)]
    reached = tuple(charts.TrendPoint(report=month, forecast=months[1], reached=month == months[1]) for month in months)
    name = " ".join(["Acceptance signed by every department"] * 8)
    line = charts.TrendLine(name=name, points=reached, baseline=date(2026, 1, 11), note="+21 d")
    ahead = charts.TrendLine(
        name="Cut-over", points=tuple(charts.TrendPoint(report=month, forecast=date(2026, 12, 1)) for month in months)
    )
    spec = charts.MilestoneTrend(title="T", description="D", lines=(line, ahead), labels=samples.TREND_LABELS)
    (shown,) = (words for words in texts(spec) if words.startswith("Acceptance"))
    assert shown.endswith("… +21 d")


def test_a_plan_with_nothing_to_compare_is_the_curve_itself() -> None:
    """In a charter the planned value is the one curve, in the accent colour; later it is the grey reference."""
    spec = samples.s_curve(15, Span.TEXT, plain_name)
    assert isinstance(spec, charts.SCurve)
    points = tuple(replace(point, ev=None, ac=None) for point in spec.points)
    assert len(shapes(replace(spec, points=points), "polyline", stroke=STYLE.accent)) == 1
    assert shapes(replace(spec, points=points), "polyline", stroke=STYLE.grey) == []
    assert len(shapes(spec, "polyline", stroke=STYLE.grey)) == 1


def test_trend_names_without_room_are_counted() -> None:
    """200 milestones: what is not named is said."""
    spec = samples.trend_of_many(200, Span.TEXT, plain_name)
    assert any(words.startswith("and ") and words.endswith(" more without a name") for words in texts(spec))


def test_an_s_curve_names_its_ends() -> None:
    """Every curve with its last figure, the forecast with its range."""
    spec = samples.s_curve(15, Span.TEXT, lambda place: f"Name {place}")
    shown = set(texts(spec))
    assert {"Name 0", "Name 1", "Name 2", "Name 3", "Name 4", "1.26m", "1.19m–1.37m", "1.1m"} <= shown


def test_a_forecast_without_range_shows_one_figure() -> None:
    """When all variants agree there is nothing to span."""
    spec = samples.s_curve(15, Span.TEXT, plain_name)
    assert isinstance(spec, charts.SCurve)
    assert spec.forecast is not None
    same = replace(spec.forecast, low=spec.forecast.eac, high=spec.forecast.eac)
    assert not any("–" in words for words in texts(replace(spec, forecast=same)))


def test_a_change_of_scope_is_a_step() -> None:
    """From 100 to 120 points between two reports: level, then straight up."""
    points = (
        charts.BurnPoint(day=date(2026, 3, 1), scope=Decimal(100), done=Decimal(0)),
        charts.BurnPoint(day=date(2026, 4, 1), scope=Decimal(120), done=Decimal(60)),
    )
    labels = charts.BurnUpLabels(scope="Scope", done="Done", forecast="F", data_date="D", target="T", unit="Points")
    spec = charts.BurnUp(title="T", description="D", points=points, labels=labels)
    step = shapes(spec, "polyline", stroke=STYLE.muted)[0].attrib["points"].split()
    places = [tuple(float(number) for number in pair.split(",")) for pair in step]
    assert places[0][1] == places[1][1] > places[2][1]
    assert places[1][0] == places[2][0]


def test_bars_of_a_waterfall_hang_together() -> None:
    """100 + 20 − 30 = 90: four bars, three connectors, and the last total stands on the axis like the first."""
    steps = [("Baseline", 100, "total"), ("C-1", 20, "change"), ("C-2", -30, "change"), ("Final", 90, "total")]
    spec = charts.Waterfall(
        title="T",
        description="D",
        labels=samples.WATERFALL_LABELS,
        steps=tuple(
            charts.WaterfallStep(name=name, amount=Decimal(amount), shown=str(amount), kind=charts.StepKind(kind))
            for name, amount, kind in steps
        ),
    )
    assert len(shapes(spec, "line", stroke_width="0.60")) == 3
    totals = [bar for bar in shapes(spec, "rect", fill=STYLE.accent_dark) if float(bar.attrib["height"]) > 10]
    assert totals[0].attrib["x"] == totals[1].attrib["x"]
    wrong = replace(spec, steps=(*spec.steps[:3], replace(spec.steps[3], amount=Decimal(95))))
    assert len(shapes(wrong, "line", stroke_width="0.60")) == 2


def test_a_cut_off_waterfall_says_so() -> None:
    """Changes of one in a hundred: the totals are cut off, and the heading tells; large changes need no cut."""
    small = samples.waterfall(6, Span.TEXT, plain_name)
    assert "Cost in EUR · totals cut off below" in texts(small)
    assert isinstance(small, charts.Waterfall)
    large = replace(small, steps=(small.steps[0], replace(small.steps[1], amount=Decimal(-900_000))))
    assert "Cost in EUR" in texts(large)


def test_many_changes_are_summed_up() -> None:
    """Of 200 steps the largest changes remain, and the sum of the others keeps the total right."""
    shown = texts(samples.waterfall(200, Span.TEXT, plain_name))
    assert "172 smaller changes" in shown


def test_stakeholders_in_a_full_cell_are_counted() -> None:
    """Two hundred in one cell: initials, and how many more."""
    people = tuple(
        charts.GridStakeholder(name=f"Person {place}", initials="PP", interest=5, influence=5) for place in range(200)
    )
    spec = samples.stakeholder_grid(1, Span.TEXT, plain_name)
    assert isinstance(spec, charts.StakeholderGrid)
    shown = texts(replace(spec, stakeholders=people))
    more = [words for words in shown if words.startswith("+")]
    assert len(more) == 1
    assert shown.count("PP") + int(more[0]) == 200


def test_everybody_is_joined_to_the_one_they_report_to() -> None:
    """One line from the board to each lead, and from each lead to its teams."""
    spec = samples.organisation(7, Span.TEXT, plain_name)
    assert len(shapes(spec, "polyline", stroke=STYLE.grey)) == 2 + 4


def test_boxes_in_several_rows_say_whom_they_report_to() -> None:
    """Twenty teams do not fit side by side: each names its lead."""
    spec = samples.organisation(23, Span.TEXT, plain_name)
    assert texts(spec).count("↑ Lead 0") == 10


def test_a_team_is_named_while_the_page_has_room() -> None:
    """Eight people are all named; of two hundred thirteen, and the number of the others."""
    spec = samples.organisation(1, Span.TEXT, plain_name)
    assert isinstance(spec, charts.Organisation)

    def shown(count: int) -> list[str]:
        names = tuple(f"Person {place}" for place in range(count))
        level = charts.OrgLevel(name="Delivering", boxes=(charts.OrgBox(role="Core team", names=names),))
        return [words for words in texts(replace(spec, levels=(level,))) if words.startswith(("Person", "+"))]

    assert shown(8) == [f"Person {place}" for place in range(8)]
    assert shown(200) == [*(f"Person {place}" for place in range(13)), "+187"]


def test_a_forecast_above_its_budget_is_bold() -> None:
    """The one figure a sponsor looks for, without a colour."""
    bars = (
        charts.CostBar(name="Staff", budget=Decimal(100), forecast=Decimal(120)),
        charts.CostBar(name="Licences", budget=Decimal(100), forecast=Decimal(90)),
    )
    spec = charts.CostBreakdown(title="T", description="D", bars=bars, labels=samples.COST_LABELS)
    assert [element.text for element in shapes(spec, "text", font_weight="bold")] == ["120"]


def test_unknown_cost_is_a_dash() -> None:
    """Not nought, and no bar."""
    bars = (
        charts.CostBar(name="Staff", budget=Decimal(100), spent=None),
        charts.CostBar(name="B", budget=None, spent=Decimal(1)),
    )
    spec = charts.CostBreakdown(title="T", description="D", bars=bars, labels=samples.COST_LABELS)
    assert texts(spec).count("–") == 2


def test_outliers_of_cycle_time_are_dark() -> None:
    """Beyond the highest percentile a dot is in the dark accent."""
    spec = charts.CycleTime(
        title="T",
        description="D",
        unit="Days",
        items=tuple(charts.FinishedItem(finished=date(2026, 3, days), days=Decimal(days)) for days in (2, 5, 30)),
        percentiles=(charts.Percentile(days=Decimal(10), words="85 %"),),
    )
    assert len(shapes(spec, "circle", fill=STYLE.accent_dark)) == 1


def test_a_day_of_flow_counts_every_stage() -> None:
    """A count that is missing would shift every area above it: refused."""
    days = (charts.FlowDay(day=date(2026, 3, 1), counts=(Decimal(1),)),)
    spec = charts.CumulativeFlow(title="T", description="D", stages=("Done", "Doing"), days=days, unit="Items")
    with pytest.raises(ValueError, match="a count for each of its 2 stages"):
        draw(spec, STYLE)

"""Charts of Word's own: data that open in Excel and are those of the chart, words that stay words, room for labels."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from pmdocs import charts
from pmdocs.charts import ChartSpec, ChartStyle, Span, draw
from pmdocs.theme import Theme
from pmdocs.writers.docx import write_docx
from pmdocs.writers.docx.native_charts import NATIVE, ChartFile, Request, native_chart
from tests.charts import samples
from tests.charts.samples import MAKERS, Maker, plain_name
from tests.writers.docx.composing import document
from tests.writers.docx.conformance import conformance_faults
from tests.writers.docx.reading_back import part_names, values

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DAY_NOUGHT = date(1899, 12, 30)
STYLE = ChartStyle.from_theme(Theme())
KINDS = {name: maker for name, maker in MAKERS.items() if type(maker(3, Span.TEXT, plain_name)) in NATIVE}
every_kind = pytest.mark.parametrize("maker", KINDS.values(), ids=KINDS)


@dataclass(frozen=True)
class Chart:
    """A chart part read back, and the sheet of the workbook in it, by cell."""

    root: etree._Element
    sheet: Mapping[str, str]

    def series(self, name: str) -> dict[str, str]:
        """A series' values by the row they stand in, as the part keeps them for those who do not open the workbook."""
        (one,) = [found for found in self.root.iter(f"{C}ser") if found.findtext(f".//{C}tx//{C}v") == name]
        rows = {p.get("idx"): (p.findtext(f"{C}v") or "").removesuffix(".0") for p in one.iterfind(f"{C}cat//{C}pt")}
        return {rows[p.get("idx")]: p.findtext(f"{C}v") or "" for p in one.iterfind(f"{C}val//{C}pt")}

    def words(self) -> list[str]:
        """The words of each label."""
        labels = self.root.iter(f"{C}dLbl")
        return ["".join(t.text or "" for t in label.iter(f"{A}t")) for label in labels]


def chart(spec: ChartSpec) -> Chart:
    """A specification as a native chart, read back."""
    made = files(spec)
    assert made is not None
    return Chart(etree.fromstring(made.xml), cells(made.workbook))


def files(spec: ChartSpec, language: str = "en") -> ChartFile | None:
    """The files of a native chart as high as its drawing."""
    height = float(re.findall(r'height="([\d.]+)', draw(spec, STYLE))[0])
    return native_chart(spec, STYLE, Request(height, language, date(2026, 11, 20)))


def cells(workbook: bytes) -> dict[str, str]:
    """The filled cells of a workbook's one sheet; a formula would have no value and fail."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        assert archive.testzip() is None
        shared = etree.fromstring(archive.read("xl/sharedStrings.xml"))
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    words = ["".join(t.text or "" for t in one.iter(f"{S}t")) for one in shared.iter(f"{S}si")]
    found = {}
    for cell in sheet.iter(f"{S}c"):
        assert cell.find(f"{S}f") is None
        value = cell.findtext(f"{S}v")
        if value is not None:
            found[cell.get("r", "")] = words[int(value)] if cell.get("t") == "s" else value
    return found


def serial(day: date) -> str:
    """A day as Excel counts it."""
    return str((day - DAY_NOUGHT).days)


def document_with(*specs: ChartSpec) -> bytes:
    """A Word file with a figure for each specification."""
    figures = "".join(
        f'<figure class="chart" id="c-{n}" data-chart="c-{n}">{draw(spec, STYLE)}<figcaption>C</figcaption></figure>'
        for n, spec in enumerate(specs)
    )
    composed = replace(document(f"<h1>x</h1>{figures}"), charts={f"c-{n}": spec for n, spec in enumerate(specs)})
    return write_docx(composed, Theme())


def test_word_has_the_kinds_that_people_edit() -> None:
    """The S-curve, burn-up, burndown, waterfall and trend, and three more that Word can draw."""
    names = {kind.__name__ for kind in NATIVE}
    assert names >= {"SCurve", "BurnUp", "BurnDown", "Waterfall", "MilestoneTrend"}
    assert names <= {type(maker(3, Span.TEXT, plain_name)).__name__ for maker in MAKERS.values()}


@every_kind
@pytest.mark.parametrize("count", [1, 2, 16, 200])
def test_the_chart_shows_what_its_workbook_holds(maker: Maker, count: int) -> None:
    """Every range a chart refers to is in the sheet, cell by cell: with one point, two, a usual number and 200."""
    made = files(maker(count, Span.TEXT, plain_name))
    if made is None:  # the drawing then stays a picture
        return
    sheet, checked = cells(made.workbook), 0
    for reference in etree.fromstring(made.xml).iter(f"{C}numRef", f"{C}strRef"):
        place = re.fullmatch(r"Sheet1!\$([A-Z]+)\$(\d+)(?::\$\1\$(\d+))?", reference.findtext(f"{C}f") or "")
        assert place is not None
        first, last = int(place[2]), int(place[3] or place[2])
        kept = {int(p.get("idx", "")): p.findtext(f"{C}v") for p in reference.iter(f"{C}pt")}
        there = {
            row - first: sheet[f"{place[1]}{row}"] for row in range(first, last + 1) if f"{place[1]}{row}" in sheet
        }
        assert {row: _plain(value) for row, value in kept.items()} == {row: _plain(v) for row, v in there.items()}
        checked += len(kept)
    assert checked > 1


def _plain(value: str | None) -> Decimal | str | None:
    """A figure as a number, so that 1.0 is 1."""
    return Decimal(value) if value and re.fullmatch(r"-?[\d.]+(E[+-]?\d+)?", value) else value


@every_kind
def test_equal_specifications_are_equal_files(maker: Maker) -> None:
    """Part and workbook, to the byte: nothing comes from the clock."""
    one, other = (files(maker(9, Span.TEXT, plain_name)) for _ in range(2))
    assert one == other


@every_kind
@pytest.mark.parametrize("count", [1, 16])
def test_files_with_native_charts_have_no_faults(maker: Maker, count: int, tmp_path: Path) -> None:
    """Neither checker of Word files finds anything, and the chart says what it shows to those who cannot see it."""
    data = document_with(maker(count, Span.TEXT, plain_name))
    assert conformance_faults(data, tmp_path) == []
    assert values(data, "//wp:docPr/@descr") == ["The chart shows what it shows."]
    assert values(data, "//wp:docPr/@title") == ["A chart"]


def test_two_charts_are_two_parts() -> None:
    """Each has a workbook of its own, and its own number."""
    one, other = (KINDS[name](5, Span.TEXT, plain_name) for name in ("s-curve", "velocity"))
    names = [name for name in part_names(document_with(one, other)) if name.startswith(("word/charts/", "word/emb"))]
    assert [name for name in names if name.endswith((".xml", ".xlsx"))] == [
        "word/charts/chart1.xml",
        "word/charts/chart2.xml",
        "word/embeddings/Microsoft_Excel_Worksheet1.xlsx",
        "word/embeddings/Microsoft_Excel_Worksheet2.xlsx",
    ]


def test_the_actual_cost_is_the_definition_s() -> None:
    """Three reports with 10, 30 and 45 spent: those amounts on those days, and none where nothing is known."""
    days = [date(2026, 3, day) for day in (6, 13, 20, 27)]
    spent = [Decimal(10), Decimal(30), Decimal(45), None]
    points = tuple(
        charts.CurvePoint(day=day, pv=Decimal(20 * n), ev=None, ac=ac)
        for n, (day, ac) in enumerate(zip(days, spent, strict=True))
    )
    labels = charts.SCurveLabels(
        planned="PV", earned="EV", actual="AC", budget="B", forecast="F", data_date="Now", unit="EUR"
    )
    found = chart(charts.SCurve(title="T", description="D", points=points, labels=labels)).series("AC")
    assert found == {serial(days[0]): "10", serial(days[1]): "30", serial(days[2]): "45"}


def burn_up(target: date | None) -> charts.BurnUp:
    """Two reports, a forecast of three dates, and perhaps a target."""
    points = tuple(
        charts.BurnPoint(day=day, scope=Decimal(100), done=Decimal(done))
        for day, done in ((date(2026, 3, 6), 10), (date(2026, 3, 20), 30))
    )
    labels = charts.BurnUpLabels(
        scope="Scope", done="Done", forecast="Forecast", data_date="Now", target="Target", unit="Points"
    )
    forecast = charts.FinishForecast(
        early=date(2026, 5, 1), likely=date(2026, 5, 8), late=date(2026, 5, 15), words="8 May 2026"
    )
    return charts.BurnUp(title="T", description="D", points=points, labels=labels, target=target, forecast=forecast)


@pytest.mark.parametrize("target", [None, date(2026, 9, 30), date(2026, 4, 1)])
def test_the_scope_runs_on_to_the_end_of_the_axis(target: date | None) -> None:
    """So its name stands right of the plot, as in the drawing, and not upon that of the forecast."""
    found = chart(burn_up(target))
    last = max(day for day in (date(2026, 5, 15), target) if day)
    assert found.series("Scope") == {serial(day): "100" for day in (date(2026, 3, 6), date(2026, 3, 20), last)}
    assert "Scope100" in found.words()


def test_a_milestone_s_dates_are_days_of_the_sheet() -> None:
    """Expected on 1 June in the first report and on 15 June in the second."""
    points = tuple(
        charts.TrendPoint(report=report, forecast=expected, reached=False)
        for report, expected in ((date(2026, 3, 6), date(2026, 6, 1)), (date(2026, 4, 3), date(2026, 6, 15)))
    )
    line = charts.TrendLine(name="Cut-over", points=points, baseline=date(2026, 6, 1), note="+14 d")
    spec = charts.MilestoneTrend(title="T", description="D", lines=(line,), labels=samples.TREND_LABELS)
    wanted = {serial(point.report): serial(point.forecast) for point in points}
    assert chart(spec).series("Cut-over +14 d") == wanted


def waterfall(*steps: tuple[str, int, charts.StepKind]) -> charts.Waterfall:
    """Steps by name, amount and kind."""
    made = (charts.WaterfallStep(name=n, amount=Decimal(a), shown=f"{a:+,}", kind=kind) for n, a, kind in steps)
    return charts.Waterfall(title="T", description="D", steps=tuple(made), labels=samples.WATERFALL_LABELS)


def test_a_change_stands_on_what_came_before_it() -> None:
    """100, 20 more, 50 less, 70: the second bar begins at 100, the third reaches down to 70."""
    total, change = charts.StepKind.TOTAL, charts.StepKind.CHANGE
    found = chart(waterfall(("Plan", 100, total), ("CH-1", 20, change), ("CH-2", -50, change), ("End", 70, total)))
    assert found.series("Increase") == {"CH-1": "20"}
    assert found.series("Decrease") == {"CH-2": "50"}
    assert found.series("Total") == {"Plan": "100", "End": "70"}
    assert [found.sheet[f"B{row}"] for row in (3, 4)] == ["100", "70"]


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "http://example.org", "007", "+5 points", "@home"])
def test_what_a_person_wrote_stays_words(name: str) -> None:
    """Neither a formula, a link nor a number in the workbook."""
    total = charts.StepKind.TOTAL
    found = chart(waterfall((name, 100, total), ("End", 70, total)))
    assert found.sheet["A2"] == name


def test_months_are_named_in_the_language_of_the_document() -> None:
    """Word writes the days of the axis itself; the format says in which language."""
    made = files(KINDS["s-curve"](16, Span.TEXT, plain_name), "de")
    assert made is not None
    (axis,) = etree.fromstring(made.xml).iter(f"{C}dateAx")
    assert axis.findall(f"{C}numFmt")[0].get("formatCode", "").startswith("[$-407]mmm")


@pytest.mark.parametrize(
    "spec",
    [
        samples.trend_of_many(40, Span.TEXT, plain_name),
        waterfall(("Plan", 100, charts.StepKind.TOTAL), ("CH-1", -150, charts.StepKind.CHANGE)),
        waterfall(("A name of the length of a whole sentence " * 4, 100, charts.StepKind.TOTAL)),
        samples.cost_breakdown(40, Span.TEXT, plain_name),
        samples.timeline(5, Span.TEXT, plain_name),
        replace(
            burn_up(None),
            points=(charts.BurnPoint(day=date(1899, 5, 1), scope=Decimal(9), done=Decimal(1)),),
        ),
    ],
    ids=["40 milestones", "below nought", "long name", "40 lines", "no such kind", "before Excel's days"],
)
def test_what_word_cannot_draw_stays_a_picture(spec: ChartSpec) -> None:
    """As crisp as any other, with the same words for those who cannot see it."""
    names = part_names(document_with(spec))
    assert not [name for name in names if name.startswith("word/charts/")]
    assert [name for name in names if name.startswith("word/media/")]


@every_kind
def test_no_line_leads_to_a_label(maker: Maker) -> None:
    """LibreOffice draws such lines in black, through other labels; a chart says outright that there are none."""
    made = files(maker(16, Span.TEXT, plain_name))
    assert made is not None
    lines = etree.fromstring(made.xml).iter("{http://schemas.microsoft.com/office/drawing/2012/chart}showLeaderLines")
    assert {one.get("val") for one in lines} <= {"0"}


def test_labels_stay_clear_of_each_other() -> None:
    """Of twelve milestones in twelve days, the names right of the plot stand a line apart."""
    points = tuple(
        charts.TrendPoint(report=date(2026, 3, n), forecast=date(2026, 6, 1), reached=False) for n in (2, 30)
    )
    lines = tuple(
        charts.TrendLine(
            name=f"M-{n}", baseline=date(2026, 6, 1),
            points=tuple(replace(point, forecast=point.forecast + timedelta(days=n)) for point in points),
        )
        for n in range(12)
    )  # fmt: skip
    spec = charts.MilestoneTrend(title="T", description="D", lines=lines, labels=samples.TREND_LABELS)
    found = chart(spec)
    shifts = [float(y.get("val", "")) for y in found.root.iterfind(f".//{C}dLbl/{C}layout//{C}y")]
    assert len(found.words()) == 12
    assert len(set(shifts)) == 12

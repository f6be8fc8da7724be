"""Writes a plan as the XML of a chart part."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from lxml import etree

from pmdocs.charts.axes import AXIS_LINE, HAIRLINE, TIME_AXIS_HEIGHT
from pmdocs.charts.labels import Box
from pmdocs.charts.style import ChartStyle
from pmdocs.writers.docx.elements import RELATION_ID, Element
from pmdocs.writers.docx.native_charts.labels import LabelWriter
from pmdocs.writers.docx.native_charts.plan import Axis, Group, Marker, Plan, Series, Stroke
from pmdocs.writers.docx.native_charts.shapes import C, Ink, a, c, value

WORKBOOK_RELATION: Final = "rId1"
"""The relation of a chart part to its workbook."""
_ROWS, _FIGURES, _INNER_ROWS, _INNER_FIGURES = "111111111", "222222222", "333333333", "444444444"
_WIDEST_GAP: Final = 500  # hundredths of a bar; with more Word calls the file damaged
_TICK: Final = {True: "out", False: "none"}
_NO_MARGINS: Final = {"lIns": "0", "tIns": "0", "rIns": "0", "bIns": "0"}


class ChartWriter:
    """Writes one chart; `series` are the elements that point into its workbook."""

    def __init__(self, plan: Plan, series: list[Element], style: ChartStyle, language: str, share: float) -> None:
        """`share` is how much smaller than planned the chart is shown."""
        self._plan, self._series, self._style, self._language = plan, series, style, language
        self._ink = Ink(style, share)
        self._labels = LabelWriter(plan, self._ink, style)

    def xml(self) -> bytes:
        """The whole part."""
        data = c("externalData", value("autoUpdate", 0))
        data.set(RELATION_ID, WORKBOOK_RELATION)
        space = c(
            "chartSpace",
            value("date1904", 0),
            value("lang", self._language or "en-GB"),
            value("roundedCorners", 0),
            self._chart(),
            self._ink.shape("", None),
            self._ink.text(self._style.muted, self._style.small_size),
            data,
        )
        return etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _chart(self) -> Element:
        plan = self._plan
        chart = c("chart", value("autoTitleDeleted", 1), self._plot_area())
        if plan.legend is not None:
            chart.append(self._legend(plan.legend))
        chart.extend([value("plotVisOnly", 1), value("dispBlanksAs", "span")])
        return chart

    def _plot_area(self) -> Element:
        area = c("plotArea", c("layout", self._place(self._plan.plot, "inner")))
        present = [group for group in Group if any(series.group is group for series in self._plan.series)]
        for group in present:
            area.append(self._group(group))
        area.extend(self._axes(inner=Group.INNER_BAR in present))
        area.append(c("spPr", a("noFill"), a("ln", a("noFill"))))
        return area

    def _place(self, box: Box, target: str = "") -> Element:
        width, height = self._plan.width, self._plan.height
        shares = (box.left / width, box.top / height, box.width / width, box.height / height)
        sides = [value(name, f"{share:.5f}") for name, share in zip("xywh", shares, strict=True)]
        kind = [value("layoutTarget", target)] if target else []
        return c("manualLayout", *kind, value("xMode", "edge"), value("yMode", "edge"), *sides)

    # ---- Series ----

    def _group(self, group: Group) -> Element:
        members = [place for place, series in enumerate(self._plan.series) if series.group is group]
        written = [self._dressed(place) for place in members]
        axes = (_INNER_ROWS, _INNER_FIGURES) if group is Group.INNER_BAR else (_ROWS, _FIGURES)
        identities = [value("axId", axis) for axis in axes]
        return _GROUPS[group](self._plan, written, identities)

    def _dressed(self, place: int) -> Element:
        """A series with its own look in place of the library's."""
        series, bare = self._plan.series[place], self._series[place]
        parts = {str(child.tag).removeprefix(C): child for child in bare}
        one = c("ser", value("idx", place), value("order", place))
        one.append(c("tx", _words_of("v", " ")) if series.nameless else parts["tx"])
        one.append(self._ink.stroke(series.stroke) if _is_line(series) else self._ink.shape(series.fill, series.stroke))
        if _is_line(series):
            one.append(self._ink.marker(series.marker))
            one.extend(self._sign(row, marker, series) for row, marker in series.signs)
        if series.group in (Group.BAR, Group.INNER_BAR):
            one.append(value("invertIfNegative", 0))
        one.extend(self._labels.labels(series))
        if series.drop is not None:
            one.append(self._drop(series.drop))
        one.extend([parts["cat"], parts["val"]])
        if _is_line(series):
            one.append(value("smooth", 0))
        return one

    def _sign(self, row: int, marker: Marker, series: Series) -> Element:
        """A point with a marker of its own; the line that leads to it stays that of its series."""
        return c("dPt", value("idx", row), self._ink.marker(marker), self._ink.stroke(series.stroke))

    def _drop(self, stroke: Stroke) -> Element:
        """A line down to the axis: an error bar of the whole value."""
        kinds = [value("errDir", "y"), value("errBarType", "minus"), value("errValType", "percentage")]
        return c("errBars", *kinds, value("noEndCap", 1), value("val", 100), self._ink.stroke(stroke))

    # ---- Axes ----

    def _axes(self, inner: bool) -> list[Element]:
        plan, level = self._plan, self._plan.bars.level
        sides = ("l", "b") if level else ("b", "l")
        rows = self._days(plan.across) if plan.across else self._names(sides[0], _ROWS, _FIGURES)
        figures = self._figures(plan.upright, sides[1], _FIGURES, _ROWS, hidden=plan.upright.hidden)
        if not inner:
            return [rows, figures]
        other = self._names(sides[0], _INNER_ROWS, _INNER_FIGURES, hidden=True)
        return [rows, figures, other, self._figures(plan.upright, sides[1], _INNER_FIGURES, _INNER_ROWS, hidden=True)]

    def _days(self, axis: Axis) -> Element:
        one = c("dateAx", value("axId", _ROWS), _scaling(axis.low, axis.high), value("delete", 0), value("axPos", "b"))
        one.extend([*self._caption(), *self._axis_look(axis.code, ticks=True, line=True)])
        one.extend([value("crossAx", _FIGURES), value("crosses", "min"), value("auto", 0), value("lblOffset", 60)])
        one.extend([value("baseTimeUnit", "days"), value("majorUnit", axis.step), value("majorTimeUnit", axis.unit)])
        return one

    def _names(self, side: str, identity: str, other: str, hidden: bool = False) -> Element:
        turned = "maxMin" if self._plan.bars.level else "minMax"
        one = c("catAx", value("axId", identity), c("scaling", value("orientation", turned)))
        one.extend([value("delete", int(hidden)), value("axPos", side)])
        one.extend(self._axis_look("General", ticks=False, line=True, prominent=self._plan.bars.level))
        one.extend([value("crossAx", other), value("crosses", "autoZero"), value("auto", 0), value("lblAlgn", "ctr")])
        one.append(value("lblOffset", 60))
        if self._plan.row_label_skip > 1:
            one.append(value("tickLblSkip", self._plan.row_label_skip))
        one.append(value("noMultiLvlLbl", 1))
        return one

    def _figures(self, axis: Axis, side: str, identity: str, other: str, hidden: bool) -> Element:
        one = c("valAx", value("axId", identity), _scaling(axis.low, axis.high), value("delete", int(hidden)))
        one.append(value("axPos", side))
        if axis.grid and identity == _FIGURES:
            one.append(c("majorGridlines", self._ink.stroke(Stroke(self._style.grid, HAIRLINE))))
        if self._plan.heading and identity == _FIGURES:
            one.append(self._heading())
        one.extend(self._axis_look(axis.code, ticks=False, line=False, labels="nextTo"))
        middle = "midCat" if self._plan.across else "between"
        crossing = "max" if self._plan.bars.level else "min"
        one.extend([value("crossAx", other), value("crosses", crossing), value("crossBetween", middle)])
        one.append(value("majorUnit", axis.step))
        return one

    def _axis_look(
        self, code: str, *, ticks: bool, line: bool, labels: str = "low", prominent: bool = False
    ) -> list[Element]:
        style = self._style
        colour, size = (style.ink, style.text_size) if prominent else (style.muted, style.small_size)
        return [
            c("numFmt", formatCode=code, sourceLinked="0"),
            value("majorTickMark", _TICK[ticks]),
            value("minorTickMark", "none"),
            value("tickLblPos", labels),
            self._ink.stroke(Stroke(style.muted, AXIS_LINE) if line else None),
            self._ink.text(colour, size),
        ]

    # ---- Words ----

    def _heading(self) -> Element:
        """What the axis counts, at the top left of the chart: the axis' own title, lying down."""
        return self._title(self._plan.heading, 0.0, 0.0)

    def _caption(self) -> list[Element]:
        plan, style = self._plan, self._style
        if not plan.caption:
            return []
        left = plan.plot.right - style.measure(plan.caption, style.small_size) - 2
        return [self._title(plan.caption, left, plan.plot.bottom + TIME_AXIS_HEIGHT - style.small_size - 2)]

    def _title(self, words: str, left: float, top: float) -> Element:
        """The title of an axis, at a place of the chart."""
        style = self._style
        letters = {tag: self._ink.letters(tag, style.muted, style.small_size) for tag in ("defRPr", "rPr")}
        text = a("t")
        text.text = words
        one = a("p", a("pPr", letters["defRPr"]), a("r", letters["rPr"], text))
        rich = c("rich", a("bodyPr", rot="0", vert="horz", **_NO_MARGINS), a("lstStyle"), one)
        shares = [("x", left / self._plan.width), ("y", top / self._plan.height)]
        place = [value(name, f"{share:.5f}") for name, share in shares]
        layout = c("manualLayout", value("xMode", "edge"), value("yMode", "edge"), *place)
        return c("title", c("tx", rich), c("layout", layout), value("overlay", 1))

    def _legend(self, box: Box) -> Element:
        legend = c("legend", value("legendPos", "b"))
        for place, series in enumerate(self._plan.series):
            if not (series.keyed or series.nameless):
                legend.append(c("legendEntry", value("idx", place), value("delete", 1)))
        legend.extend([c("layout", self._place(box)), value("overlay", 0)])
        legend.append(self._ink.text(self._style.muted, self._style.small_size))
        return legend


def _words_of(tag: str, words: str) -> Element:
    one = c(tag)
    one.text = words
    return one


def _is_line(series: Series) -> bool:
    return series.group is Group.LINE


def _scaling(low: Decimal, high: Decimal) -> Element:
    return c("scaling", value("orientation", "minMax"), value("max", f"{high:f}"), value("min", f"{low:f}"))


def _areas(_: Plan, series: list[Element], axes: list[Element]) -> Element:
    return c("areaChart", value("grouping", "stacked"), value("varyColors", 0), *series, *axes)


def _lines(_: Plan, series: list[Element], axes: list[Element]) -> Element:
    return c("lineChart", value("grouping", "standard"), value("varyColors", 0), *series, value("marker", 1), *axes)


def _bars(plan: Plan, series: list[Element], axes: list[Element]) -> Element:
    return _bar_chart(plan, series, axes, plan.bars.gap)


def _inner_bars(plan: Plan, series: list[Element], axes: list[Element]) -> Element:
    return _bar_chart(plan, series, axes, plan.bars.inner_gap)


def _bar_chart(plan: Plan, series: list[Element], axes: list[Element], gap: int) -> Element:
    bars = plan.bars
    kinds = [
        value("barDir", "bar" if bars.level else "col"),
        value("grouping", "stacked" if bars.stacked else "clustered"),
        value("varyColors", 0),
    ]
    room = [value("gapWidth", min(gap, _WIDEST_GAP)), value("overlap", bars.overlap)]
    return c("barChart", *kinds, *series, *room, *axes)


_GROUPS: Final[Mapping[Group, Callable[[Plan, list[Element], list[Element]], Element]]] = {
    Group.AREA: _areas,
    Group.BAR: _bars,
    Group.INNER_BAR: _inner_bars,
    Group.LINE: _lines,
}

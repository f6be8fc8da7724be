"""The S-curve: planned value, earned value and actual cost to date, and the range of the estimate at completion."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from pmdocs.charts.axes import HEADING, TIME_AXIS_HEIGHT, CalendarAxis, ValueAxis, heading
from pmdocs.charts.curves import Curve, CurveName, gutter_width, name_curves
from pmdocs.charts.day_lines import DayLine, DayLines
from pmdocs.charts.labels import Box, Surroundings
from pmdocs.charts.scale import LinearScale, TimeScale, date_range
from pmdocs.charts.spec import ChartSpec, NothingToDraw
from pmdocs.charts.style import ChartStyle, mixed
from pmdocs.charts.svg import Point, Svg, document, polygon

_PLANNED_DASH: Final = "5 2.5"
_FORECAST_DASH: Final = "2.5 2"


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """Cumulative planned value (PV), earned value (EV) and actual cost (AC) at the end of a day; None is unknown."""

    day: date
    pv: Decimal | None = None
    ev: Decimal | None = None
    ac: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CostForecast:
    """The estimate at completion (EAC) and its lowest and highest variant, at the forecast finish."""

    finish: date
    low: Decimal
    eac: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class SCurveLabels:
    """The fixed words; `data_date` already holds its date, `unit` says what the axis counts ("Cost in EUR")."""

    planned: str
    earned: str
    actual: str
    budget: str
    forecast: str
    data_date: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SCurve(ChartSpec):
    """Cumulative cost over time against the budget at completion."""

    points: tuple[CurvePoint, ...]
    labels: SCurveLabels
    data_date: date | None = None
    budget: Decimal | None = None
    forecast: CostForecast | None = None

    @property
    def amounts(self) -> list[Decimal]:
        """Every amount that the axis must reach."""
        known = [amount for point in self.points for amount in (point.pv, point.ev, point.ac)]
        known += [self.budget] + ([self.forecast.low, self.forecast.high, self.forecast.eac] if self.forecast else [])
        return [amount for amount in known if amount is not None]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where dates and amounts stand."""

    x: TimeScale
    y: LinearScale
    plot: Box

    def points(self, spec: SCurve, amount: Callable[[CurvePoint], Decimal | None]) -> tuple[Point, ...]:
        ordered = sorted(spec.points, key=lambda point: point.day)
        known = ((point.day, amount(point)) for point in ordered)
        return tuple((self.x(day), self.y(value)) for day, value in known if value is not None)


def draw_s_curve(spec: SCurve, style: ChartStyle) -> str:
    """The three curves with their names at their ends; the forecast as a cone from the actual cost."""
    if not any(amount is not None for point in spec.points for amount in (point.pv, point.ev, point.ac)):
        raise NothingToDraw(f"{spec.title}: no amount is known")
    width = style.width(spec.span)
    axis = ValueAxis.over(min([*spec.amounts, Decimal(0)]), max([*spec.amounts, Decimal(0)]), spec.language)
    left = axis.width(style) + 6
    right = width - gutter_width(_outer_names(spec, style), style, width * 0.3)
    x = TimeScale(*_days(spec), left, max(right, left + 40))
    marked = (DayLine(x(spec.data_date), spec.labels.data_date),) if spec.data_date else ()
    days = DayLines(marked, 0, width, style)
    top = HEADING + days.height
    plot = Box(left, top, x.end, top + min(210.0, max(120.0, 0.42 * width)))
    place = _Place(x, axis.scale(plot.bottom, plot.top), plot)
    drawn = heading(spec.labels.unit, style, width) + axis.upright(plot, place.y, style)
    drawn += CalendarAxis.along(x, spec.language, style).below(plot)
    drawn += _cone(spec, place, style) + days.over(plot) + _curves(spec, place, width, style)
    size = (width, plot.bottom + TIME_AXIS_HEIGHT)
    return document(size, spec.title, spec.description, style.font_family, drawn)


def _days(spec: SCurve) -> tuple[date, date]:
    extra = [spec.data_date, spec.forecast.finish if spec.forecast else None]
    return date_range([*(point.day for point in spec.points), *(day for day in extra if day)])


def _outer_names(spec: SCurve, style: ChartStyle) -> list[CurveName]:
    """The names that can stand right of the plot: of the forecast, or else of every curve."""
    names = _names(spec, style)
    return [names["forecast"]] if spec.forecast else [names[key] for key in ("planned", "earned", "actual")]


def _names(spec: SCurve, style: ChartStyle) -> dict[str, CurveName]:
    labels, short = spec.labels, spec.language.short
    names = {
        "planned": CurveName(labels.planned, _last(spec, lambda point: point.pv), colour=style.muted),
        "earned": CurveName(labels.earned, _last(spec, lambda point: point.ev), colour=style.accent),
        "actual": CurveName(labels.actual, _last(spec, lambda point: point.ac), colour=style.ink),
        "forecast": CurveName(labels.forecast, colour=style.ink),
        "budget": CurveName(labels.budget, short(spec.budget) if spec.budget is not None else ""),
    }
    if spec.forecast:
        span = (
            f"{short(spec.forecast.low)}–{short(spec.forecast.high)}" if spec.forecast.low < spec.forecast.high else ""
        )
        names["forecast"] = CurveName(labels.forecast, short(spec.forecast.eac), span, style.ink)
    return names


def _last(spec: SCurve, amount: Callable[[CurvePoint], Decimal | None]) -> str:
    """The latest known amount in its short form; empty when none is known."""
    ordered = sorted(spec.points, key=lambda point: point.day)
    known = [value for point in ordered if (value := amount(point)) is not None]
    return spec.language.short(known[-1]) if known else ""


def _curves(spec: SCurve, place: _Place, width: float, style: ChartStyle) -> list[Svg]:
    names = _names(spec, style)
    curves = []
    if spec.budget is not None:
        y = place.y(spec.budget)
        curves.append(Curve(((place.plot.left, y), (place.plot.right, y)), style.muted, 0.8, "1 2"))
    planned = place.points(spec, lambda point: point.pv)
    earned, actual = place.points(spec, lambda point: point.ev), place.points(spec, lambda point: point.ac)
    curves += [
        _planned(planned, bool(earned or actual), names["planned"], style),
        Curve(actual, style.ink, 1.5, marker="square", name=names["actual"]),
        Curve(earned, style.accent, 1.9, marker="dot", name=names["earned"]),
    ]
    if spec.forecast and actual:
        end = (place.x(spec.forecast.finish), place.y(spec.forecast.eac))
        curves.append(Curve((actual[-1], end), style.ink, 1.0, _FORECAST_DASH, name=names["forecast"]))
    curves = [curve for curve in curves if curve.points]
    upright = (place.x(spec.data_date),) if spec.data_date else ()
    around = Surroundings(place.plot, curves=_cone_edges(spec, place), uprights=upright)
    named = [*curves, *_budget_name(spec, place, names["budget"], style)]
    return [curve.drawn(style) for curve in curves] + name_curves(named, place.plot, width, style, around)


def _planned(points: tuple[Point, ...], compared: bool, name: CurveName, style: ChartStyle) -> Curve:
    """The plan: a grey reference once there is something to compare with it, before that the curve itself."""
    if compared:
        return Curve(points, style.grey, 1.3, _PLANNED_DASH, name=name)
    return Curve(points, style.accent, 1.9, name=replace(name, colour=style.accent))


def _budget_name(spec: SCurve, place: _Place, name: CurveName, style: ChartStyle) -> list[Curve]:
    """The budget's name belongs to the left end of its line, where the curves are still low."""
    if spec.budget is None:
        return []
    return [Curve(((place.plot.left, place.y(spec.budget)),), style.muted, name=name)]


def _cone_edges(spec: SCurve, place: _Place) -> tuple[tuple[Point, Point], ...]:
    """The lowest and the highest way from the actual cost to the estimate at completion."""
    actual = place.points(spec, lambda point: point.ac)
    if spec.forecast is None or not actual:
        return ()
    end = place.x(spec.forecast.finish)
    low, high = place.y(spec.forecast.low), place.y(spec.forecast.high)
    return (actual[-1], (end, low)), (actual[-1], (end, high))


def _cone(spec: SCurve, place: _Place, style: ChartStyle) -> list[Svg]:
    """The range of the estimates at completion, opening from the actual cost."""
    edges = _cone_edges(spec, place)
    if not edges:
        return []
    return [polygon([edges[0][0], edges[0][1], edges[1][1]], mixed(style.ink, style.paper, 0.86))]

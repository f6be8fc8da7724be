"""The track of the forecasts: what each report foresaw of cost and finish, and in the end what came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from pmdocs.charts import (
    CurvePoint,
    MilestoneTrend,
    SCurve,
    SCurveLabels,
    Span,
    TrendLabels,
    TrendLine,
    TrendPoint,
    chart_language,
)
from pmdocs.documents.voice import Voice, known
from pmdocs.figures.asked import quantity
from pmdocs.figures.model import Figures

LEAST_REPORTS: Final = 3
"""Fewer reports make no track."""


@dataclass(frozen=True, slots=True)
class ForecastTrack:
    """One chart for the cost and one for the finish; None where too few reports foresaw anything."""

    cost: SCurve | None
    finish: MilestoneTrend | None


def forecast_track(figures: Figures, voice: Voice) -> ForecastTrack:
    """Both charts, from the reports so far."""
    return ForecastTrack(_cost(figures, voice), _finish(figures, voice))


def _cost(figures: Figures, voice: Voice) -> SCurve | None:
    points = [
        CurvePoint(day=report.date, pv=known(report.budget), ev=known(report.ac), ac=known(report.eac))
        for report in figures.reports
    ]
    foreseen = [point.ac for point in points if point.ac is not None]
    if len(foreseen) < LEAST_REPORTS:
        return None
    outcome = _outcome(figures)
    last = foreseen[-1] if outcome is None else outcome
    came = voice.say("It cost {amount}.") if outcome is not None else voice.say("The last forecast is {amount}.")
    shown = voice.say("The reports foresaw a cost between {low} and {high}.").format(
        low=_money(min(foreseen), voice), high=_money(max(foreseen), voice)
    )
    return SCurve(
        title=voice.say("Track of the cost forecast"),
        description=f"{shown} {came.format(amount=_money(last, voice))}",
        language=chart_language(voice.formats.locale),
        span=Span.HALF,
        points=tuple(points),
        labels=SCurveLabels(
            planned=voice.say("Budget"),
            earned=voice.say("Spent"),
            actual=voice.say("Forecast"),
            budget=voice.say("Final cost"),
            forecast=voice.say("Forecast"),
            data_date="",
            unit=voice.say("By report, in {currency}").format(currency=voice.currency),
        ),
        budget=outcome,
    )


def _outcome(figures: Figures) -> Decimal | None:
    """What the project has cost; None while it runs."""
    return known(quantity(figures.closure.cost.actual)) if figures.closure.is_over else None


def _finish(figures: Figures, voice: Voice) -> MilestoneTrend | None:
    points = [TrendPoint(report=report.date, forecast=report.forecast_finish) for report in figures.reports]
    if len(points) < LEAST_REPORTS:
        return None
    finished = figures.closure.finish.actual.value
    if figures.closure.is_over and isinstance(finished, date):
        points = [point for point in points if point.report < finished]
        points.append(TrendPoint(report=finished, forecast=finished, reached=True))
    approved = figures.schedule.approved_finish.value
    days = [point.forecast for point in points]
    dates = voice.say("The reports foresaw a finish between {early} and {late}; the last says {now}.").format(
        early=voice.formats.date(min(days)), late=voice.formats.date(max(days)), now=voice.formats.date(days[-1])
    )
    return MilestoneTrend(
        title=voice.say("Track of the finish forecast"),
        description=dates,
        language=chart_language(voice.formats.locale),
        span=Span.HALF,
        lines=(
            TrendLine(
                name=voice.say("Finish"),
                points=tuple(points),
                baseline=approved if isinstance(approved, date) else None,
                key=True,
            ),
        ),
        labels=TrendLabels(
            report_date=voice.say("Date of report"),
            forecast_date=voice.say("Date expected"),
            late=voice.say("late"),
            on_time=voice.say("on time or early"),
            baseline=voice.say("approved baseline"),
            reached=voice.say("reached"),
            past=voice.say("past"),
            more=voice.say("{count} more"),
        ),
    )


def _money(amount: Decimal, voice: Voice) -> str:
    return voice.formats.money(amount, voice.currency, 0)

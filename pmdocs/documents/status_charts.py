"""The drawings of the status report: cost curve, milestone trend, burn-up, burndown, velocity; None without data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pmdocs.charts import (
    BurnDown,
    BurnDownLabels,
    BurnPoint,
    BurnUp,
    BurnUpLabels,
    CostForecast,
    CurvePoint,
    FinishForecast,
    Iteration,
    MilestoneTrend,
    Remaining,
    SCurve,
    SCurveLabels,
    TrendLabels,
    TrendLine,
    TrendPoint,
    Velocity,
    VelocityLabels,
    chart_language,
)
from pmdocs.documents.voice import Voice, known
from pmdocs.figures.asked import quantity
from pmdocs.figures.model import AgileFigures, CostFigures, Figures, MilestoneFigures
from pmdocs.figures.model import TrendLine as Forecasts

LEAST_POINTS = 2
"""Reports a line needs before it says anything."""


def s_curve(figures: Figures, voice: Voice) -> SCurve | None:
    """Planned, earned and actual cost with the range of forecasts; None before anything is spent or earned."""
    cost = figures.cost
    points = tuple(CurvePoint(day=p.date, pv=p.pv, ev=p.ev, ac=p.ac) for p in figures.curve)
    if cost is None or not any(p.ev is not None or p.ac is not None for p in points):
        return None
    day = figures.state.data_date
    return SCurve(
        title=voice.say("Planned value, earned value and actual cost"),
        description=_described(figures, cost, voice),
        language=chart_language(voice.formats.locale),
        points=points,
        labels=SCurveLabels(
            planned=voice.say("Planned value"),
            earned=voice.say("Earned value"),
            actual=voice.say("Actual cost"),
            budget=voice.say("Budget"),
            forecast=voice.say("Forecast"),
            data_date=_data_date(day, voice),
            unit=voice.say("Cumulative, in {currency}").format(currency=voice.currency),
        ),
        data_date=day,
        budget=known(quantity(cost.budget_now)),
        forecast=_forecast(figures, cost),
    )


def _described(figures: Figures, cost: CostFigures, voice: Voice) -> str:
    """The curves in words: each sum with the day it is of."""
    day, spent_on = cost.earned_on or figures.state.data_date, figures.state.cost.actual_on
    if spent_on and spent_on != day:
        said = voice.say(
            "By {day}, {pv} was planned and {ev} was earned; by {spent_on}, {ac} was spent, of a budget of {budget}"
        )
    else:
        said = voice.say("By {day}, {pv} was planned, {ev} was earned and {ac} was spent, of a budget of {budget}")
    words = said.format(
        day=voice.formats.date(day),
        spent_on=voice.formats.date(spent_on) if spent_on else "",
        pv=voice.money(quantity(cost.pv)),
        ev=voice.money(quantity(cost.ev)),
        ac=voice.money(quantity(cost.ac)),
        budget=voice.money(quantity(cost.budget_now)),
    )
    eac = known(quantity(cost.eac))
    if eac is None:
        return f"{words}."
    forecast = voice.say("the forecast at completion is {eac}")
    return f"{words}; {forecast.format(eac=voice.formats.money(eac, voice.currency, 0))}."


def _forecast(figures: Figures, cost: CostFigures) -> CostForecast | None:
    low, eac, high = (known(quantity(asked)) for asked in (cost.eac_low, cost.eac, cost.eac_high))
    finish = figures.schedule.forecast_finish.value
    if low is None or eac is None or high is None or not isinstance(finish, date) or finish <= figures.state.data_date:
        return None
    return CostForecast(finish=finish, low=low, eac=eac, high=high)


def _data_date(day: date, voice: Voice) -> str:
    return voice.say("Data date {day}").format(day=voice.formats.date(day))


def trend(figures: Figures, voice: Voice) -> MilestoneTrend | None:
    """Milestone trend analysis against the last approved dates, as in the tables; None before the second report."""
    lines = [line for line in figures.schedule.trend if len(line.points) >= LEAST_POINTS]
    if len(figures.reports) < LEAST_POINTS or not lines:
        return None
    rows = {row.milestone.id: row for row in figures.schedule.milestones}
    late = sum(rows[line.id].slip > 0 for line in lines)
    return MilestoneTrend(
        title=voice.say("Milestone trend"),
        description=voice.say(
            "What each report expected of {count} milestones; {late} of them are now expected later than approved."
        ).format(count=len(lines), late=late),
        language=chart_language(voice.formats.locale),
        lines=tuple(_trend_line(line, rows[line.id], voice) for line in lines),
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


def _trend_line(line: Forecasts, row: MilestoneFigures, voice: Voice) -> TrendLine:
    last = len(line.points) - 1
    return TrendLine(
        name=f"{line.id} {line.name}",
        points=tuple(
            TrendPoint(report=report, forecast=expected, reached=line.reached and number == last)
            for number, (report, expected) in enumerate(line.points)
        ),
        baseline=row.approved,
        note=f"{voice.formats.signed(row.slip)} d" if row.slip else "",
        key=row.milestone.gate or row.milestone.critical,
    )


def burn_up(agile: AgileFigures, figures: Figures, voice: Voice) -> BurnUp | None:
    """Points done against scope, sprint by sprint; None before the first sprint is done."""
    if len(agile.burn_up) < LEAST_POINTS:
        return None
    day = figures.state.data_date
    points = _burn_points(agile, day)
    finish = figures.schedule.approved_finish.value
    return BurnUp(
        title=voice.say("Burn-up"),
        description=voice.say("{done} of {scope} {unit} are done after {count} sprints.").format(
            done=voice.formats.number(points[-1].done),
            scope=voice.formats.number(points[-1].scope),
            unit=voice.say(agile.unit),
            count=len(agile.burn_up) - 1,
        ),
        language=chart_language(voice.formats.locale),
        points=points,
        labels=BurnUpLabels(
            scope=voice.say("Scope"),
            done=voice.say("Done"),
            forecast=voice.say("Forecast"),
            data_date=_data_date(day, voice),
            target=voice.say("Approved finish {day}").format(day=voice.formats.date(finish))
            if isinstance(finish, date)
            else "",
            unit=voice.say(agile.unit).capitalize(),
        ),
        data_date=day,
        target=finish if isinstance(finish, date) else None,
        forecast=_finish_forecast(agile, voice),
    )


def _burn_points(agile: AgileFigures, day: date) -> tuple[BurnPoint, ...]:
    """The end of every sprint, and the data date where the scope has moved since: the forecast aims at that scope."""
    points = tuple(
        BurnPoint(day=end, scope=point.scope, done=point.done)
        for end, point in zip(agile.burn_up_dates, agile.burn_up, strict=True)
    )
    scope, last = known(quantity(agile.scope)), points[-1]
    if scope is None or scope == last.scope or day <= last.day:
        return points
    return (*points, BurnPoint(day=day, scope=scope, done=last.done))


def _finish_forecast(agile: AgileFigures, voice: Voice) -> FinishForecast | None:
    found = agile.forecast
    early, likely, late = (getattr(found, name, None) for name in ("optimistic", "likely", "pessimistic"))
    if not (isinstance(early, date) and isinstance(likely, date) and isinstance(late, date)):
        return None
    remaining = known(quantity(agile.remaining))
    if remaining is None or remaining <= 0:
        return None
    words = voice.say("{early} to {late}").format(early=voice.formats.date(early), late=voice.formats.date(late))
    return FinishForecast(early=early, likely=likely, late=late, words=words)


def burn_down(agile: AgileFigures, figures: Figures, voice: Voice) -> BurnDown | None:
    """The sprint under way, day by day; None without daily figures."""
    remaining = tuple(Remaining(day=day, work=left) for day, _, left in agile.burndown if left is not None)
    if len(remaining) < LEAST_POINTS:
        return None
    last = remaining[-1]
    day = figures.state.data_date
    return BurnDown(
        title=voice.say("Sprint burndown"),
        description=voice.say("{left} {unit} remain on {day}.").format(
            left=voice.formats.number(last.work), unit=voice.say(agile.unit), day=voice.formats.date(last.day)
        ),
        language=chart_language(voice.formats.locale),
        remaining=remaining,
        ideal=tuple(Remaining(day=day, work=ideal) for day, ideal, _ in agile.burndown),
        labels=BurnDownLabels(
            remaining=voice.say("Remaining"),
            ideal=voice.say("Even pace"),
            data_date=_data_date(day, voice),
            unit=voice.say(agile.unit).capitalize(),
        ),
        data_date=day,
    )


def velocity_bars(agile: AgileFigures, voice: Voice) -> Velocity | None:
    """Points promised and done in each sprint; None before the second sprint is done."""
    rows = tuple(
        Iteration(name=str(sprint.number), completed=sprint.completed, committed=sprint.committed)
        for sprint in agile.sprints
        if sprint.finished
    )
    if len(rows) < LEAST_POINTS:
        return None
    mean: Decimal | None = getattr(agile.velocity, "mean", None)
    return Velocity(
        title=voice.say("Velocity"),
        description=voice.say("On average {mean} {unit} a sprint over {count} sprints.").format(
            mean=voice.formats.number(mean, 1), unit=voice.say(agile.unit), count=len(rows)
        ),
        language=chart_language(voice.formats.locale),
        iterations=rows,
        labels=VelocityLabels(
            completed=voice.say("Done"),
            committed=voice.say("Promised"),
            mean=voice.say("Mean"),
            unit=voice.say(agile.unit).capitalize(),
        ),
        mean=mean,
    )

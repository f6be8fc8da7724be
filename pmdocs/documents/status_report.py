"""The status report: one page for the sponsor, then what the team needs to work with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import ceil

from pmdocs.charts import BurnDown, BurnUp, MilestoneTrend, SCurve, Velocity
from pmdocs.documents.directory import Directory
from pmdocs.documents.forecast_track import ForecastTrack, forecast_track
from pmdocs.documents.frontmatter import front_matter
from pmdocs.documents.kinds import TITLES, DocumentKind, DocumentType, Pack, Page
from pmdocs.documents.naming import all_named
from pmdocs.documents.outlook_view import OutlookLine, outlook_lines
from pmdocs.documents.rating_view import RatingView, rating_view
from pmdocs.documents.spending_view import SpendingLine, SpendingView, month_lines, spending_view
from pmdocs.documents.status_charts import burn_down, burn_up, s_curve, trend, velocity_bars
from pmdocs.documents.status_money import MoneyView, money_view
from pmdocs.documents.status_registers import (
    ActionLine,
    ChangeLine,
    DecisionLine,
    DeliverableLine,
    IssueLine,
    MilestoneLine,
    ObstacleLine,
    RiskLine,
    action_lines,
    change_lines,
    decision_lines,
    deliverable_lines,
    issue_lines,
    milestone_lines,
    obstacle_lines,
    risk_lines,
)
from pmdocs.documents.status_tiles import TileNote, complete_note, cost_note, finish_note, spent_note
from pmdocs.documents.status_told import TOPICS, ToldLine, told_lines
from pmdocs.documents.voice import Voice, known
from pmdocs.figures.asked import quantity
from pmdocs.figures.estimate import BOTTOM_UP
from pmdocs.figures.model import AgileFigures, Figures, SprintFigures, Topic
from pmdocs.figures.ordering import counted
from pmdocs.figures.reason import reason
from pmdocs.figures.register_rows import OPEN_ISSUE
from pmdocs.project.registers import Decision, DecisionStatus, Lesson
from pmdocs.project.updates import Dimension

SOON = timedelta(days=60)
"""How far ahead page 1 looks for milestones."""

STRIP_SHARE = 84
"""Percent of the page's width that the cells of the rating history share."""

FORECASTS_SHOWN = 6
ON_PAGE_ONE = 5
RISKS_ON_PAGE_ONE = 4
ACTIVITIES_ON_PAGE_ONE = 4
LETTERS_OF_A_LINE, LETTERS_OF_A_REASON, LETTERS_AROUND = 105, 88, 40
LINES_ON_PAGE_ONE = 23
"""Lines that page 1 has room for beside its head, its key figures, milestones and risks."""

JUDGED = {Topic.RATING, Topic.COST, Topic.RISK}
"""Topics whose changes are called better or worse; elsewhere the sentence says it: reached, resolved, accepted."""


@dataclass(frozen=True, slots=True)
class ChangedGroup:
    """What changed about one topic: (sentence, better, worse or same)."""

    name: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ToldGroup:
    """What the update says about one topic, entry by entry."""

    name: str
    lines: tuple[ToldLine, ...]


@dataclass(frozen=True, slots=True)
class StripRow:
    """One dimension's past colours: (colour, letter, overruled) for each report, oldest first."""

    name: str
    cells: tuple[StripMark, ...]


@dataclass(frozen=True, slots=True)
class StripMark:
    """One cell of the history: the colour and the letter that says it without colour."""

    rag: str
    letter: str
    overruled: bool


@dataclass(frozen=True, slots=True)
class SprintLine:
    """One sprint: points promised and done, None where they are not known."""

    number: int
    finish: date
    goal: str | None
    met: str | None
    committed: Decimal | None
    completed: Decimal | None
    said_to_done: Decimal | None


@dataclass(frozen=True, slots=True)
class AgileView:
    """Sprints and flow; figures None where they are not known, `reasons` then says why."""

    unit: str
    current: SprintFigures | None
    sprints: tuple[SprintLine, ...]
    velocity: Decimal | None
    velocity_low: Decimal | None
    velocity_high: Decimal | None
    scope: Decimal | None
    done: Decimal | None
    remaining: Decimal | None
    percent_done: Decimal | None
    scope_added: Decimal | None
    scope_removed: Decimal | None
    early: date | None
    likely: date | None
    late: date | None
    forecast_reason: str | None
    throughput: Decimal | None
    cycle_50: Decimal | None
    cycle_85: Decimal | None
    wip: Decimal | None
    pv: Decimal | None
    ev: Decimal | None
    definition_of_done: tuple[str, ...]
    burn_up: BurnUp | None
    burn_down: BurnDown | None
    velocity_chart: Velocity | None


@dataclass(frozen=True, slots=True)
class ForecastLine:
    """What one report foresaw: the finish, the cost, and the indices behind them."""

    number: int
    reported: date
    finish: date
    cost: Decimal | None
    cpi: Decimal | None
    spi_t: Decimal | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a kind of figure comes from: what it is, how it is obtained, and the date it speaks of."""

    what: str
    how: str
    date: date | None


@dataclass(frozen=True, slots=True)
class StatusView:
    """Everything the status report shows; page 1 first, in its order.

    `told_on` is the day of the last update where the report is of a later one. `finish_reached` says that the project
    has ended on `forecast_finish`; `finish_passed` that the approved day is over.
    """

    number: int
    period_start: date
    data_date: date
    phase: str | None
    author: str | None
    is_first: bool
    day_basis: str
    overall: RatingView
    ratings: tuple[RatingView, ...]
    strip: tuple[StripRow, ...]
    strip_dates: tuple[date, ...]
    strip_width: int
    strip_rest: int
    summary: str | None
    told_on: date | None
    hold: str | None
    baseline_finish: date | None
    approved_finish: date | None
    forecast_finish: date | None
    foreseen: bool
    finish_reached: bool
    finish_passed: bool
    finish_note: TileNote
    cost_note: TileNote
    spent_note: TileNote
    complete_note: TileNote
    slip: int
    period_slip: int | None
    tolerance_days: int | None
    currency: str
    money: MoneyView
    percent_complete: Decimal | None
    next_milestone: MilestoneLine | None
    decisions: tuple[DecisionLine, ...]
    key_milestones: tuple[MilestoneLine, ...]
    top_risks: tuple[RiskLine, ...]
    open_risks: int
    done: tuple[str, ...]
    next: tuple[str, ...]
    more_done: tuple[str, ...]
    more_next: tuple[str, ...]
    carried_over: tuple[str, ...]
    changed: tuple[ChangedGroup, ...]
    told: tuple[ToldGroup, ...]
    in_the_way: tuple[ObstacleLine, ...]
    dropped: tuple[str, ...]
    milestones: tuple[MilestoneLine, ...]
    hit_on_time: int
    hit_due: int
    risks: tuple[RiskLine, ...]
    exposure: Decimal | None
    exposure_residual: Decimal | None
    contingency_cover: Decimal | None
    issues: tuple[IssueLine, ...]
    resolved_issues: tuple[str, ...]
    changes: tuple[ChangeLine, ...]
    approved_cost: Decimal | None
    approved_days: int
    decisions_taken: tuple[Decision, ...]
    actions: tuple[ActionLine, ...]
    deliverables: tuple[DeliverableLine, ...]
    lessons: tuple[Lesson, ...]
    outlook: tuple[OutlookLine, ...]
    track: ForecastTrack
    spending: SpendingView | None
    months: tuple[SpendingLine, ...]
    agile: AgileView | None
    trend: MilestoneTrend | None
    forecasts: tuple[ForecastLine, ...]
    s_curve: SCurve | None
    origins: tuple[Origin, ...]


def page(figures: Figures, voice: Voice) -> Page:
    """The status report on the figures' data date."""
    state = figures.state
    formats = voice.formats
    same_year = state.period_start.year == state.data_date.year
    start = formats.day_month(state.period_start) if same_year else formats.date(state.period_start)
    period = f"{start} – {formats.date(state.data_date)}"
    number, kind = max(state.number, 0), DocumentKind.STATUS_REPORT
    front = front_matter(
        figures,
        voice,
        kind=kind.value,
        title=voice.say("Status report {number}").format(number=number) if number else voice.say(TITLES[kind]),
        description=voice.say("How the project stands on its data date, what changed, and what must be decided"),
        period=period,
        versioned=False,
    )
    return Page(front, view(figures, voice))


def view(figures: Figures, voice: Voice) -> StatusView:
    """Everything the report shows, from the figures alone."""
    state, schedule, update = figures.state, figures.schedule, figures.state.update
    people = Directory.of(state.project)
    strip = state.project.settings.report.strip
    rows = milestone_lines(figures, voice, people)
    ratings = {key: rating_view(row, voice, people, strip) for key, row in figures.ratings.items()}
    tolerance = schedule.tolerance.value
    slip = schedule.slip.value
    period_slip = schedule.period_slip.value
    reports = max(len(ratings[Dimension.OVERALL].strip), 1)
    width = STRIP_SHARE // reports
    finish, approved = _date(schedule.forecast_finish.value), _date(schedule.approved_finish.value)
    done, coming = (update.done, update.next) if update else ((), ())
    decisions, obstacles = decision_lines(figures, voice, people), obstacle_lines(figures, voice, people)
    room = _room(update.summary if update else None, ratings.values(), decisions, obstacles)
    return StatusView(
        number=max(state.number, 0),
        period_start=state.period_start,
        data_date=state.data_date,
        phase=state.phase,
        author=people.name((update.author if update else None) or state.project.project.manager),
        is_first=figures.previous is None,
        day_basis=schedule.basis,
        overall=ratings[Dimension.OVERALL],
        ratings=tuple(rating for key, rating in ratings.items() if key is not Dimension.OVERALL),
        strip=_strip(ratings.values(), voice),
        strip_dates=tuple(cell.date for cell in ratings[Dimension.OVERALL].strip),
        strip_width=width,
        strip_rest=STRIP_SHARE - width * (reports - 1),
        summary=update.summary if update else None,
        told_on=update.date if update and update.date < state.data_date else None,
        hold=_hold(figures, voice),
        baseline_finish=_date(schedule.baseline_finish.value),
        approved_finish=approved,
        forecast_finish=finish,
        foreseen=figures.schedule.foreseen,
        finish_reached=isinstance(figures.closure.finish.actual.value, date),
        finish_passed=bool(approved and approved < state.data_date),
        finish_note=finish_note(figures, voice),
        cost_note=cost_note(figures, voice),
        spent_note=spent_note(figures, voice),
        complete_note=complete_note(figures, voice),
        slip=slip if isinstance(slip, int) else 0,
        period_slip=period_slip if isinstance(period_slip, int) else None,
        tolerance_days=tolerance if isinstance(tolerance, int) else None,
        currency=state.project.project.currency,
        money=money_view(figures, voice),
        percent_complete=known(quantity(figures.cost.percent_complete)) if figures.cost else None,
        next_milestone=next((row for row in rows if row.status in {"on track", "late", "missed"}), None),
        decisions=decisions,
        key_milestones=_key_milestones(rows, state.data_date),
        top_risks=risk_lines(figures.risk.top[:RISKS_ON_PAGE_ONE], voice, people),
        open_risks=figures.risk.open_threats,
        done=done[:room],
        next=coming[:room],
        more_done=done[room:],
        more_next=coming[room:],
        carried_over=figures.carried_over,
        changed=_changed(figures, voice),
        told=_told(figures, voice, people),
        in_the_way=obstacles,
        dropped=update.dropped if update else (),
        milestones=rows,
        hit_on_time=schedule.on_time,
        hit_due=schedule.due,
        risks=risk_lines([row for row in figures.risk.risks if row.is_open], voice, people),
        exposure=known(quantity(figures.risk.exposure)),
        exposure_residual=known(quantity(figures.risk.exposure_residual)),
        contingency_cover=known(quantity(figures.risk.contingency_cover)),
        issues=issue_lines(figures, people),
        resolved_issues=_resolved(figures),
        changes=change_lines(figures, voice, people),
        approved_cost=known(quantity(figures.changes.approved_cost)),
        approved_days=int(known(quantity(figures.changes.approved_days)) or 0),
        decisions_taken=_taken(figures, people),
        actions=action_lines(figures, people),
        deliverables=deliverable_lines(figures, voice, people),
        lessons=all_named(figures.new_lessons, people),
        outlook=outlook_lines(figures, voice),
        track=forecast_track(figures, voice),
        spending=spending_view(figures),
        months=month_lines(figures),
        agile=_agile(figures.agile, figures, voice),
        trend=trend(figures, voice),
        forecasts=_forecasts(figures),
        s_curve=s_curve(figures, voice),
        origins=_origins(figures, voice),
    )


_LETTERS = {"green": "G", "amber": "A", "red": "R", "grey": "–", "blue": "D"}


def _strip(ratings: Iterable[RatingView], voice: Voice) -> tuple[StripRow, ...]:
    """The rating history as rows of letters; a dimension that was not rated in some report has dashes there."""
    views = list(ratings)
    length = max((len(view.strip) for view in views), default=0)
    rows = []
    for view in views:
        cells = [StripMark(cell.rag, voice.say(_LETTERS[cell.rag]), cell.overruled) for cell in view.strip]
        missing = [StripMark("grey", "–", overruled=False)] * (length - len(cells))
        rows.append(StripRow(view.name, (*missing, *cells)))
    return tuple(rows)


def _sprint(sprint: SprintFigures, voice: Voice) -> SprintLine:
    return SprintLine(
        number=sprint.number,
        finish=sprint.finish,
        goal=sprint.goal,
        met=voice.say(sprint.met.capitalize()) if sprint.met else None,
        committed=sprint.committed,
        completed=sprint.completed,
        said_to_done=known(sprint.said_to_done),
    )


def _date(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _key_milestones(rows: tuple[MilestoneLine, ...], data_date: date) -> tuple[MilestoneLine, ...]:
    """For page 1: reached in this period, missed or late, and due soon; by date, at most six."""
    wanted = [
        row
        for row in rows
        if row.status != "cancelled"
        and (row.reached_now or row.status in {"missed", "late"} or data_date <= row.expected <= data_date + SOON)
    ]
    if not wanted:
        wanted = [row for row in rows if row.status == "on track"]
    return tuple(sorted(wanted, key=lambda row: (row.expected, counted(row.id)))[:ON_PAGE_ONE])


def _changed(figures: Figures, voice: Voice) -> tuple[ChangedGroup, ...]:
    names = {
        Topic.PROJECT: voice.say("The project"),
        Topic.RATING: voice.say("Ratings"),
        Topic.MILESTONE: voice.say("Milestones"),
        Topic.COST: voice.say("Money"),
        Topic.RISK: voice.say("Risks"),
        Topic.ISSUE: voice.say("Issues"),
        Topic.CHANGE: voice.say("Changes"),
        Topic.DECISION: voice.say("Decisions"),
        Topic.DELIVERABLE: voice.say("Deliverables"),
    }
    kinds = {True: "better", False: "worse", None: "same"}
    groups = []
    for topic, name in names.items():
        judged = topic in JUDGED
        found = (movement for movement in figures.movements if movement.topic is topic)
        lines = [(voice.sentence(m.text), kinds[m.better] if judged else "same") for m in found]
        if lines:
            groups.append(ChangedGroup(name, tuple((text[:1].upper() + text[1:], kind) for text, kind in lines)))
    return tuple(groups)


def _room(
    summary: str | None,
    ratings: Iterable[RatingView],
    decisions: Sequence[DecisionLine],
    obstacles: Sequence[ObstacleLine],
) -> int:
    """How many activities page 1 has room for, by a guess at the lines of what must stand there."""
    lines = ceil(len(summary or "") / LETTERS_OF_A_LINE)
    for rating in ratings:
        why = " ".join((*rating.reasons[:1], rating.way_back or "", rating.owner or ""))
        lines += max(1, ceil((len(why) + LETTERS_AROUND) / LETTERS_OF_A_REASON))
    for row in decisions:
        more = " ".join((*row.options, row.recommendation or "", row.consequence or ""))
        lines += 1 + (ceil((len(more) + LETTERS_AROUND) / LETTERS_OF_A_LINE) if more.strip() else 0)
    lines += sum(ceil(len(f"{row.text} {row.note or ''}") / LETTERS_OF_A_LINE) for row in obstacles)
    return max(1, min(ACTIVITIES_ON_PAGE_ONE, LINES_ON_PAGE_ONE - lines))


def _hold(figures: Figures, voice: Voice) -> str | None:
    """Since when and why the project is on hold, and when it is expected to go on."""
    hold = figures.state.hold
    if hold is None:
        return None
    said = reason("On hold since {day}: {why}.", day=hold.since, why=hold.reason.rstrip("."))
    if hold.until is None:
        return f"{voice.sentence(said)} {voice.say('Nobody has said when it goes on.')}"
    return f"{voice.sentence(said)} {voice.sentence(reason('Expected to go on on {day}.', day=hold.until))}"


def _told(figures: Figures, voice: Voice, people: Directory) -> tuple[ToldGroup, ...]:
    """What the update says, by topic."""
    lines = told_lines(figures, voice, people)
    groups = ((topic, tuple(line for line in lines if line.topic == topic)) for topic in TOPICS)
    return tuple(ToldGroup(voice.say(TOPICS[topic]), found) for topic, found in groups if found)


def _forecasts(figures: Figures) -> tuple[ForecastLine, ...]:
    """What the last reports foresaw, oldest first; nothing before the second report."""
    reports = figures.reports[-FORECASTS_SHOWN:] if len(figures.reports) > 1 else ()
    return tuple(
        ForecastLine(r.number, r.date, r.forecast_finish, known(r.eac), known(r.cpi), known(r.spi_t)) for r in reports
    )


def _resolved(figures: Figures) -> tuple[str, ...]:
    if figures.previous is None:
        return ()
    before = {issue.id for issue in figures.previous.issues if issue.status in OPEN_ISSUE}
    return tuple(row.issue.id for row in figures.issues if not row.is_open and row.issue.id in before)


def _taken(figures: Figures, people: Directory) -> tuple[Decision, ...]:
    """Decisions taken in the period."""
    start = figures.state.period_start
    taken = [
        row.decision
        for row in figures.decisions
        if row.decision.status is DecisionStatus.TAKEN and row.decision.decided and row.decision.decided >= start
    ]
    return all_named(taken, people)


def _agile(agile: AgileFigures | None, figures: Figures, voice: Voice) -> AgileView | None:
    if agile is None or not (agile.sprints or agile.flow):
        return None
    written = figures.state.project.agile
    pace = agile.velocity
    forecast = agile.forecast
    return AgileView(
        unit=voice.say(agile.unit),
        current=agile.current,
        sprints=tuple(_sprint(sprint, voice) for sprint in agile.sprints),
        velocity=getattr(pace, "mean", None),
        velocity_low=getattr(pace, "worst", None),
        velocity_high=getattr(pace, "best", None),
        scope=known(quantity(agile.scope)),
        done=known(quantity(agile.done)),
        remaining=known(quantity(agile.remaining)),
        percent_done=known(quantity(agile.percent_done)),
        scope_added=known(quantity(agile.scope_added)),
        scope_removed=known(quantity(agile.scope_removed)),
        early=_date(getattr(forecast, "optimistic", None)),
        likely=_date(getattr(forecast, "likely", None)),
        late=_date(getattr(forecast, "pessimistic", None)),
        forecast_reason=voice.why(forecast) if not hasattr(forecast, "likely") else voice.why(forecast.likely),
        throughput=known(quantity(agile.throughput)),
        cycle_50=known(quantity(agile.cycle_50)),
        cycle_85=known(quantity(agile.cycle_85)),
        wip=known(quantity(agile.wip)),
        pv=known(quantity(agile.pv)),
        ev=known(quantity(agile.ev)),
        definition_of_done=written.definition_of_done if written else (),
        burn_up=burn_up(agile, figures, voice),
        burn_down=burn_down(agile, figures, voice),
        velocity_chart=velocity_bars(agile, voice),
    )


def _origins(figures: Figures, voice: Voice) -> tuple[Origin, ...]:
    """What the figures rest on, so that anybody can trace them."""
    state, cost = figures.state, figures.cost
    progress = max((work.reported for work in state.work.values() if work.reported), default=None)
    people = Directory.of(state.project)
    author = people.name((state.update.author if state.update else None) or state.project.project.manager)
    rows = [
        *([Origin(voice.say("This report"), author, state.data_date)] if author else []),
        Origin(voice.say("Progress"), voice.say("reported per deliverable in the dated updates"), progress),
        Origin(
            voice.say("Actual cost"), voice.say("reported since the start, in the dated updates"), state.cost.actual_on
        ),
    ]
    if cost:
        told_on = state.cost.estimated_on if cost.eac_key == BOTTOM_UP else cost.as_of
        known_on = told_on if isinstance(quantity(cost.eac), Decimal) else None
        rows.append(Origin(voice.say("Cost forecast"), cost.eac_text, known_on))
    last = voice.say("the date expected for the last milestone, else for the last deliverable")
    rules = voice.say("computed from tolerances and thresholds; stated ratings are marked")
    rows.append(Origin(voice.say("Forecast finish"), last, state.data_date))
    rows.append(Origin(voice.say("Ratings"), rules, state.data_date))
    return tuple(rows)


DOCUMENT = DocumentType(
    DocumentKind.STATUS_REPORT, Pack.STATUS, "status/status-report.html.j2", page, dated=True, view=StatusView
)

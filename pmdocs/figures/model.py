"""Every derived number of a project on a date, as the documents read it: computed once, shown everywhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from pmdocs.figures.agile import BurnUpPoint, DateRange, Velocity
from pmdocs.figures.flow import FlowDay
from pmdocs.figures.formulas import Unit
from pmdocs.figures.outcome import CostAccuracy, FinishAccuracy, Gap
from pmdocs.figures.quantity import Quantity, Undefined
from pmdocs.figures.rag import Rag, Rating
from pmdocs.figures.reason import Reason
from pmdocs.figures.risk_exposure import RiskMovement
from pmdocs.figures.risk_scoring import Band, BandCount, Cell, Scheme
from pmdocs.project.closure import Verdict
from pmdocs.project.kickoff import Deliverable, Option
from pmdocs.project.plan import Milestone
from pmdocs.project.record import Record
from pmdocs.project.registers import Action, Change, Decision, Issue, Lesson, Risk
from pmdocs.project.updates import Dimension
from pmdocs.state import ProjectState

Location = tuple[str | int, ...]
"""A place in the definition as read: ``("updates", 3, "cost", "actual")``."""

FigureValue = Decimal | int | dt.date | str | Undefined


class Input(NamedTuple):
    """One thing a figure was made from: what the formula calls it, its value, and where that comes from.

    `key` names the figure it is, `sources` the places in the definition it was read from; one of them is enough.
    `unit` is told where it is neither that of the figure named nor that of the figure it goes into.
    """

    name: str
    value: FigureValue
    key: str = ""
    sources: tuple[Location, ...] = ()
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One derived number that can be asked about: what it is, how it came about, and what it was made from.

    `inputs` went into `formula`, in its order; `sources` are the places in the definition the figure itself was read
    from. Where the formula is in words, `worked` says it in the terms of this case, for explanations. An undefined
    value is shown as a dash with its reason.
    """

    key: str
    label: str
    value: FigureValue
    unit: Unit
    formula: str = ""
    inputs: tuple[Input, ...] = ()
    sources: tuple[Location, ...] = ()
    worked: str = ""


# --- money -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CostFigures:
    """Budget, earned value and forecasts, in the project's currency; None as a whole where no budget is written.

    `bac` is the sum of the first approved budget lines; `budget_now` adds the cost effect of approved changes and is
    the BAC all indices and forecasts of the current baseline use. `eac_by_formula` holds every variant by its key;
    `eac` is the forecast, named by `eac_key` and `eac_text`: the manager's own estimate where it is fresh, else the
    formula chosen in the settings; `estimate_refused` says why an estimate is not it. What compares work and money is
    of the day `as_of`, the last on which both were told; what needs no cost, such as PV, EV and SPI, is of the day
    `earned_on`, that of the last report of progress. `pv_then` is the planned value on the day of the actual cost.
    `is_early` is True while no formula can forecast.
    """

    bac: Figure
    approved_changes: Figure
    budget_now: Figure
    contingency: Figure
    contingency_left: Figure
    pv: Figure
    pv_then: Figure
    ev: Figure
    ac: Figure
    cv: Figure
    sv: Figure
    cv_percent: Figure
    sv_percent: Figure
    cpi: Figure
    recent_cpi: Figure
    spi: Figure
    csi: Figure
    percent_complete: Figure
    percent_planned: Figure
    percent_spent: Figure
    eac_key: str
    eac_text: str
    eac: Figure
    eac_by_formula: tuple[Figure, ...]
    eac_low: Figure
    eac_high: Figure
    etc: Figure
    vac: Figure
    vac_percent: Figure
    tcpi_bac: Figure
    tcpi_eac: Figure
    has_earned_value: bool
    as_of: dt.date | None
    earned_on: dt.date | None
    is_early: bool
    estimate_refused: Reason | None
    committed: Figure
    overspent: Figure


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """Cumulative money on a date; None where it is not known (the future, or never reported)."""

    date: dt.date
    pv: Decimal | None
    ev: Decimal | None
    ac: Decimal | None


# --- time ------------------------------------------------------------------------------------------------------


class MilestoneStatus(StrEnum):
    """How a milestone stands on the data date."""

    REACHED = "reached"
    ON_TRACK = "on track"
    LATE = "late"
    MISSED = "missed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class MilestoneFigures:
    """One milestone: dates, slips and how often it moved.

    `baseline` is the date first agreed, `approved` the last baseline approved by a change. `slip` counts days from
    the approved baseline to `expected` (actual, else forecast, else approved baseline); `total_slip` from the first
    baseline; `period_slip` since the last report, None in the first. `reached_now` is True in the report that first
    says it was reached.
    """

    milestone: Milestone
    baseline: dt.date
    approved: dt.date
    previous: dt.date | None
    forecast: dt.date
    actual: dt.date | None
    expected: dt.date
    slip: int
    total_slip: int
    period_slip: int | None
    reforecasts: int
    status: MilestoneStatus
    reached_now: bool
    rag: Rag


@dataclass(frozen=True, slots=True)
class TrendLine:
    """One milestone's forecasts over the reports: (report date, date expected then)."""

    id: str
    name: str
    baseline: dt.date
    points: tuple[tuple[dt.date, dt.date], ...]
    reached: bool


@dataclass(frozen=True, slots=True)
class ScheduleFigures:
    """The finish and the milestones. `basis` is "calendar" or "working": how every number of days is counted.

    `forecast_finish` is the latest expected date among milestones not cancelled, without any among the deliverables,
    or the approved finish where none is later; `es_finish` is what earned schedule alone would forecast, from
    `ieac_t`, one of the variants in `ieac_by_formula`. `foreseen` is False where nothing has a date: the forecast is
    then only what was once planned, and nobody knows whether it is on time. `replanned` is the day of the last decision
    that moved the finish or the budget.
    """

    basis: str
    baseline_finish: Figure
    approved_finish: Figure
    forecast_finish: Figure
    previous_finish: Figure
    slip: Figure
    period_slip: Figure
    tolerance: Figure
    milestones: tuple[MilestoneFigures, ...]
    hit_rate: Figure
    due: int
    on_time: int
    planned_duration: Figure
    es: Figure
    at: Figure
    sv_t: Figure
    spi_t: Figure
    ieac_t: Figure
    ieac_by_formula: tuple[Figure, ...]
    tspi: Figure
    es_finish: Figure
    leading_index: str
    foreseen: bool
    replanned: dt.date | None
    days_on_hold: Figure
    trend: tuple[TrendLine, ...]


# --- risk ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Score:
    """Probability, impact, their product and the band it falls in. `level` is the band's shade, 1 low to 4 high."""

    probability: int
    impact: int
    points: int
    band: Band
    level: int


@dataclass(frozen=True, slots=True)
class RiskFigures:
    """One risk with its scores and movement; scores are None where probability or impact is not written."""

    risk: Risk
    rank: int | None
    inherent: Score | None
    current: Score | None
    residual: Score | None
    target: Score | None
    previous: Score | None
    movement: RiskMovement
    emv: Quantity
    emv_residual: Quantity
    is_open: bool
    is_new: bool
    days_open: int | None
    next_action: Action | None
    overdue_actions: tuple[Action, ...]
    history: tuple[tuple[dt.date, int | None], ...]


@dataclass(frozen=True, slots=True)
class RiskSummary:
    """The register as a whole on the data date; threats and opportunities apart where it matters."""

    scheme: Scheme
    risks: tuple[RiskFigures, ...]
    top: tuple[RiskFigures, ...]
    open_threats: int
    open_opportunities: int
    counts: tuple[BandCount, ...]
    previous_counts: tuple[BandCount, ...]
    opportunity_counts: tuple[BandCount, ...]
    threat_map: tuple[tuple[Cell, ...], ...]
    threat_map_residual: tuple[tuple[Cell, ...], ...]
    opportunity_map: tuple[tuple[Cell, ...], ...]
    exposure: Figure
    exposure_residual: Figure
    opportunity: Figure
    opportunity_residual: Figure
    contingency_cover: Figure
    unpriced: int
    new: tuple[str, ...]
    closed: tuple[str, ...]
    materialised: tuple[str, ...]
    up: tuple[str, ...]
    down: tuple[str, ...]
    average_age: Figure


# --- ratings ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RatingRow:
    """One dimension's rating now, last time and over the reports; `rating.rag` is what is shown.

    `said` is the manager's own reason, `action`, `owner` and `due` the way back as stated; any of them may be None.
    `run` counts the reports in a row with the colour shown; `history` is oldest first, this report last. `better`
    says whether the colour is good news after the last one, None where it is neither.
    """

    dimension: Dimension
    rating: Rating
    previous: Rag | None
    said: str | None
    action: str | None
    owner: str | None
    due: dt.date | None
    run: int
    history: tuple[tuple[dt.date, Rag, bool], ...]
    better: bool | None


# --- registers -------------------------------------------------------------------------------------------------


class DeliverableStatus(StrEnum):
    """How far a deliverable has come."""

    NOT_STARTED = "not started"
    IN_WORK = "in work"
    DELIVERED = "delivered"
    ACCEPTED = "accepted"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class DeliverableFigures:
    """One deliverable: progress, value earned and state. `change` is the id of the change that added or removed it.

    `baseline` is the due date first agreed; the due date now stands in `deliverable`. `expected` is the day it was
    delivered, else its forecast, else the due date. `overdue` is True past the due date, `lapsed` past the expected
    one: late, and no new date given.
    """

    deliverable: Deliverable
    status: DeliverableStatus
    complete: Decimal | None
    budget: Decimal | None
    earned: Quantity
    baseline: dt.date | None
    expected: dt.date | None
    delivered: dt.date | None
    accepted: dt.date | None
    overdue: bool
    lapsed: bool
    change: str | None
    added: bool


@dataclass(frozen=True, slots=True)
class IssueFigures:
    """One issue with its age in days and whether it is overdue on the data date."""

    issue: Issue
    is_open: bool
    is_new: bool
    overdue: bool
    days_overdue: int
    days_open: int


@dataclass(frozen=True, slots=True)
class DecisionFigures:
    """One decision; `overdue` while it is pending past its needed-by date."""

    decision: Decision
    pending: bool
    overdue: bool
    days_overdue: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class ActionFigures:
    """One action wherever it lives: `parent` is the id of its risk or issue, None for one of its own."""

    action: Action
    parent: str | None
    is_open: bool
    overdue: bool
    days_overdue: int


@dataclass(frozen=True, slots=True)
class WaitingChange:
    """A change whose approval is awaited, and for how many days too long."""

    change: Change
    days_overdue: int


@dataclass(frozen=True, slots=True)
class ChangeSummary:
    """The change log in numbers: counts by status and source, and what the approved ones add up to.

    `to_decide` are the changes that wait for approval and that no pending decision speaks of.
    """

    changes: tuple[Change, ...]
    by_status: tuple[tuple[str, int], ...]
    by_source: tuple[tuple[str, int], ...]
    approved: tuple[Change, ...]
    undecided: tuple[Change, ...]
    to_decide: tuple[WaitingChange, ...]
    decided: int
    approved_cost: Figure
    approved_days: Figure
    approved_effort: Figure
    creep: Figure
    growth: Figure
    acceptance_rate: Figure
    median_days: Figure


# --- history ---------------------------------------------------------------------------------------------------


class Topic(StrEnum):
    """What a line of "what changed" is about."""

    RATING = "rating"
    MILESTONE = "milestone"
    RISK = "risk"
    ISSUE = "issue"
    CHANGE = "change"
    DECISION = "decision"
    COST = "cost"
    DELIVERABLE = "deliverable"
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class Movement:
    """One thing that changed since the last report; `better` None where it is neither better nor worse."""

    topic: Topic
    ids: tuple[str, ...]
    text: Reason
    better: bool | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One past report in numbers, for trends: what it said on its own date."""

    number: int
    date: dt.date
    ev: Quantity
    ac: Quantity
    pv: Quantity
    cpi: Quantity
    spi: Quantity
    spi_t: Quantity
    budget: Quantity
    eac: Quantity
    cv: Quantity
    sv: Quantity
    etc: Quantity
    vac: Quantity
    tcpi_bac: Quantity
    tcpi_eac: Quantity
    es: Quantity
    sv_t: Quantity
    forecast_finish: dt.date
    exposure: Quantity
    open_risks: int
    open_issues: int


# --- effort, agile, closure ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EffortFigures:
    """Person-days: planned, approved in addition, actual and forecast."""

    planned: Figure
    approved: Figure
    actual: Figure
    remaining: Figure
    forecast: Figure
    variance: Figure


@dataclass(frozen=True, slots=True)
class SprintFigures:
    """One sprint with its derived numbers; `number` counts from 1."""

    id: str
    number: int
    start: dt.date
    finish: dt.date
    goal: str | None
    met: str | None
    committed: Decimal | None
    completed: Decimal | None
    said_to_done: Quantity
    carried_over: Quantity
    added: Decimal
    removed: Decimal
    finished: bool


@dataclass(frozen=True, slots=True)
class AgileFigures:
    """Sprints, velocity, scope and forecast, in the backlog's unit."""

    unit: str
    sprints: tuple[SprintFigures, ...]
    current: SprintFigures | None
    velocity: Velocity | Undefined
    scope: Figure
    done: Figure
    remaining: Figure
    percent_done: Figure
    scope_added: Figure
    scope_removed: Figure
    forecast: DateRange | Undefined
    burn_up: tuple[BurnUpPoint, ...]
    burn_up_dates: tuple[dt.date, ...]
    burndown: tuple[tuple[dt.date, Decimal, Decimal | None], ...]
    pv: Figure
    ev: Figure
    throughput: Figure
    cycle_50: Figure
    cycle_85: Figure
    wip: Figure
    flow: tuple[FlowDay, ...]


@dataclass(frozen=True, slots=True)
class Baselines:
    """First baseline, last approved baseline and actual of one quantity, and the gap between them explained."""

    first: Figure
    approved: Figure
    actual: Figure
    gap: Gap
    reason: str | None


@dataclass(frozen=True, slots=True)
class ResultRow:
    """An objective or success criterion and what came of it; verdict None where closure does not answer it."""

    id: str
    statement: str
    measure: str | None
    target: str | None
    unit: str | None
    critical: bool
    actual: str | None
    met: Verdict | None
    evidence: str | None


@dataclass(frozen=True, slots=True)
class LessonGroup:
    """Lessons of one category, the weightiest first."""

    category: str
    lessons: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True)
class ClosureFigures:
    """What the closure report adds: three baselines, verdicts, forecast accuracy and the review of risks.

    `is_over` is False while neither a closure is reached nor every milestone: until then there is no outcome.
    """

    is_over: bool
    finish: Baselines
    cost: Baselines
    effort: Baselines
    deliverables_planned: int
    deliverables_delivered: int
    deliverables_removed: int
    deliverables_added: int
    objectives: tuple[ResultRow, ...]
    criteria: tuple[ResultRow, ...]
    verdicts: tuple[tuple[str, int], ...]
    cost_accuracy: tuple[CostAccuracy, ...]
    finish_accuracy: tuple[FinishAccuracy, ...]
    materialised: tuple[RiskFigures, ...]
    unforeseen: tuple[Issue, ...]
    closed_unused: tuple[RiskFigures, ...]
    open_risks: tuple[RiskFigures, ...]
    open_issues: tuple[Issue, ...]
    reserve_used: Figure
    reserve_released: Figure


@dataclass(frozen=True, slots=True)
class SpendingFigures:
    """What a category or a month has cost, against its budget or planned value."""

    name: str
    planned: Figure
    spent: Figure
    left: Figure


@dataclass(frozen=True, slots=True)
class OptionFigures:
    """What one option of the charter is worth today, and after how many years it has paid back."""

    option: Option
    flows: Figure
    npv: Figure
    payback: Figure


@dataclass(frozen=True, slots=True)
class OutlookFigures:
    """What a sponsor asks about the rest of the project; None for what the project has no ground for.

    Reserves are about open risks, releases about the backlog, bands about what of an index is usual.
    """

    reserve_p50: Figure
    reserve_p80: Figure
    reserve_chance: Figure
    release_p50: Figure | None
    release_p80: Figure | None
    release_p95: Figure | None
    release_chance: Figure | None
    burn_rate: Figure | None
    runway: Figure | None
    effort_used: Figure
    effort_complete: Figure
    cpi_band: BandFigures | None
    velocity_band: BandFigures | None
    options: tuple[OptionFigures, ...]
    categories: tuple[SpendingFigures, ...]
    months: tuple[SpendingFigures, ...]


@dataclass(frozen=True, slots=True)
class BandFigures:
    """The usual range of an index: its limits, its mean, the newest value, and whether that is a signal."""

    low: Figure
    mean: Figure
    high: Figure
    last: Figure
    signal: Figure


@dataclass(frozen=True, slots=True)
class Figures:
    """All derived numbers on one data date. `previous` is the state at the last report, None in the first.

    `reports` are all reports up to now, oldest first, this one last. `carried_over` are activities promised last time
    and not reported as done. `ledger` holds every figure by its key, for `pmdocs figures`.
    """

    state: ProjectState
    previous: ProjectState | None
    cost: CostFigures | None
    curve: tuple[CurvePoint, ...]
    schedule: ScheduleFigures
    effort: EffortFigures
    risk: RiskSummary
    first_risks: tuple[RiskFigures, ...]
    ratings: Mapping[Dimension, RatingRow]
    deliverables: tuple[DeliverableFigures, ...]
    issues: tuple[IssueFigures, ...]
    decisions: tuple[DecisionFigures, ...]
    actions: tuple[ActionFigures, ...]
    changes: ChangeSummary
    movements: tuple[Movement, ...]
    carried_over: tuple[str, ...]
    reports: tuple[Report, ...]
    agile: AgileFigures | None
    outlook: OutlookFigures
    lessons: tuple[LessonGroup, ...]
    new_lessons: tuple[Lesson, ...]
    closure: ClosureFigures
    ledger: Mapping[str, Figure]

    @property
    def ids(self) -> frozenset[str]:
        """Every id of every register on this date: what may become a link where a text mentions it."""
        state, project = self.state, self.state.project
        registers: tuple[tuple[Record, ...], ...] = (
            state.milestones,
            state.deliverables,
            state.risks,
            state.issues,
            state.changes,
            state.decisions,
            state.assumptions,
            state.dependencies,
            state.quality,
            state.sprints,
            state.lessons,
            project.objectives,
            project.success_criteria,
            project.benefits,
            project.requirements,
            project.needs,
            project.constraints,
            project.communications,
            project.phases,
        )
        actions = (row.action.id for row in self.actions)
        return frozenset(
            {getattr(entry, "id", None) or "" for register in registers for entry in register} | {*actions}
        ) - {""}

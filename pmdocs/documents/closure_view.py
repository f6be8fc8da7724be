"""What the closure report shows, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pmdocs.charts import MilestoneTrend, Waterfall
from pmdocs.documents.forecast_track import ForecastTrack
from pmdocs.documents.status_registers import ChangeLine, MilestoneLine
from pmdocs.project.closure import OutstandingItem, Recommendation, Review, Satisfaction
from pmdocs.project.registers import Issue, Lesson


@dataclass(frozen=True, slots=True)
class ResultLine:
    """An objective or criterion: `met` is the verdict's word, None where the closure does not answer it."""

    id: str
    statement: str
    measure: str | None
    target: str | None
    actual: str | None
    met: str | None
    rag: str
    evidence: str | None
    critical: bool


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """A deliverable as planned, delivered, removed or added, with the change that did it and its acceptance."""

    id: str
    name: str
    outcome: str
    change: str | None
    due: date | None
    delivered: date | None
    criteria: tuple[str, ...]
    accepted: str | None
    rag: str
    kind: str | None
    conditions: str | None
    verified_by: str | None
    accepted_by: str | None
    accepted_on: date | None
    removed: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """First baseline, last approved baseline and actual of one quantity, as finished texts, and the gap explained."""

    name: str
    first: str
    approved: str
    actual: str
    gap: str
    by_changes: str
    by_performance: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class CategoryCost:
    """Budget and actual cost of one category."""

    category: str
    budget: Decimal | None
    actual: Decimal | None
    variance: Decimal | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class AccuracyLine:
    """What the report at one stage of completion foresaw, and how far off it was."""

    stage: Decimal
    cost: Decimal | None
    cost_error: Decimal | None
    finish: date | None
    finish_days: Decimal | None


@dataclass(frozen=True, slots=True)
class RiskOutcome:
    """What became of one risk: its score before it ended, when, and why."""

    id: str
    title: str
    score: int | None
    level: int | None
    ended: date | None
    reason: str | None
    links: tuple[str, ...]
    owner: str | None
    opportunity: bool


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One line of a checklist: done, open or not applicable; `status_word` None where nobody has said which."""

    source: str
    item: str
    status: str
    status_word: str | None
    rag: str
    owner: str | None
    date: date | None
    note: str | None


@dataclass(frozen=True, slots=True)
class BenefitLine:
    """A benefit to be measured after closure."""

    id: str
    description: str
    measure: str | None
    baseline: str | None
    target: str | None
    actual: str | None
    status: str | None
    review: date | None
    owner: str | None
    disbenefit: bool


@dataclass(frozen=True, slots=True)
class ClosureView:
    """Everything the closure report shows, in its order; `is_over` is False while the project still runs."""

    has_closure: bool
    is_over: bool
    currency: str
    day_basis: str
    ending: str | None
    ending_rag: str
    reason: str | None
    closed_on: date | None
    summary: str | None
    business_case: str | None
    verdicts: tuple[tuple[str, int], ...]
    objectives_met: int
    objectives_total: int
    finish: Comparison
    cost: Comparison
    effort: Comparison
    actual_cost: Decimal | None
    cost_gap_share: Decimal | None
    finish_gap_days: Decimal | None
    objectives: tuple[ResultLine, ...]
    criteria: tuple[ResultLine, ...]
    deliveries: tuple[DeliveryLine, ...]
    planned: int
    delivered: int
    removed: int
    added: int
    categories: tuple[CategoryCost, ...]
    waterfall: Waterfall | None
    reserve: Decimal | None
    reserve_used: Decimal | None
    reserve_released: Decimal | None
    cpi: Decimal | None
    spi_t: Decimal | None
    accuracy: tuple[AccuracyLine, ...]
    milestones: tuple[MilestoneLine, ...]
    track: ForecastTrack
    trend: MilestoneTrend | None
    hit_on_time: int
    hit_due: int
    changes: tuple[ChangeLine, ...]
    changes_by_status: tuple[tuple[str, int], ...]
    changes_by_source: tuple[tuple[str, int], ...]
    approved_cost: Decimal | None
    approved_days: int
    acceptance_rate: Decimal | None
    median_days: Decimal | None
    changes_decided: int
    risk_review: str | None
    materialised: tuple[RiskOutcome, ...]
    closed_unused: tuple[RiskOutcome, ...]
    unforeseen: tuple[Issue, ...]
    has_issues: bool
    issue_review: str | None
    quality: str | None
    reviews: tuple[Review, ...]
    satisfaction: tuple[Satisfaction, ...]
    recognition: str | None
    handover: tuple[CheckLine, ...]
    support: str | None
    checklist: tuple[CheckLine, ...]
    outstanding: tuple[OutstandingItem, ...]
    open_risks: tuple[RiskOutcome, ...]
    open_issues: tuple[Issue, ...]
    recommendations: tuple[Recommendation, ...]
    benefits: tuple[BenefitLine, ...]
    lessons: tuple[Lesson, ...]
    lesson_count: int
    archive: str | None

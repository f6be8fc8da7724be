"""The colours of one project: every dimension judged on each report's date, held, aged and overruled in turn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import takewhile

from pmdocs.figures.asked import quantity
from pmdocs.figures.earned_value import cpi, vac
from pmdocs.figures.model import (
    ChangeSummary,
    CostFigures,
    DeliverableFigures,
    IssueFigures,
    MilestoneStatus,
    RatingRow,
    RiskSummary,
    ScheduleFigures,
)
from pmdocs.figures.quantity import NO_BUDGET
from pmdocs.figures.rag import Rag, Rating, hold, overall, overrule, stale
from pmdocs.figures.rag_rules import (
    Outlook,
    RagThresholds,
    rate_cost,
    rate_criteria,
    rate_issues,
    rate_risk,
    rate_schedule,
    rate_scope,
)
from pmdocs.figures.reason import reason
from pmdocs.project.kickoff import Priority, QualityActivity
from pmdocs.project.settings import RagSettings
from pmdocs.project.updates import Dimension, RagStatement
from pmdocs.state import ProjectState

RATED = (Dimension.SCHEDULE, Dimension.COST, Dimension.SCOPE, Dimension.RISK, Dimension.ISSUES, Dimension.QUALITY)


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules look at on one date."""

    state: ProjectState
    cost: CostFigures | None
    schedule: ScheduleFigures
    risk: RiskSummary
    changes: ChangeSummary
    deliverables: tuple[DeliverableFigures, ...]
    issues: tuple[IssueFigures, ...]
    manager: str


def thresholds_of(settings: RagSettings) -> RagThresholds:
    """The thresholds of this project; what it does not set keeps the default."""
    usual = RagThresholds()

    def pick(own: Decimal | None, default: Decimal) -> Decimal:
        return default if own is None else own

    return RagThresholds(
        spi_t_green=pick(settings.index_green, usual.spi_t_green),
        spi_t_amber=pick(settings.index_amber, usual.spi_t_amber),
        cpi_green=pick(settings.index_green, usual.cpi_green),
        cpi_amber=pick(settings.index_amber, usual.cpi_amber),
        tolerance_green=pick(settings.tolerance_share, usual.tolerance_green),
        creep_green=pick(settings.creep_green, usual.creep_green),
        creep_amber=pick(settings.creep_amber, usual.creep_amber),
        clean_periods=usual.clean_periods if settings.clean_periods is None else settings.clean_periods,
        stale_after_days=usual.stale_after_days if settings.stale_days is None else settings.stale_days,
    )


def rating_rows(reports: Sequence[Judged]) -> Mapping[Dimension, RatingRow]:
    """Each dimension's rating in the last of `reports`, with its history over all of them, oldest first."""
    limits = thresholds_of(reports[-1].state.project.settings.rag)
    shown: list[Mapping[Dimension, Rating]] = []
    computed: dict[Dimension, list[Rag]] = {dimension: [] for dimension in RATED}
    for judged in reports:
        shown.append(_rated(judged, computed, limits))
    return {dimension: _row(dimension, reports, shown) for dimension in shown[-1]}


def _rated(judged: Judged, computed: dict[Dimension, list[Rag]], limits: RagThresholds) -> Mapping[Dimension, Rating]:
    """The ratings one report shows; the computed colours are added to the history that slows the return to green."""
    ratings: dict[Dimension, Rating] = {}
    for dimension, rating in _computed(judged, limits).items():
        held = hold(rating, computed[dimension], limits.clean_periods)
        computed[dimension].append(rating.rag)
        ratings[dimension] = _spoken(stale(held, _age(judged.state), limits.stale_after_days), dimension, judged)
    whole = overall({dimension.value: rating for dimension, rating in ratings.items()})
    return {Dimension.OVERALL: _spoken(whole, Dimension.OVERALL, judged), **ratings}


def _age(state: ProjectState) -> int | None:
    return (state.data_date - state.update.date).days if state.update else None


def _spoken(rating: Rating, dimension: Dimension, judged: Judged) -> Rating:
    """The manager's override, where one is stated with its reason; the stated action is then the way back."""
    said = judged.state.rag.get(dimension)
    if said is None or said.stated is None or not said.reason or said.stated.value == rating.rag.value:
        return rating
    update = judged.state.update
    who = (update.author if update else None) or judged.manager
    shown = overrule(rating, Rag(said.stated.value), said.reason, who)
    back = (reason("{action}", action=said.action),) if said.action else shown.way_back
    return replace(shown, way_back=back)


def _computed(judged: Judged, limits: RagThresholds) -> dict[Dimension, Rating]:
    found = {
        Dimension.SCHEDULE: _schedule(judged, limits),
        Dimension.COST: _cost(judged, limits),
        Dimension.SCOPE: _scope(judged, limits),
        Dimension.RISK: _risk(judged, limits),
        Dimension.ISSUES: _issues(judged, limits),
    }
    if judged.state.quality:
        found[Dimension.QUALITY] = rate_criteria(
            [(q.id, _outlook(q, judged.state.data_date)) for q in judged.state.quality]
        )
    return found


def _schedule(judged: Judged, limits: RagThresholds) -> Rating:
    schedule, tolerances = judged.schedule, judged.state.project.tolerances
    missed = [
        row.milestone.id
        for row in schedule.milestones
        if row.status is MilestoneStatus.MISSED and (row.milestone.critical or row.milestone.gate)
    ]
    slip = schedule.slip.value
    return rate_schedule(
        slip_days=slip if isinstance(slip, int) and schedule.foreseen else None,
        tolerance_days=tolerances.time if tolerances else None,
        spi_t=quantity(schedule.spi_t),
        missed=missed,
        thresholds=limits,
    )


def _cost(judged: Judged, limits: RagThresholds) -> Rating:
    cost, tolerances = judged.cost, judged.state.project.tolerances
    if cost is None:
        return rate_cost(vac=NO_BUDGET, tolerance=None, cpi=NO_BUDGET, thresholds=limits)
    budget, ev, ac = quantity(cost.budget_now), quantity(cost.ev), quantity(cost.ac)
    share = tolerances.cost if tolerances else None
    allowed = share * budget if share is not None and isinstance(budget, Decimal) else None
    return rate_cost(vac=vac(budget, quantity(cost.eac)), tolerance=allowed, cpi=cpi(ev, ac), thresholds=limits)


def _scope(judged: Judged, limits: RagThresholds) -> Rating:
    """Lateness belongs to the schedule: a must-have deliverable endangers the scope only when it has no date ahead."""
    danger = [
        row.deliverable.id for row in judged.deliverables if row.deliverable.priority is Priority.MUST and row.lapsed
    ]
    undecided = [(change.id, change.size or 0) for change in judged.changes.undecided]
    return rate_scope(creep=quantity(judged.changes.creep), undecided=undecided, must_at_risk=danger, thresholds=limits)


def _risk(judged: Judged, limits: RagThresholds) -> Rating:
    red = [
        (row.risk.id, bool(row.risk.owner and row.next_action))
        for row in judged.risk.risks
        if row.is_open and row.risk.kind.value == "threat" and row.current and row.current.band.rag is Rag.RED
    ]
    return rate_risk(red, limits)


def _issues(judged: Judged, limits: RagThresholds) -> Rating:
    open_rows = [row for row in judged.issues if row.is_open]
    return rate_issues(
        overdue=[(row.issue.id, row.issue.impact or 0) for row in open_rows if row.overdue],
        blocking=[row.issue.id for row in open_rows if row.issue.blocking],
        escalated_late=[row.issue.id for row in open_rows if row.issue.escalate and row.overdue],
        thresholds=limits,
    )


def _outlook(activity: QualityActivity, data_date: dt.date) -> Outlook:
    """A check that is overdue, or that found defects, leaves its criterion in doubt."""
    if activity.done is None and activity.due and activity.due < data_date:
        return Outlook.DOUBTFUL
    return Outlook.ON_TRACK


def _row(dimension: Dimension, reports: Sequence[Judged], shown: Sequence[Mapping[Dimension, Rating]]) -> RatingRow:
    history = tuple(
        (judged.state.data_date, ratings[dimension].rag, ratings[dimension].override is not None)
        for judged, ratings in zip(reports, shown, strict=True)
        if dimension in ratings
    )
    rating = shown[-1][dimension]
    said = _in_force(dimension, reports, shown)
    return RatingRow(
        dimension=dimension,
        rating=rating,
        previous=history[-2][1] if len(history) > 1 else None,
        said=said.reason if said else None,
        action=said.action if said else None,
        owner=said.owner if said else None,
        due=said.due if said else None,
        run=sum(1 for _ in takewhile(lambda report: report[1] is rating.rag, reversed(history))),
        history=history,
    )


def _in_force(
    dimension: Dimension, reports: Sequence[Judged], shown: Sequence[Mapping[Dimension, Rating]]
) -> RagStatement | None:
    """What the manager says of a rating; what was said before it was green explains no new trouble."""
    *earlier, now = reports
    said: RagStatement | None = now.state.rag.get(dimension)
    if said is None:
        return None
    written = next((one for one in (now.state.update.rag if now.state.update else ()) if one.id is dimension), None)

    def is_old(name: str) -> bool:
        if written is not None and getattr(written, name) is not None:
            return False
        for judged, ratings in zip(reversed(earlier), reversed(shown[:-1]), strict=True):
            before = judged.state.rag.get(dimension)
            if before is None or getattr(before, name) != getattr(said, name):
                return False
            if dimension in ratings and ratings[dimension].rag in {Rag.GREEN, Rag.BLUE}:
                return True
        return False

    return said.model_copy(update={name: None for name in ("reason", "action", "owner", "due") if is_old(name)})

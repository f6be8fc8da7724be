"""The colours of one project: every dimension judged on each report's date, held, aged and overruled in turn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import takewhile

from pmdocs.figures.asked import quantity
from pmdocs.figures.closing import actual_finish
from pmdocs.figures.earned_value import vac
from pmdocs.figures.estimate import BOTTOM_UP
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
from pmdocs.figures.money import MoneyBasis
from pmdocs.figures.movements import marks
from pmdocs.figures.quantity import NO_BUDGET, NOT_OF_ONE_DAY, TOO_EARLY, Quantity, Undefined
from pmdocs.figures.rag import Rag, Rating, hold, overall, overrule, stale
from pmdocs.figures.rag_rules import (
    Outlook,
    RagThresholds,
    rate_cost,
    rate_criteria,
    rate_early_cost,
    rate_issues,
    rate_risk,
    rate_schedule,
    rate_scope,
)
from pmdocs.figures.reason import reason
from pmdocs.figures.register_rows import OPEN_ISSUE
from pmdocs.project.kickoff import Priority, QualityActivity
from pmdocs.project.registers import RiskStatus
from pmdocs.project.settings import RagSettings
from pmdocs.project.updates import Dimension, RagStatement
from pmdocs.state import ProjectState

ALL_EARNED = Undefined("all work is earned")
OLD_PROGRESS = Undefined("progress was not reported lately")
OWN_ESTIMATE = Undefined("the forecast is the manager's own estimate")

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
    basis: MoneyBasis


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
        aged = held if _stands_by_itself(rating) else stale(held, _age(judged, dimension), limits.stale_after_days)
        ratings[dimension] = _spoken(aged, dimension, judged)
    whole = overall({dimension.value: rating for dimension, rating in ratings.items()})
    return {Dimension.OVERALL: _spoken(whole, Dimension.OVERALL, judged), **ratings}


def _stands_by_itself(rating: Rating) -> bool:
    """A date that has passed unreached needs no report to be known."""
    inputs = dict(rating.inputs)
    return bool(inputs.get("missed") or inputs.get("passed"))


def _age(judged: Judged, dimension: Dimension) -> int | None:
    """Days since the last report; for cost, since what its colour rests on was last told, while work is left.

    A CPI rests on the last day on which work and money were told together, the manager's own estimate and what is
    spent against the plan on the actual cost alone.
    """
    state = judged.state
    if state.update is None:
        return None
    if state.hold:
        return 0  # nobody is to report while nothing may be done
    last = state.update.date
    if dimension is Dimension.COST and judged.basis.complete_on is None and state.cost.actual_on:
        last = min(last, state.cost.actual_on)
        if judged.basis.pair.day and judged.cost and judged.cost.eac_key != BOTTOM_UP and not judged.cost.is_early:
            last = min(last, judged.basis.pair.day)
    return (state.data_date - last).days


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
    open_rows = [row for row in schedule.milestones if row.status in {MilestoneStatus.MISSED, MilestoneStatus.LATE}]
    over = isinstance(actual_finish(judged.state, schedule), dt.date)
    waiting = [] if over else open_rows
    weighty = [row for row in waiting if row.milestone.critical or row.milestone.gate]
    missed = [row for row in waiting if row.status is MilestoneStatus.MISSED]
    limit = tolerances.time if tolerances and tolerances.time is not None else None
    slip = schedule.slip.value
    return rate_schedule(
        slip_days=slip if isinstance(slip, int) and schedule.foreseen else None,
        tolerance_days=limit,
        spi_t=_pace(judged, limits),
        missed=[row.milestone.id for row in weighty if row.status is MilestoneStatus.MISSED],
        passed=[row.milestone.id for row in missed if row not in weighty],
        late=[(row.milestone.id, row.slip) for row in weighty if row.slip > (limit or 0)],
        thresholds=limits,
    )


def _pace(judged: Judged, limits: RagThresholds) -> Quantity:
    """SPI(t) where it says something: not after all is earned, not in the first days, not from old progress."""
    basis = judged.basis
    if basis.complete_on is not None:
        return ALL_EARNED
    planned = basis.curve.duration if basis.curve else 0
    if basis.at < judged.state.project.settings.earned_value.forecast_from * planned:
        return TOO_EARLY
    if (judged.state.data_date - basis.clock).days > limits.stale_after_days:
        return OLD_PROGRESS
    return quantity(judged.schedule.spi_t)


def _cost(judged: Judged, limits: RagThresholds) -> Rating:
    cost, tolerances = judged.cost, judged.state.project.tolerances
    if cost is None:
        return rate_cost(vac=NO_BUDGET, tolerance=None, cpi=NO_BUDGET, thresholds=limits)
    budget = quantity(cost.budget_now)
    share = tolerances.cost if tolerances else None
    allowed = share * budget if share is not None and isinstance(budget, Decimal) else None
    if quantity(cost.eac) in {TOO_EARLY, NOT_OF_ONE_DAY}:
        ac, pv = quantity(cost.ac), quantity(cost.pv_then)
        return rate_early_cost(ac=ac, pv=pv, budget=budget, tolerance=allowed, thresholds=limits)
    # The manager's own estimate has the last word on what is to come: what the average so far was is in it.
    index = OWN_ESTIMATE if cost.eac_key == BOTTOM_UP else quantity(cost.cpi)
    return rate_cost(vac=vac(budget, quantity(cost.eac)), tolerance=allowed, cpi=index, thresholds=limits)


def _scope(judged: Judged, limits: RagThresholds) -> Rating:
    """Lateness belongs to the schedule: a must-have deliverable endangers the scope only when it has no date ahead."""
    danger = [
        row.deliverable.id for row in judged.deliverables if row.deliverable.priority is Priority.MUST and row.lapsed
    ]
    undecided = [(change.id, change.size or 0) for change in judged.changes.undecided]
    growth = quantity(judged.changes.growth)
    return rate_scope(creep=growth, undecided=undecided, must_at_risk=danger, thresholds=limits)


def _risk(judged: Judged, limits: RagThresholds) -> Rating:
    red = [
        (row.risk.id, bool(row.risk.owner and row.next_action))
        for row in judged.risk.risks
        if row.is_open and row.risk.kind.value == "threat" and row.current and row.current.band.rag is Rag.RED
    ]
    escalated = [
        row.risk.id
        for row in judged.risk.risks
        if row.is_open and row.risk.kind.value == "threat" and row.risk.escalate
    ]
    return rate_risk(red, limits, escalated)


def _issues(judged: Judged, limits: RagThresholds) -> Rating:
    open_rows = [row for row in judged.issues if row.is_open]
    return rate_issues(
        overdue=[(row.issue.id, row.issue.impact or 0) for row in open_rows if row.overdue],
        blocking=[row.issue.id for row in open_rows if row.issue.blocking],
        escalated=[row.issue.id for row in open_rows if row.issue.escalate and not row.overdue],
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
        better=_is_better(dimension, reports[-1], history),
    )


def _is_better(dimension: Dimension, judged: Judged, history: Sequence[tuple[dt.date, Rag, bool]]) -> bool | None:
    """Whether the colour is good news: not because a threat came true, nor beside a milestone that stands far late."""
    if len(history) < 2:
        return None
    before, now = history[-2][1], history[-1][1]
    if before is now or Rag.GREY in (before, now):
        return None
    if now.severity > before.severity:
        return False
    came_true = bool(judged.risk.materialised) and dimension in {Dimension.RISK, Dimension.OVERALL}
    late = any(row.rag is Rag.RED for row in judged.schedule.milestones)
    return None if came_true or (late and dimension in {Dimension.SCHEDULE, Dimension.OVERALL}) else True


def _in_force(
    dimension: Dimension, reports: Sequence[Judged], shown: Sequence[Mapping[Dimension, Rating]]
) -> RagStatement | None:
    """What the manager says of a rating, while it explains the colour.

    It ends when the rating was green since, when its date has passed, when an entry it names is over, and when none of
    the entries that gave the colour then does so now: an old excuse never explains a new trouble.
    """
    now = reports[-1]
    said: RagStatement | None = now.state.rag.get(dimension)
    if said is None:
        return None
    written = next((one for one in (now.state.update.rag if now.state.update else ()) if one.id is dimension), None)

    def is_old(name: str) -> bool:
        if written is not None and getattr(written, name) is not None:
            return False
        return _is_over(dimension, said, name, reports, shown)

    return said.model_copy(update={name: None for name in ("reason", "action", "owner", "due") if is_old(name)})


def _is_over(
    dimension: Dimension,
    said: RagStatement,
    name: str,
    reports: Sequence[Judged],
    shown: Sequence[Mapping[Dimension, Rating]],
) -> bool:
    """Whether a field of an earlier statement no longer explains the rating of the last report."""
    state = reports[-1].state
    if said.due and said.due < state.data_date and said.due == state.rag[dimension].due:
        return True
    if ended_entries(state) & marks(f"{said.reason or ''} {said.action or ''}"):
        return True
    causes = _causes(shown[-1].get(dimension))
    for judged, ratings in zip(reversed(reports[:-1]), reversed(shown[:-1]), strict=True):
        before = judged.state.rag.get(dimension)
        if before is None or getattr(before, name) != getattr(said, name):
            return False
        then = ratings.get(dimension)
        if then is None:
            continue
        if then.rag in {Rag.GREEN, Rag.BLUE}:
            return True
        old = _causes(then)
        if old and not old & causes:
            return True
    return False


def _causes(rating: Rating | None) -> frozenset[str]:
    """The entries by which a rating is not green."""
    lists = [value for _, value in (rating.inputs if rating else ()) if isinstance(value, tuple)]
    return frozenset(name for names in lists for name in names)


def ended_entries(state: ProjectState) -> frozenset[str]:
    """The ids of issues, risks and milestones that are over."""
    issues = {one.id for one in state.issues if one.status not in OPEN_ISSUE}
    risks = {one.id for one in state.risks if one.status not in {RiskStatus.OPEN, RiskStatus.PROPOSED}}
    return frozenset(issues | risks | {one.id for one in state.milestones if one.actual or one.cancelled})

"""What the end of a project adds: three baselines, verdicts, forecast accuracy, and what became of its risks."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from pmdocs.figures.asked import figure, quantity
from pmdocs.figures.baseline import approved_changes, effort_effect
from pmdocs.figures.calendar import WorkCalendar
from pmdocs.figures.ending import ended_on
from pmdocs.figures.formulas import Unit
from pmdocs.figures.model import (
    Baselines,
    ChangeSummary,
    ClosureFigures,
    CostFigures,
    DeliverableFigures,
    DeliverableStatus,
    EffortFigures,
    Figure,
    Input,
    IssueFigures,
    LessonGroup,
    Location,
    MilestoneStatus,
    Report,
    ResultRow,
    RiskSummary,
    ScheduleFigures,
)
from pmdocs.figures.outcome import CostAccuracy, FinishAccuracy, Gap, cost_accuracy, finish_accuracy, split_gap
from pmdocs.figures.quantity import NO_ACTUAL_COST, NO_BUDGET, Quantity, Undefined, difference, ratio
from pmdocs.project.closure import Closure
from pmdocs.project.kickoff import Objective, SuccessCriterion
from pmdocs.project.registers import Lesson, LessonKind, RiskStatus
from pmdocs.state import ProjectState

NOT_FINISHED = Undefined("not finished yet")


def closure_figures(
    state: ProjectState,
    cost: CostFigures | None,
    schedule: ScheduleFigures,
    effort: EffortFigures,
    risk: RiskSummary,
    deliverables: Sequence[DeliverableFigures],
    issues: Sequence[IssueFigures],
    changes: ChangeSummary,
    reports: Sequence[Report],
    calendar: WorkCalendar,
) -> ClosureFigures:
    """The closure report's figures; they can be asked for at any time and speak of what is known by then."""
    closure = closure_on(state)
    finish = actual_finish(state, schedule)
    is_over = closure is not None or isinstance(finish, dt.date)
    objectives, criteria = _results(state, closure)
    ended = [row for row in risk.risks if not row.is_open]
    materialised = tuple(row for row in ended if row.risk.status is RiskStatus.MATERIALISED)
    outcome = _actual_cost(state, closure)
    used = (
        closure.reserve_used if closure and closure.reserve_used is not None else state.cost.reserve_used or Decimal()
    )
    reserve = quantity(cost.contingency) if cost else NO_BUDGET
    count = Counter(row.status for row in deliverables)
    costs, finishes = _accuracy(reports, outcome, finish, calendar)
    return ClosureFigures(
        is_over=is_over,
        finish=_finish(schedule, finish, closure, calendar),
        cost=_cost(cost, outcome, changes, closure, is_over=is_over),
        effort=_effort(effort, state, closure, is_over=is_over),
        deliverables_planned=sum(not row.added for row in deliverables),
        deliverables_delivered=count[DeliverableStatus.DELIVERED] + count[DeliverableStatus.ACCEPTED],
        deliverables_removed=count[DeliverableStatus.REMOVED],
        deliverables_added=sum(row.added for row in deliverables),
        objectives=objectives,
        criteria=criteria,
        verdicts=tuple(Counter(row.met.value for row in (*objectives, *criteria) if row.met).items()),
        cost_accuracy=costs,
        finish_accuracy=finishes,
        materialised=materialised,
        unforeseen=tuple(row.issue for row in issues if row.issue.risk is None and not _linked_to_risk(row, state)),
        closed_unused=tuple(row for row in ended if row.risk.status is RiskStatus.CLOSED),
        open_risks=tuple(row for row in risk.risks if row.is_open),
        open_issues=tuple(row.issue for row in issues if row.is_open),
        reserve_used=figure(
            "closure.reserve_used",
            "Contingency drawn",
            used,
            Unit.MONEY,
            "as written in the closure, else as last reported",
            (),
            _closing_place(closure, "reserve_used"),
        ),
        reserve_released=figure(
            "closure.reserve_released",
            "Contingency released",
            _released(reserve, used, cost, outcome) if is_over else NOT_FINISHED,
            Unit.MONEY,
            "contingency − drawn − spent above the budget, 0 at least, once the project has ended",
            (
                Input("contingency", reserve, "cost.contingency"),
                Input("drawn", used, "closure.reserve_used"),
                ("spent above the budget", _above_budget(cost, outcome, used)),
            ),
        ),
    )


def _above_budget(cost: CostFigures | None, outcome: Quantity, used: Decimal) -> Quantity:
    """What was spent above the budget and was not drawn from the reserve as told: it has to come from somewhere."""
    if cost is None:
        return NO_BUDGET
    over = difference(outcome, quantity(cost.budget_now))
    return max(over - used, Decimal()) if isinstance(over, Decimal) else over


def _released(reserve: Quantity, used: Decimal, cost: CostFigures | None, outcome: Quantity) -> Quantity:
    """What goes back: never more than is left once all that was spent is paid for."""
    left = difference(reserve, used)
    over = _above_budget(cost, outcome, used)
    if isinstance(left, Undefined) or isinstance(over, Undefined):
        return left
    return max(left - over, Decimal())


def _closing_place(closure: Closure | None, name: str) -> tuple[Location, ...]:
    """The place of a field of the closure; empty where it is not written there."""
    return (("closure", name),) if closure and getattr(closure, name) is not None else ()


def closure_on(state: ProjectState) -> Closure | None:
    """The closure from its own date on, without one when the last update is in; None before, or if not written."""
    closure = state.project.closure
    last = max((update.date for update in state.project.updates), default=state.project.project.start)
    reached = closure.date if closure and closure.date else last
    return closure if state.data_date >= reached else None


def _linked_to_risk(row: IssueFigures, state: ProjectState) -> bool:
    risks = {risk.id for risk in state.risks}
    named = any(row.issue.id in risk.links for risk in state.risks)
    return named or any(link in risks for link in row.issue.links)


def actual_finish(state: ProjectState, schedule: ScheduleFigures) -> dt.date | Undefined:
    """The day the project ended: as the closure says, else the last milestone's, once all are reached."""
    if ended := ended_on(state):
        return ended[0]
    active = [row for row in schedule.milestones if row.status is not MilestoneStatus.CANCELLED]
    if active and all(row.status is MilestoneStatus.REACHED for row in active):
        return max(row.expected for row in active)
    return NOT_FINISHED


def _actual_cost(state: ProjectState, closure: Closure | None) -> Quantity:
    if closure and closure.cost is not None:
        return closure.cost
    return NO_ACTUAL_COST if state.cost.actual is None else state.cost.actual


def _finish(
    schedule: ScheduleFigures, actual: dt.date | Undefined, closure: Closure | None, calendar: WorkCalendar
) -> Baselines:
    first, approved = schedule.baseline_finish.value, schedule.approved_finish.value
    gap = Gap(NOT_FINISHED, NOT_FINISHED, NOT_FINISHED)
    if isinstance(actual, dt.date) and isinstance(first, dt.date) and isinstance(approved, dt.date):
        whole, explained = calendar.days_between(first, actual), calendar.days_between(first, approved)
        gap = Gap(Decimal(whole), Decimal(explained), Decimal(whole - explained))
    return Baselines(
        schedule.baseline_finish,
        schedule.approved_finish,
        figure(
            "closure.finish",
            "Actual finish",
            actual,
            Unit.DATE,
            "as written in the closure, else the last milestone's date once all are reached",
            () if _closing_place(closure, "finish") else _last_reached(schedule, actual),
            _closing_place(closure, "finish")
            or (_closing_place(closure, "date") if closure and actual == closure.date else ()),
        ),
        gap,
        closure.schedule_reason if closure else None,
    )


def _last_reached(schedule: ScheduleFigures, actual: dt.date | Undefined) -> tuple[Input, ...]:
    """The milestones reached on the day the project ended."""
    rows = (row for row in schedule.milestones if row.actual == actual)
    return tuple(Input(row.milestone.id, row.expected, f"milestone.{row.milestone.id}.expected") for row in rows)


def _cost(
    cost: CostFigures | None, outcome: Quantity, changes: ChangeSummary, closure: Closure | None, *, is_over: bool
) -> Baselines:
    place = _closing_place(closure, "cost")
    nothing = figure(
        "closure.cost",
        "Actual cost",
        outcome,
        Unit.MONEY,
        "as written in the closure, else as last reported",
        () if place else (Input("last reported", outcome, "cost.ac"),),
        place,
    )
    if cost is None:
        missing = figure("cost.bac", "Budget at completion, first baseline", NO_BUDGET, Unit.MONEY)
        return Baselines(missing, missing, nothing, Gap(NO_BUDGET, NO_BUDGET, NO_BUDGET), None)
    gap = split_gap(quantity(cost.bac), [quantity_or_zero(changes.approved_cost)], outcome)
    return Baselines(cost.bac, cost.budget_now, nothing, _final(gap, is_over), closure.cost_reason if closure else None)


def _final(gap: Gap, is_over: bool) -> Gap:
    """What was spent so far is no outcome: until the end there is no gap to explain."""
    return gap if is_over else Gap(NOT_FINISHED, gap.approved, NOT_FINISHED)


def quantity_or_zero(asked: Figure) -> Decimal:
    """The number of a figure, 0 where it is undefined: only for sums of approved effects, which are never unknown."""
    value = quantity(asked)
    return value if isinstance(value, Decimal) else Decimal()


def _effort(effort: EffortFigures, state: ProjectState, closure: Closure | None, *, is_over: bool) -> Baselines:
    actual: Quantity = closure.effort if closure and closure.effort is not None else quantity(effort.actual)
    changes = effort_effect(approved_changes(state))
    place = _closing_place(closure, "effort")
    return Baselines(
        effort.planned,
        effort.approved,
        figure(
            "closure.effort",
            "Actual effort",
            actual,
            Unit.COUNT,
            "as written in the closure, else as last reported",
            () if place else (Input("last reported", actual, "effort.actual"),),
            place,
        ),
        _final(split_gap(quantity(effort.planned), [changes], actual), is_over),
        closure.effort_reason if closure else None,
    )


def _results(state: ProjectState, closure: Closure | None) -> tuple[tuple[ResultRow, ...], tuple[ResultRow, ...]]:
    written = {row.id: row for row in closure.results} if closure else {}

    def row(key: str, promise: Objective | SuccessCriterion, unit: str | None) -> ResultRow:
        said = written.get(key)
        return ResultRow(
            id=key,
            statement=promise.statement,
            measure=promise.measure,
            target=promise.target,
            unit=unit,
            critical=promise.critical,
            actual=said.actual if said else None,
            met=said.met if said else None,
            evidence=said.evidence if said else None,
        )

    objectives = [row(objective.id, objective, objective.unit) for objective in state.project.objectives]
    criteria = [row(criterion.id, criterion, None) for criterion in state.project.success_criteria]
    criteria.sort(key=lambda r: not r.critical)
    return tuple(objectives), tuple(criteria)


def by_completion(reports: Iterable[Report]) -> list[tuple[Decimal, Report]]:
    """Each report that could tell, with how complete it called the project, by the budget of its own day."""
    rated = [(ratio(report.ev, report.budget, NO_BUDGET), report) for report in reports]
    return [(done, report) for done, report in rated if isinstance(done, Decimal)]


def _accuracy(
    reports: Sequence[Report], outcome: Quantity, finish: dt.date | Undefined, calendar: WorkCalendar
) -> tuple[tuple[CostAccuracy, ...], tuple[FinishAccuracy, ...]]:
    """What the reports at each stage foresaw, of the cost and of the finish, once the project has ended."""
    rated = by_completion(reports)
    if isinstance(finish, Undefined) or not rated:
        return (), ()
    costs = [(done, report.eac) for done, report in rated]
    days = [(done, report.forecast_finish) for done, report in rated]
    known = isinstance(outcome, Decimal)
    return cost_accuracy(costs, outcome) if known else (), finish_accuracy(days, finish, calendar)


_KIND_ORDER = {LessonKind.BADLY: 0, LessonKind.WELL: 1, LessonKind.IDEA: 2}


def lesson_groups(lessons: Sequence[Lesson]) -> tuple[LessonGroup, ...]:
    """Lessons by category, the weightiest first, the same lesson told twice only once."""
    groups: dict[str, list[Lesson]] = {}
    for lesson in distinct(lessons):
        groups.setdefault(lesson.category or "", []).append(lesson)
    ordered = sorted(groups.items(), key=lambda item: (item[0] == "", -len(item[1]), item[0]))
    return tuple(LessonGroup(name, tuple(sorted(found, key=_weight))) for name, found in ordered)


def _weight(lesson: Lesson) -> tuple[int, int, str]:
    return (-(lesson.priority or 0), _KIND_ORDER[lesson.kind], lesson.id or "")


def distinct(lessons: Iterable[Lesson]) -> tuple[Lesson, ...]:
    """The lessons without repetitions: two with the same kind and the same recommendation are one, the first stays."""
    seen: dict[tuple[str, str], Lesson] = {}
    for lesson in lessons:
        words = " ".join(lesson.recommendation.casefold().split()).rstrip(".")
        seen.setdefault((lesson.kind.value, words), lesson)
    return tuple(seen.values())

"""Where the documents of one date, or one document of two dates, would contradict each other."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from pmdocs.documents import DOCUMENTS, DocumentKind, Voice
from pmdocs.documents.charter import CharterView
from pmdocs.documents.closure_view import ClosureView
from pmdocs.documents.communication_plan import CommunicationView
from pmdocs.documents.front import FrontMatter
from pmdocs.documents.lessons_learned import LessonsView
from pmdocs.documents.risk_register import RegisterView
from pmdocs.documents.status_report import StatusView
from pmdocs.figures import Figures
from pmdocs.figures.model import DeliverableStatus


@dataclass(frozen=True)
class Shelf:
    """All six documents of one project on one date, as plain data."""

    figures: Figures
    voice: Voice
    fronts: tuple[FrontMatter, ...]
    charter: CharterView
    plan: CommunicationView
    register: RegisterView
    status: StatusView
    closure: ClosureView
    lessons: LessonsView

    @property
    def day(self) -> dt.date:
        """The data date."""
        return self.figures.state.data_date


def shelf(figures: Figures) -> Shelf:
    """The documents as a build of this date would compose them."""
    info = figures.state.project.project
    voice = Voice(info.language, info.currency)
    pages = {kind: DOCUMENTS[kind].page(figures, voice) for kind in DocumentKind}
    views: dict[DocumentKind, Any] = {kind: page.view for kind, page in pages.items()}
    return Shelf(figures, voice, tuple(page.front for page in pages.values()), *(views[kind] for kind in DocumentKind))


Claim: TypeAlias = tuple[str, object, object]
"""A fact with what one document says of it and what another says."""


def contradictions(books: Shelf) -> list[str]:
    """Every fact that two documents of one date, or two places of one document, tell differently."""
    claims = (claim for rule in RULES for claim in rule(books))
    return [f"{books.day}, {fact}: {one!r} is not {other!r}" for fact, one, other in claims if one != other]


def _furniture(books: Shelf) -> Iterator[Claim]:
    first = books.fronts[0]
    for front in books.fronts:
        yield f"data date of {front.kind}", front.data_date, books.day
        yield f"project of {front.kind}", (front.project, front.code), (first.project, first.code)
    yield "data date of the report", books.status.data_date, books.register.data_date


def _finish(books: Shelf) -> Iterator[Claim]:
    date = books.voice.formats.date
    status, closure = books.status, books.closure
    last = max((row.expected for row in status.milestones if row.status != "cancelled"), default=None)
    yield "finish first agreed", closure.finish.first, date(status.baseline_finish)
    yield "finish approved", closure.finish.approved, date(status.approved_finish)
    yield "finish on the cover", books.charter.overview.tiles[1][1], date(status.baseline_finish)
    if closure.finish_gap_days is not None and status.forecast_finish:
        yield "actual finish", closure.finish.actual, date(status.forecast_finish)
    if last and status.forecast_finish and closure.finish_gap_days is None:
        yield "no milestone after the forecast finish", last <= status.forecast_finish, True


def _money(books: Shelf) -> Iterator[Claim]:
    money, closure, charter = books.status.money, books.closure, books.charter.money
    lines = {line.symbol: line.value for line in money.lines}
    yield "first budget", charter.budget, money.first_budget
    yield "first budget at the end", closure.cost.first, books.voice.money(money.first_budget)
    yield "approved budget at the end", closure.cost.approved, books.voice.money(money.budget)
    if money.budget is not None and money.first_budget is not None:
        yield "approved changes", money.budget - money.first_budget, money.approved_changes
        yield "approved changes in the change log", books.status.approved_cost, money.approved_changes
    if lines:
        yield "budget", lines["BAC"], money.budget
        yield "cost forecast", lines["EAC"], money.forecast
        yield "variance", lines["VAC"], money.variance
        chosen = [row.value for row in money.estimates if row.chosen]
        yield "chosen estimate", chosen, [money.forecast]
    yield "reserve left", books.register.exposure.reserve, money.contingency_left
    yield "reserve", closure.reserve, charter.contingency
    if charter.by_category:
        yield "budget by category", sum(row.total for row in charter.by_category.rows), charter.budget
        yield "budget by year and category", sum(charter.by_category.totals) or charter.budget, charter.budget
    if closure.waterfall:
        steps = closure.waterfall.steps
        yield "waterfall", sum(step.amount for step in steps[:-1]), steps[-1].amount


def _milestones(books: Shelf) -> Iterator[Claim]:
    told = {row.id: (row.approved, row.expected, row.slip, row.status_word) for row in books.status.milestones}
    again = {row.id: (row.approved, row.expected, row.slip, row.status_word) for row in books.closure.milestones}
    yield "milestones", told, again
    baselines = {row.id: row.baseline for row in books.status.milestones}
    for row in books.charter.milestones:
        yield f"baseline of {row.id}", row.date, baselines[row.id]
    yield (
        "milestones on time",
        (books.status.hit_on_time, books.status.hit_due),
        (
            books.closure.hit_on_time,
            books.closure.hit_due,
        ),
    )
    due = [row for row in books.status.milestones if row.status != "cancelled" and row.approved <= books.day]
    yield "milestones due", books.status.hit_due, len(due)
    for line in books.status.key_milestones:
        yield f"{line.id} on page 1", line.expected, told[line.id][1]


def _risks(books: Shelf) -> Iterator[Claim]:
    register, status = books.register, books.status
    opened = [row.risk.id for row in (*register.threats, *register.opportunities)]
    yield "open risks", opened, [row.id for row in status.risks]
    yield "open risks at the end", opened, [row.id for row in books.closure.open_risks]
    yield "number of open threats", status.open_risks, len(register.threats)
    yield "risks recorded", register.recorded, len(opened) + len(register.ended)
    yield "threats by band", sum(row.count for row in register.bands), sum(bool(r.current) for r in register.threats)
    yield "red threats", register.red, len(register.cards)
    yield "threats on the map", _on_map(register), {r.risk.id for r in register.threats if r.current}
    scores = {row.risk.id: row.current.points if row.current else None for row in register.threats}
    scores |= {row.risk.id: row.current.points if row.current else None for row in register.opportunities}
    yield "scores", scores, {row.id: row.score for row in status.risks}
    yield "scores at the end", scores, {row.id: row.score for row in books.closure.open_risks}
    ended = {row.risk.id: row.risk.status.value for row in register.ended}
    told = {row.id: "materialised" for row in books.closure.materialised}
    told |= {row.id: "closed" for row in books.closure.closed_unused}
    yield "risks that are over", {key: word for key, word in ended.items() if word != "rejected"}, told
    for row in (*books.charter.risks, *books.charter.overview.risks):
        known = next(r for r in (*register.threats, *register.ended) if r.risk.id == row.risk.id)
        yield f"score of {row.risk.id} at the start", row.score, known.inherent


def _on_map(register: RegisterView) -> set[str]:
    squares = [square for row in register.threat_map.rows for square in row.squares]
    assert not any(square.more for square in squares)
    return {key for square in squares for key in square.ids}


def _exposure(books: Shelf) -> Iterator[Claim]:
    money, status = books.register.exposure, books.status
    yield "exposure", money.threats, status.exposure
    yield "exposure after response", money.threats_after, status.exposure_residual
    yield "cover", money.cover, status.contingency_cover
    for name, rows, total in (
        ("sum of the threats", books.register.threats, money.threats),
        ("sum of the opportunities", books.register.opportunities, money.gains),
    ):
        values = [row.value for row in rows if row.value is not None]
        yield name, sum(values) if values else None, total
    priced = [row.exposure for row in status.risks if row.exposure is not None and not row.opportunity]
    yield "sum of the threats in the report", sum(priced) if priced else None, status.exposure
    yield "threats without an amount", money.unpriced, sum(row.value is None for row in books.register.threats)


def _logs(books: Shelf) -> Iterator[Claim]:
    status, closure = books.status, books.closure
    yield "changes", [_change(row) for row in status.changes], [_change(row) for row in closure.changes]
    words = Counter(row.status_word for row in closure.changes)
    yield "changes by status", dict(words), dict(closure.changes_by_status)
    yield "changes by source", sum(n for _, n in closure.changes_by_source), len(closure.changes)
    approved = [row.cost or Decimal() for row in status.changes if row.status in {"approved", "implemented"}]
    yield "sum of approved changes", sum(approved), status.approved_cost
    yield "undecided changes", sum(row.undecided for row in status.changes), len(books.figures.changes.undecided)
    yield "open issues", sorted(row.id for row in status.issues), sorted(issue.id for issue in closure.open_issues)
    yield "decided and pending", {d.id for d in status.decisions_taken} & {d.id for d in status.decisions}, set()
    _, late = zip(*books.register.overdue, strict=True) if books.register.overdue else ((), ())
    told = {row.id for row in status.actions if row.days_overdue and row.parent and row.parent.startswith("R-")}
    yield "overdue actions of risks", set(late), told


def _change(row: Any) -> tuple[object, ...]:
    return (row.id, row.status_word, row.cost, row.days, row.decided)


def _deliverables(books: Shelf) -> Iterator[Claim]:
    status = {row.id: row for row in books.status.deliverables}
    words = {True: books.voice.say("Delivered"), False: books.voice.say("Not delivered")}
    for row in books.closure.deliveries:
        told = status[row.id]
        if row.removed:
            yield f"{row.id} removed", told.status, DeliverableStatus.REMOVED.value
            continue
        done = told.status in {DeliverableStatus.DELIVERED.value, DeliverableStatus.ACCEPTED.value}
        yield f"{row.id} delivered", row.outcome.partition(",")[0], words[done]
        if done:  # all units may be done some days before the handover, but not the other way round
            yield f"{row.id} complete", told.complete, 1
        yield f"change of {row.id}", told.change, row.change
    rows, closure = books.closure.deliveries, books.closure
    added = {d.deliverable.id for d in books.figures.deliverables if d.added}
    yield "deliverables removed", closure.removed, sum(row.removed for row in rows)
    yield "deliverables planned and added", closure.planned + closure.added, len(rows)
    yield "deliverables added", closure.added, len(added)
    yield "deliverables of the charter", {d.id for d in books.charter.deliverables}, {row.id for row in rows} - added


def _ratings(books: Shelf) -> Iterator[Claim]:
    for row in (books.status.overall, *books.status.ratings):
        yield f"{row.name} in the strip", row.strip[-1].rag, row.rag
        if len(row.strip) > 1:
            yield f"{row.name} last time", row.strip[-2].rag, row.previous
        yield f"{row.name} overruled", row.strip[-1].overruled, row.computed is not None
        yield f"{row.name} not green says why", bool(row.reasons), True
        if row.rag in {"amber", "red"}:
            yield f"{row.name} has a way back", bool(row.way_back), True


def _lessons(books: Shelf) -> Iterator[Claim]:
    lessons = books.lessons
    yield "lessons in all", lessons.total, books.closure.lesson_count
    yield "lessons by kind", lessons.good + lessons.bad + lessons.ideas, lessons.total
    yield "lessons by group", sum(group.count for group in lessons.groups), lessons.total
    yield "lessons by phase", sum(sum(row[1:]) for row in lessons.by_phase), lessons.total
    listed = [lesson.id for group in lessons.groups for category in group.categories for lesson in category.lessons]
    yield "lessons listed", len(listed), lessons.total
    yield "top lessons", {lesson.id for lesson in books.closure.lessons} <= set(listed), True
    yield "lessons of the period", {lesson.id for lesson in books.status.lessons} <= set(listed), True


def _agile(books: Shelf) -> Iterator[Claim]:
    agile = books.status.agile
    if agile is None:
        return
    done = [row.completed for row in agile.sprints if row.completed is not None]
    yield "points done", sum(done), agile.done
    if agile.scope is not None and agile.done is not None:
        yield "points left", agile.scope - agile.done, agile.remaining
    if agile.velocity is not None:
        yield "velocity", agile.velocity * len(done), sum(done)


def _calendar(books: Shelf) -> Iterator[Claim]:
    calendar = books.plan.calendar
    dated = [row for week in calendar.weeks for row in week.appointments]
    yield "dates in the calendar", calendar.count, len(dated)
    yield "calendar from the data date", calendar.first, books.day
    yield "dates within the calendar", all(calendar.first <= row.day <= calendar.last for row in dated), True
    items = sum(len(group.entries) for group in books.plan.groups)
    yield "items of the plan", items, len(books.figures.state.project.communications)


Rule: TypeAlias = Callable[[Shelf], Iterable[Claim]]
RULES: tuple[Rule, ...] = (
    _furniture,
    _finish,
    _money,
    _milestones,
    _risks,
    _exposure,
    _logs,
    _deliverables,
    _ratings,
    _lessons,
    _agile,
    _calendar,
)


def rewritten(before: Shelf, now: Shelf) -> list[str]:
    """Everything a later report says about an earlier one that the earlier one did not say of itself."""
    claims = (claim for rule in (_past_reports, _past_columns) for claim in rule(before, now))
    return [f"{now.day}, {fact}: {one!r} is not {other!r}" for fact, one, other in claims if one != other]


def _past_reports(before: Shelf, now: Shelf) -> Iterator[Claim]:
    yield "reports so far", now.figures.reports[:-1], before.figures.reports
    for key, row in now.figures.ratings.items():
        earlier = before.figures.ratings.get(key)
        yield f"history of {key.value}", row.history[:-1], earlier.history if earlier else ()
    lines = {line.id: line.points for line in before.figures.schedule.trend}
    for line in now.figures.schedule.trend:
        told = tuple(point for point in line.points if point[0] <= before.day)
        yield f"trend of {line.id}", set(told) <= {*lines.get(line.id, ()), *line.points[-1:]}, True
    yield "charter", now.charter, before.charter


def _past_columns(before: Shelf, now: Shelf) -> Iterator[Claim]:
    """The columns headed "last": what the last report said in its own."""
    expected = {row.id: row.expected for row in before.status.milestones if row.status != "cancelled"}
    for row in now.status.milestones:
        if row.id in expected and row.status != "cancelled":
            yield f"{row.id} last time", row.previous, expected[row.id]
    values = {line.symbol: line.value for line in before.status.money.lines}
    for figure in now.status.money.lines:
        if figure.previous is not None and figure.symbol in values:
            yield f"{figure.symbol} last time", figure.previous, values[figure.symbol]
    scores = {row.id: row.score for row in before.status.risks}
    for risk in now.status.risks:
        yield f"score of {risk.id} last time", risk.previous, scores.get(risk.id)
    bands = {row.name: row.count for row in before.register.bands}
    for band in now.register.bands:
        yield f"threats in band {band.name} last time", band.before, bands[band.name]
    yield "number of the report", now.status.number, before.status.number + 1
    yield "first day of the period", now.status.period_start > before.day, True
    promised = {*before.status.next, *before.status.more_next}
    yield "carried over", set(now.status.carried_over) <= promised, True

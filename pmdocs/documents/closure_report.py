"""The closure report: what was promised, what came of it, why it differs, and what is left to whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from pmdocs.documents.closure_checklist import usual_checklist
from pmdocs.documents.closure_compare import cost_comparison, effort_comparison, finish_comparison, waterfall
from pmdocs.documents.closure_view import (
    AccuracyLine,
    BenefitLine,
    CategoryCost,
    CheckLine,
    ClosureView,
    DeliveryLine,
    ResultLine,
    RiskOutcome,
)
from pmdocs.documents.directory import Directory
from pmdocs.documents.forecast_track import forecast_track
from pmdocs.documents.front import Fact
from pmdocs.documents.frontmatter import front_matter
from pmdocs.documents.kinds import TITLES, DocumentKind, DocumentType, Pack, Page
from pmdocs.documents.measures import measure_with_unit, measured
from pmdocs.documents.naming import all_named, named
from pmdocs.documents.status_charts import trend
from pmdocs.documents.status_registers import CHANGE_WORDS, change_lines, milestone_lines
from pmdocs.documents.voice import Voice, known
from pmdocs.figures.asked import quantity
from pmdocs.figures.closing import closure_on, distinct
from pmdocs.figures.model import DeliverableFigures, DeliverableStatus, Figures, ResultRow, RiskFigures
from pmdocs.project.closure import Acceptance, ChecklistItem, CheckStatus, Closure, Ending, Verdict
from pmdocs.project.registers import ChangeStatus, Lesson, RiskKind

TOP_LESSONS = 5


def page(figures: Figures, voice: Voice) -> Page:
    """The closure report on the figures' data date."""
    front = front_matter(
        figures,
        voice,
        kind=DocumentKind.CLOSURE_REPORT.value,
        title=voice.say(TITLES[DocumentKind.CLOSURE_REPORT]),
        description=voice.say("What the project reached, what it took, and what is handed over to whom"),
        facts=_cover_facts(figures, voice),
        versioned=False,
    )
    return Page(front, view(figures, voice))


def _cover_facts(figures: Figures, voice: Voice) -> tuple[Fact, ...]:
    info, people = figures.state.project.project, Directory.of(figures.state.project)
    closure = closure_on(figures.state)
    return (
        Fact(voice.say("Project sponsor"), people.name(info.sponsor), "project.sponsor"),
        Fact(voice.say("Project manager"), people.name(info.manager), "project.manager"),
        Fact(voice.say("Outcome"), _ending(closure, voice), "closure.ending"),
        Fact(voice.say("Data date"), voice.formats.date_long(figures.state.data_date)),
    )


def _ending(closure: Closure | None, voice: Voice) -> str | None:
    words = {
        Ending.COMPLETED: voice.say("Completed"),
        Ending.EARLY: voice.say("Closed early"),
        Ending.TRANSFERRED: voice.say("Transferred"),
        Ending.CANCELLED: voice.say("Cancelled"),
    }
    return words[closure.ending] if closure else None


def view(figures: Figures, voice: Voice) -> ClosureView:
    """Everything the report shows, from the figures alone."""
    state, end, cost = figures.state, figures.closure, figures.cost
    people = Directory.of(state.project)
    written = closure_on(state)
    closure = named(written, people) if written else None
    objectives = tuple(_result(row, voice) for row in end.objectives)
    return ClosureView(
        has_closure=closure is not None,
        is_over=end.is_over,
        currency=state.project.project.currency,
        day_basis=figures.schedule.basis,
        ending=_ending(closure, voice),
        ending_rag="blue" if closure and closure.ending is Ending.COMPLETED else "grey",
        reason=closure.reason if closure else None,
        closed_on=closure.date if closure else None,
        summary=closure.summary if closure else None,
        business_case=closure.business_case if closure else None,
        verdicts=tuple((_verdict_word(Verdict(word), voice), count) for word, count in end.verdicts),
        objectives_met=sum(row.met is Verdict.FULLY for row in end.objectives),
        objectives_total=len(end.objectives),
        finish=finish_comparison(end.finish, voice),
        cost=cost_comparison(end.cost, voice),
        effort=effort_comparison(end.effort, voice),
        actual_cost=known(quantity(end.cost.actual)),
        cost_gap_share=_share(known(end.cost.gap.gap), known(quantity(end.cost.first))),
        finish_gap_days=known(end.finish.gap.gap),
        objectives=objectives,
        criteria=tuple(_result(row, voice) for row in end.criteria),
        deliveries=_deliveries(figures, voice, people, closure),
        planned=end.deliverables_planned,
        delivered=end.deliverables_delivered,
        removed=end.deliverables_removed,
        added=end.deliverables_added,
        categories=_categories(figures, closure),
        waterfall=waterfall(figures, voice),
        reserve=known(quantity(cost.contingency)) if cost else None,
        reserve_used=known(quantity(end.reserve_used)),
        reserve_released=known(quantity(end.reserve_released)),
        cpi=known(quantity(cost.cpi)) if cost else None,
        spi_t=known(quantity(figures.schedule.spi_t)),
        accuracy=_accuracy(figures),
        milestones=milestone_lines(figures, voice, people),
        track=forecast_track(figures, voice),
        trend=trend(figures, voice),
        hit_on_time=figures.schedule.on_time,
        hit_due=figures.schedule.due,
        changes=change_lines(figures, voice, people),
        changes_by_status=tuple(
            (voice.say(CHANGE_WORDS[ChangeStatus(word)]), n) for word, n in figures.changes.by_status
        ),
        changes_by_source=tuple((voice.say(word[:1].upper() + word[1:]), n) for word, n in figures.changes.by_source),
        approved_cost=known(quantity(figures.changes.approved_cost)),
        approved_days=int(known(quantity(figures.changes.approved_days)) or 0),
        acceptance_rate=known(quantity(figures.changes.acceptance_rate)),
        median_days=known(quantity(figures.changes.median_days)),
        changes_decided=figures.changes.decided,
        risk_review=closure.risk_review if closure else None,
        materialised=_outcomes(end.materialised, people),
        closed_unused=_outcomes(end.closed_unused, people),
        unforeseen=all_named(end.unforeseen, people),
        has_issues=bool(figures.issues),
        issue_review=closure.issue_review if closure else None,
        quality=closure.quality if closure else None,
        reviews=closure.reviews if closure else (),
        satisfaction=closure.satisfaction if closure else (),
        recognition=closure.recognition if closure else None,
        handover=_checks(closure.handover if closure else (), "handover", voice),
        support=closure.support if closure else None,
        checklist=_checklist(closure, voice),
        outstanding=closure.outstanding if closure else (),
        open_risks=_outcomes(end.open_risks, people),
        open_issues=all_named(end.open_issues, people),
        recommendations=closure.recommendations if closure else (),
        benefits=_benefits(figures, people, closure, voice),
        lessons=_top_lessons(figures, people),
        lesson_count=len(distinct(state.lessons)),
        archive=closure.archive if closure else None,
    )


def _share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    return part / whole if part is not None and whole else None


_RAGS = {Verdict.FULLY: "green", Verdict.PARTLY: "amber", Verdict.NO: "red", Verdict.LATER: "grey"}


def _verdict_word(verdict: Verdict, voice: Voice) -> str:
    return {
        Verdict.FULLY: voice.say("Met"),
        Verdict.PARTLY: voice.say("Partly met"),
        Verdict.NO: voice.say("Not met"),
        Verdict.LATER: voice.say("Not yet measurable"),
    }[verdict]


def _result(row: ResultRow, voice: Voice) -> ResultLine:
    return ResultLine(
        id=row.id,
        statement=row.statement,
        measure=measure_with_unit(row.measure, row.unit),
        target=measured(row.target, row.unit, voice),
        actual=measured(row.actual, row.unit, voice),
        met=_verdict_word(row.met, voice) if row.met else None,
        rag=_RAGS[row.met] if row.met else "grey",
        evidence=row.evidence,
        critical=row.critical,
    )


def _deliveries(figures: Figures, voice: Voice, people: Directory, closure: Closure | None) -> tuple[DeliveryLine, ...]:
    accepted = {row.id: row for row in closure.acceptance} if closure else {}
    words = {
        DeliverableStatus.NOT_STARTED: voice.say("Not delivered"),
        DeliverableStatus.IN_WORK: voice.say("Not delivered"),
        DeliverableStatus.DELIVERED: voice.say("Delivered"),
        DeliverableStatus.ACCEPTED: voice.say("Delivered"),
        DeliverableStatus.REMOVED: voice.say("Removed"),
    }
    lines = []
    for row in figures.deliverables:
        word, said = words[row.status], accepted.get(row.deliverable.id)
        if row.added and row.status is not DeliverableStatus.REMOVED:
            word = voice.say("{outcome}, added").format(outcome=word)
        lines.append(
            DeliveryLine(
                id=row.deliverable.id,
                name=row.deliverable.name,
                outcome=word,
                change=row.change,
                due=row.baseline,
                delivered=row.delivered,
                criteria=row.deliverable.acceptance,
                accepted=_acceptance_word(said, row.accepted, voice),
                rag=_acceptance_rag(said, row.accepted),
                kind=said.kind if said else None,
                conditions=said.conditions if said else None,
                verified_by=said.verified_by if said else None,
                accepted_by=_acceptor(row, said, people),
                accepted_on=said.date if said and said.date else row.accepted,
                removed=row.status is DeliverableStatus.REMOVED,
            )
        )
    return tuple(lines)


def _acceptor(row: DeliverableFigures, said: Acceptance | None, people: Directory) -> str | None:
    """Who accepted, else who is to accept; nobody for a deliverable that was taken out of scope."""
    if row.status is DeliverableStatus.REMOVED:
        return None
    return (said.accepted_by if said else None) or people.name(row.deliverable.approver)


def _acceptance_word(said: Acceptance | None, accepted: date | None, voice: Voice) -> str | None:
    if said is None and accepted is None:
        return None
    if not (accepted or (said and said.accepted)):
        return voice.say("Not accepted")
    return voice.say("Accepted with conditions") if said and said.conditions else voice.say("Accepted")


def _acceptance_rag(said: Acceptance | None, accepted: date | None) -> str:
    if said is None and accepted is None:
        return "grey"
    if not (accepted or (said and said.accepted)):
        return "red"
    return "amber" if said and said.conditions else "green"


def _categories(figures: Figures, closure: Closure | None) -> tuple[CategoryCost, ...]:
    """Budget lines against what they cost; categories only the closure knows stand at the end without a budget."""
    budget = figures.state.project.budget
    actual = {row.category: row for row in closure.costs} if closure else {}
    planned: dict[str, Decimal] = {}
    for line in budget.lines if budget else ():
        planned[line.category] = planned.get(line.category, Decimal()) + line.amount
    rows = []
    for category in dict.fromkeys((*planned, *actual)):
        spent, amount = actual.get(category), planned.get(category)
        rows.append(
            CategoryCost(
                category=category,
                budget=amount,
                actual=spent.actual if spent else None,
                variance=spent.actual - amount if spent and amount is not None else None,
                reason=spent.reason if spent else None,
            )
        )
    return tuple(rows)


def _accuracy(figures: Figures) -> tuple[AccuracyLine, ...]:
    finishes = {row.stage: row for row in figures.closure.finish_accuracy}
    rows = []
    for row in figures.closure.cost_accuracy:
        finish = finishes.get(row.stage)
        rows.append(
            AccuracyLine(
                stage=row.stage,
                cost=known(row.forecast),
                cost_error=known(row.error),
                finish=finish.forecast if finish and isinstance(finish.forecast, date) else None,
                finish_days=known(finish.days) if finish else None,
            )
        )
    return tuple(rows)


def _outcomes(rows: Iterable[RiskFigures], people: Directory) -> tuple[RiskOutcome, ...]:
    return tuple(
        RiskOutcome(
            id=row.risk.id,
            title=row.risk.title,
            score=row.current.points if row.current else None,
            level=row.current.level if row.current else None,
            ended=row.risk.closed,
            reason=row.risk.closure_reason or row.risk.note,
            links=row.risk.links,
            owner=people.name(row.risk.owner),
            opportunity=row.risk.kind is RiskKind.OPPORTUNITY,
        )
        for row in rows
    )


_CHECK_RAGS = {CheckStatus.DONE: "green", CheckStatus.OPEN: "amber", CheckStatus.NOT_APPLICABLE: "grey"}


def _checks(items: Iterable[ChecklistItem], topic: str, voice: Voice) -> tuple[CheckLine, ...]:
    words = {
        CheckStatus.DONE: voice.say("Done"),
        CheckStatus.OPEN: voice.say("Open"),
        CheckStatus.NOT_APPLICABLE: voice.say("Not applicable"),
    }
    usual = usual_checklist(voice)
    return tuple(
        CheckLine(
            source=f"closure.{topic}.{row.id}" if row.id else f"closure.{topic}",
            item=row.item or usual.get(row.id or "", row.id or ""),
            status=row.status.value,
            status_word=words[row.status] if row.model_fields_set - {"id", "item"} else None,
            rag=_CHECK_RAGS[row.status],
            owner=row.owner,
            date=row.date,
            note=row.note,
        )
        for row in items
    )


def _checklist(closure: Closure | None, voice: Voice) -> tuple[CheckLine, ...]:
    """The rows of the usual checklist, each as somebody has settled it, then the project's own rows."""
    written = {row.id or f"#{number}": row for number, row in enumerate(closure.checklist)} if closure else {}
    if closure and not closure.usual_checks:
        return _checks(written.values(), "checklist", voice)
    usual = usual_checklist(voice)
    rows = [written.get(key, ChecklistItem(id=key)) for key in usual]
    own = [row for key, row in written.items() if key not in usual]
    return _checks((*rows, *own), "checklist", voice)


def _benefits(figures: Figures, people: Directory, closure: Closure | None, voice: Voice) -> tuple[BenefitLine, ...]:
    reviews = {row.id: row for row in closure.benefits} if closure else {}
    lines = []
    for benefit in all_named(figures.state.project.benefits, people):
        review = reviews.get(benefit.id)
        lines.append(
            BenefitLine(
                id=benefit.id,
                description=benefit.description,
                measure=measure_with_unit(benefit.measure, benefit.unit),
                baseline=measured(benefit.baseline, benefit.unit, voice),
                target=measured(benefit.target, benefit.unit, voice),
                actual=measured(review.actual, benefit.unit, voice) if review else None,
                status=review.status if review else None,
                review=review.review if review else benefit.measurable_from,
                owner=(review.owner if review else None) or benefit.owner,
                disbenefit=benefit.disbenefit,
            )
        )
    return tuple(lines)


def _top_lessons(figures: Figures, people: Directory) -> tuple[Lesson, ...]:
    ranked = sorted(distinct(figures.state.lessons), key=lambda lesson: -(lesson.priority or 0))
    return all_named(ranked[:TOP_LESSONS], people)


DOCUMENT = DocumentType(
    DocumentKind.CLOSURE_REPORT, Pack.CLOSURE, "closure/closure-report.html.j2", page, view=ClosureView
)

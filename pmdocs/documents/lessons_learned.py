"""Lessons learned: what to repeat, what to avoid, what to try, collected from every report of the project."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pmdocs.documents.directory import Directory
from pmdocs.documents.front import Fact
from pmdocs.documents.frontmatter import front_matter
from pmdocs.documents.kinds import TITLES, DocumentKind, DocumentType, Pack, Page
from pmdocs.documents.voice import Voice
from pmdocs.figures.closing import distinct
from pmdocs.figures.model import Figures
from pmdocs.project.registers import Action, Lesson, LessonKind

TOP = 5


@dataclass(frozen=True, slots=True)
class LessonRecord:
    """One lesson with its story, where it was captured and what it belongs to."""

    id: str
    kind: str
    kind_word: str
    event: str
    effect: str | None
    cause: str | None
    recommendation: str
    category: str | None
    phase: str | None
    captured: date | None
    report: int | None
    logged_by: str | None
    signs: str | None
    level: str | None
    priority: int | None
    cost: Decimal | None
    days: int | None
    action: str | None
    action_owner: str | None
    action_due: date | None
    action_status: str | None
    links: tuple[str, ...]
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Category:
    """The lessons of one category, the weightiest first."""

    name: str
    lessons: tuple[LessonRecord, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What to repeat, what to avoid, or what to try: a heading, one line on it, and the lessons by category."""

    kind: str
    title: str
    lead: str
    count: int
    categories: tuple[Category, ...]


@dataclass(frozen=True, slots=True)
class LessonsView:
    """Everything the lessons-learned document shows."""

    currency: str
    total: int
    repeated: int
    good: int
    bad: int
    ideas: int
    reports: int
    top: tuple[LessonRecord, ...]
    groups: tuple[Group, ...]
    by_phase: tuple[tuple[str, int, int, int], ...]
    actions: tuple[LessonRecord, ...]


def page(figures: Figures, voice: Voice) -> Page:
    """The lessons learned up to the figures' data date."""
    info, people = figures.state.project.project, Directory.of(figures.state.project)
    front = front_matter(
        figures,
        voice,
        kind=DocumentKind.LESSONS_LEARNED.value,
        title=voice.say(TITLES[DocumentKind.LESSONS_LEARNED]),
        description=voice.say("What the next project should repeat, avoid and try"),
        facts=(
            Fact(voice.say("Project manager"), people.name(info.manager), "project.manager"),
            Fact(voice.say("Data date"), voice.formats.date_long(figures.state.data_date)),
        ),
        versioned=False,
    )
    return Page(front, view(figures, voice))


def view(figures: Figures, voice: Voice) -> LessonsView:
    """Everything the document shows, from the figures alone."""
    people = Directory.of(figures.state.project)
    reports = {report.date: report.number for report in figures.reports}
    phases = {phase.id: phase.name for phase in figures.state.project.phases}
    all_lessons = figures.state.lessons
    told = distinct(all_lessons)
    records = [_record(lesson, people, reports, phases, voice) for lesson in told]
    return LessonsView(
        currency=figures.state.project.project.currency,
        total=len(records),
        repeated=len(all_lessons) - len(told),
        good=_count(told, LessonKind.WELL),
        bad=_count(told, LessonKind.BADLY),
        ideas=_count(told, LessonKind.IDEA),
        reports=len({record.report for record in records if record.report}),
        top=tuple(sorted(records, key=lambda record: -(record.priority or 0))[:TOP]),
        groups=tuple(_groups(records, voice)),
        by_phase=_by_phase(records, voice),
        actions=tuple(record for record in records if record.action),
    )


def _count(lessons: Iterable[Lesson], kind: LessonKind) -> int:
    return sum(lesson.kind is kind for lesson in lessons)


def _record(
    lesson: Lesson, people: Directory, reports: dict[date, int], phases: dict[str, str], voice: Voice
) -> LessonRecord:
    action: Action | None = lesson.action
    return LessonRecord(
        id=lesson.id or "",
        kind=lesson.kind.value,
        kind_word=_kind_words(voice)[lesson.kind],
        event=lesson.event,
        effect=lesson.effect,
        cause=lesson.cause,
        recommendation=lesson.recommendation,
        category=lesson.category,
        phase=phases.get(lesson.phase or "", lesson.phase),
        captured=lesson.date,
        report=reports.get(lesson.date) if lesson.date else None,
        logged_by=people.name(lesson.logged_by),
        signs=lesson.signs,
        level=voice.say(lesson.level.value.capitalize()) if lesson.level else None,
        priority=lesson.priority,
        cost=lesson.cost,
        days=lesson.days,
        action=action.text if action else None,
        action_owner=people.name(action.owner) if action else None,
        action_due=action.due if action else None,
        action_status=voice.say(action.status.value.capitalize()) if action else None,
        links=tuple(dict.fromkeys((*((lesson.risk,) if lesson.risk else ()), *lesson.links))),
        keywords=lesson.keywords,
    )


def _kind_words(voice: Voice) -> dict[LessonKind, str]:
    return {
        LessonKind.WELL: voice.say("Went well"),
        LessonKind.BADLY: voice.say("Went badly"),
        LessonKind.IDEA: voice.say("Idea"),
    }


def _groups(records: list[LessonRecord], voice: Voice) -> Iterable[Group]:
    headings = {
        LessonKind.BADLY: (
            voice.say("What to avoid"),
            voice.say("What cost us time, money or trust, and what prevents it."),
        ),
        LessonKind.WELL: (voice.say("What to repeat"), voice.say("What worked, and is worth doing again.")),
        LessonKind.IDEA: (voice.say("What to try"), voice.say("Ideas nobody has tried here yet.")),
    }
    for kind, (title, lead) in headings.items():
        found = [record for record in records if record.kind == kind.value]
        if found:
            yield Group(kind.value, title, lead, len(found), _categories(found, voice))


def _categories(records: list[LessonRecord], voice: Voice) -> tuple[Category, ...]:
    """By category, the largest first; lessons without one stand last."""
    by_name: dict[str, list[LessonRecord]] = {}
    for record in records:
        by_name.setdefault(record.category or "", []).append(record)
    ordered = sorted(by_name.items(), key=lambda item: (item[0] == "", -len(item[1]), item[0]))
    return tuple(
        Category(_capital(name) or voice.say("Other"), tuple(sorted(found, key=lambda r: -(r.priority or 0))))
        for name, found in ordered
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _by_phase(records: list[LessonRecord], voice: Voice) -> tuple[tuple[str, int, int, int], ...]:
    """(phase, went well, went badly, ideas) in the order in which the phases taught something."""
    rows: dict[str, list[int]] = {}
    column = {LessonKind.WELL.value: 0, LessonKind.BADLY.value: 1, LessonKind.IDEA.value: 2}
    for record in sorted(records, key=lambda r: r.captured or date.max):
        rows.setdefault(record.phase or voice.say("Not stated"), [0, 0, 0])[column[record.kind]] += 1
    return tuple((name, good, bad, ideas) for name, (good, bad, ideas) in rows.items())


DOCUMENT = DocumentType(
    DocumentKind.LESSONS_LEARNED, Pack.CLOSURE, "closure/lessons-learned.html.j2", page, view=LessonsView
)

"""The drawings of the charter: milestones on the calendar, the schedule, planned value, the organisation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from pmdocs.charts import (
    CurvePoint,
    Gantt,
    GanttLabels,
    GanttRow,
    MilestoneTimeline,
    Organisation,
    OrgBox,
    OrgLevel,
    SCurve,
    SCurveLabels,
    TimelineLabels,
    TimelineMilestone,
    chart_language,
)
from pmdocs.documents.directory import Directory
from pmdocs.documents.voice import Voice
from pmdocs.figures.baseline import first_curve, work_calendar
from pmdocs.project.definition import Project
from pmdocs.project.kickoff import Deliverable, Phase
from pmdocs.project.people import Body
from pmdocs.project.plan import Milestone

FEWEST: Final = 2
"""A drawing needs this many entries; fewer are told in words."""


def milestone_timeline(project: Project, voice: Voice) -> MilestoneTimeline | None:
    """Every milestone's first baseline on the calendar; None for fewer than two."""
    if len(project.milestones) < FEWEST:
        return None
    dates = [milestone.date for milestone in project.milestones]
    said = voice.say("{count} milestones from {first} to {last}; decision gates: {gates}.")
    gates = [f"{m.name} ({voice.formats.date(m.date)})" for m in project.milestones if m.gate]
    return MilestoneTimeline(
        title=voice.say("Milestones"),
        description=said.format(
            count=len(dates),
            first=voice.formats.date(min(dates)),
            last=voice.formats.date(max(dates)),
            gates=voice.formats.listed(gates),
        ),
        language=chart_language(voice.formats.locale),
        milestones=tuple(_marked(milestone) for milestone in project.milestones),
        labels=TimelineLabels(
            baseline=voice.say("Baseline"),
            forecast=voice.say("Forecast"),
            actual=voice.say("Reached"),
            data_date="",
        ),
    )


def _marked(milestone: Milestone) -> TimelineMilestone:
    return TimelineMilestone(name=milestone.name, baseline=milestone.date, key=milestone.gate)


def schedule(project: Project, deliverables: Sequence[Deliverable], voice: Voice) -> Gantt | None:
    """Phases with their deliverables as bars, and every gate; None where nothing has a duration to be drawn.

    A deliverable with a due date alone is a mark on that day: an empty row would look like a fault.
    """
    rows = tuple(_schedule_rows(project, deliverables))
    dated = [row for row in rows if row.days]
    if len(dated) < FEWEST or not any(row.start and row.finish for row in dated):
        return None
    days = [day for row in dated for day in row.days]
    said = voice.say("{count} phases and deliverables planned between {first} and {last}.")
    return Gantt(
        title=voice.say("Schedule"),
        description=said.format(
            count=sum(bool(row.start or row.finish) for row in dated),
            first=voice.formats.date(min(days)),
            last=voice.formats.date(max(days)),
        ),
        language=chart_language(voice.formats.locale),
        rows=rows,
        labels=GanttLabels(
            planned=voice.say("Planned"),
            done=voice.say("Done"),
            baseline=voice.say("Baseline"),
            milestone=voice.say("Gate"),
            milestone_baseline=voice.say("Gate, baseline"),
            milestone_reached=voice.say("Gate reached"),
            data_date="",
        ),
    )


def _schedule_rows(project: Project, deliverables: Sequence[Deliverable]) -> Iterable[GanttRow]:
    known = {phase.id for phase in project.phases}
    gates = [(milestone, _gated(milestone, project.phases)) for milestone in project.milestones if milestone.gate]
    for phase in project.phases:
        marks = tuple(_gate(milestone) for milestone, within in gates if within == phase.id)
        yield GanttRow(name=phase.name, start=phase.start, finish=phase.finish, milestones=marks)
        yield from (_deliverable_row(item) for item in deliverables if item.phase == phase.id)
    yield from (replace(_deliverable_row(item), loose=True) for item in deliverables if item.phase not in known)
    for milestone, within in gates:
        if within not in known:
            yield GanttRow(name=milestone.name, level=1, milestones=(_gate(milestone),), loose=True)


def _gated(gate: Milestone, phases: Iterable[Phase]) -> str | None:
    """The phase on whose bar a gate is drawn: the one written, else the first to end of those it falls in."""
    within = [phase for phase in phases if phase.start <= gate.date <= phase.finish]
    return gate.phase or min(((phase.finish, phase.id) for phase in within), default=(None, None))[1]


def _gate(milestone: Milestone) -> TimelineMilestone:
    return TimelineMilestone(name=milestone.name, forecast=milestone.date)


def _deliverable_row(item: Deliverable) -> GanttRow:
    if item.start is None and item.due is not None:
        return GanttRow(name=item.name, level=1, milestones=(TimelineMilestone(name=item.name, forecast=item.due),))
    return GanttRow(name=item.name, level=1, start=item.start, finish=item.due)


def planned_curve(project: Project, voice: Voice) -> SCurve | None:
    """The planned value as first agreed; None where it has too few points to show a course."""
    curve = first_curve(project, work_calendar(project))
    if curve is None or len(curve.points) <= FEWEST:
        return None
    said = voice.say("Planned value grows from nothing on {start} to {budget} on {finish}; half of it by {half}.")
    half = next(day for day, amount in curve.points if 2 * amount >= curve.bac)
    return SCurve(
        title=voice.say("Planned value over time"),
        description=said.format(
            start=voice.formats.date(curve.start),
            budget=voice.money(curve.bac),
            finish=voice.formats.date(curve.finish),
            half=voice.formats.date(half),
        ),
        language=chart_language(voice.formats.locale),
        points=_curve_points(curve.start, curve.points),
        labels=SCurveLabels(
            planned=voice.say("Planned value"),
            earned=voice.say("Earned value"),
            actual=voice.say("Actual cost"),
            budget=voice.say("Budget"),
            forecast=voice.say("Forecast"),
            data_date="",
            unit=voice.say("Cumulative, in {currency}").format(currency=voice.currency),
        ),
        budget=curve.bac,
    )


def _curve_points(start: date, points: Sequence[tuple[date, Decimal]]) -> tuple[CurvePoint, ...]:
    beginning = [] if points[0][0] == start else [CurvePoint(day=start, pv=Decimal())]
    return (*beginning, *(CurvePoint(day=day, pv=amount) for day, amount in points))


def organisation_chart(project: Project, people: Directory, voice: Voice) -> Organisation | None:
    """Bodies level by level, or sponsor, manager and supplier where no bodies are written; None where nobody is."""
    bodies = project.governance.bodies if project.governance else ()
    levels = _body_levels(bodies, people, voice) if bodies else _role_levels(project, people, voice)
    if not levels:
        return None
    boxes = [box for level in levels for box in level.boxes]
    said = [f"{box.role}: {voice.formats.listed(box.names)}" if box.names else box.role for box in boxes]
    return Organisation(
        title=voice.say("Project organisation"),
        description="; ".join(said) + ".",
        language=chart_language(voice.formats.locale),
        levels=levels,
    )


def _role_levels(project: Project, people: Directory, voice: Voice) -> tuple[OrgLevel, ...]:
    info = project.project
    sponsor, manager, supplier = voice.say("Project sponsor"), voice.say("Project manager"), voice.say("Supplier")
    rows = (
        (voice.say("Directing"), sponsor, info.sponsor, ""),
        (voice.say("Managing"), manager, info.manager, sponsor),
        (voice.say("Delivering"), supplier, info.supplier, manager),
    )
    return tuple(
        OrgLevel(name=level, boxes=(OrgBox(role=role, names=people.names([key]), reports_to=above),))
        for level, role, key, above in rows
        if key
    )


def _body_levels(bodies: Sequence[Body], people: Directory, voice: Voice) -> tuple[OrgLevel, ...]:
    by_id = {body.id: body for body in bodies}
    depths = {body.id: _depth(body, by_id) for body in bodies}
    names = _level_names(max(depths.values()) + 1, voice)
    return tuple(
        OrgLevel(name=name, boxes=tuple(_body_box(b, by_id, people, voice) for b in bodies if depths[b.id] == depth))
        for depth, name in enumerate(names)
    )


def _depth(body: Body, by_id: dict[str, Body]) -> int:
    """How many bodies stand above; a circle of bodies that report to each other counts as the top."""
    above: list[str] = []
    while body.reports_to in by_id and body.reports_to not in above and body.reports_to is not None:
        above.append(body.reports_to)
        body = by_id[body.reports_to]
    return len(above)


def _level_names(count: int, voice: Voice) -> tuple[str, ...]:
    """The usual names of the levels from the top; below the fourth they have none."""
    directing, managing, delivering = voice.say("Directing"), voice.say("Managing"), voice.say("Delivering")
    known = {
        1: (directing,),
        2: (directing, delivering),
        3: (voice.say("Corporate"), directing, delivering),
    }.get(count, (voice.say("Corporate"), directing, managing, delivering))
    return (*known, *("" for _ in range(count - len(known))))


def _body_box(body: Body, by_id: dict[str, Body], people: Directory, voice: Voice) -> OrgBox:
    """A body with its people; for a member that is a group of the body's own name, the people in the group."""
    chair = voice.say("{name} (chair)").format(name=people.name(body.chair)) if body.chair else None
    keys = (key for member in body.members for key in _people_behind(member, body, people))
    others = people.names(key for key in dict.fromkeys(keys) if key != body.chair)
    above = by_id[body.reports_to].name if body.reports_to in by_id and body.reports_to else ""
    return OrgBox(role=body.name, names=(*([chair] if chair else []), *others), reports_to=above)


def _people_behind(member: str, body: Body, people: Directory) -> tuple[str, ...]:
    person = people.person(member)
    return person.members if person and person.name == body.name else (member,)

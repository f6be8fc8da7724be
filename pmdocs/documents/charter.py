"""The project charter: what was agreed, from the definition alone; updates never change it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pmdocs.charts import Gantt, MilestoneTimeline, SCurve, StakeholderGrid
from pmdocs.documents.charter_drawings import milestone_timeline, planned_curve, schedule
from pmdocs.documents.charter_money import Money, WorthRow, money, worth_rows
from pmdocs.documents.charter_organisation import ChangeRules, Governance, change_rules, governance
from pmdocs.documents.charter_overview import Overview, overview
from pmdocs.documents.charter_risks import StartingRisk, starting_risks
from pmdocs.documents.charter_statements import approach, business_case, tolerances
from pmdocs.documents.charter_targets import Target, benefits, objectives
from pmdocs.documents.directory import Directory
from pmdocs.documents.front import Fact
from pmdocs.documents.frontmatter import front_matter
from pmdocs.documents.kinds import TITLES, DocumentKind, DocumentType, Pack, Page
from pmdocs.documents.naming import all_named
from pmdocs.documents.stakeholders import Stakeholder, Standing, stakeholder_grid, stakeholders, standings
from pmdocs.documents.voice import Voice
from pmdocs.figures.model import Figures
from pmdocs.figures.ordering import counted
from pmdocs.project.agile import Agile
from pmdocs.project.definition import Project
from pmdocs.project.kickoff import (
    Constraint,
    Deliverable,
    Need,
    Option,
    Phase,
    QualityActivity,
    Reference,
    Requirement,
    Resource,
    Scope,
    SuccessCriterion,
    Term,
)
from pmdocs.project.people import EscalationStep
from pmdocs.project.plan import Milestone
from pmdocs.project.registers import Assumption, Dependency


@dataclass(frozen=True, slots=True)
class Pictures:
    """The drawings; None where there is too little to draw, or where it is not to be shown."""

    milestones: MilestoneTimeline | None
    schedule: Gantt | None
    planned: SCurve | None
    stakeholders: StakeholderGrid | None


@dataclass(frozen=True, slots=True)
class CharterView:
    """What the charter shows: records with names in place of keys, dates and money as first agreed.

    None and empty lists are what the definition does not say yet.
    """

    overview: Overview
    purpose: str | None
    business_case: tuple[Fact, ...]
    options: tuple[Option, ...]
    worth: tuple[WorthRow, ...]
    discount_rate: Decimal
    objectives: tuple[Target, ...]
    criteria: tuple[SuccessCriterion, ...]
    benefits: tuple[Target, ...]
    scope: Scope | None
    deliverables: tuple[Deliverable, ...]
    needs: tuple[Need, ...]
    requirements: tuple[Requirement, ...]
    phases: tuple[Phase, ...]
    milestones: tuple[Milestone, ...]
    currency: str
    money: Money
    resources: tuple[Resource, ...]
    delivery: str
    approach: tuple[Fact, ...]
    transition: str | None
    quality: tuple[QualityActivity, ...]
    agile: Agile | None
    governance: Governance
    stakeholders: tuple[Stakeholder, ...]
    standings: tuple[Standing, ...]
    assumptions: tuple[Assumption, ...]
    constraints: tuple[Constraint, ...]
    dependencies: tuple[Dependency, ...]
    risks: tuple[StartingRisk, ...]
    tolerances: tuple[Fact, ...]
    changes: ChangeRules
    escalation: tuple[EscalationStep, ...]
    exit_criteria: tuple[str, ...]
    glossary: tuple[Term, ...]
    references: tuple[Reference, ...]
    pictures: Pictures


def page(figures: Figures, voice: Voice) -> Page:
    """The charter of a project; the same on every data date."""
    project = figures.state.project
    front = front_matter(
        figures,
        voice,
        kind=DocumentKind.CHARTER.value,
        title=voice.say(TITLES[DocumentKind.CHARTER]),
        description=voice.say("What the project is to reach, within which limits, and who decides"),
        facts=_cover_facts(project, voice),
    )
    return Page(front, _view(figures, voice))


DOCUMENT = DocumentType(DocumentKind.CHARTER, Pack.CHARTER, "charter/charter.html.j2", page, view=CharterView)


def _cover_facts(project: Project, voice: Voice) -> tuple[Fact, ...]:
    info = project.project
    people = Directory.of(project)
    span = f"{voice.formats.date(info.start)} – {voice.formats.date(info.finish)}"
    version = f"{info.version} · {voice.say(info.status.value.capitalize())}"
    sensitivity = voice.say(info.sensitivity[:1].upper() + info.sensitivity[1:])
    return (
        Fact(voice.say("Project sponsor"), people.name(info.sponsor), "project.sponsor"),
        Fact(voice.say("Project manager"), people.name(info.manager), "project.manager"),
        Fact(voice.say("Duration"), span, "project.start"),
        Fact(voice.say("Version"), version, "project.version"),
        Fact(voice.say("Sensitivity"), sensitivity, "project.sensitivity"),
    )


def _view(figures: Figures, voice: Voice) -> CharterView:
    project = figures.state.project
    people = Directory.of(project)
    spent, risks = money(figures, voice), starting_risks(figures, people)
    planned = tuple(item for item in project.deliverables if item.added_by is None)
    return CharterView(
        overview=overview(project, spent, risks, people, voice),
        purpose=project.purpose,
        business_case=business_case(project, voice),
        options=project.options,
        worth=worth_rows(figures, voice),
        discount_rate=project.settings.appraisal.discount_rate,
        objectives=objectives(project, people, voice),
        criteria=project.success_criteria,
        benefits=benefits(project, people, voice),
        scope=project.scope,
        deliverables=all_named(planned, people),
        needs=all_named(project.needs, people),
        requirements=project.requirements,
        phases=project.phases,
        milestones=all_named(sorted(project.milestones, key=lambda m: (m.date, counted(m.id))), people),
        currency=voice.currency,
        money=spent,
        resources=project.resources,
        delivery=voice.say(project.project.delivery.value).capitalize(),
        approach=approach(project, voice),
        transition=project.transition,
        quality=all_named(project.quality, people),
        agile=project.agile,
        governance=governance(project, people, voice),
        stakeholders=stakeholders(project, people),
        standings=standings(project, people, voice),
        assumptions=all_named(project.assumptions, people),
        constraints=project.constraints,
        dependencies=all_named(project.dependencies, people),
        risks=risks,
        tolerances=tolerances(project, voice),
        changes=change_rules(project, people),
        escalation=all_named(project.escalation, people),
        exit_criteria=project.exit_criteria,
        glossary=tuple(sorted(project.glossary, key=lambda term: term.term.casefold())),
        references=project.references,
        pictures=Pictures(
            milestones=milestone_timeline(project, voice),
            schedule=schedule(project, planned, voice),
            planned=planned_curve(project, voice),
            stakeholders=stakeholder_grid(project, voice),
        ),
    )

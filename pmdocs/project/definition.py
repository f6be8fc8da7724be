"""The whole project definition: every topic a manager may write, in the order of a charter."""

from __future__ import annotations

from pmdocs.project.agile import Agile
from pmdocs.project.closure import Closure
from pmdocs.project.kickoff import (
    Approach,
    Approval,
    Benefit,
    BusinessCase,
    ChangeControl,
    Constraint,
    Deliverable,
    Need,
    Objective,
    Option,
    Phase,
    ProjectInfo,
    QualityActivity,
    Recipient,
    Reference,
    Requirement,
    Resource,
    Revision,
    Scope,
    SuccessCriterion,
    Term,
    Tolerances,
    WorkPackage,
)
from pmdocs.project.paperwork import Forms
from pmdocs.project.people import Communication, CommunicationPlan, EscalationStep, Governance, Person, RaciRow
from pmdocs.project.plan import Budget, Milestone
from pmdocs.project.record import Record, Register, Several, optional, required
from pmdocs.project.registers import Action, Assumption, Change, Decision, Dependency, Issue, Lesson, Risk
from pmdocs.project.scalars import Text
from pmdocs.project.settings import Settings
from pmdocs.project.updates import Update


class Project(Record):
    """One project, as its manager wrote it: the plan, the registers, the updates, the closure."""

    project: ProjectInfo = required("the project's identity")
    people: Register[Person] = optional("people and groups, by key", default=())
    summary: Text | None = optional("executive summary; made from the other fields when left out")
    purpose: Text | None = optional("why the project exists: the need, problem or opportunity")
    business_case: BusinessCase | None = optional("urgency, impact, strategy, outside influence")
    options: Several[Option] = optional("options considered, doing nothing included", default=())
    objectives: Register[Objective] = optional("what must be reached, measurably", default=())
    success_criteria: Register[SuccessCriterion] = optional("what makes it a success", default=())
    benefits: Register[Benefit] = optional("what the organisation gains", default=())
    scope: Scope | None = optional("what is in and what is out")
    deliverables: Register[Deliverable] = optional("what is handed over", default=())
    needs: Register[Need] = optional("what stakeholders need", default=())
    requirements: Register[Requirement] = optional(
        "high-level requirements, quality and compliance included", default=()
    )
    phases: Register[Phase] = optional("phases and gates", default=())
    milestones: Register[Milestone] = optional("dated promises", default=())
    work: Register[WorkPackage] = optional("dated, costed work packages", default=())
    budget: Budget | None = optional("the money")
    resources: Several[Resource] = optional("people and things needed", default=())
    approach: Approach | None = optional("how the project is run")
    transition: Text | None = optional("how the organisation takes up the result")
    quality: Register[QualityActivity] = optional("planned reviews, tests and audits", default=())
    governance: Governance | None = optional("who decides what")
    tolerances: Tolerances | None = optional("how far the project may drift")
    change_control: ChangeControl | None = optional("how changes are decided")
    escalation: Several[EscalationStep] = optional("the way up, step by step", default=())
    exit_criteria: Several[Text] = optional("when the project is to be stopped", default=())
    assumptions: Register[Assumption] = optional("what is taken as true", default=())
    constraints: Register[Constraint] = optional("limits that cannot move", default=())
    dependencies: Register[Dependency] = optional("what is needed from others, and they from us", default=())
    risks: Register[Risk] = optional("the risk register", default=())
    issues: Register[Issue] = optional("issues known at the start", default=())
    changes: Register[Change] = optional("change requests known at the start", default=())
    decisions: Register[Decision] = optional("decisions known at the start", default=())
    actions: Register[Action] = optional("actions that belong to no risk or issue", default=())
    lessons: Several[Lesson] = optional("lessons brought in from elsewhere or not tied to an update", default=())
    communication: CommunicationPlan = optional("the communication plan beside its items", default=CommunicationPlan())
    communications: Register[Communication] = optional("the items of the communication plan", default=())
    raci: Several[RaciRow] = optional("who is responsible, accountable, supporting, consulted, informed", default=())
    agile: Agile | None = optional("sprints, backlog, releases, flow")
    approvals: Several[Approval] = optional("who approves or reviews the documents", default=())
    revisions: Several[Revision] = optional("history of the documents", default=())
    distribution: Several[Recipient] = optional("who gets the documents", default=())
    references: Register[Reference] = optional("documents elsewhere", default=())
    glossary: Several[Term] = optional("words explained", default=())
    updates: Several[Update] = optional("the dated updates, if not in files of their own", default=())
    closure: Closure | None = optional("results, acceptance, handover")
    settings: Settings = optional("scales, thresholds and formulas", default=Settings())
    theme: Text | None = optional("theme file beside the definition, or the name of one that ships")
    templates: Forms = optional(
        "Word forms of your own that replace documents: `charter: forms/charter.docx`", default={}
    )

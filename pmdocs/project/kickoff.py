"""What a charter is made of: why the project exists, what it promises, and within which limits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pmdocs.project.record import Record, Several, optional, required
from pmdocs.project.scalars import (
    AnyRef,
    Currency,
    Date,
    Days,
    Id,
    Language,
    Money,
    Percent,
    PersonRef,
    Quantity,
    Ref,
    Share,
    SignedMoney,
    Text,
    Whole,
    YesNo,
)
from pmdocs.project.word import Word


class Delivery(Word):
    """How the work is done."""

    WATERFALL = "waterfall"
    AGILE = "agile"
    HYBRID = "hybrid"

    @classmethod
    def aliases(cls) -> Mapping[str, str]:
        """Everyday spellings."""
        return {"predictive": "waterfall", "adaptive": "agile", "scrum": "agile", "kanban": "agile"}


class DocumentStatus(Word):
    """How far a document has come."""

    DRAFT = "draft"
    REVIEW = "review"
    FINAL = "final"


class ProjectInfo(Record):
    """The project's identity: what every document carries."""

    code: Id = required("short code, used in file names, such as ORION")
    title: Text = required("what the project is called")
    organisation: Text | None = optional("the organisation it is for")
    sponsor: PersonRef | None = optional("who owns the project and its benefits")
    manager: PersonRef | None = optional("the project manager")
    supplier: PersonRef | None = optional("who delivers, if somebody outside does")
    start: Date = required("first day")
    finish: Date = required("planned last day")
    phase: Text | None = optional("the phase it is in")
    currency: Currency = optional("three-letter currency code", default="EUR")
    language: Language = optional("language of the documents, such as en or en-GB", default="en")
    sensitivity: Text = optional(
        "who may read the documents, such as public, internal, confidential", default="internal"
    )
    delivery: Delivery = optional("waterfall, agile or hybrid", default=Delivery.WATERFALL)
    version: Text = optional("version of the kickoff documents; 1.0 once approved", default="0.1")
    status: DocumentStatus = optional("draft, review or final", default=DocumentStatus.DRAFT)
    location: Text | None = optional("where the project's documents are kept")


class Priority(Word):
    """MoSCoW: how much something is needed."""

    MUST = "must"
    SHOULD = "should"
    COULD = "could"
    WONT = "won't"

    @classmethod
    def aliases(cls) -> Mapping[str, str]:
        """Long forms."""
        return {
            "must have": "must",
            "should have": "should",
            "could have": "could",
            "wont": "won't",
            "won't have": "won't",
        }


class Axis(Word):
    """What a success criterion is about."""

    SCOPE = "scope"
    TIME = "time"
    COST = "cost"
    QUALITY = "quality"
    BENEFIT = "benefit"
    RISK = "risk"


class BusinessCase(Record):
    """Why now, why this, and what forces it."""

    urgency: Text | None = optional("why it cannot wait")
    impact: Text | None = optional("what it changes, and what happens without it")
    strategy: Text | None = optional("the strategic goal it serves")
    external: Text | None = optional("laws, regulators or markets behind it")


class Option(Record):
    """A way that was considered, 'do nothing' included."""

    name: Text = required("the option")
    description: Text | None = optional("what it would have meant")
    cost: Money | None = optional("what it would have cost")
    flows: Several[SignedMoney] = optional(
        "money of each year once it is paid for, gains above 0 and costs below, the first year first", default=()
    )
    benefit: Text | None = optional("what it would have brought")
    verdict: Text = required("chosen, or why not")
    chosen: YesNo = optional("yes for the option taken", default=False)


class Objective(Record):
    """What the project must reach, so that anybody can measure it."""

    id: Id = required("id, such as O-1")
    statement: Text = required("the objective in one sentence")
    measure: Text | None = optional("what is measured")
    baseline: Text | None = optional("the value today")
    target: Text | None = optional("the value to reach")
    unit: Text | None = optional("unit of both values")
    due: Date | None = optional("by when")
    owner: PersonRef | None = optional("who answers for it")
    priority: Priority | None = optional("must, should, could or won't")
    critical: YesNo = optional("yes if missing it means the project failed", default=False)


class SuccessCriterion(Record):
    """What makes the project a success in the sponsor's eyes."""

    id: Id = required("id, such as S-1")
    statement: Text = required("the criterion")
    axis: Axis | None = optional("scope, time, cost, quality, benefit or risk")
    measure: Text | None = optional("how it is judged")
    target: Text | None = optional("the value to reach")
    critical: YesNo = optional("yes if its absence means failure", default=False)
    objective: Annotated[str, Ref("objective")] | None = optional("the objective it belongs to")


class Benefit(Record):
    """Something the organisation gains, or pays as a dis-benefit, once the project is done."""

    id: Id = required("id, such as B-1")
    description: Text = required("the benefit")
    disbenefit: YesNo = optional("yes for an unwelcome consequence", default=False)
    measure: Text | None = optional("what is measured")
    baseline: Text | None = optional("the value today")
    target: Text | None = optional("the value expected")
    unit: Text | None = optional("unit of both values")
    measurable_from: Date | None = optional("when it can first be measured")
    owner: PersonRef | None = optional("who reaps and reports it")


class Scope(Record):
    """What belongs to the project and what does not."""

    statement: Text | None = optional("the scope in one or two lines")
    inside: Several[Text] = optional("what is included", default=(), alias="in")
    outside: Several[Text] = optional("what is excluded", default=(), alias="out")


class EarningMethod(Word):
    """How a piece of work earns its value."""

    ZERO_HUNDRED = "0/100"
    FIFTY_FIFTY = "50/50"
    TWENTY_EIGHTY = "20/80"
    MILESTONES = "milestones"
    PERCENT = "percent"
    UNITS = "units"
    LEVEL_OF_EFFORT = "level of effort"

    @classmethod
    def aliases(cls) -> Mapping[str, str]:
        """Everyday spellings."""
        return {
            "percent complete": "percent",
            "% complete": "percent",
            "weighted milestones": "milestones",
            "loe": "level of effort",
            "units complete": "units",
        }


class Weight(Record):
    """A milestone's share of the value of a piece of work."""

    milestone: Annotated[str, Ref("milestone")] = required("the milestone")
    weight: Share = required("its share, such as 40 %; the shares add up to 100 %")


class Deliverable(Record):
    """Something handed over and accepted."""

    id: Id = required("id, such as D-1")
    name: Text = required("what is handed over")
    description: Text | None = optional("what it consists of")
    acceptance: Several[Text] = optional("acceptance criteria", default=())
    metric: Text | None = optional("metric and tolerance of the criteria")
    approver: PersonRef | None = optional("who accepts it")
    owner: PersonRef | None = optional("who produces it")
    start: Date | None = optional("when work on it starts")
    due: Date | None = optional("when it is due")
    forecast: Date | None = optional("the date expected now, if not the due date; normally written in an update")
    priority: Priority | None = optional("must, should, could or won't")
    cost: Money | None = optional("its share of the budget; it earns this value as it is done")
    effort: Quantity | None = optional("planned effort in person-days")
    method: EarningMethod = optional(
        "how it earns value: 0/100, 50/50, 20/80, milestones, percent, units, level of effort",
        default=EarningMethod.PERCENT,
    )
    weights: Several[Weight] = optional("for the milestones method: milestones and their shares", default=())
    units: Quantity | None = optional("for the units method: how many units there are")
    phase: Annotated[str, Ref("phase")] | None = optional("the phase it belongs to")
    added_by: Annotated[str, Ref("change")] | None = optional(
        "the change that added it, if it was not planned from the start"
    )


class WorkPackage(Record):
    """Dated, costed work: earns value and makes the planned-value curve when no curve is written."""

    id: Id = required("id, such as W-1")
    name: Text = required("the work")
    deliverable: Annotated[str, Ref("deliverable")] | None = optional("the deliverable it contributes to")
    owner: PersonRef | None = optional("who leads it")
    start: Date = required("planned start")
    finish: Date = required("planned finish")
    cost: Money = required("budgeted cost")
    effort: Quantity | None = optional("planned effort in person-days")
    method: EarningMethod = optional("how it earns value", default=EarningMethod.PERCENT)
    weights: Several[Weight] = optional("for the milestones method: milestones and their shares", default=())
    units: Quantity | None = optional("for the units method: how many units there are")


class Need(Record):
    """What a stakeholder needs."""

    id: Id = required("id, such as N-1")
    need: Text = required("what is needed")
    who: Several[PersonRef] = optional("by whom", default=())
    why: Text | None = optional("why")
    today: Text | None = optional("how it is met today")
    priority: Priority | None = optional("must, should, could or won't")
    deliverables: Several[Annotated[str, Ref("deliverable")]] = optional("the deliverables that meet it", default=())


class Requirement(Record):
    """A high-level requirement, quality and compliance included."""

    id: Id = required("id, such as Q-1")
    statement: Text = required("the requirement")
    kind: Text | None = optional("functional, quality, security, compliance …")
    standard: Text | None = optional("the standard or regulation behind it")
    priority: Priority | None = optional("must, should, could or won't")
    deliverables: Several[Annotated[str, Ref("deliverable")]] = optional("the deliverables that meet it", default=())


class Constraint(Record):
    """A limit the project cannot move."""

    id: Id = required("id, such as K-1")
    statement: Text = required("the constraint")
    kind: Text | None = optional("time, money, people, technology, legal, security …")
    links: Several[AnyRef] = optional("ids it belongs to", default=())


class Resource(Record):
    """People or things the project needs."""

    name: Text = required("skill, role or thing")
    quantity: Text | None = optional("how many, or how much")
    effort: Quantity | None = optional("person-days")
    phase: Text | None = optional("when")
    source: Text | None = optional("where from")
    confidence: Text | None = optional("how certain it is")


class Approach(Record):
    """How the project is run and its result delivered."""

    method: Text | None = optional("project-management method")
    description: Text | None = optional("how the result is delivered")
    tailoring: Text | None = optional("what is done differently here, and why")
    quality: Text | None = optional("how quality is assured")
    documents: Text | None = optional("how documents and versions are kept")


class ChangeThreshold(Record):
    """Who may approve a change up to which size."""

    limit: Text = required("up to which effect, such as 'up to 10 000 EUR or 5 days'")
    approver: PersonRef | None = optional("who approves")
    body: Annotated[str, Ref("body")] | None = optional("or which body approves")


class ChangeControl(Record):
    """How changes are decided."""

    description: Text | None = optional("how a change is raised and assessed")
    thresholds: Several[ChangeThreshold] = optional("who approves what size", default=())


class Tolerances(Record):
    """How far the project may drift before it must be escalated."""

    time: Days | None = optional("days the finish may slip, such as 10 days")
    cost: Percent | None = optional("share of the budget, such as 5 %")
    scope: Text | None = optional("what may be left out")
    quality: Text | None = optional("how far quality criteria may be missed")
    benefit: Text | None = optional("how far benefits may fall short")
    risk: Text | None = optional("how much risk may be carried")
    risk_exposure: Money | None = optional("the largest accepted sum of risk exposure after response")


class ApprovalAction(Word):
    """What somebody does with a document."""

    APPROVE = "approve"
    REVIEW = "review"


class Approval(Record):
    """Somebody who approves or reviews a document."""

    who: PersonRef = required("the person")
    action: ApprovalAction = optional("approve or review", default=ApprovalAction.APPROVE)
    documents: Several[Text] = optional("the documents meant, such as charter; all when left out", default=())
    date: Date | None = optional("when it was done")
    decision: Text | None = optional("the outcome, such as approved with conditions")


class Revision(Record):
    """One line of a document's history."""

    version: Text = required("version, such as 0.2")
    date: Date = required("date")
    author: PersonRef | None = optional("who made it")
    change: Text = required("what changed")
    documents: Several[Text] = optional("the documents meant; all kickoff documents when left out", default=())


class Recipient(Record):
    """Somebody who gets the documents."""

    who: PersonRef = required("the person or group")
    documents: Several[Text] = optional("the documents meant; all when left out", default=())


class Reference(Record):
    """A document elsewhere that matters."""

    id: Id = required("id, such as REF-1")
    title: Text = required("title")
    location: Text | None = optional("where it is: a path or an address")


class Term(Record):
    """A word or abbreviation explained."""

    term: Text = required("the word")
    meaning: Text = required("what it means")


class Phase(Record):
    """A phase or stage of the project."""

    id: Id = required("id, such as P-1")
    name: Text = required("name")
    start: Date = required("planned start")
    finish: Date = required("planned finish")
    gate: Text | None = optional("the gate that ends it")


class QualityActivity(Record):
    """A planned review, test or audit."""

    id: Id = required("id, such as QA-1")
    activity: Text = required("what is done")
    deliverables: Several[Annotated[str, Ref("deliverable")]] = optional("what is checked", default=())
    responsible: PersonRef | None = optional("who does it")
    due: Date | None = optional("when")
    done: Date | None = optional("when it was done")
    result: Text | None = optional("what came out")
    defects: Whole | None = optional("defects found")

"""The logs: risks, issues, assumptions, dependencies, decisions, changes, actions, lessons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pmdocs.project.plan import Curve
from pmdocs.project.record import Pairs, Record, Register, Several, optional, required
from pmdocs.project.scalars import (
    AnyRef,
    Date,
    Days,
    Id,
    Level,
    Money,
    PersonRef,
    Quantity,
    Ref,
    Share,
    SignedDays,
    SignedMoney,
    Text,
    YesNo,
)
from pmdocs.project.word import Word


class RiskKind(Word):
    """Unwelcome or welcome uncertainty."""

    THREAT = "threat"
    OPPORTUNITY = "opportunity"


class RiskStatus(Word):
    """Where a risk is in its life."""

    PROPOSED = "proposed"
    OPEN = "open"
    MATERIALISED = "materialised"
    CLOSED = "closed"
    REJECTED = "rejected"

    @classmethod
    def aliases(cls) -> Mapping[str, str]:
        """Words of other methods."""
        return {
            "active": "open",
            "approved": "open",
            "occurred": "materialised",
            "happened": "materialised",
            "materialized": "materialised",
        }


class Response(Word):
    """What is done about a risk; the last four are for opportunities."""

    AVOID = "avoid"
    REDUCE = "reduce"
    TRANSFER = "transfer"
    SHARE = "share"
    ACCEPT = "accept"
    FALLBACK = "fallback"
    ESCALATE = "escalate"
    EXPLOIT = "exploit"
    ENHANCE = "enhance"
    REJECT = "reject"

    @classmethod
    def aliases(cls) -> Mapping[str, str]:
        """Words of other methods."""
        return {"mitigate": "reduce", "prepare contingent plans": "fallback", "contingency": "fallback"}


class Proximity(Word):
    """How soon a risk may strike."""

    IMMINENT = "imminent"
    STAGE = "within stage"
    PROJECT = "within project"
    BEYOND = "beyond project"


class ActionStatus(Word):
    """How far an action has come."""

    OPEN = "open"
    IN_PROGRESS = "in progress"
    ON_HOLD = "on hold"
    DONE = "done"
    CANCELLED = "cancelled"

    @classmethod
    def aliases(cls) -> Mapping[str, str]:
        """Everyday spellings."""
        return {"closed": "done", "complete": "done", "completed": "done", "started": "in progress"}


class Action(Record):
    """Something somebody does by a date."""

    id: Id = required("id, such as A-1")
    text: Text = required("what is done")
    owner: PersonRef | None = optional("who does it")
    due: Date | None = optional("by when")
    status: ActionStatus = optional("open, in progress, on hold, done, cancelled", default=ActionStatus.OPEN)
    done: Date | None = optional("when it was done")
    created: Date | None = optional("when it was agreed")
    cost: Money | None = optional("what it costs")
    effort: Quantity | None = optional("what it takes in person-days")
    links: Several[AnyRef] = optional("ids it belongs to", default=())
    note: Text | None = optional("remark")


class Impacts(Record):
    """Impact level by objective; the highest counts."""

    cost: Level | None = optional("on cost, 1 to 5")
    time: Level | None = optional("on time, 1 to 5")
    scope: Level | None = optional("on scope or quality, 1 to 5")
    reputation: Level | None = optional("on reputation, 1 to 5")


class Assessment(Record):
    """Probability and impact at one point of a risk's life."""

    probability: Level = required("1 to 5")
    impact: Level = required("1 to 5")
    chance: Share | None = optional("probability in percent, if better known than the level")
    amount: Money | None = optional("impact in money")
    days: Days | None = optional("impact in days")


class Risk(Record):
    """An uncertain event that would help or harm the project: cause, event, effect, and what is done about it."""

    id: Id = required("id, such as R-1; never used again")
    title: Text = required("short title, up to 80 characters")
    kind: RiskKind = optional("threat or opportunity", default=RiskKind.THREAT)
    cause: Text | None = optional("because of …")
    event: Text | None = optional("… this may happen …")
    effect: Text | None = optional("… which would lead to …")
    category: Text | None = optional("category, such as supplier")
    raised: Date | None = optional("when it was raised; the project's start unless stated")
    raised_by: PersonRef | None = optional("who raised it")
    status: RiskStatus = optional("proposed, open, materialised, closed, rejected", default=RiskStatus.OPEN)
    closed: Date | None = optional("when it was closed or happened")
    closure_reason: Text | None = optional("why it was closed")
    owner: PersonRef | None = optional("the one person who answers for it")
    probability: Level | None = optional("probability now, 1 to 5; before any response until an update says otherwise")
    impact: Level | None = optional("impact now, 1 to 5")
    impacts: Impacts | None = optional("impact by objective; the highest counts")
    chance: Share | None = optional("probability now in percent, if better known than the level")
    amount: Money | None = optional("impact in money, in the project's currency")
    days: Days | None = optional("impact in days")
    residual: Assessment | None = optional("probability and impact expected once the response is in place")
    target: Assessment | None = optional("probability and impact the project aims at")
    proximity: Proximity | None = optional("imminent, within stage, within project, beyond project")
    trigger: Text | None = optional("early-warning sign")
    response: Several[Response] = optional(
        "avoid, reduce, transfer, share, accept, fallback, escalate; exploit, enhance, reject", default=()
    )
    actions: Several[Action] = optional("what is done about it", default=())
    contingency: Text | None = optional("fallback plan if it happens")
    secondary: Several[Annotated[str, Ref("risk")]] = optional("risks the response creates", default=())
    escalate: Text | None = optional("the level it is escalated to, if any")
    reviewed: Date | None = optional("last review")
    next_review: Date | None = optional("next review")
    links: Several[AnyRef] = optional("ids of related issues, changes, decisions", default=())
    note: Text | None = optional("remark; in an update: why it moved")


class IssueKind(Word):
    """What kind of issue it is."""

    PROBLEM = "problem"
    REQUEST = "request for change"
    OFF_SPECIFICATION = "off specification"

    @classmethod
    def aliases(cls) -> Mapping[str, str]:
        """Words of other methods."""
        return {"concern": "problem", "problem concern": "problem", "change request": "request for change"}


class IssueStatus(Word):
    """Where an issue is in its life."""

    OPEN = "open"
    POSTPONED = "postponed"
    RESOLVED = "resolved"
    CLOSED = "closed"


class Issue(Record):
    """Something that has happened and must be dealt with."""

    id: Id = required("id, such as I-1")
    title: Text = required("short title")
    description: Text | None = optional("what it is, and what follows if nothing is done")
    kind: IssueKind = optional("problem, request for change, off specification", default=IssueKind.PROBLEM)
    category: Text | None = optional("category")
    raised: Date | None = optional("when it was raised; in an update, the update's date unless stated")
    raised_by: PersonRef | None = optional("who raised it")
    status: IssueStatus = optional("open, postponed, resolved, closed", default=IssueStatus.OPEN)
    owner: PersonRef | None = optional("who deals with it")
    urgency: Level | None = optional("1 to 5")
    impact: Level | None = optional("1 to 5")
    size: Level | None = optional("1 to 5")
    blocking: YesNo = optional("yes if work stands still because of it", default=False)
    due: Date | None = optional("target date")
    closed: Date | None = optional("when it was closed")
    resolution: Text | None = optional("how it was resolved")
    actions: Several[Action] = optional("what is done about it", default=())
    escalate: Text | None = optional("the level it is escalated to, if any")
    risk: Annotated[str, Ref("risk")] | None = optional("the risk it comes from")
    links: Several[AnyRef] = optional("ids of related entries", default=())
    note: Text | None = optional("remark")


class AssumptionStatus(Word):
    """Whether an assumption still holds."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    FALSE = "false"


class Assumption(Record):
    """Something taken as true without proof."""

    id: Id = required("id, such as AS-1")
    statement: Text = required("what is assumed")
    basis: Text | None = optional("why it is believed")
    confidence: Text | None = optional("how certain: low, medium, high")
    impact: Text | None = optional("what follows if it is false")
    owner: PersonRef | None = optional("who checks it")
    validate_by: Date | None = optional("by when it must be checked")
    status: AssumptionStatus = optional("open, confirmed, false", default=AssumptionStatus.OPEN)
    links: Several[AnyRef] = optional("ids of the risk or issue it became", default=())
    note: Text | None = optional("remark")


class Direction(Word):
    """Who waits for whom."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"

    @classmethod
    def aliases(cls) -> Mapping[str, str]:
        """Short forms."""
        return {"in": "inbound", "out": "outbound"}


class DependencyStatus(Word):
    """How a dependency stands."""

    ON_TRACK = "on track"
    AT_RISK = "at risk"
    LATE = "late"
    MET = "met"


class Dependency(Record):
    """Something the project needs from outside, or others need from it."""

    id: Id = required("id, such as DEP-1")
    what: Text = required("what is needed")
    direction: Direction = optional("inbound (we wait) or outbound (they wait)", default=Direction.INBOUND)
    party: Text | None = optional("the other side")
    owner: PersonRef | None = optional("who follows it up")
    needed_by: Date | None = optional("when it is needed")
    promised: Date | None = optional("when it is promised")
    status: DependencyStatus = optional("on track, at risk, late, met", default=DependencyStatus.ON_TRACK)
    milestone: Annotated[str, Ref("milestone")] | None = optional("the milestone that waits for it")
    note: Text | None = optional("remark")


class DecisionStatus(Word):
    """Whether a decision has been taken."""

    PENDING = "pending"
    TAKEN = "taken"
    SUPERSEDED = "superseded"


class Decision(Record):
    """Something decided, or waiting to be."""

    id: Id = required("id, such as DEC-1")
    text: Text = required("what is or must be decided")
    title: Text | None = optional("short title")
    status: DecisionStatus = optional("pending, taken, superseded", default=DecisionStatus.PENDING)
    raised: Date | None = optional("when it was asked for")
    needed_from: PersonRef | None = optional("who must decide")
    needed_by: Date | None = optional("by when")
    consequence: Text | None = optional("what waiting costs")
    options: Several[Text] = optional("the options", default=())
    recommendation: Text | None = optional("what the project manager proposes")
    decided: Date | None = optional("when it was taken")
    decided_by: PersonRef | None = optional("who took it")
    outcome: Text | None = optional("what was decided")
    applies_from: Date | None = optional("from when it applies")
    links: Several[AnyRef] = optional("ids of related entries", default=())
    note: Text | None = optional("remark")


class ChangeStatus(Word):
    """Where a change request is in its life."""

    SUBMITTED = "submitted"
    ASSESSING = "assessing"
    WAITING = "waiting for approval"
    APPROVED = "approved"
    REJECTED = "rejected"
    POSTPONED = "postponed"
    MERGED = "merged"
    IMPLEMENTED = "implemented"


class DeliverableTerms(Record):
    """What a change agrees anew about one deliverable."""

    id: Annotated[str, Ref("deliverable")] = required("id of the deliverable")
    cost: Money | None = optional("its cost from now on, the whole of it")
    start: Date | None = optional("when work on it starts")
    due: Date | None = optional("when it is due from now on")


class WorkTerms(Record):
    """What a change agrees anew about one work package."""

    id: Annotated[str, Ref("work")] = required("id of the work package")
    cost: Money | None = optional("its cost from now on, the whole of it")
    start: Date | None = optional("planned start from now on")
    finish: Date | None = optional("planned finish from now on")


class ChangeEffect(Record):
    """What a change does to the baselines once approved."""

    cost: SignedMoney | None = optional("change of the budget, in the project's currency; may be negative")
    days: SignedDays | None = optional("change of the finish date in days; may be negative")
    effort: SignedMoney | None = optional("change of effort in person-days; may be negative")
    scope: Text | None = optional("effect on scope")
    quality: Text | None = optional("effect on quality")
    risk: Text | None = optional("effect on risk")
    adds: Several[Annotated[str, Ref("deliverable")]] = optional("deliverables it adds", default=())
    removes: Several[Annotated[str, Ref("deliverable")]] = optional("deliverables it removes", default=())
    milestones: Pairs[Annotated[str, Ref("milestone")], Date] = optional("new baseline dates of milestones", default={})
    finish: Date | None = optional("new baseline finish; the days are then counted from it")
    deliverables: Register[DeliverableTerms] = optional("new cost or due date of deliverables", default=())
    work: Register[WorkTerms] = optional("new cost or dates of work packages", default=())
    curve: Curve = optional(
        "new cumulative planned value by date, from the decision on; what lies before it stays as it was", default=()
    )


class Change(Record):
    """A request to change what was agreed."""

    id: Id = required("id, such as CH-1")
    title: Text = required("short title")
    description: Text | None = optional("what is wanted, and what follows if it is not done")
    category: Text | None = optional("category")
    source: Text | None = optional("where it comes from: business, supplier, regulator, team …")
    requested_by: PersonRef | None = optional("who asked for it")
    raised: Date | None = optional("when it was asked for")
    status: ChangeStatus = optional(
        "submitted, assessing, waiting for approval, approved, rejected, postponed, merged, implemented",
        default=ChangeStatus.SUBMITTED,
    )
    size: Level | None = optional("1 to 5")
    priority: Level | None = optional("1 to 5")
    effect: ChangeEffect | None = optional("effect on cost, days, scope, quality, risk")
    due: Date | None = optional("when it must be decided")
    decided: Date | None = optional("when it was decided")
    decided_by: PersonRef | None = optional("who decided")
    reason: Text | None = optional("why it was decided so")
    implemented: Date | None = optional("when it was done")
    links: Several[AnyRef] = optional("ids of related entries", default=())
    note: Text | None = optional("remark")


class LessonKind(Word):
    """What a lesson tells others to do."""

    WELL = "went well"
    BADLY = "went badly"
    IDEA = "idea"

    @classmethod
    def aliases(cls) -> Mapping[str, str]:
        """Everyday spellings."""
        return {
            "good": "went well",
            "well": "went well",
            "bad": "went badly",
            "badly": "went badly",
            "improvement": "idea",
        }


class LessonLevel(Word):
    """How far a lesson reaches."""

    PROJECT = "project"
    CORPORATE = "corporate"
    BOTH = "both"


class Lesson(Record):
    """What happened, what followed, and what somebody else should do."""

    id: Id | None = optional("id, such as L-1; numbered for you when left out")
    kind: LessonKind = required("went well, went badly or idea")
    event: Text = required("what happened")
    effect: Text | None = optional("what followed from it")
    cause: Text | None = optional("why it happened")
    recommendation: Text = required("what somebody else should do")
    category: Text | None = optional("category, such as supplier management")
    phase: Annotated[str, Ref("phase")] | None = optional("the phase it was learnt in")
    date: Date | None = optional("when; in an update, the update's date unless stated")
    logged_by: PersonRef | None = optional("who wrote it down")
    signs: Text | None = optional("early-warning signs")
    risk: Annotated[str, Ref("risk")] | None = optional("the risk it was, if it was known")
    level: LessonLevel | None = optional("this project, corporate or both")
    priority: Level | None = optional("1 to 5, 5 being the most important")
    cost: Money | None = optional("what it cost or saved")
    days: Days | None = optional("days it cost or saved")
    action: Action | None = optional("what is done to embed it")
    links: Several[AnyRef] = optional("ids of related entries", default=())
    keywords: Several[Text] = optional("words to find it by", default=())

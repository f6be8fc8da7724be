"""The dated updates: one small file a week that says what changed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeAlias

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, create_model
from pydantic_core import CoreSchema, core_schema

from pmdocs.project.agile import Sprint
from pmdocs.project.breakdown import ByCategory, ByMonth
from pmdocs.project.kickoff import Deliverable, QualityActivity
from pmdocs.project.people import Person
from pmdocs.project.plan import Milestone
from pmdocs.project.record import SHORT_FORM, Record, Register, Several, optional, required
from pmdocs.project.registers import Action, Assumption, Change, Decision, Dependency, Issue, Lesson, Risk
from pmdocs.project.scalars import Date, Id, Money, PersonRef, Quantity, Ref, Share, Text, YesNo
from pmdocs.project.word import Word


def _change_of(model: type[Record], name: str) -> Any:
    """The same fields as `model`, all optional but the id: what an update may say about an entry."""
    fields: dict[str, Any] = {"id": (Id, model.model_fields["id"])}
    for key, info in model.model_fields.items():
        if key != "id":
            annotation: Any = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
            fields[key] = (annotation | None, optional(info.description or "", alias=info.alias))
    meaning = f"What an update says about an entry: {model.__doc__}"
    return create_model(name, __base__=Record, __module__=__name__, __doc__=meaning, **fields)


if TYPE_CHECKING:
    RiskUpdate: TypeAlias = Risk
    IssueUpdate: TypeAlias = Issue
    ChangeUpdate: TypeAlias = Change
    DecisionUpdate: TypeAlias = Decision
    ActionUpdate: TypeAlias = Action
    AssumptionUpdate: TypeAlias = Assumption
    DependencyUpdate: TypeAlias = Dependency
    MilestoneUpdate: TypeAlias = Milestone
    DeliverableUpdate: TypeAlias = Deliverable
    SprintUpdate: TypeAlias = Sprint
    QualityUpdate: TypeAlias = QualityActivity
    PersonUpdate: TypeAlias = Person
else:
    RiskUpdate = _change_of(Risk, "RiskUpdate")
    IssueUpdate = _change_of(Issue, "IssueUpdate")
    ChangeUpdate = _change_of(Change, "ChangeUpdate")
    DecisionUpdate = _change_of(Decision, "DecisionUpdate")
    ActionUpdate = _change_of(Action, "ActionUpdate")
    AssumptionUpdate = _change_of(Assumption, "AssumptionUpdate")
    DependencyUpdate = _change_of(Dependency, "DependencyUpdate")
    MilestoneUpdate = _change_of(Milestone, "MilestoneUpdate")
    DeliverableUpdate = _change_of(Deliverable, "DeliverableUpdate")
    SprintUpdate = _change_of(Sprint, "SprintUpdate")
    QualityUpdate = _change_of(QualityActivity, "QualityUpdate")
    PersonUpdate = _change_of(Person, "PersonUpdate")

CHANGES_OF: Final[Mapping[type[Record], type[Record]]] = MappingProxyType(
    {
        RiskUpdate: Risk,
        IssueUpdate: Issue,
        ChangeUpdate: Change,
        DecisionUpdate: Decision,
        ActionUpdate: Action,
        AssumptionUpdate: Assumption,
        DependencyUpdate: Dependency,
        MilestoneUpdate: Milestone,
        DeliverableUpdate: Deliverable,
        SprintUpdate: Sprint,
        QualityUpdate: QualityActivity,
        PersonUpdate: Person,
    }
)
"""What an update says about an entry, and the entry itself: an id not seen before makes a new one of these."""


class CostUpdate(Record):
    """Money on the data date; cumulative figures, not those of the week."""

    actual: Money | None = optional("actual cost since the start")
    by_category: ByCategory = optional(
        "actual cost since the start by category of the budget; together the actual cost", default=()
    )
    by_month: ByMonth = optional(
        "actual cost of single months, such as 2026-03; with the months told before, together the actual cost",
        default=(),
    )
    earned: Money | None = optional("earned value since the start, if it is not to come from progress")
    committed: Money | None = optional("ordered but not yet invoiced")
    reserve_used: Money | None = optional("contingency drawn since the start")
    estimate_to_complete: Money | None = optional("a fresh estimate of what is still to be spent")
    estimated_by: PersonRef | None = optional("who made that estimate")
    estimated_on: Date | None = optional("when; the update's date unless stated")


class EffortUpdate(Record):
    """Effort on the data date, in person-days since the start."""

    actual: Quantity | None = optional("actual effort since the start")
    remaining: Quantity | None = optional("effort still needed")


class Progress(Record):
    """How far a deliverable or work package is."""

    id: Annotated[str, Ref("deliverable", "work")] = required("id of the deliverable or work package")
    percent: Share | None = optional("percent complete")
    units: Quantity | None = optional("units done")
    started: YesNo | None = optional("yes once work has begun")
    delivered: Date | None = optional("when it was handed over")
    accepted: Date | None = optional("when it was accepted")
    note: Text | None = optional("remark")


class ProgressInShort:
    """Reads ``{D-1: 60 %}`` as ``{D-1: {percent: 60 %}}`` and ``{D-2: 12 units}`` as units done."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Write out the short form first."""
        return core_schema.no_info_before_validator_function(_written_out, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Let editors take the short form."""
        short = {"anyOf": [{"type": "string", "pattern": r"^\s*[0-9.,]+\s*(%|units)?\s*$"}, {"type": "number"}]}
        return {**handler(schema), SHORT_FORM: short}


def _written_out(value: object) -> object:
    if not isinstance(value, Mapping):
        return value
    return {key: _progress(entry) for key, entry in value.items()}


def _progress(entry: object) -> object:
    if entry is None or isinstance(entry, Mapping):
        return entry
    if isinstance(entry, str) and entry.rstrip().endswith("units"):
        return {"units": entry.rstrip().removesuffix("units")}
    return {"percent": entry}


class RagWord(Word):
    """A rating in words."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    GREY = "grey"
    BLUE = "blue"

    @classmethod
    def aliases(cls) -> dict[str, str]:
        """Other spellings."""
        return {"yellow": "amber", "gray": "grey", "complete": "blue"}


class Dimension(Word):
    """What is rated."""

    OVERALL = "overall"
    SCHEDULE = "schedule"
    COST = "cost"
    SCOPE = "scope"
    RISK = "risk"
    ISSUES = "issues"
    QUALITY = "quality"

    @classmethod
    def aliases(cls) -> dict[str, str]:
        """Other words."""
        return {"time": "schedule", "budget": "cost", "risks": "risk", "benefit": "quality"}


class RagStatement(Record):
    """What the project manager says about one rating: an override, or the reason and the way back."""

    id: Dimension = required("overall, schedule, cost, scope, risk, issues, quality")
    stated: RagWord | None = optional("a rating that differs from the computed one; needs a reason")
    reason: Text | None = optional("why it is not green, or why the computed rating is not right")
    action: Text | None = optional("what brings it back to green")
    owner: PersonRef | None = optional("who does that")
    due: Date | None = optional("date back to green")


class FlowUpdate(Record):
    """Backlog on the data date."""

    ready: Quantity | None = optional("items ready to start")
    blocked: Quantity | None = optional("items blocked")
    scope: Quantity | None = optional("total scope in points")


class Hold(Record):
    """Work on the project stops until somebody lets it go on."""

    reason: Text = required("why the project is on hold")
    since: Date | None = optional("from which day on; the update's date unless stated")
    until: Date | None = optional("when it is expected to go on")


class ScopeUpdate(Record):
    """What has come into the scope and what has left it; the rest stays as it was."""

    inside: Several[Text] = optional("what is included from now on", default=(), alias="in")
    outside: Several[Text] = optional("what is excluded from now on", default=(), alias="out")


class Update(Record):
    """What changed up to its date; what it does not mention stays as it was."""

    date: Date = required("the data date: the day the update speaks of")
    since: Date | None = optional("first day of the period; the day after the last update unless stated")
    author: PersonRef | None = optional("who wrote it; the project manager unless stated")
    phase: Text | None = optional("the phase the project is in from now on")
    manager: PersonRef | None = optional("who manages the project from now on")
    sponsor: PersonRef | None = optional("who sponsors the project from now on")
    people: Register[PersonUpdate] = optional("people who are new, have another role, or have left", default=())
    scope: ScopeUpdate | None = optional("what has come into the scope and what has left it")
    hold: Hold | None = optional("the project is on hold: why, since when, until when")
    resume: Date | None = optional("the day on which work goes on after a hold")
    summary: Text | None = optional("two or three sentences a sponsor can read alone")
    done: Several[Text] = optional("what was done in the period", default=())
    next: Several[Text] = optional("what is planned for the next period", default=())
    dropped: Several[Text] = optional("what was planned last time and is left on purpose, with the reason", default=())
    cost: CostUpdate | None = optional("money: actual cost since the start, and more")
    effort: EffortUpdate | None = optional("effort in person-days since the start")
    progress: Annotated[Register[Progress], ProgressInShort()] = optional(
        "how far each deliverable or work package is", default=()
    )
    milestones: Register[MilestoneUpdate] = optional("milestones: forecast, actual, reason", default=())
    deliverables: Register[DeliverableUpdate] = optional("deliverables changed or added", default=())
    risks: Register[RiskUpdate] = optional("risks changed or new", default=())
    issues: Register[IssueUpdate] = optional("issues changed or new", default=())
    changes: Register[ChangeUpdate] = optional("change requests changed or new", default=())
    decisions: Register[DecisionUpdate] = optional("decisions taken or asked for", default=())
    actions: Register[ActionUpdate] = optional("actions changed or new", default=())
    assumptions: Register[AssumptionUpdate] = optional("assumptions changed or new", default=())
    dependencies: Register[DependencyUpdate] = optional("dependencies changed or new", default=())
    quality: Register[QualityUpdate] = optional("quality activities changed or new", default=())
    sprints: Register[SprintUpdate] = optional("sprints changed or new", default=())
    backlog: FlowUpdate | None = optional("the backlog on this date")
    lessons: Several[Lesson] = optional("lessons learnt in the period", default=())
    rag: Register[RagStatement] = optional("reasons, ways back, and overrides of ratings", default=())

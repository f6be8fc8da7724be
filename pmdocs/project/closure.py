"""The end of the project: results, acceptance, handover and what is left to do."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema, core_schema

from pmdocs.project.reading import wrong
from pmdocs.project.record import SHORT_FORM, Record, Register, Several, optional, required
from pmdocs.project.scalars import AnyRef, Date, Level, Money, PersonRef, Quantity, Ref, Text, YesNo
from pmdocs.project.word import Word


class Ending(Word):
    """How the project ends."""

    COMPLETED = "completed"
    EARLY = "closed early"
    TRANSFERRED = "transferred"
    CANCELLED = "cancelled"

    @classmethod
    def aliases(cls) -> Mapping[str, str]:
        """Everyday spellings."""
        return {"normal": "completed", "complete": "completed", "early": "closed early", "terminated": "closed early"}


class Verdict(Word):
    """Whether something promised was reached."""

    FULLY = "fully"
    PARTLY = "partly"
    NO = "no"
    LATER = "not yet measurable"

    @classmethod
    def aliases(cls) -> Mapping[str, str]:
        """Everyday spellings."""
        return {
            "yes": "fully",
            "met": "fully",
            "full": "fully",
            "partial": "partly",
            "not met": "no",
            "later": "not yet measurable",
        }


class Result(Record):
    """What came of an objective or success criterion."""

    id: Annotated[str, Ref("objective", "criterion")] = required("id of the objective or success criterion")
    met: Verdict = required("fully, partly, no, not yet measurable")
    actual: Text | None = optional("the value reached")
    evidence: Text | None = optional("what proves it")


class Acceptance(Record):
    """The acceptance of one deliverable."""

    id: Annotated[str, Ref("deliverable")] = required("id of the deliverable")
    accepted: YesNo = required("yes or no")
    kind: Text | None = optional("provisional or final")
    conditions: Text | None = optional("conditions attached")
    verified_by: PersonRef | None = optional("who checked the criteria")
    accepted_by: PersonRef | None = optional("who accepted")
    date: Date | None = optional("when")


class CheckStatus(Word):
    """How a checklist item stands."""

    DONE = "done"
    OPEN = "open"
    NOT_APPLICABLE = "not applicable"

    @classmethod
    def aliases(cls) -> Mapping[str, str]:
        """Everyday spellings."""
        return {"yes": "done", "no": "open", "n/a": "not applicable", "na": "not applicable", "complete": "done"}


USUAL_CHECKS: Final = (
    "deliverables-complete",
    "deliverables-accepted",
    "transition",
    "support",
    "training",
    "data",
    "way-back",
    "open-items",
    "contracts",
    "audit",
    "budget",
    "access",
    "knowledge",
    "suppliers",
    "team",
    "lessons",
    "documents",
    "benefits",
    "announcement",
)
"""The ids of the rows of the usual closure checklist."""


class ChecklistItem(Record):
    """One thing that must be settled before a project may end."""

    id: Text | None = optional("the row of the usual list that is meant, such as contracts; or an id of your own")
    item: Text | None = optional("what must be settled; a row of the usual list has its words")
    status: CheckStatus = optional("done, open, not applicable", default=CheckStatus.OPEN)
    owner: PersonRef | None = optional("who settles it")
    date: Date | None = optional("when it was, or will be")
    note: Text | None = optional("remark")

    @model_validator(mode="after")
    def _says_what(self) -> ChecklistItem:
        if self.item is None and self.id not in USUAL_CHECKS:
            near = f"'{self.id}' is no row of the usual list." if self.id else "This row does not say what it is about."
            raise wrong("checklist", near, f"Write 'item: …', or one of: {', '.join(USUAL_CHECKS)}.")
        return self


class TickedInShort:
    """Reads ``{contracts: done}`` as ``{contracts: {status: done}}``."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Write out the short form first."""
        return core_schema.no_info_before_validator_function(_ticked, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Let editors take the short form."""
        return {**handler(schema), SHORT_FORM: {"type": "string"}}


def _ticked(value: object) -> object:
    if not isinstance(value, Mapping):
        return value
    whole = {key: entry if isinstance(entry, Mapping) else {"status": entry} for key, entry in value.items()}
    return {key: {} if entry == {"status": None} else entry for key, entry in whole.items()}


class OutstandingItem(Record):
    """Something left to do after the project, with its new owner."""

    text: Text = required("what is left to do")
    ref: AnyRef | None = optional("the risk, issue or action it is")
    owner: PersonRef | None = optional("who takes it over")
    to: Text | None = optional("the organisation or team that takes it over")
    due: Date | None = optional("by when")
    waived_by: PersonRef | None = optional("who accepted that it has no owner")


class Recommendation(Record):
    """Something others should do next."""

    text: Text = required("the recommendation")
    to: Text | None = optional("to whom")
    due: Date | None = optional("by when")


class BenefitReview(Record):
    """When and by whom a benefit is measured after closure."""

    id: Annotated[str, Ref("benefit")] = required("id of the benefit")
    status: Text | None = optional("achieved, later, not expected")
    actual: Text | None = optional("the value measured so far")
    review: Date | None = optional("when it is reviewed")
    owner: PersonRef | None = optional("who reviews it")


class Review(Record):
    """A few lines on one side of how the project went."""

    topic: Text = required("topic, such as Stakeholder management")
    text: Text = required("how it went")
    score: Level | None = optional("1 to 5")


class FinalCost(Record):
    """What a budget line cost in the end."""

    category: Text = required("the budget line's category")
    actual: Money = required("what was spent")
    reason: Text | None = optional("why it differs from the budget")


class Satisfaction(Record):
    """How satisfied somebody is with the result."""

    who: Text = required("who was asked")
    score: Quantity = required("the score")
    of: Quantity = optional("the best possible score", default=Decimal(5))
    comment: Text | None = optional("what they said")


class Closure(Record):
    """The closure report's own words; dates, costs, changes, risks and lessons come from the updates."""

    date: Date | None = optional("date of closure")
    ending: Ending = optional("completed, closed early, transferred, cancelled", default=Ending.COMPLETED)
    reason: Text | None = optional("why, if it did not end as planned")
    summary: Text = required("the project manager's summary")
    business_case: Text | None = optional("review of the business case")
    finish: Date | None = optional("actual finish; the last milestone's actual date unless stated")
    cost: Money | None = optional("actual cost; the last update's unless stated")
    effort: Quantity | None = optional("actual effort in person-days; the last update's unless stated")
    schedule_reason: Text | None = optional("why the finish differs from the baseline")
    cost_reason: Text | None = optional("why the cost differs from the baseline")
    effort_reason: Text | None = optional("why the effort differs from the baseline")
    costs: Several[FinalCost] = optional("actual cost by budget category", default=())
    reserve_used: Money | None = optional("contingency drawn")
    results: Register[Result] = optional("result of every objective and success criterion", default=())
    acceptance: Register[Acceptance] = optional("acceptance of every deliverable", default=())
    quality: Text | None = optional("review of quality: defects, off-specifications, concessions")
    risk_review: Text | None = optional("what the project learnt about its risks")
    issue_review: Text | None = optional("what the project learnt from its issues and conflicts")
    reviews: Several[Review] = optional(
        "reviews of stakeholders, communication, transition, governance, team, supplier", default=()
    )
    satisfaction: Several[Satisfaction] = optional("satisfaction scores", default=())
    recognition: Text | None = optional("who deserves thanks, and for what")
    handover: Annotated[Register[ChecklistItem], TickedInShort()] = optional(
        "handover and support checklist", default=()
    )
    support: Text | None = optional("who supports the result from now on, and how")
    checklist: Annotated[Register[ChecklistItem], TickedInShort()] = optional(
        "rows of the closure checklist that are settled, by their ids, and rows of your own", default=()
    )
    usual_checks: YesNo = optional("no to leave out the usual rows of the closure checklist", default=True)
    outstanding: Several[OutstandingItem] = optional("what is left to do, with its new owner", default=())
    recommendations: Several[Recommendation] = optional("follow-on actions and ideas", default=())
    benefits: Register[BenefitReview] = optional("when and by whom each benefit is measured", default=())
    archive: Text | None = optional("where the records are kept")

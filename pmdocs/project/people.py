"""People and groups: who they are, what they want, who decides what, and what each is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from pmdocs.project.reading import read_filled, shown, wrong
from pmdocs.project.record import Pairs, Record, Register, Several, optional, required
from pmdocs.project.scalars import Date, Days, Id, Kind, Level, PersonRef, Ref, Text, YesNo
from pmdocs.project.word import Word


class Attitude(Word):
    """Where a stakeholder stands towards the project."""

    SUPPORTER = "supporter"
    NEUTRAL = "neutral"
    RESISTOR = "resistor"

    @classmethod
    def aliases(cls) -> Mapping[str, str]:
        """PM² and PMI use different words."""
        return {"positive": "supporter", "negative": "resistor", "supportive": "supporter", "critic": "resistor"}


class Engagement(Word):
    """How engaged a stakeholder is, from unaware to leading."""

    UNAWARE = "unaware"
    RESISTANT = "resistant"
    NEUTRAL = "neutral"
    SUPPORTIVE = "supportive"
    LEADING = "leading"


class EngagementAction(Record):
    """Something done to win or keep a stakeholder."""

    text: Text = required("what will be done")
    owner: PersonRef | None = optional("who does it")
    due: Date | None = optional("by when")


class Person(Record):
    """A person or a group with a stake in the project."""

    id: Id = required("the short key others use for this person, such as ada")
    name: Text = required("full name, or the name of the group")
    role: Text | None = optional("role in the project, such as Project sponsor")
    title: Text | None = optional("job title")
    organisation: Text | None = optional("organisation or department")
    email: Text | None = optional("e-mail address")
    phone: Text | None = optional("telephone")
    group: YesNo = optional("yes for a group such as 'Branch staff'", default=False)
    internal: YesNo = optional("no for somebody outside the organisation", default=True)
    members: Several[PersonRef] = optional("for a group: the people in it", default=())
    influence: Level | None = optional("how much this person can move the project, 1 to 5")
    interest: Level | None = optional("how much the project matters to this person, 1 to 5")
    expectations: Text | None = optional("what this person needs, wins or loses")
    attitude: Attitude | None = optional("supporter, neutral or resistor; printed only when asked for")
    engagement: Engagement | None = optional("engagement now: unaware, resistant, neutral, supportive, leading")
    wanted: Engagement | None = optional("the engagement the project needs")
    message: Text | None = optional("key message for this person")
    needs_from: Text | None = optional("what the project needs to hear from this person")
    actions: Several[EngagementAction] = optional("what is done to engage this person", default=())
    left: Date | None = optional("the day this person left the project; normally written in an update")


class Body(Record):
    """A place in the governance: a board, a team or a single role."""

    id: Id = required("short id, such as board")
    name: Text = required("name, such as Steering committee")
    members: Several[PersonRef] = optional("who sits in it", default=())
    chair: PersonRef | None = optional("who leads it")
    reports_to: Annotated[str, Ref("body")] | None = optional("the body above it")
    responsibilities: Several[Text] = optional("what it answers for", default=())
    authority: Text | None = optional("what it may decide")


class Governance(Record):
    """Who decides what."""

    statement: Text | None = optional("how the project is governed, in a sentence or two")
    bodies: Register[Body] = optional("boards, teams and roles", default=())
    manager_authority: Text | None = optional("what the project manager may decide alone")


class EscalationStep(Record):
    """One step of the way up."""

    level: Text = required("name of the level, such as Project manager")
    to: PersonRef | None = optional("who decides there")
    when: Text | None = optional("what is brought to this level")
    within: Text | None = optional("time limit, such as 2 working days")


def _raci_letters(value: object) -> str:
    letters = [letter for letter in read_filled(value).upper() if letter not in " ,/"]
    if not letters or not set(letters) <= set("RASCI"):
        fact = f"'{shown(str(value))}' is not a RASCI cell."
        raise wrong("raci", fact, "Write R, A, S, C or I, or two of them such as A/R.")
    return "/".join(letters)


RaciCell = Annotated[
    str,
    BeforeValidator(_raci_letters),
    Kind("R, A, S, C or I, or two of them such as A/R", "R"),
    WithJsonSchema({"type": "string", "pattern": r"^[\s,/RrAaSsCcIi]+$"}),
]
"""What somebody is for an activity: responsible, accountable, supporting, consulted, informed."""


class RaciRow(Record):
    """One activity or deliverable and who is responsible, accountable, supporting, consulted, informed."""

    activity: Text = required("the activity or deliverable")
    deliverable: Annotated[str, Ref("deliverable")] | None = optional("the deliverable it belongs to")
    roles: Pairs[PersonRef, RaciCell] = required("person or group to R, A, S, C or I")


class CommunicationKind(Word):
    """What kind of communication it is."""

    MEETING = "meeting"
    REPORT = "report"
    OTHER = "other"


class Frequency(Word):
    """How often it happens."""

    ONCE = "once"
    DAILY = "daily"
    WEEKLY = "weekly"
    FORTNIGHTLY = "every two weeks"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half yearly"
    EVENT = "per event"

    @classmethod
    def aliases(cls) -> Mapping[str, str]:
        """Everyday spellings."""
        return {
            "fortnightly": "every two weeks",
            "2 weekly": "every two weeks",
            "biweekly": "every two weeks",
            "two weekly": "every two weeks",
            "every 2 weeks": "every two weeks",
            "on demand": "per event",
            "when needed": "per event",
            "one off": "once",
        }


class Weekday(Word):
    """A day of the week."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """0 for Monday to 6 for Sunday, as `datetime.date.weekday` counts."""
        return list(Weekday).index(self)


class Response(Word):
    """What the receiver is expected to do."""

    NONE = "none"
    ACKNOWLEDGE = "acknowledge"
    COMMENT = "comment"
    DECIDE = "decide"


class Communication(Record):
    """One item of the communication plan: a meeting, a report, or anything else that is told to somebody."""

    id: Id = required("id, such as C-1")
    name: Text = required("name, such as Steering committee")
    kind: CommunicationKind = optional("meeting, report or other", default=CommunicationKind.OTHER)
    purpose: Text = required("why it is held or sent")
    content: Text | None = optional("key message, agenda or level of detail")
    audience: Several[PersonRef] = required("who gets it: people or groups")
    informed: Several[PersonRef] = optional("who may attend or gets a copy", default=())
    responsible: PersonRef = required("who prepares and sends it")
    released_by: PersonRef | None = optional("who authorises the release of confidential information")
    frequency: Frequency = required("once, daily, weekly, every two weeks, monthly, quarterly, half yearly, per event")
    weekday: Weekday | None = optional("day of the week, for a regular item")
    first: Date | None = optional("first date")
    last: Date | None = optional("last date")
    medium: Several[Text] = required("e-mail, document, call, meeting, portal …")
    response: Response = optional("none, acknowledge, comment or decide", default=Response.NONE)
    response_within: Days | None = optional("days the receiver has to respond")
    chair: PersonRef | None = optional("meetings: who leads")
    minutes: PersonRef | None = optional("meetings: who takes minutes")
    agenda: Several[Text] = optional("meetings: standing agenda", default=())
    location: Text | None = optional("meetings: where")
    duration: Text | None = optional("meetings: how long")
    outputs: Several[Text] = optional("what comes out of it", default=())
    template: Text | None = optional("reports: template or reference")
    language: Text | None = optional("language, if not the project's")
    feedback: Text | None = optional("what comes back from the audience")


class CommunicationPlan(Record):
    """What the plan says beside its items."""

    purpose: Text | None = optional("what the plan is for")
    objectives: Several[Text] = optional("what good communication must reach", default=())
    scope: Text | None = optional("whom and what it covers")
    owner: PersonRef | None = optional("who keeps the plan; the project manager unless stated")
    principles: Several[Text] = optional("principles the project follows", default=())
    tools: Several[Text] = optional("where things are kept and told", default=())
    constraints: Several[Text] = optional("laws and policies that limit what may be told", default=())
    review: Text | None = optional("how and when the plan is reviewed")
    calendar_weeks: Days = optional("length of the printed calendar, in weeks", default=8)

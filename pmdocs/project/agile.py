"""Agile delivery: sprints, releases, backlog and flow."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pmdocs.project.plan import Curve
from pmdocs.project.record import Record, Register, Several, optional, required
from pmdocs.project.scalars import AnyRef, Date, Id, Quantity, Ref, Text, Whole
from pmdocs.project.word import Word


class GoalMet(Word):
    """Whether a sprint reached its goal."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Sprint(Record):
    """One iteration: what was promised and what was done."""

    id: Id = required("id, such as SP-1")
    number: Whole | None = optional("its number; its place in the list unless stated")
    start: Date = required("first day")
    finish: Date = required("last day")
    goal: Text | None = optional("the sprint goal")
    met: GoalMet | None = optional("goal met: yes, partly, no")
    committed: Quantity | None = optional("points promised at the start")
    completed: Quantity | None = optional("points done at the end")
    committed_items: Whole | None = optional("items promised")
    completed_items: Whole | None = optional("items done")
    added: Quantity = optional("points added during the sprint", default=Decimal(0))
    removed: Quantity = optional("points removed during the sprint", default=Decimal(0))
    remaining: Curve = optional("points remaining by date, for the burndown", default=())
    capacity: Quantity | None = optional("person-days available")
    planned_velocity: Quantity | None = optional("points planned for a sprint like this")
    escaped_defects: Whole | None = optional("defects found after the sprint")
    open_defects: Whole | None = optional("defects open at its end")
    review: Text | None = optional("what the review said")
    retrospective: Several[Text] = optional("actions agreed in the retrospective", default=())


class Epic(Record):
    """A large piece of the backlog."""

    id: Id = required("id, such as E-1")
    name: Text = required("name")
    points: Quantity = required("size in points")
    done: Quantity = optional("points done", default=Decimal(0))
    deliverable: Annotated[str, Ref("deliverable")] | None = optional("the deliverable it makes")
    note: Text | None = optional("remark")


class Item(Record):
    """A work item that has been started or finished, for cycle time."""

    id: Id = required("id")
    started: Date = required("when work on it started")
    finished: Date | None = optional("when it was done")


class Backlog(Record):
    """The work waiting, in points."""

    unit: Text = optional("unit of size", default="points")
    scope: Curve = optional("total scope by date, in points, for the burn-up's scope line", default=())
    ready: Whole | None = optional("items ready to start")
    blocked: Whole | None = optional("items blocked")
    epics: Register[Epic] = optional("the large pieces", default=())


class Release(Record):
    """A dated handover of working product."""

    id: Id = required("id, such as REL-1")
    name: Text = required("name")
    date: Date = required("baseline date")
    points: Quantity | None = optional("points planned for it")
    goal: Text | None = optional("what it brings")


class Flow(Record):
    """Kanban: items in flow and the promise made about them."""

    service_level: Quantity | None = optional("promised cycle time in days")
    service_share: Text | None = optional("share of items promised within it, such as 85 %")
    wip_limit: Whole | None = optional("limit on work in progress")
    items: Register[Item] = optional("items with the dates they were started and finished", default=())


class Agile(Record):
    """Everything an agile or hybrid project adds."""

    sprint_days: Whole = optional("length of a sprint in days", default=14)
    planned_sprints: Whole | None = optional("sprints planned for the release")
    planned_velocity: Quantity | None = optional("points planned for each sprint")
    sprints: Register[Sprint] = optional("the sprints", default=())
    backlog: Backlog | None = optional("the backlog")
    releases: Register[Release] = optional("the releases", default=())
    flow: Flow | None = optional("Kanban flow")
    definition_of_done: Several[Text] = optional("when an item counts as done", default=())
    team: Several[Annotated[str, Ref("person")]] = optional("the team", default=())
    impediments: Several[AnyRef] = optional("ids of issues that slow the team", default=())

"""What this period's update says, field by field, so that nothing a person has typed is missing from the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from pmdocs.documents.directory import Directory
from pmdocs.documents.naming import named
from pmdocs.documents.voice import Voice
from pmdocs.figures.model import Figures
from pmdocs.figures.reason import translatable
from pmdocs.project.record import Record
from pmdocs.project.updates import Update
from pmdocs.project.word import Word

TOPICS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "people": translatable("People"),
        "scope": translatable("Scope"),
        "milestones": translatable("Milestones"),
        "cost": translatable("Money"),
        "effort": translatable("Effort"),
        "progress": translatable("Progress"),
        "deliverables": translatable("Deliverables"),
        "risks": translatable("Risks"),
        "issues": translatable("Issues"),
        "changes": translatable("Changes"),
        "decisions": translatable("Decisions"),
        "actions": translatable("Actions"),
        "assumptions": translatable("Assumptions"),
        "dependencies": translatable("Dependencies"),
        "quality": translatable("Checks"),
        "sprints": translatable("Sprints"),
        "backlog": translatable("Backlog"),
    }
)
"""The topics of an update that are told here, in the order of the report, and how each is called."""

ELSEWHERE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "date": "the data date stands at the foot of every page",
        "since": "the period stands below the title",
        "author": "who reports stands at the end, with where the figures come from",
        "phase": "the phase stands below the title and with what changed",
        "manager": "a new manager stands with what changed",
        "sponsor": "a new sponsor stands with what changed",
        "hold": "a hold stands on page 1",
        "resume": "that work goes on stands with what changed",
        "summary": "the summary opens page 1",
        "done": "what was done stands on page 1",
        "next": "what comes next stands on page 1",
        "dropped": "what was dropped stands with what was planned last time",
        "lessons": "lessons have a part of their own",
        "rag": "reasons stand beside the ratings on page 1",
    }
)
"""Fields of an update that stand elsewhere in the report, and where."""

MONEY: Final = frozenset({"cost", "amount", "actual", "earned", "committed", "invoiced", "reserve_used"})
MONEY_IN: Final = frozenset({"estimate_to_complete", "by_category", "by_month"})
NOT_MONEY_IN: Final = frozenset({"effort", "impacts"})


@dataclass(frozen=True, slots=True)
class ToldLine:
    """One entry of the update: its id, its name, and what is said of it."""

    topic: str
    id: str
    name: str
    said: str


def told_lines(figures: Figures, voice: Voice, people: Directory) -> tuple[ToldLine, ...]:
    """What the update of this report says of every entry and every sum; empty without an update."""
    update = figures.state.update
    if update is None or update.date > figures.state.data_date:
        return ()
    return tuple(line for topic in TOPICS for line in _topic(update, topic, figures, voice, people))


def _topic(update: Update, topic: str, figures: Figures, voice: Voice, people: Directory) -> Iterator[ToldLine]:
    value = getattr(update, topic)
    if isinstance(value, Record):
        said = _said(named(value, people), topic, voice)
        if said:
            yield ToldLine(topic, "", "", said)
    elif value:
        names = _names(topic, figures)
        for entry in value:
            key = str(getattr(entry, "id", "") or "")
            said = _said(named(entry, people), topic, voice)
            if said:
                yield ToldLine(topic, key, names.get(key, ""), said)


def _names(topic: str, figures: Figures) -> dict[str, str]:
    """What each entry of a register is called."""
    state = figures.state
    register: tuple[Any, ...] = getattr(state, topic, ())
    if topic == "people":
        register = state.project.people
    if topic == "progress":
        register = (*state.deliverables, *state.project.work)
    return {entry.id: _called(entry) for entry in register}


def _called(entry: Record) -> str:
    for name in ("title", "name", "statement", "what", "text", "activity", "goal"):
        if found := getattr(entry, name, None):
            return str(found)
    return ""


TITLES: Final = frozenset({"title", "name", "statement", "what", "activity"})
"""What an entry is called stands before what is said of it."""


def _said(record: Record, topic: str, voice: Voice) -> str:
    parts = []
    for name in type(record).model_fields:
        value = record.written().get(name)
        if name == "id" or value is None or value == () or name in TITLES:
            continue
        parts.append(_field(name, value, topic, voice))
    return "; ".join(parts)


def _field(name: str, value: object, topic: str, voice: Voice) -> str:
    label = voice.say(FIELDS.get(name, name.replace("_", " ")))
    if value is True:
        return label
    return voice.say("{label}: {value}").format(label=label, value=_value(name, value, topic, voice))


def _value(name: str, value: object, topic: str, voice: Voice) -> str:
    formats = voice.formats
    if isinstance(value, bool):
        return voice.say("yes") if value else voice.say("no")
    if isinstance(value, date):
        return formats.date(value)
    if isinstance(value, Decimal):
        return _number(name, value, topic, voice)
    if isinstance(value, Record):
        return f"({_said(value, name, voice)})"
    if isinstance(value, Mapping):
        return formats.listed([f"{key} {_value(name, inner, topic, voice)}" for key, inner in value.items()])
    if isinstance(value, tuple):
        if value and isinstance(value[0], tuple):  # a curve: dates with amounts
            return formats.listed([f"{_day(day, voice)} {_value(name, inner, topic, voice)}" for day, inner in value])
        return formats.listed([_entry(item, name, topic, voice) for item in value])
    return voice.say(value.value) if isinstance(value, Word) else str(value)


def _day(day: object, voice: Voice) -> str:
    return voice.formats.date(day) if isinstance(day, date) else str(day)


def _entry(item: object, name: str, topic: str, voice: Voice) -> str:
    if not isinstance(item, Record):
        return _value(name, item, topic, voice)
    key, called = str(getattr(item, "id", "") or ""), _called(item)
    rest = _said(item, name, voice)
    return " ".join(part for part in (key, called, f"({rest})" if rest else "") if part)


def _number(name: str, value: Decimal, topic: str, voice: Voice) -> str:
    formats = voice.formats
    is_money = topic not in NOT_MONEY_IN and name in MONEY | MONEY_IN
    if is_money:
        return formats.money(value, voice.currency, 0 if value == value.to_integral_value() else 2)
    if name in SHARES:
        return formats.percent(value)
    return formats.number(value, 0 if value == value.to_integral_value() else 2)


SHARES: Final = frozenset({"percent", "chance", "weight"})
FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "acceptance": translatable("accepted when"),
        "acceptances": translatable("accepted when"),
        "accepted": translatable("accepted on"),
        "actions": translatable("actions"),
        "actual": translatable("so far"),
        "added": translatable("points added"),
        "added_by": translatable("added by"),
        "adds": translatable("adds"),
        "amount": translatable("amount"),
        "applies_from": translatable("applies from"),
        "approver": translatable("accepted by"),
        "basis": translatable("basis"),
        "blocked": translatable("items blocked"),
        "blocking": translatable("work stands still because of it"),
        "by_category": translatable("by category"),
        "by_month": translatable("by month"),
        "cancelled": translatable("no longer needed"),
        "capacity": translatable("person-days available"),
        "category": translatable("category"),
        "cause": translatable("cause"),
        "chance": translatable("chance"),
        "closed": translatable("closed on"),
        "closure_reason": translatable("why"),
        "committed": translatable("ordered and not yet invoiced"),
        "committed_items": translatable("items promised"),
        "completed": translatable("points done"),
        "completed_items": translatable("items done"),
        "confidence": translatable("confidence"),
        "consequence": translatable("if we wait"),
        "contingency": translatable("fallback"),
        "cost": translatable("cost"),
        "created": translatable("agreed on"),
        "critical": translatable("the finish depends on it"),
        "curve": translatable("planned value"),
        "date": translatable("baseline"),
        "days": translatable("days"),
        "decided": translatable("decided on"),
        "decided_by": translatable("decided by"),
        "deliverables": translatable("deliverables"),
        "defects": translatable("defects"),
        "delivered": translatable("handed over on"),
        "description": translatable("description"),
        "direction": translatable("direction"),
        "done": translatable("done on"),
        "due": translatable("due"),
        "earned": translatable("earned"),
        "effect": translatable("effect"),
        "effort": translatable("effort"),
        "escalate": translatable("escalated to"),
        "escaped_defects": translatable("defects found later"),
        "estimate_to_complete": translatable("still to come, as estimated"),
        "estimated_by": translatable("estimated by"),
        "estimated_on": translatable("estimated on"),
        "attitude": translatable("attitude"),
        "email": translatable("e-mail"),
        "engagement": translatable("engagement"),
        "event": translatable("event"),
        "expectations": translatable("expectations"),
        "finish": translatable("finish"),
        "forecast": translatable("expected"),
        "gate": translatable("a gate"),
        "goal": translatable("goal"),
        "group": translatable("a group"),
        "influence": translatable("influence"),
        "inside": translatable("now in scope"),
        "interest": translatable("interest"),
        "internal": translatable("of the organisation"),
        "left": translatable("left on"),
        "members": translatable("members"),
        "message": translatable("message"),
        "needs_from": translatable("needs to hear"),
        "organisation": translatable("organisation"),
        "outside": translatable("now out of scope"),
        "phone": translatable("telephone"),
        "role": translatable("role"),
        "title": translatable("title"),
        "wanted": translatable("engagement needed"),
        "impact": translatable("impact"),
        "impacts": translatable("impacts"),
        "implemented": translatable("done on"),
        "invoiced": translatable("invoiced"),
        "kind": translatable("kind"),
        "links": translatable("see"),
        "met": translatable("goal met"),
        "method": translatable("earns by"),
        "metric": translatable("measured by"),
        "milestone": translatable("milestone"),
        "milestones": translatable("milestones"),
        "needed_by": translatable("needed by"),
        "needed_from": translatable("needed from"),
        "next_review": translatable("next review"),
        "note": translatable("note"),
        "name": translatable("called"),
        "number": translatable("number"),
        "open_defects": translatable("defects open"),
        "options": translatable("options"),
        "outcome": translatable("outcome"),
        "owner": translatable("owner"),
        "party": translatable("other side"),
        "percent": translatable("complete"),
        "phase": translatable("phase"),
        "planned_velocity": translatable("points planned"),
        "priority": translatable("priority"),
        "probability": translatable("probability"),
        "promised": translatable("promised for"),
        "proximity": translatable("when"),
        "quality": translatable("quality"),
        "raised": translatable("raised on"),
        "raised_by": translatable("raised by"),
        "ready": translatable("items ready"),
        "reason": translatable("reason"),
        "recommendation": translatable("we recommend"),
        "remaining": translatable("still to do"),
        "removed": translatable("points removed"),
        "removes": translatable("removes"),
        "reputation": translatable("reputation"),
        "requested_by": translatable("asked for by"),
        "reserve_used": translatable("drawn from the reserve"),
        "residual": translatable("once answered"),
        "responsible": translatable("done by"),
        "result": translatable("result"),
        "resolution": translatable("resolved by"),
        "response": translatable("response"),
        "retrospective": translatable("agreed in the retrospective"),
        "review": translatable("review"),
        "reviewed": translatable("reviewed on"),
        "risk": translatable("risk"),
        "scope": translatable("scope"),
        "secondary": translatable("brings"),
        "size": translatable("size"),
        "source": translatable("source"),
        "start": translatable("start"),
        "started": translatable("begun"),
        "status": translatable("status"),
        "target": translatable("target"),
        "text": translatable("text"),
        "time": translatable("time"),
        "trigger": translatable("early sign"),
        "units": translatable("units done"),
        "urgency": translatable("urgency"),
        "validate_by": translatable("to be checked by"),
        "weight": translatable("weight"),
        "weights": translatable("milestones that carry it"),
        "work": translatable("work"),
    }
)
"""How each field is called in a sentence."""

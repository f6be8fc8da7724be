"""What the parts of a definition are called in a sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Final

from pmdocs.project.agile import Agile
from pmdocs.project.closure import (
    BenefitReview,
    ChecklistItem,
    FinalCost,
    OutstandingItem,
    Result,
    Satisfaction,
)
from pmdocs.project.definition import Project
from pmdocs.project.kickoff import ProjectInfo, Recipient, Reference, Term
from pmdocs.project.people import Body, Communication, EngagementAction, EscalationStep, RaciRow
from pmdocs.project.plan import BudgetLine, Ownership
from pmdocs.project.reading import shown
from pmdocs.project.record import Record
from pmdocs.project.settings import RagSettings, Rule
from pmdocs.project.updates import CHANGES_OF, FlowUpdate, Progress, QualityUpdate, RagStatement

_NAMES: Final[Mapping[type[Record], str]] = MappingProxyType(
    {
        Agile: "agile part",
        Project: "definition",
        Progress: "progress entry",
        ProjectInfo: "project",
        Body: "governance body",
        BudgetLine: "budget line",
        BenefitReview: "benefit at closure",
        ChecklistItem: "checklist item",
        Communication: "communication item",
        EngagementAction: "engagement action",
        EscalationStep: "escalation step",
        FinalCost: "final cost",
        FlowUpdate: "backlog on a date",
        OutstandingItem: "outstanding item",
        Ownership: "cost of ownership",
        QualityUpdate: "quality activity",
        RagSettings: "RAG settings",
        RaciRow: "RACI row",
        RagStatement: "rating",
        Recipient: "line of the distribution list",
        Reference: "reference document",
        Result: "result at closure",
        Rule: "check",
        Satisfaction: "satisfaction score",
        Term: "glossary term",
    }
)
_NOT_COUNTED: Final = frozenset({"governance", "change control", "scope", "closure", "flow"})
_AN = re.compile(r"[aeio]|up", re.IGNORECASE)
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def noun(model: type[Record]) -> str:
    """The everyday name of a model: ``budget line``; an entry in an update is called as in the plan."""
    known = _NAMES.get(model) or _NAMES.get(CHANGES_OF.get(model, model))
    return known or _CAPITAL.sub(" ", CHANGES_OF.get(model, model).__name__).lower()


def a(words: str) -> str:
    """The words with 'a' or 'an' before them; with 'the' what there is only one of, such as the settings."""
    if words in _NOT_COUNTED or (words.endswith("s") and not words.endswith("ss")):
        return f"the {words}"
    return f"{'an' if _AN.match(words) else 'a'} {words}"


def the(words: str, name: object = None) -> str:
    """``the risk`` or, with a name, ``risk R-1``."""
    return f"the {words}" if name is None else f"{words} {name}"


def sentence(text: str) -> str:
    """The text with a capital first letter, the rest unchanged."""
    return text[:1].upper() + text[1:]


def listed(words: Collection[str], joint: str = "and") -> str:
    """``one, two and three``."""
    *first, last = words or ("",)
    return f"{', '.join(first)} {joint} {last}" if first else last


def some(words: Iterable[str], most: int = 8) -> str:
    """The first few words, and a sign that there are more."""
    first = [shown(word) for word in islice(words, most + 1)]
    return ", ".join(first[:most]) + (" and others" if len(first) > most else "")

"""The documents pmdocs knows, by the names the command line uses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from pmdocs.documents.front import FrontMatter
from pmdocs.documents.voice import Voice
from pmdocs.figures.model import Figures
from pmdocs.figures.reason import translatable


class DocumentKind(StrEnum):
    """A document, as named on the command line and in file names."""

    CHARTER = "charter"
    COMMUNICATION_PLAN = "communication-plan"
    RISK_REGISTER = "risk-register"
    STATUS_REPORT = "status-report"
    CLOSURE_REPORT = "closure-report"
    LESSONS_LEARNED = "lessons-learned"


TITLES: Final = MappingProxyType(
    {
        DocumentKind.CHARTER: translatable("Project charter"),
        DocumentKind.COMMUNICATION_PLAN: translatable("Communication plan"),
        DocumentKind.RISK_REGISTER: translatable("Risk register"),
        DocumentKind.STATUS_REPORT: translatable("Status report"),
        DocumentKind.CLOSURE_REPORT: translatable("Closure report"),
        DocumentKind.LESSONS_LEARNED: translatable("Lessons learned"),
    }
)
"""What each document is called on its cover, and where others speak of it."""


class Pack(StrEnum):
    """The documents that belong to one moment of a project's life: the commands of the same names build them."""

    CHARTER = "charter"
    STATUS = "status"
    CLOSURE = "closure"


@dataclass(frozen=True, slots=True)
class Page:
    """A document ready to be composed: its front matter and what it shows."""

    front: FrontMatter
    view: object


@dataclass(frozen=True, slots=True)
class DocumentType:
    """How one document is made: its template, and the function that builds its view.

    `dated` documents carry their data date in the file name, because there is one for every report. `view` is the
    class of what the page shows: the names that templates and forms may use.
    """

    kind: DocumentKind
    pack: Pack
    template: str
    page: Callable[[Figures, Voice], Page]
    dated: bool = False
    view: type = object

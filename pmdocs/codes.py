"""Every code pmdocs can report, in one place: what a person looks up when a message is not enough."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final

from pmdocs.compose.codes import CODES as TEMPLATES
from pmdocs.diagnostics import CodeDoc, Severity
from pmdocs.figures.reconcile.codes import CODES as FIGURES
from pmdocs.figures.reconcile.rules import RULES
from pmdocs.forms.codes import CODES as FORMS
from pmdocs.project.codes import CODES as DEFINITION
from pmdocs.source.codes import CODES as FILES
from pmdocs.theme.codes import CODES as THEMES
from pmdocs.writers.pdf.codes import CODES as PAGES


@dataclass(frozen=True, slots=True)
class Family:
    """The codes of one stage: what they are about, and the numbers kept for them, both ends included."""

    title: str
    about: str
    first: int
    last: int
    codes: Mapping[str, CodeDoc]


FAMILIES: Final[tuple[Family, ...]] = (
    Family("Files", "Reading the files of the definition, as text and as YAML.", 1, 99, FILES),
    Family("Definition", "What stands in the definition: values, ids, dates, money.", 100, 199, DEFINITION),
    Family("Figures", "What the figures of a date, the plan and the updates say about one another.", 200, 299, FIGURES),
    Family("Templates", "Templates, and the pages composed from them.", 300, 339, TEMPLATES),
    Family("Pages", "Laying out the pages.", 340, 349, PAGES),
    Family("Themes", "Colours, typefaces and sizes; the Word file of an organisation.", 350, 369, THEMES),
    Family("Forms", "Word forms of your own.", 370, 389, FORMS),
)
"""All codes by the stage that reports them, in the order of the stages."""

SHORTEST: Final = 3
"""Letters from which on a word is looked for in the titles."""

CODES: Final[Mapping[str, CodeDoc]] = MappingProxyType(
    {code: doc for family in FAMILIES for code, doc in family.codes.items()}
)
"""All codes."""


def severity_of(code: str) -> str:
    """How loud a rule about figures speaks, in words; empty for codes whose severity is not that of a rule."""
    rule = RULES.get(code)
    if rule is None:
        return Severity.ERROR.value if code in FIGURES else ""
    if rule.draft:
        return f"{rule.severity.value}; {rule.draft.value} while the plan is a draft without reports"
    return rule.severity.value


def as_code(text: str) -> str:
    """A code as people type it, as it is written: ``pm7``, ``7`` and ``PM007`` are one."""
    word = text.strip().upper().removeprefix("PM")
    return f"PM{word.zfill(3)}" if word.isdigit() else text.strip().upper()


def titled(word: str) -> tuple[str, ...]:
    """The codes whose title has the word, or one that begins as the word does; none for a number."""
    sought = word.strip().casefold()
    if len(sought) < SHORTEST or sought.isdigit():
        return ()
    return tuple(code for code, doc in CODES.items() if any(w.startswith(sought) for w in doc.title.casefold().split()))


def near(text: str) -> tuple[str, ...]:
    """Codes somebody may have meant: those whose title has the text anywhere, else those of like spelling."""
    code = as_code(text)
    alike = get_close_matches(code, CODES, n=3, cutoff=0.75)
    named = [known for known, doc in CODES.items() if text.strip().casefold() in doc.title.casefold()]
    return tuple(named[:5]) if named and not code[2:].isdigit() else tuple(alike)

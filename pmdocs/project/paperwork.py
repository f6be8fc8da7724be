"""The documents as a definition names them, and the organisation's own Word forms that may take their place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from pmdocs.project import reading
from pmdocs.project.record import Pairs
from pmdocs.project.scalars import Kind
from pmdocs.project.word import Word, any_spelling


class DocumentName(Word):
    """A document, by the name the command line and the file names use."""

    CHARTER = "charter"
    COMMUNICATION_PLAN = "communication-plan"
    RISK_REGISTER = "risk-register"
    STATUS_REPORT = "status-report"
    CLOSURE_REPORT = "closure-report"
    LESSONS_LEARNED = "lessons-learned"

    @classmethod
    def aliases(cls) -> Mapping[str, str]:
        """Short forms."""
        return {"status": "status-report", "closure": "closure-report", "lessons": "lessons-learned"}


def _word_file(text: str) -> str:
    """The path itself, if it names a Word document."""
    ending = text.lower().rpartition(".")[2]
    if ending == "docx":
        return text
    remedy = f"Open it in Word, save it as a Word document (.docx) and name that file.{_MACROS.get(ending, '')}"
    raise reading.wrong("word_file", f"'{reading.shown(text)}' is not a Word document (.docx).", remedy)


_MACROS: Final = {"docm": " Macros are not kept.", "dotm": " Macros are not kept."}

_PATH_JSON: Final = {"type": "string", "pattern": r"^\s*.*\.[dD][oO][cC][xX]\s*$"}

WordFile = Annotated[
    str,
    BeforeValidator(reading.read_filled),
    AfterValidator(_word_file),
    Kind("path of a Word document beside the definition", "forms/charter.docx"),
    WithJsonSchema(_PATH_JSON),
]
"""The path of a Word document in the project's folder, as seen from the definition."""


def _forms_json() -> dict[str, object]:
    """A map of documents to paths; the names are offered one by one, and every spelling passes that is understood."""
    words = sorted({*(name.value for name in DocumentName), *DocumentName.aliases()})
    spellings = "|".join(any_spelling(word.replace("-", " ")) for word in words)
    return {
        "type": "object",
        "properties": {name.value: _PATH_JSON | {"type": ["string", "null"]} for name in DocumentName},
        "propertyNames": {"pattern": rf"^\s*(?:{spellings})\s*$"},
        "additionalProperties": _PATH_JSON,
    }


Forms = Annotated[Pairs[DocumentName, WordFile], WithJsonSchema(_forms_json())]
"""Word forms by the document each replaces."""

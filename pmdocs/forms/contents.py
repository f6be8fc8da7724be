"""What the parts of a form are: which holds its text, and which would act when the document is opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from pmdocs.diagnostics import DefinitionError, Diagnostic
from pmdocs.forms.problems import in_part
from pmdocs.forms.xml import CONTENT_TYPES, parsed

TYPES: Final = "[Content_Types].xml"
DOCUMENT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
STORIES: Final = ("document.main", "header", "footer", "footnotes", "endnotes")
"""The kinds of parts that hold text with tags, as their content types name them."""

_STORY_TYPES: Final = tuple(
    f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml" for kind in STORIES
)
_ACTIVE_TYPES: Final[Mapping[str, str]] = {
    "macroenabled": "macros",
    "vbaproject": "macros",
    "vbadata": "macros",
    "activex": "a control",
    "oleobject": "an embedded program or file",
    "webextension": "an add-in",
    "keymapcustomizations": "keys that start macros",
    "attachedtoolbars": "buttons that start macros",
}
_ACTIVE_ENDINGS: Final = (".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".ps1", ".hta", ".docm", ".xlsm", ".pptm")
_TEMPLATE: Final = "wordprocessingml.template"


def types_of(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The content type each part declares, by the part's name; parts without one are left out."""
    root = parsed(parts.get(TYPES, b""))
    if root is None:
        return {}
    defaults = {e.get("Extension", "").lower(): e.get("ContentType", "") for e in root.iter(f"{CONTENT_TYPES}Default")}
    overrides = {e.get("PartName", "").lower(): e.get("ContentType", "") for e in root.iter(f"{CONTENT_TYPES}Override")}
    found = {}
    for name in parts:
        kind = overrides.get(f"/{name.lower()}") or defaults.get(name.lower().rpartition(".")[2])
        if kind:
            found[name] = kind
    return found


def is_text(name: str, kind: str) -> bool:
    """True for a part that holds XML, by its name or by what it declares to be."""
    return name.lower().endswith((".xml", ".rels")) or kind.lower().endswith(("+xml", "/xml"))


def story_parts(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """The parts that may hold tags: the text itself, headers, footers, footnotes and endnotes, the text first."""
    found = [(_STORY_TYPES.index(kind), name) for name, kind in types_of(parts).items() if kind in _STORY_TYPES]
    return tuple(name for _, name in sorted(found))


def active_parts(parts: Mapping[str, bytes], path: Path) -> Iterator[Diagnostic]:
    """A problem for each part that would run, start or control something."""
    kinds = types_of(parts)
    for name in parts:
        kind = kinds.get(name, "").lower()
        meaning = next((words for word, words in _ACTIVE_TYPES.items() if word in kind), None)
        if meaning is None and (name.lower().endswith(_ACTIVE_ENDINGS) or "vbaproject" in name.lower()):
            meaning = "a program"
        if meaning:
            yield in_part("PM371", path, name, f"The form holds {meaning}.")


def document_part(parts: Mapping[str, bytes], path: Path) -> str:
    """The part that holds the text; DefinitionError if the file is no Word document or one of another kind."""
    kinds = types_of(parts)
    found = [name for name, kind in kinds.items() if kind == DOCUMENT]
    if len(found) == 1:
        return found[0]
    if any(_TEMPLATE in kind for kind in kinds.values()):
        fact = "The form is a Word template (.dotx), whatever its name says."
        raise DefinitionError([in_part("PM370", path, "", fact, "Open it in Word and save it as a document (.docx).")])
    fact = "The package holds no Word document." if not found else "The package holds two Word documents."
    raise DefinitionError([in_part("PM370", path, "", fact)])

"""Where the parts of a form point to: inside the package, to plain web pages, or where a form must not reach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from pmdocs.diagnostics import Diagnostic
from pmdocs.forms.problems import in_part
from pmdocs.forms.xml import RELATIONSHIPS, Element, parsed
from pmdocs.source.quoting import shortened

PLAIN_LINKS: Final = ("https://", "http://", "mailto:")
STRICT: Final = "http://purl.oclc.org/ooxml/"

_ACTIVE: Final[Mapping[str, str]] = {
    "vbaproject": "macros",
    "wordvbadata": "macros",
    "control": "a control",
    "activexcontrolbinary": "a control",
    "oleobject": "an embedded program or file",
    "afchunk": "a file that Word would import when the document is opened",
    "subdocument": "another document that Word would open",
    "frame": "a frame that Word would fill from elsewhere",
    "keymapcustomizations": "keys that start macros",
    "attachedtoolbars": "buttons that start macros",
    "extensibility": "buttons that start macros",
    "usercustomization": "buttons that start macros",
    "webextension": "an add-in",
    "webextensiontaskpanes": "an add-in",
    "taskpanes": "an add-in",
    "mailmergesource": "a data source for mail merge",
    "mailmergeheadersource": "a data source for mail merge",
}
_EMBEDDED: Final = "package"
_WORKBOOK: Final = ".xlsx"
"""The one kind of file that may be embedded: the workbook behind a chart."""


def relations(parts: Mapping[str, bytes], path: Path) -> Iterator[Diagnostic]:
    """A problem for each relation that acts, or leads out of the file anywhere but to a web page or mail address."""
    for name, content in parts.items():
        if not name.lower().endswith(".rels"):
            continue
        root = parsed(content)
        if root is None:
            yield in_part("PM370", path, name, "It is damaged.")
            continue
        for relation in root.iter(f"{RELATIONSHIPS}Relationship"):
            yield from _relation(relation, name, path)


def _relation(relation: Element, part: str, path: Path) -> Iterator[Diagnostic]:
    kind, target = relation.get("Type", ""), relation.get("Target", "")
    last = kind.rpartition("/")[2].lower()
    if kind.startswith(STRICT) and last == "officedocument":
        remedy = "Save it in Word as 'Word Document (*.docx)', not as 'Strict Open XML Document'."
        yield in_part("PM370", path, "", "The form is saved as Strict Open XML, which cannot be filled in.", remedy)
    elif relation.get("TargetMode", "").lower() == "external":
        yield from _external(last, target, part, path)
    elif last in _ACTIVE:
        yield in_part("PM371", path, part, f"The form holds {_ACTIVE[last]} ({shortened(target)}).")
    elif last == _EMBEDDED and not target.lower().endswith(_WORKBOOK):
        yield in_part("PM371", path, part, f"The form holds an embedded file ({shortened(target)}).")


def _external(kind: str, target: str, part: str, path: Path) -> Iterator[Diagnostic]:
    address = shortened(target)
    if kind == "attachedtemplate":
        remedy = "In Word: File > Options > Add-ins > Templates; attach Normal.dotm instead, and save."
        yield in_part("PM372", path, part, f"The form fetches its template from '{address}'.", remedy)
    elif kind != "hyperlink":
        yield in_part("PM372", path, part, f"The form fetches a file from '{address}'.")
    elif not target.strip().lower().startswith((*PLAIN_LINKS, "#")):
        remedy = "Link to a web page (https://…) or a mail address, or write the place as plain text."
        yield in_part(
            "PM372", path, part, f"A link leads to '{address}', which is no web page or mail address.", remedy
        )

"""Takes out of a corporate file what belongs to the text it held, and what would lock its copies or ask questions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from lxml import etree

from pmdocs.corporate.hindrances import LEFT_OUT
from pmdocs.corporate.xml import parsed, written
from pmdocs.writers.docx.elements import Element, W, w

KEPT: Final = frozenset(
    {
        "styles", "numbering", "settings", "fontTable", "theme", "webSettings", "customXml", "footnotes", "endnotes",
        "header", "footer",
    }
)  # fmt: skip
"""What a text points to that is not the text's own: the last words of the kinds of relations."""
_NOT_OURS: Final = (
    "attachedTemplate",
    "linkStyles",
    "saveThroughXslt",
    "proofState",
    "revisionView",
    "stylePaneFormat",
)
_STALE: Final = (
    "Template", "TotalTime", "Pages", "Words", "Characters", "CharactersWithSpaces", "Lines", "Paragraphs",
    "HeadingPairs", "TitlesOfParts", "HLinks",
)  # fmt: skip
_OF_NOW: Final = "http://schemas.microsoft.com/office/word"
_MODE: Final = "compatibilityMode"
_NEWEST: Final = "15"
# What stands in CT_Settings behind w:compat, so that it can be put at its place.
_AFTER_COMPAT: Final = (
    "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats",
    "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown", "smartTagType", "schemaLibrary",
    "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
)  # fmt: skip


def clear(document: Document, kept: Iterable[str]) -> None:
    """Leave styles, lists, theme and settings, and those headers and footers whose relations are `kept`."""
    relations = document.part.rels
    for identity, relation in list(relations.items()):
        kind = relation.reltype.rpartition("/")[2]
        used = identity in kept if kind in ("header", "footer") else kind in KEPT
        if not used or relation.is_external:
            del relations[identity]
    for identity, relation in list(document.part.package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):  # a picture of the text that was there
            del document.part.package.rels[identity]
    for relation in relations.values():
        if relation.reltype.rpartition("/")[2] in ("footnotes", "endnotes"):
            _empty_notes(relation.target_part)
    _clear_statistics(document)


def settle_settings(settings: Element) -> None:
    """Settings as a new document needs them: today's Word, no template elsewhere, no locks, no questions."""
    for tag in (*LEFT_OUT, *_NOT_OURS):
        for found in settings.findall(W + tag):
            settings.remove(found)
    for zoom in settings.findall(f"{W}zoom"):
        if zoom.get(f"{W}percent") is None:
            zoom.set(f"{W}percent", "100")
    _newest(_compatibility(settings))


def _compatibility(settings: Element) -> Element:
    found = settings.find(f"{W}compat")
    if found is None:
        found = w("compat")
        behind = (one for one in settings if etree.QName(one).localname in _AFTER_COMPAT)
        first = next(behind, None)
        settings.append(found) if first is None else first.addprevious(found)
    return found


def _newest(compatibility: Element) -> None:
    """Word shows the banner "Compatibility mode" for a file that does not say it was made for today's Word."""
    for setting in compatibility.findall(f"{W}compatSetting"):
        if setting.get(f"{W}name") == _MODE:
            setting.set(f"{W}val", _NEWEST)
            return
    compatibility.append(w("compatSetting", name=_MODE, uri=_OF_NOW, val=_NEWEST))


def _empty_notes(part: Part) -> None:
    """Notes of the old text go; the lines that part notes from text are part of the look, and stay."""
    root = parsed(part.blob)
    if root is None:
        return
    for note in list(root):
        if note.get(f"{W}type") in (None, "normal"):
            root.remove(note)
    for identity in list(part.rels):
        del part.rels[identity]
    part._blob = written(root)


def _clear_statistics(document: Document) -> None:
    """How many pages the old text had is no longer true; who the company is stays."""
    for relation in document.part.package.rels.values():
        if relation.reltype != RELATIONSHIP_TYPE.EXTENDED_PROPERTIES or relation.is_external:
            continue
        root = parsed(relation.target_part.blob)
        if root is None:
            continue
        for one in list(root):
            if etree.QName(one).localname in _STALE:
                root.remove(one)
        relation.target_part._blob = written(root)

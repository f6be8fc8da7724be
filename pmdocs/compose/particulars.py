"""Checks a document's head: the particulars that go into the file and the page furniture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from xml.etree.ElementTree import Element

from pmdocs.compose.finding import Finding
from pmdocs.compose.vocabulary import META_NAMES

REQUIRED = ("description", "dcterms.created", "dcterms.modified")


def metas(root: Element) -> Mapping[str, str]:
    """The head's named particulars."""
    return {meta.get("name", ""): meta.get("content", "") for meta in root.iterfind("head/meta") if meta.get("name")}


def check_head(root: Element) -> Iterator[Finding]:
    """Language, title, dates: what archives and screen readers need of every document."""
    named = metas(root)
    if not root.get("lang"):
        yield Finding("PM323", "The document does not say its language.", root)
    if not (root.findtext("head/title") or "").strip():
        yield Finding("PM323", "The document has no title.", root)
    for name in REQUIRED:
        if name not in named:
            yield Finding("PM323", f"The head has no {name}.", root)
    for name in ("dcterms.created", "dcterms.modified"):
        if name in named and not _is_date(named[name]):
            yield Finding("PM314", f"{name} is a date such as 2026-11-20.", root)
    for meta in root.iterfind("head/meta"):
        if meta.get("name") and meta.get("name") not in META_NAMES:
            yield Finding("PM314", f"The particular {meta.get('name')!r} is not known.", meta)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True

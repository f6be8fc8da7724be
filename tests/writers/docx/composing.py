"""Composes hand-written HTML for the tests of the Word writer, by the same steps as the compose stage."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pmdocs.compose.check import check
from pmdocs.compose.composed import Composed
from pmdocs.compose.enrich import enrich
from pmdocs.compose.stage import outline
from pmdocs.markup import parse

SPECIMEN = Path(__file__).parent / "specimen.html"

_FRAME = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="author" content="Grace Murray"><meta name="description" content="A test">
<meta name="keywords" content="ORION, test"><meta name="dcterms.created" content="2026-11-20">
<meta name="dcterms.modified" content="2026-11-20">{meta}</head><body class="test">{body}</body></html>"""


def composed(html: str) -> Composed:
    """A whole document, checked against the vocabulary and enriched."""
    root, faults = parse(html)
    assert not faults, faults
    assert not check(root), check(root)
    enrich(root, str)
    return Composed(
        kind="specimen",
        root=root,
        outline=outline(root),
        title=" ".join((root.findtext("head/title") or "").split()),
        author="Grace Murray",
        subject="Shows every element",
        keywords="ORION, specimen",
        language=root.get("lang", ""),
        created=date(2026, 11, 20),
    )


def document(
    body: str, *, language: str = "en", direction: str = "ltr", title: str = "Test", meta: str = ""
) -> Composed:
    """A composed document with a body and little else."""
    return composed(_FRAME.format(language=language, direction=direction, title=title, meta=meta, body=body))


def specimen() -> Composed:
    """The document that uses every word of the vocabulary."""
    return composed(SPECIMEN.read_text(encoding="utf-8"))

"""The compose stage: a view and a template become one checked, completed document."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from pmdocs.compose.check import check
from pmdocs.compose.composed import Composed, Outline
from pmdocs.compose.enrich import enrich
from pmdocs.compose.open_points import find_open_points
from pmdocs.compose.particulars import metas
from pmdocs.compose.plain_markup import read_plain
from pmdocs.compose.rendering import Draw, Rendering, rendered_within_bounds, too_deep
from pmdocs.compose.tracing import trace
from pmdocs.compose.words import translations
from pmdocs.diagnostics import DefinitionError
from pmdocs.markup import classes, parse


def compose(
    template: str,
    context: Mapping[str, Any],
    *,
    kind: str,
    language: str = "en",
    folder: Path | None = None,
    ids: Collection[str] = (),
    draw: Draw | None = None,
) -> Composed:
    """Render, check and complete one document.

    `context` holds plain values only, at least ``document`` and ``view``. `folder` is the person's own templates
    folder, or None. `ids` may become links where they occur in text fields. `draw` turns a chart's specification
    into drawing markup. Raises DefinitionError with every fault of the template, each with its file and line.
    """
    rendering = Rendering(template, context, language, folder, frozenset(ids), draw)
    html, charts = rendered_within_bounds(rendering)
    try:
        root = read_plain(html)
        if root is None or check(root):
            root, faults = parse(html)
            if faults or check(root):
                raise DefinitionError(trace(rendering))
        enrich(root, translations(language).gettext)
        return composed(root, kind, charts)
    except RecursionError as error:
        raise DefinitionError([too_deep(rendering)]) from error


def outline(root: Element) -> Outline:
    """What is known of a document before it is laid out."""
    return Outline(
        has_contents=any("toc" in classes(nav) for nav in root.iter("nav")),
        cells=sum(1 for _ in root.iter("td")),
        elements=sum(1 for _ in root.iter()),
        open_points=tuple(find_open_points(root)),
    )


def composed(root: Element, kind: str, charts: Mapping[str, Any]) -> Composed:
    """A checked and completed tree with what every writer needs beside it."""
    named = metas(root)
    return Composed(
        kind=kind,
        root=root,
        outline=outline(root),
        title=" ".join((root.findtext("head/title") or "").split()),
        author=named.get("author", ""),
        subject=named.get("description", ""),
        keywords=named.get("keywords", ""),
        language=root.get("lang", ""),
        created=date.fromisoformat(named["dcterms.created"]),
        charts=dict(charts),
    )

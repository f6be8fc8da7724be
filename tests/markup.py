"""A composed document with its markup written differently, as a test needs it."""

from __future__ import annotations

from dataclasses import replace

from pmdocs.compose.composed import Composed
from pmdocs.compose.stage import outline
from pmdocs.markup import parse


def rewritten(page: Composed, html: str) -> Composed:
    """The same document with other markup."""
    root, _ = parse(html)
    return replace(page, root=root, outline=outline(root))

"""Explains in plain words why a text cannot be read as YAML, and how to write it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from pmdocs.source import broken_layout as layout
from pmdocs.source import broken_text as text
from pmdocs.source.events import Fault
from pmdocs.source.explanation import Explanation
from pmdocs.source.scene import Scene

RECOGNISERS: Final[tuple[Callable[[Scene], Explanation | None], ...]] = (
    layout.too_deep,
    layout.tab,
    text.escape,
    text.open_quote,
    text.after_quote,
    text.bracket,
    text.sign,
    text.directive,
    text.colon,
    text.lost_text,
    layout.tight_colon,
    layout.no_name,
    layout.no_colon,
    layout.second_document,
    layout.tight_dash,
    layout.continued,
    layout.indentation,
)
"""From the surest sign to the vaguest: the first that fits speaks."""


def explain(broken: str, fault: Fault) -> Explanation:
    """The first explanation that fits the place; there is always one."""
    scene = Scene(broken, fault)
    for recognise in RECOGNISERS:
        explanation = recognise(scene)
        if explanation:
            return explanation
    return Explanation(
        "PM008",
        f"This cannot be read as YAML ({fault.reason}).",
        "Compare with the lines above: each is 'name: value', or '- ' and one item of a list.",
        scene.at,
    )

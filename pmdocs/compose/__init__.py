"""Turns a document's view into semantic HTML: rendered, checked against the vocabulary, completed."""

from pmdocs.compose.composed import Composed
from pmdocs.compose.open_points import open_points
from pmdocs.compose.stage import compose

__all__ = ["Composed", "compose", "open_points"]

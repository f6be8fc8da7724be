"""What every chart's specification has: its name, its text alternative, its language and its place on the page."""

from __future__ import annotations

from dataclasses import dataclass, field

from pmdocs.charts.language import ChartLanguage
from pmdocs.charts.style import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSpec:
    """A chart as plain data, all words in the document's language.

    `title` says in a few words what the chart is; `description` says in a full sentence what it shows, with its key
    numbers: it is what a person hears who cannot see the drawing. Neither is drawn.
    """

    title: str
    description: str
    language: ChartLanguage = field(default_factory=ChartLanguage)
    span: Span = Span.TEXT


class NothingToDraw(ValueError):
    """A chart without data: whoever builds the specification leaves such a chart out and says so in words."""

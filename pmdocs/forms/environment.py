"""The sandbox a form is filled in by: the one templates run in, with filters that write for Word instead of pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from jinja2 import BaseLoader
from markupsafe import Markup

from pmdocs.compose.environment import DocumentEnvironment
from pmdocs.compose.filters import Filter, document_filters
from pmdocs.compose.formats import Formats
from pmdocs.compose.richtext import IdLinker
from pmdocs.compose.words import translations
from pmdocs.forms.marks import as_marks, chart_mark
from pmdocs.forms.values import is_chart
from pmdocs.theme import Colours

FORMATTED: Final = ("rich", "inline", "todo")
"""The filters whose answer carries formatting; everything else is plain words."""

_CONTEXT: Final = ("document", "view")
_RATINGS: Final = ("green", "amber", "red", "grey", "blue")
_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(slots=True)
class Drawings:
    """The charts a form asks for, in the order it does; each is drawn when the form is put together."""

    specs: list[Any] = field(default_factory=list)

    def __call__(self, spec: Any, width: Any = None) -> Markup:
        """A mark where the chart will stand; `width` in centimetres, as wide as the page leaves room for if None."""
        if spec is None:
            return Markup("")
        if not is_chart(type(spec)):
            raise TypeError("only a chart can be drawn")
        if width is not None and (
            isinstance(width, bool) or not isinstance(width, int | float | Decimal) or width <= 0
        ):
            raise TypeError("the width of a chart is a number of centimetres")
        self.specs.append((spec, width))
        return chart_mark(len(self.specs) - 1)


def form_environment(language: str, colours: Colours, drawings: Drawings) -> DocumentEnvironment:
    """The environment of one form, in the document's language; `colours` are those of the theme."""
    words = translations(language)
    formats = Formats(language)
    filters = {name: _for_word(name, write) for name, write in document_filters(formats, words, IdLinker(())).items()}
    filters["colour"] = _colour(colours)
    names = {"draw": drawings, "language": language, "direction": formats.locale.text_direction}
    environment = DocumentEnvironment(BaseLoader(), filters, names)
    environment.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    environment.admit_globals()
    return environment


def names_of(environment: DocumentEnvironment) -> frozenset[str]:
    """Every name a form may use."""
    return frozenset({*environment.globals, *_CONTEXT})


def _for_word(name: str, write: Filter) -> Filter:
    """The filter as forms know it: formatting as marks, and the mark "to be completed" passes through the others."""

    def written(value: Any, *options: Any, **named: Any) -> Any:
        if isinstance(value, Markup) and name not in FORMATTED:
            return value
        answer = write(value, *options, **named)
        return as_marks(answer) if name in FORMATTED and isinstance(answer, Markup) else answer

    return written


def _colour(colours: Colours) -> Callable[[Any], str]:
    """A filter from a rating's word, or a risk's level from 1 to 4, to the ground it is shown on, as Word writes it.

    Anything else gives "auto", which is no colour.
    """
    shades: dict[Any, str] = {word: getattr(colours, f"{word}_soft") for word in _RATINGS}
    shades |= dict(enumerate(colours.heat, 1))

    def colour(value: Any) -> str:
        shade = shades.get(value.lower() if isinstance(value, str) else value, "")
        return shade[1:].upper() if _HEX.fullmatch(shade) else "auto"

    return colour

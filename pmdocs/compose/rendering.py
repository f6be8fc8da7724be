"""Runs a template over a document's view and returns the text it writes, within bounds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from jinja2.ext import Extension
from markupsafe import Markup

from pmdocs.compose.compiled import compiled_templates
from pmdocs.compose.environment import DocumentEnvironment
from pmdocs.compose.filters import document_filters
from pmdocs.compose.formats import Formats
from pmdocs.compose.loader import DocumentLoader
from pmdocs.compose.own_blocks import check_blocks
from pmdocs.compose.problems import TemplateProblem, diagnostic, from_exception
from pmdocs.compose.richtext import IdLinker
from pmdocs.compose.words import translations
from pmdocs.confinement import TooLarge, TooLong, confined
from pmdocs.diagnostics import DefinitionError, Diagnostic

LARGEST_DOCUMENT: Final = 40_000_000
"""Characters of markup; some sixty times a register of 5,000 rows would still fit."""

PATIENCE: Final = 120.0
"""Seconds a person's own templates may take for one document; ours take some ten for a register of 5,000 rows."""

Draw = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Rendering:
    """What to render: the template, its values, the language, and where a person's own templates lie."""

    template: str
    context: Mapping[str, Any]
    language: str
    folder: Path | None = None
    ids: Collection[str] = ()
    draw: Draw | None = None
    largest: int = LARGEST_DOCUMENT


@dataclass(slots=True)
class Drawn:
    """The charts a document drew, by the id of their figure; filled while the template runs."""

    draw: Draw | None
    charts: dict[str, Any] = field(default_factory=dict)

    def __call__(self, spec: Any, name: str | None = None) -> Markup:
        """The drawing as markup; remembers its specification under the figure's id."""
        if self.draw is None:
            raise TypeError("charts are not available here")
        if name is not None:
            self.charts[name] = spec
        return Markup(self.draw(spec))  # noqa: S704 - drawn by our own charts, never by a value


def rendered_within_bounds(rendering: Rendering) -> tuple[str, Mapping[str, Any]]:
    """What `render` gives; a person's own templates run in a process of their own, which can be ended.

    A sandbox stops neither two loops in one another nor a text that doubles, and ours hold neither.
    """
    if rendering.folder is None:
        return render(rendering)
    try:
        return confined(render, rendering, patience=PATIENCE)
    except TooLong:
        fact, code = f"The template is not filled in after {PATIENCE:g} seconds.", "PM304"
        remedy = "Look for a loop inside a loop, and for one that counts very far."
    except TooLarge:
        fact, code = "Filled in, the template needs more memory than it may have.", "PM305"
        remedy = "Look for a text or a list that grows in a loop."
    raise DefinitionError([diagnostic(code, fact, _place(rendering), remedy=remedy)])


def too_deep(rendering: Rendering) -> Diagnostic:
    """For elements that stand in one another beyond all measure."""
    fact = "The elements of the document stand too deeply in one another."
    return diagnostic("PM305", fact, _place(rendering), remedy="Close each element before the next one begins.")


def _place(rendering: Rendering) -> str:
    return DocumentLoader(rendering.folder).place(rendering.template)


def render(rendering: Rendering, extensions: tuple[type[Extension], ...] = ()) -> tuple[str, Mapping[str, Any]]:
    """The text the template writes, and the charts it drew; every fault of the template is a DefinitionError."""
    drawn = Drawn(rendering.draw)
    loader = DocumentLoader(rendering.folder)
    environment = _environment(rendering, loader, drawn, extensions)
    place = rendering.template
    try:
        place = loader.place(rendering.template)
        if loader.has_own:
            check_blocks(rendering.template, environment)
        chunks = environment.get_template(rendering.template).generate(**rendering.context)
        return _bounded(chunks, rendering.largest, place), drawn.charts
    except MemoryError:
        raise  # no fault of a line, but of the whole
    except Exception as error:
        raise DefinitionError(
            [from_exception(error, rendering.template, place, {*rendering.context, *environment.globals, "m"})]
        ) from error


def _environment(
    rendering: Rendering, loader: DocumentLoader, drawn: Drawn, extensions: tuple[type[Extension], ...]
) -> DocumentEnvironment:
    words = translations(rendering.language)
    formats = Formats(rendering.language)
    filters = document_filters(formats, words, IdLinker(rendering.ids))
    direction = formats.locale.text_direction
    names = {"draw": drawn, "language": rendering.language, "direction": direction}
    compiled = None if extensions else compiled_templates(rendering.language, frozenset(rendering.ids))
    environment = DocumentEnvironment(loader, filters, names, extensions, compiled)
    environment.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    environment.admit_globals()
    return environment


def _bounded(chunks: Any, largest: int, place: str) -> str:
    parts, size = [], 0
    for chunk in chunks:
        size += len(chunk)
        if size > largest:
            raise TemplateProblem("PM305", f"The template wrote more than {largest:,} characters.", place)
        parts.append(chunk)
    return "".join(parts)

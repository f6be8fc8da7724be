"""Opens a definition: read from disk and checked, or refused with everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from pmdocs.diagnostics import DefinitionError, Diagnostic, has_errors, sort_key
from pmdocs.project import Project, check, check_form_files
from pmdocs.source import Source, load_source
from pmdocs.theme import Theme, check_theme


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition that holds: the source it came from, the project, and what is worth telling about it.

    `theme` is the one it asks for, quiet unless it says otherwise; None where nobody was going to use it.
    """

    source: Source
    project: Project
    diagnostics: tuple[Diagnostic, ...]
    theme: Theme | None = None

    def form(self, document: str) -> Path | None:
        """The organisation's own Word form for a document of this name; None where our template makes it."""
        return next(
            (self.source.root / file for name, file in self.project.templates.items() if name == document), None
        )


def load(path: Path, *, with_theme: bool = False) -> Definition:
    """Read and check a definition; DefinitionError with every problem if it has errors.

    With `with_theme` the theme it names is loaded and checked too, for whoever is going to use it.
    """
    source = load_source(path)
    project, found = check(source)
    theme, said = _theme(source) if with_theme else (None, ())
    told = tuple(sorted((*found, *check_form_files(source, source.root), *said), key=sort_key))
    if project is None or has_errors(told):
        raise DefinitionError(told)
    return Definition(source, project, told, theme)


def _theme(source: Source) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """The theme a definition names, and what there is to tell of it; what has no place of its own stands at its name.

    A file beside the definition goes before a theme that ships.
    """
    written = source.data.get("theme")
    name = written.strip() if isinstance(written, str) else ""
    beside = source.root / name
    theme: Theme | None = None
    try:
        theme, told = check_theme(beside if beside.is_file() else name or "quiet")
    except DefinitionError as error:
        told = error.diagnostics
    named = source.mark(("theme",))
    return theme, tuple(item if item.mark else replace(item, mark=named) for item in told)

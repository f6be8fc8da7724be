"""Opens a definition: read from disk and checked, or refused with everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from pmdocs.diagnostics import DefinitionError, Diagnostic, has_errors, sort_key
from pmdocs.project import Project, check, check_form_files
from pmdocs.source import Source, load_source
from pmdocs.theme import check_theme


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition that holds: the source it came from, the project, and what is worth telling about it."""

    source: Source
    project: Project
    diagnostics: tuple[Diagnostic, ...]

    @property
    def theme(self) -> str | Path:
        """The theme the definition asks for: a file beside it, or a name; the quiet one unless it says otherwise."""
        return _theme_named(self.project.theme, self.source.root)

    def form(self, document: str) -> Path | None:
        """The organisation's own Word form for a document of this name; None where our template makes it."""
        return next(
            (self.source.root / file for name, file in self.project.templates.items() if name == document), None
        )


def load(path: Path, *, with_theme: bool = False) -> Definition:
    """Read and check a definition; DefinitionError with every problem if it has errors.

    With `with_theme` the theme it names is checked too, for whoever is going to use it.
    """
    source = load_source(path)
    project, found = check(source)
    theme = _told_of_theme(source) if with_theme else ()
    told = tuple(sorted((*found, *check_form_files(source, source.root), *theme), key=sort_key))
    if project is None or has_errors(told):
        raise DefinitionError(told)
    return Definition(source, project, told)


def _theme_named(name: str | None, root: Path) -> str | Path:
    beside = root / (name or "quiet")
    return beside if beside.is_file() else name or "quiet"


def _told_of_theme(source: Source) -> tuple[Diagnostic, ...]:
    """What there is to tell of the theme a definition names; what has no place of its own stands where it is named."""
    name = source.data.get("theme")
    if not isinstance(name, str):
        return ()
    try:
        told = check_theme(_theme_named(name.strip(), source.root))[1]
    except DefinitionError as error:
        told = error.diagnostics
    named = source.mark(("theme",))
    return tuple(item if item.mark else replace(item, mark=named) for item in told)

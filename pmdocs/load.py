"""Opens a definition: read from disk and checked, or refused with everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from pmdocs.diagnostics import DefinitionError, Diagnostic, Severity, has_errors, sort_key
from pmdocs.project import Project, check, check_form_files
from pmdocs.source import Source, load_source
from pmdocs.theme import load_theme


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition that holds: the source it came from, the project, and what is worth telling about it."""

    source: Source
    project: Project
    diagnostics: tuple[Diagnostic, ...]

    @property
    def theme(self) -> str | Path:
        """The theme the definition asks for: a file beside it, or a name; the quiet one unless it says otherwise."""
        name = self.project.theme or "quiet"
        beside = self.source.root / name
        return beside if beside.is_file() else name

    def form(self, document: str) -> Path | None:
        """The organisation's own Word form for a document of this name; None where our template makes it."""
        return next(
            (self.source.root / file for name, file in self.project.templates.items() if name == document), None
        )


def load(path: Path, *, strict: bool = False) -> Definition:
    """Read and check a definition; DefinitionError with every problem if it has errors (or warnings, if `strict`)."""
    source = load_source(path)
    project, found = check(source)
    diagnostics = (*found, *check_form_files(source, source.root), *(_theme_faults(source, project) if project else ()))
    told = tuple(sorted(diagnostics, key=sort_key))
    refused = has_errors(told) or (strict and any(item.severity is Severity.WARNING for item in told))
    if project is None or refused:
        raise DefinitionError(told)
    return Definition(source, project, told)


def _theme_faults(source: Source, project: Project) -> tuple[Diagnostic, ...]:
    """What is wrong with the theme the definition names; what has no place of its own stands where it is named."""
    try:
        load_theme(Definition(source, project, ()).theme)
    except DefinitionError as error:
        named = source.mark(("theme",))
        return tuple(item if item.mark else replace(item, mark=named) for item in error.diagnostics)
    return ()

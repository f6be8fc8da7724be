"""Finds the definition a person means by a file or a folder."""

from __future__ import annotations

import shlex
from difflib import get_close_matches
from pathlib import Path
from typing import Final, NamedTuple

from pmdocs.diagnostics import DefinitionError, Diagnostic, Mark, Severity
from pmdocs.source.updates import UPDATES

NAMES: Final = ("project.yaml", "project.yml")
"""What the definition in a folder is called; the first one found is read."""


class Definition(NamedTuple):
    """The definition file; `named` if the person named the file itself, not its folder; `notes` on the choice."""

    path: Path
    named: bool
    notes: tuple[Diagnostic, ...] = ()


def find_definition(path: Path) -> Definition:
    """The definition at a path; raises DefinitionError, naming what is there instead, if there is none."""
    try:
        if path.is_dir():
            return _in_folder(path)
        if path.exists():
            return _file(path)
    except OSError as fault:
        raise _nothing("PM003", f"'{path}' cannot be read ({fault.strerror}).", "Check the path.", path) from fault
    near = _near(path)
    remedy = f"Did you mean {near}?" if near else "Check the path, or run 'pmdocs init' to start a new project."
    raise _nothing("PM001", f"There is no file or folder '{path}'.", remedy, path)


def _file(path: Path) -> Definition:
    """The file a person named; an update is refused, since all it says is what changed."""
    project = path.parent / ".."
    if _is_updates(path.parent) and _definitions(project):
        fact = f"'{path}' is an update of a project, not the project itself."
        raise _nothing("PM001", fact, f"Name the folder of the project, '{_shown(project)}'.", path)
    return Definition(path, named=True)


def _in_folder(folder: Path) -> Definition:
    there = _definitions(folder)
    if len(there) == 1:
        return Definition(there[0], named=False)
    if there:
        fact = f"'{NAMES[1]}' stands beside '{NAMES[0]}' and is not read."
        note = Diagnostic("PM052", fact, "Delete one of the two.", Mark(there[1]), Severity.WARNING)
        return Definition(there[0], named=False, notes=(note,))
    raise _nothing("PM002", f"The folder '{folder}' holds no '{NAMES[0]}'.", _instead_of(folder), folder)


def _instead_of(folder: Path) -> str:
    """What to do about a folder that holds no definition: the one above it, another file in it, or a new project."""
    others = _yaml_files(folder)
    if _definitions(folder / "..") and (not others or _is_updates(folder)):
        return f"The folder above it holds one: name '{_shown(folder / '..')}'."
    if others:
        return f"Name the file itself ({_listed(others)}), or rename it to '{NAMES[0]}'."
    return f"Run 'pmdocs init {shlex.quote(str(folder))}' for one to start from."


def _definitions(folder: Path) -> list[Path]:
    return [folder / name for name in NAMES if (folder / name).exists()]


def _is_updates(folder: Path) -> bool:
    return folder.resolve().name == UPDATES


def _shown(folder: Path) -> str:
    """A folder written with '..', as briefly as it can be said from where the person stands."""
    return str(folder.parent.parent) if folder.parent.name not in ("", "..") else str(folder)


def _near(path: Path) -> str:
    """The names beside a missing path that a person may have meant: alike, or the same before the dot."""
    try:
        names = sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        return ""
    same = [name for name in names if Path(name).stem == path.stem and name.endswith((".yaml", ".yml"))]
    near = list(dict.fromkeys([*same, *get_close_matches(path.name, names)]))
    return _listed([path.parent / name for name in near])


def _yaml_files(folder: Path) -> list[Path]:
    return sorted(entry for entry in folder.iterdir() if entry.suffix.lower() in {".yaml", ".yml"} and entry.is_file())


def _listed(paths: list[Path]) -> str:
    """Up to three paths in a sentence."""
    return " or ".join(f"'{path}'" for path in paths[:3])


def _nothing(code: str, fact: str, remedy: str, path: Path) -> DefinitionError:
    return DefinitionError([Diagnostic(code, fact, remedy, Mark(path))])

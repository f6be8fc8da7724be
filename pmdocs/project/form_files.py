"""Checks that the Word forms a definition names are there, and lie inside the project's folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from pydantic_core import PydanticCustomError

from pmdocs.diagnostics import Diagnostic
from pmdocs.project.finding import Finding, Written
from pmdocs.project.paperwork import DocumentName
from pmdocs.project.reading import shown

TOPIC: Final = "templates"


def check_form_files(source: Written, root: Path) -> tuple[Diagnostic, ...]:
    """What is wrong with the files behind `templates`; `root` is the folder of the definition."""
    return tuple(finding.diagnostic(source) for finding in _findings(source.data, root))


def _findings(data: object, root: Path) -> Iterator[Finding]:
    """The problems of every line whose name and path can be understood; the others have been reported."""
    topic = data.get(TOPIC) if isinstance(data, Mapping) else None
    first: dict[DocumentName, str] = {}
    for key, file in topic.items() if isinstance(topic, Mapping) else ():
        name = _document(key)
        if name is None or not isinstance(file, str) or not file.strip().lower().endswith(".docx"):
            continue
        if name in first:
            fact = f"'{shown(key)}' and '{shown(first[name])}' are the same document."
            yield Finding("PM118", (TOPIC, key), fact, "Keep one of the two lines.", on_key=True)
        first.setdefault(name, key)
        yield from _file((TOPIC, key), file.strip(), root)


def _document(key: object) -> DocumentName | None:
    try:
        return DocumentName.read(key)
    except PydanticCustomError:
        return None


def _file(location: tuple[str, str], file: str, root: Path) -> Iterator[Finding]:
    path = root / file
    if not _inside(path, root):
        remedy = "Copy the form into the project's folder and give its path from there."
        yield Finding("PM117", location, f"The form '{shown(file)}' is not inside the project's folder.", remedy)
    elif not path.is_file():
        yield Finding("PM116", location, f"There is no form '{shown(file)}'.", _remedy(file, path))


def _inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):  # a ring of links, a name no file can have
        return False


def _remedy(file: str, path: Path) -> str:
    if path.is_dir():
        return "That is a folder; name the Word document in it."
    if "\\" in file:
        return "Write the path with forward slashes, such as forms/charter.docx."
    try:
        names = sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        return f"There is no folder '{path.parent.name}' either. Paths start at the folder of the definition."
    near = get_close_matches(path.name, names, n=1)
    return f"Did you mean '{near[0]}'?" if near else "Check the name; it is looked for beside the definition."

"""Names every file that a build reads, with its hash, so that a later build can say which of them have changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pmdocs.load import Definition
from pmdocs.outputs import digest
from pmdocs.production import AnyJob, Job
from pmdocs.theme import Theme


def ingredients(definition: Definition, chosen: str | None, theme: Theme, jobs: Iterable[AnyJob]) -> dict[str, str]:
    """The SHA-256 of every file read, by its place in the project; one from elsewhere by its name alone.

    `chosen` is the theme of the command line, which goes before the definition's; `theme` what became of it.
    """
    root = definition.source.root
    read = {root / file for file in definition.project.templates.values()}
    read |= {*_looks(definition, chosen, theme), *_templates(root), *_pictures(root, jobs)}
    others = {_name(path, root): digest(path.read_bytes()) for path in sorted(read) if path.is_file()}
    return {_name(path, root): value for path, value in definition.source.digests.items()} | others


def _looks(definition: Definition, chosen: str | None, theme: Theme) -> Iterator[Path]:
    named = definition.source.data.get("theme")
    if chosen is not None:
        yield Path(chosen)
    elif isinstance(named, str):
        yield definition.source.root / named.strip()
    logo = theme.logo.path if theme.logo else None
    yield from (path for path in (logo, theme.style_sheet, theme.word_base) if path)


def _templates(root: Path) -> Iterator[Path]:
    """Those beside the project, which go before ours; which of them a page takes its parts from is not known."""
    return (root / "templates").rglob("*.j2")


def _pictures(root: Path, jobs: Iterable[AnyJob]) -> Iterator[Path]:
    for job in jobs:
        if isinstance(job, Job):
            sources = (picture.get("src", "") for picture in job.composed.root.iter("img"))
            yield from (root / source for source in sources if source and not source.startswith("data:"))


def _name(path: Path, root: Path) -> str:
    """The place inside the project, never one of this machine."""
    whole, home = path.resolve(), root.resolve()
    inside = whole.is_relative_to(home)
    return whole.relative_to(home).as_posix() if inside else f"{path.name} (outside the project)"

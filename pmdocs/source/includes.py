"""Reads the definition and everything it includes, however deep, into one map of topics."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final, NamedTuple

from pmdocs.diagnostics import Mark
from pmdocs.source.limits import MAX_INCLUDE_DEPTH
from pmdocs.source.places import ListTree, MapTree, Placed, branch, start_of
from pmdocs.source.quoting import shortened
from pmdocs.source.trees import TreeReader

INCLUDE: Final = "include"
"""The topic that names further files; it is no part of the project itself."""

_REMEDY = "Write the path of a file relative to this one, with forward slashes: include: [risks.yaml]."


class Wanted(NamedTuple):
    """A file to include: its name as written and where that stands."""

    name: str
    mark: Mark


def read_definition(reader: TreeReader, path: Path, *, named: bool) -> MapTree | None:
    """The topics of the definition and of the files it includes; None if the definition itself cannot be used.

    `named` tells that a person named this very file, so that it may be a link to somewhere else.
    """
    placed = reader.read(path, Mark(path), anywhere=named)
    if placed is None:
        return None
    if placed.value is None:
        remedy = "Write the project's code, title, start and finish; or delete it and run 'pmdocs init' for a new one."
        reader.leave_out("PM006", "This definition is empty.", remedy, Mark(path))
        return None
    return _topics(reader, path, placed, (path,))


def _topics(reader: TreeReader, path: Path, placed: Placed, chain: tuple[Path, ...]) -> MapTree | None:
    """The topics of one file, joined with those of its includes; `chain` leads from the definition to it."""
    topics = branch(*placed)
    if not isinstance(topics, MapTree):
        kind = "a list" if isinstance(topics, ListTree) else "a text"
        remedy = "Start with lines of the form 'name: value', such as 'project:'."
        mark = reader.mark(start_of(placed.places))
        reader.leave_out("PM007", f"This file holds {kind} instead of topics.", remedy, mark)
        return None
    for wanted in _wanted(reader, topics):
        included = _included(reader, path, wanted, chain)
        if included:
            reader.merger.join(topics, included)
    return topics


def _wanted(reader: TreeReader, topics: MapTree) -> list[Wanted]:
    """The files a file includes; takes the topic `include` out of it."""
    if INCLUDE not in topics.values:
        return []
    value, places = topics.values.pop(INCLUDE), topics.places.parts.pop(INCLUDE)
    del topics.places.names[INCLUDE]
    listed = branch(value, places)
    if isinstance(listed, ListTree):
        items = [Placed(item, listed.places.parts[number]) for number, item in enumerate(listed.values)]
    else:
        items = [] if value is None else [Placed(value, places)]
    wanted = [_name(reader, item) for item in items]
    return [name for name in wanted if name]


def _name(reader: TreeReader, item: Placed) -> Wanted | None:
    mark = reader.mark(start_of(item.places))
    if not isinstance(item.value, str) or not item.value.strip():
        reader.leave_out("PM040", "This is not the name of a file to include.", _REMEDY, mark)
        return None
    name = item.value.strip()
    elsewhere = PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive or "://" in name
    if elsewhere or "\\" in name:
        reader.leave_out("PM040", f"'{shortened(name)}' cannot be included.", _REMEDY, mark)
        return None
    return Wanted(name, mark)


def _included(reader: TreeReader, path: Path, wanted: Wanted, chain: tuple[Path, ...]) -> MapTree | None:
    target = path.parent / wanted.name
    if not _may_read(reader, target, wanted, chain):
        return None
    placed = reader.read(target, wanted.mark)
    if placed is None:
        return None
    if placed.value is None:
        remedy = "Write its topics, or remove it from the includes."
        reader.findings.warning("PM006", "This included file is empty.", remedy, Mark(target), [wanted.mark])
        return None
    return _topics(reader, target, placed, (*chain, target))


def _may_read(reader: TreeReader, target: Path, wanted: Wanted, chain: tuple[Path, ...]) -> bool:
    """False, and a report, if an include leads back, too deep or to no file; what is outside is refused on reading."""
    real = reader.files.real_path(target)
    if real in [reader.files.real_path(above) for above in chain]:
        way = " → ".join(file.name for file in (*chain, target))
        reader.leave_out("PM043", f"These files include one another: {way}.", "Remove this include.", wanted.mark)
    elif len(chain) > MAX_INCLUDE_DEPTH:
        fact = f"More than {MAX_INCLUDE_DEPTH} files include one another in a row."
        reader.leave_out("PM045", fact, "Include them from the definition itself.", wanted.mark)
    elif real and reader.files.holds(real) and not reader.files.exists(real):
        remedy = _similar(target) or "Check the name; it is looked for beside the file that includes it."
        reader.leave_out("PM041", f"There is no file '{shortened(wanted.name)}'.", remedy, wanted.mark)
    else:
        return True
    return False


def _similar(target: Path) -> str:
    """A question naming the file most like the one that is missing, empty if none is."""
    try:
        names = sorted(entry.name for entry in target.parent.iterdir())
    except OSError:
        return ""
    near = get_close_matches(target.name, names, n=1)
    return f"Did you mean '{near[0]}'?" if near else ""

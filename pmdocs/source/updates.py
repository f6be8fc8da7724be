"""Adds the files of the updates folder, one dated update each, to the updates of the definition."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from pmdocs.diagnostics import Mark
from pmdocs.source.places import ListTree, MapTree, Placed, Places, branch, start_of
from pmdocs.source.trees import TreeReader

UPDATES: Final = "updates"
"""The topic in the definition and the folder beside it."""

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_SUFFIXES = {".yaml", ".yml"}
_REMEDY = "Start with the date of the update, as in 'date: 2026-11-20'."


def add_updates(reader: TreeReader, topics: MapTree, folder: Path) -> None:
    """Append the updates of the folder, by file name, to those written in the definition."""
    files = _update_files(reader, folder)
    found = [update for file in files for update in _updates_of(reader, file)]
    if not found:
        return
    at = start_of(found[0].places)
    listed = ListTree([], Places(at))
    for update in found:
        listed.append(*update)
    added = MapTree({UPDATES: listed.values}, Places(at, {UPDATES: at}, {UPDATES: listed.places}))
    reader.merger.join(topics, added)


def _update_files(reader: TreeReader, folder: Path) -> list[Path]:
    """The YAML files of the folder by name; hidden files and an editor's copies are no updates."""
    if not folder.is_dir():
        _warn_of_misnamed(reader, folder)
        return []
    if not reader.files.holds(reader.files.real_path(folder)):
        remedy = "Replace the link by a folder that holds the updates."
        reader.leave_out("PM042", f"'{folder}' leads out of the project's folder.", remedy, Mark(folder))
        return []
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as fault:
        remedy = "Check that you may read the folder."
        reader.leave_out("PM003", f"'{folder}' cannot be read ({fault.strerror}).", remedy, Mark(folder))
        return []
    for entry in entries:
        _warn_of_unread(reader, entry)
    return [entry for entry in entries if _is_update(entry) and not entry.is_dir()]


def _warn_of_misnamed(reader: TreeReader, folder: Path) -> None:
    """Tell of a folder whose name is nearly right: everything in it would be missing from every report."""
    for near in (folder.with_name("update"), folder.with_name("Updates"), folder.with_name("Update")):
        if near.is_dir() and any(map(_is_update, near.glob("*.y*ml"))):
            fact = f"The folder '{near.name}' is not read: updates lie in a folder named '{folder.name}'."
            reader.findings.warning("PM051", fact, f"Rename it to '{folder.name}'.", Mark(near))
            return


def _is_update(entry: Path) -> bool:
    return entry.suffix.lower() in _SUFFIXES and not entry.name.startswith((".", "~"))


def _warn_of_unread(reader: TreeReader, entry: Path) -> None:
    """Tell of updates in a folder below, which nobody would miss until a report lacks them."""
    inside = not entry.name.startswith(".") and reader.files.holds(reader.files.real_path(entry))
    if inside and entry.is_dir() and any(map(_is_update, entry.glob("*.y*ml"))):
        fact = "Updates in a folder below 'updates' are not read."
        reader.findings.warning("PM051", fact, "Move the files up into 'updates'.", Mark(entry))


def _updates_of(reader: TreeReader, file: Path) -> list[Placed]:
    """The update in a file, or each of several written as a list."""
    placed = reader.read(file, Mark(file))
    if placed is None:
        return []
    if placed.value is None:
        remedy = "Fill it in, or delete the file."
        reader.findings.warning("PM006", "This update is empty and was left out.", remedy, Mark(file))
        return []
    tree = branch(*placed)
    if isinstance(tree, ListTree):
        items = [Placed(item, tree.places.parts[number]) for number, item in enumerate(tree.values)]
        return [item for item in items if _is_map(reader, item)]
    if not _is_map(reader, placed):
        return []
    _warn_of_day(reader, file, placed)
    return [placed]


def _warn_of_day(reader: TreeReader, file: Path, update: Placed) -> None:
    """Tell of a file named for another day than it speaks of: one of the two is a slip, and would change the past."""
    said = update.value.get("date") if isinstance(update.value, dict) else None
    named, written = _DAY.match(file.stem), str(said or "").strip()
    if named and _DAY.fullmatch(written) and named[0] != written:
        fact = f"The file is named for {named[0]}, but its update is dated {written}."
        reader.findings.warning("PM052", fact, "Correct the date, or rename the file.", Mark(file))


def _is_map(reader: TreeReader, item: Placed) -> bool:
    if isinstance(item.value, dict):
        return True
    fact = "An update is a map of names and values; this is not one."
    reader.leave_out("PM050", fact, _REMEDY, reader.mark(start_of(item.places)))
    return False

"""What stands in the output folder decides, before anything is written, where each new output goes."""

from __future__ import annotations

import enum
import hashlib
import itertools
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pmdocs.diagnostics import OutputError
from pmdocs.outputs.causes import naming
from pmdocs.outputs.record import Record, digest


@dataclass(frozen=True, slots=True)
class Output:
    """A finished document: its file name without any folder, and all of its bytes.

    `sent` marks one that others have by now, such as the report of a past week: it is not replaced by another one.
    `final` marks one that is signed as it is now: from its writing on it is not replaced either.
    """

    name: str
    data: bytes
    sent: bool = False
    final: bool = False


class SaveStatus(enum.Enum):
    """What became of one output."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    KEPT = "kept-edited"
    SENT = "kept-sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Step:
    """One output and where it goes.

    `target` differs from `wanted` when a person's file stands there and is kept. `current` is the hash
    of what `target` holds now, None if nothing. `backup` is where a person's file is copied first, with `force`.
    """

    output: Output
    wanted: Path
    target: Path
    status: SaveStatus
    current: str | None = None
    backup: Path | None = None

    @property
    def writes(self) -> bool:
        """False if the very bytes stand there already."""
        return self.current != digest(self.output.data)


def plan_step(output: Output, folder: Path, record: Record, *, force: bool) -> Step:
    """Where this output goes, and what that means for the file standing there.

    A file is a person's if its bytes are none the record knows. It is kept and the new version stands beside it,
    unless `force` replaces it after a backup. So is one that was sent, if it would become another one. Raises
    `OutputError` for a link or a folder.
    """
    wanted = folder / output.name
    current = file_hash(wanted)
    if current == digest(output.data):
        return Step(output, wanted, wanted, SaveStatus.UNCHANGED, current)
    ours = current is not None and record.wrote(current)
    if current is None or (ours and not (output.sent or record.final(current))):
        return Step(output, wanted, wanted, SaveStatus.WRITTEN, current)
    if force:
        return Step(output, wanted, wanted, SaveStatus.WRITTEN, current, _backup_place(wanted, current))
    return _beside(output, wanted, record, SaveStatus.SENT if ours else SaveStatus.KEPT)


def file_hash(path: Path) -> str | None:
    """The SHA-256 of the file at `path`, None if there is none; `OutputError` if something else stands there.

    A symbolic link is refused, since writing would change or replace a file somewhere else.
    """
    with naming(path):
        if path.is_symlink():
            raise OutputError(
                f"'{path}' is a link to another place and was not replaced. Remove the link and build again."
            )
        try:
            mode = path.stat().st_mode
        except FileNotFoundError:
            return None
        if not stat.S_ISREG(mode):
            what = "a folder" if stat.S_ISDIR(mode) else "not an ordinary file"
            raise OutputError(f"'{path}' is {what}, so no document can be saved there. Rename it and build again.")
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


def _beside(output: Output, wanted: Path, record: Record, status: SaveStatus) -> Step:
    for place in _new_places(wanted):
        if place.is_symlink() or place.is_dir():
            continue
        current = file_hash(place)
        if current is None or current == digest(output.data) or record.wrote(current):
            return Step(output, wanted, place, status, current)
    raise AssertionError("there is always another number")


def _new_places(wanted: Path) -> Iterator[Path]:
    """``NAME.new.docx``; if a person has edited that one too, ``NAME.new-2.docx`` and so on."""
    yield wanted.with_name(f"{wanted.stem}.new{wanted.suffix}")
    for number in itertools.count(2):
        yield wanted.with_name(f"{wanted.stem}.new-{number}{wanted.suffix}")


def _backup_place(wanted: Path, current: str) -> Path:
    """``NAME.backup-1a2b3c4d.docx``, named by content: the same edit is kept once, another edit gets another name."""
    for length in (8, 16, 64):
        place = wanted.with_name(f"{wanted.stem}.backup-{current[:length]}{wanted.suffix}")
        if file_hash(place) in (None, current):
            return place
    raise OutputError(
        f"'{wanted}' could not be backed up: its backup has been changed. Move '{place.name}' and build again."
    )

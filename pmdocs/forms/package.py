"""Looks through the package of a Word form before anything of it is opened, and refuses what could do harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final

from pmdocs.archives import UNREADABLE
from pmdocs.diagnostics import DefinitionError, Diagnostic
from pmdocs.forms.contents import active_parts, document_part, is_text, story_parts, types_of
from pmdocs.forms.fields import acting_fields
from pmdocs.forms.links import relations
from pmdocs.forms.problems import in_part
from pmdocs.forms.prolog import refused_beginning
from pmdocs.forms.xml import parsed
from pmdocs.source.quoting import shortened

LARGEST_FILE: Final = 20_000_000
LARGEST_UNPACKED: Final = 150_000_000
LARGEST_XML: Final = 20_000_000
"""Bytes of one part of text; a form of 300 pages has some 3 million."""
MOST_PARTS: Final = 2_000
HIGHEST_RATIO: Final = 150
"""How many times larger a part of more than a megabyte may be than it is packed; text packs to a tenth or so."""
_ROOMY: Final = 1_000_000
_OLD_WORD: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = 0x1


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a form that was found to be harmless, by name, and the name of the part that holds its text."""

    parts: Mapping[str, bytes]
    main: str


def read_package(data: bytes, path: Path) -> Package:
    """The parts of a Word file; DefinitionError, naming the part, for whatever is not a plain document."""
    archive = _opened(data, path)
    with archive:
        _stop_at(_faults_of_entries(archive.infolist(), path))
        parts = _unpacked(archive, path)
    named = [name for name in parts if is_text(name, "")]
    _stop_at(list(_refused(parts, path, named)))
    # Only now may the list of types be read, which tells which other parts are text.
    _stop_at(list(_refused(parts, path, [name for name, kind in types_of(parts).items() if is_text(name, kind)])))
    refuse_harm(parts, path)
    return Package(parts, document_part(parts, path))


def refuse_harm(parts: Mapping[str, bytes], path: Path) -> None:
    """DefinitionError for every part that acts or reaches outside; also asked of a form that was filled in."""
    _stop_at([*active_parts(parts, path), *relations(parts, path), *_acting(parts, path)])


def _stop_at(problems: list[Diagnostic]) -> None:
    if problems:
        raise DefinitionError(problems)


def _opened(data: bytes, path: Path) -> zipfile.ZipFile:
    if len(data) > LARGEST_FILE:
        fact = f"The form is larger than {LARGEST_FILE // 1_000_000} MB."
        raise DefinitionError([in_part("PM374", path, "", fact)])
    if data.startswith(_OLD_WORD):
        fact = "The form is protected by a password, or was written by Word 2003 or earlier."
        raise DefinitionError([in_part("PM370", path, "", fact)])
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except UNREADABLE as error:
        fact = "The form is not a Word document, or is damaged."
        raise DefinitionError([in_part("PM370", path, "", fact)]) from error


def _faults_of_entries(entries: list[zipfile.ZipInfo], path: Path) -> list[Diagnostic]:
    """Everything the list of contents gives away: names, encryption, sizes."""
    found = [problem for entry in entries for problem in _faults_of_entry(entry, path)]
    if len(entries) > MOST_PARTS:
        found.append(in_part("PM374", path, "", f"The form has {len(entries):,} parts; {MOST_PARTS:,} are allowed."))
    if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        fact = f"The form unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB."
        found.append(in_part("PM374", path, "", fact))
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename.casefold()  # Word takes names that differ only in capitals as one
        if name in seen:
            found.append(in_part("PM373", path, entry.filename, "The package holds two parts of this name."))
        seen.add(name)
    return found


def _faults_of_entry(entry: zipfile.ZipInfo, path: Path) -> Iterator[Diagnostic]:
    name = entry.filename
    if _leads_outside(name):
        yield in_part("PM373", path, name, "Its name leads out of the package.")
    if entry.flag_bits & _ENCRYPTED:
        yield in_part("PM373", path, name, "The part is encrypted.")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        yield in_part("PM373", path, name, "The part is packed in a way that Word does not use.")
    if entry.file_size > _ROOMY and entry.file_size > HIGHEST_RATIO * max(entry.compress_size, 1):
        fact = f"It unpacks from {entry.compress_size:,} to {entry.file_size:,} bytes."
        yield in_part("PM374", path, name, fact)


def _leads_outside(name: str) -> bool:
    windows = PureWindowsPath(name)
    anchored = PurePosixPath(name).is_absolute() or windows.drive or windows.root
    return bool(anchored) or "\\" in name or ".." in PurePosixPath(name).parts or "\0" in name or not name.strip()


def _unpacked(archive: zipfile.ZipFile, path: Path) -> dict[str, bytes]:
    parts = {}
    for entry in archive.infolist():
        if entry.is_dir():
            continue
        try:
            with archive.open(entry) as stream:
                # A header may lie about the size; what is read never goes beyond what it said.
                content = stream.read(entry.file_size + 1)
        except UNREADABLE as error:
            fact = "The part is damaged and cannot be unpacked."
            raise DefinitionError([in_part("PM370", path, entry.filename, fact)]) from error
        parts[entry.filename] = content
    return parts


def _refused(parts: Mapping[str, bytes], path: Path, names: list[str]) -> Iterator[Diagnostic]:
    for name in names:
        if reason := refused_beginning(parts[name]):
            yield in_part("PM373", path, name, reason)
        if len(parts[name]) > LARGEST_XML:
            yield in_part("PM374", path, name, f"It holds more than {LARGEST_XML // 1_000_000} MB of text.")


def _acting(parts: Mapping[str, bytes], path: Path) -> Iterator[Diagnostic]:
    for name in story_parts(parts):
        root = parsed(parts[name])
        if root is None:
            yield in_part("PM370", path, name, "It is damaged.")
            continue
        for instruction in acting_fields(root):
            yield in_part("PM375", path, name, f"The field '{shortened(instruction)}' acts when the file is opened.")

"""The build record: what pmdocs wrote into a folder, from what and with what, so that a person's edit is noticed."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pmdocs

FOLDER = ".pmdocs"
"""The folder inside an output folder that holds the record and the lock."""

MANIFEST = f"{FOLDER}/manifest.json"
"""The record, as seen from the output folder."""

_FORMAT = 1
# What decides the bytes of an output, besides the inputs.
_LIBRARIES = (
    "babel",
    "jinja2",
    "lxml",
    "markdown-it-py",
    "pikepdf",
    "pydantic",
    "python-docx",
    "resvg-py",
    "weasyprint",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One output as it was written: its SHA-256, its size in bytes, the hashes of its inputs and the tools' versions.

    `previous` holds the hashes that may still stand on disk because the run that was replacing them
    has not finished, or was killed; it is empty once a run is complete. `final` marks a document that was final when
    it was written, so that others have signed it.
    """

    sha256: str
    size: int
    inputs: Mapping[str, str] = field(default_factory=dict)
    tools: Mapping[str, str] = field(default_factory=dict)
    previous: tuple[str, ...] = ()
    final: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """Every output of a folder by file name; runs that build other documents add to it."""

    outputs: Mapping[str, Entry] = field(default_factory=lambda: MappingProxyType({}))

    def wrote(self, sha256: str) -> bool:
        """True if bytes with this hash came from pmdocs, so that no person's work is in them."""
        return any(sha256 == entry.sha256 or sha256 in entry.previous for entry in self.outputs.values())

    def final(self, sha256: str) -> bool:
        """True if bytes with this hash were a document that was final when it was written."""
        return any(entry.final and sha256 == entry.sha256 for entry in self.outputs.values())

    def with_entries(self, entries: Mapping[str, Entry]) -> Record:
        """A record in which these entries stand in place of the old ones of the same names."""
        return Record({**self.outputs, **entries})


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal: how inputs and outputs are recognised."""
    return hashlib.sha256(data).hexdigest()


def versions() -> dict[str, str]:
    """The versions of pmdocs, Python and the libraries that shape an output; "missing" if one is not installed."""
    return {
        "pmdocs": pmdocs.__version__,
        "python": platform.python_version(),
        **{name: _version(name) for name in _LIBRARIES},
    }


def read_record(path: Path) -> Record:
    """The record at `path`; an empty one if there is none or it cannot be understood.

    With an empty record every file already there counts as a person's, which is the safe mistake.
    """
    try:
        stored = json.loads(path.read_bytes())
        if stored["format"] != _FORMAT:
            return Record()
        return Record({str(name): _entry(fields) for name, fields in stored["outputs"].items()})
    except (FileNotFoundError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Record()


def record_bytes(record: Record) -> bytes:
    """The record as sorted JSON: equal records are equal bytes, and a comparison of two shows what changed."""
    outputs = {name: _fields(entry) for name, entry in record.outputs.items()}
    text = json.dumps({"format": _FORMAT, "outputs": outputs}, indent=2, sort_keys=True, ensure_ascii=False)
    return f"{text}\n".encode()


def _entry(fields: Mapping[str, Any]) -> Entry:
    return Entry(
        sha256=str(fields["sha256"]),
        size=int(fields["bytes"]),
        inputs=dict(fields["inputs"]),
        tools=dict(fields["tools"]),
        previous=tuple(fields.get("previous", ())),
        final=fields.get("final") is True,
    )


def _fields(entry: Entry) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "sha256": entry.sha256,
        "bytes": entry.size,
        "inputs": dict(entry.inputs),
        "tools": dict(entry.tools),
    }
    previous = {"previous": list(entry.previous)} if entry.previous else {}
    return fields | previous | ({"final": True} if entry.final else {})


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "missing"

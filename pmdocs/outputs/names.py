"""A project code and a document become a file name that every system, mail program and share accepts."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from pmdocs.diagnostics import OutputError

STEM_BYTES = 120
"""The longest stem in UTF-8 bytes; leaves room for endings such as ``.backup-1a2b3c4d.docx`` under the usual 255."""

# Names Windows keeps for devices, with any ending: CON.docx cannot be opened there.
_RESERVED = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{device}{number}" for device in ("com", "lpt") for number in "0123456789¹²³"
}


def slug(text: str, limit: int = STEM_BYTES) -> str:
    """The text as part of a file name: letters, digits and marks of any script, ``_``, ``-`` and single dots inside.

    Everything else (separators, control and direction characters, spaces) becomes one ``-``. The
    result is NFC, starts and ends with neither dot nor dash, is at most `limit` UTF-8 bytes long (20 is
    the least that makes sense) and is never a device name of Windows. A text that had to be cut, or of
    which nothing was left, ends in eight hexadecimal digits of its hash: two such texts stay two names.
    """
    return _undevice(_clean(text, limit - 1))


def output_name(code: str, document: str, suffix: str, date: date | None = None) -> str:
    """The name of one output: ``ORION-charter.docx``, with a data date ``ORION-status-report-2026-11-20.pdf``.

    `suffix` is ``docx`` or ``.docx`` alike. Only the code is shortened when the whole is too long, so
    the document and the date can always be read.
    """
    rest = slug(document) if date is None else f"{slug(document)}-{date.isoformat()}"
    stem = f"{_clean(code, STEM_BYTES - len(rest.encode()) - 2)}-{rest}"
    return f"{_undevice(stem)}.{suffix.removeprefix('.')}"


def refuse_collisions(names: Iterable[str]) -> None:
    """Raise `OutputError` if two of the names are one file where capitals do not count, as on Windows and macOS."""
    seen: dict[str, str] = {}
    for name in names:
        key = _folded(name)
        if key in seen:
            raise OutputError(
                f"Two documents would be saved under one name: '{seen[key]}' and '{name}'. "
                "Give their projects different codes, or build them into different folders."
            )
        seen[key] = name


def _clean(text: str, limit: int) -> str:
    text = unicodedata.normalize("NFC", text)
    name = _trimmed("".join(character if _allowed(character) else "-" for character in text))
    if not name:
        return f"unnamed-{_hash(text)}"
    if len(name.encode()) > limit:
        name = f"{_trimmed(_cut(name, limit - 9))}-{_hash(text)}"
    return name


def _undevice(name: str) -> str:
    # Windows looks only at what stands before the first dot: con.charter.docx is the console, con_.charter.docx is not.
    device, dot, rest = name.partition(".")
    return f"{device}_{dot}{rest}" if device.casefold() in _RESERVED else name


def _allowed(character: str) -> bool:
    return character in "-_." or unicodedata.category(character)[0] in "LMN"


def _trimmed(name: str) -> str:
    name = re.sub(r"\.{2,}", ".", name)
    name = re.sub(r"[-.]*-[-.]*", "-", name)
    name = name.strip("-.")
    # A combining mark with nothing before it would join whatever a person types in front.
    while name and unicodedata.category(name[0]).startswith("M"):
        name = name[1:].lstrip("-.")
    return name


def _cut(name: str, limit: int) -> str:
    return name.encode()[: max(limit, 0)].decode(errors="ignore")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:8]


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())

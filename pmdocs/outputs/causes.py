"""An operating system's error becomes a cause and a remedy in words a project manager can act on."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pmdocs.diagnostics import OutputError

_FULL = ("the disk is full", "Free some space, or choose another folder with --out.")
_DENIED = ("you may not write there", "Ask for the right to write, or choose another folder with --out.")
_CAUSES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: (
        "the file is larger than this disk or this account may hold",
        "Free some space, or choose another folder with --out.",
    ),
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EROFS: ("the disk can only be read", "Choose another folder with --out."),
    errno.ENOTDIR: ("a part of its path is a file, not a folder", "Choose another folder with --out."),
    errno.EEXIST: ("a file of that name is in the way of the folder", "Choose another folder with --out."),
    errno.EISDIR: ("a folder of that name is in the way", "Rename the folder, or choose another with --out."),
    errno.ENAMETOOLONG: ("the path is too long for this disk", "Choose a folder with a shorter path with --out."),
    errno.EBUSY: ("another program is using it", "Close it there and build again."),
}
_OPEN_ELSEWHERE = ("it is open in another program, such as Word", "Close it there and build again.")
# What Windows answers for a file that Word has open: access denied, sharing violation, lock violation.
_WINDOWS_OPEN = frozenset({5, 32, 33})


def explain(path: Path, error: OSError) -> str:
    """What could not be written, why, and what to do, in one or two sentences; the old file is never touched."""
    cause, remedy = _cause(error)
    return f"'{path}' could not be written: {cause}. {remedy}"


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Any `OSError` inside becomes an `OutputError` that names the path, the cause and the remedy."""
    try:
        yield
    except OSError as error:
        raise OutputError(explain(path, error)) from error


def _cause(error: OSError) -> tuple[str, str]:
    if getattr(error, "winerror", None) in _WINDOWS_OPEN:
        return _OPEN_ELSEWHERE
    fallback = (error.strerror or str(error), "Check the folder, or choose another with --out.")
    return _CAUSES.get(error.errno or 0, fallback)

"""Bytes become a file in two steps, so that a reader sees the old file or the new one and never a part of either."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

_ENDING = ".pmdocs-tmp"


def prepare(data: bytes, target: Path, like: Path | None = None) -> Path:
    """Write `data` to a temporary file beside `target`, force it to disk, and give its path.

    The file carries the mode of the target it will replace; where there is none, that of the file it is
    `like`, so that a copy of a private file is private; else what the umask leaves of 0666.
    Everything that can fail for want of space fails here, with nothing changed.
    """
    temporary = _beside(target)
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        model = target if target.exists() or like is None else like
        if model.exists():
            temporary.chmod(stat.S_IMODE(model.stat().st_mode))
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def replace(temporary: Path, target: Path) -> None:
    """Put the prepared file in the target's place in one step, to outlast a power cut where the disk can."""
    temporary.replace(target)
    if sys.platform != "win32":  # Windows cannot open a folder, and orders such changes itself
        _sync_folder(target.parent)


def sweep(folder: Path) -> None:
    """Remove the temporary files a killed run left behind; call it only while holding the folder's lock."""
    for temporary in sorted(folder.glob(f".*{_ENDING}")):
        if not temporary.is_dir():
            temporary.unlink(missing_ok=True)


def _beside(target: Path) -> Path:
    # A hash keeps the name short: the target's own name may already be as long as the disk allows.
    key = hashlib.sha256(target.name.encode(errors="surrogatepass")).hexdigest()[:16]
    return target.with_name(f".{key}{_ENDING}")


def _sync_folder(folder: Path) -> None:
    # The new file is in place already: a share that cannot promise more must not turn that into a failure.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

"""One run at a time saves into a folder: a lock that ends, whatever happens, with the process that holds it."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pmdocs.diagnostics import OutputError

_PAUSE = 0.1  # seconds between two attempts

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock file at `path`, waiting up to about `patience` seconds for another run to finish.

    The file is never deleted: removing it while a third run waits would let two runs in. Closing it
    frees the lock, and so does the end of the process. Raises `OutputError` if the other run does not finish.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    try:
        _wait_for(descriptor, path, patience)
        yield
    finally:
        os.close(descriptor)


def _wait_for(descriptor: int, path: Path, patience: float) -> None:
    for _ in range(max(1, round(patience / _PAUSE))):
        if _taken(descriptor):
            return
        time.sleep(_PAUSE)
    raise OutputError(
        f"Another pmdocs run is saving into '{path.parent.parent}' and has not finished. "
        "Wait for it or stop it, then build again."
    )


def _taken(descriptor: int) -> bool:
    try:
        _take(descriptor)
    except OSError as error:
        if error.errno in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
            return False
        raise
    return True

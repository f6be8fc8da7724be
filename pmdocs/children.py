"""Processes that work for the command: how they start, and that none of them outlives it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread, current_thread, main_thread
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, SpawnContext

ORPHANED_FOR: Final = 1.0
"""Seconds between two looks whether the command still runs."""


AGAIN: Final = 5.0
"""Seconds until work is told again to end: libraries catch what they did not expect, and go on."""


def context() -> ForkContext | SpawnContext:
    """Fork where it is safe (Linux): the child starts with everything imported; a fresh process elsewhere."""
    linux: bool = sys.platform.startswith("linux")
    return multiprocessing.get_context("fork") if linux else multiprocessing.get_context("spawn")


def settle() -> None:
    """What every such process does first."""
    # A document makes millions of small objects and frees them all at its end: collecting in between only costs time.
    gc.disable()
    gc.freeze()  # nor is what the command had made by then looked through again
    # Ctrl-C reaches every process of a terminal: this one ends without a word, the command itself says what happened.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()


def sendable(error: Exception) -> Exception:
    """The error itself, if it can be sent to another process; else one that tells the same in words."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - what was written a moment before
    except Exception:
        return RuntimeError("".join(traceback.format_exception(error)))
    return error


@contextmanager
def ended_after(seconds: float, error: Exception) -> Iterator[None]:
    """Raise the error in the work that takes longer; where the system has no such clock, the work goes on."""
    if not hasattr(signal, "setitimer") or current_thread() is not main_thread():
        yield
        return

    def end(*_: object) -> None:
        raise error

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _end_with(parent: int) -> None:
    """End this process once the command is gone: killed outright, it cannot tell its workers to stop."""
    while os.getppid() == parent:
        time.sleep(ORPHANED_FOR)
    os._exit(1)

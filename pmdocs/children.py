"""Processes that work for the command: how they start, and that none of them outlives it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import time
from threading import Thread
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, SpawnContext

ORPHANED_FOR: Final = 1.0
"""Seconds between two looks whether the command still runs."""


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


def _end_with(parent: int) -> None:
    """End this process once the command is gone: killed outright, it cannot tell its workers to stop."""
    while os.getppid() == parent:
        time.sleep(ORPHANED_FOR)
    os._exit(1)

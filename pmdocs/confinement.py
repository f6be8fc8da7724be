"""Does a piece of work in a process of its own, which may take neither for ever nor all the memory there is."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final, TypeVar

from pmdocs import children

PATIENCE: Final = 30.0
"""Seconds; the longest forms of the largest projects take less than one."""
ROOM: Final = 1_000_000_000
"""Bytes the work may need beyond what the process has when it begins."""
_SIZE: Final = Path("/proc/self/statm")

Answer = TypeVar("Answer")


class TooLong(Exception):
    """The work was stopped, because its time was up."""


class TooLarge(Exception):
    """The work needed more memory than it may have."""


def confined(work: Callable[..., Answer], *arguments: Any, patience: float = PATIENCE) -> Answer:
    """What the work gives, or the error it raises; TooLong or TooLarge if it was stopped.

    Work and arguments are sent to another process, so they must be plain values and functions of a module.
    """
    context = children.context()
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_answer, args=(sender, work, arguments), daemon=True)
    child.start()
    sender.close()
    try:
        if not receiver.poll(patience):
            raise TooLong
        answer, error = receiver.recv()
    except EOFError as end:  # it died without a word, as a program does that finds no memory
        raise TooLarge from end
    finally:
        child.kill()
        child.join()
        receiver.close()
    if isinstance(error, MemoryError):
        raise TooLarge from error
    if error is not None:
        raise error
    return answer  # type: ignore[no-any-return]


def _answer(sender: Connection, work: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    """In the other process: do the work and send what it gives, or the error that stopped it."""
    children.settle()
    _limit_memory()
    outcome: tuple[Any, Exception | None]
    try:
        outcome = work(*arguments), None
    except Exception as error:
        outcome = None, children.sendable(error)
    gc.collect()
    try:
        sender.send(outcome)
    except Exception as error:  # no room to write it down, or no form in which it travels
        sender.send((None, error))
    sender.close()


def _limit_memory() -> None:
    """Where the system can: what the process has now, and some more."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError):
        pages = int(_SIZE.read_text(encoding="ascii").split()[0])
        most = pages * os.sysconf("SC_PAGE_SIZE") + ROOM
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))

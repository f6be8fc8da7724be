"""Documents are written in processes of their own, which end when the command does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ORPHAN = """
import os, time
from concurrent.futures import ProcessPoolExecutor
from pmdocs.production import _context, _settle

with ProcessPoolExecutor(1, mp_context=_context(), initializer=_settle) as pool:
    print(pool.submit(os.getpid).result(), flush=True)
    pool.submit(time.sleep, 60).result()
"""
"""A command whose one worker has a minute's work."""


def is_running(process: int) -> bool:
    """True while a process is there and not merely waiting to be counted off."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_a_command_that_is_killed_leaves_no_worker() -> None:
    """Killed outright, a command cannot stop its workers; they see that it is gone and end by themselves."""
    with subprocess.Popen([sys.executable, "-c", ORPHAN], stdout=subprocess.PIPE, text=True) as command:
        assert command.stdout is not None
        worker = int(command.stdout.readline())
        assert is_running(worker)
        os.kill(command.pid, signal.SIGKILL)
    for _ in range(300):
        if not is_running(worker):
            break
        time.sleep(0.1)
    assert not is_running(worker)

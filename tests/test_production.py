"""Documents are written in processes of their own, which end when the command does."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

from pmdocs.compose.composed import Composed
from pmdocs.compose.stage import outline
from pmdocs.markup import parse
from pmdocs.production import Format, Job, seconds_expected
from pmdocs.theme import load_theme

ORPHAN = """
import os, time
from concurrent.futures import ProcessPoolExecutor
from pmdocs import children

with ProcessPoolExecutor(1, mp_context=children.context(), initializer=children.settle) as pool:
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


def register(cells: int) -> Job:
    """A document of so many cells, without a table of contents."""
    root, _ = parse(f"<html><body><table><tr>{'<td>x</td>' * cells}</tr></table></body></html>")
    composed = Composed("risk-register", root, outline(root), "R", "", "", "", "en", dt.date(2026, 11, 20))
    return Job("R", composed, load_theme("quiet"), (Format.PDF,), Path())


def test_a_long_document_is_announced() -> None:
    """40,000 cells at 1.4 thousandths of a second each are 56 seconds; Word alone lays nothing out."""
    assert seconds_expected(register(40_000)) == 56
    assert seconds_expected(replace(register(40_000), formats=(Format.DOCX,))) == 0

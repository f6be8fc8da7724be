"""Runs one task in a process of its own and says what it took, by the operating system's accounts."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

MEGABYTE = 1024 * 1024
RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, seconds of processor time with all children, and megabytes of the largest process."""

    wall: float
    cpu: float
    peak: float


def run(task: str, *arguments: str) -> Cost:
    """The cost of ``python -m benchmarks.tasks TASK ARGUMENT…``; a failing task stops the benchmark."""
    command = [sys.executable, "-m", "benchmarks.tasks", task, *arguments]
    begun = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - begun
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"the task {' '.join((task, *arguments))} failed")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * RSS_UNIT / MEGABYTE)


def paired(first: Sequence[str], second: Sequence[str], times: int) -> tuple[Cost, Cost]:
    """The medians of two tasks run in turn, so that both meet the same moods of the machine."""
    costs: tuple[list[Cost], list[Cost]] = ([], [])
    for _ in range(times):
        costs[0].append(run(*first))
        costs[1].append(run(*second))
    return _median(costs[0]), _median(costs[1])


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(
        median(cost.wall for cost in costs), median(cost.cpu for cost in costs), median(cost.peak for cost in costs)
    )

"""What is dear to make is made once per test run, whichever of the test processes asks for it first."""

from __future__ import annotations

import os
import pickle
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pmdocs.outputs.lock import locked

Made = TypeVar("Made")

STORE = "PMDOCS_TEST_STORE"
"""The environment variable that names the run's folder; the processes of a run inherit it from the first."""
PATIENCE = 400.0
"""Seconds to wait while another process makes the thing."""


def open_store() -> Path | None:
    """Make the run's folder; None if this process belongs to a run that has one."""
    if STORE in os.environ:
        return None
    os.environ[STORE] = tempfile.mkdtemp(prefix="pmdocs-tests-")
    return Path(os.environ[STORE])


def once(name: str, make: Callable[[], Made]) -> Made:
    """What `make` gives: made by the first process that asks, read from the run's folder by the others."""
    if STORE not in os.environ:
        return make()
    kept = Path(os.environ[STORE], f"{name}.pickle")
    with locked(kept.with_suffix(".lock"), PATIENCE):
        if not kept.exists():
            kept.write_bytes(pickle.dumps(make()))
    made: Made = pickle.loads(kept.read_bytes())  # noqa: S301 - written by this run, into a folder of its own
    return made

"""Interrupts a save at every single step it takes on the disk, and says what was found afterwards.

Run as ``python -m tests.outputs.interruptions kill|ctrl-c|error FOLDER [force]``. For each step a forked process
saves a second issue over a first one and is stopped just before that step: by SIGKILL, by Ctrl-C, or by
the system refusing the step. Python's audit hooks tell the steps, so nothing is replaced by a stand-in.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from pmdocs.diagnostics import OutputError
from pmdocs.outputs import Output, SaveIncomplete, save_all

NAMES = ("ORION-charter.docx", "ORION-charter.pdf", "ORION-risk-register.docx")
EDITED = "ORION-risk-register.docx"
DONE, REFUSED, INCOMPLETE, STOPPED = 0, 5, 6, 130


def issue(text: bytes) -> list[Output]:
    """All documents of one issue: some 200 KB each, so that a part of one would be seen, and no two alike."""
    return [Output(name, text * (50_000 + place)) for place, name in enumerate(NAMES)]


def before(folder: Path) -> None:
    """The first issue stands in the folder, and a person has edited the register."""
    save_all(issue(b"old "), folder, inputs={})
    (folder / EDITED).write_bytes(b"my own words")


def kill() -> None:
    """End at once, as by ``kill -9`` or a power cut."""
    os.kill(os.getpid(), signal.SIGKILL)


def ctrl_c() -> None:
    """What the terminal sends."""
    signal.raise_signal(signal.SIGINT)


def error() -> None:
    """The disk is full, or a share has gone."""
    raise OSError(errno.ENOSPC, "No space left on device")


STOPS: dict[str, Callable[[], None]] = {"kill": kill, "ctrl-c": ctrl_c, "error": error}


def stop_at(step: int, folder: Path, stop: Callable[[], None]) -> None:
    """Call `stop` just before the given step (from 1) that touches a path in the folder."""
    steps = 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal steps
        if event in ("open", "os.rename", "os.remove", "os.mkdir", "os.chmod") and str(folder) in str(arguments[0]):
            steps += 1
            if steps == step:
                stop()

    sys.addaudithook(watch)


def second_issue(folder: Path, step: int, stop: Callable[[], None], *, force: bool) -> int:
    """Save the second issue in this process, stopped before the given step; how it ended."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    stop_at(step, folder, stop)
    try:
        save_all(issue(b"new "), folder, inputs={}, force=force)
    except KeyboardInterrupt:
        return STOPPED
    except SaveIncomplete:
        return INCOMPLETE
    except OutputError:
        return REFUSED
    return DONE


def forked(folder: Path, step: int, stop: Callable[[], None], *, force: bool) -> int:
    """The same in a process of its own: the exit code, or minus the signal that ended it."""
    child = os.fork()
    if child == 0:
        code = 70
        try:
            code = second_issue(folder, step, stop, force=force)
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def contents(folder: Path) -> dict[str, str]:
    """Every file in the folder and what it holds: a whole issue's first word, or the length of anything else."""
    whole = {output.data: word.decode().strip() for word in (b"old ", b"new ") for output in issue(word)}
    whole[b"my own words"] = "edited"
    files = [
        path for path in sorted(folder.rglob("*")) if path.is_file() and path.name not in ("lock", "manifest.json")
    ]
    return {path.name: whole.get(data := path.read_bytes(), f"{len(data)} bytes") for path in files}


def examine(folder: Path, step: int, stop: Callable[[], None], *, force: bool) -> dict[str, object]:
    """Stop at one step, look, build again as a person would, look again."""
    before(folder)
    ended = forked(folder, step, stop, force=force)
    found = contents(folder)
    again = save_all(issue(b"new "), folder, inputs={}).exit_code
    return {"step": step, "ended": ended, "found": found, "again": again, "finally": contents(folder)}


def main(kind: str, folder: Path, *, force: bool) -> None:
    """Examine step after step until a save gets through without reaching the next one."""
    findings: list[dict[str, object]] = []
    while not findings or findings[-1]["reached"]:
        step = len(findings) + 1
        last = folder / str(step)
        marker = folder / f"reached-{step}"

        def stop(marker: Path = marker) -> None:
            os.close(os.open(marker, os.O_CREAT))
            STOPS[kind]()

        finding = examine(last, step, stop, force=force)
        findings.append(finding | {"reached": marker.exists()})
    print(json.dumps(findings[:-1]))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), force="force" in sys.argv[3:])

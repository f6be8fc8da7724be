"""Hostile files: refused quickly, in little memory, and never by a crash.

Each case runs in a process of its own, because the danger is exactly that the process dies.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TypedDict

import pytest

from pmdocs.source.events import PARSERS
from pmdocs.source.limits import MAX_EVENTS, MAX_SHOWN

READ = """
import json, resource, sys
from pathlib import Path
from pmdocs.source import load_source
from pmdocs.source.events import PARSERS

source = load_source(Path(sys.argv[1]), parser=PARSERS[sys.argv[2]])
status = Path("/proc/self/status")
if status.is_file():  # a process keeps the largest size its parent had when it was forked; this one starts anew
    kilobytes = int(status.read_text().partition("VmHWM:")[2].split()[0])
else:
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
told = [f"{d.mark.line}:{d.mark.column} {d.code}" for d in source.diagnostics]
print(json.dumps({"told": told, "megabytes": kilobytes / 1024}))
"""

ALIAS_BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGE_BOMB = "a: &a {k: v}\n" + "".join(
    f"{name}: &{name} {{<<: [{', '.join(['*' + before] * 8)}]}}\n"
    for before, name in zip("abcdef", "bcdefg", strict=True)
)

CASES = {
    "alias bomb": (ALIAS_BOMB, "PM023"),
    "merge key bomb": (MERGE_BOMB, "PM026"),
    "200,000 opening brackets": ("[" * 200_000, "PM020"),
    "200,000 opening braces": ("{" * 200_000, "PM020"),
    "200,000 dashes": ("- " * 200_000, "PM020"),
    "200,000 question marks": ("? " * 200_000, "PM020"),
    "deeper and deeper lines": ("\n".join(" " * depth + "a:" for depth in range(2_000)), "PM020"),
    "python object": ("a: !!python/object/apply:os.system [echo]\n", "PM025"),
    "python name": ("a: !!python/name:os.system\n", "PM025"),
    "a value of 5 MB": ("a: " + "x" * 5_000_000 + "\n", "PM022"),
    "a file of 50 MB": ("x" * 50_000_000, "PM004"),
    "20,000 aliases": ("- *a\n" * 20_000, "PM099"),
    "100,000 control characters": ("a: " + "\x01" * 100_000, "PM030"),
    "20,000 broken lines": ("a: b: c\n" * 20_000, "PM012"),
    "a line of brackets that do not match": ("a: " + "[}" * 100_000, "PM013"),
}


class Reading(TypedDict):
    """What came of reading a file, and what it cost."""

    told: list[str]
    megabytes: float


def read_apart(path: Path, parser: str) -> Reading:
    """Load a file in a process of its own; a crash of that process fails the test."""
    command = [sys.executable, "-c", READ, str(path), parser]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    result: Reading = json.loads(done.stdout)
    return result


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("case", CASES)
def test_hostile_file(tmp_path: Path, case: str, parser: str) -> None:
    """The file is refused with its code, in less than 300 MB, and the process ends in good order."""
    text, code = CASES[case]
    (tmp_path / "project.yaml").write_text(text, encoding="utf-8")
    result = read_apart(tmp_path, parser)
    assert code in {line.split()[1] for line in result["told"]}
    assert len(result["told"]) <= 2 * MAX_SHOWN + 1
    assert result["megabytes"] < 300


def test_too_many_values(tmp_path: Path) -> None:
    """A file of more steps than allowed is left in the middle."""
    (tmp_path / "project.yaml").write_text("a:\n" + "- x\n" * MAX_EVENTS, encoding="utf-8")
    told = read_apart(tmp_path, "compiled" if "compiled" in PARSERS else "pure")["told"]
    assert [line.split()[1] for line in told] == ["PM021"]

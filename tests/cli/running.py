"""Runs the command as a person does, and looks at everything that comes back."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pmdocs.cli.main import main


@dataclass(frozen=True)
class Answer:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The answer to --json."""
        return json.loads(self.out)


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> Answer:
    """Run pmdocs in this process: the same function that the installed command calls."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    assert isinstance(ended.value.code, int)
    return Answer(ended.value.code, said.out, said.err)


def run_apart(folder: Path, *arguments: object, environment: Mapping[str, str] | None = None) -> Answer:
    """Run pmdocs in a process of its own, standing in `folder`."""
    command = [sys.executable, "-m", "pmdocs", *map(str, arguments)]
    found = subprocess.run(
        command, cwd=folder, env={**os.environ, **(environment or {})}, capture_output=True, text=True, check=False
    )
    return Answer(found.returncode, found.stdout, found.stderr)


def contents(folder: Path) -> dict[str, str]:
    """Every file below a folder, with a hash of its bytes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

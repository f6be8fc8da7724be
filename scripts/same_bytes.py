"""Proves that a change of the code changes no document: builds every sample before and after it, and compares bytes.

``python -m scripts.same_bytes REVISION`` installs that revision and the files as they are now, each into a folder of
its own, lets both build every sample in every theme, paper and format, and names each file that differs. It ends with
1 if any does.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
FORMATS: Final = ("--format", "docx", "--format", "pdf", "--format", "html")
BUILDS: Final[Mapping[str, tuple[str, ...]]] = {
    "orion": ("samples/orion",),
    "orion-trouble": ("samples/orion", "status-report", "risk-register", "--date", "2026-11-20"),
    "orion-early": ("samples/orion", "status-report", "--date", "2026-06-26"),
    "sprint": ("samples/sprint",),
    "minimal": ("samples/minimal.yaml",),
    "forms": ("samples/forms",),
    "lantern": ("tests/golden/lantern.yaml",),
    "orion-bold": ("samples/orion", "--theme", "bold"),
    "sprint-plain": ("samples/sprint", "--theme", "plain"),
    "minimal-bold": ("samples/minimal.yaml", "--theme", "bold"),
    "orion-german-numbers": ("samples/orion", "status-report", "--lang", "de"),
}
"""What is built, by the name of the folder it is built into."""


def main(revision: str) -> int:
    """Compare the documents of `revision` with those of now; 1 if any byte differs."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        before = _export(revision, place / "before-source")
        runs = (("before", before), ("after", ROOT))
        for name, source in runs:
            _install(source, place / name)
        with ThreadPoolExecutor(2) as pool:
            then, now = pool.map(lambda run: dict(_built(place / run[0], place / f"{run[0]}-out")), runs)
    for name in sorted(then.keys() | now.keys()):
        if then.get(name) != now.get(name):
            kind = "differs" if name in then and name in now else "only then" if name in then else "only now"
            print(f"{kind}: {name}")
    same = sum(now.get(name) == digest for name, digest in then.items())
    print(f"{same} of {len(then.keys() | now.keys())} files have the same bytes")
    return 0 if then == now else 1


def _export(revision: str, target: Path) -> Path:
    target.mkdir()
    archive = subprocess.run(["git", "archive", revision], cwd=ROOT, check=True, capture_output=True)  # noqa: S603, S607
    subprocess.run(["tar", "-x"], cwd=target, input=archive.stdout, check=True)  # noqa: S607
    return target


def _install(source: Path, target: Path) -> None:
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--disable-pip-version-check", "--target", str(target)]
    copy = target.with_name(f"{target.name}-copy")
    files = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],  # noqa: S607
        cwd=source,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split("\n")
    for name in filter(None, files if (source / ".git").exists() else _every(source)):
        if (source / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((source / name).read_bytes())
    subprocess.run([sys.executable, "-m", "pip", "install", *options, str(copy)], check=True)  # noqa: S603


def _every(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _built(library: Path, target: Path) -> Iterator[tuple[str, str]]:
    """Every file that the code in `library` makes of the samples as they are now, with its hash."""
    environment = {**os.environ, "PYTHONPATH": str(library)}
    for name, arguments in BUILDS.items():
        out = target / name
        command = [sys.executable, "-m", "pmdocs", "build", *arguments, "--out", str(out), *FORMATS, "--quiet"]
        run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
        yield f"{name} ended with", f"{run.returncode} {run.stderr[-300:]}"
        for path in sorted(out.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                yield path.relative_to(target).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

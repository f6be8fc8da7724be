"""Writes files that a person will go on with: new ones whole, all or none, and an existing one never."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from pmdocs.diagnostics import OutputError
from pmdocs.outputs.causes import explain


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, and the folders above it; OutputError if it is, or cannot be, written.

    What stands there, be it a file, a folder or a link that leads nowhere, is left as it is.
    """
    write_all_new({path: text})


def write_all_new(files: Mapping[Path, str]) -> None:
    """Write several such files in this order; if one cannot be, no part of them and no folder made for them stays."""
    made: list[Path] = []
    try:
        for path, text in files.items():
            _write(path, text, made)
    except BaseException:
        for path in reversed(made):
            with suppress(OSError):  # a folder in which somebody else has put something stays
                path.unlink() if path in files else path.rmdir()
        raise


def _write(path: Path, text: str, made: list[Path]) -> None:
    """Write one file, and add to `made` whatever was not there before as soon as it is."""
    try:
        for folder in reversed([folder for folder in path.parents if not folder.exists()]):
            folder.mkdir(exist_ok=True)
            made.append(folder)
        path.touch(exist_ok=False)
        made.append(path)
        path.write_text(text, encoding="utf-8", newline="\n")
    except FileExistsError as error:
        taken = error.filename or path  # a link that leads nowhere may also stand where a folder belongs
        raise OutputError(f"'{taken}' is there already and was not touched. Rename or delete it first.") from error
    except OSError as error:
        raise OutputError(explain(path, error).replace(" with --out", "")) from error

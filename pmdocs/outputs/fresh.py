"""Writes a file that a person will go on with: a new one whole, and an existing one never."""

from __future__ import annotations

from pathlib import Path

from pmdocs.diagnostics import OutputError
from pmdocs.outputs.causes import explain


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, and the folders above it; OutputError if it is, or cannot be, written.

    What stands there, be it a file, a folder or a link that leads nowhere, is left as it is.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        if error.filename is not None and Path(error.filename) != path:
            raise OutputError(f"'{error.filename}' is a file, so no folder of that name can be made.") from error
        raise OutputError(f"'{path}' is there already and was not touched. Rename or delete it first.") from error
    except OSError as error:
        raise OutputError(explain(path, error).replace(" with --out", "")) from error

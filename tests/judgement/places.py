"""A definition as a file, for as long as a test reads it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def definition_file(text: str) -> Iterator[Path]:
    """The path of a definition that holds `text`."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "project.yaml"
        path.write_text(text, encoding="utf-8")
        yield path

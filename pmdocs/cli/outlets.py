"""Standard output and standard error that take no command down with them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import Any, TextIO, cast

from pmdocs.diagnostics import OutputError


class AnswerLost(OutputError):
    """Standard output takes nothing more, so this can be told only beside it."""


@contextmanager
def outlets() -> Iterator[None]:
    """Inside, a letter the console lacks, a reader that has gone and a full disk are no faults of the program."""
    before = sys.stdout, sys.stderr
    for stream in before:
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a question mark for a letter of another encoding
    sys.stdout = cast(TextIO, Outlet(before[0], told=True)) if before[0] else before[0]
    sys.stderr = cast(TextIO, Outlet(before[1], told=False)) if before[1] else before[1]
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


class Outlet:
    """A stream of text whose other end may give way.

    A reader that has gone, such as `head`, has seen enough: the command goes on as if everything had been read.
    Any other trouble is `AnswerLost` if it is to be `told`; of errors that find no room nobody can be told.
    """

    def __init__(self, stream: TextIO, *, told: bool) -> None:
        """Write to `stream` as long as it takes something."""
        self._stream = stream
        self._told = told

    def write(self, text: str) -> int:
        """Write the text, or drop it where nobody reads any more."""
        if text != "":  # with nothing, click asks whether this takes text: a full disk is not to be met by a question
            with self._giving_way():
                self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Send on what was written."""
        with self._giving_way():
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        """Everything else is the stream's own."""
        return getattr(self._stream, name)

    @contextmanager
    def _giving_way(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self._close_off()
            if self._told and not isinstance(error, BrokenPipeError):
                fact = f"The answer could not be written to its place ({error.strerror})."
                raise AnswerLost(f"{fact} Choose another place, or free some space.") from error

    def _close_off(self) -> None:
        """Lead the stream to nowhere, so that what is left in it can still go somewhere when Python ends."""
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stream.fileno())
            os.close(nowhere)

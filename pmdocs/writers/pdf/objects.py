"""Keeps the cost of a file's objects in proportion to their number: references of pages found once, bytes made once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf  # type: ignore[import-untyped]


@contextmanager
def pages_found_once() -> Iterator[None]:
    """Let a PDF keep the references of its pages until a page is added.

    The library lists all pages again for every element it tags. Elements grow with pages, so the time of a long
    register would grow with the square of its length.
    """
    listed = pydyf.PDF.page_references

    def kept(pdf: Any) -> tuple[bytes, ...]:
        count = len(pdf.pages["Kids"])
        known: tuple[int, tuple[bytes, ...]] = getattr(pdf, "known_pages", (-1, ()))
        if known[0] != count:
            known = pdf.known_pages = (count, listed.fget(pdf))
        return known[1]

    pydyf.PDF.page_references = property(kept)
    try:
        yield
    finally:
        pydyf.PDF.page_references = listed


class Finished(pydyf.Object):  # type: ignore[misc]
    """An object whose bytes are made: the library asks for them twice, for the file and for its fingerprint."""

    def __init__(self, original: pydyf.Object) -> None:
        """Takes the original's number and place among the objects."""
        super().__init__()
        self.number, self.generation, self.free = original.number, original.generation, original.free
        self._data, self._compressible = original.data, original.compressible

    @property
    def data(self) -> bytes:
        """The object as it stands in the file."""
        return bytes(self._data)

    @property
    def compressible(self) -> bool:
        """Whether the object may stand in a stream of objects."""
        return bool(self._compressible)


def finish_objects(pdf: Any) -> None:
    """Make the bytes of every object; nothing may change in it afterwards."""
    pdf.objects = [entry if entry.free == "f" else Finished(entry) for entry in pdf.objects]

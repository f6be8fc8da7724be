"""Reads pictures as they are meant: a file that breaks off is damaged, whatever a library was told elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PIL import ImageFile


@contextmanager
def whole_files_only() -> Iterator[None]:
    """Refuse files that break off; the layout library tells the picture library, for all, to accept them."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before

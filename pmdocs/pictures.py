"""What a picture file is, and why one cannot be shown: one answer for themes, PDF and Word."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Final

from lxml import etree
from PIL import Image, ImageFile, UnidentifiedImageError

MOST_POINTS: Final = 40_000_000
"""Points of the largest picture that is laid out; opened, each takes four bytes."""
LARGEST_FILE: Final = 30_000_000
"""Bytes."""

_HEAD: Final = 1000
_TOO_MANY: Final = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_DAMAGED: Final = (UnidentifiedImageError, OSError, ValueError, SyntaxError)


def is_drawing(data: bytes) -> bool:
    """True for lines and shapes (SVG); everything else is taken for a picture of points."""
    return b"<svg" in data[:_HEAD]


def drawing_tree(data: bytes) -> etree._Element:
    """The elements of a drawing; raises etree.XMLSyntaxError for one that is not whole. Nothing else is read for it."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True))


def file_fault(path: Path) -> str | None:
    """Why a picture's file is not even opened, in words that follow its name; None if it may be read."""
    if not path.is_file():
        return "is not there"
    if path.stat().st_size > LARGEST_FILE:
        return f"is larger than {LARGEST_FILE // 1_000_000} MB"
    return None


def picture_fault(data: bytes) -> str | None:
    """Why a picture cannot be shown, in words that follow its name; None for one that is whole and of a fair size."""
    try:
        if is_drawing(data):
            drawing_tree(data)
            return None
        with opened(data) as picture:
            if picture.width * picture.height > MOST_POINTS:
                return f"has {picture.width} by {picture.height} points, too many to lay out"
            with _whole_files_only():
                picture.load()
    except _TOO_MANY:
        return "has too many points to lay out"
    except (etree.XMLSyntaxError, *_DAMAGED):
        return "is damaged, or not a picture"
    return None


def opened(data: bytes) -> Image.Image:
    """A picture of points, of which only the head was read yet."""
    with warnings.catch_warnings():
        # The library only warns of a size at which it takes a gigabyte to open the picture.
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        return Image.open(BytesIO(data))


@contextmanager
def _whole_files_only() -> Iterator[None]:
    """Refuse files that break off; the layout library tells the picture library, for all, to accept them."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before

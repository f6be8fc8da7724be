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
_DAMAGED: Final = (UnidentifiedImageError, OSError, ValueError, SyntaxError, NotImplementedError)
_KINDS: Final = ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP")
"""Of the some fifty kinds the library knows, those that people have; the rest is seldom read and little tried."""
_MOST_PARTS: Final = 200_000
"""Of a drawing; parts that use parts that use others come to thousands of millions in a few lines."""
_LINK: Final = "{http://www.w3.org/1999/xlink}href"


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
            return _drawing_fault(drawing_tree(data))
        with opened(data) as picture:
            if picture.width * picture.height > MOST_POINTS:
                return f"has {picture.width} by {picture.height} points, too many to lay out"
            with _whole_files_only():
                picture.load()
    except RecursionError:
        return "repeats parts of itself too often"
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
        return Image.open(BytesIO(data), formats=_KINDS)


def _drawing_fault(root: etree._Element) -> str | None:
    box = root.get("viewBox")
    if box is not None and len([float(side) for side in box.replace(",", " ").split()]) != 4:
        return "is damaged, or not a picture"
    return "repeats parts of itself too often" if _drawn_parts(root) > _MOST_PARTS else None


def _drawn_parts(root: etree._Element) -> int:
    """How many elements are drawn in all, counting what is used as often as it is used; stops beyond the most."""
    named = {element.get("id"): element for element in root.iter() if element.get("id")}
    known: dict[str, int] = {}

    def count(element: etree._Element) -> int:
        total = 0
        for inner in element.iter():
            total += 1
            target = (inner.get("href") or inner.get(_LINK) or "").removeprefix("#")
            if str(inner.tag).endswith("}use") and target in named:
                if target not in known:
                    known[target] = 0  # a part that uses itself is not drawn again
                    known[target] = count(named[target])
                total += known[target]
            if total > _MOST_PARTS:
                break
        return total

    return count(root)


@contextmanager
def _whole_files_only() -> Iterator[None]:
    """Refuse files that break off; the layout library tells the picture library, for all, to accept them."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before

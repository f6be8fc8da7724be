"""What the files beside a theme are: a picture, a font, or something that only has such a name."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from lxml import etree
from PIL import Image, UnidentifiedImageError

_FONTS: Final = (b"\x00\x01\x00\x00", b"OTTO", b"true", b"ttcf")
"""How font files begin: TrueType, OpenType and their collections. Charts in Word cannot be set in those of the web."""
_HEAD: Final = 1000


def is_picture(path: Path) -> bool:
    """True for a drawing (SVG) that is whole, and for a picture of points that can be read."""
    data = path.read_bytes()
    if b"<svg" in data[:_HEAD]:
        return _is_whole(data)
    try:
        with Image.open(path) as picture:
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    return True


def is_font(path: Path) -> bool:
    """True for a file that begins as TrueType and OpenType fonts do."""
    with path.open("rb") as file:
        return file.read(4) in _FONTS


def is_packed(path: Path) -> bool:
    """True for a file that begins as Word files and other archives do."""
    with path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"


def _is_whole(drawing: bytes) -> bool:
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    try:
        etree.fromstring(drawing, parser)
    except (etree.XMLSyntaxError, ValueError):
        return False
    return True

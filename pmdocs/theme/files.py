"""What the files beside a theme are: a font, a Word file, or something that only has such a name."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_FONTS: Final = (b"\x00\x01\x00\x00", b"OTTO", b"true", b"ttcf")
"""How font files begin: TrueType, OpenType and their collections. Charts in Word cannot be set in those of the web."""


def is_font(path: Path) -> bool:
    """True for a file that begins as TrueType and OpenType fonts do."""
    with path.open("rb") as file:
        return file.read(4) in _FONTS


def is_packed(path: Path) -> bool:
    """True for a file that begins as Word files and other archives do."""
    with path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"

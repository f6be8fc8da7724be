"""Keeps the end of every stream unambiguous: none ends in a carriage return, right before the line feed after it.

A reader that looks for the end of the line takes the two for one line end and finds the stream a byte too short for its
stated length; archive checkers then refuse the file. Compressed data end in their checksum, so one stream in 256 would.
"""

from __future__ import annotations

import zlib
from typing import Any, Final

import pydyf  # type: ignore[import-untyped]

CARRIAGE_RETURN: Final = 13
UNCLEAR: Final = b"\r\nendstream"
PREFERENCES: Final = ("HideToolbar", "HideMenubar", "FitWindow", "CenterWindow")
"""Viewer preferences whose default is false; saying so changes nothing but the file's last two checksums."""

_EXACT: Final = frozenset({"N", "Params", "DecodeParms"})
"""Keys of colour profiles, attachments and pictures: their content counts to the byte."""

ATTEMPTS: Final = 2 ** len(PREFERENCES)


def settle_streams(pdf: Any) -> None:
    """Give streams that would end badly a byte that means nothing: a blank, or padding after a font's tables."""
    for entry in pdf.objects:
        if isinstance(entry, pydyf.Stream) and entry.compress and _ends_badly(entry):
            _pad(entry)


def vary(pdf: Any, attempt: int) -> None:
    """Change the checksums of the tables that are made last, by the bits of `attempt`."""
    preferences = pdf.catalog["ViewerPreferences"]
    for bit, name in enumerate(PREFERENCES):
        if attempt >> bit & 1:
            preferences[name] = "false"


def _ends_badly(stream: pydyf.Stream) -> bool:
    return zlib.adler32(_content(stream)) & 0xFF == CARRIAGE_RETURN


def _content(stream: pydyf.Stream) -> bytes:
    """The stream's content before compression, as the library will write it."""
    whole = bytes(pydyf.Stream(stream.stream).data)
    return whole[whole.index(b"stream\n") + len(b"stream\n") : -len(b"\nendstream")]


def _pad(stream: pydyf.Stream) -> None:
    extra = stream.extra
    if "Length1" in extra:
        stream.stream = [_content(stream) + b"\0"]
        extra["Length1"] = len(stream.stream[0])
    elif extra.get("Subtype") in (None, "/Form") and not _EXACT.intersection(extra):
        stream.stream = [_content(stream) + b" "]

"""No compressed stream ends in a carriage return, which checkers would take for part of the line end after it."""

from __future__ import annotations

import zlib

import pydyf  # type: ignore[import-untyped]
import pytest

from pmdocs.writers.pdf.stream_ends import ATTEMPTS, CARRIAGE_RETURN, settle_streams, vary


def awkward(start: bytes) -> bytes:
    """Content whose compressed form ends in a carriage return."""
    ends = (start + bytes([byte]) for byte in range(256))
    return next(data for data in ends if zlib.adler32(data) & 0xFF == CARRIAGE_RETURN)


def written(content: bytes, extra: dict[str, object]) -> tuple[bytes, dict[str, object]]:
    """A stream's compressed content after settling, and its keys."""
    stream = pydyf.Stream([content], pydyf.Dictionary(extra), compress=True)
    pdf = pydyf.PDF()
    pdf.add_object(stream)
    settle_streams(pdf)
    data = bytes(stream.data)
    return data[data.index(b"stream\n") + 7 : -len(b"\nendstream")], dict(stream.extra)


def test_a_blank_is_added_to_page_content() -> None:
    """The blank changes the checksum and nothing that is drawn."""
    content = awkward(b"q 1 0 0 1 0 0 cm Q % ")
    packed, _ = written(content, {})
    assert packed[-1] != CARRIAGE_RETURN
    assert zlib.decompress(packed) == content + b" "


def test_a_font_is_padded_and_says_so() -> None:
    """The stated length of the font grows with its padding."""
    content = awkward(b"font")
    packed, extra = written(content, {"Length1": len(content)})
    assert zlib.decompress(packed) == content + b"\0"
    assert extra["Length1"] == len(content) + 1


@pytest.mark.parametrize("extra", [{"N": 3}, {"Params": {}}, {"Subtype": "/Image"}])
def test_content_that_counts_to_the_byte_is_left_alone(extra: dict[str, object]) -> None:
    """Colour profiles, attachments and pictures stay as they are."""
    content = awkward(b"exact")
    assert zlib.decompress(written(content, extra)[0]) == content


def test_streams_that_end_well_are_left_alone() -> None:
    """Nothing is added where nothing is wrong."""
    assert zlib.decompress(written(b"plain", {})[0]) == b"plain"


def test_each_attempt_differs() -> None:
    """Sixteen ways to say what is the default anyway."""
    seen = set()
    for attempt in range(ATTEMPTS):
        pdf = pydyf.PDF()
        pdf.catalog["ViewerPreferences"] = pydyf.Dictionary()
        vary(pdf, attempt)
        seen.add(bytes(pdf.catalog["ViewerPreferences"].data))
    assert len(seen) == ATTEMPTS

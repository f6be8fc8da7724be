"""Where words stand on the pages of a PDF, and which of them hang over a margin or over each other."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import pypdfium2

POINTS_PER_MILLIMETRE: Final = 72 / 25.4
SLACK: Final = 0.5
"""Millimetres by which a letter's box may pass a margin: side bearings and slanted letters."""
SHARE: Final = 0.3
"""The part of the smaller of two boxes that must lie in the other before one hides the other."""


@dataclass(frozen=True)
class Words:
    """Some words of one line: the edges of their box in millimetres from the page's left and foot."""

    left: float
    foot: float
    right: float
    head: float
    text: str

    @property
    def area(self) -> float:
        """The size of the box."""
        return (self.right - self.left) * (self.head - self.foot)

    def shared(self, other: Words) -> float:
        """The size of what both boxes cover."""
        across = min(self.right, other.right) - max(self.left, other.left)
        up = min(self.head, other.head) - max(self.foot, other.foot)
        return max(0.0, across) * max(0.0, up)


def placement_faults(data: bytes, margin: float = 22.0) -> list[str]:
    """Words outside the left or right margin (mm), off the page, or over other words, each with its page."""
    with pypdfium2.PdfDocument(io.BytesIO(data)) as document:
        return [f"page {number}: {fault}" for number, page in enumerate(document, 1) for fault in _faults(page, margin)]


def _faults(page: pypdfium2.PdfPage, margin: float) -> Iterator[str]:
    width, height = (side / POINTS_PER_MILLIMETRE for side in page.get_size())
    found = list(_words(page))
    for words in found:
        if words.left < margin - SLACK or words.right > width - margin + SLACK:
            yield f"{words.text!r} stands outside the margin, {words.left:.0f} to {words.right:.0f} mm of {width:.0f}"
        if words.foot < 0 or words.head > height:
            yield f"{words.text!r} stands off the page"
    for one, other in combinations(found, 2):
        if _hides(one, other):
            yield f"{one.text!r} and {other.text!r} stand in the same place"


def _hides(one: Words, other: Words) -> bool:
    smaller = min(one.area, other.area)
    # LibreOffice writes the first letter of some links twice, in the same place.
    twice = one.text.strip() in other.text or other.text.strip() in one.text
    return smaller > 0 and one.shared(other) > SHARE * smaller and not twice


def _words(page: pypdfium2.PdfPage) -> Iterator[Words]:
    text = page.get_textpage()
    for index in range(text.count_rects()):
        box = text.get_rect(index)
        left, foot, right, head = (edge / POINTS_PER_MILLIMETRE for edge in box)
        yield Words(left, foot, right, head, " ".join(text.get_text_bounded(*box).split()))
    text.close()

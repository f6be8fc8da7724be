"""Where words stand on the pages of a PDF, and which of them hang over a margin or over each other."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
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
class Box:
    """Some words of one line, or one letter: the edges in millimetres from the page's left and foot."""

    left: float
    foot: float
    right: float
    head: float
    text: str

    @property
    def area(self) -> float:
        """The size of the box."""
        return (self.right - self.left) * (self.head - self.foot)

    def hides(self, other: Box) -> bool:
        """True if a good part of the smaller of the two lies in the other."""
        across = min(self.right, other.right) - max(self.left, other.left)
        up = min(self.head, other.head) - max(self.foot, other.foot)
        return across > 0 and up > 0 and across * up > SHARE * min(self.area, other.area) > 0


def placement_faults(data: bytes, margin: float = 22.0) -> list[str]:
    """Words outside the left or right margin (mm), off the page, or over other words, each with its page."""
    with pypdfium2.PdfDocument(io.BytesIO(data)) as document:
        return [f"page {number}: {fault}" for number, page in enumerate(document, 1) for fault in _faults(page, margin)]


def _faults(page: pypdfium2.PdfPage, margin: float) -> Iterator[str]:
    width, height = (side / POINTS_PER_MILLIMETRE for side in page.get_size())
    text = page.get_textpage()
    lines = list(_lines(text))
    for words in lines:
        if words.left < margin - SLACK or words.right > width - margin + SLACK:
            yield f"{words.text!r} stands outside the margin, {words.left:.0f} to {words.right:.0f} mm of {width:.0f}"
        if words.foot < 0 or words.head > height:
            yield f"{words.text!r} stands off the page"
    near = list(_meeting(lines))
    letters = list(_letters(text)) if near else []
    for one, other in near:
        if _letters_hide(one, other, letters):
            yield f"{one.text!r} and {other.text!r} stand in the same place"
    text.close()


def _meeting(lines: Sequence[Box]) -> Iterator[tuple[Box, Box]]:
    """The pairs of which one hides the other, looked for from the foot up, since few lines share their height."""
    rising = sorted(lines, key=lambda words: words.foot)
    for place, words in enumerate(rising):
        for other in rising[place + 1 :]:
            if other.foot > words.head:
                break
            if words.hides(other):
                yield words, other


def _letters_hide(one: Box, other: Box, letters: Sequence[Box]) -> bool:
    """True if letters stand over letters where two lines meet; one written twice in its place hides nothing."""
    left, right = max(one.left, other.left), min(one.right, other.right)
    foot, head = max(one.foot, other.foot), min(one.head, other.head)
    there = [x for x in letters if x.right > left and x.left < right and x.head > foot and x.foot < head]
    return any(a.text != b.text and a.hides(b) for a, b in combinations(there, 2))


def _lines(text: pypdfium2.PdfTextPage) -> Iterator[Box]:
    for index in range(text.count_rects()):
        box = text.get_rect(index)
        yield Box(*_millimetres(box), " ".join(text.get_text_bounded(*box).split()))


def _letters(text: pypdfium2.PdfTextPage) -> Iterator[Box]:
    for index in range(text.count_chars()):
        letter = text.get_text_range(index, 1)
        if letter.strip():
            yield Box(*_millimetres(text.get_charbox(index)), letter)


def _millimetres(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    left, foot, right, head = (edge / POINTS_PER_MILLIMETRE for edge in box)
    return left, foot, right, head

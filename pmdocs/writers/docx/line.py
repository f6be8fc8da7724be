"""Writes the words of one paragraph: white space as HTML collapses it, runs as Word wants them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf
from typing import Any, Final

from pmdocs.charts.metrics import text_width
from pmdocs.writers.docx.elements import XML_SPACE, Element, sub, w
from pmdocs.writers.docx.styles import proofed

NO_BREAK_SPACE: Final = "\u00a0"
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_RIGHT_TO_LEFT: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_ONE_WAY: Final = re.compile(
    # From the first to the last right-to-left letter, with the spaces and marks between them.
    rf"([{_RIGHT_TO_LEFT}](?:[^A-Za-z0-9{_RIGHT_TO_LEFT}]*[{_RIGHT_TO_LEFT}])*)"
)
_SPECIAL: Final = re.compile("([\u00ad\u2011])")
_SPECIAL_ELEMENTS: Final = {"\u00ad": "softHyphen", "\u2011": "noBreakHyphen"}


@dataclass(frozen=True, slots=True)
class Format:
    """How words look: a character style by its id, and what may be added to it."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    position: str = ""  # "superscript" or "subscript"
    language: str = ""
    right_to_left: bool = False
    tied: bool = False  # not broken over two lines where one is long enough
    bare: bool = False  # in a shaded cell: ratings need no ground of their own
    chips: str = ""  # where chips have a size of their own: "Compact" in a compact table, "Tile" among key figures


PLAIN: Final = Format()


@lru_cache(maxsize=256)
def changed(look: Format, **changes: Any) -> Format:
    """A look with some changes; long tables ask for the same few again and again."""
    return replace(look, **changes)


@lru_cache(maxsize=256)
def _properties(look: Format) -> Element | None:
    """The run properties of a look, to be copied; None where the paragraph's style says it all."""
    style, bold, italic = look.style, look.bold, look.italic
    if not style and bold:
        style, bold = "Strong", False
    elif not style and italic:
        style, italic = "Emphasis", False
    children = [w("rStyle", val=style)] if style else []
    children += [w("b"), w("bCs")] if bold else []
    children += [w("i"), w("iCs")] if italic else []
    children += [w("vertAlign", val=look.position)] if look.position else []
    children += [w("rtl")] if look.right_to_left else []
    if look.language:
        language = proofed(look.language)
        children.append(w("lang", val=language, eastAsia=language, bidi=language))
    return w("rPr", *children) if children else None


@lru_cache(maxsize=256)
def _one_piece(look: Format) -> Element:
    """A run of a look with room for its words, to be copied: a third of the cost of making its elements."""
    properties = _properties(look)
    return w("r", *([] if properties is None else [copy(properties)]), w("t"))


class Line:
    """A paragraph being filled; `into` is the paragraph itself, or a link inside it."""

    def __init__(self, paragraph: Element, look: Format = PLAIN, room: float = inf) -> None:
        """Start at the end of what the paragraph holds already; `room` is its width in sizes of its letters."""
        self.paragraph = self.into = paragraph
        self.look, self._room = look, room
        self._blank = True  # white space would be at the start of a line, or follow other white space
        self._last: Element | None = None  # the text that words of the same look may be added to
        self._last_look = look

    def text(self, words: str, look: Format) -> None:
        """Add words, with white space collapsed against what was written before."""
        words = _SPACES.sub(" ", words)
        if self._blank:
            words = words.lstrip(" ")
        if not words:
            return
        self._blank = words[-1] == " "
        tied = look.tied and text_width(words.strip(), 1, bold=True) <= self._room
        self._runs(_tie(words) if tied else words, look)

    def exact(self, words: str, look: Format = PLAIN) -> None:
        """Add words as they are, white space and all."""
        if not words:
            return
        self._runs(words, look)
        self._blank = words[-1:].isspace()

    def node(self, element: Element) -> None:
        """Add something that is not words, such as a field; spaces after it count."""
        self.into.append(element)
        self._blank, self._last = False, None

    @contextmanager
    def inside(self, element: Element) -> Iterator[None]:
        """Write into an element of the line, such as a link, meanwhile."""
        before = self.into
        before.append(element)
        self.into, self._last = element, None
        yield
        self.into, self._last = before, None

    def line_break(self) -> None:
        """Start a new line within the paragraph."""
        self.trim()
        sub(sub(self.into, "r"), "br")
        self._blank, self._last = True, None

    def tab(self) -> None:
        """Go on at the next tab stop."""
        sub(sub(self.into, "r"), "tab")
        self._blank, self._last = True, None

    def trim(self) -> None:
        """Drop the space at the end of the line, which HTML does not show."""
        if self._last is None or not (self._last.text or "").endswith(" "):
            return
        self._last.text = (self._last.text or "")[:-1]
        run = self._last.getparent()
        if not self._last.text and run is not None:
            run.remove(self._last)

    def _runs(self, words: str, look: Format) -> None:
        if words.isascii() or look.right_to_left:
            self._run(words, look)
            return
        for odd, piece in enumerate(_ONE_WAY.split(words)):
            if piece:
                self._run(piece, _turned(look) if odd % 2 else look)

    def _run(self, words: str, look: Format) -> None:
        if self._joins(words, look):
            return
        if words.isascii() or not _SPECIAL.search(words):
            run = copy(_one_piece(look))
            self.into.append(run)
            self._last, self._last_look = run[-1], look
            _fill(run[-1], words)
            return
        run = sub(self.into, "r")
        properties = _properties(look)
        if properties is not None:
            run.append(copy(properties))
        for odd, piece in enumerate(_SPECIAL.split(words)):
            if odd % 2:
                sub(run, _SPECIAL_ELEMENTS[piece])
                self._last = None
            elif piece:
                self._piece(run, piece, look)

    def _joins(self, words: str, look: Format) -> bool:
        """Add plain words to the run before, if they look the same and nothing has come between."""
        if self._last is None or look != self._last_look or _SPECIAL.search(words):
            return False
        if self._last.getparent() is not self.into[-1]:
            return False
        _fill(self._last, f"{self._last.text}{words}")
        return True

    def _piece(self, run: Element, words: str, look: Format) -> None:
        self._last, self._last_look = sub(run, "t"), look
        _fill(self._last, words)


def _fill(text: Element, words: str) -> None:
    text.text = words
    if words[0] == " " or words[-1] == " ":
        text.set(XML_SPACE, "preserve")


def _tie(words: str) -> str:
    """Words that are not broken over two lines; the spaces around them may be."""
    core = words.strip(" ")
    return words.replace(core, core.replace(" ", NO_BREAK_SPACE)) if core else words


def _turned(look: Format) -> Format:
    return changed(look, right_to_left=True)


def is_blank(words: str | None) -> bool:
    """True for nothing but the white space that HTML collapses."""
    return not words or not _SPACES.sub("", words)

"""Brings text as people paste it into the one form that YAML, Word and PDF all keep unchanged."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import islice
from typing import Final

from pmdocs.diagnostics import Severity

REPLACEMENT: Final = "�"
"""Stands where a refused character stood, so that nothing vanishes without a trace."""

_NONCHARACTERS = "\ufdd0-\ufdef\ufffe\uffff" + "".join(
    f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17)
)
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"

MAX_REFUSALS: Final = 20
"""Refused characters named in one text; a text with more is broken as a whole."""

REFUSED: Final = re.compile(f"[{_CONTROLS}\ud800-\udfff{_NONCHARACTERS}]")
"""One character that no document can carry; tab, newline and the line ends of LINE_END are not among them."""

LINE_END: Final = re.compile("\r\n?|[\x85\u2028\u2029]")
"""Every way to end a line except the one kept: carriage returns, NEL, line and paragraph separator."""

_OPENING = {**dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"), **dict.fromkeys("\u2066\u2067\u2068", "\u2069")}
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SUSPECT = re.compile(f"[{_CONTROLS}\r\x85\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff{_NONCHARACTERS}]")

_NAMES = {
    0x00: "the null character",
    0x08: "a backspace",
    0x0B: "a vertical tab, Word's manual line break",
    0x0C: "a page break",
    0x1B: "an escape character",
    0x7F: "a delete character",
}


@dataclass(frozen=True, slots=True)
class TextProblem:
    """Something in a text that a document cannot show; `offset` counts characters of the text given, from 0."""

    code: str
    message: str
    remedy: str
    offset: int
    severity: Severity = Severity.ERROR


def clean_text(text: str) -> tuple[str, list[TextProblem]]:
    """The text with one kind of line end, composed letters (NFC) and no byte order marks, and what is wrong with it.

    Control characters other than tab and newline, surrogates and non-characters are errors, each
    replaced by U+FFFD; the first MAX_REFUSALS of them are named. Direction marks that are not closed
    on their line are a warning. Cleaning twice gives the same text as cleaning once.
    """
    if text.isascii() and text.isprintable():
        return text, []
    if not _SUSPECT.search(text):
        return (text if text.isascii() else unicodedata.normalize("NFC", text)), []
    problems = [refusal(match[0], match.start()) for match in islice(REFUSED.finditer(text), MAX_REFUSALS)]
    plain = LINE_END.sub("\n", text.replace("\ufeff", ""))
    plain = unicodedata.normalize("NFC", REFUSED.sub(REPLACEMENT, plain))
    stray = _unbalanced(text)
    return plain, [*problems, stray] if stray else problems


def refusal(character: str, offset: int) -> TextProblem:
    """The error for one character of REFUSED, with its code point and, where it has one, its everyday name."""
    number = ord(character)
    if unicodedata.category(character) == "Cc":
        name = _NAMES.get(number, "a control character")
        return TextProblem(
            "PM030",
            f"The text holds U+{number:04X}, {name}, which no document can show.",
            "Delete it, or type a normal space or a new line in its place.",
            offset,
        )
    kind = "half of a character" if 0xD800 <= number <= 0xDFFF else "a code that is no character"
    return TextProblem(
        "PM031",
        f"The text holds U+{number:04X}, {kind}.",
        "Delete it, or type the character itself in its place.",
        offset,
    )


def _unbalanced(text: str) -> TextProblem | None:
    """A warning at the first direction mark that is opened and not closed on its line, or closed and not opened."""
    waiting: list[tuple[str, int]] = []
    for match in re.finditer(f"{_BIDI.pattern}|\n|{LINE_END.pattern}", text):
        mark, offset = match[0], match.start()
        if mark in _OPENING:
            waiting.append((_OPENING[mark], offset))
        elif not _BIDI.match(mark):
            if waiting:
                break
        elif waiting and waiting[-1][0] == mark:
            waiting.pop()
        else:
            return _stray(mark, offset)
    return _stray(text[waiting[0][1]], waiting[0][1]) if waiting else None


def _stray(mark: str, offset: int) -> TextProblem:
    name = unicodedata.name(mark).lower()
    return TextProblem(
        "PM032",
        f"The text holds an invisible direction mark without its partner (U+{ord(mark):04X}, {name}); "
        "words after it may appear in another order than written.",
        "Type this text again, or delete the invisible mark.",
        offset,
        Severity.WARNING,
    )

"""Turns the bytes of a file into text, or says which encoding it was saved in and where it goes wrong."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from pmdocs.diagnostics import Diagnostic, Mark
from pmdocs.source.limits import MAX_SHOWN
from pmdocs.source.text import REFUSED, REPLACEMENT, refusal

SOFT_BREAK: Final = "\U0001fffe"
"""Stands for NEL, LS and PS while YAML is read, so that lines are counted as an editor counts them.

It is a non-character: REFUSED has removed every one a person may have written."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_CARRIAGE_RETURN = re.compile("\r\n?")
_SOFT_BREAKS = re.compile("[\x85\u2028\u2029]")
_SAVE_AS = "Save the file again as UTF-8: your editor offers it under 'Save as' or 'Encoding'."


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of one file as YAML may read it: lines end in newline, refused characters stand as U+FFFD.

    `index` is the file's number among those read.
    """

    file: Path
    index: int
    text: str

    def mark(self, offset: int) -> Mark:
        """The place of a character of the text; the offset counts from 0 and may be one past the end."""
        start = self.text.rfind("\n", 0, offset) + 1
        return Mark(self.file, self.text.count("\n", 0, offset) + 1, offset - start + 1)


def decode(content: bytes, file: Path, index: int) -> tuple[SourceText | None, list[Diagnostic]]:
    """The text of a file, None if it is not UTF-8; and the characters in it that no document can show."""
    wide = _wide_encoding(content)
    if wide:
        return None, [Diagnostic("PM005", f"This file was saved as {wide}, not as UTF-8.", _SAVE_AS, Mark(file))]
    body = content.removeprefix(codecs.BOM_UTF8)
    try:
        raw = body.decode("utf-8")
    except UnicodeDecodeError as fault:
        return None, [_bad_byte(body, fault.start, file)]
    plain = SourceText(file, index, _CARRIAGE_RETURN.sub("\n", raw) if "\r" in raw else raw)
    if not REFUSED.search(plain.text):  # nearly always: a long file is then looked through once
        return SourceText(file, index, _softened(plain.text)), []
    return SourceText(file, index, _softened(REFUSED.sub(REPLACEMENT, plain.text))), _refusals(plain)


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 or UTF-32, by the mark at the start or, without one, by a null beside every Latin letter."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    head = content[:1000]
    nulls = max(head[0::2].count(0), head[1::2].count(0))
    return "UTF-16" if len(head) >= 4 and nulls * 4 > len(head) else None


def _bad_byte(content: bytes, offset: int, file: Path) -> Diagnostic:
    before = _CARRIAGE_RETURN.sub("\n", content[:offset].decode("utf-8"))
    byte = content[offset : offset + 1]
    letter = byte.decode("cp1252", "replace")
    guess = f" (the letter '{letter}' in Latin-1, also called Windows-1252)" if letter.isalpha() else ""
    place = SourceText(file, 0, before).mark(len(before))
    fact = f"This file is not UTF-8 text: byte 0x{byte.hex().upper()} here{guess}."
    return Diagnostic("PM005", fact, _SAVE_AS, place)


def _refusals(plain: SourceText) -> list[Diagnostic]:
    """An error for each of the first MAX_SHOWN refused characters, at its own place."""
    found = [refusal(match[0], match.start()) for match in islice(REFUSED.finditer(plain.text), MAX_SHOWN)]
    return [Diagnostic(p.code, p.message, p.remedy, plain.mark(p.offset), p.severity) for p in found]


def _softened(text: str) -> str:
    """The text without what YAML would count as the end of a line."""
    return text if text.isascii() else _SOFT_BREAKS.sub(SOFT_BREAK, text)

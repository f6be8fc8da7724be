"""What a layout lost or did not understand, from the library's log and the fetcher's list, as diagnostics."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final
from xml.etree.ElementTree import Element

from pmdocs.diagnostics import Diagnostic
from pmdocs.writers.pdf.codes import CODES
from pmdocs.writers.pdf.fetcher import Refusal

_MISSING: Final = re.compile(r"^\.notdef glyph .*\(U\+([0-9A-F]{4,6})\)$", re.DOTALL)
_ABOUT_PICTURES: Final = ("Failed to load image", "Failed to render SVG", "Failed to load inline SVG")
_HARMLESS: Final = ("Unable to subset",)
"""Slower, not lossy: the whole font goes into the file."""


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def listening() -> Iterator[list[str]]:
    """Collect what the layout library warns of, and keep it from the terminal."""
    logger, collector = logging.getLogger("weasyprint"), _Collector()
    before = logger.propagate
    logger.addHandler(collector)
    logger.propagate = False
    try:
        yield collector.messages
    finally:
        logger.removeHandler(collector)
        logger.propagate = before


def losses(messages: Iterable[str], refusals: Iterable[Refusal], root: Element) -> tuple[Diagnostic, ...]:
    """Every loss once, in the order it was met."""
    refused = tuple(refusals)
    found = [_refusal(refusal) for refusal in refused]
    found += [_message(message, root) for message in messages if not _known(message, refused)]
    return tuple(dict.fromkeys(found))


def _known(message: str, refused: tuple[Refusal, ...]) -> bool:
    """True for what is no loss, or was reported by the fetcher already."""
    return message.startswith(_HARMLESS) or (message.startswith(_ABOUT_PICTURES) and bool(refused))


def _refusal(refusal: Refusal) -> Diagnostic:
    address = refusal.address if len(refusal.address) < 120 else refusal.address[:119] + "…"
    return Diagnostic(refusal.code, f"The file {address!r} {refusal.reason}.", CODES[refusal.code].remedy)


def _message(message: str, root: Element) -> Diagnostic:
    if match := _MISSING.match(message):
        return _letter(chr(int(match[1], 16)), root)
    code = "PM342" if message.startswith(_ABOUT_PICTURES) else "PM343"
    return Diagnostic(code, f"{message.rstrip('.')}.", CODES[code].remedy)


def _letter(letter: str, root: Element) -> Diagnostic:
    name = unicodedata.name(letter, "unnamed sign").lower()
    where, source = _occurrence(letter, root)
    near = f" in '{where}'" if where else ""
    origin = f" ({source})" if source else ""
    message = f"No font has the letter '{letter}' (U+{ord(letter):04X}, {name}){near}{origin}."
    return Diagnostic("PM340", message, CODES["PM340"].remedy)


def _occurrence(letter: str, root: Element) -> tuple[str, str]:
    """Some words around a letter, and the place in the definition they came from where the template says it."""
    parents = {child: parent for parent in root.iter() for child in parent}
    for element in root.iter():
        text = "".join(element.itertext())
        if letter in text and not any(letter in "".join(child.itertext()) for child in element):
            at = text.index(letter)
            return " ".join(text[max(0, at - 25) : at + 25].split()), _source(element, parents)
    return "", ""


def _source(element: Element | None, parents: dict[Element, Element]) -> str:
    while element is not None:
        if element.get("data-from"):
            return element.get("data-from", "")
        element = parents.get(element)
    return ""

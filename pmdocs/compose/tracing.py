"""Finds the template line behind a fault: renders once more with every element stamped with where it was written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from pmdocs.compose.check import STAMP, check
from pmdocs.compose.finding import Finding
from pmdocs.compose.loader import DocumentLoader
from pmdocs.compose.problems import diagnostic
from pmdocs.compose.rendering import Rendering, render
from pmdocs.diagnostics import Diagnostic
from pmdocs.markup import Fault, elements, parse

_TAG: Final = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])")
_STAMPED: Final = re.compile(rf'{STAMP}="([^"]*)"')


class Stamp(Extension):
    """Writes ``data-pm-at="name:line"`` into every start tag of a template's own text."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Jinja hands over the template's words with the line each run starts on."""
        for token in stream:
            if token.type == "data":
                yield Token(token.lineno, "data", _stamped(token.value, token.lineno, stream.name or ""))
            else:
                yield token


def _stamped(text: str, first: int, name: str) -> str:
    def stamp(match: re.Match[str]) -> str:
        line = first + text.count("\n", 0, match.start())
        return f'<{match[1]} {STAMP}="{name}:{line}"'

    return _TAG.sub(stamp, text)


def trace(rendering: Rendering) -> list[Diagnostic]:
    """Every fault of the document as a diagnostic at the template line that wrote it."""
    html, _ = render(rendering, (Stamp,))
    root, faults = parse(html)
    loader = DocumentLoader(rendering.folder)
    found = [_place(finding, stamp) for finding, stamp in _stamps(root, check(root))]
    found += _parse_faults(html, faults)
    unique = dict.fromkeys(found)
    place = loader.place
    return [diagnostic(code, text, place(name or rendering.template), line) for code, text, name, line in unique]


def _stamps(root: Element, findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Each finding with the stamp of its element, or of the last stamped element before it."""
    stamps, last = {}, ""
    for element in elements(root):
        last = element.get(STAMP, last)
        stamps[id(element)] = last
    for finding in findings:
        yield finding, stamps.get(id(finding.element), "")


def _place(finding: Finding, stamp: str) -> tuple[str, str, str, int]:
    name, _, line = stamp.rpartition(":")
    return finding.code, finding.message, name, int(line or 0)


def _parse_faults(html: str, faults: Iterable[Fault]) -> Iterator[tuple[str, str, str, int]]:
    starts = [0, *(match.end() for match in re.finditer("\n", html))]
    stamps = [(match.start(), match[1]) for match in _STAMPED.finditer(html)]
    positions = [position for position, _ in stamps]
    for fault in faults:
        offset = starts[min(fault.line, len(starts)) - 1] + fault.column
        index = bisect_right(positions, offset)
        name, _, line = (stamps[index - 1][1] if index else "").rpartition(":")
        yield "PM313", _sentence(fault), name, int(line or 0)


def _sentence(fault: Fault) -> str:
    tag = f" at <{fault.name}>" if fault.name else ""
    return f"The markup is not well formed{tag}: {fault.kind.replace('-', ' ')}."

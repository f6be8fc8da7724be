"""Reads single texts: what they say once cleaned, and what of them was lost on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from pmdocs.diagnostics import Diagnostic, Severity
from pmdocs.source.encoding import SOFT_BREAK
from pmdocs.source.limits import MAX_VALUE
from pmdocs.source.quoting import quoted, shortened
from pmdocs.source.reporting import FileReport, end_index, first_index
from pmdocs.source.text import REFUSED, TextProblem, clean_text

# A rule of signs (#----) or a heading (##) is a comment however close it stands.
_LOST = re.compile(r"[ \t]+#(?![\s#=*_~-])")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_SHORT_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "e": "\x1b"}


class ScalarReader:
    """Reads the texts of one file and reports what is wrong with them."""

    def __init__(self, report: FileReport) -> None:
        """Report into the file's own report."""
        self._report = report
        self._soft = SOFT_BREAK in report.source.text

    def read(self, event: yaml.ScalarEvent) -> str:
        """The text as written, cleaned; empty where it is too long to keep."""
        text = event.value
        if len(text) > MAX_VALUE:
            fact = f"This value has {len(text):,} characters; at most {MAX_VALUE:,} can be read."
            remedy = "Shorten it, or keep it in a document of its own and refer to that."
            self._report.error("PM022", fact, remedy, event)
            return ""
        if self._soft:
            text = text.replace(SOFT_BREAK, "\n")
        clean, problems = clean_text(text)
        if problems:
            self._report_text(event, problems)
        return clean

    def check_lost(self, event: yaml.ScalarEvent) -> None:
        """Warn if what follows ' #' on the line of an unquoted text looks like more of it."""
        text, end = self._report.source.text, end_index(event)
        if text[end : end + 1] not in {" ", "\t"}:
            return
        lost = _LOST.match(text, end)
        if lost:
            whole = quoted(shortened(self._report.line_from(first_index(event))))
            fact = "The text after ' #' was taken for a comment and dropped."
            remedy = f"If it belongs to the value, use quotes: {whole}. If it is a comment, put a space after '#'."
            mark = self._report.mark_inside(event, lost.end() - 1 - first_index(event))
            self._report.found.append(Diagnostic("PM033", fact, remedy, mark, Severity.WARNING))

    def _report_text(self, event: yaml.ScalarEvent, problems: list[TextProblem]) -> None:
        """Each refused character at its escape (raw ones were reported with the file), the rest at the value."""
        written = self._report.source.text[first_index(event) : end_index(event)]
        escapes = _refused_escapes(written)
        for problem in problems:
            refused = problem.severity is Severity.ERROR
            mark = self._report.mark_inside(event, next(escapes, 0)) if refused else self._report.mark(event)
            self._report.found.append(Diagnostic(problem.code, problem.message, problem.remedy, mark, problem.severity))


def _refused_escapes(written: str) -> Iterator[int]:
    """The offsets of the escapes in a double-quoted text that stand for a refused character."""
    for match in _ESCAPE.finditer(written):
        digits = match[1] or match[2] or match[3]
        character = chr(int(digits, 16)) if digits else _SHORT_ESCAPES.get(match[4], " ")
        if REFUSED.match(character):
            yield match.start()

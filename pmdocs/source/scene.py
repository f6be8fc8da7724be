"""What stands around the place where a text stops being YAML: the material for a plain explanation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pmdocs.source.events import Fault

MAX_LINE: Final = 10_000
"""Characters of a line that are looked at; longer lines were not written by hand."""

MAX_LINES: Final = 1_000
"""Lines above the broken one that are looked at."""

_ENTRY = re.compile(
    r"""(?P<lead>[ ]*(?:-[ ]+)*)
    (?P<name>(?:[^\s"'\[\]{},\#&*!|>%@`:-][^:\#]*|"[^"]*"|'[^']*'):[ ]+)?
    (?P<value>\S.*)?$""",
    re.VERBOSE,
)
_COMMENT = re.compile(r"\s+#(\s.*)?$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line read as `name: value` or `- value`; columns count from 0."""

    lead: str
    name: str
    value: str

    @property
    def column(self) -> int:
        """Where the name, or without one the value, starts."""
        return len(self.lead)

    @property
    def value_column(self) -> int:
        """Where the value starts."""
        return len(self.lead) + len(self.name)


@dataclass(frozen=True)
class Line:
    """One line of a text with the offset of its first character."""

    start: int
    text: str

    @property
    def indent(self) -> int:
        """Spaces and tabs before the first word."""
        return len(self.text) - len(self.text.lstrip(" \t"))

    @cached_property
    def entry(self) -> Entry:
        """The line as an entry, a comment at its end left out."""
        match = _ENTRY.match(self.text[:MAX_LINE])
        if not match:
            return Entry("", "", self.text)
        value = _COMMENT.sub("", match["value"] or "").rstrip()
        return Entry(match["lead"], match["name"] or "", value)


@dataclass(frozen=True)
class Scene:
    """A broken text and the place where it breaks."""

    text: str
    fault: Fault

    @property
    def at(self) -> int:
        """The offset of the character that cannot be placed, at most the length of the text."""
        return min(self.fault.at, len(self.text))

    @property
    def character(self) -> str:
        """The character that cannot be placed, empty at the end of the text."""
        return self.text[self.at : self.at + 1]

    @property
    def opener(self) -> str:
        """The character at which the unfinished thing started, empty if there is none."""
        return "" if self.fault.since is None else self.text[self.fault.since : self.fault.since + 1]

    @property
    def since(self) -> int:
        """Where the unfinished thing started; the broken place itself if nothing is unfinished."""
        return self.at if self.fault.since is None else self.fault.since

    @cached_property
    def line(self) -> Line:
        """The line that cannot be read."""
        return self.line_at(self.at)

    @cached_property
    def before(self) -> str:
        """The line up to the broken place."""
        return self.line.text[: self.at - self.line.start]

    @cached_property
    def above(self) -> Line | None:
        """The nearest line above that is neither empty nor a comment."""
        end = self.line.start - 1
        for _ in range(MAX_LINES):
            if end < 0:
                break
            line = self.line_at(end)
            if line.text.strip() and not line.text.lstrip().startswith("#"):
                return line
            end = line.start - 1
        return None

    @property
    def starts_line(self) -> bool:
        """True if nothing but spaces stands before the broken place on its line."""
        return not self.before.strip()

    def line_at(self, offset: int) -> Line:
        """The line around an offset."""
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return Line(start, self.text[start : end if end >= 0 else len(self.text)])

    def goes_on(self, line: Line, column: int) -> bool:
        """True if the next line that is not empty stands further right than `column`: it belongs to this one."""
        rest = self.text[line.start + len(line.text) :]
        match = re.match(r"\s*\n([ ]*)\S", rest)
        return bool(match and len(match[1]) > column)

"""Which lists of the numbering part our lists count by, and new lists that start anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pmdocs.writers.docx.elements import Element, W, w


@dataclass(frozen=True, slots=True)
class Level:
    """A level of an abstract list: the list's id, and how deep the level is in it."""

    abstract: str
    depth: int


@dataclass(frozen=True, slots=True)
class Numbering:
    """The lists of a document.

    `levels` says where the numbers of an abstract list of ours, at a depth, are kept in a file that has its own;
    `numbers` does so for the lists that our bullets belong to. Both are empty for our own base file.
    """

    element: Element
    levels: Mapping[tuple[int, int], Level] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)

    def number(self, own: str) -> str:
        """The number of a list of ours in the file."""
        return self.numbers.get(own, own)

    def restarted(self, abstract: int, depth: int, start: int) -> tuple[str, int]:
        """A new list of an abstract kind, begun at `start`: its number, and the level it counts on."""
        level = self.levels.get((abstract, depth), Level(str(abstract), depth))
        taken = [one.get(f"{W}numId", "") for one in self.element.iterchildren(f"{W}num")]
        identity = str(max((int(text) for text in taken if text.isdecimal()), default=0) + 1)
        override = w("lvlOverride", w("startOverride", val=str(start)), ilvl=str(level.depth))
        new = w("num", w("abstractNumId", val=level.abstract), override, numId=identity)
        last = self.element.find(f"{W}numIdMacAtCleanup")
        if last is None:
            self.element.append(new)
        else:
            last.addprevious(new)
        return identity, level.depth

"""Brings our lists into a file that numbers its own; its lists stay, and are used where its styles count by them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from pmdocs.corporate.style_book import StyleBook
from pmdocs.writers.docx.corporate.merging import Merged
from pmdocs.writers.docx.corporate.neutral import in_plain_colours
from pmdocs.writers.docx.elements import Element, W
from pmdocs.writers.docx.numbering import Level, Numbering

# The abstract list of ours that numbered running text counts by, and its style at each depth.
_NUMBERED: Final = 1
_NUMBER_STYLES: Final = ("ListNumber", "ListNumber2", "ListNumber3")


@dataclass(frozen=True, slots=True)
class Plan:
    """The ids our lists get in the file, abstract ones and those that styles and paragraphs name."""

    abstracts: Mapping[str, str]
    numbers: Mapping[str, str]


def plan_lists(theirs: Element, ours: Element) -> Plan:
    """Ids for our lists that the file does not use yet."""
    return Plan(
        _shifted(ours, theirs, "abstractNum", "abstractNumId"),
        _shifted(ours, theirs, "num", "numId"),
    )


def add_lists(theirs: Element, ours: Element, plan: Plan, merged: Merged) -> None:
    """Add our lists to the file's; a level whose style is one of theirs forgets that style, which has its own list."""
    first = theirs.find(f"{W}num")
    place = theirs.index(first) if first is not None else len(theirs)
    taken = {one.get(f"{W}val", "") for one in theirs.iter(f"{W}nsid")}
    for abstract in ours.iterchildren(f"{W}abstractNum"):
        theirs.insert(place, _abstract(abstract, plan, merged, taken))
        place += 1
    last = theirs.find(f"{W}numIdMacAtCleanup")
    for number in map(deepcopy, ours.iterchildren(f"{W}num")):
        number.set(f"{W}numId", plan.numbers[number.get(f"{W}numId", "")])
        for reference in number.iter(f"{W}abstractNumId"):
            reference.set(f"{W}val", plan.abstracts[reference.get(f"{W}val", "")])
        theirs.append(number) if last is None else last.addprevious(number)


def lists_of(theirs: Element, plan: Plan, merged: Merged, book: StyleBook) -> Numbering:
    """The lists of the merged file: numbered text counts by their list where their style has one."""
    levels = {
        (int(own), depth): Level(abstract, depth) for own, abstract in plan.abstracts.items() for depth in range(3)
    }
    for depth, style in enumerate(_NUMBER_STYLES):
        level = None if style in merged.added else level_of(merged.their(style), book, theirs)
        if level is not None:
            levels[_NUMBERED, depth] = level
    return Numbering(theirs, levels, plan.numbers)


def level_of(identity: str, book: StyleBook, numbering: Element) -> Level | None:
    """The level of a list that paragraphs of a style count on by themselves; None if they do not."""
    style = book.styles.get(identity)
    number = book.property(style, "pPr/numPr/numId", "val")
    abstract = abstract_of(number, numbering)
    if style is None or abstract is None:
        return None
    chain = {one.identity for one in book.chain(style)}
    named = [level.get(f"{W}ilvl", "0") for level in _levels(abstract, numbering) if _style_of(level) in chain]
    depth = named[0] if named else book.property(style, "pPr/numPr/ilvl", "val") or "0"
    return Level(abstract.get(f"{W}abstractNumId", ""), int(depth) if depth.isdecimal() else 0)


def abstract_of(number: str | None, numbering: Element) -> Element | None:
    """The abstract list behind the number of a list; None for number 0, which means no list, and for unknown ones."""
    if number in (None, "0"):
        return None
    for one in numbering.iterchildren(f"{W}num"):
        if one.get(f"{W}numId") == number:
            reference = one.find(f"{W}abstractNumId")
            wanted = "" if reference is None else reference.get(f"{W}val", "")
            return next(_abstracts(numbering, wanted), None)
    return None


def _abstracts(numbering: Element, identity: str) -> Iterator[Element]:
    for one in numbering.iterchildren(f"{W}abstractNum"):
        if one.get(f"{W}abstractNumId") == identity:
            yield one


def _levels(abstract: Element, numbering: Element) -> list[Element]:
    return abstract.findall(f"{W}lvl")


def _style_of(level: Element) -> str:
    found = level.find(f"{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def _shifted(ours: Element, theirs: Element, tag: str, attribute: str) -> dict[str, str]:
    texts = [one.get(W + attribute, "") for one in theirs.iterchildren(W + tag)]
    highest = max((int(text) for text in texts if text.lstrip("-").isdecimal()), default=0)
    own = [one.get(W + attribute, "") for one in ours.iterchildren(W + tag)]
    return {identity: str(highest + n) for n, identity in enumerate(own, start=1)}


def _abstract(own: Element, plan: Plan, merged: Merged, taken: set[str]) -> Element:
    one = deepcopy(own)
    one.set(f"{W}abstractNumId", plan.abstracts[one.get(f"{W}abstractNumId", "")])
    in_plain_colours(one)
    for mark in (*one.iter(f"{W}nsid"), *one.iter(f"{W}tmpl")):
        mark.set(f"{W}val", _free(mark.get(f"{W}val", ""), taken))
    for level in one.iter(f"{W}lvl"):
        for style in level.findall(f"{W}pStyle"):
            identity = style.get(f"{W}val", "")
            if identity in merged.added:
                style.set(f"{W}val", merged.their(identity))
            else:
                level.remove(style)
    return one


def _free(mark: str, taken: set[str]) -> str:
    """Word takes two lists with one mark for the same."""
    number = int(mark, 16)
    while f"{number:08X}" in taken:
        number += 0x100
    return f"{number:08X}"

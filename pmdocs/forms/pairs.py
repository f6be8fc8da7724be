"""Checks that what is repeated or left out in a form begins and ends where Word's markup allows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pmdocs.forms.places import Place
from pmdocs.forms.tags import Tag

_OPENERS: Final = frozenset(
    {"if", "for", "macro", "call", "filter", "block", "with", "trans", "autoescape", "raw", "set"}
)
_BETWEEN: Final[Mapping[str, tuple[str, ...]]] = {
    "else": ("if", "for"),
    "elif": ("if",),
    "pluralize": ("trans",),
}
_MERGES: Final = frozenset({"vm", "hm"})
_WORD: Final = re.compile(r"[a-z]+")
_BLOCK_SET: Final = re.compile(r"set\s+[^=]+$")
_SAME: Final[Mapping[str, str]] = {"tr": "table", "tc": "row", "p": "text", "r": "text", "": "text"}
_CALLED: Final[Mapping[str, str]] = {"tr": "row", "tc": "cell", "p": "paragraph"}


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A tag that cannot stand as it does, and why."""

    code: str
    tag: Tag
    fact: str
    remedy: str | None = None


def mismatches(tags: Iterable[Tag]) -> Iterator[Mismatch]:
    """Everything wrong with where the tags of one part stand, in reading order."""
    tags = tuple(tags)
    for tag in tags:
        yield from _single(tag)
    yield from _pairs(tag for tag in tags if tag.closed and tag.text.startswith("{%"))


def _single(tag: Tag) -> Iterator[Mismatch]:
    if not tag.closed:
        end = {"{{": "}}", "{%": "%}", "{#": "#}"}[tag.text[:2]]
        yield Mismatch("PM380", tag, f"this tag is not closed: '{end}' is missing in its paragraph.")
    elif tag.in_field:
        remedy = "Write it as plain text beside the field; a field's own text cannot be filled in."
        yield Mismatch("PM383", tag, "a tag stands in the instruction of a Word field.", remedy)
    elif tag.prefix in ("tr", "tc") and not tag.place.row:
        yield Mismatch("PM382", tag, f"a {{%{tag.prefix} …%}} tag stands in a table, and here is none.")
    elif tag.prefix in _CALLED and tag.text.startswith("{{"):
        plain = f"{{{{ {tag.inner} }}}}"
        yield Mismatch("PM380", tag, f"a value is shown without '{tag.prefix}'.", f"Write {plain}.")
    elif not tag.alone:
        what = _CALLED[tag.prefix]
        fact = f"its {what} is removed when the form is filled in, and something else stands in it."
        yield Mismatch("PM382", tag, fact, f"Put the tag into a {what} of its own, with nothing else in it.")


def _pairs(tags: Iterable[Tag]) -> Iterator[Mismatch]:
    waiting: list[tuple[str, Tag]] = []
    for tag in tags:
        word = _statement(tag)
        if word in _MERGES and all(opened != "for" for opened, _ in waiting):
            fact = "it merges cells that a loop repeats, and stands in no {% for … %}."
            yield Mismatch(
                "PM382", tag, fact, "Put it into a row between {%tr for … %} and {%tr endfor %}, or leave it out."
            )
        elif word in _OPENERS:
            waiting.append((word, tag))
        elif word in _BETWEEN:
            yield from _between(word, tag, waiting)
        elif word.startswith("end"):
            yield from _ended(word.removeprefix("end"), tag, waiting)
    for word, tag in waiting:
        yield Mismatch("PM380", tag, f"this is never ended: {_as_end(word, tag)} is missing.")


def _statement(tag: Tag) -> str:
    """The first word of a statement; empty for a ``set`` that has no end of its own."""
    match = _WORD.match(tag.inner)
    word = match[0] if match else ""
    return "" if word == "set" and not _BLOCK_SET.match(tag.inner) else word


def _between(word: str, tag: Tag, waiting: list[tuple[str, Tag]]) -> Iterator[Mismatch]:
    if not waiting or waiting[-1][0] not in _BETWEEN[word]:
        yield Mismatch("PM380", tag, f"no {{% {_BETWEEN[word][0]} … %}} stands before it.")
    else:
        yield from _together(waiting[-1][1], tag)


def _ended(word: str, tag: Tag, waiting: list[tuple[str, Tag]]) -> Iterator[Mismatch]:
    if not waiting:
        yield Mismatch("PM380", tag, f"there is no {{% {word} … %}} that it could end.")
        return
    opened, opener = waiting[-1]
    if opened == word:
        waiting.pop()
        yield from _together(opener, tag)
        return
    fact = f"{_as_end(opened, opener)} is needed first, to end {opener.text} in {opener.place.words or 'the text'}."
    yield Mismatch("PM380", tag, fact)
    if any(other == word for other, _ in waiting):  # go on after the one it does end, so that one slip is told once
        while waiting.pop()[0] != word:
            pass


def _together(opener: Tag, tag: Tag) -> Iterator[Mismatch]:
    if opener.prefix != tag.prefix:
        right = f"{{%{opener.prefix} {tag.inner} %}}"
        yield Mismatch("PM382", tag, f"it belongs to {opener.text}, so it is written {right}.", f"Write {right}.")
    elif _part(opener.place, opener.prefix) != _part(tag.place, tag.prefix):
        same = {"table": "the same table", "row": "the same row", "text": "the same cell or text"}[_SAME[tag.prefix]]
        fact = f"it belongs to {opener.text} in {opener.place.words}, and must stand in {same}."
        yield Mismatch("PM382", tag, fact)


def _part(place: Place, prefix: str) -> int:
    return {"table": place.table, "row": place.row, "text": place.text}[_SAME[prefix]]


def _as_end(word: str, tag: Tag) -> str:
    return f"{{%{tag.prefix} end{word} %}}"

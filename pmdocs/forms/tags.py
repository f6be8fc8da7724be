"""Finds the tags of a form, wherever Word has cut them up, and gives each a number that survives until it is run."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Final

from pmdocs.forms.places import Place, own_texts, placed_paragraphs
from pmdocs.forms.xml import XML_SPACE, Element, W

NUMBER: Final = "\ufdd0"
"""Stands around a tag's number while Word's markup is prepared; no text can hold it, as it is no character."""
NONCHARACTERS: Final = re.compile("[\ufdd0-\ufdef]")

_OPENER: Final = re.compile(r"\{[{%#]")
_CLOSERS: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}
_END: Final = re.compile(r"[-+]?[}%]\}$")
_SPACED: Final = re.compile(r"^\{%\s+(tr|tc|p|r)\s")
_PREFIX: Final = re.compile(r"^\{[{%#](tr|tc|p|r)\s")
_NUMBERLESS: Final = re.compile(r"^\{%\s*(vm|hm)\s*%\}$|^\{#")
_QUOTES: Final = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag as it was typed, where it stands, and its `prefix` (``p``, ``tr``, ``tc``, ``r`` or empty).

    `closed` is False for the beginning of a tag without an end in its paragraph; `in_field` tells that it stands in
    a field's instruction, where nothing can be filled in; `alone` is False for a tag with a prefix whose row, cell or
    paragraph holds something else, which would be lost.
    """

    number: int
    text: str
    place: Place
    prefix: str = ""
    closed: bool = True
    in_field: bool = False
    alone: bool = True

    @property
    def inner(self) -> str:
        """What stands between the braces, without the prefix: ``for row in view.risks``."""
        inside = self.text[2:-2].strip().strip("-+").strip()
        return inside[len(self.prefix) :].strip() if self.prefix else inside


def gather(root: Element, label: str, headings: Collection[str]) -> tuple[Tag, ...]:
    """The tags of a part in reading order; in the tree, each is put together in one piece and carries its number."""
    found: list[Tag] = []
    owners: list[Element] = []
    for paragraph, place in list(placed_paragraphs(root, label, headings)):
        for text in _together(list(own_texts(paragraph))):
            text.text = _numbered(text.text or "", place, found)
        _elsewhere(paragraph, place, found)
        owners += [paragraph] * (len(found) - len(owners))
    return tuple(replace(tag, alone=_is_alone(tag, owner)) for tag, owner in zip(found, owners, strict=True))


def _together(pieces: list[Element]) -> Iterator[Element]:
    """Bring every tag that is spread over several pieces into the one where it begins; the pieces with tags."""
    for piece in pieces:
        if NONCHARACTERS.search(piece.text or ""):
            piece.text = NONCHARACTERS.sub("", piece.text or "")
    whole = "".join(piece.text or "" for piece in pieces)
    if not _OPENER.search(whole):
        return
    owners = [piece for piece in pieces for _ in piece.text or ""]
    for start, end in _spans(whole):
        owners[start:end] = [owners[start]] * (end - start)
    for piece in pieces:
        piece.text = "".join(letter for letter, owner in zip(whole, owners, strict=True) if owner is piece)
        piece.set(XML_SPACE, "preserve")
        if _OPENER.search(piece.text):
            yield piece


def _numbered(text: str, place: Place, found: list[Tag]) -> str:
    """The text with a number in each tag; notes the tags, and beginnings without an end."""
    parts, end = [], 0
    for start, after in _spans(text):
        found.extend(_broken(text[end:start], place, len(found)))
        tag = _tag(text[start:after], place, len(found))
        found.append(tag)
        parts += [text[end:start], _with_number(tag)]
        end = after
    found.extend(_broken(text[end:], place, len(found)))
    return "".join([*parts, text[end:]])


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each tag begins and ends; a beginning without an end is passed over, and looked for only once."""
    at, endless = 0, set()
    while opener := _OPENER.search(text, at):
        at = opener.start() + 1
        end = -1 if opener[0] in endless else text.find(_CLOSERS[opener[0]], opener.end())
        if end < 0:
            endless.add(opener[0])
            continue
        at = end + len(_CLOSERS[opener[0]])
        yield opener.start(), at


def _tag(written: str, place: Place, number: int) -> Tag:
    text = " ".join(written.translate(_QUOTES).split("\n"))
    text = _SPACED.sub(r"{%\1 ", text)
    prefix = _PREFIX.match(text)
    return Tag(number, text, place, prefix[1] if prefix else "")


def _with_number(tag: Tag) -> str:
    if _NUMBERLESS.match(tag.text):
        return tag.text
    return _END.sub(lambda end: f"{NUMBER}{tag.number}{NUMBER}{end[0]}", tag.text)


def _broken(text: str, place: Place, number: int) -> Iterator[Tag]:
    match = _OPENER.search(text)
    if match:
        yield Tag(number, text[match.start() :].strip(), place, closed=False)


def _is_alone(tag: Tag, paragraph: Element) -> bool:
    """False if something else stands in what Word's markup loses together with the tag."""
    if tag.prefix not in ("p", "tr", "tc"):
        return True
    around = paragraph if tag.prefix == "p" else next(paragraph.iterancestors(f"{W}{tag.prefix}"), paragraph)
    words = "".join(text.text or "" for text in around.iter(f"{W}t"))
    return words.replace(_with_number(tag), "", 1).strip() == ""


def _elsewhere(paragraph: Element, place: Place, found: list[Tag]) -> None:
    """Tags in a paragraph's attributes, such as the description of a picture, and in the instructions of fields."""
    known = set(own_texts(paragraph))
    boxed = {element for box in paragraph.iter(f"{W}txbxContent") for element in box.iter()}
    for element in paragraph.iter("*"):
        if element in boxed:
            continue
        for name, value in element.attrib.items():
            if _OPENER.search(str(value)):
                element.set(name, _numbered(str(value), place, found))
        if element not in known and _OPENER.search(element.text or ""):
            start = len(found)
            element.text = _numbered(element.text or "", place, found)
            in_field = element.tag == f"{W}instrText"
            found[start:] = [replace(tag, in_field=in_field) for tag in found[start:]]

"""The last step on a corporate file: our names of styles become theirs, and what their styles lack is said directly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pmdocs.corporate.roles import is_counted
from pmdocs.corporate.style_book import StyleBook, WordStyle
from pmdocs.writers.docx.corporate.headings import heading_labels, uncounted
from pmdocs.writers.docx.corporate.house_tables import in_house_style
from pmdocs.writers.docx.corporate.merging import Merged, one_stop, tab_stops, without
from pmdocs.writers.docx.corporate.order import put
from pmdocs.writers.docx.elements import Element, W, set_property, w

_NUMBER: Final = "pPr/numPr/numId"
_NO_NUMBER: Final = (None, "0")
_NAMED: Final = (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
_CONTENTS: Final = {"TOC1": 1, "TOC2": 2, "TOC3": 3}
_DEPTHS: Final = {
    "Heading1": 1,
    "Heading2": 2,
    "Heading3": 3,
    "TOCHeading": 1,
    "UnlistedHeading2": 2,
    "UnlistedHeading3": 3,
}
"""Our headings, and how deep each stands."""
_OUTSIDE: Final = frozenset({"TOCHeading", "UnlistedHeading2", "UnlistedHeading3"})
"""Those that the contents leave out; they are not counted, or the numbers in the contents would have gaps."""
_COUNTED: Final = 9
_ROOM_FOR_NUMBER: Final = (440, 960, 1540)
"""Where the words of an entry begin behind the number of their heading, by level, in twentieths of a point."""
_TABLE: Final = f"{W}tbl"
_ROOM_BELOW_TABLE: Final = 140
"""Twentieths of a point between a table and the text below it, where the text's style has less before it."""
_CLOSE: Final = frozenset({"Gap", "Source", "Note"})
"""What may stand close below a table: it belongs to it."""
_BULLETS: Final = {"ListBullet": 0, "ListBullet2": 1, "ListBullet3": 2}
_NUMBERS: Final = frozenset({"ListNumber", "ListNumber2", "ListNumber3"})


class Finisher:
    """Walks through the finished text once."""

    def __init__(self, body: Element, styles: Element, numbering: Element, merged: Merged) -> None:
        """`merged` names our styles as they are called in the file."""
        self._body, self._numbering, self._merged = body, numbering, merged
        self._book = StyleBook(styles)
        self._stops = {name: tab_stops(self._style(name), self._book) for name in _CONTENTS}
        self._plain_bullets = frozenset(name for name in _BULLETS if self._lacks_bullet(name))
        self._indents = {name: self._indent(name) for name in _NUMBERS}
        self._outside = _COUNTED  # the depth of the heading outside the count that what comes now stands below

    def finish(self, text_width: int, bullets: str) -> None:
        """`text_width` is that of the usual page; `bullets` the number of our list of bullets in the file."""
        entries = []
        # Tables first: the room below one depends on the heading as our styles name it, which the file's may replace.
        for table in self._body.iterchildren(_TABLE):
            in_house_style(table, self._book, self._merged)
            self._room_below(table.getnext())
        for paragraph in self._body.iter(f"{W}p"):
            name = _style_of(paragraph)
            if name in _DEPTHS:
                self._heading(paragraph, name)
            elif name in _CONTENTS:
                entries.append((paragraph, _CONTENTS[name]))
                self._entry(paragraph, name, text_width)
            elif name in self._plain_bullets:
                set_property(paragraph, w("numPr", w("ilvl", val=str(_BULLETS[name])), w("numId", val=bullets)))
            elif self._indents.get(name):
                self._keep_indent(paragraph, self._indents[name])
        for named in self._body.iter(*_NAMED):
            named.set(f"{W}val", self._merged.their(named.get(f"{W}val", "")))
        self._list_by_level()
        if entries:
            self._number_entries(entries, text_width)

    def _list_by_level(self) -> None:
        """Let Word's own update of the contents go by outline level: a file's headings may have names of its own."""
        for code in self._body.iter(f"{W}instrText"):
            words = code.text or ""
            if words.startswith(" TOC "):
                code.text = f"{words}\\u "

    def _heading(self, paragraph: Element, name: str) -> None:
        """What stands below a heading outside the count, such as document control, is not counted either."""
        depth = _DEPTHS[name]
        self._set_level(paragraph, name, "9" if name in _OUTSIDE else str(depth - 1))
        if name in _OUTSIDE:
            self._outside = min(depth, self._outside)
        elif depth <= self._outside:
            self._outside = _COUNTED
        elif is_counted(self._style(name), self._book):
            for named in paragraph.iterfind(f"{W}pPr/{W}pStyle"):
                named.set(f"{W}val", uncounted(name, self._book, self._merged))

    def _set_level(self, paragraph: Element, name: str, level: str) -> None:
        """Say the outline level where their style does not: by it Word knows what belongs into the contents."""
        if self._book.property(self._style(name), "pPr/outlineLvl", "val") != level:
            put(paragraph[0], w("outlineLvl", val=level))

    def _style(self, name: str) -> WordStyle | None:
        return self._book.styles.get(self._merged.their(name))

    def _lacks_bullet(self, name: str) -> bool:
        return self._book.property(self._style(name), _NUMBER, "val") in _NO_NUMBER

    def _indent(self, name: str) -> dict[str, str]:
        """The indent that a style of theirs has itself; a list numbered anew would bring the list's instead."""
        if name in self._merged.added:
            return {}
        style = self._style(name)
        found = {
            side: self._book.property(style, "pPr/ind", side) for side in ("left", "start", "hanging", "firstLine")
        }
        return {side: value for side, value in found.items() if value is not None}

    def _keep_indent(self, paragraph: Element, indent: Mapping[str, str]) -> None:
        if paragraph.find(f"{W}pPr/{W}numPr") is not None:
            set_property(paragraph, w("ind", **indent))

    def _entry(self, paragraph: Element, name: str, text_width: int) -> None:
        """Word writes the dots and the edge of an entry into the entry itself, unless the style has them."""
        own = paragraph.findall(f"{W}pPr/{W}tabs/{W}tab[@{W}leader]")
        position = int(own[-1].get(f"{W}pos", "0")) if own else text_width
        without(paragraph[0], "tabs")
        set_property(paragraph, one_stop(self._stops[name], position, leader="dot"))

    def _room_below(self, paragraph: Element | None) -> None:
        """Text does not touch the table above it."""
        if paragraph is None or paragraph.tag != f"{W}p" or _style_of(paragraph) in _CLOSE:
            return
        style = self._style(_style_of(paragraph))
        before = self._book.property(style, "pPr/spacing", "before") or "0"
        if before.isdecimal() and int(before) < _ROOM_BELOW_TABLE:
            set_property(paragraph, w("spacing", before=str(_ROOM_BELOW_TABLE)))

    def _number_entries(self, entries: list[tuple[Element, int]], text_width: int) -> None:
        labels = {}
        headings = {self._merged.their(name) for name in _DEPTHS}
        for heading, label in heading_labels(self._body, self._book, self._numbering, headings):
            for mark in heading.iter(f"{W}bookmarkStart"):
                labels[mark.get(f"{W}name", "")] = label
        for paragraph, level in entries:
            for link in paragraph.iter(f"{W}hyperlink"):
                label = labels.get(link.get(f"{W}anchor", ""), "")
                if label:
                    _put_number(paragraph, link, label, _ROOM_FOR_NUMBER[level - 1])


def _put_number(paragraph: Element, link: Element, label: str, room: int) -> None:
    number = w("t")
    number.text = label
    link.insert(0, w("r", number))
    link.insert(1, w("r", w("tab")))
    for tabs in paragraph.iterfind(f"{W}pPr/{W}tabs"):
        place = sum(1 for tab in tabs if int(tab.get(f"{W}pos", "0")) < room)
        tabs.insert(place, w("tab", val="left", pos=str(room)))


def _style_of(paragraph: Element) -> str:
    if not len(paragraph) or paragraph[0].tag != f"{W}pPr" or not len(paragraph[0]):
        return ""
    return paragraph[0][0].get(f"{W}val", "") if paragraph[0][0].tag == f"{W}pStyle" else ""

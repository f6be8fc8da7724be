"""Brings our styles into a file that has its own: theirs where they play the part, ours added where none does."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from pmdocs.corporate.face_widths import running_width
from pmdocs.corporate.names import folded
from pmdocs.corporate.roles import house_table, played_by
from pmdocs.corporate.style_book import StyleBook, WordStyle
from pmdocs.writers.docx.corporate.neutral import (
    Ground,
    in_plain_colours,
    stand_on_heading,
    stand_on_running_text,
    stand_on_text,
)
from pmdocs.writers.docx.corporate.order import put
from pmdocs.writers.docx.elements import Element, W, w

_LINKS: Final = ("basedOn", "next", "link")
_HEADINGS: Final = ("Heading1", "Heading2", "Heading3", "Heading4")
_IN_TABLES: Final = ("Table", "Tile", "Small", "Tag", "Rag", "Band")
"""How the ids of the styles begin whose words stand in columns."""
_TABLE_SIZE: Final = 9.0
"""Points of Calibri that our columns are made for."""
_SMALLEST_IN_TABLES: Final = 7.5
_SMALLEST: Final = 14  # half-points
_RUNNING_TEXT: Final = "BodyText"
_MAJOR: Final = "major"
_DEFAULTS: Final = f"{W}docDefaults"


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of our styles: the id each has in the file, and which of them were added.

    `house` are our tables whose part the file's own usual table plays.
    """

    ids: Mapping[str, str]
    added: frozenset[str]
    house: frozenset[str] = frozenset()

    def their(self, identity: str) -> str:
        """The id in the file of a style of ours; any other id is what it is."""
        return self.ids.get(identity, identity)


@dataclass(frozen=True, slots=True)
class House:
    """What of a file is not in its styles: the face its text is set in, and the id of its usual table."""

    face: str
    usual_table: str = ""


def merge_styles(theirs: Element, ours: Element, numbers: Mapping[str, str], house: House) -> Merged:
    """Add to `theirs` each style of `ours` that nothing there plays the part of.

    `numbers` maps the numbers of our lists onto those they have in the file. The file's own styles stay as they are,
    and so do its defaults; a file that says nothing about them gets ours.
    """
    if theirs.find(_DEFAULTS) is None:
        theirs[:0] = map(deepcopy, ours.findall(_DEFAULTS))
    book, own = StyleBook(theirs, house.usual_table), StyleBook(ours)
    played = {style.identity: played_by(style.name, style.kind, book) for style in own.styles.values()}
    missing = [style for style in own.styles.values() if played[style.identity] is None]
    ids = {identity: style.identity for identity, style in played.items() if style is not None}
    ids |= _free_ids(missing, set(book.styles) | set(ids.values()))
    usual = house_table(book)
    shown = frozenset(identity for identity, style in played.items() if style is not None and style is usual)
    merged = Merged(ids, frozenset(style.identity for style in missing), shown)
    names = {folded(style.name) for style in book.styles.values()}
    dresser = _Dresser(book, own, merged, numbers, table_share(own, house.face))
    for style in missing:
        one = dresser.dressed(style)
        _rename(one, names)
        theirs.append(one)
    _tie_up(theirs)
    return merged


def _tie_up(styles: Element) -> None:
    """Styles that were deleted leave others behind that still name them, which a new document must not hand on."""
    known = {style.get(f"{W}styleId") for style in styles.iterchildren(f"{W}style")}
    for style in styles.iterchildren(f"{W}style"):
        for link in [one for tag in _LINKS for one in style.findall(W + tag)]:
            if link.get(f"{W}val") not in known:
                style.remove(link)


def table_share(own: StyleBook, face: str) -> float:
    """How much smaller words in tables must be than ours, so that columns made for Calibri hold them in a face."""
    size = own.property(own.styles.get("TableText"), "rPr/sz", "val") or ""
    wanted = max(_TABLE_SIZE / running_width(face), _SMALLEST_IN_TABLES)
    return min(1.0, wanted * 2 / int(size)) if size.isdecimal() else 1.0


def _free_ids(styles: list[WordStyle], taken: set[str]) -> dict[str, str]:
    lower = {identity.lower() for identity in taken}
    found = {}
    for style in styles:
        wanted = next(name for name in (style.identity, *_others(style.identity)) if name.lower() not in lower)
        lower.add(wanted.lower())
        found[style.identity] = wanted
    return found


def _others(identity: str) -> tuple[str, ...]:
    return (f"Pmdocs{identity}", *(f"Pmdocs{identity}{n}" for n in range(2, 1000)))


def _rename(style: Element, names: set[str]) -> None:
    """Another kind of style may have the name already, and Word wants each name once."""
    (name,) = style.findall(f"{W}name")
    if folded(name.get(f"{W}val", "")) in names:
        name.set(f"{W}val", f"Pmdocs {name.get(f'{W}val', '')}")
    names.add(folded(name.get(f"{W}val", "")))


class _Dresser:
    """Makes of a style of ours one that fits into the file."""

    def __init__(
        self, book: StyleBook, own: StyleBook, merged: Merged, numbers: Mapping[str, str], share: float
    ) -> None:
        self._book, self._own, self._merged, self._numbers, self._share = book, own, merged, numbers, share
        self._face = heading_face(book)

    def dressed(self, style: WordStyle) -> Element:
        one = deepcopy(style.element)
        one.set(f"{W}styleId", self._merged.their(style.identity))
        for link in _LINKS:
            for element in one.findall(W + link):
                element.set(f"{W}val", self._merged.their(element.get(f"{W}val", "")))
        if one.get(f"{W}default") and self._book.styles and self._has_default(style.kind):
            del one.attrib[f"{W}default"]
        for number in one.iter(f"{W}numId"):
            number.set(f"{W}val", self._numbers.get(number.get(f"{W}val", ""), number.get(f"{W}val", "")))
        in_plain_colours(one)
        if style.identity.startswith(_IN_TABLES):
            self._shrink(one)
        self._set_face(one)
        self._settle(one, style)
        return one

    def _has_default(self, kind: str) -> bool:
        return any(style.is_default for style in self._book.styles.values() if style.kind == kind)

    def _shrink(self, one: Element) -> None:
        for size in (*one.iter(f"{W}sz"), *one.iter(f"{W}szCs")):
            size.set(f"{W}val", str(max(round(int(size.get(f"{W}val", "0")) * self._share), _SMALLEST)))

    def _set_face(self, one: Element) -> None:
        """Headings of ours take the face of theirs; text takes that of what it stands on."""
        for fonts in one.iter(f"{W}rFonts"):
            use = fonts.get(f"{W}asciiTheme", "")
            parent = fonts.getparent()
            if not use or parent is None:
                continue
            parent.remove(fonts)
            if use.startswith(_MAJOR) and self._face is not None:
                put(parent, deepcopy(self._face))

    def _settle(self, one: Element, style: WordStyle) -> None:
        """Only where ours meets theirs something can be inherited that was not meant."""
        base = style.based_on
        if style.kind != "paragraph" or base in self._merged.added:
            return
        ground = Ground(self._book.styles.get(self._merged.their(base)), self._book, self._leading())
        if base in _HEADINGS:
            stand_on_heading(one, ground)
        elif base == _RUNNING_TEXT:
            stand_on_running_text(one, ground)
        elif base:
            stand_on_text(one, ground)

    def _leading(self) -> str:
        return self._own.property(None, "pPr/spacing", "line") or "240"


def heading_face(book: StyleBook) -> Element | None:
    """The face of their headings as it is written there; None where headings have the face of the text."""
    for name in ("heading 1", "Title"):
        style = book.find(name, "paragraph")
        for one in book.chain(style) if style else ():
            fonts = one.element.find(f"{W}rPr/{W}rFonts")
            if fonts is not None and not one.is_default:
                return fonts
    return None


def speak(theirs: Element, language: Mapping[str, str], right_to_left: bool) -> None:
    """Say once, in the file's defaults, which language the document is in; styles that say another are corrected.

    `language` holds the attributes of ``w:lang``. Otherwise Word would check the spelling by the template's language.
    """
    for style in theirs.iterchildren(f"{W}style"):
        for properties in style.iter(f"{W}rPr"):
            for said in properties.findall(f"{W}lang"):
                properties.remove(said)
    defaults = _first(theirs, "docDefaults")
    words = _inside(_inside(defaults, "rPrDefault", first=True), "rPr")
    put(words, w("lang", **language))
    if right_to_left:
        put(_inside(_inside(defaults, "pPrDefault"), "pPr"), w("bidi"))


def _first(root: Element, tag: str) -> Element:
    found = root.find(W + tag)
    if found is None:
        found = w(tag)
        root.insert(0, found)
    return found


def _inside(parent: Element, tag: str, *, first: bool = False) -> Element:
    found = parent.find(W + tag)
    if found is None:
        found = w(tag)
        parent.insert(0 if first else len(parent), found)
    return found


def tab_stops(style: WordStyle | None, book: StyleBook) -> dict[int, str]:
    """The tab stops a style has in the end, by position, each with its kind; cleared ones are left out."""
    stops: dict[int, str] = {}
    for one in reversed(list(book.chain(style)) if style else []):
        for stop in one.element.iterfind(f"{W}pPr/{W}tabs/{W}tab"):
            position, kind = stop.get(f"{W}pos", ""), stop.get(f"{W}val", "left")
            if position.lstrip("-").isdecimal():
                stops[int(position)] = kind
    return {position: kind for position, kind in stops.items() if kind != "clear"}


def one_stop(stops: Mapping[int, str], position: int, leader: str = "", before: tuple[int, ...] = ()) -> Element:
    """Tabs of one paragraph: theirs cleared, one at the right edge, and left ones before it."""
    wanted = [w("tab", val="left", pos=str(at)) for at in before]
    dots = {"leader": leader} if leader else {}
    wanted.append(w("tab", val="right", **dots, pos=str(position)))
    cleared = [w("tab", val="clear", pos=str(at)) for at in stops if at != position and at not in before]
    ordered = sorted([*cleared, *wanted], key=lambda tab: int(tab.get(f"{W}pos", "0")))
    return w("tabs", *ordered)


def without(properties: Element, tag: str) -> None:
    """Take a property away."""
    for one in properties.findall(W + tag):
        properties.remove(one)

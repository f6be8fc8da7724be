"""The sections of a Word file: sheet, margins, and the headers and footers each section shows in the end."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pmdocs.corporate.package import CorporateFile
from pmdocs.corporate.xml import Element, W

TWIPS_PER_MM: Final = 1440 / 25.4
KINDS: Final = ("header", "footer")
PLACES: Final = ("default", "first", "even")
"""Which pages a header is for: all, the first of a section, those with even numbers."""
_RELATION_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LETTER: Final = {"width": 12240, "height": 15840, "top": 1440, "right": 1440, "bottom": 1440, "left": 1440}
_SHOWN: Final = tuple(W + tag for tag in ("t", "drawing", "pict", "object", "sdt", "fldSimple", "instrText", "sym"))


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its element, and the relation id of each header and footer it shows, by kind and place.

    What a section does not name, it takes over from the section before it.
    """

    element: Element
    references: Mapping[tuple[str, str], str]

    @property
    def sheet(self) -> tuple[int, int]:
        """Width and height, in twentieths of a point, the way the sheet lies."""
        return self._measure("pgSz", "w", "width"), self._measure("pgSz", "h", "height")

    @property
    def margins(self) -> tuple[int, int, int, int]:
        """Top, right, bottom and left; Word writes a fixed top margin as a negative number."""
        top, right, bottom, left = (self._measure("pgMar", side, side) for side in ("top", "right", "bottom", "left"))
        return abs(top), right, abs(bottom), left

    @property
    def on_its_side(self) -> bool:
        """True for a sheet wider than it is high."""
        width, height = self.sheet
        return width > height

    @property
    def other_first_page(self) -> bool:
        """True if the first page has a header and footer of its own, which may be empty."""
        found = self.element.find(f"{W}titlePg")
        return found is not None and found.get(f"{W}val", "1") not in ("0", "false", "off")

    def shown(self, kind: str, place: str = "default") -> str | None:
        """The relation id of the header or footer on a kind of page."""
        return self.references.get((kind, place))

    def _measure(self, tag: str, attribute: str, default: str) -> int:
        found = self.element.find(W + tag)
        text = "" if found is None else found.get(W + attribute, "")
        try:
            return round(float(text))
        except (ValueError, OverflowError):
            return _LETTER[default]


def sections(body: Element, known: Container[str] | None = None) -> tuple[Section, ...]:
    """The sections of a text from first to last; one of Letter size where the text has none.

    Headers and footers whose relation is not `known` are passed over.
    """
    found: list[Section] = []
    before: dict[tuple[str, str], str] = {}
    for element in _elements(body):
        named = dict(_references(element))
        before = before | {place: relation for place, relation in named.items() if known is None or relation in known}
        found.append(Section(element, before))
    return tuple(found)


def upright(found: tuple[Section, ...]) -> Section:
    """The section whose pages our text is set on: the last upright one, else the last."""
    return next((one for one in reversed(found) if not one.on_its_side), found[-1])


def on_its_side(found: tuple[Section, ...]) -> Section | None:
    """The section for wide tables: the last that lies on its side, if the file has one."""
    return next((one for one in reversed(found) if one.on_its_side), None)


def is_shown(root: Element | None) -> bool:
    """True if a header or footer holds anything that can be seen; an empty paragraph is none."""
    if root is None:
        return False
    return any(one.tag != f"{W}t" or (one.text or "").strip() for one in root.iter(*_SHOWN))


def story(file: CorporateFile, relation: str | None) -> Element | None:
    """The header or footer behind a relation id; None where there is none."""
    found = (one.target for one in file.relations(file.main) if one.identity == relation)
    name = next((target for target in found if target in file.parts), None)
    return None if name is None else file.tree(name)


def _elements(body: Element) -> Iterator[Element]:
    inside = list(body.iterfind(f".//{W}pPr/{W}sectPr"))
    own = body.findall(f"{W}sectPr")[-1:]
    yield from [*inside, *own] or [body.makeelement(f"{W}sectPr")]


def _references(element: Element) -> Iterator[tuple[tuple[str, str], str]]:
    for kind in KINDS:
        for reference in element.iterchildren(f"{W}{kind}Reference"):
            relation = reference.get(_RELATION_ID)
            if relation:
                yield (kind, reference.get(f"{W}type", "default")), relation

"""The white between blocks that depends on what stands above, which the style of a paragraph cannot know."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pmdocs.writers.docx.elements import Element, W, paragraph, set_property, sub, w
from pmdocs.writers.docx.line import NO_BREAK_SPACE
from pmdocs.writers.docx.styles import Air

_LEVELS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "Heading1": 1,
        "TOCHeading": 1,
        "Heading2": 2,
        "UnlistedHeading2": 2,
        "Heading3": 3,
        "UnlistedHeading3": 3,
        "CardHeading": 3,
    }
)
_OPENING: Final = frozenset({*_LEVELS, "Lead"})
_CLOSE_TO_TABLES: Final = ("Gap", "Source")
_THIN: Final = "20"


def give_air(one: Element, style: str, body: Element, air: Air, head_of_page: bool) -> None:
    """Set the space before a paragraph that is about to follow the last block of a body.

    None at the head of a page, none between a heading and one of a part of it, since Word takes the larger of "after"
    and "before"; and below a table, which has no space of its own, what the printed page has.
    """
    before, level = None, _LEVELS.get(style, 0)
    if head_of_page:
        before = air.head_of_page if level == 1 else 0
    elif level > _level_of_last(body) > 0:
        before = 0
    elif ends_with_table(body) and not level and style not in _CLOSE_TO_TABLES:
        before = air.below_table
    if before is not None:
        set_property(one, w("spacing", before=str(before)))


def opens_part(block: Element) -> bool:
    """True for a heading, and for the words that lead into its part: more of the part has to follow."""
    return block.tag == f"{W}p" and _style(block) in _OPENING


def ends_with_table(body: Element) -> bool:
    """True if the last block that shows anything is a table."""
    for block in reversed(body):
        if block.tag != f"{W}p" or _style(block) != "Gap":
            return bool(block.tag == f"{W}tbl")
    return False


def set_spacing(one: Element, **said: str) -> None:
    """Say something of the white around a paragraph's lines, whatever has been said of the rest of it."""
    found = one[0].find(f"{W}spacing")
    if found is None:
        set_property(one, w("spacing", **said))
    else:
        found.attrib.update({W + name: value for name, value in said.items()})


def thin(gap: Element) -> Element:
    """A gap that is only there because Word wants a paragraph; it takes no room."""
    set_spacing(gap, line=_THIN, lineRule="exact")
    return gap


def filled_gap(style: str) -> Element:
    """A gap that ends a section: LibreOffice drops it if it is empty, and the table before it out of its column."""
    one = paragraph(style)
    sub(sub(one, "r"), "t").text = NO_BREAK_SPACE
    return one


def _level_of_last(body: Element) -> int:
    return _LEVELS.get(_style(body[-1]), 0) if len(body) and body[-1].tag == f"{W}p" else 0


def _style(block: Element) -> str:
    return block[0][0].get(f"{W}val", "")

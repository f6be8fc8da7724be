"""Page set-up: how wide and high pages are, portrait and landscape, in twentieths of a point."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pmdocs.writers.docx.elements import RELATION_ID, Element, w

if TYPE_CHECKING:
    from pmdocs.theme import Theme

_PAPERS: Final = {"A4": (11906, 16838), "Letter": (12240, 15840)}
_TWIPS_PER_MM: Final = 1440 / 25.4
# Top, right, bottom and left of covers, in millimetres: a band of colour stands left of the words.
_COVER_MARGINS: Final = {"quiet": (30, 26, 26, 38), "bold": (30, 26, 26, 38), "plain": (34, 26, 26, 26)}


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point, to the nearest whole one."""
    return round(millimetres * _TWIPS_PER_MM)


@dataclass(frozen=True, slots=True)
class Layout:
    """The pages of one section; `cover` pages carry no header or footer."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    landscape: bool = False
    cover: bool = False

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.width - self.left - self.right

    def turned(self) -> Layout:
        """The same paper and margins in landscape; a page that lies on its side already stays as it is."""
        return self if self.landscape else replace(self, width=self.height, height=self.width, landscape=True)


def usual(theme: Theme) -> Layout:
    """The page of a theme that documents are set on unless they ask for one on its side."""
    width, height = _PAPERS[str(theme.paper)]
    margins = theme.margins
    page = Layout(width, height, twips(margins.top), twips(margins.right), twips(margins.bottom), twips(margins.left))
    return page.turned() if str(theme.orientation) == "landscape" else page


def cover(theme: Theme) -> Layout:
    """The page of a theme's cover."""
    top, right, bottom, left = map(twips, _COVER_MARGINS[str(theme.cover)])
    return replace(usual(theme), top=top, right=right, bottom=bottom, left=left, cover=True)


def section_properties(layout: Layout, furniture: dict[str, str], right_to_left: bool) -> Element:
    """The properties of a section; `furniture` maps ``headerReference`` and ``footerReference`` onto relation ids."""
    section = w("sectPr", *(_reference(kind, relation) for kind, relation in furniture.items()))
    section.append(w("type", val="nextPage"))
    size = {"orient": "landscape"} if layout.landscape else {}
    section.append(w("pgSz", w=str(layout.width), h=str(layout.height), **size))
    section.append(_margins(layout))
    if right_to_left:
        section.append(w("bidi"))
    return section


def _reference(kind: str, relation: str) -> Element:
    reference = w(kind, type="default")
    reference.set(RELATION_ID, relation)
    return reference


def _margins(layout: Layout) -> Element:
    sides = {side: str(getattr(layout, side)) for side in ("top", "right", "bottom", "left")}
    return w("pgMar", **sides, header=str(layout.top // 2), footer=str(layout.bottom // 2), gutter="0")

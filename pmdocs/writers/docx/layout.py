"""Page set-up: how wide and high pages are, portrait and landscape, in twentieths of a point."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pmdocs.writers.docx.elements import RELATION_ID, Element, W, w

if TYPE_CHECKING:
    from pmdocs.theme import Theme

_PAPERS: Final = {"A4": (11906, 16838), "Letter": (12240, 15840)}
_TWIPS_PER_MM: Final = 1440 / 25.4


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point, to the nearest whole one."""
    return round(millimetres * _TWIPS_PER_MM)


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns side by side: the width of each, and the gap between two, in twentieths of a point."""

    widths: tuple[int, ...]
    gap: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The pages of one section; `cover` pages carry no header or footer.

    A `continuous` section goes on where the one before it ends; it has the same pages as that one.
    """

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    landscape: bool = False
    cover: bool = False
    continuous: bool = False
    columns: Columns | None = None

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.width - self.left - self.right

    @property
    def sheet(self) -> Layout:
        """The pages alone, whatever stands on them."""
        return replace(self, continuous=False, columns=None)

    def turned(self) -> Layout:
        """The same paper and margins in landscape; a page that lies on its side already stays as it is."""
        return self if self.landscape else replace(self, width=self.height, height=self.width, landscape=True)


def usual(theme: Theme) -> Layout:
    """The page of a theme that documents are set on unless they ask for one on its side."""
    width, height = _PAPERS[str(theme.paper)]
    margins = theme.margins
    page = Layout(width, height, twips(margins.top), twips(margins.right), twips(margins.bottom), twips(margins.left))
    return page.turned() if str(theme.orientation) == "landscape" else page


def section_properties(layout: Layout, furniture: dict[str, str], right_to_left: bool) -> Element:
    """The properties of a section; `furniture` maps ``headerReference`` and ``footerReference`` onto relation ids."""
    section = w("sectPr", *(_reference(kind, relation) for kind, relation in furniture.items()))
    section.append(section_type(layout))
    size = {"orient": "landscape"} if layout.landscape else {}
    section.append(w("pgSz", w=str(layout.width), h=str(layout.height), **size))
    section.append(_margins(layout))
    section.extend(section_columns(layout))
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


def section_type(layout: Layout) -> Element:
    """Where a section begins: on a new page, or where the one before it ends."""
    return w("type", val="continuous" if layout.continuous else "nextPage")


def section_columns(layout: Layout) -> list[Element]:
    """The columns of a section; nothing for one that has none."""
    if layout.columns is None:
        return []
    widths, gap = layout.columns.widths, str(layout.columns.gap)
    each = [w("col", w=str(wide), space=gap) for wide in widths]
    if len(set(widths)) == 1:
        return [w("cols", num=str(len(widths)), space=gap)]
    each[-1].set(f"{W}space", "0")
    return [w("cols", *each, num=str(len(widths)), space=gap, equalWidth="0")]

"""Composes the cover as the theme does for paper: grounds of colour behind the words, and each line in its place.

Word sets one line below the other, so the place of each becomes the white above it. What follows a title grows
downwards only: the white above a long title is less, and the line it stands on stays where it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pmdocs.charts.metrics import wrap
from pmdocs.theme.cover import COMPOSITIONS, EDGE, LOGO_EDGE, ground_top, on_cover, size_share, words_top
from pmdocs.writers.docx.elements import EMU_PER_TWIP, Element, parse
from pmdocs.writers.docx.layout import Layout, twips, usual
from pmdocs.writers.docx.reading import classes, text_of

if TYPE_CHECKING:
    from pmdocs.theme import Theme
    from pmdocs.writers.docx.manuscript import Flow

FACTS_ACROSS: Final = 3
"""How many facts stand beside each other at the foot of a cover."""
_KICKER: Final = 11.0
_LINE_OF_FONT: Final = 1.2207  # what Word calls one line of Calibri, in font sizes
_LEADINGS: Final = {"kicker": 240, "title": 214, "subtitle": 248}  # of the styles, in 240ths of a line
_RULE: Final = 340  # the line above the kicker of a plain cover and the white below it
_FACT: Final = 780  # the height of a row of facts, each in one line
_FACT_LINE: Final = 250  # of each line more
_FACT_SIZE: Final = 9.5
_FACT_EDGE: Final = 12.0  # points between two facts
_SLACK: Final = 340  # so that a line more than foreseen does not start a page
_LEAST: Final = 200
_FULL_LINE: Final = 0.96  # the part of a line that is surely used before Word breaks it
# A rectangle behind the text, fixed to the page, that readers of a screen are told to skip.
_GROUND: Final = """
<w:r>
  <mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
                       xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
    <mc:Choice Requires="wps">
      <w:drawing>
        <wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{identity}" behindDoc="1"
                   locked="1" layoutInCell="0" allowOverlap="1">
          <wp:simplePos x="0" y="0"/>
          <wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH>
          <wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>
          <wp:extent cx="{width}" cy="{height}"/>
          <wp:effectExtent l="0" t="0" r="0" b="0"/>
          <wp:wrapNone/>
          <wp:docPr id="{identity}" name="Cover ground {identity}" descr="">
            <a:extLst>
              <a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">
                <adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>
              </a:ext>
            </a:extLst>
          </wp:docPr>
          <wp:cNvGraphicFramePr/>
          <a:graphic>
            <a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
              <wps:wsp>
                <wps:cNvSpPr/>
                <wps:spPr>
                  <a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
                  <a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
                  <a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>
                  <a:ln><a:noFill/></a:ln>
                </wps:spPr>
                <wps:bodyPr/>
              </wps:wsp>
            </a:graphicData>
          </a:graphic>
        </wp:anchor>
      </w:drawing>
    </mc:Choice>
  </mc:AlternateContent>
</w:r>
"""


@dataclass(frozen=True, slots=True)
class CoverWords:
    """The words of a cover, by which its measures are found; `facts` is how many there are, `values` what they say."""

    title: str
    subtitle: str
    facts: int
    values: tuple[str, ...] = ()


def cover_of(root: Element) -> CoverWords | None:
    """The words of a document's cover; None for a document without one."""
    covers = [section for section in root.iter("section") if "cover" in classes(section)]
    return words_on(covers[0]) if covers else None


def words_on(cover: Element) -> CoverWords:
    """The words of a cover."""
    named = {kind: text_of(p) for p in cover.iterchildren("p") for kind in classes(p)}
    values = tuple(text_of(row[-1]) for table in cover.iterchildren("table") for row in table.iter("tr") if len(row))
    return CoverWords(named.get("title", ""), named.get("subtitle", ""), len(values), values)


def cover_sizes(theme: Theme, words: CoverWords) -> dict[str, float]:
    """The type sizes of kicker, title and subtitle in points; long words are set smaller."""
    return {
        "kicker": _KICKER,
        "title": theme.sizes.title * size_share("title", words.title),
        "subtitle": theme.sizes.subtitle * size_share("subtitle", words.subtitle),
    }


def cover_layout(theme: Theme) -> Layout:
    """The page of a theme's cover; its words begin at the upper margin."""
    sides = usual(theme)
    left, edge = twips(COMPOSITIONS[theme.cover].left), twips(EDGE)
    return Layout(sides.width, sides.height, _top(theme), edge, edge, left, landscape=sides.landscape, cover=True)


def _top(theme: Theme) -> int:
    return twips(LOGO_EDGE if theme.logo else words_top(theme))


@dataclass(frozen=True, slots=True)
class Space:
    """The white before and after a paragraph, in twips."""

    before: int
    after: int


def cover_spaces(theme: Theme, words: CoverWords) -> dict[str, Space]:
    """The white around kicker, title and subtitle; a logo has the height of its box."""
    theme = on_cover(theme)
    composition, layout, sizes = COMPOSITIONS[theme.cover], cover_layout(theme), cover_sizes(theme, words)
    line = round(layout.height * composition.line)
    first = twips(words_top(theme))
    kicker = _lines(1, "kicker", sizes) + (0 if composition.ground else _RULE)
    title = _lines(_count(words.title, layout, sizes["title"]), "title", sizes)
    subtitle = _lines(_count(words.subtitle, layout, sizes["subtitle"]), "subtitle", sizes)
    foot = layout.height - layout.bottom - _facts_height(words, layout) - _SLACK
    above = line - twips(composition.above) - title - first - kicker
    below = line + twips(composition.below) + subtitle
    return {
        "kicker": Space(first - layout.top - _logo_height(theme), max(_LEAST, above)),
        "title": Space(0, twips(composition.above + composition.below)),
        "subtitle": Space(0, max(_LEAST, foot - below - max(0, _LEAST - above))),
    }


def _facts_height(words: CoverWords, layout: Layout) -> int:
    """The rows of facts; a row is as high as the one of its facts that needs most lines."""
    width = layout.text_width / 20 / FACTS_ACROSS * _FULL_LINE - _FACT_EDGE
    lines = [len(wrap(value, width, _FACT_SIZE, most=20).lines) for value in words.values] or [1] * words.facts
    rows = (max(1, *lines[start : start + FACTS_ACROSS]) for start in range(0, len(lines), FACTS_ACROSS))
    return sum(_FACT + (row - 1) * _FACT_LINE for row in rows)


def _logo_height(theme: Theme) -> int:
    return twips(theme.logo.height) if theme.logo else 0


def _lines(count: int, name: str, sizes: dict[str, float]) -> int:
    return round(count * sizes[name] * _LINE_OF_FONT * _LEADINGS[name] / 240 * 20)


def _count(words: str, layout: Layout, size: float) -> int:
    return max(1, len(wrap(words, layout.text_width / 20 * _FULL_LINE, size, most=20).lines))


def grounds(flow: Flow) -> Iterator[Element]:
    """The runs with the grounds of a cover, the lowest first; nothing for a cover without colour."""
    theme, layout = on_cover(flow.book.theme), flow.book.layout
    composition = COMPOSITIONS[theme.cover]
    top = twips(ground_top(theme))
    height = round(layout.height * composition.ground) - top
    for width, colour in ((layout.width, "tx2"), (twips(composition.stripe), "accent1")):
        if height > 0 and width:
            in_emu = {"top": top * EMU_PER_TWIP, "width": width * EMU_PER_TWIP, "height": height * EMU_PER_TWIP}
            yield parse(_GROUND.format(identity=flow.book.next_identity(), colour=colour, **in_emu).strip())

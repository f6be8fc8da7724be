"""Makes the small pieces of chart XML: elements, colours, lines, fills and text properties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from pmdocs.charts.style import ChartStyle
from pmdocs.writers.docx.elements import NAMESPACES, Element
from pmdocs.writers.docx.native_charts.plan import Marker, Stroke

C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A: Final = f"{{{NAMESPACES['a']}}}"
C15: Final = "{http://schemas.microsoft.com/office/drawing/2012/chart}"
NSMAP: Final = {"c": C[1:-1], "a": NAMESPACES["a"], "r": NAMESPACES["r"], "c15": C15[1:-1]}
_EMU_PER_POINT: Final = 12_700
_LEAST_MARKER, _LARGEST_MARKER = 2, 72
# The theme's colours by the names they have in theme1.xml, so that Word's own Design > Colours changes charts too.
_SCHEME: Final = {
    "tx1": "ink",
    "bg1": "paper",
    "tx2": "accent_dark",
    "bg2": "accent_soft",
    "accent1": "accent",
    "accent2": "blue",
    "accent3": "green",
    "accent4": "amber",
    "accent5": "red",
}


def c(tag: str, *children: Element, **attributes: str) -> Element:
    """An element of a chart, with children and attributes."""
    return _element(C + tag, children, attributes)


def a(tag: str, *children: Element, **attributes: str) -> Element:
    """An element of DrawingML, with children and attributes."""
    return _element(A + tag, children, attributes)


def _element(tag: str, children: tuple[Element, ...], attributes: Mapping[str, str]) -> Element:
    element = etree.Element(tag, dict(attributes), nsmap=NSMAP)
    element.extend(children)
    return element


def value(tag: str, val: object) -> Element:
    """An element of a chart that holds one value."""
    return c(tag, val=str(val))


class Ink:
    """Colours, lines and letters of one chart: a style, and the share by which everything is made smaller."""

    def __init__(self, style: ChartStyle, share: float = 1.0) -> None:
        """Colours that the theme names are written by their names."""
        self.style, self._share = style, share
        self._names = {getattr(style, of_style): name for name, of_style in _SCHEME.items()}

    def colour(self, colour: str) -> Element:
        """A colour, by its name in the theme if it has one."""
        if colour in self._names:
            return a("schemeClr", val=self._names[colour])
        return a("srgbClr", val=colour.removeprefix("#").upper())

    def fill(self, colour: str) -> Element:
        """A plain fill; no fill for no colour."""
        return a("solidFill", self.colour(colour)) if colour else a("noFill")

    def line(self, stroke: Stroke | None) -> Element:
        """A line; no line for None."""
        if stroke is None:
            return a("ln", a("noFill"))
        width = str(round(stroke.width * self._share * _EMU_PER_POINT))
        return a("ln", self.fill(stroke.colour), a("prstDash", val=stroke.dash), a("round"), w=width, cap="flat")

    def shape(self, fill: str, stroke: Stroke | None) -> Element:
        """The look of an area, a bar or a line."""
        return c("spPr", self.fill(fill), self.line(stroke))

    def stroke(self, stroke: Stroke | None) -> Element:
        """The look of what is nothing but a line."""
        return c("spPr", self.line(stroke))

    def marker(self, marker: Marker | None) -> Element:
        """The sign at the points of a line; none for None."""
        if marker is None:
            return c("marker", value("symbol", "none"))
        size = max(_LEAST_MARKER, min(round(marker.size * self._share), _LARGEST_MARKER))
        edge = Stroke(marker.stroke, 1.0) if marker.stroke else None
        return c("marker", value("symbol", marker.symbol), value("size", size), self.shape(marker.fill, edge))

    def letters(self, tag: str, colour: str, size: float, bold: bool = False) -> Element:
        """Run properties: the theme's text face in a size and a colour."""
        fonts = [a("latin", typeface="+mn-lt"), a("ea", typeface="+mn-ea"), a("cs", typeface="+mn-cs")]
        points = str(round(size * self._share * 10) * 10)
        return a(tag, self.fill(colour), *fonts, sz=points, b=str(int(bold)))

    def text(self, colour: str, size: float, bold: bool = False) -> Element:
        """The look of all words of an axis, a key or a label."""
        return c("txPr", a("bodyPr"), a("lstStyle"), self.paragraph(colour, size, bold))

    def paragraph(self, colour: str, size: float, bold: bool = False) -> Element:
        """An empty paragraph that says how words look."""
        return a("p", a("pPr", self.letters("defRPr", colour, size, bold)), a("endParaRPr"))

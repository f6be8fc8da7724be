"""Reads a drawing back: where its words and its shapes lie, measured with the metrics it was made with."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree

from pmdocs.charts.labels import Box, text_box
from pmdocs.charts.metrics import text_width

SVG = "{http://www.w3.org/2000/svg}"
ROUNDING = 0.02


@dataclass(frozen=True, slots=True)
class Words:
    """A text of a drawing and the room it takes."""

    text: str
    size: float
    box: Box


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing, parsed."""

    root: ElementTree.Element

    @property
    def page(self) -> Box:
        """The drawing's own frame."""
        left, top, width, height = (float(number) for number in self.root.attrib["viewBox"].split())
        return Box(left - ROUNDING, top - ROUNDING, left + width + ROUNDING, top + height + ROUNDING)

    @property
    def words(self) -> list[Words]:
        """Every text, in the order in which it is drawn."""
        return [_words(element) for element in self.root.iter(f"{SVG}text")]

    @property
    def points(self) -> list[tuple[float, float]]:
        """Every corner and every end of its shapes."""
        return [point for element in self.root.iter() for point in _points(element)]

    def overlapping(self) -> list[tuple[str, str]]:
        """Pairs of texts whose boxes share more than a hair."""
        boxes = [(words.text, _shrunk(words.box)) for words in self.words]
        return [(one[0], other[0]) for one, other in combinations(boxes, 2) if one[1].touches(other[1])]

    def outside(self) -> list[object]:
        """Texts and points that leave the frame."""
        page = self.page
        texts = [words for words in self.words if not page.holds(words.box)]
        return [*texts, *(at for at in self.points if not page.holds(Box(at[0], at[1], at[0], at[1])))]


def parsed(svg: str) -> Drawn:
    """A drawing from its text."""
    return Drawn(ElementTree.fromstring(svg))  # noqa: S314 - a drawing of our own


def _words(element: ElementTree.Element) -> Words:
    size, bold = float(element.attrib["font-size"]), element.get("font-weight") == "bold"
    at = float(element.attrib["x"]), float(element.attrib["y"])
    shown = element.text or ""
    box = text_box(at, text_width(shown, size, bold), size, element.get("text-anchor", "start"))
    return Words(shown, size, box)


def _shrunk(box: Box) -> Box:
    return Box(box.left + 0.1, box.top + 0.1, box.right - 0.1, box.bottom - 0.1)


def _points(element: ElementTree.Element) -> list[tuple[float, float]]:
    name = element.tag.removeprefix(SVG)

    def get(key: str) -> float:
        return float(element.attrib[key])

    if name == "line":
        return [(get("x1"), get("y1")), (get("x2"), get("y2"))]
    if name == "rect":
        return [(get("x"), get("y")), (get("x") + get("width"), get("y") + get("height"))]
    if name == "circle":
        x, y, radius = get("cx"), get("cy"), get("r")
        return [(x - radius, y - radius), (x + radius, y + radius)]
    if name in ("polyline", "polygon"):
        pairs = (pair.split(",") for pair in element.attrib["points"].split())
        return [(float(x), float(y)) for x, y in pairs]
    return []

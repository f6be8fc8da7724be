"""SVG text from points and words: the few elements that WeasyPrint and resvg draw alike, all text escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NewType
from unicodedata import normalize
from xml.sax.saxutils import escape, quoteattr

Svg = NewType("Svg", str)
Point = tuple[float, float]
_NOT_XML: Final = re.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_DIAMOND: Final = ((0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0))


def clean(text: str) -> str:
    """Text on one line, composed (NFC: WeasyPrint draws letter by letter), without what XML forbids."""
    return " ".join(normalize("NFC", _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)).split())


def number(value: float) -> str:
    """A coordinate with two decimals; never a negative nought, so that equal drawings are equal bytes."""
    shown = f"{value:.2f}"
    return "0.00" if shown == "-0.00" else shown


def element(tag: str, *children: Svg, **attributes: str | float | None) -> Svg:
    """One element; ``stroke_width`` becomes ``stroke-width`` and an attribute that is None is left out."""
    written = "".join(
        f" {name.rstrip('_').replace('_', '-')}={quoteattr(value if isinstance(value, str) else number(value))}"
        for name, value in attributes.items()
        if value is not None
    )
    return Svg(f"<{tag}{written}>{''.join(children)}</{tag}>" if children else f"<{tag}{written}/>")


def group(*parts: Svg, title: str | None = None) -> Svg:
    """Parts belonging together; `title` is what a reader of the drawing sees on pointing at it."""
    named = (element("title", Svg(escape(clean(title)))),) if title else ()
    return element("g", *named, *parts) if parts else Svg("")


def line(start: Point, end: Point, colour: str, width: float = 0.5, dash: str | None = None) -> Svg:
    """A straight line."""
    return element(
        "line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], stroke=colour, stroke_width=width, stroke_dasharray=dash
    )


def polyline(points: Sequence[Point], colour: str, width: float = 1.0, dash: str | None = None) -> Svg:
    """An open line through points; nothing for fewer than two."""
    if len(points) < 2:
        return Svg("")
    return element(
        "polyline",
        points=_points(points),
        fill="none",
        stroke=colour,
        stroke_width=width,
        stroke_dasharray=dash,
        stroke_linejoin="round",
        stroke_linecap="butt" if dash else "round",
    )


def polygon(
    points: Sequence[Point], fill: str, stroke: str | None = None, width: float = 0.6, opacity: float | None = None
) -> Svg:
    """A closed, filled area; `opacity` is that of the filling alone."""
    return element(
        "polygon",
        points=_points(points),
        fill=fill,
        fill_opacity=opacity,
        stroke=stroke,
        stroke_width=width if stroke else None,
        stroke_linejoin="round" if stroke else None,
    )


def rect(
    corner: Point,
    width: float,
    height: float,
    fill: str,
    stroke: str | None = None,
    stroke_width: float = 0.5,
    radius: float | None = None,
    dash: str | None = None,
) -> Svg:
    """A rectangle from its top left corner; a width or height below nought counts as nought."""
    return element(
        "rect",
        x=corner[0],
        y=corner[1],
        width=max(width, 0.0),
        height=max(height, 0.0),
        rx=radius,
        fill=fill,
        stroke=stroke,
        stroke_width=stroke_width if stroke else None,
        stroke_dasharray=dash,
    )


def circle(centre: Point, radius: float, fill: str, stroke: str | None = None, width: float = 0.8) -> Svg:
    """A disc or, with `stroke`, a ring."""
    return element(
        "circle",
        cx=centre[0],
        cy=centre[1],
        r=radius,
        fill=fill,
        stroke=stroke,
        stroke_width=width if stroke else None,
    )


def diamond(centre: Point, radius: float, fill: str, stroke: str | None = None, width: float = 0.9) -> Svg:
    """The sign of a milestone."""
    return polygon([(centre[0] + radius * x, centre[1] + radius * y) for x, y in _DIAMOND], fill, stroke, width)


def text(
    at: Point,
    words: str,
    size: float,
    colour: str,
    anchor: str = "start",
    bold: bool = False,
    full: str | None = None,
) -> Svg:
    """Words on a baseline; `full` is the whole text when `words` had to be shortened.

    The whole text goes into a ``<title>`` around the words, where a reader of the drawing finds it.
    """
    shown = clean(words)
    if not shown:
        return Svg("")
    drawn = element(
        "text",
        Svg(escape(shown)),
        x=at[0],
        y=at[1],
        font_size=size,
        fill=colour,
        text_anchor=None if anchor == "start" else anchor,
        font_weight="bold" if bold else None,
    )
    return group(drawn, title=full) if full and clean(full) != shown else drawn


def document(size: Point, title: str, description: str, font_family: str, parts: Iterable[Svg]) -> str:
    """The whole drawing, `size` in points, with its name and its text alternative."""
    width, height = size
    return element(
        "svg",
        element("title", Svg(escape(clean(title)))),
        element("desc", Svg(escape(clean(description)))),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        width=f"{number(width)}pt",
        height=f"{number(height)}pt",
        viewBox=f"0.00 0.00 {number(width)} {number(height)}",
        font_family=font_family,
    )


def _points(points: Sequence[Point]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)

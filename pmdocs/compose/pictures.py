"""Checks drawings and pictures: words for those who cannot see them, and nothing active inside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from pmdocs.compose.finding import Finding
from pmdocs.markup import SVG

ACTIVE: Final = frozenset({"script", "foreignObject", "image", "a", "animate", "set", "style"})
_XLINK_HREF: Final = "{http://www.w3.org/1999/xlink}href"


def check_picture(figure: Element) -> Iterator[Finding]:
    """A figure holds one drawing or picture with its words, then its caption."""
    pictures = [child for child in figure if child.tag in (f"{SVG}svg", "img")]
    if len(pictures) != 1:
        yield Finding("PM313", "A figure holds exactly one picture or drawing.", figure)
    if figure.find("figcaption") is None:
        yield Finding("PM316", "The figure has no caption.", figure)
    for picture in pictures:
        if picture.tag == "img" and not picture.get("alt", "").strip():
            yield Finding("PM317", "The picture has no alt text.", picture)


def check_drawing(svg: Element) -> Iterator[Finding]:
    """A drawing says what it shows and cannot reach out of the document."""
    if svg.get("role") != "img" or not (_words(svg, "title") and _words(svg, "desc")):
        yield Finding("PM317", 'The drawing needs role="img", a title and a desc.', svg)
    for part in svg.iter():
        name = part.tag.removeprefix(SVG)
        outward = [v for k, v in part.attrib.items() if k in ("href", _XLINK_HREF) and not v.startswith("#")]
        if name in ACTIVE or outward or any(key.lower().startswith("on") for key in part.attrib):
            yield Finding("PM313", f"<{name}> in a drawing may not reach out of it or act.", svg)


def _words(svg: Element, name: str) -> str:
    return (svg.findtext(f"{SVG}{name}") or "").strip()

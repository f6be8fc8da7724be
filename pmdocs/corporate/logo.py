"""The logo of an organisation: the picture in the header of its Word file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pmdocs.corporate.package import CorporateFile
from pmdocs.corporate.page_setup import usual_section
from pmdocs.corporate.pages import KINDS, Section
from pmdocs.corporate.xml import WP, Element
from pmdocs.pictures import is_drawing, opened, picture_fault

_RELATIONS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V: Final = "{urn:schemas-microsoft-com:vml}"
_SVG_BLIP: Final = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
_EMU_PER_MM: Final = 36_000
_EMU_PER_TWIP: Final = 635
_MM_PER_POINT: Final = 25.4 / 72
_BACKGROUND: Final = 0.6
"""The share of a sheet's width and height from which on a picture is paper, not a logo."""
_SIZE: Final = re.compile(r"(width|height)\s*:\s*([\d.]+)\s*pt")
_ENDINGS: Final = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif"}


@dataclass(frozen=True, slots=True)
class LogoPicture:
    """A picture found in a header: its bytes, its file's ending, the size it is shown at (mm) and its words.

    `ending` is empty for a kind that cannot be shown outside Word; `part` is where the picture was found.
    """

    part: str
    data: bytes
    ending: str
    width: float
    height: float
    alt: str


def find_logo(file: CorporateFile) -> LogoPicture | None:
    """The first picture of the header, else of the footer, that is not as large as the sheet; None without any."""
    section = usual_section(file)
    found = [picture for root, part in _stories(file, section) for picture in _pictures(file, root, part)]
    width, height = (side * _EMU_PER_TWIP / _EMU_PER_MM for side in section.sheet)
    small = [one for one in found if one.width < width * _BACKGROUND or one.height < height * _BACKGROUND]
    return next((one for one in small if one.ending), small[0] if small else None)


def _stories(file: CorporateFile, section: Section) -> Iterator[tuple[Element, str]]:
    parts = {one.identity: one.target for one in file.relations(file.main) if one.target in file.parts}
    for kind in KINDS:
        for place in ("first", "default", "even"):
            name = parts.get(section.shown(kind, place) or "")
            if name is not None:
                yield file.tree(name), name


def _pictures(file: CorporateFile, root: Element, part: str) -> Iterator[LogoPicture]:
    targets = {one.identity: one.target for one in file.relations(part) if one.target in file.parts}
    for frame in root.iter(f"{WP}inline", f"{WP}anchor"):
        names = [blip.get(f"{_RELATIONS}embed") or "" for blip in (*frame.iter(_SVG_BLIP), *frame.iter(f"{_A}blip"))]
        extent, words = frame.find(f"{WP}extent"), frame.find(f"{WP}docPr")
        size = [_millimetres(extent, side) for side in ("cx", "cy")]
        alt = "" if words is None else words.get("descr", "")
        yield from _first_usable(file, [targets[name] for name in names if name in targets], size, alt)
    for shape in root.iter(f"{_V}shape"):
        sizes = {side: float(points) * _MM_PER_POINT for side, points in _SIZE.findall(shape.get("style", ""))}
        for image in shape.iter(f"{_V}imagedata"):
            target = targets.get(image.get(f"{_RELATIONS}id") or "")
            if target is not None and len(sizes) == 2:
                yield _picture(file, target, [sizes["width"], sizes["height"]], shape.get("alt", ""))


def _first_usable(file: CorporateFile, names: list[str], size: list[float], alt: str) -> Iterator[LogoPicture]:
    """Of a drawing and the picture that stands in for it, the one that can be shown."""
    found = [_picture(file, name, size, alt) for name in names]
    yield from [one for one in found if one.ending][:1] or found[:1]


def _picture(file: CorporateFile, name: str, size: list[float], alt: str) -> LogoPicture:
    data = file.parts[name]
    return LogoPicture(name, data, _ending(data), round(size[0], 1), round(size[1], 1), " ".join(alt.split()))


def _ending(data: bytes) -> str:
    if picture_fault(data):
        return ""
    if is_drawing(data):
        return ".svg"
    with opened(data) as image:
        return _ENDINGS.get(image.format or "", "")


def _millimetres(extent: Element | None, side: str) -> float:
    text = "0" if extent is None else extent.get(side, "0")
    return int(text) / _EMU_PER_MM if text.isdecimal() else 0.0

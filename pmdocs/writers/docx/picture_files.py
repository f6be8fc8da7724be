"""Reads picture files of the project and the theme, and makes of each what Word can hold."""

from __future__ import annotations

import io
from base64 import b64decode
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from PIL import Image

from pmdocs.diagnostics import DefinitionError, Diagnostic
from pmdocs.pictures import drawing_tree, file_fault, is_drawing, opened, picture_fault
from pmdocs.writers.docx.charts import draw, natural_size
from pmdocs.writers.docx.drawing import EMU_PER_INCH, Size, fitted
from pmdocs.writers.pdf.codes import CODES

if TYPE_CHECKING:
    from pmdocs.theme import Theme

_HELD_BY_WORD: Final = ("PNG", "JPEG", "GIF")
_SCREEN_DPI: Final = 96


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as Word can hold it, and the size it has of its own."""

    data: bytes
    natural: Size


def read_source(source: str, folder: Path | None) -> bytes:
    """The bytes behind the ``src`` of a picture: a file inside the project's folder, or a ``data:`` address."""
    parts = urlsplit(source)
    if parts.scheme == "data":
        return b64decode(parts.path.partition(",")[2])
    path = Path(url2pathname(unquote(parts.path)))
    whole = path if folder is None else (folder / path).resolve()
    if parts.scheme not in ("", "file") or parts.netloc or folder is None or not whole.is_relative_to(folder.resolve()):
        raise _problem("PM341", source, "lies outside the project's folder")
    return read_file(whole)


def read_file(path: Path) -> bytes:
    """The bytes of a picture file that may be read."""
    if fault := file_fault(path):
        raise _problem("PM342", str(path), fault)
    return path.read_bytes()


def picture(data: bytes, name: str, most: Size, theme: Theme) -> Picture:
    """A picture from its bytes; drawings become pictures no larger than `most`. `name` is for the complaint."""
    if fault := picture_fault(data):
        raise _problem("PM342", name, fault)
    return _drawn(data, most, theme) if is_drawing(data) else _painted(data)


def _drawn(data: bytes, most: Size, theme: Theme) -> Picture:
    natural = fitted(natural_size(drawing_tree(data)), most)
    return Picture(draw(data, natural, theme), natural)


def _painted(data: bytes) -> Picture:
    with opened(data) as image:
        across, down = (float(dots) or _SCREEN_DPI for dots in image.info.get("dpi", (_SCREEN_DPI, _SCREEN_DPI)))
        natural = Size(round(image.width / across * EMU_PER_INCH), round(image.height / down * EMU_PER_INCH))
        return Picture(data if image.format in _HELD_BY_WORD else _as_png(image), natural)


def _as_png(image: Image.Image) -> bytes:
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def _problem(code: str, name: str, reason: str) -> DefinitionError:
    return DefinitionError([Diagnostic(code, f"The file {name[:200]!r} {reason}.", CODES[code].remedy)])

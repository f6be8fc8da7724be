"""Writes a composed document as one HTML page that needs nothing else: styles and project pictures inside."""

from __future__ import annotations

import base64
import mimetypes
from copy import deepcopy
from importlib.resources import files
from pathlib import Path
from xml.etree.ElementTree import Element

from pmdocs.compose.composed import Composed
from pmdocs.markup import write
from pmdocs.theme import Theme

SHEETS = ("base", "tables", "components", "screen")


def write_html(composed: Composed, theme: Theme, folder: Path | None = None) -> bytes:
    """The page, for reading on a screen or publishing; pictures are read from `folder` and nowhere else."""
    root = deepcopy(composed.root)
    for picture in root.iter("img"):
        _embed(picture, folder)
    head = root.find("head")
    style = Element("style")
    style.text = "\n".join([theme.screen_css(), *map(_sheet, SHEETS)])
    if head is not None:
        head.append(style)
    return write(root).encode()


def _embed(picture: Element, folder: Path | None) -> None:
    """Put the picture itself into the page; a source outside the project stays a name that shows its description."""
    source = picture.get("src", "")
    if folder is None or source.startswith("data:"):
        return
    path = (folder / source).resolve()
    if path.is_file() and path.is_relative_to(folder.resolve()):
        kind = mimetypes.guess_type(path.name)[0] or "image/png"
        picture.set("src", f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode('ascii')}")


def _sheet(name: str) -> str:
    return files("pmdocs.templates").joinpath("styles", f"{name}.css").read_text(encoding="utf-8")

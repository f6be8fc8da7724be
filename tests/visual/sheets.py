"""The pages of a document as one small picture: a contact sheet, on which every page keeps its place."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pypdfium2
from PIL import Image

DPI: Final = 24
"""Enough to see every block, its colour and its place; too little to read, or to see how a machine smooths letters."""
FINER: Final = 4
"""Pages are drawn this much larger and then averaged, so that the smoothing of single letters does not show."""
ACROSS: Final = 8
GAP: Final = 4
DESK: Final = "#8a929a"


@dataclass(frozen=True)
class Sheet:
    """The pages of one document, each as a small picture."""

    pages: tuple[Image.Image, ...]

    def picture(self) -> Image.Image:
        """All pages side by side, row by row."""
        width, height = (max(page.size[side] for page in self.pages) + GAP for side in (0, 1))
        rows = -(-len(self.pages) // ACROSS)
        shown = Image.new("RGB", (width * min(ACROSS, len(self.pages)) + GAP, height * rows + GAP), DESK)
        for number, page in enumerate(self.pages):
            row, column = divmod(number, ACROSS)
            shown.paste(page, (GAP + column * width, GAP + row * height))
        return shown

    def save(self, path: Path) -> None:
        """Keep the sheet, with the sizes of its pages beside the picture, in few bytes and without loss."""
        sizes = " ".join(f"{page.width}x{page.height}" for page in self.pages)
        self.picture().save(path, "WEBP", lossless=True, quality=100, method=6, xmp=sizes.encode())


def drawn(data: bytes) -> Sheet:
    """The pages of a PDF."""
    with pypdfium2.PdfDocument(io.BytesIO(data)) as document:
        found = []
        for page in document:
            fine = page.render(scale=DPI * FINER / 72).to_pil().convert("RGB")
            found.append(fine.reduce(FINER))
            page.close()
    return Sheet(tuple(found))


def kept(path: Path) -> Sheet:
    """The pages of a sheet that was saved."""
    with Image.open(path) as opened:
        sizes = [tuple(map(int, size.split("x"))) for size in opened.info["xmp"].decode().split()]
        whole = opened.convert("RGB")
    return Sheet(tuple(_cut(whole, sizes)))


def _cut(whole: Image.Image, sizes: Sequence[tuple[int, ...]]) -> list[Image.Image]:
    width, height = (max(size[side] for size in sizes) + GAP for side in (0, 1))
    places = (divmod(number, ACROSS) for number in range(len(sizes)))
    corners = ((GAP + column * width, GAP + row * height) for row, column in places)
    return [whole.crop((x, y, x + size[0], y + size[1])) for (x, y), size in zip(corners, sizes, strict=True)]

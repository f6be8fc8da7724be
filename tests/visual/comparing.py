"""Whether two small pictures of a page show the same, and a picture of what does not.

Both are blurred a little first, then compared in blocks of 8 by 8 points (8 mm of paper): a heading in another colour or
a table that has moved changes some block strongly, a ground in another tint changes all of them a little, and letters
that another machine smooths differently change none by much.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageChops, ImageFilter, ImageStat

BLOCK: Final = 8
GAP: Final = 6
AGAIN: Final = 2
"""How much larger than the stored picture a difference is shown."""


@dataclass(frozen=True)
class Tolerance:
    """The most by which one block, and the page on average, may differ; 255 is black from white."""

    block: float
    page: float


TOLERANCE: Final = Tolerance(block=10, page=0.8)


@dataclass(frozen=True)
class Difference:
    """How far two pictures of a page are apart, in the same measure."""

    block: float
    page: float

    def within(self, tolerance: Tolerance) -> bool:
        """True if a person would not see it."""
        return self.block <= tolerance.block and self.page <= tolerance.page


def difference(old: Image.Image, new: Image.Image) -> Difference:
    """How far two pictures are apart; a page of another size is as far as can be."""
    if old.size != new.size:
        return Difference(255, 255)
    strongest = _strongest(old, new)
    blocks = strongest.reduce(BLOCK).getextrema()[1]
    return Difference(float(blocks if isinstance(blocks, (int, float)) else 255), ImageStat.Stat(strongest).mean[0])


def _strongest(old: Image.Image, new: Image.Image) -> Image.Image:
    """The difference of each point in the colour in which it is largest."""
    red, green, blue = ImageChops.difference(_soft(old), _soft(new)).split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _soft(page: Image.Image) -> Image.Image:
    return page.convert("RGB").filter(ImageFilter.BoxBlur(1))


def side_by_side(old: Image.Image | None, new: Image.Image | None) -> Image.Image:
    """Old page, new page, and in red where they differ; a page that only one side has leaves the other grey."""
    present = next(page for page in (new, old) if page is not None)
    grey = Image.new("RGB", present.size, "#8a929a")
    parts = [old or grey, new or grey]
    if old is not None and new is not None and old.size == new.size:
        faint = ImageChops.add(new.convert("L"), Image.new("L", new.size, 120)).convert("RGB")
        mask = _strongest(old, new).point(lambda value: min(255, value * 6))
        parts.append(Image.composite(Image.new("RGB", new.size, "#d11507"), faint, mask))
    width, height = sum(part.width + GAP for part in parts), max(part.height for part in parts)
    shown = Image.new("RGB", (width, height), "#ffffff")
    left = 0
    for part in parts:
        shown.paste(part, (left, 0))
        left += part.width + GAP
    return shown.resize((shown.width * AGAIN, shown.height * AGAIN), Image.Resampling.NEAREST)

"""Whether two small pictures of a page show the same, and a picture of what does not.

Three measures, two of them in blocks of 8 by 8 points (8 mm of paper). *Shape*: how far the points of a block are apart
after a little blur; a table that has moved changes some block strongly. *Colour*: how far the mean colours of a block
are apart, brightness set aside; a heading in another colour shows there, moved letters do not. *Page*: the mean of the
shape over the page. Letters that another machine smooths or places a quarter of a millimetre off change none by much.
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
class Difference:
    """How far two pictures of a page are apart: at the worst block, and on average; 255 is black from white."""

    shape: float
    colour: float
    page: float

    def within(self, tolerance: Difference) -> bool:
        """True if a person would not see it."""
        return self.shape <= tolerance.shape and self.colour <= tolerance.colour and self.page <= tolerance.page


TOLERANCE: Final = Difference(shape=14, colour=4, page=1.6)


def difference(old: Image.Image, new: Image.Image) -> Difference:
    """How far two pictures are apart; a page of another size is as far as can be."""
    if old.size != new.size:
        return Difference(255, 255, 255)
    apart = _strongest(old, new)
    return Difference(_peak(apart.reduce(BLOCK)), _peak(_recoloured(old, new)), ImageStat.Stat(apart).mean[0])


def _peak(blocks: Image.Image) -> float:
    return float(max(blocks.tobytes()))


def _recoloured(old: Image.Image, new: Image.Image) -> Image.Image:
    """The difference of each block's mean colour, in the one of its two parts in which it is larger."""
    means = (page.convert("YCbCr").reduce(BLOCK) for page in (old, new))
    _, blue, red = ImageChops.difference(*means).split()
    return ImageChops.lighter(blue, red)


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

"""The pictures a person has looked at: which documents they show, where they are kept, and how new ones differ."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Final

from PIL import Image

from pmdocs.documents import DocumentKind
from pmdocs.production import Format
from tests.building import Edition
from tests.libreoffice import version
from tests.visual.comparing import TOLERANCE, difference, side_by_side
from tests.visual.sheets import Sheet, drawn, kept

STORED: Final = Path(__file__).parent / "stored"
DIFFERENCES: Final = Path(__file__).parent / "differences"
"""Where pictures of what has changed are put; not part of the repository."""
PRINTED_BY: Final = "printed-by.txt"
"""The file that names the LibreOffice whose pages of the Word files are stored."""

SHOWN: Final = (
    *(Edition(name, kind) for name in ("minimal", "sprint") for kind in DocumentKind),
    Edition("orion", DocumentKind.CHARTER),
    Edition("orion", DocumentKind.STATUS_REPORT, dt.date(2026, 11, 20)),
)


@dataclass(frozen=True)
class Portrait:
    """One document in one format: PDF as it is, Word as LibreOffice prints it."""

    edition: Edition
    format: Format

    def __str__(self) -> str:
        """Its name, such as ``sprint-charter.pdf``."""
        return f"{self.edition}.{self.format.value}"

    def new(self) -> Sheet:
        """Its pages as they are now."""
        data = self.edition.built.files[Format.PDF] if self.format is Format.PDF else self.edition.through_libreoffice
        return drawn(data)


PORTRAITS: Final = tuple(Portrait(edition, format_) for edition in SHOWN for format_ in (Format.PDF, Format.DOCX))


@dataclass(frozen=True)
class Album:
    """The stored pictures, and the folder for pictures of what has changed."""

    stored: Path = STORED
    differences: Path = DIFFERENCES

    def path(self, name: str) -> Path:
        """Where a document's pages are kept."""
        return self.stored / f"{name}.webp"

    def printed_by(self) -> str:
        """The LibreOffice whose pages are stored; nothing if there are none."""
        found = self.stored / PRINTED_BY
        return found.read_text(encoding="utf-8").strip() if found.exists() else ""

    def faults(self, name: str, new: Sheet) -> list[str]:
        """What is not as stored, in words; a picture of it is put into the folder of differences."""
        if not self.path(name).exists():
            return [f"{name} has no stored picture"]
        old = kept(self.path(name))
        changed = dict(_changes(old, new))
        if changed:
            place = self._show(name, old, new, list(changed))
            return [f"{name}: {', '.join(changed.values())}; see {place}"]
        return []

    def count_faults(self, name: str, new: Sheet) -> list[str]:
        """What can be said of pages printed by another LibreOffice: they are as many, give or take one."""
        if not self.path(name).exists():
            return [f"{name} has no stored picture"]
        old = kept(self.path(name))
        far = abs(len(old.pages) - len(new.pages)) > 1
        return [f"{name}: {len(new.pages)} pages, stored {len(old.pages)}"] if far else []

    def orphans(self, expected: set[str]) -> list[Path]:
        """Stored pictures of documents that are not made."""
        return sorted(path for path in self.stored.glob("*.webp") if path.stem not in expected)

    def _show(self, name: str, old: Sheet, new: Sheet, pages: list[int]) -> Path:
        strips = [side_by_side(_page(old, number), _page(new, number)) for number in pages]
        whole = Image.new("RGB", (max(s.width for s in strips), sum(s.height for s in strips)), "#ffffff")
        top = 0
        for strip in strips:
            whole.paste(strip, (0, top))
            top += strip.height
        self.differences.mkdir(parents=True, exist_ok=True)
        place = self.differences / f"{name}.png"
        whole.save(place, optimize=True)
        return place


def _page(sheet: Sheet, number: int) -> Image.Image | None:
    return sheet.pages[number] if number < len(sheet.pages) else None


def _changes(old: Sheet, new: Sheet) -> Iterator[tuple[int, str]]:
    """Each page that differs, counted from 0, and how."""
    if len(old.pages) != len(new.pages):
        words = f"{len(new.pages)} pages, stored {len(old.pages)}"
        first = next((n for n, pair in enumerate(zip_longest(old.pages, new.pages)) if not _same(*pair)), 0)
        yield first, f"{words}, from page {first + 1} on"
        return
    for number, (before, after) in enumerate(zip(old.pages, new.pages, strict=True)):
        found = difference(before, after)
        if not found.within(TOLERANCE):
            far = f"shape {found.shape:.0f}, colour {found.colour:.0f}, page {found.page:.1f}"
            yield number, f"page {number + 1} differs ({far})"


def _same(old: Image.Image | None, new: Image.Image | None) -> bool:
    return old is not None and new is not None and difference(old, new).within(TOLERANCE)


def same_printer(album: Album) -> bool:
    """True if this machine's LibreOffice lays out pages as the one did that printed the stored ones."""
    return album.printed_by() == version()

"""Every page looks as it did when a person last looked: PDF, and Word as LibreOffice prints it.

After looking at the pictures named in a failure, renew the stored ones with ``make pictures``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from pmdocs.documents import DocumentKind
from pmdocs.production import Format
from pmdocs.theme import Margins, Theme, load_theme
from pmdocs.writers.pdf import write_pdf
from tests.building import composed
from tests.libreoffice import version
from tests.visual.album import PORTRAITS, Album, Portrait, same_printer
from tests.visual.comparing import TOLERANCE, difference
from tests.visual.sheets import Sheet, drawn, kept

LIMIT = 3_000_000
"""Bytes that all stored pictures may take."""


@pytest.mark.parametrize("portrait", PORTRAITS, ids=str)
def test_pages_look_as_stored(portrait: Portrait, tell: Callable[[str], None]) -> None:
    """Each page is as stored within the tolerance; what is not is named, with a picture of old, new and difference."""
    album = Album()
    if portrait.format is Format.PDF or same_printer(album):
        assert not album.faults(str(portrait), portrait.new())
        return
    tell(f"{portrait}: only pages counted; stored from LibreOffice {album.printed_by()}, this is {version()}")
    assert not album.count_faults(str(portrait), portrait.new())


def test_no_picture_is_left_over_and_all_are_small() -> None:
    """Each stored picture is of a document that is made; together they stay small enough for the repository."""
    album = Album()
    assert album.orphans({str(portrait) for portrait in PORTRAITS}) == []
    assert sum(path.stat().st_size for path in album.stored.iterdir()) < LIMIT


@pytest.fixture(scope="module")
def charter() -> Callable[[Theme], Sheet]:
    """Prints the minimal sample's charter in a theme."""
    return lambda theme: drawn(write_pdf(composed("minimal", DocumentKind.CHARTER), theme).data)


@pytest.fixture
def album(charter: Callable[[Theme], Sheet], tmp_path: Path) -> Album:
    """An album that holds the charter in the quiet theme."""
    (tmp_path / "stored").mkdir()
    charter(load_theme("quiet")).save(tmp_path / "stored" / "charter.webp")
    return Album(tmp_path / "stored", tmp_path / "differences")


def with_other_headings(theme: Theme) -> Theme:
    """Headings in violet instead of blue-green, of the same darkness."""
    return replace(theme, colours=replace(theme.colours, accent_dark="#3f2a58"))


def with_other_marks(theme: Theme) -> Theme:
    """What is to be completed in violet instead of amber."""
    return replace(theme, colours=replace(theme.colours, amber="#6d3b8c"))


def moved_down(theme: Theme) -> Theme:
    """All text three millimetres lower."""
    margins = Margins(theme.margins.top + 3, theme.margins.right, theme.margins.bottom - 3, theme.margins.left)
    return replace(theme, margins=margins)


def test_the_same_pages_pass(charter: Callable[[Theme], Sheet], album: Album) -> None:
    """Storing takes nothing away."""
    assert album.faults("charter", charter(load_theme("quiet"))) == []
    assert not album.differences.exists()


@pytest.mark.parametrize("change", [with_other_headings, with_other_marks, moved_down])
def test_a_changed_look_is_seen(
    change: Callable[[Theme], Theme], charter: Callable[[Theme], Sheet], album: Album
) -> None:
    """Another colour of headings, of small marks, text moved by 3 mm: pages are named, and pictures made."""
    (fault,) = album.faults("charter", charter(change(load_theme("quiet"))))
    assert "page 5 differs" in fault
    with Image.open(album.differences / "charter.png") as shown:
        assert shown.width > 3 * 2 * 190


def test_a_block_that_moves_is_seen(album: Album) -> None:
    """A quarter of one page moved by one point, 1 mm, is seen on that page and on no other."""
    pages = list(kept(album.path("charter")).pages)
    box = (20, 60, 180, 130)
    pages[4].paste(ImageChops.offset(pages[4].crop(box), 0, 1), box[:2])
    (fault,) = album.faults("charter", Sheet(tuple(pages)))
    assert "page 5 differs" in fault
    assert fault.count("differs") == 1


def test_a_page_more_is_named(album: Album) -> None:
    """Another number of pages is said in words, with the first page that differs."""
    pages = kept(album.path("charter")).pages
    (fault,) = album.faults("charter", Sheet((*pages[:2], pages[0], *pages[2:])))
    assert f"{len(pages) + 1} pages, stored {len(pages)}, from page 3 on" in fault


def test_a_turned_page_and_a_missing_picture_are_named(album: Album) -> None:
    """A page on its side, and a document nobody has looked at."""
    pages = list(kept(album.path("charter")).pages)
    pages[1] = pages[1].rotate(90, expand=True)
    assert "page 2 differs" in album.faults("charter", Sheet(tuple(pages)))[0]
    assert album.faults("closure", Sheet(tuple(pages))) == ["closure has no stored picture"]


def test_other_smoothing_of_letters_passes(album: Album) -> None:
    """Pages drawn a quarter of a point lower, as another machine might, are the same pages."""
    for page in kept(album.path("charter")).pages:
        fine = page.resize((page.width * 4, page.height * 4), Image.Resampling.BICUBIC)
        assert difference(page, ImageChops.offset(fine, 0, 1).reduce(4)).within(TOLERANCE)

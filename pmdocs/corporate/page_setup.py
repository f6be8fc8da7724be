"""The page set-up of a corporate file as a theme can say it, so that PDF and Word break their pages alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from pmdocs.corporate.package import CorporateFile
from pmdocs.corporate.pages import TWIPS_PER_MM, Section, on_its_side, sections, upright
from pmdocs.corporate.xml import W
from pmdocs.diagnostics import DefinitionError, Diagnostic, Mark, Severity
from pmdocs.theme import Margins, Orientation, Paper, Theme
from pmdocs.theme.codes import CODES
from pmdocs.theme.loading import LARGEST_SHARE, LEAST_MARGIN

_TOLERANCE: Final = 2.0
"""Millimetres by which a sheet may differ from A4 or Letter and still be one."""
LARGEST_SHEET: Final = 558
"""Millimetres; Word's own limit is 22 inches."""
LEAST_ROOM: Final = 90
"""Millimetres between the margins that a table with its columns needs."""
_IN_WORD: Final = "Set paper and margins in Word (Layout > Size, Layout > Margins) and save."
_SIDES: Final = ("top", "right", "bottom", "left")


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Sheet and margins in the words of a theme, and what of the file's they could not say."""

    paper: Paper
    orientation: Orientation
    margins: Margins
    notices: tuple[Diagnostic, ...]

    def on(self, theme: Theme) -> Theme:
        """The theme on these pages."""
        return replace(theme, paper=self.paper, orientation=self.orientation, margins=self.margins)


def usual_section(file: CorporateFile) -> Section:
    """The section of a file whose pages our text is set on."""
    return upright(_sections(file))


def page_setup(file: CorporateFile) -> PageSetup:
    """The page set-up of a file; what a theme cannot have is brought within its bounds, and told.

    Raises DefinitionError for pages that no text can stand on.
    """
    found = _sections(file)
    section, wide = upright(found), on_its_side(found)
    used = [section] if wide is None or wide is section else [section, wide]
    problems = [problem for one in used for problem in _cramped(file, one)]
    if problems:
        raise DefinitionError(problems)
    width, height = (side / TWIPS_PER_MM for side in section.sheet)
    paper, known = _paper(min(width, height), max(width, height))
    notices = (
        [] if known else [_notice(file, f"The sheet is {width:.0f} × {height:.0f} mm; the PDF has {paper.value}.")]
    )
    wanted = dict(zip(_SIDES, (round(side / TWIPS_PER_MM, 1) for side in section.margins), strict=True))
    most = round(min(paper.size) * LARGEST_SHARE)
    kept = {side: float(min(max(size, LEAST_MARGIN), most)) for side, size in wanted.items()}
    notices += (
        _notice(file, f"The {side} margin is {size:g} mm; the PDF has {kept[side]:g} mm.")
        for side, size in wanted.items()
        if kept[side] != size
    )
    orientation = Orientation.LANDSCAPE if section.on_its_side else Orientation.PORTRAIT
    return PageSetup(paper, orientation, Margins(**kept), tuple(notices))


def _sections(file: CorporateFile) -> tuple[Section, ...]:
    root = file.tree(file.main)
    body = root.find(f"{W}body")
    return sections(root if body is None else body)


def _cramped(file: CorporateFile, section: Section) -> Iterator[Diagnostic]:
    """A problem if a sheet is larger than Word knows, or leaves less room than a table needs."""
    (width, height), (top, right, bottom, left) = section.sheet, section.margins
    room = [max(0, round(side / TWIPS_PER_MM)) for side in (width - left - right, height - top - bottom)]
    if max(width, height) > LARGEST_SHEET * TWIPS_PER_MM:
        yield file.damage(f"A sheet is larger than {LARGEST_SHEET} mm.", _IN_WORD)
    elif min(room) < LEAST_ROOM:
        fact = f"Its pages leave {room[0]} × {room[1]} mm for text; {LEAST_ROOM} × {LEAST_ROOM} mm is the least."
        yield file.damage(fact, _IN_WORD)


def sheet_name(width: float, height: float) -> str:
    """What people call a sheet of so many millimetres: ``A4 portrait``, ``A4 landscape``, ``148 × 210 mm``."""
    paper, known = _paper(min(width, height), max(width, height))
    way = "landscape" if width > height else "portrait"
    return f"{paper.value} {way}" if known else f"{width:.0f} × {height:.0f} mm"


def _paper(short: float, long: float) -> tuple[Paper, bool]:
    """The theme's paper that is nearest, and whether it is the same."""

    def distances() -> Iterator[tuple[float, Paper]]:
        for paper in Paper:
            yield max(abs(short - paper.size[0]), abs(long - paper.size[1])), paper

    distance, nearest = min(distances(), key=lambda pair: pair[0])
    return nearest, distance <= _TOLERANCE


def _notice(file: CorporateFile, fact: str) -> Diagnostic:
    return Diagnostic("PM367", fact, CODES["PM367"].remedy, Mark(file.path), Severity.NOTICE)

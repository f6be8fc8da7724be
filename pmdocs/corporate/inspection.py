"""What is in a corporate file: which style plays which part, what is missing, and the pages, fonts and colours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pmdocs.corporate.hindrances import left_out
from pmdocs.corporate.logo import LogoPicture, find_logo
from pmdocs.corporate.package import CorporateFile
from pmdocs.corporate.page_setup import page_setup, sheet_name, usual_section
from pmdocs.corporate.pages import KINDS, PLACES, TWIPS_PER_MM, is_shown, on_its_side, sections, story
from pmdocs.corporate.palette import Look, Palette
from pmdocs.corporate.roles import ROLES, Role, is_counted, played_by
from pmdocs.corporate.style_book import StyleBook, usual_table_of
from pmdocs.corporate.xml import Element, W
from pmdocs.diagnostics import Diagnostic

COLOUR_NAMES: Final = ("text1", "text2", "background2", *(f"accent{n}" for n in range(1, 7)), "hyperlink")
_DRAWN: Final = (f"{W}drawing", f"{W}pict", f"{W}object")
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Played:
    """A role and the style that plays it; `name` and `identity` are None where ours will be added.

    `look` is what words in the style come to; None for tables and words. `counted` is true for headings that Word
    numbers by itself.
    """

    role: Role
    name: str | None = None
    identity: str | None = None
    look: Look | None = None
    counted: bool = False


@dataclass(frozen=True, slots=True)
class PagePart:
    """A header or footer: which pages it is for (``default``, ``first``, ``even``), its words, how many pictures."""

    kind: str
    place: str
    words: str
    pictures: int


@dataclass(frozen=True, slots=True)
class Inspection:
    """Everything worth knowing about a corporate file before documents are made from it.

    `margins` are top, right, bottom and left in millimetres; `wide` says whether the file has a page of its own for
    wide tables; `left_out` names settings that are not handed on.
    """

    path: Path
    played: tuple[Played, ...]
    sheet: str
    margins: tuple[float, float, float, float]
    wide: bool
    fonts: Mapping[str, str]
    colours: Mapping[str, str]
    parts: tuple[PagePart, ...]
    logo: LogoPicture | None
    left_out: tuple[str, ...]
    notices: tuple[Diagnostic, ...]

    @property
    def missing(self) -> tuple[Role, ...]:
        """The roles that styles of ours will play."""
        return tuple(one.role for one in self.played if one.identity is None)

    def has(self, kind: str) -> bool:
        """True if the file has a header (or footer) that is used."""
        return any(one.kind == kind for one in self.parts)


def inspect(file: CorporateFile) -> Inspection:
    """Look through a file; whatever it lacks is told as missing."""
    book, palette, section = style_book(file), Palette(file), usual_section(file)
    body = file.tree(file.main).find(f"{W}body")
    return Inspection(
        path=file.path,
        played=tuple(_played(role, book, palette) for role in ROLES),
        sheet=sheet_name(*(side / TWIPS_PER_MM for side in section.sheet)),
        margins=_in_millimetres(section.margins),
        wide=body is not None and on_its_side(sections(body)) is not None,
        fonts=_fonts(book, palette),
        colours={name: colour for name in COLOUR_NAMES if (colour := palette.colour(name))},
        parts=_page_parts(file),
        logo=find_logo(file),
        left_out=left_out(file),
        notices=page_setup(file).notices,
    )


def style_book(file: CorporateFile) -> StyleBook:
    """The styles of a file; an empty book where it has none."""
    name, settings = file.related("styles"), file.related("settings")
    usual_table = usual_table_of(file.tree(settings)) if settings else ""
    return StyleBook(file.tree(name) if name else file.tree(file.main), usual_table)


def _played(role: Role, book: StyleBook, palette: Palette) -> Played:
    style = played_by(role.canonical, role.kind, book)
    if style is None:
        return Played(role)
    look = palette.look(style, book) if role.kind == "paragraph" else None
    heading = book.property(style, "pPr/outlineLvl", "val") is not None
    return Played(role, style.name, style.identity, look, heading and is_counted(style, book))


def _fonts(book: StyleBook, palette: Palette) -> dict[str, str]:
    text = played_by("Body Text", "paragraph", book) or book.find("Normal", "paragraph")
    heading = book.find("heading 1", "paragraph") or book.find("Title", "paragraph")
    found = {"text": palette.look(text, book).font}
    return found | ({"headings": palette.look(heading, book).font} if heading else {})


def _page_parts(file: CorporateFile) -> tuple[PagePart, ...]:
    section = usual_section(file)
    found = []
    for kind in KINDS:
        for place in PLACES:
            root = story(file, section.shown(kind, place))
            if root is not None and is_shown(root) and (place != "first" or section.other_first_page):
                found.append(PagePart(kind, place, _words(root), sum(1 for _ in root.iter(*_DRAWN))))
    return tuple(found)


def _words(root: Element) -> str:
    pieces = {f"{W}tab": " ", f"{W}br": " ", f"{W}p": " "}
    words = "".join(pieces.get(str(one.tag), one.text or "") for one in root.iter(*pieces, f"{W}t"))
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _in_millimetres(margins: tuple[int, int, int, int]) -> tuple[float, float, float, float]:
    top, right, bottom, left = (round(side / TWIPS_PER_MM, 1) for side in margins)
    return top, right, bottom, left

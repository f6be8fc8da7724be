"""The document while it is being written, and the places in it where blocks can be put."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from docx.document import Document

from pmdocs.writers.docx.air import ends_with_table, filled_gap, give_air, thin
from pmdocs.writers.docx.anchors import Anchors
from pmdocs.writers.docx.covers import cover_layout
from pmdocs.writers.docx.elements import Element, W, keep_with_next, paragraph, set_property, sub, w
from pmdocs.writers.docx.furniture import Furniture
from pmdocs.writers.docx.layout import Columns, Layout, usual
from pmdocs.writers.docx.line import PLAIN, Format, Line
from pmdocs.writers.docx.numbering import Numbering
from pmdocs.writers.docx.styles import Air

if TYPE_CHECKING:
    from pmdocs.charts import ChartSpec
    from pmdocs.theme import Theme

_TWIPS_PER_SIZE: Final = 160  # letters of 8 points, as narrow columns have them
BlockWriter: TypeAlias = Callable[[Element, "Flow"], None]


class Manuscript:
    """One Word document in the making: its body, its running numbers, and what waits for the next paragraph."""

    def __init__(
        self,
        document: Document,
        theme: Theme,
        anchors: Anchors,
        blocks: Mapping[str, BlockWriter],
        furniture: Furniture,
    ) -> None:
        """Start with an empty body on upright pages; header and footer come when a section needs them."""
        self.document, self.theme, self.anchors, self.blocks = document, theme, anchors, blocks
        self.right_to_left = False
        self.contents_depth = 0  # headings down to this level are in the table of contents
        self.pages: Mapping[str, int] = {}
        self.air: Air | None = None  # the white by what stands above; None on the pages of an organisation's own file
        self.folder: Path | None = None
        self.charts: Mapping[str, ChartSpec] = {}
        self.language = ""
        self.created = date(1980, 1, 1)
        self.body: Element = document.element.body
        self.layout = self.upright = usual(theme)
        self.sideways, self.cover = self.upright.turned(), cover_layout(theme)
        self.logo = theme.logo
        self.numbering = Numbering(document.part.numbering_part.element)
        self.taken: frozenset[int] = frozenset()  # numbers that headers of the base file carry already
        self._furniture = furniture
        self._identities = count(1)
        self._charts = count(1)
        self._waiting: list[str] = []
        self._new_page = self._new_column = False
        self.body.clear()
        self._section_start = 0

    def next_identity(self) -> int:
        """A number no bookmark, drawing or control of this document has yet."""
        return next(identity for identity in self._identities if identity not in self.taken)

    def next_chart(self) -> int:
        """The number of the next native chart."""
        return next(self._charts)

    def mark(self, place: str | None) -> None:
        """Remember that the next paragraph starts a place others may lead to."""
        self._waiting.extend(self.anchors.at(place))

    @property
    def marks_wait(self) -> bool:
        """True while a place has no paragraph yet."""
        return bool(self._waiting)

    def waiting_marks(self) -> tuple[str, ...]:
        """The bookmarks for the paragraph that starts now."""
        marks, self._waiting = tuple(self._waiting), []
        return marks

    def start_page(self) -> None:
        """Let the next paragraph start a new page, unless it does so anyway."""
        self._new_page = len(self.body) > self._section_start
        if not self._new_page:
            self.layout = replace(self.layout, continuous=False)

    @property
    def page_waits(self) -> bool:
        """True while the next paragraph has to start a new page."""
        return self._new_page

    def takes_new_page(self) -> bool:
        """True once, for the paragraph that has to start a new page."""
        wanted, self._new_page = self._new_page, False
        return wanted

    @contextmanager
    def pages_like(self, layout: Layout) -> Iterator[None]:
        """Put what is written meanwhile into a section of its own."""
        self._close_section()
        before, self.layout = self.layout.sheet, layout
        yield
        self._close_section()
        self.layout = before

    @contextmanager
    def columns(self, columns: Columns) -> Iterator[None]:
        """Put what is written meanwhile side by side, and what follows below it, on the same pages."""
        starts_page, follows = self.takes_new_page(), len(self.body) > self._section_start
        goes_on = not starts_page if follows else self.layout.continuous
        if goes_on:
            self.body.append(filled_gap("Gap" if ends_with_table(self.body) else "ColumnGap"))
        self._close_section()
        sheet = self.layout.sheet
        self.layout = replace(sheet, columns=columns, continuous=goes_on)
        yield
        self._close_section()
        self.layout = replace(sheet, continuous=True)

    def next_column(self) -> None:
        """Let the next paragraph start at the top of the next column."""
        self._new_column = True

    @property
    def column_waits(self) -> bool:
        """True while the next paragraph has to start a column."""
        return self._new_column

    def takes_new_column(self) -> bool:
        """True once, for the paragraph that has to start a column."""
        wanted, self._new_column = self._new_column, False
        return wanted

    def finish(self) -> None:
        """Close the last section; a Word document ends with a paragraph and the properties of its last section."""
        if len(self.body) == self._section_start and len(self.body):
            properties = self.body[-1][0]
            last = properties[-1]
            properties.remove(last)
            self.body.append(last)
            return
        if not len(self.body) or self.body[-1].tag != W + "p":
            self.body.append(thin(paragraph("Gap")))
        self.body.append(self._section())

    def _close_section(self) -> None:
        if len(self.body) == self._section_start:
            return
        if self.body[-1].tag != W + "p":
            self.body.append(thin(filled_gap("Gap") if self.layout.columns else paragraph("Gap")))
        set_property(self.body[-1], self._section())
        self._section_start = len(self.body)
        self._new_page = False

    @property
    def opens_page(self) -> bool:
        """True while the next paragraph is the first of a section that starts a page."""
        begins = len(self.body) == self._section_start > 0
        return begins and not self.layout.continuous and self.layout.columns is None

    def _section(self) -> Element:
        return self._furniture.section(self.layout, self.right_to_left)


@dataclass(frozen=True, slots=True)
class ListStyles:
    """The paragraph styles of lists in one kind of place, by depth.

    `numbers` is the abstract list of numbering.xml that numbered lists count by; `bullets` the list that bullets
    belong to where their style does not say so itself.
    """

    bullet: tuple[str, str, str]
    number: tuple[str, str, str]
    plain: tuple[str, str, str]
    more: tuple[str, str, str]
    check: str
    numbers: int
    bullets: str = ""


BODY_LISTS: Final = ListStyles(
    bullet=("ListBullet", "ListBullet2", "ListBullet3"),
    number=("ListNumber", "ListNumber2", "ListNumber3"),
    plain=("List", "List2", "List3"),
    more=("ListContinue", "ListContinue2", "ListContinue3"),
    check="Checklist",
    numbers=1,
)


@dataclass(frozen=True, slots=True)
class Flow:
    """A place that takes blocks: the body, a cell, a callout; and how plain text looks there.

    `first` is the style of the very first paragraph where it differs, as in a list item; `depth` counts the lists
    around the place; in a `card`, headings carry the card's rule.
    """

    book: Manuscript
    parent: Element
    style: str
    width: int
    first: str = ""
    start: int = 0
    look: Format = PLAIN
    lists: ListStyles = BODY_LISTS
    depth: int = 0
    card: bool = False
    direction: str = ""  # "rtl" or "ltr" where it is not the document's own

    def next_style(self) -> str:
        """The style of the next plain paragraph."""
        return self.first if self.first and len(self.parent) == self.start else self.style

    @contextmanager
    def line(self, style: str) -> Iterator[Line]:
        """A new paragraph of a style, with the bookmarks and the page break that were waiting for it."""
        one, book = paragraph(style), self.book
        new_page = book.takes_new_page()
        if new_page:
            sub(one[0], "pageBreakBefore")
        if self.parent is book.body and book.air is not None and not book.column_waits:
            give_air(one, style, book.body, book.air, head_of_page=new_page or book.opens_page)
        self.parent.append(one)
        if self.direction:
            sub(one[0], "bidi", val="1" if self.direction == "rtl" else "0")
        marks = [(name, str(book.next_identity())) for name in book.waiting_marks()]
        if book.takes_new_column():
            one.append(_column_break())
        for name, identity in marks:
            sub(one, "bookmarkStart", id=identity, name=name)
        line = Line(one, self.look, self.width / _TWIPS_PER_SIZE)
        yield line
        line.trim()
        for _, identity in reversed(marks):
            sub(one, "bookmarkEnd", id=identity)

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep what is written meanwhile on one page."""
        start = len(self.parent)
        yield
        for block in list(self.parent)[start:-1]:
            keep_with_next(block)
        if len(self.parent) > start and self.parent[-1].tag == W + "tbl":
            for row in self.parent[-1].findall(W + "tr")[:-1]:
                keep_with_next(row)


def _column_break() -> Element:
    """Word leaves the line of the break in the column before, so its letters are the smallest."""
    return w("r", w("rPr", w("sz", val="2"), w("szCs", val="2")), w("br", type="column"))

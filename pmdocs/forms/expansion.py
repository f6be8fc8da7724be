"""Turns the marks inside a filled-in form into Word's own formatting: runs, paragraphs, lists and links."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Final, cast

from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.parser import OxmlElement
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R
from docx.shared import Twips
from docx.text.font import Font
from docx.text.parfmt import ParagraphFormat

from pmdocs.forms.list_styles import ListStyles
from pmdocs.forms.marks import chart_mark, chart_number, has_marks, pieces, without_marks
from pmdocs.forms.xml import XML_SPACE, A, Element, M, W

BULLET: Final = "•"
_START: Final = re.compile(r'start="(\d+)"')
_STEP: Final = 340
"""How far each level of a list stands in, in twentieths of a point."""
_PLAIN_TEXTS: Final = (f"{W}instrText", f"{W}delText", f"{A}t", f"{M}t")
"""Elements that hold words, but no runs that could be formatted."""
_CODE_FACE: Final = "Consolas"
_ADDRESS: Final = re.compile(r'href="((?:https?://|mailto:)[^"]*)"', re.IGNORECASE)


def expand(root: Element, styles: ListStyles) -> None:
    """Write out every mark of a part; marks where only plain words can stand are dropped."""
    for run in cast("list[CT_R]", list(root.iter(f"{W}r"))):
        if any(has_marks(text.text or "") for text in run.iterchildren(f"{W}t")):
            _Expansion(run, styles).write()
    for element in root.iter("*"):
        if element.tag in _PLAIN_TEXTS:
            element.text = without_marks(element.text or "")
        for name, value in element.attrib.items():
            if has_marks(str(value)):
                element.set(name, without_marks(str(value)))


@dataclass(slots=True)
class _Level:
    """One list that is open: its number so far, None for bullets."""

    number: int | None


@dataclass(slots=True)
class _Expansion:
    """Writes one run anew, piece by piece, before the run itself, which goes at the end."""

    run: CT_R
    styles: ListStyles
    format: dict[str, bool] = field(default_factory=dict)
    lists: list[_Level] = field(default_factory=list)
    ended: bool = False
    in_link: bool = False
    look: Any = None

    def __post_init__(self) -> None:
        """Keep the look of the paragraph, which every further paragraph gets."""
        paragraph = self.run.getparent()
        if isinstance(paragraph, CT_P):
            self.look = deepcopy(paragraph.get_or_add_pPr())
            for section in self.look.findall(f"{W}sectPr"):
                self.look.remove(section)

    def write(self) -> None:
        """Write every piece; pictures, tabs and breaks of the run keep their place among the words."""
        for child in list(self.run):
            if child.tag == f"{W}t":
                for piece in pieces(child.text or ""):
                    self._words(piece.words) if piece.words else self._mark(piece.mark)
            elif child.tag != f"{W}rPr":
                self._put(child)
        parent = self.run.getparent()
        if parent is not None:
            parent.remove(self.run)

    def _words(self, words: str) -> None:
        text = OxmlElement("w:t")
        text.text = words
        text.set(XML_SPACE, "preserve")
        self._put(text)

    def _put(self, content: Any) -> None:
        """A new run with the look of the old one, and what the open marks add to it."""
        run = OxmlElement("w:r")
        if self.run.rPr is not None:
            run.append(deepcopy(self.run.rPr))
        run.append(content)
        font = Font(cast("CT_R", run))
        for mark, on in self.format.items():
            if on:
                _FORMATS[mark](font)
        self.run.addprevious(run)

    def _mark(self, mark: str) -> None:
        name = mark.split(" ", 1)[0]
        if chart_number(mark) is not None:
            self._chart(mark)
        elif name in ("a", "/a"):
            self._link(mark)
        elif name.removeprefix("/") in _FORMATS:
            self.format[name.removeprefix("/")] = not name.startswith("/")
        elif name == "br":
            self._put(OxmlElement("w:br"))
        elif name in _BLOCKS:
            _BLOCKS[name](self, mark)

    def _chart(self, mark: str) -> None:
        """The chart stays a mark, in a run of its own, until the file is put together."""
        text = OxmlElement("w:t")
        text.text = str(chart_mark(chart_number(mark) or 0))
        self._put(text)

    def _link(self, mark: str) -> None:
        """A link as a field, which needs no entry in another part of the file."""
        address = _ADDRESS.search(mark)
        if mark == "/a":
            if self.in_link:
                self._put(_field_mark("end"))
            self.in_link = self.format["a"] = False
        elif address:
            self._put(_field_mark("begin"))
            instruction = OxmlElement("w:instrText")
            instruction.text = f' HYPERLINK "{address[1]}" '
            instruction.set(XML_SPACE, "preserve")
            self._put(instruction)
            self._put(_field_mark("separate"))
            self.in_link = self.format["a"] = True

    def _paragraph(self, _: str) -> None:
        """A paragraph begins: a new one if one was ended before, else it goes on where the tag stands."""
        if self.ended:
            self._break()

    def _ends(self, _: str) -> None:
        self.ended = True

    def _break(self) -> None:
        paragraph = self.run.getparent()
        if not isinstance(paragraph, CT_P):
            self._put(OxmlElement("w:br"))  # inside a link or a control, the line is all that can be broken
            self.ended = False
            return
        following = OxmlElement("w:p")
        following.append(deepcopy(self.look))
        for section in paragraph.get_or_add_pPr().findall(f"{W}sectPr"):
            following[0].append(section)  # the section ends with the last of them
        rest = [self.run, *self.run.itersiblings()]
        paragraph.addnext(following)
        following.extend(rest)
        self.ended = False

    def _list(self, mark: str) -> None:
        start = _START.search(mark)
        self.lists.append(_Level((int(start[1]) if start else 1) if mark.startswith("ol") else None))

    def _list_ends(self, _: str) -> None:
        self.lists.pop()

    def _item(self, _: str) -> None:
        if self.ended or self._words_before():
            self._break()
        paragraph, level = self.run.getparent(), self.lists[-1]
        if isinstance(paragraph, CT_P):
            self._as_item(paragraph, level)
        if level.number is not None:
            level.number += 1

    def _words_before(self) -> bool:
        """True if the paragraph says something before the tag, which must not become part of the first item."""
        return any(text.text for run in self.run.itersiblings(preceding=True) for text in run.iter(f"{W}t"))

    def _as_item(self, paragraph: CT_P, level: _Level) -> None:
        if self._in_list():
            return
        depth = len(self.lists)
        if level.number is None and depth in self.styles.bullets:
            paragraph.get_or_add_pPr().style = self.styles.bullets[depth]
            return
        look = ParagraphFormat(paragraph)
        look.left_indent, look.first_line_indent = Twips(_STEP * depth), Twips(-_STEP)
        self._words(BULLET if level.number is None else f"{level.number}.")
        self._put(OxmlElement("w:tab"))

    def _in_list(self) -> bool:
        """True if the form made the paragraph part of a list of its own: its items need no further sign."""
        return self.look is None or self.look.numPr is not None or self.look.style in self.styles.every


def _field_mark(kind: str) -> Any:
    mark = OxmlElement("w:fldChar")
    mark.set(f"{W}fldCharType", kind)
    return mark


def _bold(font: Font) -> None:
    font.bold = True


def _italic(font: Font) -> None:
    font.italic = True


def _code(font: Font) -> None:
    font.name = _CODE_FACE


def _open_point(font: Font) -> None:
    font.highlight_color = WD_COLOR_INDEX.YELLOW


def _underlined(font: Font) -> None:
    font.underline = True


_FORMATS: Final[Mapping[str, Callable[[Font], None]]] = {
    "strong": _bold,
    "em": _italic,
    "code": _code,
    "span": _open_point,
    "a": _underlined,
}
_BLOCKS: Final[Mapping[str, Callable[[_Expansion, str], None]]] = {
    "p": _Expansion._paragraph,
    "/p": _Expansion._ends,
    "/li": _Expansion._ends,
    "ul": _Expansion._list,
    "ol": _Expansion._list,
    "/ul": _Expansion._list_ends,
    "/ol": _Expansion._list_ends,
    "li": _Expansion._item,
}

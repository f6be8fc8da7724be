"""The table of contents: Word's own field, already filled, with page numbers from the layout of the PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pmdocs.writers.docx.elements import Element, parse, set_property, w
from pmdocs.writers.docx.fields import field, field_end, field_start
from pmdocs.writers.docx.manuscript import Flow
from pmdocs.writers.docx.reading import classes

# The frame that Word's References > Table of Contents puts around one: it brings the "Update Table" tab.
_FRAME = """
<w:sdt>
  <w:sdtPr>
    <w:id w:val="{identity}"/>
    <w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>
  </w:sdtPr>
  <w:sdtContent/>
</w:sdt>
"""


def contents(element: Element, flow: Flow) -> None:
    """One line per entry; nothing at all where the document has no headings to list."""
    entries = list(element.iter("li"))
    if not entries:
        return
    frame = parse(_FRAME.format(identity=flow.book.next_identity()).strip())
    flow.parent.append(frame)
    inside = replace(flow, parent=frame[-1])
    # No switch for outline levels: unlisted headings have one, for the navigation pane, but no built-in style.
    instruction = f'TOC \\o "1-{element.get("data-depth") or "2"}" \\h \\z'
    # One field around all entries. Its end has no paragraph to itself, which could be all that a page holds.
    for item in entries:
        opening = list(field_start(instruction)) if item is entries[0] else []
        _entry(item, inside, opening, [field_end()] if item is entries[-1] else [])


def _entry(item: Element, flow: Flow, opening: list[Element], closing: list[Element]) -> None:
    link = next(item.iter("a"))
    target = (link.get("href") or "")[1:]
    bookmark = flow.book.anchors.contents[target]
    with flow.line(f"TOC{_level(item)}") as line:
        if flow.book.layout.landscape:
            _move_tab(line.paragraph, flow)
        for run in opening:
            line.node(run)
        with line.inside(w("hyperlink", anchor=bookmark, history="1")):
            line.text(link.text or "", flow.look)
            line.tab()
            for run in _page(bookmark, flow.book.pages.get(target)):
                line.node(run)
        for run in closing:
            line.node(run)


def _level(item: Element) -> int:
    return next((int(kind[4:]) for kind in classes(item) if kind.startswith("toc-")), 1)


def _page(bookmark: str, page: int | None) -> Iterator[Element]:
    """The page as a field; a page that nobody has laid out yet shows nothing rather than a guess."""
    return field(f"PAGEREF {bookmark} \\h", "" if page is None else str(page))


def _move_tab(paragraph: Element, flow: Flow) -> None:
    old = w("tab", val="clear", pos=str(flow.book.upright.text_width))
    set_property(paragraph, w("tabs", old, w("tab", val="right", leader="dot", pos=str(flow.width))))

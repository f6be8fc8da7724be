"""Writes lists with Word's own list styles; a numbered list counts from its own start, a checklist can be ticked."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from pmdocs.writers.docx.content import spoken, write_content
from pmdocs.writers.docx.elements import Element, parse, set_property, w
from pmdocs.writers.docx.manuscript import Flow
from pmdocs.writers.docx.reading import classes

_DEEPEST: Final = 2
# A box as Word's own "check box" control writes it: one click ticks it.
_BOX: Final = """
<w:sdt>
  <w:sdtPr>
    <w:id w:val="{identity}"/>
    <w14:checkbox>
      <w14:checked w14:val="{ticked}"/>
      <w14:checkedState w14:val="2611" w14:font="Segoe UI Symbol"/>
      <w14:uncheckedState w14:val="2610" w14:font="Segoe UI Symbol"/>
    </w14:checkbox>
  </w:sdtPr>
  <w:sdtContent>
    <w:r>
      <w:rPr><w:rStyle w:val="{style}"/></w:rPr>
      <w:t>{shape}</w:t>
    </w:r>
  </w:sdtContent>
</w:sdt>
"""


def bullets(element: Element, flow: Flow) -> None:
    """A ``ul``: bullets, a checklist, or no mark at all."""
    kinds = classes(element)
    depth = min(flow.depth, _DEEPEST)
    if "checklist" in kinds:
        _items(element, flow, flow.lists.check, boxes=True)
    elif "plain" in kinds:
        _items(element, flow, flow.lists.plain[depth])
    else:
        _items(element, flow, flow.lists.bullet[depth], flow.book.numbering.number(flow.lists.bullets))


def numbers(element: Element, flow: Flow) -> None:
    """An ``ol``, counted from its start, whatever lists came before."""
    depth = min(flow.depth, _DEEPEST)
    number, level = flow.book.numbering.restarted(flow.lists.numbers, depth, int(element.get("start") or "1"))
    _items(element, flow, flow.lists.number[depth], number, level)


def _items(
    element: Element, flow: Flow, style: str, number: str = "", level: int | None = None, boxes: bool = False
) -> None:
    depth = min(flow.depth, _DEEPEST)
    level = depth if level is None else level
    for item in element.iterchildren("li"):
        start = len(flow.parent)
        flow.book.mark(item.get("id"))
        inside = replace(flow, start=start, first=style, style=flow.lists.more[depth], depth=flow.depth + 1)
        write_content(item, spoken(item, inside))
        if len(flow.parent) > start and number:
            set_property(flow.parent[start], w("numPr", w("ilvl", val=str(level)), w("numId", val=number)))
        if len(flow.parent) > start and boxes:
            box = _box("done" in classes(item), flow.book.next_identity())
            flow.parent[start][1:1] = [box, w("r", w("tab"))]


def _box(ticked: bool, identity: int) -> Element:
    shape, style = ("☑", "BoxDone") if ticked else ("☐", "BoxOpen")
    return parse(_BOX.format(identity=identity, ticked=int(ticked), shape=shape, style=style).strip())

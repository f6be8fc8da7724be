"""Makes a style of ours look as meant on top of a stranger: what it would inherit by accident is set back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pmdocs.corporate.style_book import StyleBook, WordStyle
from pmdocs.writers.docx.corporate.order import child, put
from pmdocs.writers.docx.elements import Element, W, w

_SIDES: Final = ("left", "right", "start", "end", "firstLine", "hanging")
_SWITCHES: Final = ("keepNext", "keepLines", "pageBreakBefore", "contextualSpacing", "suppressAutoHyphens")
_WEIGHTS: Final = ("b", "i", "caps", "smallCaps")
_EDGES: Final = ("top", "left", "bottom", "right", "between")
_FLUSH: Final = (None, "left", "start")
_THEMED: Final = ("themeColor", "themeTint", "themeShade", "themeFill", "themeFillTint", "themeFillShade")


@dataclass(frozen=True, slots=True)
class Ground:
    """What a style of ours stands on: a style of theirs, the book it is in, and the line spacing ours were made for."""

    style: WordStyle | None
    book: StyleBook
    leading: str

    def says(self, path: str, attribute: str = "val") -> str | None:
        """What would be inherited."""
        return self.book.property(self.style, path, attribute)

    def has(self, path: str) -> bool:
        """True if a property of that name would be inherited, whatever it says."""
        return any(one.element.find(_path(path)) is not None for one in self._chain())

    def on(self, path: str) -> bool:
        """True if a switch would be inherited as on."""
        return self.book.has(self.style, path)

    def _chain(self) -> tuple[WordStyle, ...]:
        return tuple(self.book.chain(self.style)) if self.style else ()


def stand_on_text(style: Element, ground: Ground) -> None:
    """A style that is no running text, on their "Normal": no indents, air, frames or numbers but its own."""
    properties = child(style, "pPr")
    _space(properties, ground)
    _indent(properties, ground)
    _switches(properties, ground)
    if ground.says("pPr/jc") not in _FLUSH and properties.find(f"{W}jc") is None:
        put(properties, w("jc", val="left"))
    _no_frame(properties, ground)
    _no_number(properties, ground)
    _weight(style, ground)


def stand_on_running_text(style: Element, ground: Ground) -> None:
    """A style of running text, on theirs: where ours has an indent, theirs is not added to it.

    It stands at the edge of their text, but what indents the first line of a paragraph is not for a note or a lead.
    """
    properties = child(style, "pPr")
    if properties.find(f"{W}ind") is not None:
        _indent(properties, ground)
    elif properties.find(f"{W}numPr") is None and ground.says("pPr/ind", "firstLine") not in (None, "0"):
        put(properties, w("ind", firstLine="0"))


def stand_on_heading(style: Element, ground: Ground) -> None:
    """A heading outside the count, on one that may be counted: it has neither number nor the room for one."""
    if ground.has("pPr/numPr"):
        properties = child(style, "pPr")
        put(properties, w("numPr", w("numId", val="0")))
        indent = child(properties, "ind")
        indent.attrib.update({f"{W}left": "0", f"{W}firstLine": "0"})


def in_plain_colours(element: Element) -> None:
    """Colours as our theme says: a link to a colour of the file's own theme would show that one instead."""
    for one in element.iter():
        for name in _THEMED:
            one.attrib.pop(W + name, "")


def _space(properties: Element, ground: Ground) -> None:
    wanted = {}
    for side in ("before", "after"):
        if ground.says("pPr/spacing", side) not in (None, "0"):
            wanted[side] = "0"
        if ground.says("pPr/spacing", f"{side}Autospacing") not in (None, "0", "false"):
            wanted[f"{side}Autospacing"] = "0"
    if ground.says("pPr/spacing", "line"):
        wanted |= {"line": ground.leading, "lineRule": "auto"}
    _fill(properties, "spacing", wanted)


def _indent(properties: Element, ground: Ground) -> None:
    odd = [side for side in _SIDES if ground.says("pPr/ind", side) not in (None, "0")]
    # Word takes the first line's indent and its opposite as one, so the last word must be one of the two.
    wanted = {side: "0" for side in odd if side != "hanging"} | ({"firstLine": "0"} if "hanging" in odd else {})
    own = properties.find(f"{W}ind")
    if own is not None and own.get(f"{W}hanging"):
        wanted.pop("firstLine", None)
    _fill(properties, "ind", wanted)


def _fill(properties: Element, tag: str, wanted: dict[str, str]) -> None:
    """Say what the style itself does not say."""
    if not wanted:
        return
    element = child(properties, tag)
    if "line" in wanted and element.get(f"{W}line"):
        wanted = {name: value for name, value in wanted.items() if name not in ("line", "lineRule")}
    for name, value in wanted.items():
        if element.get(W + name) is None:
            element.set(W + name, value)


def _switches(properties: Element, ground: Ground) -> None:
    for tag in _SWITCHES:
        if ground.on(f"pPr/{tag}") and properties.find(W + tag) is None:
            put(properties, w(tag, val="0"))


def _no_frame(properties: Element, ground: Ground) -> None:
    if ground.has("pPr/pBdr") and properties.find(f"{W}pBdr") is None:
        edges = (w(edge, val="none", sz="0", space="0", color="auto") for edge in _EDGES)
        put(properties, w("pBdr", *edges))
    if ground.has("pPr/shd") and properties.find(f"{W}shd") is None:
        put(properties, w("shd", val="clear", color="auto", fill="auto"))


def _no_number(properties: Element, ground: Ground) -> None:
    if ground.has("pPr/numPr") and properties.find(f"{W}numPr") is None:
        put(properties, w("numPr", w("numId", val="0")))


def _weight(style: Element, ground: Ground) -> None:
    odd = [tag for tag in _WEIGHTS if ground.on(f"rPr/{tag}")]
    if not odd:
        return
    properties = child(style, "rPr")
    for tag in odd:
        if properties.find(W + tag) is None:
            put(properties, w(tag, val="0"))


def _path(path: str) -> str:
    return "/".join(W + step for step in path.split("/"))

"""The head and foot of every page, and the cover's measures, as a style sheet made for one document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from xml.etree.ElementTree import Element

from pmdocs.markup import classes
from pmdocs.theme import Theme
from pmdocs.theme.cover import size_share
from pmdocs.theme.css import quoted

LONGEST_LINE: Final = 110
"""Letters of a header or footer line; longer ones are shortened, their words stand in the document itself."""

_WIDTHS: Final = {"left": "44%", "center": "12%", "right": "44%"}


def furniture_css(root: Element, theme: Theme) -> str:
    """Margin boxes with this document's words."""
    named = {meta.get("name", ""): meta.get("content", "") for meta in root.iterfind("head/meta")}
    boxes = {
        "top-left": _words(theme.furniture.header_left, named.get("pm-header-left")),
        "top-right": _words(theme.furniture.header_right, named.get("pm-header-right")),
        "bottom-left": _words(theme.furniture.footer_left, named.get("pm-footer-left")),
        "bottom-right": page_label(named.get("pm-page-label", "Page {n} of {m}")),
    }
    boxes["top-center"] = quoted(_shortened(named.get("pm-watermark", "")))
    boxes["bottom-center"] = quoted("")
    rules = "".join(_box(name, content, theme) for name, content in boxes.items())
    return f"@page {{ {rules} }}\n@page cover {{ {_none(boxes)} }}\n{_cover_sizes(root)}"


def page_label(label: str) -> str:
    """The words "Page {n} of {m}", in any language, as CSS content."""
    parts = []
    for piece in label.replace("{n}", "\0n\0").replace("{m}", "\0m\0").split("\0"):
        if piece:
            parts.append({"n": "counter(page)", "m": "counter(pages)"}.get(piece) or quoted(piece))
    return " ".join(parts)


def _words(from_theme: str | None, from_document: str | None) -> str:
    return quoted(_shortened(from_document or "" if from_theme is None else from_theme))


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_LINE else text[: LONGEST_LINE - 1].rstrip() + "…"


def _box(name: str, content: str, theme: Theme) -> str:
    colours, top = theme.colours, name.startswith("top")
    edge = f"border-{'bottom' if top else 'top'}: 0.4pt solid {colours.line}"
    inner = "vertical-align: bottom; padding-bottom: 1.8mm" if top else "vertical-align: top; padding-top: 1.8mm"
    outer = "margin-bottom: 8mm" if top else "margin-top: 7mm"
    side = "left" if name.endswith("left") else "center" if name.endswith("center") else "right"
    look = f"color: {colours.muted}; font-size: 7.8pt; line-height: 1.25; text-align: {side}"
    if name == "top-center":
        look = f"color: {colours.amber}; font-size: 7.8pt; font-weight: 700; text-align: center"
    return f"@{name} {{ content: {content}; {look}; {edge}; {inner}; {outer}; width: {_WIDTHS[side]} }} "


def _none(boxes: Mapping[str, str]) -> str:
    return " ".join(f"@{name} {{ content: none }}" for name in boxes)


def _cover_sizes(root: Element) -> str:
    """A cover's words keep to a few lines however long they are."""
    shares = {name: size_share(name, _on_cover(root, name)) for name in ("title", "subtitle")}
    return "\n".join(
        f"section.cover > p.{name} {{ font-size: calc(var(--{name}-size) * {share:g}) }}"
        for name, share in shares.items()
    )


def _on_cover(root: Element, name: str) -> str:
    """The words of that class on the cover; none without one."""
    covers = (section for section in root.iter("section") if "cover" in classes(section))
    found = (p for cover in covers for p in cover.iterfind("p") if name in classes(p))
    return next(("".join(words.itertext()) for words in found), "")
